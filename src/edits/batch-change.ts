import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { dependsOnTurn } from '../analysis/references.js';
import type { BatchChange, BatchCompared } from '../catalogue/batch-forms.js';
import type { Resolution } from '../resolve/resolution.js';
import { childNodes, isFunction, keyName } from '../resolve/syntax.js';
import { callsAfter, memberOf, methodName, rewritten, verbOf, type WriteChain } from './batch-chain.js';
import { comparisonIn } from './batch-comparison.js';
import { compoundOf, isIdentifying, splits } from './batch-condition.js';
import { lastName } from './batch-names.js';
import type { Place, TurnWrite } from './batch-written-call.js';
import { isSteady } from './steady.js';

/** By which key does a call change rows in each turn, if one call can change those of all keys in the same way? */
export function changeOf(place: Place, chain: WriteChain, fact: BatchChange): TurnWrite | undefined {
  const { resolution, iteration, whole } = place;
  const { call } = chain;
  const given = call.arguments[fact.argument];
  if (!given || given.type === AST_NODE_TYPES.SpreadElement || call.typeArguments) return undefined;
  if (!callsAfter(chain, call).every((later) => fact.chain?.includes(methodName(later)))) return undefined;
  const found = keyIn(place, fact, given);
  if (!found) return undefined;
  const { column, key, node, withList } = found;
  if (fact.isOne && !/^(?:_?id|uuid)$/u.test(column)) return undefined;
  if (!isSteady(resolution, iteration, whole, new Set([node]))) return undefined;
  if (!isIdempotent(resolution, call, node)) return undefined;
  return {
    item: { node: key },
    of: { column },
    send: (list) =>
      rewritten(resolution, whole, [
        ...memberOf(call, fact.member),
        { range: node.range, text: withList(list) },
      ]),
    member: fact.member,
    fact,
    notes: fact.note === undefined ? [] : [fact.note],
    atMost: found.isSplit ? undefined : fact.atMost,
    ...(fact.uses !== undefined && found.isCompared
      ? { uses: { name: fact.uses, library: chain.library.library } }
      : {}),
  };
}

interface Key {
  readonly key: TSESTree.Expression;
  readonly column: string;
  /** What is written in another way: the argument, or a property of it. */
  readonly node: TSESTree.Node;
  readonly withList: (list: string) => string;
  readonly isCompared: boolean;
  /** The library sends a long list of keys in parts by itself. */
  readonly isSplit: boolean;
}

function keyIn(
  { resolution, iteration }: Place,
  fact: BatchChange,
  given: TSESTree.Expression,
): Key | undefined {
  const compared = (list: string) => fact.list.replace('#', () => list);
  if (given.type !== AST_NODE_TYPES.ObjectExpression) {
    if (fact.column === undefined) return undefined;
    const isList = fact.column === true;
    // Anything else may be an object with conditions.
    if (fact.ignoresMissing && !isIdentifying('', given)) return undefined;
    const column = isList ? (fact.ignoresMissing ? 'id' : lastName(given) || 'key') : fact.column;
    const withList = (list: string) => (isList ? list : `{ ${column}: ${compared(list)} }`);
    return { key: given, column, node: given, withList, isCompared: !isList, isSplit: false };
  }
  const outer = fact.under === undefined ? given : valueOf(given, fact.under);
  const { keeps = [], under } = fact;
  const isKept = (property: TSESTree.Node) =>
    property.type === AST_NODE_TYPES.Property && [under, ...keeps].includes(keyName(property));
  if (under !== undefined && !given.properties.every((property) => isKept(property))) return undefined;
  if (outer?.type !== AST_NODE_TYPES.ObjectExpression) return undefined;
  const where = compoundOf(outer) ?? outer;
  const changing = where.properties.filter((property) => dependsOnTurn(resolution, iteration, property));
  const [only, ...others] = changing;
  if (only?.type !== AST_NODE_TYPES.Property || others.length > 0) return undefined;
  const column = keyName(only);
  // An object is a condition of its own, such as `{ gt: … }`.
  if (column === undefined || only.value.type === AST_NODE_TYPES.ObjectExpression) return undefined;
  return {
    key: only.value as TSESTree.Expression,
    column,
    node: where === outer ? only : outer,
    withList: (list) =>
      where === outer
        ? `${column}: ${compared(list)}`
        : rewritten(resolution, where, [{ range: only.range, text: `${column}: ${compared(list)}` }]),
    isCompared: true,
    isSplit: splits(fact, given, where, only),
  };
}

/** The value of a property of an object. */
export function valueOf({ properties }: TSESTree.ObjectExpression, name: string): TSESTree.Node | undefined {
  const found = properties.find(
    (property) => property.type === AST_NODE_TYPES.Property && keyName(property) === name,
  );
  return found?.type === AST_NODE_TYPES.Property ? found.value : undefined;
}

/** The same for a builder, in which the condition is a call of its own. */
export function comparedOf(
  place: Place,
  { call, calls, library }: WriteChain,
  fact: BatchCompared,
): TurnWrite | undefined {
  const { resolution, iteration, whole } = place;
  const found = comparisonIn(resolution, iteration, calls, fact.comparisons);
  if (!found) return undefined;
  const { column, key, uses, withList } = found;
  const { range } = withList('');
  const except = new Set<TSESTree.Node>([key]);
  if (!isSteady(resolution, iteration, whole, except) || !isIdempotent(resolution, whole, key))
    return undefined;
  return {
    item: { node: key },
    of: { column },
    send: (list) => rewritten(resolution, whole, [{ range, text: withList(list).text }]),
    member: verbOf({ calls }, methodName(call)),
    fact,
    notes: fact.note === undefined ? [] : [fact.note],
    atMost: fact.atMost,
    ...(uses === undefined ? {} : { uses: { ...uses, library: library.library } }),
  };
}

const counting =
  /^(?:\$(?:addToSet|bit|inc|max|min|mul|pop|pull|pullAll|push|rename)|connect|connectOrCreate|create|createMany|decrement|delete|deleteMany|disconnect|divide|increment|multiply|push|unshift|upsert)$/u;

/** Is it the same whether a call is made once or more often, as where a key is twice in the list? */
function isIdempotent({ sourceCode }: Resolution, call: TSESTree.Node, except: TSESTree.Node): boolean {
  const pending = [call];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node === except) continue;
    if (isFunction(node) || node.type === AST_NODE_TYPES.TaggedTemplateExpression) return false;
    if (node.type === AST_NODE_TYPES.Property && counting.test(keyName(node) ?? '')) return false;
    if (node.type === AST_NODE_TYPES.CallExpression && methodName(node) === 'raw') return false;
    pending.push(...childNodes(node, sourceCode.visitorKeys));
  }
  return true;
}
