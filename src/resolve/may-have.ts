import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Fact } from './names-in-reach.js';
import type { Resolution } from './resolution.js';
import { bare, propertyName } from './syntax.js';

/**
 * Could the member that is called have this fact, going by its name alone?
 * Asked first by whoever looks at every call: most end here, which is cheaper than to see what they call.
 */
export function mayHave(
  resolution: Resolution,
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  fact: Fact,
): boolean {
  return factsByName(resolution, node)?.has(fact) ?? true;
}

/** The facts that the member that is called could have, going by its name alone; `undefined` where it could have any. */
export function factsByName(
  { names }: Resolution,
  { callee: given }: TSESTree.CallExpression | TSESTree.NewExpression,
): ReadonlySet<Fact> | undefined {
  const callee = bare(given);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return names.factsOf(undefined);
  const name = propertyName(callee);
  return name === undefined ? undefined : names.factsOf(name);
}
