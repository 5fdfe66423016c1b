import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { bare, propertyName } from '../resolve/syntax.js';
import { isInside } from './iteration.js';
import { rootOf, nodesIn, type Turn } from './turn.js';

/**
 * Does an assignment keep the greatest or least of all turns, which is the same in any order:
 * `best = Math.min(best, price)`, `if (!best || price < best) best = price`?
 */
export function isExtreme(turn: Turn, assignment: TSESTree.AssignmentExpression): boolean {
  return isOfMath(turn, assignment) || isBestCompared(turn, assignment);
}

function isOfMath({ resolution }: Turn, { left, right }: TSESTree.AssignmentExpression): boolean {
  const made = bare(right);
  if (made.type !== AST_NODE_TYPES.CallExpression || made.callee.type !== AST_NODE_TYPES.MemberExpression)
    return false;
  const { sourceCode } = resolution;
  const text = sourceCode.getText(bare(left));
  return (
    sourceCode.getText(made.callee.object) === 'Math' &&
    /^(?:max|min)$/u.test(propertyName(made.callee) ?? '') &&
    made.arguments.some((argument) => sourceCode.getText(argument) === text)
  );
}

/**
 * Is the value compared with the best so far, and does nothing else in the loop look at that? What is kept beside it, as
 * whose value it is, goes with it.
 */
export function isBestCompared(turn: Turn, assignment: TSESTree.AssignmentExpression): boolean {
  return isBest(turn, assignment) || isBesideBest(turn, assignment);
}

/** `{ best = price; cheapest = shop; }` */
function isBesideBest(turn: Turn, { left, parent }: TSESTree.AssignmentExpression): boolean {
  const kept = bare(left);
  const block = parent.parent;
  if (kept.type !== AST_NODE_TYPES.Identifier || block?.type !== AST_NODE_TYPES.BlockStatement) return false;
  const hasBest = block.body.some(
    (statement) =>
      statement !== parent &&
      statement.type === AST_NODE_TYPES.ExpressionStatement &&
      statement.expression.type === AST_NODE_TYPES.AssignmentExpression &&
      isBest(turn, statement.expression),
  );
  return hasBest && isOnlyUsedIn(turn, kept.name, block.parent);
}

function isBest(turn: Turn, { left, parent, right }: TSESTree.AssignmentExpression): boolean {
  const best = bare(left);
  if (best.type !== AST_NODE_TYPES.Identifier) return false;
  const statement =
    parent.parent?.type === AST_NODE_TYPES.BlockStatement ? parent.parent.parent : parent.parent;
  if (statement?.type !== AST_NODE_TYPES.IfStatement || isInside(best, statement.test)) return false;
  const value = rootOf(right);
  if (value.type !== AST_NODE_TYPES.Identifier) return false;
  const names = new Set([best.name, value.name]);
  let isOneAgainstOther = false;
  for (const { node } of nodesIn(turn.resolution, statement.test)) {
    if (node.type !== AST_NODE_TYPES.BinaryExpression || !/^[<>]=?$/u.test(node.operator)) continue;
    const sides = [rootOf(node.left), rootOf(node.right)].map((side) => 'name' in side && side.name);
    isOneAgainstOther ||= sides[0] !== sides[1] && sides.every((name) => names.has(name as string));
  }
  return isOneAgainstOther && isOnlyUsedIn(turn, best.name, statement);
}

function isOnlyUsedIn({ resolution, iteration }: Turn, name: string, statement: TSESTree.Node): boolean {
  for (const { node } of nodesIn(resolution, iteration.body)) {
    if (node.type === AST_NODE_TYPES.Identifier && node.name === name && !isInside(node, statement))
      return false;
  }
  return true;
}
