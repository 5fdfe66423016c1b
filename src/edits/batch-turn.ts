import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { combinatorOf } from '../analysis/concurrency.js';
import type { Iteration } from '../analysis/iteration.js';
import { isFunction } from '../resolve/syntax.js';
import { hostOf } from './batch-place.js';

/** Where a read stands in the turns of a loop. */
export interface Turn {
  /** The read with its `await`. */
  readonly read: TSESTree.Node;
  /** The loop, or the `Promise.all(…)` with its `await`. */
  readonly whole: TSESTree.Node;
  /** The read is all that a turn does. */
  readonly isAll: boolean;
}

/** Where does a read stand, if every turn of a `for…of` or `Promise.all(list.map(…))` makes it, awaited? */
export function turnOf(iteration: Iteration, node: TSESTree.CallExpression): Turn | undefined {
  const awaited = node.parent.type === AST_NODE_TYPES.AwaitExpression ? node.parent : undefined;
  const loop = iteration.node;
  if (loop.type === AST_NODE_TYPES.ForOfStatement) {
    const isTurn = awaited && hostOf(awaited) === hostOf(loop) && isInEveryTurn(loop.body, awaited);
    return isTurn ? { read: awaited, whole: loop, isAll: false } : undefined;
  }
  const callback = iteration.body;
  const all = allOf(iteration);
  if (!all || callback.type !== AST_NODE_TYPES.ArrowFunctionExpression) return undefined;
  const result = resultOf(callback);
  if (result === node || (awaited && result === awaited)) return { read: result, whole: all, isAll: true };
  const isTurn = awaited && hostOf(awaited) === callback && isInEveryTurn(callback.body, awaited);
  return isTurn ? { read: awaited, whole: all, isAll: false } : undefined;
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

/**
 * Does every turn evaluate a part of its body? Not where it stands behind a condition, in a `try` of its own,
 * or after a statement that can end the turn: rows would be read then that nobody asks for.
 */
function isInEveryTurn(body: TSESTree.Node, part: TSESTree.Node): boolean {
  for (let current = part; current !== body;) {
    const { parent } = current;
    if (!parent || isFunction(parent)) return false;
    if (parent === body && parent.type === AST_NODE_TYPES.BlockStatement) {
      const before = parent.body.slice(0, parent.body.indexOf(current as TSESTree.Statement));
      return before.every(
        ({ type }) =>
          type === AST_NODE_TYPES.VariableDeclaration || type === AST_NODE_TYPES.ExpressionStatement,
      );
    }
    if (!isAlwaysEvaluated(current, parent)) return false;
    current = parent;
  }
  return true;
}

function isAlwaysEvaluated(child: TSESTree.Node, parent: TSESTree.Node): boolean {
  switch (parent.type) {
    case AST_NODE_TYPES.ArrayExpression:
    case AST_NODE_TYPES.AwaitExpression:
    case AST_NODE_TYPES.BinaryExpression:
    case AST_NODE_TYPES.ChainExpression:
    case AST_NODE_TYPES.ExpressionStatement:
    case AST_NODE_TYPES.NewExpression:
    case AST_NODE_TYPES.ObjectExpression:
    case AST_NODE_TYPES.Property:
    case AST_NODE_TYPES.ReturnStatement:
    case AST_NODE_TYPES.SpreadElement:
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
    case AST_NODE_TYPES.TSSatisfiesExpression:
    case AST_NODE_TYPES.TemplateLiteral:
    case AST_NODE_TYPES.UnaryExpression:
    case AST_NODE_TYPES.VariableDeclaration:
    case AST_NODE_TYPES.VariableDeclarator:
      return true;
    case AST_NODE_TYPES.MemberExpression:
      return parent.object === child;
    case AST_NODE_TYPES.CallExpression:
      return parent.callee === child || !isOptional(parent);
    case AST_NODE_TYPES.AssignmentExpression:
      return parent.right === child && !/^(?:\|\||&&|\?\?)=$/u.test(parent.operator);
    case AST_NODE_TYPES.LogicalExpression:
      return parent.left === child;
    case AST_NODE_TYPES.ConditionalExpression:
    case AST_NODE_TYPES.IfStatement:
      return parent.test === child;
    default:
      return false;
  }
}

/** `found?.push(…)`: what is passed is not evaluated when there is nothing to call. */
function isOptional(call: TSESTree.CallExpression): boolean {
  for (let node: TSESTree.Node = call; ;) {
    if (node.type === AST_NODE_TYPES.CallExpression) {
      if (node.optional) return true;
      node = node.callee;
    } else if (node.type === AST_NODE_TYPES.MemberExpression) {
      if (node.optional) return true;
      node = node.object;
    } else {
      return false;
    }
  }
}
