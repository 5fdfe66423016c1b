/** Stands in SQL text for a hole of a template, as in `… WHERE id = ${id}`: a character that no real text uses. */
export const HOLE = '\uE000';

/** One word, name, literal or sign of SQL text; comments and white space are left out. */
export interface Token {
  readonly kind: 'word' | 'name' | 'string' | 'number' | 'placeholder' | 'hole' | 'sign';
  readonly start: number;
  readonly end: number;
  /** A word in lower case, a quoted name without its quotes, a sign as it stands; empty for the rest. */
  readonly value: string;
}

const unicodeSpace = /\s+/uy;
const unicodeWord = /#{0,2}[\p{L}_][\p{L}\p{N}_$#]*/uy;
const asciiWord = /[A-Za-z_][\w$#]*/y;
const number = /0[xX][\da-fA-F]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?/y;
const dollarTag = /\$(?:[A-Za-z_]\w*)?\$/y;
const bracketedName = /\[[\p{L}_\uE000][\p{L}\p{N}_ $#@\uE000-]*\]/uy;
const longSign = /::|<=|>=|<>|!=|\|\||->>?|:=|=>/y;
/** `$1 $name $/x/ $<x> $(x) $[x] ${x} ? ?? ?1 :x :x: @x @@x {x:String} {{x}} %I %s` */
const placeholder =
  /\$\w+(?::\w+)?|\$\/[^/\n]{1,80}\/|\$<[^<>\n]{1,80}>|\$\([^()\n]{1,80}\)|\$\[[^[\]\n]{1,80}\]|\$\{[^{}\n]{1,80}\}|\?(?![|&])[?\d]*|:[A-Za-z_]\w*(?::(?![:\w]))?|@{1,2}[A-Za-z_]\w*|\{\{[^{}\n]{1,80}\}\}|\{\s*\w{1,60}\s*:[^{}\n]{1,80}\}|%[ILs](?!\w)/y;

/** What does this SQL text consist of? Takes any text: what does not end, ends with the text. */
export function tokensOf(sql: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < sql.length) {
    const gap = gapEnd(sql, at);
    if (gap > at) {
      at = gap;
      continue;
    }
    const token = tokenAt(sql, at, tokens.at(-1));
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

/** The end of the white space or comment that begins here. */
function gapEnd(sql: string, at: number): number {
  const code = sql.charCodeAt(at);
  if (code <= 32) return at + 1;
  if (code > 127) return at + (match(unicodeSpace, sql, at)?.length ?? 0);
  if (sql.startsWith('--', at)) {
    const line = sql.indexOf('\n', at);
    return line < 0 ? sql.length : line;
  }
  return sql.startsWith('/*', at) ? blockCommentEnd(sql, at) : at;
}

function tokenAt(sql: string, start: number, before: Token | undefined): Token {
  const sign = sql.charAt(start);
  switch (sign) {
    case '(':
    case ')':
    case ',':
    case ';':
    case '*':
      return { kind: 'sign', start, end: start + 1, value: sign };
    case HOLE:
      return { kind: 'hole', start, end: start + 1, value: '' };
    case "'":
      return { kind: 'string', start, end: stringEnd(sql, start, false), value: '' };
    case '"':
    case '`':
      return quotedName(sql, start, sign);
    case '[': {
      const name = isIndex(start, before) ? undefined : match(bracketedName, sql, start);
      if (name !== undefined)
        return { kind: 'name', start, end: start + name.length, value: name.slice(1, -1) };
      break;
    }
  }
  return wordAt(sql, start) ?? literalAt(sql, start, sign) ?? signAt(sql, start);
}

function quotedName(sql: string, start: number, quote: string): Token {
  const end = quoteEnd(sql, start, quote);
  const isClosed = end > start + 1 && sql[end - 1] === quote;
  const text = sql.slice(start + 1, isClosed ? end - 1 : end);
  return {
    kind: 'name',
    start,
    end,
    value: text.includes(quote) ? text.replaceAll(quote + quote, quote) : text,
  };
}

function wordAt(sql: string, start: number): Token | undefined {
  const ascii = match(asciiWord, sql, start);
  const isWhole = ascii !== undefined && !(sql.charCodeAt(start + ascii.length) > 127);
  const text = isWhole ? ascii : match(unicodeWord, sql, start);
  if (text === undefined) return undefined;
  const end = start + text.length;
  if (text.length === 1 && sql[end] === "'" && 'eEnNbBxX'.includes(text)) {
    return { kind: 'string', start, end: stringEnd(sql, end, 'eE'.includes(text)), value: '' };
  }
  return { kind: 'word', start, end, value: text.toLowerCase() };
}

function literalAt(sql: string, start: number, sign: string): Token | undefined {
  const digits = isDigit(sql.charCodeAt(sign === '.' ? start + 1 : start))
    ? match(number, sql, start)
    : undefined;
  if (digits !== undefined) return { kind: 'number', start, end: start + digits.length, value: '' };

  const tag = sign === '$' ? match(dollarTag, sql, start) : undefined;
  if (tag === undefined) return undefined;
  const close = sql.indexOf(tag, start + tag.length);
  return { kind: 'string', start, end: close < 0 ? sql.length : close + tag.length, value: '' };
}

function signAt(sql: string, start: number): Token {
  const long = match(longSign, sql, start);
  if (long !== undefined) return { kind: 'sign', start, end: start + long.length, value: long };
  const filled = match(placeholder, sql, start);
  if (filled !== undefined) return { kind: 'placeholder', start, end: start + filled.length, value: '' };
  const character = String.fromCodePoint(sql.codePointAt(start) ?? 0);
  return { kind: 'sign', start, end: start + character.length, value: character };
}

function match(pattern: RegExp, sql: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(sql)?.[0];
}

/** PostgreSQL nests block comments. */
function blockCommentEnd(sql: string, start: number): number {
  const edge = /\/\*|\*\//gu;
  edge.lastIndex = start;
  let depth = 0;
  for (let found = edge.exec(sql); found; found = edge.exec(sql)) {
    depth += found[0] === '/*' ? 1 : -1;
    if (depth === 0) return edge.lastIndex;
  }
  return sql.length;
}

function quoteEnd(sql: string, start: number, quote: string): number {
  for (let close = sql.indexOf(quote, start + 1); close >= 0; close = sql.indexOf(quote, close + 2)) {
    if (sql[close + 1] !== quote) return close + 1;
  }
  return sql.length;
}

/**
 * Whether `\'` ends a string depends on the dialect: in MySQL it never does, in standard SQL always (`ESCAPE '\'`).
 * A letter after it decides for "never": nothing but white space or a sign can follow a whole string.
 */
function stringEnd(sql: string, start: number, escapes: boolean): number {
  const stop = /'|\\/gu;
  stop.lastIndex = start + 1;
  for (let found = stop.exec(sql); found; found = stop.exec(sql)) {
    const next = sql[found.index + 1];
    if (found[0] === "'") {
      if (next !== "'") return found.index + 1;
      stop.lastIndex++;
    } else if (escapes || next !== "'" || /[\p{L}\p{N}]/u.test(sql[found.index + 2] ?? '')) {
      stop.lastIndex++;
    }
  }
  return sql.length;
}

/** A bracket that touches what stands before it is an index: `tags[1]`, `ARRAY[a]`. */
function isIndex(at: number, before: Token | undefined): boolean {
  if (before?.end !== at) return false;
  return before.kind !== 'sign' || before.value === ')' || before.value === ']';
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
