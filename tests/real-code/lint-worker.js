import { parentPort, workerData } from 'node:worker_threads';
import { createFileLinter } from './lint-file.js';

/**
 * One file to lint; the answer is a FileResult.
 * @typedef {object} Job
 * @property {string} root
 * @property {string} file
 */

const { default: plugin } = await import(workerData.plugin);

/** @type {{ root: string, lint: ReturnType<typeof createFileLinter> } | undefined} */
let current;

parentPort?.on('message', (/** @type {Job} */ { root, file }) => {
  if (current?.root !== root) current = { root, lint: createFileLinter(plugin, root, workerData.setup) };
  parentPort?.postMessage(current.lint(file));
});
