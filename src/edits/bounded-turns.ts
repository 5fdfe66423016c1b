import type { TSESLint } from '@typescript-eslint/utils';
import { iterationAround, type Iteration } from '../analysis/iteration.js';
import { areIndependent } from '../analysis/independence.js';
import type { PerElement } from '../analysis/per-element.js';
import { isSorted } from '../analysis/sorted-list.js';
import { isRead } from '../analysis/sql-statement.js';
import { sentSql } from '../analysis/sql-text.js';
import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { callsOnlyKnown } from '../sql/known-functions.js';
import { boundLoop } from './bounded-loop.js';
import type { Bound } from './bounded-promises.js';
import { doesMore, onlyReads, onlyWrites } from './only-reads.js';
import { hasOwnConnections } from './own-connections.js';

/** Requests of the turns of a loop, some at a time. */
export interface BoundedTurns {
  readonly fix: TSESLint.ReportFixFunction;
  readonly isWrite: boolean;
}

/**
 * The edit that lets the turns of a loop ask some at a time, with results in the order of the elements, or write a row
 * each; `undefined` where they do more than that, where one needs what another found, or where all of them use one
 * connection.
 */
export function boundTurns(bound: Bound, queries: readonly PerElement[]): BoundedTurns | undefined {
  const { resolution } = bound;
  const [first] = queries;
  if (!first || first.isRepeated || !mayRunTogether(resolution, first.iteration)) return undefined;
  const isWrite = queries.length === 1 && isOneWrite(resolution, first);
  if (!isWrite && !onlyReads(resolution, first.iteration.body)) return undefined;
  const fix = boundLoop({ ...bound, withoutPackages: true }, first.iteration)?.fix;
  return fix && { fix, isWrite };
}

function mayRunTogether(resolution: Resolution, iteration: Iteration): boolean {
  // Chunks in every turn of another loop are still requests of each of its turns.
  return !iterationAround(resolution, iteration.node) && areIndependent(resolution, iteration);
}

/** Is one row written by the turn itself, and nothing else done? */
function isOneWrite(resolution: Resolution, { iteration, site }: PerElement): boolean {
  return (
    site.path.length === 0 &&
    !(iteration.source && isSorted(resolution, iteration.source)) &&
    isPlainWrite(resolution, site.call) &&
    hasOwnConnections(resolution, site.call) &&
    onlyWrites(resolution, iteration.body, site.node)
  );
}

/** As opposed to one that looks whether the row is there: two of them would find none at a time. */
function isPlainWrite(resolution: Resolution, call: LibraryCall): boolean {
  const { roundTrip } = call.member;
  if (roundTrip?.server !== 'database' || isRead(resolution, call) || doesMore.test(call.callee))
    return false;
  if (/save$/iu.test(call.callee) || /upsert/iu.test(resolution.sourceCode.getText(call.node))) return false;
  if (roundTrip.access === 'write') return true;
  const text = sentSql(resolution, call)?.text;
  return text !== undefined && /^\s*(?:delete|insert|update)\b/iu.test(text) && callsOnlyKnown(text);
}
