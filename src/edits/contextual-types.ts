import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { returnedBy } from '../analysis/returned.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, isFunction } from '../resolve/syntax.js';

/** Expressions whose type TypeScript takes from where they are used: `{ kind: 'page' }` as one of several kinds. */
const contextual = new Set<string>([
  AST_NODE_TYPES.ArrayExpression,
  AST_NODE_TYPES.ArrowFunctionExpression,
  AST_NODE_TYPES.ConditionalExpression,
  AST_NODE_TYPES.FunctionExpression,
  AST_NODE_TYPES.Literal,
  AST_NODE_TYPES.LogicalExpression,
  AST_NODE_TYPES.ObjectExpression,
  AST_NODE_TYPES.TemplateLiteral,
]);

/** Does the type of an expression depend on where it is used? */
export function isContextual(expression: TSESTree.Node): boolean {
  return contextual.has(bare(expression).type);
}

/** Does the type of what a callback gives depend on where it is used? */
export function givesContextual(resolution: Resolution, callback: TSESTree.Node): boolean {
  if (!isFunction(callback)) return false;
  return !callback.returnType && returnedBy(resolution, callback).some(isContextual);
}

/** Does a callback give promises of several types, which only some signatures take? */
export function givesSeveralPromises(resolution: Resolution, callback: TSESTree.Node): boolean {
  if (!isFunction(callback) || callback.async || callback.returnType) return false;
  const returned = returnedBy(resolution, callback);
  const [only = callback] = returned;
  const { type } = bare(only);
  return (
    returned.length > 1 ||
    type === AST_NODE_TYPES.ConditionalExpression ||
    type === AST_NODE_TYPES.LogicalExpression
  );
}

/** Is an expression used where a type is expected of it? */
export function isExpected(expression: TSESTree.Node): boolean {
  const { parent } = expression;
  switch (parent?.type) {
    case AST_NODE_TYPES.AwaitExpression:
      return isExpected(parent);
    case AST_NODE_TYPES.ExpressionStatement:
    case AST_NODE_TYPES.MemberExpression:
      return false;
    case AST_NODE_TYPES.VariableDeclarator:
      return parent.id.typeAnnotation !== undefined;
    default:
      return true;
  }
}
