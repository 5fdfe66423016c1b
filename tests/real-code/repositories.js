import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CannotRun } from './cannot-run.js';
import { lintableFiles } from './lintable-files.js';

/** @typedef {import('./lint-targets.js').Target} Target */

/**
 * A repository whose findings are judged, at exactly one commit.
 * @typedef {object} Repository
 * @property {string} folder where its checkout lies in the folder of checkouts
 * @property {string} repository owner and name on GitHub
 * @property {string} commit
 * @property {string} why why it is worth linting
 * @property {readonly string[]} [only] see Selection
 * @property {readonly string[]} [skip] see Selection
 */

/**
 * Reads the list of pinned repositories; a mistake in it is an error that says where it is.
 * @param {string} path
 * @returns {Repository[]}
 */
export function readRepositories(path) {
  let list;
  try {
    list = JSON.parse(readFileSync(path, 'utf8')).repositories;
  } catch (error) {
    throw new CannotRun(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!Array.isArray(list) || list.length === 0)
    throw new CannotRun(`${path}: expected a list \`repositories\` that is not empty.`);
  list.forEach((entry, index) => {
    const mistake = mistakeIn(entry);
    if (mistake) throw new CannotRun(`${path}: repositories[${index}]: ${mistake}`);
  });
  return list;
}

/**
 * Finds the checkouts in a folder. Where one is a clone, it has to be at the pinned commit.
 * @param {readonly Repository[]} repositories
 * @param {string} checkouts
 * @returns {Target[]}
 */
export function checkoutTargets(repositories, checkouts) {
  const root = resolve(checkouts);
  if (!existsSync(root)) throw new CannotRun(`${checkouts} is not a folder.`);
  const missing = repositories.filter(({ folder }) => !existsSync(join(root, folder)));
  if (missing.length > 0) {
    const wanted = missing.map(({ folder, repository, commit }) => `  ${folder}: ${repository} at ${commit}`);
    throw new CannotRun(`${checkouts} has no checkout of\n${wanted.join('\n')}`);
  }
  return repositories.map((pin) => {
    const folder = join(root, pin.folder);
    const commit = commitOf(folder);
    if (commit !== undefined && commit !== pin.commit)
      throw new CannotRun(`${folder} is at ${commit}, but ${pin.repository} is pinned at ${pin.commit}.`);
    const files = lintableFiles(folder, pin);
    if (files.length === 0) throw new CannotRun(`${folder} has nothing that could be linted.`);
    return { package: pin.repository, root: folder, files };
  });
}

/** @param {string} folder */
function commitOf(folder) {
  if (!existsSync(join(folder, '.git'))) return undefined;
  return execFileSync('git', ['rev-parse', 'HEAD'], { cwd: folder, encoding: 'utf8' }).trim();
}

/** @type {Readonly<Record<string, (value: unknown) => string | undefined>>} */
const keys = {
  folder: matching(/^[\w.-]+$/u, 'the name of a folder'),
  repository: matching(/^[\w.-]+\/[\w.-]+$/u, 'owner/name'),
  commit: matching(/^[\da-f]{40}$/u, 'a commit of 40 digits'),
  why: matching(/\S/u, 'a reason'),
  only: pathBeginnings,
  skip: pathBeginnings,
};

/** @param {unknown} entry */
function mistakeIn(entry) {
  if (typeof entry !== 'object' || entry === null) return 'expected an object.';
  const given = /** @type {Record<string, unknown>} */ (entry);
  const unknown = Object.keys(given).find((key) => !(key in keys));
  if (unknown) return `\`${unknown}\` is not known; the keys are ${Object.keys(keys).join(', ')}.`;
  for (const [key, expected] of Object.entries(keys)) {
    const mistake = expected(given[key]);
    if (mistake) return `\`${key}\`: expected ${mistake}, not ${JSON.stringify(given[key]) ?? 'nothing'}.`;
  }
  return undefined;
}

/**
 * @param {RegExp} pattern
 * @param {string} what
 * @returns {(value: unknown) => string | undefined}
 */
function matching(pattern, what) {
  return (value) => (typeof value === 'string' && pattern.test(value) ? undefined : what);
}

/** @param {unknown} value */
function pathBeginnings(value) {
  const isGood =
    value === undefined ||
    (Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string'));
  return isGood ? undefined : 'a list of beginnings of paths';
}
