import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import type { Tables } from '../settings/tables.js';
import { namedStarOf, type OpenStar } from '../sql/open-stars.js';
import { areAllOfTable, mayBeOfOther } from './sql-row-origin.js';
import { namesIn } from './names-in.js';
import { columnsOfType, rowTypeOf } from './sql-row-type.js';
import { columnsRead, type RowsSeen } from './sql-rows.js';
import type { SqlUse } from './sql-uses.js';

/** The columns that the code needs of a star. */
export interface NeededColumns {
  readonly names: readonly string[];
  /** It reads all of them itself, or tells the call: rows do not go on to where more may be read. */
  readonly isAll: boolean;
  /** The table has all of them. */
  readonly isSure: boolean;
  /** The table, too, calls them so. */
  readonly keepsNames: boolean;
}

/** Which columns does the code need of a star: those that it reads, or that the type of its rows names? */
export function columnsNeeded(
  resolution: Resolution,
  use: SqlUse,
  star: OpenStar,
): NeededColumns | undefined {
  const [call, another] = use.calls;
  const named = namedStarOf(star);
  if (!call || another || use.isKept || !named) return undefined;
  const keepsNames = keepsColumnNames(resolution, use);
  const type = star.kind === 'select' ? rowTypeOf(call) : undefined;
  const typed = type && columnsOfType(resolution, type);
  const ofType = typed && without(named.beside, typed);
  if (
    type &&
    ofType &&
    !mayBeOfOther(resolution, use.root, star, { names: namesIn(resolution, type), columns: ofType })
  )
    return { names: ofType, isAll: true, isSure: true, keepsNames };

  const known = resolution.callAt(call);
  const shape = known?.member.roundTrip?.rows;
  const isGuess = known?.evidence === 'convention' && shape === 'rows'; // A helper of this name may give the list itself.
  const seen = columnsRead(resolution, call, isGuess ? undefined : shape);
  if (!seen) return undefined;
  const names = without(named.beside, [...seen.columns]);
  return {
    names,
    isAll: seen.described.length === 0,
    isSure: areSure(resolution, use.root, star, seen),
    // What a function says that it gives is no sign of how the table writes its names.
    keepsNames: keepsNames && seen.described.length === 0,
  };
}

/** Are the columns that types, schemas and functions ask for those of the table, though they may serve other queries? */
function areSure(
  resolution: Resolution,
  own: TSESTree.Node,
  star: OpenStar,
  { described, functions }: RowsSeen,
): boolean {
  const isOfOther = described.some(({ by, columns }) =>
    mayBeOfOther(resolution, own, star, { names: namesIn(resolution, by), columns }),
  );
  if (isOfOther) return false;
  return functions.every(({ name, calledBy, columns }) => {
    const names = [name ?? ''];
    const mayBeMissing = [...columns].flatMap(([column, isTolerated]) => (isTolerated ? [column] : []));
    if (mayBeOfOther(resolution, own, star, { names, columns: [...columns.keys()] })) return false;
    return mayBeMissing.length === 0 || (calledBy === 'file' && areAllOfTable(resolution, own, star, names));
  });
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
export function asksForRows(resolution: Resolution, use: SqlUse, star: OpenStar): boolean {
  if (namedStarOf(star)?.beside.length !== 0 || !keepsColumnNames(resolution, use)) return false;
  return use.calls.every(({ parent }) => {
    const given = parent.type === AST_NODE_TYPES.AwaitExpression ? parent.parent : parent;
    return given.type !== AST_NODE_TYPES.ExpressionStatement; // then its result is not used at all
  });
}

/** Does nothing between the database and the code rename columns? A convention is no evidence of that. */
function keepsColumnNames(resolution: Resolution, { calls }: SqlUse): boolean {
  return calls.every((node) => {
    const call = resolution.callAt(node);
    const shape = call?.member.roundTrip?.rows;
    return call?.evidence !== 'convention' && (shape === 'rows' || shape === 'first');
  });
}
