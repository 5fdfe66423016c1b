import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const source = /\.[cm]?[jt]sx?$/u;
const noSource = /\.d\.[cm]?ts$|\.d\.\w+\.ts$|\.min\.\w+$|[.-](?:test|spec|e2e)\.\w+$/u;
const noServerCode = new Set(['node_modules', 'test', 'tests', '__tests__', '__mocks__', 'e2e', 'fixtures']);

/**
 * Which parts of a folder are looked at; both are beginnings of paths, with `/` and relative to the folder.
 * @typedef {object} Selection
 * @property {readonly string[]} [only] nothing else is linted
 * @property {readonly string[]} [skip] front ends, bundles and other code that the package did not write for a server
 */

/**
 * Lists the JavaScript and TypeScript of a folder that was written to run on a server, as sorted paths with `/`.
 * @param {string} root
 * @param {Selection} [selection]
 * @returns {string[]}
 */
export function lintableFiles(root, { only = [''], skip = [] } = {}) {
  return filesUnder(root, '')
    .filter((file) => source.test(file) && !noSource.test(file))
    .filter((file) => startsWithAny(file, only) && !startsWithAny(file, skip))
    .sort();
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string[]}
 */
function filesUnder(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder + entry.name;
    if (entry.isFile()) return [path];
    const enter = entry.isDirectory() && !entry.name.startsWith('.') && !noServerCode.has(entry.name);
    return enter ? filesUnder(root, `${path}/`) : [];
  });
}

/**
 * @param {string} file
 * @param {readonly string[]} beginnings
 */
function startsWithAny(file, beginnings) {
  return beginnings.some((beginning) => file.startsWith(beginning));
}

/**
 * Says whether a text was written by a minifier or bundler for machines: its lines are far too long for people.
 * @param {string} text
 */
export function isMinified(text) {
  return text.length > 5000 && text.length / countLines(text) > 400;
}

/**
 * Counts the lines of a text; a last line without an end counts.
 * @param {string} text
 */
export function countLines(text) {
  return (text.match(/\n/gu)?.length ?? 0) + (text.endsWith('\n') || text === '' ? 0 : 1);
}
