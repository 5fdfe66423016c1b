import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { LibraryCall } from '../resolve/library-calls.js';
import { promiseUse } from '../resolve/promise-use.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, calledName, enclosingFunction, propertyName } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import { isGivenInstead } from './given-instead.js';
import { callbackIteration } from './iteration.js';
import type { RoundTripSite } from './round-trips.js';
import { isTaskOfOthers } from './task-iteration.js';

/** Is the request of a call sent where it is written, as opposed to being collected for one batch or never run? */
export function isSent(resolution: Resolution, call: LibraryCall): boolean {
  const { roundTrip } = call.member;
  if (!roundTrip || isContinued(resolution, call.node)) return false;
  return roundTrip.sent === 'when-awaited' ? isRun(resolution, call.node, most) : true;
}

const most = 6;

/**
 * Is the request behind a call sent? Not where the caller hands over what the function would ask for, nor where the function
 * only returns a request, and nobody waits for what it gives.
 */
export function isSentBehind(
  resolution: Resolution,
  node: TSESTree.Node,
  { call, steps }: Pick<RoundTripSite, 'call' | 'steps'>,
): boolean {
  const places = [...steps.slice(1).map(({ from }) => from), call.node];
  if (steps.some((step, index) => isGivenInstead(resolution, step, places[index] ?? call.node))) return false;
  if (call.member.roundTrip?.sent !== 'when-awaited') return true;
  if (node.type !== AST_NODE_TYPES.CallExpression) return true; // handed over by name, as in `ids.map(load)`
  const isHandedOn = steps.every(({ to }, index) => {
    const place = places[index] ?? call.node;
    return !to.async && promiseUse(place).use === 'returned';
  });
  return !isHandedOn || isRun(resolution, node, most);
}

/** In a chain, the last call that sends something speaks for all: `db('t').where(…).update(…)`. */
function isContinued(resolution: Resolution, node: TSESTree.Node): boolean {
  return continuing(resolution, node).next().done !== true;
}

/** The call that speaks for the chain that a call is in: `update` for `whereIn` of `db('t').whereIn(…).update(…)`. */
export function speakerOf(resolution: Resolution, node: TSESTree.Node): LibraryCall | undefined {
  return [...continuing(resolution, node)].at(-1) ?? resolution.callAt(node);
}

/** The calls after one in its chain that send something. */
function* continuing(resolution: Resolution, node: TSESTree.Node): Generator<LibraryCall, undefined> {
  for (let current = node; ;) {
    const member = current.parent;
    if (member?.type !== AST_NODE_TYPES.MemberExpression || member.object !== current) return;
    const next = member.parent.type === AST_NODE_TYPES.ChainExpression ? member.parent.parent : member.parent;
    if (next.type !== AST_NODE_TYPES.CallExpression || bare(next.callee) !== member) return;
    const call = resolution.callAt(next);
    if (call?.member.roundTrip) yield call;
    current = next;
  }
}

/** Is the lazy promise (or a list of them) that an expression gives waited for in the end? */
function isRun(resolution: Resolution, node: TSESTree.Node, hops: number): boolean {
  if (hops === 0) return false;
  const { use, outermost } = promiseUse(node);
  if (isOnlyWritten(node, outermost)) return false;
  switch (use) {
    case 'awaited':
      return true;
    case 'returned':
      return isResultRun(resolution, outermost, hops);
    case 'listed': {
      const list = outermost.parent;
      return list !== undefined && isRun(resolution, list, hops - 1);
    }
    case 'passed':
      return outermost.parent !== undefined && isRunByCall(resolution, outermost.parent, outermost, hops);
    case 'stored':
      return isNameRun(resolution, outermost, hops);
    default:
      return outermost.parent?.type === AST_NODE_TYPES.SpreadElement
        ? isRun(resolution, outermost.parent, hops - 1)
        : false;
  }
}

/** `db('users').where({ id }).toString()`: the statement itself is asked for. */
function isOnlyWritten(node: TSESTree.Node, outermost: TSESTree.Node): boolean {
  for (let current = node; current !== outermost && current.parent; current = current.parent) {
    if (current.type !== AST_NODE_TYPES.MemberExpression) continue;
    if (
      /^(?:compile|getQuery|getSql|toNative|toQuery|toS[qQ][lL]|toString)$/u.test(propertyName(current) ?? '')
    )
      return true;
  }
  return false;
}

/** What is returned to `map` is run when its result is; what is returned to a caller is taken to be awaited there. */
function isResultRun(resolution: Resolution, returned: TSESTree.Node, hops: number): boolean {
  const host = enclosingFunction(returned);
  if (!host) return false;
  const iteration = callbackIteration(resolution, host);
  if (!iteration) return !isSentTogether(resolution, returned, host) && !isCollected(resolution, host, hops);
  if (host.async || iteration.call) return true;
  return iteration.method === 'map' || iteration.method === 'flatMap'
    ? isRun(resolution, iteration.node, hops - 1)
    : false;
}

/** `db.batch(tasks.map((task) => task()))`: what calls the function hands on the request that it gives, and waits for none. */
function isCollected(resolution: Resolution, host: FunctionNode, hops: number): boolean {
  return (
    !host.async && isTaskOfOthers(resolution, host, (call) => isRun(resolution.at(call), call, hops - 1))
  );
}

/** `sql.begin((sql) => rows.map((row) => sql`…`))`: a list that the callback returns is sent as a whole. */
function isSentTogether(resolution: Resolution, returned: TSESTree.Node, host: FunctionNode): boolean {
  const list = bare(returned);
  if (list.type !== AST_NODE_TYPES.ArrayExpression && list.type !== AST_NODE_TYPES.CallExpression)
    return false;
  if (list.type === AST_NODE_TYPES.CallExpression && !/^(?:flatMap|map)$/u.test(calledName(list)))
    return false;
  const call = host.parent;
  return (
    call.type === AST_NODE_TYPES.CallExpression &&
    resolution.callAt(call)?.member.roundTrip?.sendsReturned === true
  );
}

function isRunByCall(
  resolution: Resolution,
  call: TSESTree.Node,
  argument: TSESTree.Node,
  hops: number,
): boolean {
  if (call.type !== AST_NODE_TYPES.CallExpression) return false;
  const callee = bare(call.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
  const name = propertyName(callee);
  if (callee.object.type === AST_NODE_TYPES.Identifier && callee.object.name === 'Promise') return true;
  if (name === 'push' && callee.object.type === AST_NODE_TYPES.Identifier && argument.parent === call) {
    return isVariableRun(resolution, callee.object, hops);
  }
  return false;
}

function isNameRun(resolution: Resolution, value: TSESTree.Node, hops: number): boolean {
  const holder = value.parent;
  const name =
    holder?.type === AST_NODE_TYPES.VariableDeclarator
      ? holder.id
      : holder?.type === AST_NODE_TYPES.AssignmentExpression
        ? holder.left
        : undefined;
  return name?.type === AST_NODE_TYPES.Identifier && isVariableRun(resolution, name, hops);
}

function isVariableRun(resolution: Resolution, name: TSESTree.Identifier, hops: number): boolean {
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(name), name.name);
  if (!variable) return false;
  return variable.references.some(
    ({ identifier, init }) =>
      identifier !== name &&
      init !== true &&
      identifier.type === AST_NODE_TYPES.Identifier &&
      isRun(resolution, identifier, hops - 1),
  );
}
