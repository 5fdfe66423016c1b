import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { isNothing } from '../resolve/syntax.js';

/** Is a value only asked whether it is there, itself or under the name that it is kept under? */
export function isOnlyTested({ sourceCode }: Resolution, value: TSESTree.Node): boolean {
  if (isTest(value)) return true;
  const { parent } = value;
  if (parent?.type !== AST_NODE_TYPES.VariableDeclarator || parent.id.type !== AST_NODE_TYPES.Identifier) {
    return false;
  }
  const variable = ASTUtils.findVariable(sourceCode.getScope(parent.id), parent.id.name);
  return (
    variable !== null &&
    variable.references.every(({ identifier, init }) => init === true || isTest(identifier))
  );
}

/** Is a value only asked here whether it is there? */
export function isTest(node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.ConditionalExpression:
    case AST_NODE_TYPES.IfStatement:
      return parent.test === node;
    case AST_NODE_TYPES.UnaryExpression:
      return parent.operator === '!';
    case AST_NODE_TYPES.BinaryExpression:
      return (
        /^[!=]==?$/u.test(parent.operator) && isNothing(parent.left === node ? parent.right : parent.left)
      );
    case AST_NODE_TYPES.LogicalExpression:
      return parent.operator !== '??' && isTest(parent);
    default:
      return false;
  }
}
