import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

/** `User` of a parameter `list: User[]`: what the type calls an element. */
export function elementType(name: TSESTree.Node): readonly string[] {
  const annotation = name.type === AST_NODE_TYPES.Identifier ? name.typeAnnotation : undefined;
  let type: TSESTree.TypeNode | undefined = annotation?.typeAnnotation;
  if (type?.type === AST_NODE_TYPES.TSTypeOperator) type = type.typeAnnotation;
  if (type?.type === AST_NODE_TYPES.TSTypeReference) type = type.typeArguments?.params[0];
  else if (type?.type === AST_NODE_TYPES.TSArrayType) type = type.elementType;
  else return [];
  if (type?.type !== AST_NODE_TYPES.TSTypeReference || type.typeName.type !== AST_NODE_TYPES.Identifier) {
    return [];
  }
  return [type.typeName.name];
}
