import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import type { Iteration } from './iteration.js';
import { dependsOnTurn } from './references.js';
import type { RoundTripSite, Step } from './round-trips.js';
import { isRead } from './sql-statement.js';
import { effectsIn, saysEffect } from './turn-effects.js';
import { nodesIn } from './turn.js';

/**
 * Does a request that is the same in every turn get the same answer each time? It has to read, whatever the turn, and
 * nothing else in the turn may write.
 */
export function isSameQuestion(
  resolution: Resolution,
  iteration: Iteration,
  { call, node, steps }: RoundTripSite,
): boolean {
  if (!isRead(resolution.at(call.node), call) || dependsOnTurn(resolution, iteration, node)) return false;
  if (writes(resolution, iteration.body)) return false;
  return steps.every((step, index) => isAlwaysAsked(step, steps[index + 1]?.from ?? call.node));
}

function writes(resolution: Resolution, body: TSESTree.Node): boolean {
  for (const { node } of nodesIn(resolution, body)) {
    const known = resolution.callAt(node);
    if (known?.member.roundTrip && !isRead(resolution, known)) return true;
  }
  for (const effect of effectsIn(resolution, body)) if (saysEffect(effect)) return true;
  return false;
}

/** A function that only asks under a condition may know the answer already. */
function isAlwaysAsked({ to }: Step, place: TSESTree.Node): boolean {
  for (let node: TSESTree.Node | undefined = place; node && node !== to; node = node.parent) {
    if (/^(?:Conditional|Logical|If|Switch|Try)/u.test(node.type)) return false;
    if (node.parent?.type === AST_NODE_TYPES.BlockStatement) {
      const before = node.parent.body.slice(0, node.parent.body.indexOf(node as TSESTree.Statement));
      if (before.some(({ type }) => type === AST_NODE_TYPES.IfStatement)) return false;
    }
  }
  return true;
}
