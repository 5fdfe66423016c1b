import { cpSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import type { Linter } from 'eslint';
import { globbySync } from 'globby';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import plugin from '../../src/index.js';
import { fetchPackage } from '../real-code/fetch-package.js';
import { lintableFiles } from '../real-code/lintable-files.js';
import { readPinnedPackages } from '../real-code/pinned-packages.js';
import { oxlintFinds, oxlintSays } from '../support/oxlint.js';
import { createProject } from '../support/project.js';
import { eslintSays, withoutEnd, withoutLayout, type Said } from '../support/said.js';
import type { AnyRule, Cases, ReadCase } from '../support/test-rule.js';

const root = join(import.meta.dirname, '../..');
const namespace = 'backend-performance';
const plugins = { [namespace]: plugin };

/** What the tests of rules give to `testRule`. They are not run here: `testRule` only takes the cases down. */
const given = vi.hoisted(() => [] as { readonly rule: AnyRule; readonly cases: Cases }[]);
vi.mock('../support/test-rule.js', async (importOriginal) => ({
  ...(await importOriginal<object>()),
  testRule: (rule: AnyRule, cases: Cases) => void given.push({ rule, cases }),
}));
const { readCase } = await import('../support/test-rule.js');
for (const file of globbySync('tests/**/*.test.ts', { cwd: root, absolute: true })) {
  const text = readFileSync(file, 'utf8');
  if (text.includes('testRule(') && !text.includes("from 'vitest'")) await import(file);
}

interface PlacedCase extends ReadCase {
  readonly rule: string;
  /** Where it is in the project. */
  readonly file: string;
}

describe('what the cases in the tests of a rule show is also so in oxlint', () => {
  const project = createProject();
  afterAll(project.remove);

  /** Each in a file of its own; with settings, in a folder of its own, as oxlint knows none for single files. */
  const placed = given
    .filter(({ rule }) => rule.name in plugin.rules)
    .flatMap(({ rule, cases: { valid, invalid } }) =>
      [...valid, ...invalid].map((read) => ({ rule: `${namespace}/${rule.name}`, ...readCase(read) })),
    )
    .map((read, index): PlacedCase => {
      const path = read.filename.replace(`${root}/`, '');
      const folder = namespace in read.settings ? `settings-${index}` : '';
      return { ...read, file: join(folder, dirname(path), `case-${index}${extname(path)}`) };
    });
  let said: ReadonlyMap<string, Said>;

  beforeAll(async () => {
    // Versions of packages are read from the \`package.json\` above a file.
    cpSync(join(root, 'tests/fixtures'), join(project.folder, 'tests/fixtures'), { recursive: true });
    project.write(Object.fromEntries(placed.map(({ file, code }) => [file, code])));
    const [withSettings, others] = [true, false].map((has) =>
      placed.filter(({ settings }) => namespace in settings === has),
    );
    project.write({ '.oxlintrc.json': configOf(others ?? []) });
    for (const one of withSettings ?? [])
      project.write({ [`${one.file.split('/')[0]}/.oxlintrc.json`]: configOf([one], one.settings) });

    said = await oxlintSays(
      project,
      placed.map(({ file }) => file),
    );
  });

  function configOf(cases: readonly PlacedCase[], settings: object = {}): string {
    return JSON.stringify({
      jsPlugins: ['eslint-plugin-backend-performance'],
      categories: { correctness: 'off' },
      settings,
      overrides: cases.map(({ file, rule, options }) => ({
        files: [`**/${basename(file)}`],
        rules: { [rule]: ['error', ...options] },
      })),
    });
  }

  it.each(Object.keys(plugin.rules))('%s', (name) => {
    const cases = placed.filter(({ rule }) => rule === `${namespace}/${name}`);
    let findings = 0;
    for (const { name: title, code, file, rule, options, settings, espree } of cases) {
      const config: Linter.Config = {
        plugins,
        languageOptions: espree ? {} : { parser },
        settings: { ...settings },
        rules: { [rule]: ['error', ...options] },
      };
      const expected = eslintSays(code, join(project.folder, file), config, project.folder);
      const found = said.get(file);
      expect(found && withoutLayout(found), title).toEqual(withoutLayout(expected));
      findings += expected.findings.length;
    }
    expect(findings).toBe(cases.flatMap(({ marks }) => marks).length);
    expect(findings).toBeGreaterThan(20);
  });
});

it('what is found in a published back end is also found by oxlint, with the same suggestions', async () => {
  const pin = readPinnedPackages(join(root, 'tests/real-code/packages.json')).find(
    ({ name }) => name === 'unleash-server',
  );
  if (!pin) throw new Error('unleash-server is no longer among the pinned packages.');
  const folder = await fetchPackage(pin, join(root, 'tests/real-code/.cache'));

  const project = createProject();
  try {
    const files = lintableFiles(folder, pin);
    for (const file of files) cpSync(join(folder, file), join(project.folder, file));
    cpSync(join(folder, 'package.json'), join(project.folder, 'package.json'));
    const rules = plugin.configs.all.rules ?? {};
    project.write({
      '.oxlintrc.json': JSON.stringify({
        jsPlugins: ['eslint-plugin-backend-performance'],
        categories: { correctness: 'off' },
        rules,
      }),
    });

    const expected = files.map((file) => ({
      file,
      said: eslintSays(project.read(file), join(project.folder, file), { plugins, rules }, project.folder),
    }));
    const reported = expected.filter(({ said }) => said.findings.length > 0);
    expect(reported.length).toBeGreaterThan(15);
    expect(await oxlintFinds(project, 'dist')).toEqual(
      Object.fromEntries(reported.map(({ file, said }) => [file, said.findings.map(withoutEnd)])),
    );
    const said = await oxlintSays(
      project,
      reported.map(({ file }) => file),
    );
    expect(Object.fromEntries(Array.from(said, ([file, one]) => [file, withoutLayout(one)]))).toEqual(
      Object.fromEntries(reported.map(({ file, said: byEslint }) => [file, withoutLayout(byEslint)])),
    );
  } finally {
    project.remove();
  }
});
