import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import { importedNode } from '../resolve/exports.js';
import { importOf } from '../resolve/imports.js';
import type { Resolution } from '../resolve/resolution.js';
import { assignedOnce } from './assigned-once.js';

/** The expression that a name stands for, where it is assigned only once, here or in the file from which it is imported. */
export function madeBy(resolution: Resolution, given: TSESTree.Node): TSESTree.Node {
  const node = assignedOnce(resolution, given);
  if (node.type !== AST_NODE_TYPES.Identifier) return node;
  const [definition] = ASTUtils.findVariable(resolution.sourceCode.getScope(node), node.name)?.defs ?? [];
  const imported = definition && importOf(definition);
  const there = imported && importedNode(resolution, imported);
  return there ? assignedOnce(resolution.at(there), there) : node;
}
