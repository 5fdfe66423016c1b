import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { factsFor, installedMajor } from '../../src/resolve/installed-major.js';

const root = mkdtempSync(join(tmpdir(), 'installed-major-'));
afterAll(() => rmSync(root, { recursive: true }));

let projects = 0;

/** Writes a project and answers for a file in its folder `src`. */
function majorIn(files: Readonly<Record<string, string | object>>, from = 'src/file.ts'): number | undefined {
  const project = join(root, String((projects += 1)));
  for (const [name, content] of Object.entries(files)) {
    const path = join(project, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  }
  return installedMajor(join(project, from), 'redis');
}

const range = (redis: string) => ({ 'package.json': { dependencies: { redis } } });

describe('the installed major', () => {
  it('is that of the installed package', () => {
    expect(majorIn({ 'node_modules/redis/package.json': { version: '4.7.1' } })).toBe(4);
  });

  it('is that of the nearest installed package', () => {
    const files = {
      'node_modules/redis/package.json': { version: '3.1.2' },
      'apps/api/node_modules/redis/package.json': { version: '5.0.0-rc.1' },
    };
    expect(majorIn(files, 'apps/api/src/file.ts')).toBe(5);
    expect(majorIn(files, 'apps/web/src/file.ts')).toBe(3);
  });

  it('beats the range in package.json', () => {
    expect(majorIn({ ...range('^5.0.0'), 'node_modules/redis/package.json': { version: '4.7.1' } })).toBe(4);
  });

  it.each(['^4 || ^5', '>=4 <6', '4 - 5'])('beats a nearer range that allows several: %s', (redis) => {
    const files = {
      'node_modules/redis/package.json': { version: '4.7.1' },
      'packages/cache/package.json': { peerDependencies: { redis } },
    };
    expect(majorIn(files, 'packages/cache/src/file.ts')).toBe(4);
  });

  it('is that of the installed package where the range says nothing', () => {
    for (const text of ['workspace:*', 'catalog:', 'latest', '*']) {
      const files = { ...range(text), 'node_modules/redis/package.json': { version: '3.1.2' } };
      expect(majorIn(files)).toBe(3);
    }
  });

  it('is looked for further up where the nearest is unreadable', () => {
    const files = {
      'node_modules/redis/package.json': { version: '4.7.1' },
      'apps/api/node_modules/redis/package.json': '{',
    };
    expect(majorIn(files, 'apps/api/src/file.ts')).toBe(4);
  });

  it('is that of the root of a monorepo where a workspace takes the range from a catalogue', () => {
    const files = {
      'package.json': { devDependencies: { redis: '^4.0.0' } },
      'packages/cache/package.json': { dependencies: { redis: 'catalog:' } },
    };
    expect(majorIn(files, 'packages/cache/src/file.ts')).toBe(4);
  });

  it('does not beat a nearer range that allows one: that project is not installed', () => {
    const files = {
      'node_modules/redis/package.json': { version: '5.0.0' },
      'examples/shop/package.json': { dependencies: { redis: '^4.1.0' } },
    };
    expect(majorIn(files, 'examples/shop/src/file.ts')).toBe(4);
  });

  it('is read from the nearest package.json that names the package', () => {
    const files = { ...range('^4.1.0'), 'apps/api/package.json': { dependencies: { pg: '^8.0.0' } } };
    expect(majorIn(files, 'apps/api/src/file.ts')).toBe(4);
  });

  it.each(['devDependencies', 'peerDependencies', 'optionalDependencies'])('is read from %s', (group) => {
    expect(majorIn({ 'package.json': { [group]: { redis: '^4.1.0' } } })).toBe(4);
  });

  it.each([
    ['4.7.1', 4],
    ['^4.1', 4],
    ['~5', 5],
    ['4.x', 4],
    ['v4', 4],
    ['=4.0.0-rc.1', 4],
    ['>=4 <6', 5],
    ['>=4.0.0 <6.0.0', 5],
    ['<6.2', 6],
    ['<=6', 6],
    ['^3 || ^4', 4],
    ['4 || >=5 <7', 6],
    ['3.1 - 5.0', 5],
    ['4 - 6', 6],
    ['workspace:^4.1.0', 4],
    ['npm:redis@^4.0.0', 4],
    ['npm:@acme/redis@~3.1.0', 3],
    ['>=4', undefined],
    ['^3 || *', undefined],
    ['*', undefined],
    ['latest', undefined],
    ['workspace:*', undefined],
    ['workspace:^', undefined],
    ['catalog:', undefined],
    ['catalog:cache4', undefined],
    ['github:redis/node-redis#v4', undefined],
    ['', undefined],
  ])('%j allows at most %s', (text, major) => {
    expect(majorIn(range(text))).toBe(major);
  });

  it.each([
    ['no package.json', {}],
    ['a package.json without the package', { 'package.json': {} }],
    ['a package.json that is not JSON', { 'package.json': '{' }],
    ['a package.json that is not an object', { 'package.json': 'null' }],
    ['dependencies that are not an object', { 'package.json': { dependencies: ['redis'] } }],
    ['a range that is not a text', { 'package.json': { dependencies: { redis: 4 } } }],
    ['a version that is not a text', { 'node_modules/redis/package.json': { version: 4 } }],
  ])('is not known with %s', (_, files) => {
    expect(majorIn(files)).toBeUndefined();
  });

  it('is not known for text that is no file', () => {
    expect(installedMajor('<input>', 'typescript')).toBeUndefined();
  });

  it('is read once for a folder and package, also when there is nothing', () => {
    const file = join(root, 'once', 'file.ts');
    expect(installedMajor(file, 'redis')).toBeUndefined();
    mkdirSync(join(root, 'once'));
    writeFileSync(join(root, 'once', 'package.json'), JSON.stringify(range('^4.0.0')['package.json']));
    expect(installedMajor(file, 'redis')).toBeUndefined();
  });
});

describe('the facts for a major', () => {
  const facts = [{ before: 4, unit: 's' }, { before: 6, unit: 'ds' }, { unit: 'ms' }] as const;

  it.each([
    [3, 's'],
    [4, 'ds'],
    [5, 'ds'],
    [6, 'ms'],
    [undefined, 'ms'],
  ])('of version %s', (major, unit) => {
    expect(factsFor<{ readonly unit: string }>(facts, major).unit).toBe(unit);
  });

  it('are the only ones where no version differs', () => {
    const only = { unit: 's' };
    expect(factsFor(only, 1)).toBe(only);
  });
});
