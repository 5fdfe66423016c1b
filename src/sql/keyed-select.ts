import { comparisonsIn, type SqlKey } from './keyed-comparison.js';
import {
  isSign,
  nameOf,
  readSql,
  seek,
  split,
  statementsOf,
  wordAt,
  type Span,
  type SqlTokens,
} from './statements.js';

/** A query whose rows all have one value of a column: `SELECT id, name FROM users WHERE id = $1`. */
export interface KeyedSelect {
  /** The table that is named first. */
  readonly table: string;
  /** The columns that are compared with values. */
  readonly keys: readonly SqlKey[];
  /** How the rows show a column: under its name, not at all, or as something else of this name. */
  readonly shows: (key: SqlKey) => 'as it is' | 'not' | 'otherwise';
  /** Where the first column begins. */
  readonly start: number;
}

/** What makes the rows of several keys more than the rows of each: limits, groups, sets, locks. */
const perQuery =
  /^(?:distinct|except|fetch|for|group|having|intersect|into|limit|minus|offset|over|qualify|top|union|window|with)$/u;

/** Does a text select the rows of one key, so that the rows of many keys are those of each together? */
export function keyedSelect(sql: string): KeyedSelect | undefined {
  const read = readSql(sql);
  const [statement, ...others] = statementsOf(read);
  if (!statement || others.length > 0 || wordAt(read, statement.from) !== 'select') return undefined;
  for (let at = statement.from; at < statement.to; at += 1)
    if (perQuery.test(wordAt(read, at))) return undefined;

  const from = seek(read, statement, (at) => wordAt(read, at) === 'from');
  const where = seek(read, statement, (at) => wordAt(read, at) === 'where');
  const end = seek(read, { from: where, to: statement.to }, (at) => wordAt(read, at) === 'order');
  const table = read.tokens[from + 1];
  if (from >= where || where >= end || !table || !/^(?:name|word)$/u.test(table.kind)) return undefined;
  const list = { from: statement.from + 1, to: from };
  // A function can make one row of many.
  if (seek(read, list, (at) => isSign(read, at, '(')) < from) return undefined;

  const condition = { from: where + 1, to: end };
  const keys = comparisonsIn(read, condition);
  if (!keys) return undefined;
  const start = read.tokens[list.from]?.start ?? 0;
  const shows: KeyedSelect['shows'] = ({ column }) => {
    if (hasColumn(read, list, column)) return 'as it is';
    const names = read.tokens.slice(list.from, list.to).map(({ value }) => value);
    return names.includes(column) || names.includes('*') ? 'otherwise' : 'not';
  };
  return { table: nameOf(table), keys, shows, start };
}

/** Is the column among what is selected, under its own name? */
function hasColumn(read: SqlTokens, list: Span, column: string): boolean {
  return split(read, list, (at) => isSign(read, at, ',')).some(({ from, to }) => {
    const last = read.tokens[to - 1];
    const isPlain = to - from === 1 || (to - from === 3 && isSign(read, from + 1, '.'));
    return isPlain && (isSign(read, to - 1, '*') || last?.value === column);
  });
}
