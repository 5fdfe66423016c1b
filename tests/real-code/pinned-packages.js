import { readFileSync } from 'node:fs';
import { CannotRun } from './cannot-run.js';

/**
 * A published package that is linted, in exactly one version.
 * @typedef {object} Pin
 * @property {string} name
 * @property {string} version
 * @property {string} integrity what `npm view NAME@VERSION dist.integrity` says
 * @property {string} why why it is worth linting
 * @property {readonly string[]} [only] see Selection
 * @property {readonly string[]} [skip] see Selection
 */

/**
 * Reads the list of pinned packages; a mistake in it is an error that says where it is.
 * @param {string} path
 * @returns {Pin[]}
 */
export function readPinnedPackages(path) {
  const { packages } = parseJson(readFileSync(path, 'utf8'), path);
  if (!Array.isArray(packages) || packages.length === 0)
    throw new CannotRun(`${path}: expected a list \`packages\` that is not empty.`);
  packages.forEach((pin, index) => {
    const mistake = mistakeIn(pin);
    if (mistake) throw new CannotRun(`${path}: packages[${index}]: ${mistake}`);
  });

  const slugs = packages.map((pin) => slug(pin.name));
  const twice = packages.find((pin, index) => slugs.indexOf(slug(pin.name)) !== index);
  if (twice) throw new CannotRun(`${path}: ${twice.name} is listed twice, or another name reads like it.`);
  return packages;
}

/**
 * Turns the name of a package into a name for a file: `@directus/api` into `directus-api`, as `npm pack` does.
 * @param {string} name
 */
export function slug(name) {
  return name.replace(/^@/u, '').replaceAll('/', '-');
}

/**
 * Names a package and its version in one word, as findings do.
 * @param {Pick<Pin, 'name' | 'version'>} pin
 */
export function nameAtVersion({ name, version }) {
  return `${name}@${version}`;
}

/**
 * @param {string} text
 * @param {string} path
 */
function parseJson(text, path) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CannotRun(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** @type {Readonly<Record<string, (value: unknown) => string | undefined>>} */
const checks = {
  name: matching(/^(?:@[\w.-]+\/)?[\w.-]+$/u, 'the name of a package'),
  version: matching(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/u, 'an exact version'),
  integrity: matching(/^sha512-[\w+/]+=*$/u, '`sha512-…`, as `npm view NAME@VERSION dist.integrity` says'),
  why: matching(/\S/u, 'a sentence'),
  only: pathBeginnings,
  skip: pathBeginnings,
};

/**
 * @param {unknown} pin
 * @returns {string | undefined}
 */
function mistakeIn(pin) {
  if (typeof pin !== 'object' || pin === null) return 'expected an object.';
  const unknown = Object.keys(pin).find((key) => !(key in checks));
  if (unknown) return `\`${unknown}\` is not known.`;

  for (const [key, check] of Object.entries(checks)) {
    const value = /** @type {Record<string, unknown>} */ (pin)[key];
    if (value === undefined && (key === 'only' || key === 'skip')) continue;
    const expected = check(value);
    if (expected) return `\`${key}\`: expected ${expected}, got ${JSON.stringify(value)}.`;
  }
  return undefined;
}

/**
 * @param {RegExp} pattern
 * @param {string} expected
 * @returns {(value: unknown) => string | undefined}
 */
function matching(pattern, expected) {
  return (value) => (typeof value === 'string' && pattern.test(value) ? undefined : expected);
}

/** @param {unknown} value */
function pathBeginnings(value) {
  const good = Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');
  return good ? undefined : 'a list of beginnings of paths';
}
