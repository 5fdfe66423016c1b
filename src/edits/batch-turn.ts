import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { combinatorOf } from '../analysis/concurrency.js';
import type { Iteration } from '../analysis/iteration.js';
import { guardsOf, type Guards } from './batch-guards.js';
import { hostOf } from './batch-place.js';

/** Where a request stands in the turns of a loop. */
export interface Turn extends Guards {
  /** The request with its `await`. */
  readonly read: TSESTree.Node;
  /** The loop, or the `Promise.all(…)` with its `await`. */
  readonly whole: TSESTree.Node;
  /** The request is all that a turn does, and what it gives is what the turn gives. */
  readonly isAll: boolean;
}

const always: Guards = { guards: [], isPartial: false };

/** Where does a request stand, if turns of a loop or of `Promise.all(list.map(…))` make it, awaited? */
export function turnOf(iteration: Iteration, node: TSESTree.Node): Turn | undefined {
  const { parent } = node;
  const awaited = parent?.type === AST_NODE_TYPES.AwaitExpression ? parent : undefined;
  const loop = iteration.node;
  if (loop.type === AST_NODE_TYPES.ForOfStatement && loop.await) return undefined;
  if (iteration.kind === 'loop') {
    if (!awaited || hostOf(awaited) !== hostOf(loop)) return undefined;
    const guards = guardsOf(iteration.body, awaited);
    return guards && { read: awaited, whole: loop, isAll: false, ...guards };
  }
  const callback = iteration.body;
  const all = allOf(iteration);
  if (!all || callback.type !== AST_NODE_TYPES.ArrowFunctionExpression) return undefined;
  const result = resultOf(callback);
  if (result === node || (awaited && result === awaited)) {
    return { read: result, whole: all, isAll: true, ...always };
  }
  if (!awaited || hostOf(awaited) !== callback) return undefined;
  const guards = guardsOf(callback.body, awaited);
  return guards && { read: awaited, whole: all, isAll: false, ...guards };
}

/** The `Promise.all(…)`, with its `await`, around a `list.map(…)`. */
function allOf({ node, method, call }: Iteration): TSESTree.Node | undefined {
  if (node.type !== AST_NODE_TYPES.CallExpression || method !== 'map' || call) return undefined;
  const { callee, parent: all } = node;
  if (callee.type !== AST_NODE_TYPES.MemberExpression || callee.optional || node.arguments.length !== 1) {
    return undefined;
  }
  if (all.type !== AST_NODE_TYPES.CallExpression || all.arguments[0] !== node) return undefined;
  if (combinatorOf(all) !== 'all') return undefined;
  return all.parent.type === AST_NODE_TYPES.AwaitExpression ? all.parent : all;
}

/** What a callback gives back, where that is all it does. */
function resultOf({ body }: TSESTree.ArrowFunctionExpression): TSESTree.Expression | undefined {
  if (body.type !== AST_NODE_TYPES.BlockStatement) return body;
  const [only, ...others] = body.body;
  return only?.type === AST_NODE_TYPES.ReturnStatement && others.length === 0
    ? (only.argument ?? undefined)
    : undefined;
}
