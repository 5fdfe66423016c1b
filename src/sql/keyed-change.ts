import { comparisonsIn, isPlace, type SqlKey } from './keyed-comparison.js';
import {
  after,
  isSign,
  readSql,
  seek,
  split,
  statementsOf,
  wordAt,
  type Span,
  type SqlTokens,
} from './statements.js';

/** A `DELETE` or `UPDATE` of the rows that have one value of a column. */
export interface KeyedChange {
  readonly keys: readonly SqlKey[];
}

const perStatement = /^(?:join|limit|order|using|with)$/u;

/**
 * Does a text delete the rows of a key, or set them to values that do not depend on what they were? Then one statement
 * for many keys does what one for each does.
 */
export function keyedChange(sql: string): KeyedChange | undefined {
  const read = readSql(sql);
  const [statement, ...others] = statementsOf(read);
  if (!statement || others.length > 0) return undefined;
  const verb = wordAt(read, statement.from);
  if (verb !== 'delete' && verb !== 'update') return undefined;
  if (seek(read, statement, (at) => perStatement.test(wordAt(read, at))) < statement.to) return undefined;
  const where = seek(read, statement, (at) => wordAt(read, at) === 'where');
  if (where >= statement.to) return undefined;
  if (verb === 'update' && !setsValues(read, { from: statement.from, to: where })) return undefined;
  const end = seek(read, { from: where, to: statement.to }, (at) => wordAt(read, at) === 'returning');
  const keys = comparisonsIn(read, { from: where + 1, to: end });
  return keys && { keys };
}

function setsValues(read: SqlTokens, span: Span): boolean {
  if (seek(read, span, (at) => wordAt(read, at) === 'from') < span.to) return false;
  const set = seek(read, span, (at) => wordAt(read, at) === 'set');
  if (set >= span.to) return false;
  return split(read, { from: set + 1, to: span.to }, (at) => isSign(read, at, ',')).every(({ from, to }) => {
    if (!isSign(read, from + 1, '=')) return false;
    const value = read.tokens[from + 2];
    if (!value) return false;
    if (to - from === 3)
      return isPlace(value.kind) || !/^(?:name|word|sign)$/u.test(value.kind) || isConstant(read, from + 2);
    return wordAt(read, from + 2) === 'now' && after(read, from + 3) === to;
  });
}

function isConstant(read: SqlTokens, at: number): boolean {
  return /^(?:current_timestamp|default|false|null|true)$/u.test(wordAt(read, at));
}

/** `INSERT INTO t (a, b) VALUES ($1, $2)`: one row of values that are all given elsewhere. */
export interface InsertedRow {
  readonly columns: readonly string[];
  /** From the `(` before the columns to the `)` after the values. */
  readonly whole: { readonly start: number; readonly end: number };
  /** From the `(` before the values to the `)` after them. */
  readonly values: { readonly start: number; readonly end: number };
  readonly placeholders: readonly string[];
}

/** Which row does a text insert, if several could stand in its place? */
export function insertedRow(sql: string): InsertedRow | undefined {
  const read = readSql(sql);
  const [statement, ...others] = statementsOf(read);
  if (!statement || others.length > 0 || wordAt(read, statement.from) !== 'insert') return undefined;
  const open = seekSign(read, statement, '(');
  const close = read.closing.get(open) ?? statement.to;
  const values = close + 2;
  if (wordAt(read, close + 1) !== 'values' || !isSign(read, values, '(')) return undefined;
  const end = read.closing.get(values) ?? statement.to;
  const [first, opening, last] = [read.tokens[open], read.tokens[values], read.tokens[end]];
  if (!first || !opening || !last || !isHarmlessEnd(read, { from: end + 1, to: statement.to }))
    return undefined;
  const columns = listAt(read, { from: open + 1, to: close }, (kind) => kind === 'word' || kind === 'name');
  const places = listAt(read, { from: values + 1, to: end }, isPlace);
  if (!columns || columns.length !== places?.length) return undefined;
  return {
    columns: columns.map((at) => read.tokens[at]?.value ?? ''),
    whole: { start: first.start, end: last.end },
    values: { start: opening.start, end: last.end },
    placeholders: places.map((at) => {
      const token = read.tokens[at];
      return token?.kind === 'placeholder' ? read.sql.slice(token.start, token.end) : '';
    }),
  };
}

/** The first sign of a kind, which opens a group; `seek` would step over it. */
function seekSign(read: SqlTokens, { from, to }: Span, sign: string): number {
  for (let at = from; at < to; at += 1) if (isSign(read, at, sign)) return at;
  return to;
}

/** The single tokens of a list; undefined where an item is more than that. */
function listAt(
  read: SqlTokens,
  span: Span,
  isItem: (kind: string) => boolean,
): readonly number[] | undefined {
  const parts = split(read, span, (at) => isSign(read, at, ','));
  const isPlain = parts.every(({ from, to }) => to - from === 1 && isItem(read.tokens[from]?.kind ?? ''));
  return isPlain ? parts.map(({ from }) => from) : undefined;
}

/** Nothing, `RETURNING …`, or `ON CONFLICT … DO NOTHING`: several rows do not get into each other's way. */
function isHarmlessEnd(read: SqlTokens, { from, to }: Span): boolean {
  if (from >= to || wordAt(read, from) === 'returning') return true;
  return (
    wordAt(read, from) === 'on' && wordAt(read, from + 1) === 'conflict' && wordAt(read, to - 1) === 'nothing'
  );
}
