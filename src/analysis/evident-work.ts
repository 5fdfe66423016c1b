import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Server } from '../catalogue/schema.js';
import { calleeText } from '../resolve/library-calls.js';
import { opensPage } from '../catalogue/request-words.js';
import { promiseUse } from '../resolve/promise-use.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, calledName, isFunction, propertyName, pushChildren } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import { assignedOnce } from './assigned-once.js';
import { waitsEachTime } from './behind-memory.js';
import { changingAt } from './changing.js';
import { waiterOf, fanOutsOf, type FanOut } from './concurrency.js';
import { callbackIteration, runsWhereWritten, type Iteration } from './iteration.js';
import { isInLimited, isLimited, runsAtOnce, waitsForRoom } from './limiter.js';
import { opensInTurn } from './own-turn.js';
import { eachOnItsOwn, perElement } from './per-element.js';
import { purposeOf } from './purpose.js';
import { isFewByName, isLoaded, mayBeLong, type Weight } from './list-length.js';
import { ridesOnTransaction } from './in-transaction.js';
import { givesListOfTurn, takesListOfTurn } from './list-of-turn.js';
import { dependsOnTurn, isElement } from './references.js';
import { nameOfRequest, requestName, type RequestName } from './request-names.js';
import { tasksRun } from './task-list.js';
import { leadsElsewhere, roundTripAt, roundTripOf, type RoundTripSite } from './round-trips.js';

/** Servers for which each element has to ask by itself, so that only the number of requests at once can change. */
const unbatched: ReadonlySet<Server> = new Set(['file', 'http', 'process']);

const furthest = 3;

/**
 * Which call shows that the work for one element goes to a server or disk, so that it matters how much runs at once?
 * `async` alone proves nothing, and a name only something about a list that may be long. Calls that could be batched are left to `no-query-in-loop`, calls through a limiter are bounded.
 */
export function evidentWork(resolution: Resolution, fanOut: FanOut): string | undefined {
  const tasks = tasksRun(resolution, fanOut);
  if (tasks) return evidentWork(resolution, tasks);
  const { iteration, each, isHeavyOnly = false } = fanOut;
  const isCallback = iteration.kind === 'callback' && iteration.body === each;
  if (isCallback && !isFunction(each)) return workOfName(resolution, iteration, each);
  const work = assignedOnce(resolution, each);
  let evident: string | undefined;
  for (const call of startedCalls(resolution, work)) {
    if (waitsForRoom(resolution, call)) return undefined;
    const site = roundTripAt(resolution, call);
    if (site && isForQueryRule(resolution, site)) return undefined;
    if (site) evident ??= workAt(resolution, site, iteration);
    if (site?.nearer) evident ??= workAt(resolution, site.nearer, iteration);
    if (!evident && (!site || maySayMore(resolution, iteration, site))) {
      const weight = requestWeight(resolution, iteration, call, call === work);
      const isCounted = weight && !(isHeavyOnly && weight === 'light');
      const isLong = isCounted && mayBeLong(resolution, iteration, weight, calledName(call));
      if (isLong) evident = calleeText(resolution, call);
    }
  }
  return evident;
}

/**
 * Of a function of another file the first query is known, which is not all that it does: `sendEmails(project)` reads whose
 * they are. Where that query says nothing, its name speaks for it.
 */
function maySayMore(resolution: Resolution, iteration: Iteration, site: RoundTripSite): boolean {
  const { call, roundTrip, steps } = site;
  if (!leadsElsewhere(site)) return false;
  // An entry that is the same for all elements, such as a token, is not yet the work for one.
  if (roundTrip.server === 'cache' && changingAt(resolution, iteration, site)(call.node)) return false;
  if (steps[0] && givesListOfTurn(resolution, iteration, steps[0])) return false;
  const home = resolution.at(call.node);
  return !isInLimited(home, call.node) && !ridesOnTransaction(home, call.node);
}

/** `no-query-in-loop` reports it, with a batch form as the better way out. */
function isForQueryRule(resolution: Resolution, site: RoundTripSite): boolean {
  const { forMany, mergedInTick } = site.roundTrip;
  return forMany !== undefined && !mergedInTick && perElement(resolution, site) !== undefined;
}

function workAt(resolution: Resolution, site: RoundTripSite, iteration: Iteration): string | undefined {
  if (isInLimited(resolution.at(site.call.node), site.call.node)) return undefined;
  return mattersAtOnce(resolution, site, iteration) ? (site.path[0]?.name ?? site.call.callee) : undefined;
}

/** Does it matter how many such requests are made at once? */
function mattersAtOnce(resolution: Resolution, site: RoundTripSite, iteration: Iteration): boolean {
  const { source } = iteration;
  const { server, mergedInTick, queuedByRuntime } = site.roundTrip;
  switch (server) {
    case 'http':
      return !isFewByName(resolution, source);
    case 'file':
    case 'process':
      return (!queuedByRuntime || holdsOpen(resolution, site.node)) && mayBeLong(resolution, iteration);
    case 'cache':
      return false;
    default:
      if (isLight(site) || isOfGroup(resolution, site, iteration)) return false;
      if (mergedInTick || ridesOnTransaction(resolution, site.node)) return false;
      if (opensInTurn(resolution, iteration, site)) return mayBeLong(resolution, iteration);
      if (perElement(resolution, site)) return !isFewByName(resolution, source, 'light');
      return mayBeLong(resolution, iteration, 'light') && eachOnItsOwn(resolution, site) !== undefined;
  }
}

/** To a queue, everything goes over one connection, as to a cache; what is added waits there for its turn. */
function isLight({ call, roundTrip, steps }: RoundTripSite): boolean {
  return steps.length > 0 && roundTrip.server === 'queue' && !call.member.enqueues;
}

/** A turn for each group of rows, with one call of a function for the group. */
function isOfGroup(resolution: Resolution, { node, steps }: RoundTripSite, iteration: Iteration): boolean {
  return (
    steps.length > 0 &&
    node.type === AST_NODE_TYPES.CallExpression &&
    takesListOfTurn(resolution, iteration, node)
  );
}

/** Does a function of the project hold a file or process open, though the first that it asks for is over at once? */
export function holdsOpen(resolution: Resolution, called: TSESTree.Node, hops = furthest): boolean {
  const callee = called.type === AST_NODE_TYPES.CallExpression ? called.callee : called;
  const value = resolution.valueOf(callee);
  if (value?.kind !== 'function' || hops === 0) return false;
  const home = resolution.at(value.node);
  for (const call of startedCalls(home, value.node)) {
    const trip = roundTripAt(home, call)?.roundTrip;
    if (trip && unbatched.has(trip.server) && !trip.queuedByRuntime) return true;
    if (trip && holdsOpen(home, call, hops - 1)) return true;
  }
  return false;
}

/** A callback that is handed over by name, as in `files.map(upload)`. */
function workOfName(
  resolution: Resolution,
  iteration: Iteration,
  callback: TSESTree.Node,
): string | undefined {
  const { source } = iteration;
  const text = resolution.sourceCode.getText(callback);
  const value = resolution.valueOf(callback);
  const known =
    roundTripOf(resolution, callback)?.roundTrip ??
    (value?.kind === 'member' ? value.member.roundTrip : undefined);
  if (known?.server === 'http') return isFewByName(resolution, source) ? undefined : text;
  if (known || value?.kind === 'member') {
    const isOver = known?.queuedByRuntime && !holdsOpen(resolution, callback);
    const matters = known && unbatched.has(known.server) && !isOver;
    return matters && mayBeLong(resolution, iteration) ? text : undefined;
  }
  const isHere = value?.kind === 'function' && resolution.at(value.node) === resolution;
  const inside = value?.kind === 'function' ? requestInside(resolution, value.node, furthest) : undefined;
  const named = inside ?? (isHere ? undefined : nameOfRequest(resolution, callback));
  return named && mayBeLong(resolution, iteration, weightOf(named)) ? text : undefined;
}

/**
 * What the name of a call says about the work behind it. A function of the project is looked into; where one of another
 * file waits for something that says nothing, its own name speaks for it.
 */
export function requestByName(
  resolution: Resolution,
  call: TSESTree.CallExpression,
  isPromise?: boolean,
  hops = furthest,
): RequestName | undefined {
  const called = resolution.valueOf(call.callee);
  if (called?.kind !== 'function') return requestName(resolution, call, isPromise);
  const inside = hops > 0 ? requestInside(resolution, called.node, hops - 1) : undefined;
  if (inside || resolution.at(called.node) === resolution) return inside;
  return waitsEachTime(resolution, called.node) ? requestName(resolution, call, isPromise) : undefined;
}

function requestInside(resolution: Resolution, callee: TSESTree.Node, hops: number): RequestName | undefined {
  let found: RequestName | undefined;
  const home = resolution.at(callee);
  for (const call of startedCalls(home, callee)) {
    if (waitsForRoom(home, call)) return undefined;
    found ??= requestByName(home, call, undefined, hops);
    // In a loop of the function, which starts once for each call of it.
    if (!found && roundTripAt(home, call)?.roundTrip.server === 'http') found = 'transfer';
  }
  return found;
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
    pushChildren(pending, node, resolution.sourceCode.visitorKeys);
  }
}

function runsHere(resolution: Resolution, callback: FunctionNode): boolean {
  const { parent } = callback;
  return (
    runsWhereWritten(resolution, callback) ||
    callbackIteration(resolution, callback) !== undefined ||
    (parent.type === AST_NODE_TYPES.CallExpression && runsAtOnce(resolution, parent))
  );
}

function isOpenFanOut(resolution: Resolution, call: TSESTree.CallExpression): boolean {
  const [list] = call.arguments;
  if (!list || waiterOf(call) === undefined) return false;
  return fanOutsOf(resolution, list).some(
    ({ iteration }) => purposeOf(resolution, iteration) === 'per element' && mayBeLong(resolution, iteration),
  );
}

function weightOf(named: RequestName): Weight {
  return named === 'transfer' ? 'heavy' : 'light';
}

/** How much a call of unknown origin costs, where its name says that it is a request for the element. */
function requestWeight(
  resolution: Resolution,
  iteration: Iteration,
  call: TSESTree.CallExpression,
  isPromise: boolean,
): Weight | undefined {
  // What does not depend on the element is a service of its own, not work on the list.
  if (!dependsOnTurn(resolution, iteration, call) && !opensPage.test(calledName(call))) return undefined;
  const named = requestByName(resolution, call, isPromise || undefined);
  if (named === 'transfer') return 'heavy';
  const isData = named !== undefined || changesRow(resolution, iteration, call, isPromise);
  if (!isData || ridesOnTransaction(resolution, call)) return undefined;
  // A turn per group of rows, each with one call for the group.
  if (named && takesListOfTurn(resolution, iteration, call)) return undefined;
  return hasFormForMany.test(calledName(call)) ? 'heavy' : 'light';
}

/** `updateOne` says that there is `updateMany`. */
const hasFormForMany = /^(?:create|delete|insert|remove|save|update|upsert)One$/u;

const rowChange =
  /^(?:(?:delete|destroy|save|update)(?:One|WithCtx)?|archive|cancel|deliver|disable|enable|expire|notify|publish|reload|remove|restore|retry|send|softRemove)$/u;

/** Is it an active record of a list that was loaded: `const users = await User.findAll(); users.map((user) => user.save())`? */
function changesRow(
  resolution: Resolution,
  iteration: Iteration,
  call: TSESTree.CallExpression,
  isPromise: boolean,
): boolean {
  const callee = bare(call.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression || callee.object.type !== AST_NODE_TYPES.Identifier) {
    return false;
  }
  if (!resolution.conventions || !rowChange.test(propertyName(callee) ?? '')) return false;
  if (!isPromise && !['awaited', 'returned'].includes(promiseUse(call).use)) return false;
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(callee), callee.object.name);
  return variable !== null && isElement(iteration, variable) && isLoaded(resolution, iteration.source);
}
