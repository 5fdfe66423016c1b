import { Worker } from 'node:worker_threads';

/** @typedef {import('./lint-file.js').FileResult} FileResult */
/** @typedef {import('./lint-file.js').Setup} Setup */

/**
 * Starts threads that lint files with the plugin at a URL. Each has one file at a time, so that a thread that dies
 * (a rule that eats all memory, say) tells on which file it was.
 * @param {string} plugin
 * @param {Setup} [setup]
 * @param {number} [count]
 */
export function startLintWorkers(plugin, setup, count = 2) {
  const workers = Array.from({ length: count }, () => startWorker(plugin, setup));

  return {
    /**
     * Lints files of a folder; results come in the order of the files.
     * @param {string} root
     * @param {readonly string[]} files
     * @param {(done: number) => void} [onProgress]
     */
    async lint(root, files, onProgress) {
      /** @type {FileResult[]} */
      const results = [];
      const queue = files.entries();
      let done = 0;
      await Promise.all(
        workers.map(async (worker) => {
          for (const [index, file] of queue) {
            results[index] = await worker.lint(root, file);
            onProgress?.(++done);
          }
        }),
      );
      return results;
    },

    async stop() {
      await Promise.all(workers.map((worker) => worker.stop()));
    },
  };
}

/**
 * @param {string} plugin
 * @param {Setup} [setup]
 */
function startWorker(plugin, setup) {
  const url = new URL('lint-worker.js', import.meta.url);
  const options = { workerData: { plugin, setup }, resourceLimits: { maxOldGenerationSizeMb: 3072 } };
  let worker = new Worker(url, options);

  return {
    /**
     * @param {string} root
     * @param {string} file
     * @returns {Promise<FileResult>}
     */
    lint(root, file) {
      const asked = worker;
      return new Promise((resolve) => {
        asked.once('message', settle).once('error', died).once('exit', exited);
        asked.postMessage({ root, file });

        /** @param {FileResult} result */
        function settle(result) {
          asked.off('message', settle).off('error', died).off('exit', exited);
          resolve(result);
        }

        /** @param {unknown} error */
        function died(error) {
          worker = new Worker(url, options);
          const crash = `The linting thread died: ${error instanceof Error ? error.message : String(error)}`;
          settle({ file, lines: 0, milliseconds: 0, findings: [], minified: false, crash });
        }

        /** @param {number} code */
        function exited(code) {
          died(`it exited with code ${code}`);
        }
      });
    },

    stop: () => worker.terminate(),
  };
}
