import { tokensOf, type Token } from './tokens.js';

/** SQL text as tokens, with the partner of each parenthesis. */
export interface SqlTokens {
  readonly sql: string;
  readonly tokens: readonly Token[];
  /** For the index of each `(`, the index of its `)`; the number of tokens where none follows. */
  readonly closing: ReadonlyMap<number, number>;
  /** How deep its parentheses are nested. */
  readonly depth: number;
}

/** A part of the tokens: from the first index up to, but not including, the second. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Reads SQL text into tokens. */
export function readSql(sql: string): SqlTokens {
  const tokens = tokensOf(sql);
  const closing = new Map<number, number>();
  const open: number[] = [];
  let depth = 0;
  for (const [index, { kind, value }] of tokens.entries()) {
    if (kind !== 'sign') continue;
    if (value === '(') depth = Math.max(depth, open.push(index));
    if (value === ')') {
      const partner = open.pop();
      if (partner !== undefined) closing.set(partner, index);
    }
  }
  for (const index of open) closing.set(index, tokens.length);
  return { sql, tokens, closing, depth };
}

/** Whether the token at this place is this sign. */
export function isSign({ tokens }: SqlTokens, at: number, value: string): boolean {
  return tokens[at]?.kind === 'sign' && tokens[at].value === value;
}

/** The word at this place in lower case; empty where something else stands. */
export function wordAt({ tokens }: SqlTokens, at: number): string {
  return tokens[at]?.kind === 'word' ? tokens[at].value : '';
}

/** The place after the token at this place, or after the whole group when it opens one. */
export function after(read: SqlTokens, at: number): number {
  const close = read.closing.get(at);
  return close === undefined ? at + 1 : Math.min(close + 1, read.tokens.length);
}

/** The first place in a span, outside of parentheses, where the test holds; the end of the span when there is none. */
export function seek(read: SqlTokens, { from, to }: Span, test: (at: number) => boolean): number {
  let at = from;
  while (at < to && !test(at)) at = after(read, at);
  return Math.min(at, to);
}

/** The parts of a span between the places, outside of parentheses, where the test holds. */
export function split(read: SqlTokens, span: Span, test: (at: number) => boolean): readonly Span[] {
  const parts: Span[] = [];
  let from = span.from;
  while (from <= span.to) {
    const to = seek(read, { from, to: span.to }, test);
    parts.push({ from, to });
    from = to + 1;
  }
  return parts;
}

/** The statements of a text. */
export function statementsOf(read: SqlTokens): readonly Span[] {
  const whole = { from: 0, to: read.tokens.length };
  return split(read, whole, (at) => isSign(read, at, ';')).filter(({ from, to }) => from < to);
}

/** One `name AS (…)` of a WITH clause. */
export interface CommonTable {
  readonly name: string;
  /** It names its columns itself: `WITH t(a, b) AS`. */
  readonly namesColumns: boolean;
  readonly body: Span;
}

export interface WithClause {
  readonly recursive: boolean;
  readonly tables: readonly CommonTable[];
  /** A hole may bring in more tables: `WITH ${parts} SELECT`. */
  readonly open: boolean;
  /** Where the main statement begins. */
  readonly main: number;
}

const mainWords = new Set(['select', 'insert', 'update', 'delete', 'merge', 'replace', 'values', 'table']);

/** Reads the WITH clause that a span begins with. */
export function withClauseOf(read: SqlTokens, { from, to }: Span): WithClause | undefined {
  if (wordAt(read, from) !== 'with') return undefined;
  const recursive = wordAt(read, from + 1) === 'recursive';
  const first = recursive ? from + 2 : from + 1;
  const tables: CommonTable[] = [];
  let open = false;
  let at = first;

  while (at < to && !mainWords.has(wordAt(read, at))) {
    // `WITH a AS (…) (SELECT …)`: a group that neither begins the list nor follows a comma
    if (isSign(read, at, '(') && at > first && !isSign(read, at - 1, ',')) break;
    const table = commonTableAt(read, at);
    if (table) tables.push(table);
    if (read.tokens[at]?.kind === 'hole') open = true;
    at = table ? table.body.to + 1 : after(read, at);
  }
  return { recursive, tables, open, main: Math.min(at, to) };
}

function commonTableAt(read: SqlTokens, at: number): CommonTable | undefined {
  const name = read.tokens[at];
  if (name?.kind !== 'word' && name?.kind !== 'name') return undefined;
  const namesColumns = isSign(read, at + 1, '(');
  const as = namesColumns ? after(read, at + 1) : at + 1;
  if (wordAt(read, as) !== 'as') return undefined;

  let open = as + 1;
  while (wordAt(read, open) === 'not' || wordAt(read, open) === 'materialized') open++;
  const to = read.closing.get(open);
  return to === undefined ? undefined : { name: nameOf(name), namesColumns, body: { from: open + 1, to } };
}

/** Names are compared without case: a text that tells names apart by case alone is not worth a mistake. */
export function nameOf(token: Token): string {
  return token.value.toLowerCase();
}
