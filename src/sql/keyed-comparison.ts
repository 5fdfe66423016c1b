import { isSign, wordAt, seek, split, type Span, type SqlTokens } from './statements.js';
import type { Token } from './tokens.js';

/** A comparison of a column with one value. */
export interface SqlKey {
  /** The column that is compared with the key, without the name of its table. */
  readonly column: string;
  /** The same as it is written, which is how MySQL calls it in its answers. */
  readonly written: string;
  /** The column with the name of its table, if that is written before it. */
  readonly qualified: string;
  /** From the `=` to the end of the placeholder or hole. */
  readonly comparison: { readonly start: number; readonly end: number };
  /** The placeholder as written; empty for a hole. */
  readonly placeholder: string;
  /** How many placeholders and holes stand before it. */
  readonly index: number;
}

/** The comparisons with a value of which all hold, in a condition; undefined where one of several can hold. */
export function comparisonsIn(read: SqlTokens, condition: Span): readonly SqlKey[] | undefined {
  if (seek(read, condition, (at) => /^(?:or|xor)$/u.test(wordAt(read, at))) < condition.to) return undefined;
  return split(read, condition, (at) => wordAt(read, at) === 'and').flatMap(
    (part) => comparisonOf(read, part) ?? [],
  );
}

function comparisonOf(read: SqlTokens, { from, to }: Span): SqlKey | undefined {
  const [column, equals, value] = [read.tokens[to - 3], read.tokens[to - 2], read.tokens[to - 1]];
  if (!column || !equals || !value || !isSign(read, to - 2, '=')) return undefined;
  if (!/^(?:hole|placeholder)$/u.test(value.kind) || !/^(?:name|word)$/u.test(column.kind)) return undefined;
  const isQualified = to - from === 5 && isSign(read, from + 1, '.');
  if (to - from !== 3 && !isQualified) return undefined;
  return {
    column: column.value,
    written: writtenName(read, column),
    qualified: read.sql.slice(read.tokens[from]?.start, column.end),
    comparison: { start: equals.start, end: value.end },
    placeholder: value.kind === 'hole' ? '' : read.sql.slice(value.start, value.end),
    index: read.tokens.slice(0, to - 1).filter(({ kind }) => isPlace(kind)).length,
  };
}

/** A name in the case in which it is written, without its quotes. */
export function writtenName({ sql }: SqlTokens, { end, kind, start, value }: Token): string {
  return kind === 'word' ? sql.slice(start, end) : value;
}

/** Does a token stand for a value that is given elsewhere? */
export function isPlace(kind: string): boolean {
  return kind === 'hole' || kind === 'placeholder';
}
