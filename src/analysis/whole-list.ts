import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { keyName } from '../resolve/syntax.js';

/** The list that a field of a class is for good: `readonly parts = ['a', 'b']`. */
export function wholeListOf(node: TSESTree.ClassDeclaration | TSESTree.ClassExpression, name: string) {
  const field = node.body.body.find(
    (element) => element.type === AST_NODE_TYPES.PropertyDefinition && keyName(element) === name,
  );
  return field?.type === AST_NODE_TYPES.PropertyDefinition &&
    (field.readonly || field.static) &&
    isWholeList(field.value)
    ? field.value
    : undefined;
}

/** Not `[]`, which is filled later. */
function isWholeList(value: TSESTree.Node | null): value is TSESTree.Expression {
  if (value?.type === AST_NODE_TYPES.ArrayExpression) return value.elements.length > 0;
  return value?.type === AST_NODE_TYPES.CallExpression;
}
