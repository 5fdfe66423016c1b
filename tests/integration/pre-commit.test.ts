import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ignoredByPresets } from '../../src/index.js';

const hooks = readFileSync(join(import.meta.dirname, '../../.pre-commit-hooks.yaml'), 'utf8');
const [, verbose = ''] = /\(\?x\)([^]*)/u.exec(hooks) ?? [];
const excluded = new RegExp(verbose.replace(/\s/gu, ''), 'u');

it.each(ignoredByPresets)('the shipped hook of pre-commit leaves out %s, as the presets do', (pattern) => {
  const paths = expanded(pattern);
  expect(paths.length).toBeGreaterThan(1);
  expect(paths.filter((path) => !excluded.test(path))).toEqual([]);
});

it('the shipped hook of pre-commit leaves out nothing else', () => {
  const paths = ['orders.ts', 'latest.ts', 'contest/a.ts', 'protest/a.js', 'config.ts', 'src/migration.ts'];
  const others = ['src/migration/run.ts', 'src/seeding/a.ts', 'src/testing.ts', 'src/e2e-helpers.ts', 'd.ts'];
  expect([...paths, ...others].filter((path) => excluded.test(path))).toEqual([]);
});

/** Some paths that match a glob: one per way through its braces, at the top and in a folder. */
function expanded(glob: string): readonly string[] {
  const [braces, choices] = /\{([^{}]*)\}/u.exec(glob) ?? [];
  if (braces !== undefined && choices !== undefined)
    return choices.split(',').flatMap((choice) => expanded(glob.replace(braces, choice)));
  const path = glob.replace(/\/\*\*$/u, '/a/b.ts').replaceAll('[0-9]', '1');
  return ['', 'src/c/'].map((folder) =>
    path
      .replace(/^\*\*\//u, folder)
      .replace('/**/', '/')
      .replaceAll('*', 'x'),
  );
}
