import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import { fanOutsOf, waiterOf } from '../analysis/concurrency.js';
import { ridesOnTransaction } from '../analysis/in-transaction.js';
import { iterationAround } from '../analysis/iteration.js';
import { isInLimited } from '../analysis/limiter.js';
import type { PerElement } from '../analysis/per-element.js';
import type { RoundTripSite } from '../analysis/round-trips.js';
import type { Resolution } from '../resolve/resolution.js';
import { calledName, isFunction } from '../resolve/syntax.js';
import type { BoundedEdit } from './bounded-call.js';
import { boundPromises, type Bound } from './bounded-promises.js';

/**
 * The edit that lets at most `limit` of the requests run at a time that `Promise.all(…)` starts for every element;
 * `undefined` where they start one after another, or wait for one connection anyway.
 */
export function boundRequests(bound: Bound, queries: readonly PerElement[]): BoundedEdit | undefined {
  const { resolution } = bound;
  const [first] = queries;
  if (!first || first.isRepeated) return undefined;
  if (queries.some(({ site }) => isBoundAlready(resolution, site))) return undefined;
  const { iteration, site } = first;
  // Chunks in every turn of another loop are still requests of each of its turns.
  if (iterationAround(resolution, iteration.node)) return undefined;
  for (const waiter of waitersFor(resolution, iteration.node, site.node)) {
    const [list] = waiter.arguments;
    const fanOut = list && fanOutsOf(resolution, list).find((one) => one.iteration.node === iteration.node);
    if (!fanOut) continue;
    return boundPromises({ ...bound, withoutPackages: true }, fanOut, waiter);
  }
  return undefined;
}

/** Do requests wait for each other on one connection, or for a limiter, so that it does not matter how many are started at once? */
function isBoundAlready(resolution: Resolution, { node, call, roundTrip }: RoundTripSite): boolean {
  if (roundTrip.server === 'cache' || ridesOnTransaction(resolution, node) || isInLimited(resolution, node))
    return true;
  const { members = {} } = call.library.types[call.type ?? ''] ?? {};
  return Object.values(members).some(({ releases }) => releases === 'receiver');
}

/** The calls that can wait for what an iteration starts: around it, or around the name of its list. */
function* waitersFor(
  resolution: Resolution,
  iteration: TSESTree.Node,
  request: TSESTree.Node,
): Generator<TSESTree.CallExpression> {
  const start = iteration.type === AST_NODE_TYPES.CallExpression ? iteration : pushAround(request, iteration);
  if (!start) return;
  const list = start === iteration ? undefined : pushedTo(start);
  if (list) yield* waitersOfName(resolution, list);
  for (let node: TSESTree.Node | undefined = start.parent; node && !isFunction(node); node = node.parent) {
    if (node.type === AST_NODE_TYPES.CallExpression && waiterOf(node) !== undefined) yield node;
    if (node.type === AST_NODE_TYPES.VariableDeclarator && node.id.type === AST_NODE_TYPES.Identifier) {
      yield* waitersOfName(resolution, node.id);
    }
    if (/Statement$/u.test(node.type)) return;
  }
}

/** `list.push(load(id))` around a request. */
function pushAround(request: TSESTree.Node, loop: TSESTree.Node): TSESTree.CallExpression | undefined {
  for (
    let node: TSESTree.Node | undefined = request.parent;
    node && node !== loop && !isFunction(node);
    node = node.parent
  ) {
    if (node.type === AST_NODE_TYPES.CallExpression && calledName(node) === 'push') return node;
  }
  return undefined;
}

function pushedTo({ callee }: TSESTree.CallExpression): TSESTree.Identifier | undefined {
  const isOfName =
    callee.type === AST_NODE_TYPES.MemberExpression && callee.object.type === AST_NODE_TYPES.Identifier;
  return isOfName ? (callee.object as TSESTree.Identifier) : undefined;
}

function* waitersOfName(
  { sourceCode }: Resolution,
  name: TSESTree.Identifier,
): Generator<TSESTree.CallExpression> {
  const variable = ASTUtils.findVariable(sourceCode.getScope(name), name.name);
  for (const { identifier } of variable?.references ?? []) {
    const { parent } = identifier;
    if (parent.type === AST_NODE_TYPES.CallExpression && waiterOf(parent) !== undefined) yield parent;
  }
}
