import type { ESLint } from 'eslint';

/** How long parsing and each rule took, in milliseconds over all files: a table, the longest first. */
export function printStats(results: readonly ESLint.LintResult[]): string {
  let parsing = 0;
  const rules = new Map<string, number>();
  for (const { stats } of results) {
    for (const pass of stats?.times.passes ?? []) {
      parsing += pass.parse?.total ?? 0;
      for (const [rule, { total }] of Object.entries(pass.rules ?? {})) {
        rules.set(rule, (rules.get(rule) ?? 0) + total);
      }
    }
  }
  const ofRules = [...rules.values()].reduce((sum, time) => sum + time, 0);
  const rows = [
    ['parsing', parsing] as const,
    ['all rules', ofRules] as const,
    ...[...rules].toSorted(([, a], [, b]) => b - a).map(([rule, time]) => [`  ${rule}`, time] as const),
  ].map(([what, time]) => [
    what,
    time.toFixed(1),
    (time / Math.max(1, results.length)).toFixed(3),
    parsing > 0 ? `${((100 * time) / parsing).toFixed(1)} %` : '',
  ]);
  return table([['', 'ms', 'ms per file', 'of parsing'], ...rows]);
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}
