import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotRun } from './cannot-run.js';
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
  const seen = new Set();
  return text.split('\n').flatMap((content, index) => {
    if (content.trim() === '') return [];
    const entry = parseLine(content);
    const mistake =
      typeof entry === 'string' ? entry : seen.has(findingKey(entry)) ? 'this finding is listed twice.' : '';
    if (typeof entry === 'string' || mistake) throw new CannotRun(`${path}:${index + 1}: ${mistake}`);
    seen.add(findingKey(entry));
    return [entry];
  });
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

/** @type {Readonly<Record<string, (value: unknown) => boolean>>} */
const columns = {
  package: (value) => typeof value === 'string' && /.@\d/u.test(value),
  file: (value) => typeof value === 'string' && /^[^/\\]/u.test(value),
  line: (value) => Number.isInteger(value) && Number(value) > 0,
  rule: (value) => typeof value === 'string' && /^[a-z-]+$/u.test(value),
  verdict: (value) => verdicts.some((verdict) => verdict === value),
  reason: (value) => value === undefined || (typeof value === 'string' && value.trim() !== ''),
};

/**
 * @param {string} content
 * @returns {Reviewed | string} the entry, or what is wrong with it
 */
function parseLine(content) {
  let entry;
  try {
    entry = JSON.parse(content);
  } catch {
    return 'this line is not JSON.';
  }
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return 'expected an object.';
  const unknown = Object.keys(entry).find((key) => !(key in columns));
  if (unknown) return `\`${unknown}\` is not known; the keys are ${Object.keys(columns).join(', ')}.`;

  for (const [key, isGood] of Object.entries(columns))
    if (!isGood(entry[key])) return `\`${key}\` is ${JSON.stringify(entry[key]) ?? 'missing'}${hint(key)}.`;
  if (isJudged(entry.verdict) && entry.reason === undefined)
    return `a finding that is ${entry.verdict} needs a \`reason\`.`;
  return entry;
}

/** @param {string} key */
function hint(key) {
  return key === 'verdict' ? `; a verdict is one of ${verdicts.join(', ')}` : '';
}
