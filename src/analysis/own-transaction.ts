import type { TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { isFunction } from '../resolve/syntax.js';
import { isRunByTransaction } from './in-transaction.js';
import type { Iteration } from './iteration.js';
import type { RoundTripSite } from './round-trips.js';
import { isRead } from './sql-statement.js';
import { nodesIn } from './turn.js';

/**
 * Is the request part of a transaction that the turn or a function on the way begins for each element, with a write beside it?
 * Such elements succeed or fail each by itself.
 */
export function isInOwnTransaction(
  resolution: Resolution,
  { body }: Iteration,
  { call, node, steps }: RoundTripSite,
): boolean {
  const begunInTurn = transactionAround(node, body);
  if (begunInTurn && writesBeside(resolution, begunInTurn, call.node)) return true;
  return steps.some(({ to }, index) => {
    const place = steps[index + 1]?.from ?? call.node;
    const begun = transactionAround(place, to);
    if (!begun) return false;
    const bodies = [begun, ...steps.slice(index + 1).map((step) => step.to)];
    return bodies.some((body) => writesBeside(resolution.at(body), body, call.node));
  });
}

/** The callback around a place that a transaction runs, within a function. */
export function transactionAround(place: TSESTree.Node, host: TSESTree.Node): TSESTree.Node | undefined {
  for (let node: TSESTree.Node | undefined = place; node && node !== host; node = node.parent) {
    if (isFunction(node) && isRunByTransaction(node)) return node;
  }
  return undefined;
}

function writesBeside(home: Resolution, body: TSESTree.Node, request: TSESTree.Node): boolean {
  for (const { node } of nodesIn(home, body)) {
    const call = node === request ? undefined : home.callAt(node);
    if (call?.member.roundTrip && call.member.roundTrip.server === 'database' && !isRead(home, call))
      return true;
  }
  return false;
}
