import { CannotRun } from './cannot-run.js';

/**
 * What the lines of a list look like.
 * @template Entry
 * @typedef {object} LineFormat
 * @property {Readonly<Record<string, (value: unknown) => boolean>>} columns the keys of a line, each with what it may be
 * @property {(key: string) => string} [hint] what to add where a value is not good
 * @property {(entry: Entry) => string | undefined} [mistakeIn] what is wrong with an entry whose values are all good
 * @property {(entry: Entry) => string} keyOf two entries with the same key are the same
 */

/**
 * Reads a list of one JSON object a line; a mistake is an error that names file and line.
 * @template Entry
 * @param {string} text
 * @param {string} path
 * @param {LineFormat<Entry>} format
 * @returns {Entry[]}
 */
export function parseLines(text, path, format) {
  const seen = new Set();
  return text.split('\n').flatMap((content, index) => {
    if (content.trim() === '') return [];
    const { entry, mistake } = parseLine(content, format);
    if (entry === undefined || mistake) throw new CannotRun(`${path}:${index + 1}: ${mistake}`);
    const key = format.keyOf(entry);
    if (seen.has(key)) throw new CannotRun(`${path}:${index + 1}: this finding is listed twice.`);
    seen.add(key);
    return [entry];
  });
}

/**
 * @template Entry
 * @param {string} content
 * @param {LineFormat<Entry>} format
 * @returns {{ entry?: Entry, mistake?: string | undefined }}
 */
function parseLine(content, { columns, hint, mistakeIn }) {
  let entry;
  try {
    entry = JSON.parse(content);
  } catch {
    return { mistake: 'this line is not JSON.' };
  }
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
    return { mistake: 'expected an object.' };
  const unknown = Object.keys(entry).find((key) => !(key in columns));
  if (unknown)
    return { mistake: `\`${unknown}\` is not known; the keys are ${Object.keys(columns).join(', ')}.` };

  for (const [key, isGood] of Object.entries(columns)) {
    if (isGood(entry[key])) continue;
    return { mistake: `\`${key}\` is ${JSON.stringify(entry[key]) ?? 'missing'}${hint?.(key) ?? ''}.` };
  }
  return { entry, mistake: mistakeIn?.(entry) };
}

/** @param {unknown} value */
export function isPathInside(value) {
  return typeof value === 'string' && /^[^/\\]/u.test(value);
}

/** @param {unknown} value */
export function isLineNumber(value) {
  return Number.isInteger(value) && Number(value) > 0;
}

/** @param {unknown} value */
export function isRuleName(value) {
  return typeof value === 'string' && /^[a-z-]+$/u.test(value);
}

/** @param {unknown} value */
export function isSaid(value) {
  return typeof value === 'string' && value.trim() !== '';
}
