import { findingKey } from './reviewed-findings.js';

/** @typedef {import('./reviewed-findings.js').Reviewed} Reviewed */

/**
 * A finding of this run.
 * @typedef {object} Finding
 * @property {string} package name@version
 * @property {string} file
 * @property {number} line
 * @property {string} rule
 * @property {string} message
 */

/**
 * How the findings of a run differ from the reviewed list.
 * @typedef {object} Difference
 * @property {readonly Finding[]} added found, and not listed
 * @property {readonly Reviewed[]} vanished listed, and not found
 * @property {readonly Reviewed[]} kept listed and found
 */

/**
 * Compares by package, version, file, line and rule; wording does not matter.
 * @param {readonly Finding[]} found
 * @param {readonly Reviewed[]} reviewed
 * @returns {Difference}
 */
export function compareFindings(found, reviewed) {
  const foundKeys = new Set(found.map(findingKey));
  const reviewedKeys = new Set(reviewed.map(findingKey));
  return {
    added: found.filter((finding) => !reviewedKeys.has(findingKey(finding))),
    vanished: reviewed.filter((entry) => !foundKeys.has(findingKey(entry))),
    kept: reviewed.filter((entry) => foundKeys.has(findingKey(entry))),
  };
}
