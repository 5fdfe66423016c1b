import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { enclosingFunction, isFunction } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import { eachIsCalled, isListCalled, listOfPush, type IsMeant } from './each-is-called.js';
import { callbackIteration, iterationAround, runsWhereWritten, type Iteration } from './iteration.js';
import { isOwnOf } from './references.js';

/**
 * Which iteration surrounds a node most closely, where the functions count too that an iteration makes and something
 * else calls: `runAll(ids.map((id) => () => load(id)))`?
 */
export function iterationOrTasks(resolution: Resolution, node: TSESTree.Node): Iteration | undefined {
  return iterationAround(resolution, node) ?? tasksAround(resolution, node);
}

// By the function's node, so an answer lives as long as the file's tree: all nodes in a function share it.
const makers = new WeakMap<FunctionNode, { readonly iteration: Iteration | undefined }>();

/** The iteration that makes the function around a node, and many others like it, for something that calls each of them. */
function tasksAround(resolution: Resolution, node: TSESTree.Node): Iteration | undefined {
  const around = enclosingFunction(node);
  if (!around) return undefined;
  let known = makers.get(around);
  if (!known) {
    known = { iteration: makerOf(resolution, around) };
    makers.set(around, known);
  }
  return known.iteration;
}

function makerOf(resolution: Resolution, task: FunctionNode): Iteration | undefined {
  if (runsWhereWritten(resolution, task)) return tasksAround(resolution, task);
  return task.generator ? undefined : (returnedTo(resolution, task) ?? pushedIn(resolution, task));
}

/** Is it one of many functions that an iteration makes, and all calls of which are others than those that are meant? */
export function isTaskOfOthers(resolution: Resolution, task: FunctionNode, isMeant: IsMeant): boolean {
  const isCalled = (which?: IsMeant): boolean => {
    const maker = isReturned(task) ? enclosingFunction(task) : undefined;
    const iteration = maker && callbackIteration(resolution, maker);
    return iteration
      ? eachIsCalled(resolution, iteration.node, which)
      : isListCalled(resolution, task.parent, which);
  };
  return isCalled() && !isCalled(isMeant);
}

/** `ids.map((id) => () => load(id))`, where each function of the list is called. */
function returnedTo(resolution: Resolution, task: FunctionNode): Iteration | undefined {
  const maker = isReturned(task) ? enclosingFunction(task) : undefined;
  const iteration = maker && callbackIteration(resolution, maker);
  if (!iteration || !/^(?:flatMap|map)$/u.test(iteration.method ?? '') || iteration.call?.member.limits)
    return undefined;
  return eachIsCalled(resolution, iteration.node) ? { ...iteration, body: task, task } : undefined;
}

function isReturned(task: FunctionNode): boolean {
  const { parent } = task;
  if (parent.type === AST_NODE_TYPES.ReturnStatement) return true;
  return parent.type === AST_NODE_TYPES.ArrowFunctionExpression && parent.body === task;
}

/** `for (const id of ids) tasks.push(() => load(id))`, where each function of the list is called later. */
function pushedIn(resolution: Resolution, task: FunctionNode): Iteration | undefined {
  const list = isFunction(task) ? listOfPush(resolution, task.parent) : undefined;
  const iteration = list && iterationAround(resolution, task.parent);
  if (!iteration || isOwnOf(iteration, list)) return undefined;
  return isListCalled(resolution, task.parent)
    ? { ...iteration, kind: 'callback', body: task, task }
    : undefined;
}
