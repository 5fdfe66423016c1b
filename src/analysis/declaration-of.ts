import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import { importedNode } from '../resolve/exports.js';
import { importOf } from '../resolve/imports.js';
import type { Resolution } from '../resolve/resolution.js';

/** Where is a name declared: in its file, or in that which it is imported from, also as `rows.User`? */
export function declarationOf(asking: Resolution, name: TSESTree.Node): TSESTree.Node | undefined {
  const resolution = asking.at(name);
  const { first, member } = partsOf(name);
  if (first.type !== AST_NODE_TYPES.Identifier) return undefined;
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(first), first.name);
  const [definition, another] = variable?.defs ?? [];
  if (!definition || another) return undefined;
  const imported = importOf(definition);
  if (!imported) return name === first ? definition.node : undefined;
  const isWhole = imported.name === undefined;
  if (isWhole !== (member !== undefined)) return undefined;
  const node = importedNode(resolution, isWhole ? { ...imported, name: member } : imported);
  return node?.type === AST_NODE_TYPES.Identifier ? node.parent : node;
}

/** `rows` and `User` of `rows.User`, as a type and as a value. */
function partsOf(name: TSESTree.Node): { readonly first: TSESTree.Node; readonly member?: string } {
  if (name.type === AST_NODE_TYPES.TSQualifiedName) return { first: name.left, member: name.right.name };
  const isMember = name.type === AST_NODE_TYPES.MemberExpression && !name.computed;
  return isMember && name.property.type === AST_NODE_TYPES.Identifier
    ? { first: name.object, member: name.property.name }
    : { first: name };
}
