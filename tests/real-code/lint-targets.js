import { performance } from 'node:perf_hooks';
import { createFileLinter } from './lint-file.js';
import { startLintWorkers } from './lint-workers.js';

/** @typedef {import('./compare-findings.js').Finding} Finding */
/** @typedef {import('./lint-file.js').Setup} Setup */

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

/** From so many files on, threads save more time than they take to start. */
const manyFiles = 100;

/**
 * Lints folders one after the other, each with all threads.
 * @param {readonly Target[]} targets
 * @param {string} plugin URL of the module that exports the plugin
 * @param {(text: string) => void} progress
 * @param {Setup} [setup]
 * @returns {Promise<Linted[]>}
 */
export async function lintTargets(targets, plugin, progress, setup) {
  const fileCount = targets.reduce((sum, { files }) => sum + files.length, 0);
  const linters = fileCount < manyFiles ? await lintHere(plugin, setup) : startLintWorkers(plugin, setup);
  try {
    const linted = [];
    for (const { package: name, root, files } of targets) {
      const started = performance.now();
      const results = await linters.lint(root, files, (done) =>
        progress(`Linting ${name} (${done} of ${files.length} files)`),
      );
      linted.push({ package: name, root, seconds: (performance.now() - started) / 1000, results });
    }
    return linted;
  } finally {
    await linters.stop();
  }
}

/**
 * Does what the threads do, in this one.
 * @param {string} pluginUrl
 * @param {Setup} [setup]
 * @returns {Promise<ReturnType<typeof startLintWorkers>>}
 */
async function lintHere(pluginUrl, setup) {
  const { default: plugin } = await import(pluginUrl);
  return {
    lint(root, files, onProgress) {
      const lint = createFileLinter(plugin, root, setup);
      return Promise.resolve(
        files.map((file, index) => {
          onProgress?.(index + 1);
          return lint(file);
        }),
      );
    },
    stop: () => Promise.resolve(),
  };
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
