import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { pushChildren } from '../resolve/syntax.js';
import { schemasOfName } from './schema-keys.js';

/** The names of the project of which a type, or the callee of a schema, is made; its text where there are none. */
export function namesIn(resolution: Resolution, given: TSESTree.Node): readonly string[] {
  const { sourceCode } = resolution;
  const names = new Set<string>();
  const pending: TSESTree.Node[] = given.type === AST_NODE_TYPES.TSTypeLiteral ? [] : [given];
  for (let node = pending.pop(); node; node = pending.pop()) {
    pushChildren(pending, node, sourceCode.visitorKeys);
    if (node.type !== AST_NODE_TYPES.Identifier || schemasOfName(resolution, node)) continue;
    const variable = ASTUtils.findVariable(sourceCode.getScope(node), node.name);
    if (variable?.defs.length) names.add(node.name);
  }
  return names.size > 0 ? [...names] : [sourceCode.getText(given)];
}
