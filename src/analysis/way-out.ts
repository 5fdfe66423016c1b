import type { Resolution } from '../resolve/resolution.js';
import { statementKind } from '../sql/statement-kind.js';
import type { RoundTripSite } from './round-trips.js';
import { sentSql } from './sql-text.js';

/** How to do the work of a round trip for many elements at once: what the library says, or what its SQL asks for. */
export function wayOut(resolution: Resolution, { call, roundTrip }: RoundTripSite): string {
  const general = roundTrip.forMany ?? '';
  if (roundTrip.access !== 'command') return general;
  const text = sentSql(resolution.at(call.node), call)?.text;
  switch (text === undefined ? undefined : statementKind(text)) {
    case 'insert':
      return 'write all rows with one `INSERT` of several rows';
    case 'update':
      return 'update all rows that get the same values with one `UPDATE`, and rows with values of their own with one that joins a list of them (`UPDATE … FROM (VALUES …)`)';
    case 'merge':
      return 'write all rows with one `MERGE` of several rows';
    default:
      return general;
  }
}
