import path from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { ESLint, type Linter } from 'eslint';
import plugin from '../index.js';
import { lintable } from './files.js';
import { keepMessages } from './keep-messages.js';
import type { Options } from './options.js';

const batchSize = 25;

export interface FileLinter {
  readonly lintFiles: (
    files: readonly string[],
    onProgress: (done: number) => void,
  ) => Promise<readonly ESLint.LintResult[]>;
  readonly lintText: (text: string, file: string) => Promise<ESLint.LintResult>;
}

/** Lints without any configuration of the project that the files belong to. */
export function presetLinter(options: Pick<Options, 'preset' | 'rules' | 'stats'>): FileLinter {
  const eslint = new ESLint({
    cwd: path.parse(process.cwd()).root, // ESLint ignores what is outside
    overrideConfigFile: true,
    overrideConfig: configOf(options),
    globInputPaths: false,
    stats: options.stats ?? false,
  });
  return {
    lintFiles: async (files, onProgress) => {
      const results: ESLint.LintResult[] = [];
      for (let start = 0; start < files.length; start += batchSize) {
        onProgress(start);
        results.push(...(await eslint.lintFiles(files.slice(start, start + batchSize))));
        await new Promise(setImmediate); // let the progress line be drawn
      }
      return results.map(withoutForeignMessages);
    },
    lintText: async (text, filePath) => {
      const [result] = await eslint.lintText(text, { filePath });
      if (!result) throw new Error(`${filePath} was not linted`);
      return withoutForeignMessages(result);
    },
  };
}

function configOf({ preset, rules }: Pick<Options, 'preset' | 'rules'>): Linter.Config[] {
  const { plugins = {}, rules: presetRules = {} } = plugin.configs[preset];
  const chosen: Linter.RulesRecord = {};
  for (const { ruleId, severity } of rules) {
    const [, ...ruleOptions] = [presetRules[ruleId]].flat();
    chosen[ruleId] = [severity, ...ruleOptions];
  }
  return [
    { ignores: ['!**/node_modules/'] },
    {
      files: [lintable],
      plugins,
      rules: rules.length > 0 ? chosen : presetRules,
      languageOptions: {
        parser,
        parserOptions: { ecmaFeatures: { jsx: true }, warnOnUnsupportedTypeScriptVersion: false },
      },
      linterOptions: { reportUnusedDisableDirectives: 'off', reportUnusedInlineConfigs: 'off' },
    },
  ];
}

/** Comments in a linted file can switch on rules of other plugins and complain about that; neither is asked for here. */
function withoutForeignMessages(result: ESLint.LintResult): ESLint.LintResult {
  return {
    ...keepMessages(result, (message) => isParsingError(message) || isOurs(message)),
    suppressedMessages: result.suppressedMessages.filter(isOurs),
  };
}

function isOurs({ ruleId }: Linter.LintMessage): boolean {
  return ruleId?.startsWith(`${plugin.meta.namespace}/`) ?? false;
}

/** ESLint has no other sign for it: complaints about comments can be `fatal` too. */
function isParsingError({ ruleId, message }: Linter.LintMessage): boolean {
  return ruleId === null && message.startsWith('Parsing error:');
}
