import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Server } from '../catalogue/schema.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, childNodes, isFunction } from '../resolve/syntax.js';
import { assignedOnce } from './assigned-once.js';
import { combinatorOf, fanOutsOf, type FanOut } from './concurrency.js';
import { callbackIteration, runsWhereWritten } from './iteration.js';
import { isLimited, waitsForRoom } from './limiter.js';
import { perElement } from './per-element.js';
import { purposeOf } from './purpose.js';
import { nameOfRequest, requestName } from './request-names.js';
import { roundTripAt, roundTripOf, type RoundTripSite } from './round-trips.js';

/** Servers for which each element has to ask by itself, so that only the number of requests at once can change. */
const unbatched: ReadonlySet<Server> = new Set(['file', 'http', 'process']);

const furthest = 3;

/**
 * Which call shows that the work for one element goes to a server or disk, so that it matters how much runs at once?
 * `async` alone proves nothing. Calls that could be batched are left to `no-query-in-loop`, calls through a limiter are bounded.
 */
export function evidentWork(resolution: Resolution, { iteration, each }: FanOut): string | undefined {
  const work = assignedOnce(resolution, each);
  const isCallback = iteration.kind === 'callback' && iteration.body === each;
  if (isCallback && !isFunction(work)) return workOfName(resolution, work);
  let evident: string | undefined;
  for (const call of startedCalls(resolution, work)) {
    if (waitsForRoom(resolution, call)) return undefined;
    const site = roundTripAt(resolution, call);
    if (site && isForQueryRule(resolution, site)) return undefined;
    evident ??= site ? workAt(resolution, site) : workByName(resolution, call, furthest);
  }
  return evident;
}

/** `no-query-in-loop` reports it, with a batch form as the better way out. */
function isForQueryRule(resolution: Resolution, site: RoundTripSite): boolean {
  return site.roundTrip.forMany !== undefined && perElement(resolution, site) !== undefined;
}

function workAt(resolution: Resolution, site: RoundTripSite): string | undefined {
  const { server, forMany } = site.roundTrip;
  const counts =
    unbatched.has(server) ||
    (server !== 'cache' && forMany === undefined && perElement(resolution, site) !== undefined);
  return counts ? (site.path[0] ?? site.call.callee) : undefined;
}

/** A callback that is handed over by name, as in `files.map(upload)`. */
function workOfName(resolution: Resolution, callback: TSESTree.Node): string | undefined {
  const text = resolution.sourceCode.getText(callback);
  const passed = roundTripOf(resolution, callback);
  if (passed) return unbatched.has(passed.roundTrip.server) ? text : undefined;
  const value = resolution.valueOf(callback);
  if (value?.kind === 'function') return hasWorkByName(resolution, value.node, furthest) ? text : undefined;
  return nameOfRequest(resolution, callback) ? text : undefined;
}

function workByName(
  resolution: Resolution,
  call: TSESTree.CallExpression,
  hops: number,
): string | undefined {
  const called = resolution.valueOf(call.callee);
  const isWork =
    called?.kind === 'function'
      ? hops > 0 && hasWorkByName(resolution, called.node, hops - 1)
      : requestName(resolution, call) !== undefined;
  return isWork ? calleeText(resolution, call) : undefined;
}

function hasWorkByName(resolution: Resolution, callee: TSESTree.Node, hops: number): boolean {
  for (const call of startedCalls(resolution, callee)) {
    if (waitsForRoom(resolution, call)) return false;
    if (workByName(resolution, call, hops) !== undefined) return true;
  }
  return false;
}

/**
 * Every call that runs when a piece of code does, in the order of the code. Leaves out what a limiter runs when it
 * wants to, and lists of promises that are a fan-out of their own.
 */
export function* startedCalls(
  resolution: Resolution,
  root: TSESTree.Node,
): Generator<TSESTree.CallExpression> {
  const pending: TSESTree.Node[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (isFunction(node) && node !== root && !runsHere(resolution, node)) continue;
    if (node.type === AST_NODE_TYPES.CallExpression) {
      if (isLimited(resolution, node) || isOpenFanOut(resolution, node)) continue;
      yield node;
    }
    pending.push(...childNodes(node, resolution.sourceCode.visitorKeys).reverse());
  }
}

function runsHere(resolution: Resolution, callback: Parameters<typeof runsWhereWritten>[1]): boolean {
  return runsWhereWritten(resolution, callback) || callbackIteration(resolution, callback) !== undefined;
}

function isOpenFanOut(resolution: Resolution, call: TSESTree.CallExpression): boolean {
  const [list] = call.arguments;
  if (!list || combinatorOf(call) === undefined) return false;
  return fanOutsOf(resolution, list).some(
    ({ iteration }) => purposeOf(resolution, iteration) === 'per element',
  );
}

/** What stands before the arguments, on one line. */
function calleeText({ sourceCode }: Resolution, call: TSESTree.CallExpression): string {
  const text = sourceCode.getText(bare(call.callee)).replace(/\s+/gu, ' ');
  return text.length > 60 ? `…${text.slice(-59)}` : text;
}
