import { after, isSign, nameOf, seek, wordAt, type Span, type SqlTokens } from './statements.js';
import { HOLE } from './tokens.js';

/** One item of a FROM list. */
export interface Source {
  /** `unknown`: a function, a table variable, or a hole that may stand for a whole clause. */
  readonly kind: 'name' | 'query' | 'unknown';
  /** The parts of the name, without quotes and in lower case: `public.users`. A part with a hole is empty. */
  readonly path: readonly string[];
  /** The name as it is written, with `…` for a hole, where it is more than a hole. */
  readonly written?: string;
  readonly alias?: string;
  /** It names its columns itself: `(…) AS t(a, b)`. */
  readonly namesColumns: boolean;
  /** What stands between the parentheses of a derived table. */
  readonly body?: Span;
  /** The place after it and its alias. */
  readonly next: number;
}

const joinWords = new Set(['join', 'apply', 'straight_join']);

/** Words that follow a table, and so are no alias of it. */
const afterTable = new Set([
  ...[
    'on',
    'using',
    'where',
    'group',
    'order',
    'having',
    'limit',
    'offset',
    'fetch',
    'for',
    'window',
    'qualify',
  ],
  ...[
    'union',
    'intersect',
    'except',
    'minus',
    'returning',
    'set',
    'values',
    'into',
    'when',
    'output',
    'select',
  ],
  ...[
    'join',
    'inner',
    'left',
    'right',
    'full',
    'outer',
    'cross',
    'natural',
    'straight_join',
    'lateral',
    'apply',
  ],
  ...[
    'asof',
    'any',
    'semi',
    'anti',
    'array',
    'global',
    'paste',
    'final',
    'sample',
    'prewhere',
    'settings',
    'format',
  ],
  ...[
    'tablesample',
    'use',
    'force',
    'ignore',
    'with',
    'partition',
    'pivot',
    'unpivot',
    'connect',
    'start',
    'match_recognize',
  ],
  ...[
    'default',
    'overriding',
    'procedure',
    'lock',
    'and',
    'or',
    'as',
    'is',
    'not',
    'in',
    'like',
    'between',
    'option',
  ],
]);

/** Words that are no names of tables, as `settings` and `format` can be. */
const neverName = new Set([
  ...[
    'on',
    'using',
    'where',
    'group',
    'order',
    'having',
    'limit',
    'union',
    'intersect',
    'except',
    'returning',
    'set',
  ],
  ...[
    'values',
    'into',
    'select',
    'from',
    'join',
    'inner',
    'left',
    'right',
    'full',
    'cross',
    'natural',
    'lateral',
  ],
  ...['with', 'and', 'or', 'as', 'is', 'not', 'in', 'like', 'between', 'default', 'when'],
]);

/** Words that end a FROM list. */
const endsList = new Set([
  ...['where', 'group', 'order', 'having', 'limit', 'offset', 'fetch', 'for', 'window', 'qualify', 'union'],
  ...[
    'intersect',
    'except',
    'minus',
    'returning',
    'into',
    'prewhere',
    'settings',
    'connect',
    'start',
    'set',
    'when',
  ],
]);

/** The tables of a FROM list that begins at the start of the span. */
export function sourcesOf(read: SqlTokens, { from, to }: Span): readonly Source[] {
  const end = seek(read, { from, to }, (at) => isListEnd(read, at));
  const isBetween = (at: number): boolean => isSign(read, at, ',') || joinWords.has(wordAt(read, at));
  const sources: Source[] = [];
  let at = from;
  while (at < end) {
    // `ARRAY JOIN tags` unfolds a column
    if (wordAt(read, at - 2) !== 'array') sources.push(...sourceAt(read, at, end));
    at = seek(read, { from: at, to: end }, isBetween) + 1;
  }
  return sources;
}

/** `settings` ends a list in one dialect, and is a table after FROM in every other. */
function isListEnd(read: SqlTokens, at: number): boolean {
  const isName =
    isSign(read, at - 1, ',') || isSign(read, at - 1, '.') || beforeName.has(wordAt(read, at - 1));
  return endsList.has(wordAt(read, at)) && (!isName || neverName.has(wordAt(read, at)));
}

/** May a hole bring more tables into a FROM list: `FROM users ${joins}`? */
export function hasClauseHole(read: SqlTokens, span: Span): boolean {
  const end = seek(read, span, (at) => isListEnd(read, at));
  const isClause = (at: number): boolean => {
    const before = read.tokens[at - 1];
    const isName = before?.kind === 'name' || (before?.kind === 'word' && !beforeName.has(before.value));
    return read.tokens[at]?.kind === 'hole' && isName && before.end !== read.tokens[at]?.start;
  };
  return seek(read, { from: span.from, to: end }, isClause) < end;
}

/** Words after which a hole stands for one name or value. */
const beforeName = new Set(['from', 'join', 'as', 'on', 'and', 'or', 'only', 'lateral', 'in', 'like']);

/** The table at this place; several where parentheses hold a join. */
export function sourceAt(read: SqlTokens, start: number, end: number): readonly Source[] {
  let at = start;
  while (at < end && ['only', 'lateral'].includes(wordAt(read, at))) at++;

  const close = read.closing.get(at);
  if (close !== undefined) {
    const body = { from: at + 1, to: Math.min(close, end) };
    if (beginsQuery(read, body)) return [{ kind: 'query', path: [], body, ...aliasAt(read, close + 1) }];
    if (read.tokens[body.from]?.kind !== 'hole') return sourcesOf(read, body);
    return [{ kind: 'unknown', path: [], ...aliasAt(read, close + 1) }];
  }

  // `ROWS FROM (f(), g())`
  if (wordAt(read, at) === 'rows' && wordAt(read, at + 1) === 'from')
    return [{ kind: 'unknown', path: [], ...aliasAt(read, after(read, at + 2)) }];

  const name = tableNameAt(read, at, end);
  if (!name) return [{ kind: 'unknown', path: [], ...aliasAt(read, at + 1) }];
  return isSign(read, name.next, '(')
    ? [{ kind: 'unknown', ...name, ...aliasAt(read, after(read, name.next)) }]
    : [{ kind: 'name', ...name, ...aliasAt(read, name.next) }];
}

/** Whether a query begins here, in however many parentheses. */
function beginsQuery(read: SqlTokens, { from, to }: Span): boolean {
  let at = from;
  while (at < to && isSign(read, at, '(')) at++;
  return ['select', 'with', 'values', 'table'].includes(wordAt(read, at));
}

/** A name may be put together from pieces that touch: `${schema}.jobs`, `events_${year}`. */
function tableNameAt(
  read: SqlTokens,
  start: number,
  end: number,
): Pick<Source, 'path' | 'written' | 'next'> | undefined {
  const { tokens, sql } = read;
  const path: string[] = [];
  let at = start;
  for (;;) {
    const first = at;
    while (at < end && isNamePart(read, at) && (at === first || tokens[at]?.start === tokens[at - 1]?.end))
      at++;
    if (at === first) return undefined;
    const part = tokens[first];
    const isPlain = part !== undefined && at === first + 1 && part.kind !== 'placeholder';
    path.push(isPlain && !part.value.includes(HOLE) ? nameOf(part) : '');
    if (!isSign(read, at, '.')) break;
    at++;
  }
  const written = sql.slice(tokens[start]?.start, tokens[at - 1]?.end).replaceAll(HOLE, '…');
  return { path, next: at, ...(written === '…' ? {} : { written }) };
}

/** `??`, `$1:name`, `$<x>`, `$/x/`, `$(x)`, `${x}`, `:x:`, `{x:Identifier}`, `{{x}}`, `%I` and `%s` are filled with names. */
const namePlaceholder = /^(?:\?\?|\$\d+:\w+|\$[</([{]|:\w+:|\{|%[Is])/u;

function isNamePart({ tokens, sql }: SqlTokens, at: number): boolean {
  const token = tokens[at];
  switch (token?.kind) {
    case 'word':
      return !neverName.has(token.value);
    case 'placeholder':
      return namePlaceholder.test(sql.slice(token.start, token.end));
    case 'name':
    case 'hole':
      return true;
    case 'number':
      return at > 0 && tokens[at - 1]?.end === token.start;
    default:
      return false;
  }
}

function aliasAt(read: SqlTokens, start: number): Pick<Source, 'alias' | 'namesColumns' | 'next'> {
  const written = wordAt(read, start) === 'final' ? start + 1 : start;
  const at = wordAt(read, written) === 'as' ? written + 1 : written;
  const token = read.tokens[at];
  if (token?.kind === 'name' || (token?.kind === 'word' && !afterTable.has(token.value))) {
    const namesColumns = isSign(read, at + 1, '(');
    return { alias: nameOf(token), namesColumns, next: namesColumns ? after(read, at + 1) : at + 1 };
  }
  return { namesColumns: false, next: token?.kind === 'hole' && at > written ? at + 1 : at };
}
