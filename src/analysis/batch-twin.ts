import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare } from '../resolve/syntax.js';
import { isInside, type Iteration } from './iteration.js';
import type { RoundTripSite } from './round-trips.js';
import { speakerOf } from './sent.js';

/**
 * Does the file also hand the whole list of an iteration to one call that reads (or writes) it, as in
 * `clustered ? Promise.all(keys.map((key) => client.get(key))) : client.mget(keys)`?
 * Then the batch form is known, and the iteration is there on purpose.
 */
export function hasBatchTwin(
  resolution: Resolution,
  iteration: Iteration,
  site: Pick<RoundTripSite, 'call' | 'roundTrip'>,
): boolean {
  const { access } = site.roundTrip;
  const list = iteration.source && bare(iteration.source);
  if (list?.type !== AST_NODE_TYPES.Identifier) return false;
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(list), list.name);
  if (!variable) return false;
  return variable.references.some(({ identifier }) => {
    if (isInside(identifier, iteration.node)) return false;
    const argument: TSESTree.Node =
      identifier.parent.type === AST_NODE_TYPES.SpreadElement ? identifier.parent : identifier;
    const call = argument.parent;
    if (call?.type !== AST_NODE_TYPES.CallExpression || call.callee === argument) return false;
    const twin = speakerOf(resolution, call);
    return twin?.member.roundTrip?.access === access && !isOfOtherRows(site.call, twin);
  });
}

/** Do two calls name the class of their rows, and not the same: `save(Event, event)` and `save(User, users)`? */
function isOfOtherRows(one: LibraryCall, other: LibraryCall): boolean {
  const [first, second] = [classOf(one), classOf(other)];
  return first !== undefined && second !== undefined && first !== second;
}

function classOf({ node, receiver }: LibraryCall): string | undefined {
  const given = node.type === AST_NODE_TYPES.CallExpression ? node.arguments[0] : undefined;
  for (const named of [given, receiver && bare(receiver)]) {
    if (named?.type === AST_NODE_TYPES.Identifier && /^[A-Z]\w*[a-z]/u.test(named.name)) return named.name;
  }
  return undefined;
}
