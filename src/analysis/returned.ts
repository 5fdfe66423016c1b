import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { ownNodes } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';

/** The expressions that a function returns. */
export function returnedBy({ sourceCode }: Resolution, { body }: FunctionNode): readonly TSESTree.Node[] {
  if (body.type !== AST_NODE_TYPES.BlockStatement) return [body];
  const returned: TSESTree.Node[] = [];
  for (const node of ownNodes(body, sourceCode.visitorKeys)) {
    if (node.type === AST_NODE_TYPES.ReturnStatement && node.argument) returned.push(node.argument);
  }
  return returned;
}
