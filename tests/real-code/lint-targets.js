import { performance } from 'node:perf_hooks';
import { startLintWorkers } from './lint-workers.js';

/** @typedef {import('./compare-findings.js').Finding} Finding */

/**
 * A folder to lint.
 * @typedef {object} Target
 * @property {string} package name@version, or the folder if it is no pinned package
 * @property {string} root
 * @property {readonly string[]} files
 */

/**
 * What linting a folder gave.
 * @typedef {object} Linted
 * @property {string} package
 * @property {string} root
 * @property {number} seconds
 * @property {readonly import('./lint-file.js').FileResult[]} results
 */

/**
 * Lints folders one after the other, each with all threads.
 * @param {readonly Target[]} targets
 * @param {string} plugin URL of the module that exports the plugin
 * @param {(text: string) => void} progress
 * @returns {Promise<Linted[]>}
 */
export async function lintTargets(targets, plugin, progress) {
  const workers = startLintWorkers(plugin);
  try {
    const linted = [];
    for (const { package: name, root, files } of targets) {
      const started = performance.now();
      const results = await workers.lint(root, files, (done) =>
        progress(`Linting ${name} (${done} of ${files.length} files)`),
      );
      linted.push({ package: name, root, seconds: (performance.now() - started) / 1000, results });
    }
    return linted;
  } finally {
    await workers.stop();
  }
}

/**
 * Lists all findings of a run.
 * @param {readonly Linted[]} linted
 * @returns {Finding[]}
 */
export function findingsOf(linted) {
  return linted.flatMap(({ package: name, results }) =>
    results.flatMap(({ file, findings }) => findings.map((finding) => ({ package: name, file, ...finding }))),
  );
}
