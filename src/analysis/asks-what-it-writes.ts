import type { TSESTree } from '@typescript-eslint/utils';
import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import type { FunctionNode } from '../resolve/value.js';
import { changingAt } from './changing.js';
import type { Iteration } from './iteration.js';
import { nodesIn } from './turn.js';

/**
 * Does a function that a turn calls ask the same of a table in every turn, and then write to that: where the next row comes
 * is what the turn before has changed? As in `add(listId, text)`, which counts the entries of the list.
 */
export function asksWhatItWrites(
  resolution: Resolution,
  iteration: Iteration,
  call: TSESTree.CallExpression,
  called: FunctionNode,
): boolean {
  const changes = changingAt(resolution, iteration, { steps: [{ from: call, to: called }] });
  const home = resolution.at(called);
  const asked: string[] = [];
  for (const { node } of nodesIn(home, called.body)) {
    const request = home.callAt(node);
    const table = request && tableOf(home, request);
    if (!request || table === undefined) continue;
    if (request.member.roundTrip?.access === 'write' && asked.includes(table)) return true;
    if (request.member.roundTrip?.access === 'read' && !changes(request.node)) asked.push(table);
  }
  return false;
}

/** What the member is called on, where that is one table: `prisma.photo`, `this.photos`. */
function tableOf({ sourceCode }: Resolution, { receiver, member }: LibraryCall): string | undefined {
  const { access, server } = member.roundTrip ?? {};
  if (!receiver || server !== 'database' || access === 'command') return undefined;
  return sourceCode.getText(receiver);
}
