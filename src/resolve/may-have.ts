import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Member } from '../catalogue/schema.js';
import { isNameWith } from './known-libraries.js';
import { bare, propertyName } from './syntax.js';

/**
 * Could the member that is called have one of these facts, going by its name alone?
 * Asked first by whoever looks at every call: most end here, which is cheaper than to see what they call.
 */
export function mayHave(node: TSESTree.CallExpression, ...facts: readonly (keyof Member)[]): boolean {
  const callee = bare(node.callee);
  const name = callee.type === AST_NODE_TYPES.MemberExpression ? propertyName(callee) : undefined;
  return name === undefined || facts.some((fact) => isNameWith(fact, name));
}
