import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare } from '../resolve/syntax.js';

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
