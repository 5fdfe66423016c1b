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

/** A table as the text that creates it describes it. */
export interface CreatedTable {
  /** The last part of its name, compared without case. */
  readonly name: string;
  /** Its columns as they are written, quotes included; `undefined` where the text does not show all of them. */
  readonly columns: readonly string[] | undefined;
}

/** Which tables does a text create, or change afterwards? */
export function createdTables(sql: string): readonly CreatedTable[] {
  const read = readSql(sql);
  return statementsOf(read).flatMap(({ from, to }) => {
    const word = wordAt(read, from);
    if (word !== 'create' && word !== 'alter') return [];
    const at = nameAt(read, from + 1, to);
    const name = at === undefined ? undefined : read.tokens[at];
    if (at === undefined || !name || (name.kind !== 'word' && name.kind !== 'name')) return [];
    return [{ name: nameOf(name), columns: word === 'create' ? columnsAt(read, at + 1, to) : undefined }];
  });
}

/** Where the last part of the name stands: of `schema.users` in `TEMP TABLE IF NOT EXISTS schema.users`. */
function nameAt(read: SqlTokens, start: number, to: number): number | undefined {
  let at = start;
  while (at < to && before.has(wordAt(read, at))) at++;
  if (wordAt(read, at) !== 'table') return undefined;
  at++;
  while (at < to && ['if', 'not', 'exists', 'only'].includes(wordAt(read, at))) at++;
  while (isSign(read, at + 1, '.')) at += 2;
  return at < to ? at : undefined;
}

const before = new Set(['or', 'replace', 'temp', 'temporary', 'global', 'local', 'unlogged', 'external']);

function columnsAt(read: SqlTokens, open: number, to: number): readonly string[] | undefined {
  const close = read.closing.get(open);
  if (close === undefined || close >= to || more.has(wordAt(read, close + 1))) return undefined;
  const columns: string[] = [];
  for (const item of split(read, { from: open + 1, to: close }, (at) => isSign(read, at, ','))) {
    const first = read.tokens[item.from];
    if (isConstraint(read, item)) continue;
    const isColumn = first?.kind === 'word' || first?.kind === 'name';
    if (!isColumn || seek(read, item, (at) => hides.has(wordAt(read, at))) < item.to) return undefined;
    columns.push(read.sql.slice(first.start, first.end));
  }
  return columns.length > 0 ? columns : undefined;
}

/** `CREATE TABLE t (…) INHERITS (u)`, `… AS SELECT`. */
const more = new Set(['inherits', 'as', 'select']);

/** A column with one of these is not what a star gives, or, of another table, its columns stand elsewhere. */
const hides = new Set(['invisible', 'hidden', 'like']);

/** Is an item of the list no column? `KEY by_name (name)` is none, `key varchar(20)` is. */
function isConstraint(read: SqlTokens, { from, to }: Span): boolean {
  const first = wordAt(read, from);
  if (constraints.has(first)) return true;
  const list = indexes.has(first) ? seek(read, { from, to }, (at) => isSign(read, at, '(')) : to;
  return list < to && ['word', 'name'].includes(read.tokens[list + 1]?.kind ?? '');
}

const constraints = new Set(['check', 'constraint', 'foreign', 'primary', 'unique']);
const indexes = new Set(['exclude', 'fulltext', 'index', 'key', 'period', 'spatial']);
