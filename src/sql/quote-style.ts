import { tokensOf, type Token } from './tokens.js';

/** The sign in which a text writes names that are not plain; `undefined` where the text does not show its dialect. */
export function quoteStyleOf(sql: string): '"' | '`' | undefined {
  const tokens = tokensOf(sql);
  const styles = new Set<string>();
  for (const [at, { kind, start, value }] of tokens.entries()) {
    const sign = sql.charAt(start);
    // Casts and numbered parameters are PostgreSQL's, which has double quotes.
    if ((kind === 'sign' && value === '::') || (kind === 'placeholder' && sign === '$')) styles.add('"');
    // In MySQL, a string may stand in double quotes too.
    if (kind === 'name' && (sign !== '"' || isName(tokens[at - 1], tokens[at + 1]))) styles.add(sign);
  }
  const [style] = styles;
  return styles.size === 1 && (style === '"' || style === '`') ? style : undefined;
}

/** Does a text write columns in quotes that could do without, as one must where bare names count as capitals: `u."id"`? */
export function quotesPlainColumns(sql: string): boolean {
  const tokens = tokensOf(sql);
  return tokens.some(({ kind, value }, at) => {
    const isMember = kind === 'name' && tokens[at - 1]?.value === '.';
    const isTable = beforeTable.has(tokens[at - 3]?.value ?? '');
    return isMember && !isTable && /^[a-z_]\w*$/u.test(value) && !needsQuotes(value);
  });
}

const beforeTable = new Set(['from', 'join', 'into', 'update', ',', '.']);

/** Between these, no string can stand. */
function isName(before: Token | undefined, next: Token | undefined): boolean {
  const afterWord =
    before?.kind === 'word' && ['from', 'join', 'into', 'update', 'as'].includes(before.value);
  return afterWord || before?.value === '.' || ['.', '=', '<', '>', '<>', '!='].includes(next?.value ?? '');
}

/** Does the text itself write a name with capitals, as the database has it? */
export function hasCapitalNames(sql: string): boolean {
  return tokensOf(sql).some(({ kind, value }) => kind === 'name' && /[A-Z]/u.test(value));
}

/** Words that cannot be the name of a column without quotes, in PostgreSQL or in MySQL. */
const reserved = new Set(
  `all alter analyse analyze and any array as asc asymmetric authorization before between bigint binary blob both by
   call cascade case cast change char character check collate collation column concurrently condition constraint
   continue convert create cross cube cume_dist current_catalog current_date current_role current_schema current_time
   current_timestamp current_user cursor database databases dec decimal declare default deferrable delayed delete
   dense_rank desc describe deterministic distinct distinctrow div do double drop dual each else elseif empty enclosed
   end escaped except exists exit explain false fetch first_value float for force foreign freeze from full fulltext
   function generated get grant group grouping groups having if ignore ilike in index infile initially inner inout
   insensitive insert int integer intersect interval into io_after_gtids is isnull iterate join json_table key keys kill
   lag last_value lateral lead leading leave left like limit linear lines load localtime localtimestamp lock long loop
   match mediumint minus mod modifies natural not notnull nth_value ntile null numeric of offset on only optimize option
   optionally or order out outer outfile over overlaps partition percent_rank placing precision primary procedure purge
   range rank read reads real recursive references regexp release rename repeat replace require resignal restrict
   return returning revoke right rlike row row_number rows schema schemas select sensitive separator session_user set
   show signal similar smallint some spatial specific sql sqlexception sqlstate sqlwarning ssl starting stored
   straight_join symmetric system system_user table tablesample terminated then tinyint to trailing trigger true undo
   union unique unlock unsigned update usage use user using utc_date values varchar variadic varying verbose virtual
   when where while window with write xor zerofill`.split(/\s+/u),
);

/** Does a column of this name need quotes in some dialect? A database that folds case loses capitals without them. */
export function needsQuotes(name: string): boolean {
  return /[A-Z]/u.test(name) || reserved.has(name);
}
