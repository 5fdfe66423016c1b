import { writeReviewed } from './reviewed-findings.js';

/** @typedef {import('./judge-run.js').Run} Run */
/** @typedef {import('./reviewed-findings.js').Reviewed} Reviewed */

/**
 * Brings the reviewed list up to the run: what is new comes in as `unreviewed`, what vanished goes, all else stays.
 * @param {string} folder
 * @param {Run} run
 */
export function updateList(folder, { difference: { added, vanished, kept } }) {
  /** @type {Reviewed[]} */
  const entries = [
    ...kept,
    ...added.map(({ package: name, file, line, rule }) => ({
      package: name,
      file,
      line,
      rule,
      verdict: /** @type {const} */ ('unreviewed'),
    })),
  ];
  const names = new Set([...entries, ...vanished].map(packageName));
  for (const name of names) {
    writeReviewed(
      folder,
      name,
      entries.filter((entry) => packageName(entry) === name),
    );
  }
}

/**
 * Gives the name of the package that an entry is about, without the version.
 * @param {Reviewed} entry
 */
export function packageName({ package: nameAtVersion }) {
  return nameAtVersion.slice(0, nameAtVersion.lastIndexOf('@'));
}
