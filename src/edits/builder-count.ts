import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { BuilderCount } from '../catalogue/batch-forms.js';
import { bare, calledName, keyName } from '../resolve/syntax.js';
import { methodName, type Replaced } from './batch-chain.js';
import type { ColumnComparison } from './batch-comparison.js';
import type { CountedRow } from './counted-row.js';

/** A call by which a builder counts rows. */
export interface CountCall {
  readonly call: TSESTree.CallExpression;
  /** What the call is given: the only thing that it counts, and its name. */
  readonly name: TSESTree.Node;
  readonly counted: Omit<CountedRow, 'isRow'>;
  readonly fact: BuilderCount;
}

/** Which call of a builder counts, under a name that its text shows, if that is all that is selected? */
export function countIn(
  calls: readonly TSESTree.CallExpression[],
  fact: BuilderCount | undefined,
  isTyped: boolean,
): CountCall | undefined {
  const [call, ...others] = calls.filter((one) => methodName(one) === fact?.call);
  const [given, ...more] = call?.arguments ?? [];
  if (!fact || !call || !given || others.length > 0 || more.length > 0) return undefined;
  // The type of such an answer has no place for another column, unless the object takes it.
  if (isTyped && given.type === AST_NODE_TYPES.ObjectExpression && fact.puts === undefined) return undefined;
  const named = namedIn(given, methodName(call));
  if (!named) return undefined;
  const isNumber = fact.isNumber === true && named.isOwn;
  return { call, name: given, counted: { name: named.name, isNumber, none: '0' }, fact };
}

interface Named {
  readonly name: string;
  /** A function of the library counts. */
  readonly isOwn: boolean;
}

const counting = /^count(?:All|Distinct)?$/u;

/** `'* as total'`, `{ total: '*' }`, `{ total: count() }`, and a function that gives `….countAll().as('total')`. */
function namedIn(given: TSESTree.Node, method: string): Named | undefined {
  const isCount = counting.test(method);
  switch (given.type) {
    case AST_NODE_TYPES.Literal: {
      const name = typeof given.value === 'string' ? /\s+as\s+(\w+)$/iu.exec(given.value)?.[1] : undefined;
      return isCount && name !== undefined ? { name, isOwn: false } : undefined;
    }
    case AST_NODE_TYPES.ObjectExpression: {
      const [only, ...others] = given.properties;
      if (only?.type !== AST_NODE_TYPES.Property || only.computed || others.length > 0) return undefined;
      const name = keyName(only);
      const value = bare(only.value);
      const isOwn = value.type === AST_NODE_TYPES.CallExpression && counting.test(calledName(value));
      return name !== undefined && (isOwn || (isCount && value.type === AST_NODE_TYPES.Literal))
        ? { name, isOwn }
        : undefined;
    }
    case AST_NODE_TYPES.ArrowFunctionExpression:
      return namedIn(given.body, method);
    case AST_NODE_TYPES.CallExpression:
      return aliasOf(given);
    default:
      return undefined;
  }
}

/** `fn.countAll<number>().as('total')` */
function aliasOf({ arguments: [name], callee }: TSESTree.CallExpression): Named | undefined {
  if (callee.type !== AST_NODE_TYPES.MemberExpression || keyNameOf(callee) !== 'as') return undefined;
  const { object } = callee;
  const isCount = object.type === AST_NODE_TYPES.CallExpression && counting.test(calledName(object));
  return isCount && name?.type === AST_NODE_TYPES.Literal && typeof name.value === 'string'
    ? { name: name.value, isOwn: false }
    : undefined;
}

function keyNameOf({ property }: TSESTree.MemberExpression): string {
  return property.type === AST_NODE_TYPES.Identifier ? property.name : '';
}

/** What makes the count a group for each value of the column. */
export function groupedBy(
  { call, fact, name }: CountCall,
  { column, written }: ColumnComparison,
  whole: TSESTree.CallExpression,
): readonly Replaced[] {
  const text = (pattern: string) => pattern.replaceAll('@', () => written).replaceAll('#', () => column);
  const end = fact.addsLast ? whole.range[1] : call.range[1];
  const start = name.range[0] + 1;
  return [
    ...(fact.puts === undefined ? [] : [{ range: [start, start] as const, text: ` ${text(fact.puts)},` }]),
    { range: [end, end], text: text(fact.adds) },
  ].map(({ range: [from, to], text: added }) => ({ range: [from, to], text: added }));
}
