import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isLineNumber, isPathInside, isRuleName, isSaid, parseLines } from './json-lines.js';
import { slug } from './pinned-packages.js';

/**
 * What a person thinks of a finding. `unreviewed`: nobody has looked yet. `unsampled`: its rule has more findings than
 * are reviewed, and the random sample did not draw this one.
 * @typedef {'right' | 'wrong' | 'unsure' | 'unreviewed' | 'unsampled'} Verdict
 */

/**
 * One line of the reviewed list.
 * @typedef {object} Reviewed
 * @property {string} package name@version
 * @property {string} file
 * @property {number} line
 * @property {string} rule
 * @property {Verdict} verdict
 * @property {string} [reason] why, in words of our own; there for right, wrong and unsure
 */

/** @type {readonly Verdict[]} */
export const verdicts = ['right', 'wrong', 'unsure', 'unreviewed', 'unsampled'];

/**
 * Says whether a person has judged the finding.
 * @param {Verdict} verdict
 */
export function isJudged(verdict) {
  return verdict !== 'unreviewed' && verdict !== 'unsampled';
}

/**
 * Identifies a finding: two with the same key are the same.
 * @param {Pick<Reviewed, 'package' | 'file' | 'line' | 'rule'>} finding
 */
export function findingKey(finding) {
  return `${finding.package} ${finding.file}:${finding.line} ${finding.rule}`;
}

/**
 * Reads the text of one file of the list; a mistake is an error that names file and line.
 * @param {string} text
 * @param {string} path
 * @returns {Reviewed[]}
 */
export function parseReviewed(text, path) {
  return parseLines(text, path, format);
}

/**
 * Reads all files of the list.
 * @param {string} folder
 * @returns {Reviewed[]}
 */
export function readReviewed(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => parseReviewed(readFileSync(join(folder, name), 'utf8'), join(folder, name)));
}

/**
 * Writes the entries of one package, sorted; a package without entries has no file.
 * @param {string} folder
 * @param {string} packageName
 * @param {readonly Reviewed[]} entries
 */
export function writeReviewed(folder, packageName, entries) {
  const path = join(folder, `${slug(packageName)}.jsonl`);
  if (entries.length === 0) return rmSync(path, { force: true });
  mkdirSync(folder, { recursive: true });
  const lines = entries.toSorted(inReadingOrder).map((entry) => JSON.stringify(inColumnOrder(entry)));
  writeFileSync(`${path}.unfinished`, `${lines.join('\n')}\n`);
  renameSync(`${path}.unfinished`, path);
}

/**
 * @param {Reviewed} one
 * @param {Reviewed} other
 */
function inReadingOrder(one, other) {
  return compare(one.file, other.file) || one.line - other.line || compare(one.rule, other.rule);
}

/**
 * @param {string} one
 * @param {string} other
 */
function compare(one, other) {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** @param {Reviewed} entry */
function inColumnOrder({ package: name, file, line, rule, verdict, reason }) {
  return { package: name, file, line, rule, verdict, reason };
}

/** @type {import('./json-lines.js').LineFormat<Reviewed>} */
const format = {
  columns: {
    package: (value) => typeof value === 'string' && /.@\d/u.test(value),
    file: isPathInside,
    line: isLineNumber,
    rule: isRuleName,
    verdict: (value) => verdicts.some((verdict) => verdict === value),
    reason: (value) => value === undefined || isSaid(value),
  },
  hint: (key) => (key === 'verdict' ? `; a verdict is one of ${verdicts.join(', ')}` : ''),
  mistakeIn: ({ verdict, reason }) =>
    isJudged(verdict) && reason === undefined
      ? `a finding that is ${verdict} needs a \`reason\`.`
      : undefined,
  keyOf: findingKey,
};
