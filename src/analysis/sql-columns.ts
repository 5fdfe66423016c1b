import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import type { Tables } from '../settings/tables.js';
import type { OpenStar } from '../sql/open-stars.js';
import { mayBeOfOther } from './sql-row-origin.js';
import { columnsTyped } from './sql-row-type.js';
import { columnsRead } from './sql-rows.js';
import type { SqlUse } from './sql-uses.js';

/** Which columns does the code need of a star: those that it reads, or that the type of its rows names? */
export function columnsNeeded(
  resolution: Resolution,
  { calls, isKept }: SqlUse,
  { kind, beside }: OpenStar,
): readonly string[] | undefined {
  const [call, another] = calls;
  if (!call || another || isKept || !beside) return undefined;
  const shape = resolution.callAt(call)?.member.roundTrip?.rows;
  const typed = kind === 'select' ? columnsTyped(resolution, call) : undefined;
  const ofType = typed && without(beside, typed);
  if (ofType && !mayBeOfOther(resolution, call, ofType)) return ofType;
  const read = columnsRead(resolution, call, shape);
  return read && without(beside, read);
}

/** Which columns does the user say that the table of a star has? Those that the query names beside it are left out. */
export function columnsOfTable(tables: Tables, { table, beside }: OpenStar): readonly string[] | undefined {
  if (table === undefined || !beside || tables.size === 0) return undefined;
  const name = table.replace(/["`[\]]/gu, '').toLowerCase();
  const columns = tables.get(name) ?? tables.get(name.slice(name.lastIndexOf('.') + 1));
  return columns && without(beside, columns);
}

function without(given: readonly string[], names: readonly string[]): readonly string[] {
  const known = new Set(given.map((name) => name.toLowerCase()));
  return names.filter((name) => !known.has(name.toLowerCase()));
}

/** Is it asked how many rows there are, or whether there is one, where no column of them is used? */
export function asksForRows(resolution: Resolution, use: SqlUse, { beside }: OpenStar): boolean {
  if (beside?.length !== 0 || !keepsColumnNames(resolution, use)) return false;
  return use.calls.every(({ parent }) => {
    const given = parent.type === AST_NODE_TYPES.AwaitExpression ? parent.parent : parent;
    return given.type !== AST_NODE_TYPES.ExpressionStatement; // then its result is not used at all
  });
}

/** Does nothing between the database and the code rename columns? A convention is no evidence of that. */
export function keepsColumnNames(resolution: Resolution, { calls }: SqlUse): boolean {
  return calls.every((node) => {
    const call = resolution.callAt(node);
    const shape = call?.member.roundTrip?.rows;
    return call?.evidence !== 'convention' && (shape === 'rows' || shape === 'first');
  });
}
