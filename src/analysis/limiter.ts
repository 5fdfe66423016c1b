import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Limit } from '../catalogue/schema.js';
import { declaredField } from '../resolve/declared-type.js';
import { promiseUse } from '../resolve/promise-use.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, childNodes, isFunction, keyName, propertyName } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import { assignedOnce } from './assigned-once.js';
import { callIteration } from './iteration.js';
import { roundTripAt } from './round-trips.js';

/** Words in the name of something that lets only some work run at once. */
const limiting =
  /limit|throttl|queue|semaphore|mutex|lock|pool|schedul|concurren|bottleneck|bulkhead|slot|exclusive|acquire|batch|enqueue/iu;
/** Words in the name of something that runs a function at once, and only watches or repeats it. */
const passing =
  /retry|retries|attempt|back_?off|span|trac[ei]|measure|timed?|timing|timeout|transaction|wrap|catch|safe|context|instrument|observe|profile|^(?:then|finally|try|run|call)/iu;

/** Does the call hand its function to something that decides when to run it: `limit(() => …)`, `queue.add(() => …)`? */
export function isLimited(resolution: Resolution, call: TSESTree.CallExpression): boolean {
  const library = resolution.callAt(call);
  if (library) return library.member.limits !== undefined && isBounded(call, library.member.limits);
  const [task] = call.arguments.filter((argument) => argument.type !== AST_NODE_TYPES.SpreadElement);
  if (!task || callIteration(resolution, call, task)) return false;
  const name = calleeNames(call);
  const given = call.arguments.find((argument) => isFunction(argument));
  if (!given) return limiting.test(name) && resolution.valueOf(task)?.kind === 'function';
  if (limiting.test(name) || isMadeAsLimiter(resolution, call)) return true;
  const called = resolution.valueOf(call.callee);
  if (called?.kind === 'function') return keepsTasks(resolution, called.node);
  return !passing.test(name) && given === task && given.params.length === 0;
}

/** Is a place inside a function that a limiter runs when it wants to? */
export function isInLimited(resolution: Resolution, place: TSESTree.Node): boolean {
  for (let node: TSESTree.Node | undefined = place; node; node = node.parent) {
    if (!isFunction(node)) continue;
    const parent: TSESTree.Node = node.parent;
    if (parent.type !== AST_NODE_TYPES.CallExpression || parent.callee === node) return false;
    if (isLimited(resolution, parent)) return true;
  }
  return false;
}

/** Does a call run the function that it is given at once: `retry(() => …)`, or a function of this file? */
export function runsAtOnce(resolution: Resolution, call: TSESTree.CallExpression): boolean {
  const { use } = promiseUse(call);
  if (use === 'dropped' || use === 'other' || isLimited(resolution, call)) return false;
  return passing.test(calleeNames(call)) || resolution.valueOf(call.callee)?.kind === 'function';
}

/** Does a function of this file keep the tasks it is given for later, or make them wait? */
function keepsTasks(resolution: Resolution, callee: FunctionNode): boolean {
  const pending: TSESTree.Node[] = [callee.body];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === AST_NODE_TYPES.CallExpression) {
      if (waitsForRoom(resolution, node)) return true;
      if (/^(?:enqueue|push|shift|unshift)\b/u.test(calleeNames(node))) return true;
    }
    pending.push(...childNodes(node, resolution.sourceCode.visitorKeys));
  }
  return false;
}

/** Does the call itself bound how much runs at once, by an argument or because of what it is? */
export function isBounded(call: TSESTree.CallExpression, limits: Limit): boolean {
  const { concurrency, boundedByDefault = false } = limits;
  if (concurrency === 'always') return true;
  const given = call.arguments[concurrency.argument];
  if (!given) return boundedByDefault;
  const value = bare(given);
  if (concurrency.key === undefined) return !isInfinite(value);
  if (value.type !== AST_NODE_TYPES.ObjectExpression) return true;
  const option = value.properties.find(
    (property) => property.type === AST_NODE_TYPES.SpreadElement || keyName(property) === concurrency.key,
  );
  if (!option) return boundedByDefault;
  return option.type === AST_NODE_TYPES.SpreadElement || !isInfinite(option.value);
}

function isInfinite(node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.Identifier) return node.name === 'Infinity';
  return node.type === AST_NODE_TYPES.MemberExpression && /INFINITY|MAX/u.test(propertyName(node) ?? '');
}

const waitingForTurn =
  /^(?:removeTokens?|takeToken|consume|throttle|rateLimit|(?:wait|acquire|lock|reserve|enter|waitFor)(?:Async|Capacity|Limit\w*|Lock|Mutex|Permit|Quota|RateLimit\w*|Room|Semaphore|Slot|Tokens?|Turn)?)$/iu;

/** Does the awaited call hold its caller back until there is room: `await semaphore.acquire()`? */
export function waitsForRoom(resolution: Resolution, call: TSESTree.CallExpression): boolean {
  if (call.parent.type !== AST_NODE_TYPES.AwaitExpression || resolution.callAt(call)) return false;
  const callee = bare(call.callee);
  const name =
    callee.type === AST_NODE_TYPES.MemberExpression
      ? propertyName(callee)
      : callee.type === AST_NODE_TYPES.Identifier
        ? callee.name
        : undefined;
  if (name === undefined || !waitingForTurn.test(name)) return false;
  return !ofGoods.test(name) || roundTripAt(resolution, call)?.roundTrip.server !== 'database';
}

/** What people do with a place, and as often with what they sell: `reserve(sku, quantity)` writes to a database. */
const ofGoods = /^(?:consume|reserve)$/u;

/** What a limiter is made of: `Semaphore` in `const gate = new Semaphore(6); gate.run(() => …)`. */
function isMadeAsLimiter(resolution: Resolution, call: TSESTree.CallExpression): boolean {
  const callee = bare(call.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
  const owner = bare(callee.object);
  const made =
    owner.type === AST_NODE_TYPES.MemberExpression
      ? declaredField(owner)?.value
      : assignedOnce(resolution, owner);
  return (
    made?.type === AST_NODE_TYPES.NewExpression &&
    made.callee.type === AST_NODE_TYPES.Identifier &&
    limiting.test(made.callee.name)
  );
}

/** The last two names before the arguments: `queue.add`. */
function calleeNames(call: TSESTree.CallExpression): string {
  const callee = bare(call.callee);
  if (callee.type === AST_NODE_TYPES.Identifier) return callee.name;
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return '';
  const owner = bare(callee.object);
  const ownerName =
    owner.type === AST_NODE_TYPES.Identifier
      ? owner.name
      : owner.type === AST_NODE_TYPES.MemberExpression
        ? (propertyName(owner) ?? '')
        : '';
  return `${propertyName(callee) ?? ''} ${ownerName}`;
}
