import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare } from '../resolve/syntax.js';
import { assignedOnce } from './assigned-once.js';

/** What a name was declared with, also where it holds a part of it: `list()` of `const { data } = await list()`. */
export function declaredWith(resolution: Resolution, given: TSESTree.Node): TSESTree.Node {
  const node = assignedOnce(resolution, given);
  if (node.type !== AST_NODE_TYPES.Identifier) return node;
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(node), node.name);
  const declarator: TSESTree.Node | undefined = variable?.defs[0]?.node;
  return declarator?.type === AST_NODE_TYPES.VariableDeclarator && declarator.init
    ? bare(declarator.init)
    : node;
}
