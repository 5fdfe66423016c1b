import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, propertyName } from '../resolve/syntax.js';

/** Is it what a group starts as: `[]`, `{}`, `new Set()`? Between two waits no other turn comes in between. */
export function isEmptyGroup(node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.ArrayExpression:
      return node.elements.length === 0;
    case AST_NODE_TYPES.ObjectExpression:
      return node.properties.length === 0;
    case AST_NODE_TYPES.NewExpression:
      return (
        node.arguments.length === 0 &&
        node.callee.type === AST_NODE_TYPES.Identifier &&
        /^(?:Map|Set)$/u.test(node.callee.name)
      );
    default:
      return false;
  }
}

/** Is a place only looked at to make the group that is not there yet: `if (!groups[key]) groups[key] = [];`? */
export function isAskedForGroup({ sourceCode }: Resolution, place: TSESTree.Node): boolean {
  const { parent } = place;
  const isOfEntry = parent?.type === AST_NODE_TYPES.MemberExpression && parent.object === place;
  const entry = isOfEntry && parent.computed ? parent : place;
  const test = entry.parent;
  if (test?.type !== AST_NODE_TYPES.UnaryExpression || test.operator !== '!') return false;
  const condition = test.parent;
  if (condition.type !== AST_NODE_TYPES.IfStatement || condition.test !== test || condition.alternate)
    return false;
  const { consequent } = condition;
  const made = consequent.type === AST_NODE_TYPES.BlockStatement ? consequent.body[0] : consequent;
  if (made?.type !== AST_NODE_TYPES.ExpressionStatement) return false;
  const { expression } = made;
  return (
    expression.type === AST_NODE_TYPES.AssignmentExpression &&
    isEmptyGroup(expression.right) &&
    sourceCode.getText(bare(expression.left)) === sourceCode.getText(entry)
  );
}

/**
 * Is a place only looked at to add to the sum under a key: `counts.set(key, (counts.get(key) ?? 0) + 1)`,
 * `counts[key] = (counts[key] ?? 0) + 1`? Sums come out the same in any order.
 */
export function isAskedForSum({ sourceCode }: Resolution, place: TSESTree.Node): boolean {
  const member = place.parent;
  if (member?.type !== AST_NODE_TYPES.MemberExpression || member.object !== place) return false;
  const isGet = !member.computed && propertyName(member) === 'get';
  const entry = isGet ? member.parent : member;
  const orNone = bareParent(entry);
  const sum = orNone?.type === AST_NODE_TYPES.LogicalExpression ? bareParent(orNone) : orNone;
  if (sum?.type !== AST_NODE_TYPES.BinaryExpression || sum.operator !== '+') return false;
  const change = sum.parent;
  if (change.type === AST_NODE_TYPES.AssignmentExpression)
    return change.right === sum && sourceCode.getText(change.left) === sourceCode.getText(entry);
  return (
    change.type === AST_NODE_TYPES.CallExpression &&
    change.arguments[1] === sum &&
    sourceCode.getText(change.callee) === `${sourceCode.getText(place)}.set`
  );
}

/** What is around an expression but what only the type checker sees. */
function bareParent(node: TSESTree.Node): TSESTree.Node | undefined {
  let { parent } = node;
  while (parent && bare(parent) === bare(node)) parent = parent.parent;
  return parent;
}
