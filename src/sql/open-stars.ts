import { hasClauseHole, sourcesOf, type Source } from './from-clause.js';
import { returningOf } from './returning.js';
import { listOfSelect, outputsBeside, starItemsOf, type StarItem } from './select-list.js';
import {
  isSign,
  nameOf,
  readSql,
  seek,
  split,
  statementsOf,
  withClauseOf,
  wordAt,
  type Span,
  type SqlTokens,
} from './statements.js';

/** A star that gives out all columns of a table, whatever they are. */
export interface OpenStar {
  /** Where `*` or `u.*` stands in the text. */
  readonly start: number;
  readonly end: number;
  /** What stands before the dot: `u`. */
  readonly qualifier?: string;
  /** The table as it is written, with `…` for a hole, where it is one and something of its name is known. */
  readonly table?: string;
  /** All that is known of its table is a hole. */
  readonly isOfHole: boolean;
  /** Its table is one in which a tool notes migrations. */
  readonly isOfMigrations?: boolean;
  /**
   * Where its table stands, where that is a hole, or the first placeholder, and the text names no column but `id`: it may
   * be any table.
   */
  readonly anyTableAt?: number;
  readonly kind: 'select' | 'returning';
  /** The other names in its list. Left out where naming columns instead of the star could change more than the columns. */
  readonly beside?: readonly string[];
  /** It stands further inside, and all that lets it out is this star of the outermost list. */
  readonly letOutBy?: NamedStar;
}

/** A star that columns can stand for without changing more than which columns there are. */
export interface NamedStar {
  readonly start: number;
  readonly end: number;
  readonly qualifier?: string;
  readonly beside: readonly string[];
}

/** The star in the place of which the columns of the result can be named: itself, or the one that lets it out. */
export function namedStarOf(star: OpenStar): NamedStar | undefined {
  return star.beside ? { ...star, beside: star.beside } : star.letOutBy;
}

/** Which stars of this text let columns of real tables through to its result? */
export function openStars(sql: string): readonly OpenStar[] {
  if (!sql.includes('*')) return [];
  const read = readSql(sql);
  if (read.depth > deepest) return [];

  const made = new Set<string>();
  const stars = new Set<OpenStar>();
  const statements = statementsOf(read);
  const outermost = statements.length === 1;
  for (const statement of statements) {
    if (stars.size >= most) break;
    addAll(stars, starsOf(read, statement, { tables: new Map(), made, open: false, outermost }));
    noteTemporaryTable(read, statement, made);
  }
  const anyTableAt = placeOfAnyTable(read);
  return [...stars]
    .map((star) => (star.isOfHole && anyTableAt !== undefined ? { ...star, anyTableAt } : star))
    .sort((a, b) => a.start - b.start);
}

/** Where the table stands of a query that fits any table, such as `SELECT * FROM ${table} LIMIT 10`. */
function placeOfAnyTable({ tokens }: SqlTokens): number | undefined {
  const namesColumn = tokens.some(
    ({ kind, value }) => (kind === 'word' || kind === 'name') && !fitsAnyTable.has(value.toLowerCase()),
  );
  if (namesColumn) return undefined;
  const table = tokens[tokens.findIndex(({ kind, value }) => kind === 'word' && value === 'from') + 1];
  const place = tokens.find(({ kind }) => kind === 'placeholder') === table ? table : undefined;
  return (place ?? tokens.find(({ kind }) => kind === 'hole'))?.start;
}

const fitsAnyTable = new Set(
  'all and asc by desc distinct first for from id last limit nulls offset only or order select share skip locked top update where'.split(
    ' ',
  ),
);

/** No one writes SQL that is nested deeper than this, or has more stars. */
const deepest = 100;
const most = 100;

function addAll(stars: Set<OpenStar>, more: Iterable<OpenStar>): void {
  for (const star of more) if (stars.size < most) stars.add(star);
}

type Stars = ReadonlySet<OpenStar>;
const none: Stars = new Set();

/** What names mean at one place of a statement. */
interface Scope {
  /** Stars behind the tables of WITH clauses, by name. */
  readonly tables: ReadonlyMap<string, Stars>;
  /** Temporary tables that the text made before. */
  readonly made: ReadonlySet<string>;
  /** A hole may have brought in more tables. */
  readonly open: boolean;
  /** Its columns are those of the whole text. */
  readonly outermost: boolean;
}

function starsOf(read: SqlTokens, span: Span, outer: Scope): Stars {
  const { scope, main } = withScope(read, span, outer);
  const body = { from: main, to: span.to };
  switch (wordAt(read, main)) {
    case 'insert':
    case 'update':
    case 'delete':
    case 'merge':
    case 'replace':
      return returnedStars(read, body, scope);
    case 'select':
      break;
    default:
      if (!isSign(read, main, '(')) return none;
  }

  const branches = split(read, body, (at) => isSetOperator(read, at));
  const inner = branches.length > 1 ? { ...scope, outermost: false } : scope;
  const stars = new Set<OpenStar>();
  for (const { from, to } of branches) {
    const start = ['all', 'distinct'].includes(wordAt(read, from)) ? from + 1 : from;
    addAll(stars, branchStars(read, { from: start, to }, inner));
  }
  return stars;
}

function branchStars(read: SqlTokens, { from, to }: Span, scope: Scope): Stars {
  const close = read.closing.get(from);
  if (close !== undefined) return starsOf(read, { from: from + 1, to: Math.min(close, to) }, scope);
  return wordAt(read, from) === 'select' ? selectedStars(read, { from, to }, scope) : none;
}

/** The scope inside a statement, and where its main part begins. */
function withScope(
  read: SqlTokens,
  span: Span,
  outer: Scope,
): { readonly scope: Scope; readonly main: number } {
  const clause = withClauseOf(read, span);
  if (!clause) return { scope: outer, main: span.from };

  const tables = new Map(outer.tables);
  const scope = { ...outer, tables, open: outer.open || clause.open };
  for (const { name, namesColumns, body } of clause.tables) {
    // Some dialects have recursion without its keyword; a recursive query always has two branches.
    const isRecursive = clause.recursive || seek(read, body, (at) => isSetOperator(read, at)) < body.to;
    if (isRecursive) tables.set(name, none);
    const stars = starsOf(read, body, { ...scope, outermost: false });
    tables.set(name, namesColumns ? none : stars);
  }
  return { scope, main: clause.main };
}

function isSetOperator(read: SqlTokens, at: number): boolean {
  const word = wordAt(read, at);
  // `SELECT * EXCEPT (a)` leaves columns out
  if (word === 'except') return !isSign(read, at - 1, '*');
  return word === 'union' || word === 'intersect' || word === 'minus';
}

function selectedStars(read: SqlTokens, span: Span, scope: Scope): Stars {
  const list = listOfSelect(read, span);
  const items = starItemsOf(read, list);
  const storesResult = seek(read, span, (at) => wordAt(read, at) === 'into') < span.to;
  if (items.length === 0 || storesResult || wordAt(read, list.to) !== 'from') return none;

  const sources = sourcesOf(read, { from: list.to + 1, to: span.to });
  const isFixed = scope.outermost && !hasClauseHole(read, { from: list.to + 1, to: span.to });
  const beside = isFixed ? outputsBeside(read, span, list) : undefined;
  return starsBehind(read, items, sources, scope, 'select', beside);
}

function returnedStars(read: SqlTokens, span: Span, scope: Scope): Stars {
  const { list, sources } = returningOf(read, span);
  const items = starItemsOf(read, list);
  if (items.length === 0) return none;

  const beside = scope.outermost ? outputsBeside(read, list, list) : undefined;
  return starsBehind(read, items, sources, scope, 'returning', beside);
}

function starsBehind(
  read: SqlTokens,
  items: readonly StarItem[],
  sources: readonly Source[],
  scope: Scope,
  kind: OpenStar['kind'],
  beside: readonly string[] | undefined,
): Stars {
  const stars = new Set<OpenStar>();
  const resolved = sources.map((source): ResolvedSource => ({
    ...source,
    isTable: isTable(source, scope),
    stars: behind(read, source, scope),
  }));
  for (const { start, end, qualifier } of items) {
    const meant = qualifier === undefined ? resolved : meantBy(qualifier, resolved);
    const written = { start, end, ...(qualifier === undefined ? {} : { qualifier: qualifier.written }) };
    const isOnly = items.length === 1 && meant.length === 1;
    const outer = kind === 'select' && isOnly && beside ? { ...written, beside } : undefined;
    for (const source of meant) addAll(stars, outer ? letOut(source.stars, outer) : source.stars);
    const tables = meant.filter((source) => source.isTable);
    const isOfHole = tables.every(({ path }) => path.length === 1 && path[0] === '');
    // A table that nobody knows, beside those of the database itself: a question about the schema.
    if (tables.length === 0 || (isOfHole && sources.some(isOfDatabase))) continue;

    const table = tables.length === 1 ? tables[0]?.written : undefined;
    const isAlone = isOnly && tables.length === 1;
    const star: OpenStar = {
      ...written,
      kind,
      isOfHole,
      ...(tables.every(({ written = '' }) => migrationTables.test(written)) ? { isOfMigrations: true } : {}),
      ...(table === undefined ? {} : { table }),
      ...(isAlone && beside ? { beside } : {}),
    };
    addAll(stars, [star]);
  }
  return stars;
}

/** What changes rows and gives them back gives all of their columns to the query around it, whatever that names. */
function letOut(stars: Stars, letOutBy: NamedStar): Stars {
  return new Set([...stars].map((star) => (star.kind === 'select' ? { ...star, letOutBy } : star)));
}

interface ResolvedSource extends Source {
  readonly isTable: boolean;
  /** What reaches it from inside. */
  readonly stars: Stars;
}

function meantBy(
  { path }: NonNullable<StarItem['qualifier']>,
  sources: readonly ResolvedSource[],
): readonly ResolvedSource[] {
  const name = path.at(-1);
  if (name === '') return sources.every((source) => source.isTable) ? sources : [];
  return sources.filter(
    (source) =>
      source.alias === name ||
      (source.path.at(-1) === name && (path.length > 1 || source.alias === undefined)),
  );
}

function isTable(source: Source, { tables, made, open }: Scope): boolean {
  const { kind, path } = source;
  const name = path.at(-1);
  if (kind !== 'name' || name === undefined || isOfDatabase(source)) return false;
  return path.length > 1 || (!open && !tables.has(name) && !made.has(name));
}

/** Is it one of the tables in which the database keeps what it knows of itself? */
function isOfDatabase({ path }: Source): boolean {
  return (
    path.slice(0, -1).some((part) => catalogueSchemas.has(part)) || catalogueTables.test(path.at(-1) ?? '')
  );
}

/** Tables of tools, whose few columns no migration of the user changes: `knex_migrations`, `${prefix}migrations`. */
const migrationTables =
  /(?:^|[^a-z\d])(?:migrations?(?:_lock)?|sequelizemeta|typeorm_metadata|flyway_schema_history)[^a-z\d]?$/iu;

const catalogueSchemas = new Set([
  ...['information_schema', 'pg_catalog', 'pg_temp', 'sys', 'performance_schema', 'mysql', 'system', 'temp'],
]);

/** Tables that the database itself keeps, temporary tables of SQL Server, and the rows of its triggers. */
const catalogueTables =
  /^(?:pg_\w+|sqlite_\w+|g?v\$\w+|#.*|dual|inserted|deleted|(?:all|dba|user)_(?:tables|tab_\w+|constraints|indexes|objects|sequences|views))$/u;

/** The stars that reach a source from inside its own query. */
function behind(read: SqlTokens, { kind, path, body, namesColumns }: Source, scope: Scope): Stars {
  if (namesColumns) return none;
  if (body) return starsOf(read, body, { ...scope, outermost: false });
  return (kind === 'name' && path.length === 1 && scope.tables.get(path[0] as string)) || none;
}

/** `CREATE TEMPORARY TABLE t`: what it holds was chosen a few lines above. */
function noteTemporaryTable(read: SqlTokens, { from, to }: Span, made: Set<string>): void {
  if (wordAt(read, from) !== 'create') return;
  const kind = seek(read, { from, to }, (at) => ['temp', 'temporary'].includes(wordAt(read, at)));
  let at = kind + 1;
  while (['table', 'view', 'if', 'not', 'exists', 'recursive', 'unlogged'].includes(wordAt(read, at))) at++;
  const name = read.tokens[at];
  if (kind < to && name) made.add(nameOf(name));
}
