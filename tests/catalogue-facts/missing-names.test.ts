import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { defineLibrary, type Library } from '../../src/catalogue/schema.js';
import { readDeclarations } from './declarations.js';
import { missingNames } from './missing-names.js';
import { missingEverywhere } from './missing-everywhere.js';
import { foldersFor, versionsOf } from './packages.js';

const declarations = `
export interface PoolOptions { max?: number; retry?: { times?: number } }
export declare class Pool {
  constructor(options?: PoolOptions);
  static fromUrl(url: string): Pool;
  connect(): Promise<PoolClient>;
  users: { load(id: number): Promise<unknown> };
}
export interface PoolClient { query(text: string): Promise<unknown>; release(): void }
export declare namespace Pools { interface Shared { end(): void } }
export default Pool;
`;

const folder = mkdtempSync(join(tmpdir(), 'facts-'));
const path = join(folder, 'node_modules/fake-pool');
mkdirSync(path, { recursive: true });
writeFileSync(join(path, 'package.json'), JSON.stringify({ name: 'fake-pool', types: 'index.d.ts' }));
writeFileSync(join(path, 'index.d.ts'), declarations);
afterAll(() => rmSync(folder, { recursive: true }));

const declared = readDeclarations(folder, ['fake-pool']);
const source = { url: 'https://example.com', version: '1.0.0' };
const packages = ['fake-pool'] as const;

const right = defineLibrary({
  packages,
  source,
  module: {
    default: { gives: 'Pool' },
    Pool: {
      gives: 'Pool',
      is: 'PoolClass',
      tunes: {
        options: 0,
        connections: { keys: ['max'], default: 10 },
        requestTimeout: { keys: ['retry.times'], default: 'none' },
      },
    },
  },
  types: {
    PoolClass: { members: { fromUrl: { gives: 'Pool' } } },
    Pool: {
      members: {
        connect: {
          gives: 'PoolClient',
          acquires: { resource: 'client', releasedBy: { member: 'release' } },
        },
        '*': { is: 'Table' },
      },
    },
    PoolClient: { members: { query: {}, release: { releases: 'receiver' } } },
    Table: { members: { load: {} } },
    'Pools.Shared': { members: { end: {} } },
  },
});

/** The same library with one name spelled wrongly, wherever it stands as a whole word in quotes or as a key. */
function misspelled(name: string, wrong: string): Library {
  return JSON.parse(JSON.stringify(right).replaceAll(`"${name}"`, `"${wrong}"`)) as Library;
}

describe('names that a library claims and its package does not declare', () => {
  it('all names are right', () => {
    expect(missingNames(right, [declared])).toEqual([]);
  });

  it.each([
    [
      'Pool',
      'Poool',
      [
        'Poool',
        'Poool { max }',
        'Poool { retry.times }',
        'type PoolClass',
        'PoolClass.fromUrl',
        'type Poool: the package calls it Pool',
      ],
    ],
    ['query', 'querry', ['PoolClient.querry']],
    ['fromUrl', 'fromURL', ['PoolClass.fromURL']],
    ['PoolClient', 'PoolClent', ['type PoolClent: the package calls it PoolClient']],
    ['release', 'relase', ['PoolClient.relase']],
    ['max', 'maxx', ['Pool { maxx }']],
    ['retry.times', 'retry.time', ['Pool { retry.time }']],
    ['load', 'laod', ['Table.laod']],
    ['Pools.Shared', 'Pools.Share', ['type Pools.Share', 'Pools.Share.end']],
  ])('%s as %s', (name, wrong, missing) => {
    expect(missingNames(misspelled(name, wrong), [declared])).toEqual(missing);
  });

  it('a name that one of the versions has is right', () => {
    const nothing = readDeclarations(folder, []);
    expect(missingNames(right, [nothing, declared])).toEqual([]);
    expect(missingNames(right, [nothing])).toContain('type Pool');
  });

  it('a name that only the types have is no value', () => {
    const library = defineLibrary({ packages, source, module: { PoolClient: {} }, types: {} });
    expect(missingNames(library, [declared])).toEqual(['PoolClient']);
  });

  it('a member of a type may be one of those that extend it', () => {
    const withBase = (member: string) =>
      defineLibrary({
        packages,
        source,
        module: {},
        types: { PoolClient: { members: { [member]: {} } }, Pool: { extends: 'PoolClient' } },
      });
    expect(missingNames(withBase('connect'), [declared])).toEqual([]);
    expect(missingNames(withBase('conect'), [declared])).toEqual(['PoolClient.conect']);
  });

  it('what several libraries share is declared by one of them', () => {
    const Queue = { members: { add: {} } };
    const other = defineLibrary({ packages: ['other'], source, module: {}, types: { Queue } });
    const library = defineLibrary({ packages, source, module: {}, types: { Queue } });
    const both = [library, other];
    expect(missingEverywhere(library, both, () => ['type Queue', 'Queue.add'])).toEqual([
      'type Queue',
      'Queue.add',
    ]);
    expect(
      missingEverywhere(library, both, (one) => (one === other ? [] : ['type Queue', 'Queue.add'])),
    ).toEqual([]);
    expect(
      missingEverywhere(library, both, (one) => (one === other ? ['Queue.add'] : ['Queue.add'])),
    ).toEqual(['Queue.add']);
  });

  it('a global', () => {
    const withGlobals = (name: string) =>
      defineLibrary({ packages, source, module: {}, types: {}, globals: { [name]: {} } });
    expect(missingNames(withGlobals('fetch'), [declared])).toEqual([]);
    expect(missingNames(withGlobals('fecth'), [declared])).toEqual(['global fecth']);
  });
});

describe('the packages that declare a library', () => {
  const library = (version: string, name = 'fake-pool') =>
    defineLibrary({ packages: [name], source: { url: '', version }, module: {}, types: {} });
  const named = (given: Library) =>
    versionsOf(given).map((list) => list.map(({ name, version }) => `${name}@${version}`));

  it('one for each version, and others that are named', () => {
    expect(named(library('2.1.0, 1.0.0 and 0.2.45'))).toEqual([
      ['fake-pool@2.1.0'],
      ['fake-pool@1.0.0'],
      ['fake-pool@0.2.45'],
    ]);
    expect(named(library('6.37.8 and fake-types 2.1.6'))).toEqual([['fake-pool@6.37.8', 'fake-types@2.1.6']]);
    expect(named(library('2.1.0, types 2.0.4'))).toEqual([['fake-pool@2.1.0', '@types/fake-pool@2.0.4']]);
    expect(named(library('20.19', 'node:fs'))).toEqual([['@types/node@20.19']]);
  });

  it('two versions of a package are in two folders', () => {
    const given = [library('2.1.0 and 1.0.0'), library('1.0.0')];
    const { folders, folderOf } = foldersFor(given);
    expect(folders.length).toBe(2);
    expect(given.map((each) => folderOf.get(each))).toEqual([[0, 1], [1]]);
  });
});
