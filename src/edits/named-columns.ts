import { asksForRows, columnsOfTable, type NeededColumns } from '../analysis/sql-columns.js';
import { columnsCreated } from '../analysis/sql-created.js';
import type { SqlText } from '../analysis/sql-text.js';
import type { SqlUse } from '../analysis/sql-uses.js';
import type { Resolution } from '../resolve/resolution.js';
import type { Tables } from '../settings/tables.js';
import { namedStarOf, type OpenStar } from '../sql/open-stars.js';
import { columnList, writtenList } from './column-list.js';

/** A query with a star, and what is known of the columns that it needs. */
export interface StarInUse {
  readonly use: SqlUse;
  readonly sql: SqlText;
  readonly star: OpenStar;
  readonly needed: NeededColumns | undefined;
  readonly tables: Tables;
}

/** What to write where the star stands, and which columns that names: none where only the rows are counted. */
export interface ColumnsInstead {
  readonly range: readonly [number, number];
  readonly text: string;
  readonly columns: readonly string[];
}

/** What can stand in the place of a star? `undefined` where the columns, or how to write them, are not known. */
export function columnsInstead(resolution: Resolution, given: StarInUse): ColumnsInstead | undefined {
  const { use, sql, star, needed, tables } = given;
  const named = namedStarOf(star);
  const place = named && sql.sourceAt(named.start, named.end);
  if (!named || !place || needed?.isSure === false) return undefined;
  const { range, quote } = place;
  if (needed) {
    const { names: columns, keepsNames } = needed;
    const isForNone = columns.length === 0 && asksForRows(resolution, use, star);
    const text = isForNone ? '1' : columnList({ sql: sql.text, star: named, columns, keepsNames, quote });
    return text === undefined ? undefined : { range, text, columns };
  }
  const known = columnsOfTable(tables, star);
  const columns = known ?? columnsCreated(resolution, star);
  const text = known
    ? columnList({ sql: sql.text, star: named, columns: known, keepsNames: true, quote })
    : columns && writtenList(columns, named, quote);
  return columns && text !== undefined ? { range, text, columns } : undefined;
}
