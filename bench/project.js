// node bench/project.js FOLDER [FILE.json]: what reading other files of a project finds in a folder, and what it costs.
// Lints every file twice, without and with `settings['backend-performance'].project`, each in a process of its own.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

const [folder, mode] = process.argv.slice(2);
if (folder === undefined) throw new Error('Usage: node bench/project.js FOLDER [FILE.json]');

if (mode === '--off' || mode === '--on') {
  process.stdout.write(JSON.stringify(await lint(resolve(folder), mode === '--on')));
} else {
  const [off, on] = ['--off', '--on'].map((which) => run(folder, which));
  const gone = off.findings.filter((finding) => !on.findings.some((other) => isSame(finding, other)));
  const found = on.findings.filter((finding) => !off.findings.some((other) => isSame(finding, other)));
  console.log(`${folder}: ${off.files} files`);
  console.log(
    `findings: ${off.findings.length} without, ${on.findings.length} with; new ${found.length}, gone ${gone.length}`,
  );
  console.log(
    `new by rule: ${JSON.stringify(countBy(found))}; gone by rule: ${JSON.stringify(countBy(gone))}`,
  );
  console.log(
    `seconds: ${off.seconds.toFixed(1)} without, ${on.seconds.toFixed(1)} with (${(on.seconds / off.seconds).toFixed(2)} times)`,
  );
  console.log(
    `megabytes: ${off.megabytes} without, ${on.megabytes} with (${(on.megabytes / off.megabytes).toFixed(2)} times)`,
  );
  if (mode !== undefined) writeFileSync(mode, JSON.stringify({ found, gone }, undefined, 1));
}

function run(target, which) {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--expose-gc', fileURLToPath(import.meta.url), target, which],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

function isSame(a, b) {
  return a.rule === b.rule && a.file === b.file && a.line === b.line;
}

function countBy(findings) {
  const counts = {};
  for (const { rule } of findings) counts[rule] = (counts[rule] ?? 0) + 1;
  return counts;
}

async function lint(root, project) {
  const [{ Linter }, parser, { default: plugin }] = await Promise.all([
    import('eslint'),
    import('@typescript-eslint/parser'),
    import('../dist/src/index.js'),
  ]);
  const linter = new Linter({ cwd: root });
  const config = [
    {
      files: ['**/*.{ts,tsx,js,mjs,cjs,mts,cts}'],
      languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true }, jsDocParsingMode: 'none' } },
      linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
      settings: { 'backend-performance': { project } },
    },
    plugin.configs.recommended,
  ];
  const files = filesIn(root);
  const findings = [];
  let peak = 0;
  const started = performance.now();
  for (const [index, file] of files.entries()) {
    const text = readFileSync(file, 'utf8');
    if (text.length > 500_000) continue;
    for (const { ruleId, fatal, line, message } of linter.verify(text, config, { filename: file })) {
      if (fatal || ruleId === null) continue;
      const rule = ruleId.replace('backend-performance/', '');
      findings.push({ rule, file: relative(root, file), line, message });
    }
    if (index % 100 === 0) {
      globalThis.gc?.();
      peak = Math.max(peak, process.memoryUsage().heapUsed);
    }
  }
  return {
    files: files.length,
    findings,
    seconds: (performance.now() - started) / 1000,
    megabytes: Math.round(peak / 1e6),
  };
}

function filesIn(root) {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && /\.[cm]?[jt]sx?$/u.test(entry.name) && !/\.d\.[cm]?ts$/u.test(entry.name),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/\/(?:node_modules|dist)\//u.test(path))
    .sort();
}
