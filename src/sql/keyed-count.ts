import { comparisonsIn, writtenName, type SqlKey } from './keyed-comparison.js';
import { after, isSign, nameOf, readSql, seek, statementsOf, wordAt, type SqlTokens } from './statements.js';

/** A query that counts the rows with one value of a column: `SELECT count(*) AS total FROM posts WHERE author_id = $1`. */
export interface KeyedCount {
  /** The table that is named first. */
  readonly table: string;
  readonly keys: readonly SqlKey[];
  /** The name that the number has in an answer of PostgreSQL, which writes names without quotes in lower case. */
  readonly name: string;
  /** The name as it is written, where it is. */
  readonly written?: string;
  /** It is cast to a type that every driver gives as a number. */
  readonly isNumber: boolean;
  /** Where the first column begins, and where the statement ends. */
  readonly start: number;
  readonly end: number;
}

/** What makes the counts of several keys more than a group for each. */
const perQuery =
  /^(?:distinct|except|fetch|for|group|having|intersect|into|limit|minus|offset|order|over|qualify|top|union|window)$/u;

/** Does a text count the rows of one key, so that a group for each of many keys gives the same number? */
export function keyedCount(sql: string): KeyedCount | undefined {
  const read = readSql(sql);
  const [statement, ...others] = statementsOf(read);
  if (!statement || others.length > 0 || wordAt(read, statement.from) !== 'select') return undefined;
  if (seek(read, statement, (at) => perQuery.test(wordAt(read, at))) < statement.to) return undefined;
  const count = statement.from + 1;
  if (wordAt(read, count) !== 'count' || !isSign(read, count + 1, '(')) return undefined;
  const number = castAt(read, after(read, count + 1));
  const isNamed = wordAt(read, number.to) === 'as';
  const from = isNamed ? number.to + 2 : number.to;
  const where = seek(read, statement, (at) => wordAt(read, at) === 'where');
  const [first, table, last] = [read.tokens[count], read.tokens[from + 1], read.tokens[statement.to - 1]];
  if (wordAt(read, from) !== 'from' || where >= statement.to || !first || !table || !last) return undefined;
  const keys = comparisonsIn(read, { from: where + 1, to: statement.to });
  if (!keys || !/^(?:name|word)$/u.test(table.kind)) return undefined;
  const label = isNamed ? read.tokens[number.to + 1] : undefined;
  return {
    table: nameOf(table),
    keys,
    name: label?.value ?? 'count',
    ...(label ? { written: writtenName(read, label) } : {}),
    isNumber: number.isCast,
    start: first.start,
    end: last.end,
  };
}

/** `::int`, or nothing. */
function castAt(read: SqlTokens, at: number): { readonly to: number; readonly isCast: boolean } {
  const isCast = isSign(read, at, '::') && /^int(?:4|eger)?$/u.test(wordAt(read, at + 1));
  return { to: isCast ? at + 2 : at, isCast };
}
