import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter, SourceCode } from 'eslint';

const require = createRequire(import.meta.url);

// As the class ESLint does, to read a configuration once; `Linter` alone would read it again for every file.
const { FlatConfigArray } = require(
  join(dirname(require.resolve('eslint/package.json')), 'lib/config/flat-config-array.js'),
);

/** @typedef {import('eslint').Linter.Config[]} Config */
/** @typedef {{ name: string, text: string }} SourceFile */
/** @typedef {{ parse: number, lint: number, reports: number }} Cost In milliseconds of this process's processor time. */

const linter = new Linter({ cwd: '/' });

/**
 * What does it cost to parse a file, and then to lint its tree? Every call parses anew, so nothing is remembered from
 * one call to the next. Processor time, not time on the clock: others use the machine too.
 *
 * @param {SourceFile} file
 * @param {Config} config
 * @returns {Cost}
 */
export function costOf({ name, text }, config) {
  const start = now();
  const parsed = parser.parseForESLint(text, {
    ecmaFeatures: { globalReturn: false, jsx: /x$/.test(name) },
    filePath: name,
    sourceType: 'module',
  });
  const isParsed = now();
  const tree = new SourceCode({
    text,
    ast: /** @type {any} */ (parsed.ast),
    parserServices: parsed.services,
    scopeManager: /** @type {any} */ (parsed.scopeManager),
    visitorKeys: parsed.visitorKeys,
  });
  const isReady = now();
  const { length: reports } = linter.verify(tree, config, { filename: name });
  return { parse: isParsed - start, lint: now() - isReady, reports };
}

/**
 * A configuration with some rules of the plugin; with none, ESLint still walks the tree, which is not our cost.
 *
 * @param {import('eslint').ESLint.Plugin} plugin
 * @param {readonly string[]} names
 * @returns {Config}
 */
export function configOf(plugin, names) {
  const config = {
    files: ['**/*.*'],
    languageOptions: { parser },
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
    plugins: { bench: plugin },
    rules: Object.fromEntries(names.map((name) => [`bench/${name}`, 'error'])),
  };
  return new FlatConfigArray([config], { basePath: '/' }).normalizeSync();
}

/**
 * The middle one of some numbers.
 *
 * @param {readonly number[]} numbers
 */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}

function now() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
