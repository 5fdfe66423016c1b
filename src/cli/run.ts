import { colorsFor } from './colors.js';
import { filesOf } from './files.js';
import { readOptions, type Options } from './options.js';
import { printResults } from './print.js';
import { startProgress } from './progress.js';
import { UsageError } from './usage-error.js';

/** Runs the command and answers its exit code: 0 nothing found, 1 something found, 2 the run failed. */
export async function run(args: readonly string[]): Promise<0 | 1 | 2> {
  try {
    const options = readOptions(args);
    return options ? await lintAndPrint(options) : 0;
  } catch (error) {
    const text =
      error instanceof UsageError ? error.message : error instanceof Error ? error.stack : String(error);
    console.error(`backend-performance: ${text}`);
    return 2;
  }
}

async function lintAndPrint(options: Options): Promise<0 | 1> {
  const files = await filesOf(options.paths);
  const { lint } = await import('./lint.js'); // the parser takes long to load: only now, so that mistakes are told at once
  const progress = startProgress(files.length);
  const results = await lint(files, options, progress.show).finally(progress.stop);

  console.log(
    options.format === 'json' ? JSON.stringify(results) : printResults(results, colorsFor(options)),
  );

  const errors = results.reduce((sum, { errorCount }) => sum + errorCount, 0);
  const warnings = results.reduce((sum, { warningCount }) => sum + warningCount, 0);
  const { maxWarnings = -1 } = options;
  const tooMany = maxWarnings >= 0 && warnings > maxWarnings;
  if (tooMany) console.error(`backend-performance: too many warnings (maximum: ${maxWarnings})`);
  return errors > 0 || tooMany ? 1 : 0;
}
