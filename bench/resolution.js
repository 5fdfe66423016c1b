// Which awaited member calls does the resolver know, on what evidence, and which receivers stay unknown?
// node bench/resolution.js [--top 20] PATH…   (after `npm run build`)
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as parser from '@typescript-eslint/parser';
import { Linter, SourceCode } from 'eslint';
import { globby } from 'globby';
import plugin from '../dist/src/index.js';
import { libraryCalls } from '../dist/src/resolve/library-calls.js';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { top: { type: 'string', default: '20' } },
});
if (positionals.length === 0) throw new Error('No folder to measure: node bench/resolution.js PATH…');

const skipped = plugin.configs.recommended.ignores ?? [];
const linter = new Linter();

for (const folder of positionals) {
  const files = await globby(['**/*.{ts,js,mts,mjs,cts,cjs}', '!**/*.d.ts'], {
    cwd: folder,
    absolute: true,
    gitignore: true,
    ignore: ['**/node_modules/**', '**/dist/**', ...skipped],
  });
  if (files.length === 0) throw new Error(`No source file in ${folder}.`);
  print(folder, files.length, measured(files));
}

/** @param {readonly string[]} files */
function measured(files) {
  /** @type {Map<string, number>} */
  const evidence = new Map();
  /** @type {Map<string, number>} */
  const unknown = new Map();
  const time = { parsing: 0, rules: 0, resolving: 0 };
  let withoutScope = 0;

  /** @type {import('eslint').Rule.RuleModule} */
  const probe = {
    create(context) {
      const callAt = libraryCalls(/** @type {never} */ (context));
      return {
        AwaitExpression({ argument }) {
          if (argument.type !== 'CallExpression' || argument.callee.type !== 'MemberExpression') return;
          const start = performance.now();
          const call = callAt(/** @type {never} */ (argument));
          time.resolving += performance.now() - start;
          add(evidence, call?.evidence ?? 'none');
          if (!call) add(unknown, context.sourceCode.getText(argument.callee.object).slice(0, 40));
        },
      };
    },
  };

  for (const file of files) {
    const code = readFileSync(file, 'utf8');
    const base = { files: ['**/*.*'], languageOptions: { parser } };
    linter.verify(
      code,
      { ...base, plugins: { own: { rules: { probe } } }, rules: { 'own/probe': 'error' } },
      'x.ts',
    );
    const lookups = countLookups(() =>
      linter.verifyAndFix(
        code,
        { ...base, plugins: { 'backend-performance': plugin }, rules: plugin.configs.recommended.rules },
        // Only this way of linting keeps statistics.
        { filename: 'x.ts', stats: true, fix: false },
      ),
    );
    if (lookups === 0) withoutScope += 1;
    for (const { parse, rules = {} } of linter.getTimes().passes) {
      time.parsing += parse.total;
      time.rules += Object.values(rules).reduce((sum, { total: spent }) => sum + spent, 0);
    }
  }
  return { evidence, unknown, time, withoutScope };
}

/**
 * How often do the rules ask for a scope?
 * @param {() => void} work
 */
function countLookups(work) {
  let count = 0;
  const { getScope } = SourceCode.prototype;
  SourceCode.prototype.getScope = function (node) {
    count += 1;
    return getScope.call(this, node);
  };
  try {
    work();
  } finally {
    SourceCode.prototype.getScope = getScope;
  }
  return count;
}

/**
 * @param {Map<string, number>} counts
 * @param {string} key
 */
function add(counts, key) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/**
 * @param {string} folder
 * @param {number} files
 * @param {ReturnType<typeof measured>} found
 */
function print(folder, files, { evidence, unknown, time, withoutScope }) {
  const total = [...evidence.values()].reduce((sum, count) => sum + count, 0);
  const share = (count = 0, all = total) => `${count} (${all ? Math.round((100 * count) / all) : 0} %)`;
  /** @param {number} milliseconds */
  const perFile = (milliseconds) => `${(milliseconds / files).toFixed(3)} ms`;
  console.log(`\n${folder}: ${files} files, ${total} awaited member calls`);
  for (const kind of ['import', 'setting', 'convention', 'none']) {
    console.log(`  ${kind.padEnd(10)} ${share(evidence.get(kind))}`);
  }
  console.log(
    `  resolving these calls alone ${perFile(time.resolving)} per file; no scope lookup in ${share(withoutScope, files)} files`,
  );
  console.log(
    `  by ESLint's own statistics: all recommended rules ${perFile(time.rules)} per file, parsing ${perFile(time.parsing)}`,
  );
  const most = [...unknown].sort(([, a], [, b]) => b - a).slice(0, Number(options.top));
  console.log(most.map(([receiver, count]) => `    ${count}× ${receiver.replace(/\s+/g, ' ')}`).join('\n'));
}
