import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, childNodes, isFunction, propertyName } from '../resolve/syntax.js';
import { dependenceAt } from './dependence.js';
import type { Iteration } from './iteration.js';
import { isOwnOf, usesIn } from './references.js';

/** Can the turns of an iteration run at the same time with the same result? Only where the file proves it. */
export function areIndependent(resolution: Resolution, iteration: Iteration): boolean {
  if (dependenceAt(resolution, iteration, iteration.body)) return false;
  const pending: TSESTree.Node[] = [iteration.body];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === AST_NODE_TYPES.AssignmentExpression && !isHarmless(resolution, iteration, node))
      return false;
    if (node.type === AST_NODE_TYPES.BreakStatement || node.type === AST_NODE_TYPES.ReturnStatement) {
      if (leaves(iteration, node)) return false;
    }
    if (node.type === AST_NODE_TYPES.YieldExpression) return false;
    pending.push(...childNodes(node, resolution.sourceCode.visitorKeys));
  }
  return true;
}

/** Sums, flags that are only set, and entries by key come out the same in any order. */
function isHarmless(
  resolution: Resolution,
  iteration: Iteration,
  node: TSESTree.AssignmentExpression,
): boolean {
  const target = bare(node.left);
  if (target.type === AST_NODE_TYPES.Identifier) {
    const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(target), target.name);
    if (variable && isOwnOf(iteration, variable)) return true;
    // `total += await f()` reads the total before it waits: turns at the same time would lose each other's sums.
    return node.operator === '+=' && !containsAwait(resolution, node.right);
  }
  if (target.type !== AST_NODE_TYPES.MemberExpression) return false;
  for (const { variable } of usesIn(resolution, target.object)) {
    if (isOwnOf(iteration, variable)) return true;
  }
  if (!target.computed) return false;
  for (const { variable } of usesIn(resolution, target.property)) {
    if (isOwnOf(iteration, variable)) return true;
  }
  return false;
}

function leaves(iteration: Iteration, exit: TSESTree.BreakStatement | TSESTree.ReturnStatement): boolean {
  for (
    let node: TSESTree.Node | undefined = exit.parent;
    node && node !== iteration.node;
    node = node.parent
  ) {
    if (isFunction(node)) return false;
    if (exit.type === AST_NODE_TYPES.BreakStatement && !exit.label) {
      if (node.type === AST_NODE_TYPES.SwitchStatement || /^(?:For|While|DoWhile)/u.test(node.type))
        return false;
    }
  }
  return true;
}

function containsAwait({ sourceCode }: Resolution, root: TSESTree.Node): boolean {
  const pending = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === AST_NODE_TYPES.AwaitExpression) return true;
    if (!isFunction(node)) pending.push(...childNodes(node, sourceCode.visitorKeys));
  }
  return false;
}

/** Calls that only add to a list, map or set of the function. */
const collecting = new Set(['add', 'push', 'set']);

/** Is the call one that only collects what a turn produced? */
export function isCollecting(node: TSESTree.CallExpression): boolean {
  const callee = bare(node.callee);
  return callee.type === AST_NODE_TYPES.MemberExpression && collecting.has(propertyName(callee) ?? '');
}
