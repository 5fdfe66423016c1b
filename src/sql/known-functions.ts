/** Words that stand before a parenthesis and are no functions, or functions that change nothing. */
const known = new Set(
  (
    'all and any as between by case char count cast coalesce concat convert cube date date_trunc datetime decimal distinct ' +
    'else except exists extract filter from greatest group having if ifnull in intersect interval into is isnull join ' +
    'lateral least left length like limit lower max min not now nullif numeric offset on or order over partition ' +
    'position range right rollup round row rows select set sets some substr substring sum then to trim union upper using ' +
    'values varchar when where with within abs array array_agg avg bool_and bool_or ceil ceiling cardinality dense_rank ' +
    'every first_value floor generate_series group_concat json_agg json_array json_build_object json_extract ' +
    'json_object jsonb_agg jsonb_build_object lag last_value lead ntile plainto_tsquery rank replace row_number ' +
    'string_agg to_char to_date to_timestamp to_tsquery to_tsvector ts_rank unnest websearch_to_tsquery'
  ).split(' '),
);

/** Does a statement call only functions of SQL that change nothing? One of the database's own may do anything. */
export function callsOnlyKnown(text: string): boolean {
  for (const [, name = ''] of text.matchAll(/([\w.$"`\]]+)\s*\(/gu)) {
    if (!known.has(name.toLowerCase())) return false;
  }
  return true;
}
