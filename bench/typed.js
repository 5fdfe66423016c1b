// With types, what do the recommended rules cost beside typescript-eslint's no-floating-promises alone, on the same files?
// node bench/typed.js [--files 2000] [--rounds 3] [--heap 8192] [--max-time 1.25] [--max-memory 1.2] [--plugin dist/src/index.js] [FOLDER]
// FOLDER has a tsconfig.json; without it, files are generated.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import * as parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import { globbySync } from 'globby';
import tseslint from 'typescript-eslint';
import { generateProject } from './generate-project.js';
import { median } from './measure.js';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    files: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '3' },
    'max-time': { type: 'string', default: 'Infinity' },
    'max-memory': { type: 'string', default: 'Infinity' },
    plugin: { type: 'string', default: 'dist/src/index.js' },
    /** How many megabytes Node.js may use; with much room it leaves garbage lying, which then counts as memory. */
    heap: { type: 'string', default: '8192' },
    /** In a process of its own: lints with one of the subjects, and prints what that took. */
    subject: { type: 'string' },
  },
});

/** @typedef {{ seconds: number, megabytes: number, reports: number, files: number }} Cost */

const count = Number(options.files);
if (options.subject) console.log(JSON.stringify(await costOf(options.subject, positionals[0] ?? '.')));
else process.exitCode = compare() ? 0 : 1;

/** @param {string} subject @param {string} folder @returns {Promise<Cost>} */
async function costOf(subject, folder) {
  const ours = (await import(pathToFileURL(resolve(options.plugin)).href)).default;
  const rules = new Map([
    ['nothing', {}],
    ['no-floating-promises', { '@typescript-eslint/no-floating-promises': 'error' }],
    ['recommended', ours.configs.recommended.rules],
  ]).get(subject);
  if (!rules) throw new Error(`No subject "${subject}".`);

  const cwd = resolve(folder);
  const files = globbySync(['**/*.{ts,tsx}', '!**/*.d.ts'], { cwd, ignore: ['**/node_modules/**'] });
  const eslint = new ESLint({
    cwd,
    overrideConfigFile: true,
    ignore: false,
    overrideConfig: [
      {
        files: ['**/*.{ts,tsx}'],
        linterOptions: { reportUnusedDisableDirectives: 'off' },
        plugins: {
          '@typescript-eslint': /** @type {never} */ (tseslint.plugin),
          'backend-performance': ours,
        },
        languageOptions: { parser, parserOptions: { projectService: true, tsconfigRootDir: cwd } },
        rules,
      },
    ],
  });
  const results = await eslint.lintFiles(files.sort().slice(0, count));
  const messages = results.flatMap((result) => result.messages);
  const { user, system } = process.cpuUsage();
  return {
    files: results.filter((result) => !result.messages.some(({ fatal }) => fatal)).length,
    reports: messages.filter(({ fatal, ruleId }) => !fatal && ruleId && ruleId in rules).length,
    seconds: (user + system) / 1e6,
    megabytes: process.resourceUsage().maxRSS / 1024,
  };
}

/** Prints the ratios, and says whether they are within the budget. */
function compare() {
  const made = positionals[0] === undefined ? mkdtempSync(join(tmpdir(), 'typed-')) : undefined;
  try {
    if (made) generateProject(made, count);
    const folder = made ?? /** @type {string} */ (positionals[0]);
    const subjects = ['nothing', 'no-floating-promises', 'recommended'];
    const costs = new Map(subjects.map((subject) => [subject, /** @type {Cost[]} */ ([])]));
    for (let round = 0; round < Number(options.rounds); round += 1) {
      // One right after the other, and each round begins with another: others use the machine too.
      for (const at of subjects.keys()) {
        const subject = subjects[(at + round) % subjects.length] ?? '';
        costs.get(subject)?.push(inProcess(subject, folder));
      }
    }
    return report(costs);
  } finally {
    if (made) rmSync(made, { recursive: true });
  }
}

/** @param {string} subject @param {string} folder @returns {Cost} */
function inProcess(subject, folder) {
  const args = [fileURLToPath(import.meta.url), folder, '--subject', subject];
  args.push('--files', options.files, '--plugin', options.plugin);
  return JSON.parse(
    execFileSync(process.execPath, [`--max-old-space-size=${options.heap}`, ...args], { encoding: 'utf8' }),
  );
}

/** @param {ReadonlyMap<string, readonly Cost[]>} costs */
function report(costs) {
  /** @param {string} subject @param {'seconds' | 'megabytes'} what */
  const of = (subject, what) => median((costs.get(subject) ?? []).map((cost) => cost[what]));
  const peer = 'no-floating-promises';
  for (const [subject, [first]] of costs) {
    const ratios = [
      of(subject, 'seconds') / of(peer, 'seconds'),
      of(subject, 'megabytes') / of(peer, 'megabytes'),
    ];
    console.log(
      [
        subject.padEnd(22),
        `${of(subject, 'seconds').toFixed(1)} s of processor time`.padStart(27),
        `${of(subject, 'megabytes').toFixed(0)} MB at most`.padStart(16),
        ratios.map((ratio) => ratio.toFixed(2).padStart(7)).join(''),
        `  ${first?.reports} reports in ${first?.files} files`,
      ].join(''),
    );
  }
  const reports = costs.get('recommended')?.[0]?.reports;
  if (!reports) throw new Error('The rules found nothing, so nothing was measured.');
  return (
    of('recommended', 'seconds') <= Number(options['max-time']) * of(peer, 'seconds') &&
    of('recommended', 'megabytes') <= Number(options['max-memory']) * of(peer, 'megabytes')
  );
}
