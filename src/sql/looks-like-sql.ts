import { sourceAt } from './from-clause.js';
import { kindOf } from './statement-kind.js';
import {
  isSign,
  readSql,
  seek,
  statementsOf,
  withClauseOf,
  wordAt,
  type Span,
  type SqlTokens,
} from './statements.js';

/**
 * Is this text a statement of SQL, and not a sentence that begins like one?
 * Stricter than a database has to be: "Select a file from the list" would pass most grammars.
 */
export function looksLikeSql(text: string): boolean {
  if (!beginning.test(text)) return false;
  const read = readSql(text);
  const first = statementsOf(read)[0];
  if (!first || isProse(read, first)) return false;

  const withClause = withClauseOf(read, first);
  let from = withClause?.main ?? first.from;
  while (isSign(read, from, '(')) from++;
  if (withClause?.tables.length) return kindOf(read, from) !== undefined;
  return isStatement(read, { from, to: first.to }) && (isShouted(read, from) || hasMark(read, first));
}

/** Cheap: most texts of a program end here. */
const beginning = /^[\s(]*(?:--|\/\*|[a-z]{2,10}\b)/iu;

function isStatement(read: SqlTokens, span: Span): boolean {
  const { from, to } = span;
  const second = wordAt(read, from + 1);
  switch (kindOf(read, from)) {
    case 'select':
      return wordAt(read, from) === 'select' ? isSelect(read, span) : isSign(read, from + 1, '(');
    case 'insert':
      return (
        second === 'into' && tableThen(read, from + 2, to, 'values', 'select', 'default', 'set', 'with', 'on')
      );
    case 'update':
      return tableThen(read, from + 1, to, 'set') && hasMark(read, span);
    case 'delete':
      return (
        second === 'from' &&
        tableThen(read, from + 2, to, '', 'where', 'using', 'returning', 'order', 'limit')
      );
    case 'merge':
      return tableThen(read, second === 'into' ? from + 2 : from + 1, to, 'using');
    case 'ddl':
      return (
        isShouted(read, from) || ['table', 'index', 'unique', 'view', 'temporary', 'temp'].includes(second)
      );
    case 'call':
      return touches(read, from + 2);
    case undefined:
      return false;
    default:
      return isShouted(read, from) && to - from <= 12;
  }
}

function isSelect(read: SqlTokens, span: Span): boolean {
  const from = seek(read, span, (at) => wordAt(read, at) === 'from');
  if (from === span.to) {
    const isStar = isSign(read, span.from + 1, '*');
    return !isStar && hasMark(read, span) && !isCapitalised(read, span.from) && !isProse(read, span, 1);
  }
  if (from === span.from + 1) return false;
  const table = sourceAt(read, from + 1, span.to)[0];
  return table !== undefined && mayFollow(read, table.next, span.to, afterFrom);
}

/** Whether a table stands here, and after it the end, a sign, a hole or one of these words. */
function tableThen(read: SqlTokens, at: number, to: number, ...words: readonly string[]): boolean {
  const table = sourceAt(read, at, to)[0];
  if (table === undefined || table.next <= at) return false;
  return table.next < to ? mayFollow(read, table.next, to, new Set(words)) : words.includes('');
}

function mayFollow(read: SqlTokens, at: number, to: number, words: ReadonlySet<string>): boolean {
  return at >= to || read.tokens[at]?.kind !== 'word' || words.has(wordAt(read, at));
}

const afterFrom = new Set([
  ...[
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
    'union',
    'final',
  ],
  ...[
    'intersect',
    'except',
    'minus',
    'into',
    'join',
    'inner',
    'left',
    'right',
    'full',
    'cross',
    'natural',
    'any',
  ],
  ...[
    'asof',
    'array',
    'global',
    'straight_join',
    'outer',
    'sample',
    'prewhere',
    'settings',
    'format',
    'with',
    'use',
  ],
  ...[
    'tablesample',
    'force',
    'ignore',
    'partition',
    'pivot',
    'unpivot',
    'connect',
    'start',
    'option',
    'semi',
    'anti',
  ],
]);

function isShouted({ sql, tokens }: SqlTokens, at: number): boolean {
  const { start, end } = tokens[at] ?? { start: 0, end: 0 };
  return end > start && sql.slice(start, end) === sql.slice(start, end).toUpperCase();
}

function isCapitalised({ sql, tokens }: SqlTokens, at: number): boolean {
  return /^[A-Z][a-z]/u.test(sql.slice(tokens[at]?.start, tokens[at]?.end));
}

/** A sign that stands right behind a name: `totals(`, `shop.`. */
function touches({ tokens }: SqlTokens, at: number): boolean {
  const sign = tokens[at];
  return sign?.kind === 'sign' && sign.start === tokens[at - 1]?.end && ['(', '.'].includes(sign.value);
}

/** Something that sentences do not have. */
function hasMark({ tokens }: SqlTokens, { from, to }: Span): boolean {
  return tokens
    .slice(from, to)
    .some(({ kind, value }) => (kind === 'sign' ? marks.has(value) : kind !== 'word'));
}

const marks = new Set(['*', '=', '<', '>', '<=', '>=', '<>', '!=', '(', '::', '||']);

/** More words in a row that are no words of SQL than names, aliases and types make. */
function isProse({ tokens }: SqlTokens, { from, to }: Span, most = 3): boolean {
  let run = 0;
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    run = token?.kind === 'word' && !sqlWord.test(token.value) ? run + 1 : 0;
    if (run > most) return true;
  }
  return false;
}

const sqlWord =
  /^(?:select|distinct|all|from|where|and|or|not|in|is|null|like|ilike|between|exists|as|on|using|join|inner|left|right|full|outer|cross|natural|lateral|group|order|by|having|limit|offset|asc|desc|nulls|first|last|union|intersect|except|case|when|then|else|end|insert|into|values|default|update|set|delete|returning|conflict|do|nothing|with|recursive|materialized|over|partition|rows|range|preceding|following|unbounded|current|row|filter|within|for|share|skip|locked|nowait|fetch|next|only|create|table|index|view|temporary|temp|if|primary|key|references|unique|constraint|foreign|check|cascade|alter|add|column|drop|type|timestamp|time|without|zone|double|precision|interval|character|varying|true|false|escape|collate|any|some|array|final|settings|ignore|duplicate|window|tablesample|merge|matched|at|extract|begin|commit|transaction|isolation|level|read|committed|serializable|repeatable|write)$/u;
