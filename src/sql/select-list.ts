import { after, isSign, nameOf, seek, split, wordAt, type Span, type SqlTokens } from './statements.js';
import { HOLE } from './tokens.js';

/** One `*` or `u.*` in a list of columns. */
export interface StarItem {
  readonly start: number;
  readonly end: number;
  /** The parts before the last dot; a part with a hole is empty. */
  readonly qualifier?: { readonly path: readonly string[]; readonly written: string };
}

/** What stands between SELECT, with which a span begins, and FROM. */
export function listOfSelect(read: SqlTokens, span: Span): Span {
  return { from: span.from + 1, to: seek(read, span, (at) => endsList(read, at)) };
}

function endsList(read: SqlTokens, at: number): boolean {
  const word = wordAt(read, at);
  // `a IS DISTINCT FROM b`
  if (word === 'from') return !(wordAt(read, at - 1) === 'distinct' && wordAt(read, at - 2) !== 'select');
  return ['into', 'where', 'group', 'order', 'limit', 'having'].includes(word);
}

/** The stars among the items of a column list that begins right after SELECT or RETURNING. */
export function starItemsOf(read: SqlTokens, list: Span): readonly StarItem[] {
  return itemsOf(read, list).flatMap((item) => starIn(read, item) ?? []);
}

function itemsOf(read: SqlTokens, list: Span): readonly Span[] {
  const from = Math.min(afterModifiers(read, list), list.to);
  return split(read, { from, to: list.to }, (at) => isSign(read, at, ','));
}

const modifiers = /^(?:all|distinct|on|distinctrow|top|percent|high_priority|straight_join|sql_\w+)$/u;

/** Skips `DISTINCT ON (a)`, `TOP (10)` and the like. */
function afterModifiers(read: SqlTokens, { from, to }: Span): number {
  let at = from;
  while (at < to && modifiers.test(wordAt(read, at))) {
    const takesArgument = ['on', 'top'].includes(wordAt(read, at));
    at = takesArgument ? after(read, at + 1) : at + 1;
  }
  return at;
}

function starIn(read: SqlTokens, { from, to }: Span): StarItem | undefined {
  const { tokens, sql } = read;
  const path: string[] = [];
  let at = from;
  while (at < to && ['word', 'name', 'hole'].includes(tokens[at]?.kind ?? '') && isSign(read, at + 1, '.')) {
    const part = tokens[at];
    path.push(part && part.kind !== 'hole' && !part.value.includes(HOLE) ? nameOf(part) : '');
    at += 2;
  }
  // `SELECT ${distinct} *`: what is multiplied has something on its right
  if (path.length === 0 && tokens[at]?.kind === 'hole' && at + 2 === to) at++;

  const star = tokens[at];
  if (star === undefined || at >= to || !isSign(read, at, '*')) return undefined;
  if (path.length === 0) return { start: star.start, end: star.end };
  const start = tokens[from]?.start ?? star.start;
  const written = sql.slice(start, tokens[at - 1]?.start);
  return { start, end: star.end, qualifier: { path, written } };
}

/** One item of a list that is no star. */
export interface ColumnItem {
  /** The name that it ends with, in lower case: its alias, or that of the column. */
  readonly output: string | undefined;
  /** The column that it is, where it is nothing but one. */
  readonly column: string | undefined;
  /** What stands before the column's dot. */
  readonly qualifier: string | undefined;
}

/** The items of a list that are no stars. */
export function columnItemsOf(read: SqlTokens, list: Span): readonly ColumnItem[] {
  return itemsOf(read, list)
    .filter((item) => starIn(read, item) === undefined)
    .map(({ from, to }) => {
      const as = seek(read, { from, to }, (at) => wordAt(read, at) === 'as');
      const [output, column] = [read.tokens[to - 1], read.tokens[as - 1]];
      const before = isSign(read, as - 2, '.') ? read.tokens[as - 3] : undefined;
      return {
        output: output && /^(?:name|word)$/u.test(output.kind) ? nameOf(output) : undefined,
        column: column && isPath(read, from, as) ? nameOf(column) : undefined,
        qualifier: before && nameOf(before),
      };
    });
}

/**
 * The names that a select gives out beside its one star.
 * `undefined` where a name is not plain, or where the number or the set of columns matters to the rest of it.
 */
export function outputsBeside(read: SqlTokens, select: Span, list: Span): readonly string[] | undefined {
  if (afterModifiers(read, list) !== list.from || countsColumns(read, select)) return undefined;
  const names: string[] = [];
  const items = itemsOf(read, list);
  const starAt = items.findIndex((item) => starIn(read, item) !== undefined);
  for (const [at, item] of items.entries()) {
    const isStar = starIn(read, item) !== undefined;
    if (isStar && !isSign(read, item.to - 1, '*')) return undefined; // `* EXCEPT (a)`
    const name = isStar ? undefined : outputOf(read, item);
    if (!isStar && name === undefined) return undefined;
    // Of two columns with one name, the row has the last.
    const star = at < starAt ? items[starAt] : undefined;
    if (name !== undefined && (!star || isOfStar(read, item, star))) names.push(name);
  }
  return names;
}

/** Is an item one of the columns that the star gives too? `u.id` beside `u.*`, `id` beside `*`. */
function isOfStar(read: SqlTokens, { from, to }: Span, star: Span): boolean {
  const written = (start: number, end: number) =>
    start < end ? read.sql.slice(read.tokens[start]?.start, read.tokens[end - 1]?.end) : '';
  return isPath(read, from, to) && written(from, to - 1) === written(star.from, star.to - 1);
}

/** `u.id`, without an alias. */
function isPath(read: SqlTokens, from: number, to: number): boolean {
  return to - from === 1 || (isSign(read, to - 2, '.') && isPath(read, from, to - 2));
}

/** `ORDER BY 2` */
function countsColumns(read: SqlTokens, select: Span): boolean {
  const isOrdinal = (at: number): boolean => {
    const before = wordAt(read, at - 1) === 'by' || isSign(read, at - 1, ',');
    return before && ['number', 'hole'].includes(read.tokens[at]?.kind ?? '');
  };
  const by = seek(read, select, (at) => wordAt(read, at) === 'by');
  return seek(read, { from: by + 1, to: select.to }, isOrdinal) < select.to;
}

/** The name of one item: its alias, or the last part of a column's name. */
function outputOf(read: SqlTokens, { from, to }: Span): string | undefined {
  const last = read.tokens[to - 1];
  if (to <= from || (last?.kind !== 'word' && last?.kind !== 'name') || last.value.includes(HOLE))
    return undefined;
  const before = read.tokens[to - 2];
  const isPlain = to - from === 1 || isSign(read, to - 2, '.') || wordAt(read, to - 2) === 'as';
  return isPlain || (before?.kind === 'sign' && before.value === ')') ? last.value : undefined;
}
