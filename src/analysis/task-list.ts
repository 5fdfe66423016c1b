import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, isFunction } from '../resolve/syntax.js';
import { assignedOnce } from './assigned-once.js';
import type { FanOut } from './concurrency.js';
import { callIteration } from './iteration.js';
import { returnedBy } from './returned.js';

/** What each task does that a fan-out runs: `const tasks = ids.map((id) => () => load(id))`, then `tasks.map((task) => task())`. */
export function tasksRun(resolution: Resolution, { iteration, each }: FanOut): FanOut | undefined {
  if (!isFunction(each) || !runsElement(each) || !iteration.source) return undefined;
  const made = assignedOnce(resolution, iteration.source);
  const [maker] = made.type === AST_NODE_TYPES.CallExpression ? made.arguments : [];
  if (made.type !== AST_NODE_TYPES.CallExpression || !isFunction(maker)) return undefined;
  const inner = callIteration(resolution, made, maker);
  const task = returnedBy(resolution, maker).find((returned) => isFunction(returned));
  return inner && task ? { iteration: inner, each: task } : undefined;
}

/** `(task) => task()` */
function runsElement({ body, params: [element] }: TSESTree.FunctionLike): boolean {
  const call = body && bare(body);
  return (
    call?.type === AST_NODE_TYPES.CallExpression &&
    call.callee.type === AST_NODE_TYPES.Identifier &&
    element?.type === AST_NODE_TYPES.Identifier &&
    call.callee.name === element.name
  );
}
