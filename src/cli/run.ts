import type { ESLint } from 'eslint';
import plugin from '../index.js';
import type { Changes } from './changed-lines.js';
import { colorsFor } from './colors.js';
import { existing, filesOf } from './files.js';
import { formats } from './formats.js';
import type { FileLinter } from './lint.js';
import { narrowed, runRules } from './narrow.js';
import { readOptions, type Options } from './options.js';
import { startProgress } from './progress.js';
import { UsageError } from './usage-error.js';
import { writeWhole } from './write-file.js';

type ExitCode = 0 | 1 | 2 | typeof interrupted;

/** What a shell says of a command that Ctrl-C ended. */
const interrupted = 130;

/** Runs the command and answers its exit code: 0 nothing found, 1 something found, 2 the run failed. */
export async function run(args: readonly string[]): Promise<ExitCode> {
  try {
    const options = readOptions(args);
    if (!options) return 0;
    return options.explain === undefined
      ? await lintAndPrint(options)
      : await explain(options.explain, options);
  } catch (error) {
    complain(
      error instanceof UsageError
        ? error.message
        : String(error instanceof Error ? (error.stack ?? error.message) : error),
    );
    return 2;
  }
}

async function explain(rule: string, options: Options): Promise<0> {
  const { explainRule } = await import('./explain.js');
  console.log(explainRule(rule, colorsFor(options), process.stdout.columns));
  return 0;
}

async function lintAndPrint(options: Options): Promise<ExitCode> {
  const { files, changes } = await filesToLint(options);
  if (options.apply && !options.force) {
    const { requireCleanTree } = await import('./clean-tree.js');
    await requireCleanTree(files);
  }

  const linter = await linterFor(options);
  const progress = startProgress(files.length);
  const found = files.length > 0 ? await linter.lintFiles(files, progress.show).finally(progress.stop) : [];
  if (options.updateBaseline) await updateBaseline(found, options);
  const { results, known, stale } = await narrowed(found, options, changes);

  if (options.apply) return apply(results, linter, options);
  await print(results, options);
  if (known > 0 && options.format === 'stylish' && !options.updateBaseline) {
    complain(`${counted(known, 'finding')} more ${known === 1 ? 'is' : 'are'} in the baseline`);
  }
  if (stale.length > 0) {
    complain(
      `${counted(stale.length, 'entry', 'entries')} of '${options.baseline}' ${stale.length === 1 ? 'is' : 'are'} no longer found ('--update-baseline' removes them):\n${stale.map((entry) => `  ${entry}`).join('\n')}`,
    );
  }
  if (options.stats) {
    const { printStats } = await import('./stats.js');
    console.error(printStats(found));
  }
  return exitCodeOf(results, options);
}

/** The files to lint; for an ESLint configuration also folders, in which it says what is a file. */
async function filesToLint({
  paths,
  config,
  since,
}: Options): Promise<{ readonly files: readonly string[]; readonly changes?: Changes }> {
  const files = config === undefined ? await filesOf(paths) : await existing(paths);
  if (since === undefined) return { files };
  const { changesSince } = await import('./changed-lines.js');
  const changes = await changesSince(since, files);
  return { files: config === undefined ? files.filter(changes.hasFile) : changes.filesIn(files), changes };
}

/** The parser takes long to load: only when it is needed, so that mistakes are told at once. */
async function linterFor({ config, ...options }: Options): Promise<FileLinter> {
  if (config === undefined) return (await import('./lint.js')).presetLinter(options);
  const { projectLinter } = await import('./project-config.js');
  return projectLinter({ config, ...(options.stats && { stats: options.stats }) });
}

async function updateBaseline(found: readonly ESLint.LintResult[], options: Options): Promise<void> {
  const { baseline = '' } = options;
  const { writeBaseline } = await import('./baseline.js');
  const written = writeBaseline(found, baseline, runRules(options));
  complain(`wrote ${counted(written, 'finding')} to '${baseline}'`);
}

async function apply(
  results: readonly ESLint.LintResult[],
  linter: FileLinter,
  options: Options,
): Promise<ExitCode> {
  const { applySuggestions } = await import('./apply.js');
  const { terminalAsker } = await import('./ask.js');
  const asker = terminalAsker(colorsFor(options));
  const narrowAgain = async (result: ESLint.LintResult): Promise<ESLint.LintResult> => {
    const { changes } = await filesToLint({ ...options, paths: [result.filePath] });
    const again = await narrowed([result], options, changes);
    return again.results[0] ?? result;
  };
  const applied = await applySuggestions(results, linter, narrowAgain, asker).finally(asker.close);

  const messages = applied.results.flatMap((result) => result.messages);
  const open = messages.filter(({ suggestions = [] }) => suggestions.length === 0).length;
  console.log(
    `\n${counted(applied.accepted, 'edit')} applied, ${applied.skipped} skipped. ` +
      `${counted(messages.length, 'finding')} left, ${open} without a suggestion.`,
  );
  return asker.wasInterrupted() ? interrupted : exitCodeOf(applied.results, options);
}

async function print(results: readonly ESLint.LintResult[], options: Options): Promise<void> {
  const { format, outputFile } = options;
  const text = await formats[format](results, colorsFor(options, outputFile !== undefined));
  if (outputFile !== undefined) writeWhole(outputFile, `${text}\n`);
  else if (text !== '') console.log(text);
}

function exitCodeOf(results: readonly ESLint.LintResult[], { maxWarnings = -1 }: Options): 0 | 1 {
  const errors = results.reduce((sum, { errorCount }) => sum + errorCount, 0);
  const warnings = results.reduce((sum, { warningCount }) => sum + warningCount, 0);
  const tooMany = maxWarnings >= 0 && warnings > maxWarnings;
  if (tooMany) complain(`too many warnings (maximum: ${maxWarnings})`);
  return errors > 0 || tooMany ? 1 : 0;
}

function complain(text: string): void {
  console.error(`${plugin.meta.namespace}: ${text}`);
}

function counted(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}
