import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ESLint } from 'eslint';

const root = join(import.meta.dirname, '../..');

const config = `
import { defineConfig } from 'eslint/config';
import backendPerformance from 'eslint-plugin-backend-performance';
import * as parser from '@typescript-eslint/parser';

export default defineConfig([
  { files: ['**/*.ts'], languageOptions: { parser } },
  backendPerformance.configs.recommended,
  { files: ['strict/**'], plugins: { 'backend-performance': backendPerformance }, extends: ['backend-performance/strict'] },
  { files: ['wrong/**'], settings: { 'backend-performance': { convention: false } } },
]);
`;

const queryInLoop = `
import { Pool } from 'pg';
const pool = new Pool();
export async function rename(names: Map<number, string>): Promise<void> {
  for (const [id, name] of names) await pool.query('UPDATE users SET name = $2 WHERE id = $1', [id, name]);
}
`;

/** A project that has the plugin, and either ESLint, among its dependencies. */
let project: string;

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'backend-performance-'));
  write('eslint.config.js', config);
  for (const file of [
    'src/users.ts',
    'src/users.test.ts',
    'tests/users.ts',
    'strict/users.ts',
    'wrong/users.ts',
  ]) {
    write(file, queryInLoop);
  }
  mkdirSync(join(project, 'node_modules'));
  symlinkSync(root, join(project, 'node_modules/eslint-plugin-backend-performance'));
  for (const dependency of ['@typescript-eslint', 'eslint', 'typescript-eslint']) {
    symlinkSync(join(root, 'node_modules', dependency), join(project, 'node_modules', dependency));
  }
});

afterAll(() => {
  rmSync(project, { recursive: true });
});

function write(name: string, text: string): void {
  mkdirSync(dirname(join(project, name)), { recursive: true });
  writeFileSync(join(project, name), text);
}

describe.each(['eslint', 'eslint9'])('as a plugin of %s', (version) => {
  const eslint = (...args: readonly string[]) =>
    spawnSync(process.execPath, [join(root, 'node_modules', version, 'bin/eslint.js'), ...args], {
      cwd: project,
      encoding: 'utf8',
    });

  it('reports with its presets, and leaves out tests', () => {
    const { stdout } = eslint('--format', 'json', 'src', 'tests', 'strict');
    const results = JSON.parse(stdout) as ESLint.LintResult[];
    const found = results.map(({ filePath, messages }) => [
      filePath.slice(filePath.indexOf(project) + project.length + 1),
      messages.map(({ ruleId }) => ruleId),
    ]);
    expect(Object.fromEntries(found)).toEqual({
      'src/users.ts': ['backend-performance/no-query-in-loop'],
      'src/users.test.ts': [],
      'tests/users.ts': [],
      'strict/users.ts': ['backend-performance/no-query-in-loop'],
    });
  });

  it('a mistake in the settings is told without a stack', () => {
    const { status, stderr } = eslint('wrong');
    expect(status).toBe(2);
    const lines = stderr.trim().split('\n');
    expect(lines.at(-1)).toBe(
      `settings['backend-performance'].convention is not a setting. Did you mean "conventions"?`,
    );
  });

  it('has types for a configuration in TypeScript', () => {
    const types = join(root, 'node_modules', version, 'lib/types');
    write('eslint.config.ts', `${config}${typedUses}`);
    write(
      `tsconfig.${version}.json`,
      JSON.stringify({
        compilerOptions: {
          target: 'es2023',
          module: 'nodenext',
          strict: true,
          exactOptionalPropertyTypes: true,
          noEmit: true,
          skipLibCheck: true,
          types: [],
          // Also for the declarations of the plugin, which find ESLint beside them otherwise.
          paths: { eslint: [join(types, 'index.d.ts')], 'eslint/config': [join(types, 'config-api.d.ts')] },
        },
        files: ['eslint.config.ts'],
      }),
    );
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [tsc, '-p', `tsconfig.${version}.json`], {
      cwd: project,
      encoding: 'utf8',
    });
    expect(stdout).toBe('');
  });
});

const typedUses = `
import type { ESLint, Linter } from 'eslint';
export const list: Linter.Config[] = [backendPerformance.configs.recommended, backendPerformance.configs.all];
export const plugin: ESLint.Plugin = backendPerformance;
export const version: string = backendPerformance.meta.version;
// @ts-expect-error there is no such preset
backendPerformance.configs.best;
`;

it('loads without a warning', () => {
  const script =
    "import('eslint-plugin-backend-performance').then((plugin) => console.log(plugin.default.meta.namespace))";
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', script], { cwd: project, encoding: 'utf8' });
  expect({ stdout, stderr }).toEqual({ stdout: 'backend-performance\n', stderr: '' });
});
