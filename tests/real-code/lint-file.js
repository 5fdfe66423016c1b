import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { countLines, isMinified } from './lintable-files.js';
import { presetWith, ruleName } from './preset-rules.js';

/**
 * Where a rule spoke. Two reports of one rule on one line are one finding.
 * @typedef {object} FileFinding
 * @property {string} rule
 * @property {number} line
 * @property {string} message
 */

/**
 * What linting one file gave. `crash` means that a rule threw, `unparsable` that the parser refused the text.
 * @typedef {object} FileResult
 * @property {string} file
 * @property {number} lines
 * @property {number} milliseconds
 * @property {readonly FileFinding[]} findings
 * @property {boolean} minified then it was not linted
 * @property {boolean} [ignored] the preset leaves it out
 * @property {string} [crash]
 * @property {string} [unparsable]
 */

const files = ['**/*.{js,jsx,ts,tsx,cjs,mjs,cts,mts}'];
const moduleSyntax = /^\s*(?:import|export)\b(?!\s*\()/mu;

/**
 * With what files are linted.
 * @typedef {object} Setup
 * @property {readonly string[]} [rules] instead of those of the preset
 * @property {boolean} [project] whether the rules may read other files of the project
 */

/**
 * Makes a function that lints one file of a folder with the preset `recommended` of a plugin, without looking for
 * any configuration.
 * @param {import('eslint').ESLint.Plugin} plugin
 * @param {string} root
 * @param {Setup} [setup]
 * @returns {(file: string) => FileResult}
 */
export function createFileLinter(plugin, root, { rules, project = false } = {}) {
  const verify = createVerifier(plugin, root, { ...(rules ? { rules } : {}), project });
  return (file) => {
    const path = join(root, file);
    const text = readFileSync(path, 'utf8');
    const lines = countLines(text);
    if (isMinified(text)) return { file, lines, milliseconds: 0, findings: [], minified: true };

    const started = performance.now();
    /** @type {Pick<FileResult, 'findings' | 'crash' | 'unparsable' | 'ignored'>} */
    let outcome;
    try {
      outcome = readMessages(verify(file, text));
    } catch (error) {
      outcome = {
        findings: [],
        crash: error instanceof Error ? (error.stack ?? error.message) : String(error),
      };
    }
    return { file, lines, milliseconds: performance.now() - started, minified: false, ...outcome };
  };
}

/**
 * Makes a function that gives all messages about a text in the place of a file.
 * @param {import('eslint').ESLint.Plugin} plugin
 * @param {string} root
 * @param {Setup} [setup]
 * @returns {(file: string, text: string) => import('eslint').Linter.LintMessage[]}
 */
export function createVerifier(plugin, root, { rules, project = false } = {}) {
  const linter = new Linter({ cwd: root });
  const presets = presetWith(plugin, rules).map(withMark);
  const asModule = configFor(presets, 'module', project);
  const asCommonJs = configFor(presets, 'commonjs', project);
  return (file, text) => {
    const isModule = /\.(?:[cm]?tsx?|mjs)$/u.test(file) || moduleSyntax.test(text);
    return linter.verify(text, isModule ? asModule : asCommonJs, { filename: join(root, file) });
  };
}

/**
 * @param {readonly import('eslint').Linter.Config[]} presets
 * @param {'module' | 'commonjs'} sourceType
 * @param {boolean} project
 * @returns {import('eslint').Linter.Config[]}
 */
function configFor(presets, sourceType, project) {
  return [
    {
      files,
      languageOptions: {
        parser,
        sourceType,
        parserOptions: { ecmaFeatures: { jsx: true }, jsDocParsingMode: 'none' },
      },
      // Their comments speak to their linter, and would hide what we look for.
      linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
      ...(project ? { settings: { 'backend-performance': { project } } } : {}),
    },
    ...presets,
  ];
}

const mark = 'preset/holds';

/**
 * Where the preset holds, it says so on each file: ESLint is silent about what only the preset ignores.
 * @param {import('eslint').Linter.Config} preset
 * @returns {import('eslint').Linter.Config}
 */
function withMark(preset) {
  /** @type {import('eslint').Rule.RuleModule} */
  const holds = {
    create: (context) => ({ Program: () => context.report({ loc: { line: 1, column: 0 }, message: mark }) }),
  };
  return {
    ...preset,
    plugins: { ...preset.plugins, preset: { rules: { holds } } },
    rules: { ...preset.rules, [mark]: 'error' },
  };
}

/**
 * @param {readonly import('eslint').Linter.LintMessage[]} messages
 * @returns {Pick<FileResult, 'findings' | 'unparsable' | 'ignored'>}
 */
function readMessages(messages) {
  const fatal = messages.find((message) => message.fatal);
  if (fatal) return { findings: [], unparsable: `${fatal.line ?? 1}:${fatal.column ?? 1} ${fatal.message}` };

  /** @type {Map<string, FileFinding>} */
  const findings = new Map();
  for (const { ruleId, line, message } of messages) {
    if (ruleId === null || ruleId === mark) continue;
    const rule = ruleName(ruleId);
    const key = `${rule}:${line}`;
    if (!findings.has(key)) findings.set(key, { rule, line, message });
  }
  const ignored = !messages.some(({ ruleId }) => ruleId === mark);
  return { findings: [...findings.values()], ...(ignored ? { ignored } : {}) };
}
