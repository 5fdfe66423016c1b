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

const space = /[\s\uFEFF]+/uy;
const lineComment = /--[^\n]*/uy;
const word = /[#]{0,2}[\p{L}_][\p{L}\p{N}_$#]*/uy;
const number = /0[xX][\da-fA-F]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?/uy;
const dollarTag = /\$(?:[A-Za-z_]\w*)?\$/uy;
const bracketedName = /\[(?<name>[\p{L}_\uE000][\p{L}\p{N}_ $#@\uE000-]*)\]/uy;
/** `$1 $name $/x/ $<x> $(x) $[x] ${x} ? ?? ?1 :x :x: @x @@x {x:String} {{x}} %I %s` */
const placeholder =
  /\$\w+(?::\w+)?|\$\/[^/\n]{1,80}\/|\$<[^>\n]{1,80}>|\$\([^)\n]{1,80}\)|\$\[[^\]\n]{1,80}\]|\$\{[^}\n]{1,80}\}|\?(?![|&])[?\d]*|:[A-Za-z_]\w*(?::(?![:\w]))?|@{1,2}[A-Za-z_]\w*|\{\{[^}\n]{1,80}\}\}|\{\s*\w{1,60}\s*:[^}\n]{1,80}\}|%[ILs](?!\w)/uy;
const longSign = /::|<=|>=|<>|!=|\|\||->>?|:=|=>/uy;

/** What does this SQL text consist of? Takes any text: what does not end, ends with the text. */
export function tokensOf(sql: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;

  const take = (kind: Token['kind'], end: number, value: string): void => {
    tokens.push({ kind, start: at, end, value });
    at = end;
  };

  while (at < sql.length) {
    const sign = sql[at] as string;
    const gap = match(space, sql, at) ?? match(lineComment, sql, at);
    if (gap !== undefined) at += gap.length;
    else if (sql.startsWith('/*', at)) at = blockCommentEnd(sql, at);
    else if (sign === HOLE) take('hole', at + 1, '');
    else if (sign === "'") take('string', stringEnd(sql, at, false), '');
    else if (sign === '"' || sign === '`') {
      const end = quoteEnd(sql, at, sign);
      take('name', end, unquoted(sql.slice(at + 1, sql.endsWith(sign, end) ? end - 1 : end), sign));
    } else takeOther(sign);
  }
  return tokens;

  function takeOther(sign: string): void {
    const name = sign === '[' && !isIndex(sql, at, tokens.at(-1)) ? match(bracketedName, sql, at) : undefined;
    if (name !== undefined) return take('name', at + name.length, name.slice(1, -1));

    const text = match(word, sql, at);
    if (text !== undefined) {
      const prefixed = text.length === 1 && sql[at + 1] === "'" && 'eEnNbBxX'.includes(text);
      if (prefixed) return take('string', stringEnd(sql, at + 1, 'eE'.includes(text)), '');
      return take('word', at + text.length, text.toLowerCase());
    }

    const digits = isDigitStart(sql, at) ? match(number, sql, at) : undefined;
    if (digits !== undefined) return take('number', at + digits.length, '');

    const tag = sign === '$' ? match(dollarTag, sql, at) : undefined;
    if (tag !== undefined) {
      const close = sql.indexOf(tag, at + tag.length);
      return take('string', close < 0 ? sql.length : close + tag.length, '');
    }

    const cast = match(longSign, sql, at);
    if (cast !== undefined) return take('sign', at + cast.length, cast);

    const filled = match(placeholder, sql, at);
    if (filled !== undefined) return take('placeholder', at + filled.length, '');

    take('sign', at + (sql.codePointAt(at) as number > 0xffff ? 2 : 1), sign);
  }
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

function unquoted(text: string, quote: string): string {
  return text.includes(quote) ? text.replaceAll(quote + quote, quote) : text;
}

/** A bracket that touches what stands before it is an index: `tags[1]`, `ARRAY[a]`. */
function isIndex(sql: string, at: number, before: Token | undefined): boolean {
  if (before?.end !== at) return false;
  return before.kind !== 'sign' || before.value === ')' || before.value === ']';
}

function isDigitStart(sql: string, at: number): boolean {
  return /\d/u.test(sql[sql[at] === '.' ? at + 1 : at] ?? '');
}
