import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { BatchInsert } from '../catalogue/batch-forms.js';
import { returnedBy } from '../analysis/returned.js';
import type { Resolution } from '../resolve/resolution.js';
import { childNodes, keyName } from '../resolve/syntax.js';
import { valueOf } from './batch-change.js';
import {
  callsAfter,
  memberOf,
  methodName,
  rewritten,
  verbOf,
  type Replaced,
  type WriteChain,
} from './batch-chain.js';
import type { Place, TurnWrite } from './batch-written-call.js';
import { isSteady } from './steady.js';

/** Which row does a call write in each turn, if one call can write all of them? */
export function insertOf(place: Place, chain: WriteChain, fact: BatchInsert): TurnWrite | undefined {
  const call = fact.at === undefined ? chain.call : chain.calls.find((one) => methodName(one) === fact.at);
  const given = call?.arguments[fact.argument];
  if (!given || given.type === AST_NODE_TYPES.SpreadElement || call?.typeArguments) return undefined;
  if (!callsAfter(chain, call).every((later) => fact.chain?.includes(methodName(later)))) return undefined;
  const held = fact.under === undefined ? given : heldRow(given, fact);
  const row = held && fact.isListed ? onlyElement(held) : held;
  if (!row || row.type === AST_NODE_TYPES.ArrayExpression || holdsRelations(place.resolution, row))
    return undefined;
  const takesBoth = fact.member === undefined || fact.member === methodName(call);
  if (takesBoth && !isOneRow(place.resolution, row)) return undefined;
  if (fact.notWith?.some((name) => row.type === AST_NODE_TYPES.ObjectExpression && valueOf(row, name)))
    return undefined;
  const options = call.arguments.slice(fact.argument + 1);
  const added = fact.under === undefined ? optionsOf(options, fact, given) : [];
  if (!added || (fact.under !== undefined && options.length > 0)) return undefined;

  const property =
    row.parent.type === AST_NODE_TYPES.Property && row.parent.shorthand ? row.parent : undefined;
  const whole = fact.isListed && held ? held : row;
  const sent = (list: string): readonly Replaced[] => [
    ...memberOf(call, fact.member),
    property ? { range: property.range, text: `${fact.under}: ${list}` } : { range: whole.range, text: list },
    ...added,
  ];
  if (!isSteady(place.resolution, place.iteration, place.whole, new Set([property ?? whole])))
    return undefined;
  const note = fact.noteUnless && hasOption(options, fact.noteUnless) ? undefined : fact.note;
  return {
    item: { node: row },
    of: 'rows',
    send: (list) => rewritten(place.resolution, place.whole, sent(list)),
    member: verbOf(chain, fact.member),
    fact,
    notes: note === undefined ? [] : [note],
    atMost: fact.atMost === undefined ? undefined : rowsAtOnce(row, fact.atMost),
  };
}

/** What a function makes of an element can be a list, where the call takes that too: `values(toRows(order))`. */
function isOneRow(resolution: Resolution, row: TSESTree.Node): boolean {
  if (row.type !== AST_NODE_TYPES.CallExpression) return true;
  const made = resolution.valueOf(row.callee);
  if (made?.kind !== 'function') return false;
  const given = returnedBy(resolution.at(made.node), made.node);
  return given.length > 0 && given.every(({ type }) => type === AST_NODE_TYPES.ObjectExpression);
}

/** How many rows of so many columns fit into one statement, which takes some 32,000 values? */
function rowsAtOnce(row: TSESTree.Node, atMost: number): number {
  const columns = row.type === AST_NODE_TYPES.ObjectExpression ? row.properties.length : 1;
  return columns > 32 ? Math.min(atMost, 100) : atMost;
}

/** The row in `{ data: row }`, whose other properties mean the same for many rows. */
function heldRow(
  given: TSESTree.Expression,
  { keeps = [], under }: BatchInsert,
): TSESTree.Expression | undefined {
  if (given.type !== AST_NODE_TYPES.ObjectExpression) return undefined;
  let row: TSESTree.Expression | undefined;
  for (const property of given.properties) {
    if (property.type !== AST_NODE_TYPES.Property || property.computed) return undefined;
    const name = keyName(property) ?? '';
    if (name === under) row = property.value as TSESTree.Expression;
    else if (!keeps.includes(name)) return undefined;
  }
  return row;
}

function onlyElement(list: TSESTree.Expression): TSESTree.Expression | undefined {
  if (list.type !== AST_NODE_TYPES.ArrayExpression) return undefined;
  const [only, ...others] = list.elements;
  return only && only.type !== AST_NODE_TYPES.SpreadElement && others.length === 0 ? only : undefined;
}

const relation = /^(?:connect|create|connectOrCreate|createMany)$/u;

/** A row that also writes rows of other models. */
function holdsRelations({ sourceCode }: Resolution, row: TSESTree.Node): boolean {
  const pending = [row];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === AST_NODE_TYPES.Property && relation.test(keyName(node) ?? '')) return true;
    pending.push(...childNodes(node, sourceCode.visitorKeys));
  }
  return false;
}

/** What has to be added to the options after a row; undefined where they mean something else for many rows. */
function optionsOf(
  [options, ...others]: readonly TSESTree.CallExpressionArgument[],
  { adds, keeps = [] }: BatchInsert,
  row: TSESTree.Node,
): readonly Replaced[] | undefined {
  if (others.length > 0) return undefined;
  if (!options) {
    return adds ? [{ range: [row.range[1], row.range[1]], text: `, { ${adds.key}: ${adds.value} }` }] : [];
  }
  if (options.type !== AST_NODE_TYPES.ObjectExpression) return undefined;
  const names = options.properties.map((property) =>
    property.type === AST_NODE_TYPES.Property ? (keyName(property) ?? '') : '',
  );
  if (!names.every((name) => keeps.includes(name) || name === adds?.key)) return undefined;
  const last = options.properties.at(-1);
  if (!adds || names.includes(adds.key)) return [];
  if (!last) return undefined;
  return [{ range: [last.range[1], last.range[1]], text: `, ${adds.key}: ${adds.value}` }];
}

function hasOption(
  [options]: readonly TSESTree.CallExpressionArgument[],
  wanted: { readonly key: string; readonly value: string },
): boolean {
  return (
    options?.type === AST_NODE_TYPES.ObjectExpression &&
    options.properties.some(
      (property) =>
        property.type === AST_NODE_TYPES.Property &&
        keyName(property) === wanted.key &&
        property.value.type === AST_NODE_TYPES.Literal &&
        property.value.raw === wanted.value,
    )
  );
}
