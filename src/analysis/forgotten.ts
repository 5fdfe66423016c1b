import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { promiseUse } from '../resolve/promise-use.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, calledName, isFunction } from '../resolve/syntax.js';
import type { FanOut } from './concurrency.js';
import { iterationAround, type Iteration } from './iteration.js';
import { nodesIn } from './turn.js';

/** Does nobody get the promises of a callback? `forEach` drops them; so does whoever drops the list that `map` makes. */
export function isForgotten(call: TSESTree.CallExpression, method: string): boolean {
  const { use } = promiseUse(call);
  return method === 'forEach' || method === 'each'
    ? use !== 'awaited'
    : method === 'map' && use === 'dropped';
}

/**
 * A promise that a turn of a loop starts and leaves: `for (const hook of hooks) post(hook).catch(log)`, `void post(hook)`,
 * `hooks.forEach((hook) => void post(hook))`.
 */
export function leftInLoop(resolution: Resolution, call: TSESTree.CallExpression): FanOut | undefined {
  const isVoid = call.parent.type === AST_NODE_TYPES.UnaryExpression && call.parent.operator === 'void';
  const dropped = isVoid ? call.parent : call;
  const { parent } = dropped;
  const isBody = parent?.type === AST_NODE_TYPES.ArrowFunctionExpression && parent.body === dropped;
  if (parent?.type !== AST_NODE_TYPES.ExpressionStatement && !isBody) return undefined;
  if (!isVoid && !/^(?:catch|finally|then)$/u.test(calledName(call))) return undefined;
  const iteration = iterationAround(resolution, call);
  const isStream = iteration?.node.type === AST_NODE_TYPES.ForOfStatement && iteration.node.await;
  if (!iteration || isStream || waits(resolution, iteration.body)) return undefined;
  return iteration.kind === 'loop' || isPlainEach(iteration)
    ? { iteration, each: call, isHeavyOnly: true }
    : undefined;
}

/** `hooks.forEach((hook) => { … })`, which goes on at once. With an `async` callback it is another report. */
function isPlainEach({ body, method }: Iteration): boolean {
  return method === 'forEach' && isFunction(body) && !body.async;
}

/** What a chain of `.then` and `.catch` is about: `post(hook)` of `post(hook).catch(log)`. */
export function startOfChain(call: TSESTree.CallExpression): TSESTree.CallExpression {
  const callee = bare(call.callee);
  const isSettling = /^(?:catch|finally|then)$/u.test(calledName(call));
  if (!isSettling || callee.type !== AST_NODE_TYPES.MemberExpression) return call;
  const started = bare(callee.object);
  return started.type === AST_NODE_TYPES.CallExpression ? startOfChain(started) : call;
}

function waits(resolution: Resolution, body: TSESTree.Node): boolean {
  for (const { node, isOwnCode } of nodesIn(resolution, body)) {
    if (isOwnCode && node.type === AST_NODE_TYPES.AwaitExpression) return true;
  }
  return false;
}
