import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { afterAll, beforeEach, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { oxlintFinds, oxlintSays } from '../support/oxlint.js';
import { createProject } from '../support/project.js';
import { eslintSays, withoutEnd, withoutLayout, type Said } from '../support/said.js';

const root = join(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const [, config = ''] = /^`\.oxlintrc\.json`[^]*?^```json\n([^]*?)^```$/mu.exec(readme) ?? [];
const rules = plugin.configs.recommended.rules ?? {};

const shop = sourcesIn('examples/shop/src');
const odd = sourcesIn('tests/fixtures/odd-syntax');

/** Files for `src/` of the project, by their names. */
function sourcesIn(path: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(join(root, path)).map((name) => [
      `src/${name.replace(/\.txt$/u, '')}`,
      readFileSync(join(root, path, name), 'utf8'),
    ]),
  );
}

const project = createProject();
afterAll(project.remove);
beforeEach(() => project.write({ '.oxlintrc.json': config, ...shop }));

function byEslint([file, code]: readonly [string, string]): readonly [string, Said] {
  const languageOptions = { parser, parserOptions: { ecmaFeatures: { jsx: true } } };
  const plugins = { 'backend-performance': plugin };
  return [
    file,
    eslintSays(code, join(project.folder, file), { plugins, languageOptions, rules }, project.folder),
  ];
}

/** What ESLint finds, as `oxlintFinds` gives it. */
function withFindings(files: Readonly<Record<string, string>>): Record<string, readonly string[]> {
  return Object.fromEntries(
    Object.entries(files)
      .map(byEslint)
      .filter(([, { findings }]) => findings.length > 0)
      .map(([file, { findings }]) => [file, findings.map(withoutEnd)]),
  );
}

it('the configuration in the README has the rules of the preset', () => {
  const { overrides } = JSON.parse(config) as { overrides: readonly { rules: object }[] };
  expect(overrides.map((override) => override.rules)).toEqual([
    Object.fromEntries(Object.keys(rules).map((rule) => [rule, 'error'])),
  ]);
});

it('with it, the command finds in the example what ESLint finds, and leaves out tests', async () => {
  project.write({ 'src/orders.test.ts': shop['src/orders.ts'] ?? '' });
  expect(await oxlintFinds(project, 'src')).toEqual(withFindings(shop));
});

it('in odd syntax it finds what ESLint finds, but where its parser is stricter', async () => {
  /** Known differences of oxlint: what TypeScript's own parser lets pass in these files, which ESLint then lints. */
  const refused = {
    'src/calls.ts': 'Tagged template expressions are not permitted in an optional chain',
    'src/control-flow.ts': 'Invalid function declaration',
    'src/namespaces.ts': 'An export assignment cannot be used in a module with other exported elements',
  };
  project.write(odd);
  const found = await oxlintFinds(project, ...Object.keys(odd));
  const expected = withFindings(odd);
  expect(Object.keys(expected).length).toBeGreaterThan(5);
  for (const [file, reason] of Object.entries(refused)) {
    expect(found[file]?.join('\n')).toContain(reason);
    delete found[file];
    delete expected[file];
  }
  expect(found).toEqual(expected);
});

it('its language server offers the same edits, which it has no parser to lay out', async () => {
  const said = await oxlintSays(project, Object.keys(shop));
  const bySaying = (all: Iterable<readonly [string, Said]>) =>
    Object.fromEntries(Array.from(all, ([file, one]) => [file, withoutLayout(one)]));
  expect(bySaying(said)).toEqual(bySaying(Object.entries(shop).map(byEslint)));
  expect([...said.values()].flatMap(({ suggestions }) => suggestions).length).toBeGreaterThan(4);
});

it('a mistake in the settings is told once, and nothing crashes', async () => {
  const settings = { 'backend-performance': { convention: false } };
  project.write({ '.oxlintrc.json': JSON.stringify({ ...(JSON.parse(config) as object), settings }) });
  const { code, out, err } = await project.run('oxlint', ['src']);
  expect({ code, err }).toEqual({ code: 1, err: '' });
  const told = `settings['backend-performance'].convention is not a setting. Did you mean "conventions"?`;
  expect(out.split(told).length - 1).toBe(1);
  expect(out.split('Error running JS plugin').length - 1).toBe(1);
  expect(out).not.toMatch(/^ *\|? *at /mu);
});

it('a mistake in the options of a rule, or in its name, is told with the name', async () => {
  const rule = '"backend-performance/no-sequential-await": ';
  project.write({
    '.oxlintrc.json': config.replace(`${rule}"error"`, `${rule}["error", { "call": "any" }]`),
    'other.json': config.replace(rule, '"backend-performance/no-sequential-awaits": '),
  });
  const options = await project.run('oxlint', ['src']);
  expect(options.code).toBe(1);
  expect(options.out).toContain(
    "Options validation failed for rule 'backend-performance/no-sequential-await'",
  );
  expect(options.out).toContain('Unexpected property "call".');

  const name = await project.run('oxlint', ['--config', 'other.json', 'src']);
  expect(name.code).toBe(1);
  expect(name.out).toContain("Rule 'no-sequential-awaits' not found in plugin 'backend-performance'");
});
