import { crashesOf } from './judge-run.js';
import { scoreRules, sizeOf, slowestFiles } from './summarize-run.js';

/** @typedef {import('./compare-findings.js').Difference} Difference */
/** @typedef {import('./judge-run.js').Run} Run */
/** @typedef {import('./lint-targets.js').Linted} Linted */
/** @typedef {import('./reviewed-findings.js').Reviewed} Reviewed */
/** @typedef {ReturnType<typeof import('./draw-sample.js').drawSample>[number]} Drawn */

/**
 * What a report shows beside the findings themselves.
 * @typedef {object} Parts
 * @property {readonly Drawn[]} sample
 * @property {boolean} compares whether findings are compared with the reviewed list
 * @property {boolean} slow
 * @property {readonly string[]} reasons why the run failed
 */

/**
 * The report of a run for people.
 * @param {Run} run
 * @param {Parts} parts
 */
export function toText({ rules, linted, found, difference, scope }, { sample, compares, slow, reasons }) {
  const asReviewed =
    found.length > 0 ? 'All findings are as reviewed.\n' : 'Nothing is found, and nothing listed.\n';
  return [
    ...sample.map(formatDrawn),
    compares ? formatDifference(difference) : '',
    formatTrouble(linted),
    formatSizes(linted),
    slow ? formatSlowest(linted) : '',
    formatScores(scoreRules(rules, found, difference.kept), scope !== 'folder'),
    reasons.length > 0
      ? `Failed:\n${reasons.map((reason) => `  ${reason}\n`).join('')}`
      : compares
        ? asReviewed
        : '',
  ].join('');
}

/**
 * The report of a run for programs.
 * @param {Run} run
 * @param {Parts} parts
 */
export function toJson({ rules, linted, found, difference }, { sample, compares, slow, reasons }) {
  const report = {
    packages: linted.map(sizeOf),
    rules: scoreRules(rules, found, difference.kept),
    ...(compares ? { added: difference.added, vanished: difference.vanished } : {}),
    crashes: crashesOf(linted),
    ...(slow ? { slowest: slowestFiles(linted, 10) } : {}),
    ...(sample.length > 0 ? { sample } : {}),
    findings: found,
    failed: reasons,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** @param {readonly Linted[]} linted */
function formatSizes(linted) {
  const sizes = linted.map(sizeOf);
  /** @param {'files' | 'lines' | 'seconds' | 'findings'} column */
  const total = (column) => sizes.reduce((sum, size) => sum + size[column], 0);
  return table([
    ['package', 'files', 'lines', 'seconds', 'findings'],
    ...sizes.map((size) => [size.package, size.files, size.lines, size.seconds.toFixed(1), size.findings]),
    ['all', total('files'), total('lines'), total('seconds').toFixed(1), total('findings')],
  ]);
}

/**
 * @param {ReturnType<typeof scoreRules>} scores
 * @param {boolean} areReviewed
 */
function formatScores(scores, areReviewed) {
  if (!areReviewed) return table([['rule', 'found'], ...scores.map(({ rule, found }) => [rule, found])]);
  return table([
    ['rule', 'found', 'right', 'wrong', 'unsure', 'unreviewed', 'unsampled', 'precision', '95 % interval'],
    ...scores.map(({ precision, interval, ...counts }) => [
      ...Object.values(counts),
      precision === null ? '-' : `${(100 * precision).toFixed(1)} %`,
      interval === null ? '-' : `${(100 * interval.low).toFixed(1)} to ${(100 * interval.high).toFixed(1)} %`,
    ]),
  ]);
}

/**
 * What was left out or went wrong in single files; empty if nothing.
 * @param {readonly Linted[]} linted
 */
export function formatTrouble(linted) {
  const minified = linted.flatMap(({ package: name, results }) =>
    results.filter((result) => result.minified).map(({ file }) => `  ${name} ${file}`),
  );
  const unparsable = linted.flatMap(({ package: name, results }) =>
    results.flatMap((result) => (result.unparsable ? [`  ${name} ${result.file}:${result.unparsable}`] : [])),
  );
  const crashes = crashesOf(linted).map(({ package: name, file, crash }) => {
    const stack = crash.split('\n').slice(0, 8).join('\n    ');
    return `  ${name} ${file}\n    ${stack}`;
  });
  return [
    section('Skipped, because minified', minified),
    section('Could not be parsed', unparsable),
    section('A rule crashed', crashes),
  ].join('');
}

/** @param {readonly Linted[]} linted */
function formatSlowest(linted) {
  return table([
    ['slowest files', 'lines', 'ms'],
    ...slowestFiles(linted, 10).map((slow) => [
      `${slow.package} ${slow.file}`,
      slow.lines,
      slow.milliseconds,
    ]),
  ]);
}

/**
 * New findings with a plus, vanished ones with a minus; empty if there are none.
 * @param {Difference} difference
 */
export function formatDifference({ added, vanished }) {
  const lines = [
    ...added.map((finding) => ({ finding, shown: `  + ${place(finding)}\n      ${finding.message}` })),
    ...vanished.map((entry) => ({ finding: entry, shown: `  - ${place(entry)} (was ${entry.verdict})` })),
  ];
  const sorted = lines.sort((one, other) => compareText(place(one.finding), place(other.finding)));
  return section(
    'Difference to the reviewed list',
    sorted.map(({ shown }) => shown),
  );
}

/** @param {Drawn} drawn */
function formatDrawn({ frame, verdict, ...finding }) {
  return `── ${place(finding)}${verdict ? ` (${verdict})` : ''}\n${finding.message}\n${frame}\n\n`;
}

/** @param {Pick<Reviewed, 'package' | 'file' | 'line' | 'rule'>} finding */
function place({ package: name, file, line, rule }) {
  return `${name} ${file}:${line} ${rule}`;
}

/**
 * @param {string} title
 * @param {readonly string[]} lines
 */
function section(title, lines) {
  return lines.length === 0 ? '' : `${title} (${lines.length}):\n${lines.join('\n')}\n\n`;
}

/** @param {readonly (readonly (string | number)[])[]} rows */
function table(rows) {
  const texts = rows.map((row) =>
    row.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en') : cell)),
  );
  const widths = (texts[0] ?? []).map((_, column) =>
    Math.max(...texts.map((row) => row[column]?.length ?? 0)),
  );
  const lines = texts.map((row) =>
    row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    ),
  );
  return `${lines.map((row) => row.join('  ')).join('\n')}\n\n`;
}

/**
 * @param {string} one
 * @param {string} other
 */
function compareText(one, other) {
  return one < other ? -1 : one > other ? 1 : 0;
}
