import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { ESLint, type Linter } from 'eslint';
import plugin from '../index.js';
import { keepMessages } from './keep-messages.js';
import type { FileLinter } from './lint.js';
import { UsageError } from './usage-error.js';

const configFiles = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map((extension) => `eslint.config.${extension}`);

/** Lints as a project's own ESLint configuration says, but only with this plugin's rules. */
export function projectLinter(options: { readonly config: string; readonly stats?: true }): FileLinter {
  const configFile = findConfig(options.config);
  const shown = path.relative('', configFile);
  const eslint = new ESLint({
    cwd: path.dirname(configFile),
    overrideConfigFile: configFile,
    globInputPaths: false,
    warnIgnored: false,
    ruleFilter: ({ ruleId }) => isOurs(ruleId),
    stats: options.stats ?? false,
  });
  return {
    lintFiles: async (files) => {
      const results = await explainingErrors(shown, () => eslint.lintFiles([...files]));
      if (!(await isAnyRuleOn(eslint, results))) {
        throw new UsageError(
          `'${shown}' switches on no rule of ${plugin.meta.name} for ${results.length === 1 ? 'this file' : 'these files'}`,
        );
      }
      return results.map(withoutForeignMessages);
    },
    lintText: async (text, filePath) => {
      const [result] = await explainingErrors(shown, () => eslint.lintText(text, { filePath }));
      if (!result) throw new UsageError(`'${shown}' ignores '${path.relative('', filePath)}'`);
      return withoutForeignMessages(result);
    },
  };
}

/** The configuration that a path means: a file means itself, a folder the one in it or above. */
function findConfig(given: string): string {
  const start = path.resolve(given);
  const stats = statSync(start, { throwIfNoEntry: false });
  if (!stats) throw new UsageError(`no such configuration: '${given}'`);
  if (!stats.isDirectory()) return start;

  for (let folder = start; ; folder = path.dirname(folder)) {
    const found = configFiles.map((name) => path.join(folder, name)).find((file) => existsSync(file));
    if (found) return found;
    if (folder === path.dirname(folder)) throw new UsageError(`no eslint.config.* in '${given}' or above`);
  }
}

/** A mistake in a configuration is the user's, and its message all that helps. */
async function explainingErrors<T>(shown: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isRuleFailure = error instanceof Error && 'ruleId' in error && error.name !== 'SettingsError';
    if (!(error instanceof Error) || isRuleFailure) throw error;
    if (isAboutFiles(error)) throw new UsageError(error.message);
    const [message = ''] = error.message.split('\nOccurred while linting');
    throw new UsageError(`'${shown}' cannot be used: ${message}`);
  }
}

function isAboutFiles(error: Error): boolean {
  const { messageTemplate } = error as { messageTemplate?: unknown };
  return messageTemplate === 'file-not-found' || messageTemplate === 'all-matched-files-ignored';
}

async function isAnyRuleOn(eslint: ESLint, results: readonly ESLint.LintResult[]): Promise<boolean> {
  for (const { filePath } of results) {
    const config = (await eslint.calculateConfigForFile(filePath)) as Linter.Config | undefined;
    for (const [ruleId, setting] of Object.entries(config?.rules ?? {})) {
      const [severity] = [setting].flat();
      if (isOurs(ruleId) && severity !== 0 && severity !== 'off') return true;
    }
  }
  return results.length === 0;
}

function withoutForeignMessages(result: ESLint.LintResult): ESLint.LintResult {
  return {
    ...keepMessages(result, ({ ruleId, fatal }) => (ruleId === null ? fatal === true : isOurs(ruleId))),
    suppressedMessages: result.suppressedMessages.filter(({ ruleId }) => ruleId !== null && isOurs(ruleId)),
  };
}

/** A configuration may give the plugin any prefix. */
function isOurs(ruleId: string): boolean {
  return ruleId.slice(ruleId.lastIndexOf('/') + 1) in plugin.rules && ruleId.includes('/');
}
