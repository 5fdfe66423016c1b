import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from './resolution.js';
import { bare, isFunction } from './syntax.js';

/** Is a name annotated with a type of such a name, itself or as an element of a list that is: `users: UserDocument[]`? */
export function isAnnotatedAs(resolution: Resolution, given: TSESTree.Node, type: RegExp): boolean {
  const node = bare(given);
  if (node.type !== AST_NODE_TYPES.Identifier) return false;
  const name = declaredName(resolution, node);
  if (!name) return false;
  if (name.typeAnnotation) return isNamed(name.typeAnnotation.typeAnnotation, type);
  const list = listOf(name);
  const listName = list?.type === AST_NODE_TYPES.Identifier ? declaredName(resolution, list) : undefined;
  const annotation = listName?.typeAnnotation?.typeAnnotation;
  const element = annotation && elementOf(annotation);
  return element !== undefined && isNamed(element, type);
}

function declaredName(
  { sourceCode }: Resolution,
  node: TSESTree.Identifier,
): TSESTree.Identifier | undefined {
  const name = ASTUtils.findVariable(sourceCode.getScope(node), node.name)?.defs[0]?.name;
  return name?.type === AST_NODE_TYPES.Identifier ? name : undefined;
}

/** The list of which a name is the element: of `for (const user of users)` or `users.map((user) => …)`. */
function listOf(name: TSESTree.Identifier): TSESTree.Node | undefined {
  const { parent } = name;
  if (parent.type === AST_NODE_TYPES.VariableDeclarator) {
    const loop = parent.parent.parent;
    return loop.type === AST_NODE_TYPES.ForOfStatement ? bare(loop.right) : undefined;
  }
  if (!isFunction(parent) || parent.params[0] !== name) return undefined;
  const call = parent.parent;
  if (call.type !== AST_NODE_TYPES.CallExpression || call.callee.type !== AST_NODE_TYPES.MemberExpression)
    return undefined;
  return bare(call.callee.object);
}

function elementOf(type: TSESTree.TypeNode): TSESTree.TypeNode | undefined {
  if (type.type === AST_NODE_TYPES.TSArrayType) return type.elementType;
  return type.type === AST_NODE_TYPES.TSTypeReference ? type.typeArguments?.params[0] : undefined;
}

function isNamed(type: TSESTree.TypeNode, name: RegExp): boolean {
  return (
    type.type === AST_NODE_TYPES.TSTypeReference &&
    type.typeName.type === AST_NODE_TYPES.Identifier &&
    name.test(type.typeName.name)
  );
}
