import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Fact } from './names-in-reach.js';
import type { Resolution } from './resolution.js';
import { bare, propertyName } from './syntax.js';

/**
 * Could the member that is called have this fact, going by its name alone?
 * Asked first by whoever looks at every call: most end here, which is cheaper than to see what they call.
 */
export function mayHave(
  { names }: Resolution,
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  fact: Fact,
): boolean {
  const callee = bare(node.callee);
  const written = callee.type === AST_NODE_TYPES.MemberExpression;
  const name = written ? propertyName(callee) : undefined;
  return (written && name === undefined) || names.hasWith(name, fact);
}
