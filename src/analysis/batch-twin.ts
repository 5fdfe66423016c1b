import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { RoundTrip } from '../catalogue/schema.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare } from '../resolve/syntax.js';
import { isInside, type Iteration } from './iteration.js';

/**
 * Does the file also hand the whole list of an iteration to one call that reads (or writes) it, as in
 * `clustered ? Promise.all(keys.map((key) => client.get(key))) : client.mget(keys)`?
 * Then the batch form is known, and the iteration is there on purpose.
 */
export function hasBatchTwin(resolution: Resolution, iteration: Iteration, { access }: RoundTrip): boolean {
  const list = iteration.source && bare(iteration.source);
  if (list?.type !== AST_NODE_TYPES.Identifier) return false;
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(list), list.name);
  if (!variable) return false;
  return variable.references.some(({ identifier }) => {
    if (isInside(identifier, iteration.node)) return false;
    const argument: TSESTree.Node =
      identifier.parent.type === AST_NODE_TYPES.SpreadElement ? identifier.parent : identifier;
    const call = argument.parent;
    return (
      call?.type === AST_NODE_TYPES.CallExpression &&
      call.callee !== argument &&
      resolution.callAt(call)?.member.roundTrip?.access === access
    );
  });
}
