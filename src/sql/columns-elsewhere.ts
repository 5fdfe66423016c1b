import { sourcesOf, type Source } from './from-clause.js';
import { returningOf, type Returning } from './returning.js';
import { columnItemsOf, listOfSelect, starItemsOf, type ColumnItem } from './select-list.js';
import {
  readSql,
  seek,
  statementsOf,
  withClauseOf,
  wordAt,
  type Span,
  type SqlTokens,
} from './statements.js';

/**
 * May a query give one of these columns from elsewhere than a table: from one that it joins, or as something else than the
 * column of this name? Where its form is not a plain one, its words decide.
 */
export function givesFromElsewhere(sql: string, table: string, columns: readonly string[]): boolean {
  const names = new Set(columns.map((column) => column.toLowerCase()));
  const query = plainQueryOf(sql);
  if (!query) return /\bjoin\b/iu.test(sql) || columns.some((column) => isNamed(sql, column));
  const { stars, items, sources } = query;
  const isOwn = (qualifier: string | undefined) => isOfTable(sources, qualifier, table);
  return (
    (sources.length > 1 && stars.some((qualifier) => !isOwn(qualifier))) ||
    items.some(({ output, column, qualifier }) => {
      if (output === undefined || !names.has(output)) return false;
      return column !== output || (sources.length > 1 && !isOwn(qualifier));
    })
  );
}

/** Does a query read this table, and no other? */
export function isOfTableOnly(sql: string, table: string): boolean {
  const sources = plainQueryOf(sql)?.sources ?? [];
  return sources.length === 1 && isOfTable(sources, undefined, table);
}

interface PlainQuery {
  /** What stands before the dots of its stars. */
  readonly stars: readonly (string | undefined)[];
  readonly items: readonly ColumnItem[];
  readonly sources: readonly Source[];
}

/** One select over tables that are named, none of which is a query itself. */
function plainQueryOf(sql: string): PlainQuery | undefined {
  const read = readSql(sql);
  const [whole, another] = statementsOf(read);
  if (!whole || another) return undefined;
  const clause = withClauseOf(read, whole);
  const statement = { from: clause?.main ?? whole.from, to: whole.to };
  const parts = clause?.open ? undefined : partsOf(read, statement);
  const isQuery = ({ kind, path }: Source) =>
    kind !== 'name' || clause?.tables.some(({ name }) => path.length === 1 && path[0] === name);
  if (!parts || parts.sources.some(isQuery)) return undefined;
  const { list, sources } = parts;
  const stars = starItemsOf(read, list).map(({ qualifier }) => qualifier?.path.at(-1));
  return { stars, items: columnItemsOf(read, list), sources };
}

/** The list of what a statement gives, and the tables behind it. */
function partsOf(read: SqlTokens, span: Span): Returning | undefined {
  if (/^(?:insert|update|delete)$/u.test(wordAt(read, span.from))) return returningOf(read, span);
  const list = listOfSelect(read, span);
  if (wordAt(read, span.from) !== 'select' || wordAt(read, list.to) !== 'from') return undefined;
  const from = { from: list.to + 1, to: span.to };
  const isSet = (at: number) => /^(?:union|intersect|except|minus)$/u.test(wordAt(read, at));
  return seek(read, from, isSet) < from.to ? undefined : { list, sources: sourcesOf(read, from) };
}

/** Does a qualifier mean the table, or may it? Without one, the only table is meant. */
function isOfTable(sources: readonly Source[], qualifier: string | undefined, table: string): boolean {
  const [only] = sources;
  const meant =
    qualifier === undefined
      ? sources.length === 1
        ? only
        : undefined
      : sources.find(({ alias, path }) => (alias ?? path.at(-1)) === qualifier);
  return meant?.path.at(-1) === lastPart(table);
}

/** `users` of `app."users"` */
function lastPart(table: string): string {
  return table
    .slice(table.lastIndexOf('.') + 1)
    .replaceAll(/["`[\]]/gu, '')
    .toLowerCase();
}

/** `shard.key AS shard_key` */
function isNamed(text: string, column: string): boolean {
  return /^\w+$/u.test(column) && new RegExp(`\\bas\\s+["\`[\\\\]*${column}\\b`, 'iu').test(text);
}
