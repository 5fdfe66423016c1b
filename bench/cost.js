// What do the recommended rules add to parsing the same files?
// node bench/cost.js [--rounds 5] [--max-share 0.10] [--max-ms-per-rule 0.3] [--plugin dist/src/index.js] [PATH…]
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { configOf, costOf, median } from './measure.js';

/** @typedef {import('./measure.js').SourceFile} SourceFile */

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    'max-share': { type: 'string' },
    'max-ms-per-rule': { type: 'string' },
    plugin: { type: 'string', default: 'dist/src/index.js' },
  },
});

const files = (positionals.length > 0 ? positionals : ['examples/shop']).flatMap(sourceFiles);
if (files.length === 0) throw new Error('No file to measure.');

/** @type {{ default: import('eslint').ESLint.Plugin & { configs: Record<string, import('eslint').Linter.Config> } }} */
const { default: plugin } = await import(pathToFileURL(resolve(options.plugin)).href);
const names = Object.keys(plugin.configs['recommended']?.rules ?? {}).map((id) => id.replace(/^.*\//, ''));

const subjects = new Map([
  ['none', configOf(plugin, [])],
  ['all', configOf(plugin, names)],
  ...names.map((name) => /** @type {const} */ ([name, configOf(plugin, [name])])),
]);

measureRound(files.slice(0, 200)); // Nothing is compiled yet: does not count.
const rounds = Array.from({ length: Number(options.rounds) }, () => measureRound(files));
process.exitCode = report() ? 0 : 1;

/**
 * Every file with every configuration, one right after the other, in an order that moves on from file to file.
 *
 * @param {readonly SourceFile[]} measured
 */
function measureRound(measured) {
  const total = { parse: 0, lint: new Map([...subjects.keys()].map((subject) => [subject, 0])) };
  for (const [at, file] of measured.entries()) {
    const order = [...subjects];
    for (const [subject, config] of [
      ...order.slice(at % order.length),
      ...order.slice(0, at % order.length),
    ]) {
      const { parse, lint } = costOf(file, config);
      total.parse += parse / subjects.size;
      total.lint.set(subject, (total.lint.get(subject) ?? 0) + lint);
    }
  }
  return total;
}

/** Prints the table, and says whether everything is within the budget. */
function report() {
  /** @param {string} subject */
  const added = (subject) =>
    rounds.map(({ parse, lint }) => {
      const ms = (lint.get(subject) ?? 0) - (lint.get('none') ?? 0);
      return { perFile: ms / files.length, share: ms / parse };
    });
  const maxShare = Number(options['max-share'] ?? Infinity);
  const maxMs = Number(options['max-ms-per-rule'] ?? Infinity);
  const parse = median(rounds.map((round) => round.parse)) / files.length;

  console.log(`${files.length} files, ${rounds.length} rounds; medians of processor time`);
  print('parsing', parse, 1);
  let isWithin = true;
  for (const subject of ['all', ...names]) {
    const costs = added(subject);
    const perFile = median(costs.map((cost) => cost.perFile));
    const share = median(costs.map((cost) => cost.share));
    const isOver = subject === 'all' ? share > maxShare : perFile > maxMs;
    if (isOver) isWithin = false;
    print(subject === 'all' ? 'all rules' : subject, perFile, share, isOver ? 'over budget' : '');
  }
  return isWithin;
}

/** @param {string} name @param {number} ms @param {number} share */
function print(name, ms, share, note = '') {
  const columns = [
    name.padEnd(28),
    `${ms.toFixed(3)} ms a file`.padStart(18),
    `${(share * 100).toFixed(1)} %`.padStart(9),
  ];
  console.log([...columns, note].join('  ').trimEnd());
}

/**
 * The source files at and below a path, without those that nobody would lint with these rules.
 *
 * @param {string} path
 * @returns {SourceFile[]}
 */
function sourceFiles(path) {
  if (statSync(path).isFile()) return [{ name: resolve(path), text: readFileSync(path, 'utf8') }];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const isRead = entry.isDirectory()
      ? !/^(?:node_modules|dist|\..*|__tests__|tests?|e2e|fixtures)$/.test(entry.name)
      : /\.[cm]?[jt]sx?$/.test(entry.name) && !/\.(?:d|test|spec|min)\.[cm]?[jt]sx?$/.test(entry.name);
    return isRead ? sourceFiles(`${path}/${entry.name}`) : [];
  });
}
