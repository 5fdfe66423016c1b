import path from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { ESLint, type Linter } from 'eslint';
import plugin from '../index.js';
import { lintable } from './files.js';
import type { Options } from './options.js';

const batchSize = 25;

/** What do the rules find in these files? Without any configuration of the project that they belong to. */
export async function lint(
  files: readonly string[],
  options: Pick<Options, 'preset' | 'rules'>,
  onProgress: (done: number) => void,
): Promise<readonly ESLint.LintResult[]> {
  const eslint = new ESLint({
    cwd: path.parse(process.cwd()).root, // ESLint ignores what is outside
    overrideConfigFile: true,
    overrideConfig: configOf(options),
    globInputPaths: false,
  });
  const results: ESLint.LintResult[] = [];
  for (let start = 0; start < files.length; start += batchSize) {
    onProgress(start);
    results.push(...(await eslint.lintFiles(files.slice(start, start + batchSize))));
    await new Promise(setImmediate); // let the progress line be drawn
  }
  return results.map(withoutForeignMessages);
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
  const messages = result.messages.filter((message) => isParsingError(message) || isOurs(message));
  const errors = messages.filter(({ severity }) => severity === 2);
  return {
    ...result,
    messages,
    suppressedMessages: result.suppressedMessages.filter(isOurs),
    errorCount: errors.length,
    fatalErrorCount: errors.filter(({ fatal }) => fatal).length,
    warningCount: messages.length - errors.length,
    fixableErrorCount: 0, // our rules suggest, they do not fix
    fixableWarningCount: 0,
  };
}

function isOurs({ ruleId }: Linter.LintMessage): boolean {
  return ruleId?.startsWith(`${plugin.meta.namespace}/`) ?? false;
}

/** ESLint has no other sign for it: complaints about comments can be `fatal` too. */
function isParsingError({ ruleId, message }: Linter.LintMessage): boolean {
  return ruleId === null && message.startsWith('Parsing error:');
}
