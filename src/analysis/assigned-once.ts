import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare } from '../resolve/syntax.js';

/** The expression that a name stands for, where it is assigned only once; else the name itself. */
export function assignedOnce(resolution: Resolution, given: TSESTree.Node, hops = 4): TSESTree.Node {
  const node = bare(given);
  if (node.type !== AST_NODE_TYPES.Identifier || hops === 0) return node;
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(node), node.name);
  const [definition, ...others] = variable?.defs ?? [];
  const declarator: TSESTree.Node | undefined = definition?.node;
  if (declarator?.type !== AST_NODE_TYPES.VariableDeclarator || others.length > 0) return node;
  if (declarator.id !== definition?.name || !declarator.init) return node;
  if (variable?.references.some((reference) => reference.isWrite() && !reference.init)) return node;
  return assignedOnce(resolution, declarator.init, hops - 1);
}
