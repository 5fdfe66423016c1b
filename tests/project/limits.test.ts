import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createProject, type Project } from '../../src/project/project.js';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'limits-')));
afterAll(() => rmSync(root, { recursive: true }));

const own = join(root, 'own.ts');
for (const name of ['a', 'b', 'c']) writeFileSync(join(root, `${name}.ts`), `export const ${name} = 1;`);
writeFileSync(join(root, 'long.ts'), `export const long = '${'-'.repeat(100)}';`);

const limits = { files: 2, characters: 1000, longest: 100, heirs: 1, least: 0, kept: 1500 };

describe('what a project reads', () => {
  let project: Project;
  const read = (name: string) => project.fileOf(`./${name}`, name, own, undefined)?.sourceCode.ast;
  const lint = () => project.begin(() => undefined, { pathsOf: () => [], version: () => undefined });

  beforeEach(() => {
    project = createProject(limits);
    lint();
  });

  it('is a number of files for each that is linted', () => {
    expect([read('a'), read('b'), read('c')]).toEqual([expect.anything(), expect.anything(), undefined]);
    lint();
    expect(read('c')).toBeDefined();
  });

  it('is a number of characters for each that is linted', () => {
    project = createProject({ ...limits, characters: 30 });
    expect([read('a'), read('b')]).toEqual([expect.anything(), undefined]);
  });

  it('is no file that is longer than people write them', () => {
    expect(read('long')).toBeUndefined();
  });

  it('is kept until the next lint', () => {
    const before = read('a');
    lint();
    expect(read('a')).toBe(before);
  });

  it('is forgotten between two lints where it takes too much room', () => {
    const before = read('a');
    expect(read('b')).toBeDefined();
    expect(read('a')).toBe(before);
    lint();
    const after = read('a');
    expect(after).toBeDefined();
    expect(after).not.toBe(before);
  });

  describe('where linted files ask about little', () => {
    beforeEach(() => {
      project = createProject({ ...limits, least: 700, kept: Infinity });
      lint();
    });

    it('is kept for some of them', () => {
      const before = read('a');
      for (let times = 0; times < 10; times += 1) lint();
      expect(read('a')).toBe(before);
    });

    it('is forgotten when nobody has asked about it for long', () => {
      const before = read('a');
      for (let times = 0; times < 200; times += 1) lint();
      expect(read('a')).not.toBe(before);
    });
  });

  it('is kept in any case where it takes little room', () => {
    project = createProject({ ...limits, least: 2000, kept: Infinity });
    lint();
    const before = read('a');
    for (let times = 0; times < 200; times += 1) lint();
    expect(read('a')).toBe(before);
  });
});
