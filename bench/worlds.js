// node bench/worlds.js [--rounds 3] [--plugin dist/src/index.js] [--new FILE.json] FOLDER …: what the recommended rules
// find in each folder, and what that costs, in three ways: without types, with `settings['backend-performance'].project`,
// and with types. The folder's nearest tsconfig.json is used; nothing has to be installed there.
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import * as parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import { globbySync } from 'globby';
import { median } from './measure.js';

const worlds = ['untyped', 'project', 'typed'];

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '3' },
    plugin: { type: 'string', default: 'dist/src/index.js' },
    /** Where to write the findings that one way has and another has not. */
    new: { type: 'string' },
    /** In a process of its own: lints in one of the ways, and prints what that took. */
    world: { type: 'string' },
  },
});

/** @typedef {{ rule: string, file: string, line: number, message: string }} Finding */
/** @typedef {{ seconds: number, megabytes: number, files: number, unread: number, findings: Finding[] }} Run */

if (positionals.length === 0)
  throw new Error('Usage: node bench/worlds.js [--rounds 3] [--new FILE.json] FOLDER …');
if (options.world) console.log(JSON.stringify(await lint(resolve(positionals[0] ?? '.'), options.world)));
else compare(positionals);

/** @param {string} folder @param {string} world @returns {Promise<Run>} */
async function lint(folder, world) {
  const ours = (await import(pathToFileURL(resolve(options.plugin)).href)).default;
  // What the preset leaves out, a project leaves out of its tsconfig.json too, where a file that is not in it costs most.
  const { ignores = [] } = ours.configs.recommended;
  const files = globbySync(['**/*.{ts,tsx,mts,cts}', '!**/*.d.ts'], {
    cwd: folder,
    ignore: ['**/{node_modules,dist}/**', ...ignores],
  });
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    ignore: false,
    overrideConfig: [
      {
        files: ['**/*.{ts,tsx,mts,cts}'],
        languageOptions: {
          parser,
          parserOptions: world === 'typed' ? { projectService: true, tsconfigRootDir: rootOf(folder) } : {},
        },
        linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
        settings: { 'backend-performance': { project: world === 'project' } },
      },
      ours.configs.recommended,
    ],
  });
  const results = await eslint.lintFiles(files.sort());
  const findings = results.flatMap(({ filePath, messages }) =>
    messages.flatMap(({ fatal, ruleId, line, message }) =>
      fatal || !ruleId
        ? []
        : [{ rule: ruleId.split('/')[1] ?? ruleId, file: relative(folder, filePath), line, message }],
    ),
  );
  const { user, system } = process.cpuUsage();
  return {
    files: results.length,
    unread: results.filter(({ messages }) => messages.some(({ fatal }) => fatal)).length,
    findings,
    seconds: (user + system) / 1e6,
    megabytes: process.resourceUsage().maxRSS / 1024,
  };
}

/** The nearest folder with a tsconfig.json, at or above this one; itself, where only packages in it have one. @param {string} folder @returns {string} */
function rootOf(folder) {
  for (let at = folder; at !== dirname(at); at = dirname(at)) {
    if (existsSync(join(at, 'tsconfig.json'))) return at;
  }
  return folder;
}

/** @param {readonly string[]} folders */
function compare(folders) {
  const differences = folders.map((folder) => {
    const runs = new Map(worlds.map((world) => [world, /** @type {Run[]} */ ([])]));
    for (let round = 0; round < Number(options.rounds); round += 1) {
      // One right after the other, and each round begins with another: others use the machine too.
      for (const at of worlds.keys()) {
        const world = worlds[(at + round) % worlds.length] ?? '';
        runs.get(world)?.push(inProcess(world, folder));
      }
    }
    return report(folder, runs);
  });
  if (options.new) writeFileSync(options.new, JSON.stringify(differences, undefined, 1));
}

/** @param {string} world @param {string} folder @returns {Run} */
function inProcess(world, folder) {
  const script = fileURLToPath(import.meta.url);
  const args = ['--max-old-space-size=8192', script, folder, '--world', world, '--plugin', options.plugin];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28 }));
}

/** @param {string} folder @param {ReadonlyMap<string, readonly Run[]>} runs */
function report(folder, runs) {
  /** @param {string} world @param {'seconds' | 'megabytes'} what */
  const of = (world, what) => median((runs.get(world) ?? []).map((run) => run[what]));
  const untyped = runs.get('untyped')?.[0]?.findings ?? [];
  console.log(`\n${folder}: ${runs.get('untyped')?.[0]?.files} files`);
  const differences = [];
  for (const [world, [first]] of runs) {
    const findings = first?.findings ?? [];
    const found = findings.filter((finding) => !untyped.some((other) => isSame(finding, other)));
    const gone = untyped.filter((finding) => !findings.some((other) => isSame(finding, other)));
    differences.push({ folder, world, found, gone });
    console.log(
      [
        world.padEnd(8),
        `${of(world, 'seconds').toFixed(1)} s of processor time`.padStart(27),
        `(${(of(world, 'seconds') / of('untyped', 'seconds')).toFixed(2)})`.padStart(7),
        `${of(world, 'megabytes').toFixed(0)} MB at most`.padStart(16),
        `(${(of(world, 'megabytes') / of('untyped', 'megabytes')).toFixed(2)})`.padStart(7),
        `  ${findings.length} findings, ${found.length} new, ${gone.length} gone; ${first?.unread} files not read`,
      ].join(''),
    );
  }
  return differences;
}

/** @param {Finding} a @param {Finding} b */
function isSame(a, b) {
  return a.rule === b.rule && a.file === b.file && a.line === b.line;
}
