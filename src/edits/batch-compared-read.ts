import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Iteration } from '../analysis/iteration.js';
import type { BatchComparedRead } from '../catalogue/batch-forms.js';
import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { keyName, propertyName } from '../resolve/syntax.js';
import { callsOf, methodName, rewritten, type Replaced } from './batch-chain.js';
import { comparisonIn, type ColumnComparison } from './batch-comparison.js';
import { countIn, groupedBy } from './builder-count.js';
import { isIdentifying } from './batch-condition.js';
import { rowName, type KeyedRead } from './batch-keyed-read.js';
import { lastName } from './batch-names.js';
import { isSteady } from './steady.js';

/** By which key does a builder read, if the rows of all keys can be read together and told apart? */
export function comparedRead(
  resolution: Resolution,
  iteration: Iteration,
  { library, member, node }: LibraryCall,
  isOnlyTested: boolean,
  isTyped: boolean,
): KeyedRead | undefined {
  const fact = member.roundTrip?.batch;
  if (fact?.form !== 'compared' || node.type !== AST_NODE_TYPES.CallExpression) return undefined;
  const calls = callsOf(node);
  const last = calls.at(-1);
  const count = countIn(calls, fact.counts, isTyped);
  const end = (count?.fact ?? fact).ends.find(({ one }) => last && methodName(last) === one);
  const isKnown = (call: TSESTree.CallExpression) =>
    call === count?.call || isShared(fact, call, call === last && end !== undefined);
  if (!last || !calls.every(isKnown)) return undefined;
  const found = comparisonIn(resolution, iteration, calls, fact.comparisons);
  if (!found || !isIdentifying(found.column, found.key)) return undefined;
  const readsOne = end !== undefined;
  if (!count && readsOne && !isOnlyTested && !/^(?:_?id|uuid)$/u.test(found.column)) return undefined;
  const added = count ? [] : addedColumn(calls, found);
  if (!added) return undefined;
  if (!isSteady(resolution, iteration, node, new Set([found.key, ...(count ? [count.name] : [])])))
    return undefined;
  const replaced = (keys: string): readonly Replaced[] => [
    found.withList(keys),
    ...(count ? groupedBy(count, found, node) : added),
    ...(end ? [endOf(last, end.all)] : []),
  ];
  return {
    key: found.key,
    member: readsOne ? (end.all ?? 'query') : methodName(last),
    readMany: (keys) => rewritten(resolution, node, replaced(keys)),
    atMost: fact.atMost,
    rows: {
      name: rowName(tableOf(calls)),
      column: found.column,
      addsColumn: added.length > 0,
      facts: {
        reads: count ? 'count' : readsOne ? 'one' : 'all',
        miss: 'undefined',
        nullMatches: fact.nullMatches ?? false,
      },
      ...(count ? { counted: { ...count.counted, isRow: readsOne } } : {}),
    },
    ...(found.uses === undefined ? {} : { uses: { ...found.uses, library } }),
  };
}

/** Does a call of the chain mean the same for many keys as for one? */
function isShared({ chain }: BatchComparedRead, call: TSESTree.CallExpression, isEnd: boolean): boolean {
  if (call.optional) return false;
  if (call.callee.type !== AST_NODE_TYPES.MemberExpression) return call.arguments.length <= 1; // `db<User>('users')`
  return !call.typeArguments && !call.callee.optional && (isEnd || chain.includes(methodName(call)));
}

/** Leaves out the call that takes the first row, or makes it take all. */
function endOf({ callee, range }: TSESTree.CallExpression, all: string | undefined): Replaced {
  const { object, property } = callee as TSESTree.MemberExpression;
  return all === undefined
    ? { range: [object.range[1], range[1]], text: '' }
    : { range: property.range, text: all };
}

/** What adds the column to what is selected, where it is not yet; undefined where it cannot be added. */
function addedColumn(
  calls: readonly TSESTree.CallExpression[],
  found: ColumnComparison,
): readonly Replaced[] | undefined {
  const selections = calls.filter(
    (call) => /^(?:column|columns|select)$/u.test(methodName(call)) && call.arguments.length > 0,
  );
  const states = selections.map((call) => selectionOf(call, found));
  if (states.includes(undefined)) return undefined;
  if (states.length === 0 || states.includes('has it')) return [];
  const [first] = states;
  return first === undefined || first === 'has it' ? undefined : [first];
}

/** Is the column among what a call selects, and if not, what adds it? */
function selectionOf(
  call: TSESTree.CallExpression,
  { column, written }: ColumnComparison,
): Replaced | 'has it' | undefined {
  const [first] = call.arguments;
  if (first?.type === AST_NODE_TYPES.ObjectExpression) {
    return call.arguments.length === 1 ? objectSelection(first, column, written) : undefined;
  }
  const given = call.arguments.flatMap((argument) =>
    argument.type === AST_NODE_TYPES.ArrayExpression ? argument.elements : [argument],
  );
  const names = given.map((name) => name?.type === AST_NODE_TYPES.Literal && name.value);
  const isText = (name: unknown): name is string => typeof name === 'string';
  const shown = names.filter(isText).map((name) => name.split('.').at(-1));
  if (shown.includes(column) || shown.includes('*')) return 'has it';
  const isPlain = names.every((name) => isText(name) && /^[\w.]+$/u.test(name));
  const at = given[0]?.range[0];
  return isPlain && at !== undefined ? { range: [at, at], text: `${written}, ` } : undefined;
}

/** `{ name: users.name }` */
function objectSelection(
  { properties, range }: TSESTree.ObjectExpression,
  column: string,
  written: string,
): Replaced | 'has it' | undefined {
  const isColumn = (value: TSESTree.Node) =>
    value.type === AST_NODE_TYPES.MemberExpression && propertyName(value);
  for (const property of properties) {
    if (property.type !== AST_NODE_TYPES.Property) return undefined;
    if (keyName(property) === column) return isColumn(property.value) === column ? 'has it' : undefined;
  }
  // What a function makes of all rows, such as a sum, is not to be had beside a column.
  if (!properties.every((property) => property.type === AST_NODE_TYPES.Property && isColumn(property.value)))
    return undefined;
  const at = range[0] + 1;
  return /^[\w$.]+$/u.test(written) ? { range: [at, at], text: ` ${column}: ${written},` } : undefined;
}

/** The table that is named first: `users` of `db('users')`, `.selectFrom('users')` and `.from(users)`. */
function tableOf(calls: readonly TSESTree.CallExpression[]): string {
  for (const call of calls) {
    const [table] = call.arguments;
    const isNamed =
      call.callee.type !== AST_NODE_TYPES.MemberExpression || /from|table/iu.test(methodName(call));
    if (!isNamed || !table) continue;
    if (table.type === AST_NODE_TYPES.Literal && typeof table.value === 'string')
      return table.value.split(/\W/u)[0] ?? '';
    return lastName(table);
  }
  return '';
}
