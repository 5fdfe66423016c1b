import { requireCacheTtl } from '../../rules/require-cache-ttl.js';
import { testInProject } from '../support/in-project.js';

const store = `
import { Redis } from 'ioredis';
const redis = new Redis();
export async function readJson(key: string) {
  const raw = await redis.get(key);
  return raw ? JSON.parse(raw) : undefined;
}
export const readFrom = (from: string, field: string) => readJson(from).then((found) => found?.[field]);
export async function putJson(key: string, value: unknown, ttl?: number) {
  const body = JSON.stringify(value);
  if (ttl) await redis.set(key, body, 'EX', ttl);
  else await redis.set(key, body);
}
export async function putWith(key: string, value: unknown, options: { ttl?: number; tags?: string[] } = {}) {
  const full = 'app:' + key;
  return options.ttl ? redis.setex(full, options.ttl, String(value)) : redis.set(full, String(value));
}
export async function putPlain(key: string, value: unknown) {
  await redis.set(key, JSON.stringify(value));
}
export async function putDefault(key: string, value: unknown, ttl = 60) {
  await redis.set(key, JSON.stringify(value), 'EX', ttl);
}
export async function putLonger(key: string, value: unknown, ttl?: number) {
  const seconds = ttl ?? 3600;
  await redis.set(key, JSON.stringify(value), 'EX', seconds);
}
export async function putFirst(key: string, value: unknown) {
  await redis.set(key, JSON.stringify(value), 'NX');
}
export const putVia = (name: string, value: unknown, seconds?: number) => putJson(\`via:\${name}\`, value, seconds);
export const putLasting = (name: string, value: unknown) => putJson(name, value);
export async function remember<T>(key: string, load: () => Promise<T>, ttl?: number): Promise<T> {
  const found = await readJson(key);
  if (found) return found;
  const loaded = await load();
  await putJson(key, loaded, ttl);
  return loaded;
}
export const expireKey = (key: string, seconds: number) => redis.expire(key, seconds);
`;

const filled = (write: string, mark = '') => `
import { load } from './load.js';
import { expireKey, putDefault, putFirst, putJson, putLasting, putLonger, putPlain, putVia, putWith, readJson } from './store.js';
export async function find(id: string) {
  const key = \`menu:\${id}\`;
  const hit = await readJson(key);
  if (hit) return hit;
  const menu = await load(id);
  ${write}
${mark}
  return menu;
}
`;

const marked = (write: string, length: number) =>
  filled(write, `  ${'~'.repeat(length)} growingCache`.replace('  ~', '        ~'));

const inFiles = (use: string) => ({
  'use.ts': use,
  'store.ts': store,
  'load.ts': 'export declare function load(id: string): Promise<string>;',
});

/** A function of another file writes, and the call shows that nothing lets the entry expire. */
testInProject(requireCacheTtl, [
  { shows: 'the time to live is left out', files: inFiles(marked('await putJson(key, menu);', 7)) },
  { shows: 'a time to live is given', files: inFiles(filled('await putJson(key, menu, 60);')) },
  { shows: 'the options are left out', files: inFiles(marked('await putWith(key, menu);', 7)) },
  {
    shows: 'options without the time to live',
    files: inFiles(marked("await putWith(key, menu, { tags: ['menu'] });", 7)),
  },
  {
    shows: 'options with the time to live',
    files: inFiles(filled('await putWith(key, menu, { ttl: 60 });')),
  },
  {
    shows: 'options that are not known',
    files: inFiles(filled('await putWith(key, menu, { ...options });')),
  },
  { shows: 'a function that sets none', files: inFiles(marked('await putPlain(key, menu);', 8)) },
  { shows: 'a default', files: inFiles(filled('await putDefault(key, menu);')) },
  { shows: 'a default in the function', files: inFiles(filled('await putLonger(key, menu);')) },
  { shows: 'a write that is a lock', files: inFiles(filled('await putFirst(key, menu);')) },
  { shows: 'two functions', files: inFiles(marked('await putVia(key, menu);', 6)) },
  { shows: 'two functions, and a time to live', files: inFiles(filled('await putVia(key, menu, 60);')) },
  { shows: 'the inner call leaves it out', files: inFiles(marked('await putLasting(key, menu);', 10)) },
  {
    shows: 'the entry expires by another function',
    files: inFiles(filled('await putJson(key, menu); await expireKey(key, 60);')),
  },
  {
    shows: 'the entry of another key expires',
    files: inFiles(marked("await putJson(key, menu); await expireKey(key + ':draft', 60);", 7)),
  },
  {
    shows: 'what is read has the key as another part',
    files: inFiles(
      filled('await putJson(key, menu);')
        .replace('readJson(key)', "readFrom('other', key)")
        .replace('readJson }', 'readFrom }'),
    ),
  },
  { shows: 'another key is read before', files: inFiles(filled("await putJson(key + ':draft', form);")) },
  {
    shows: 'rows that were read just before',
    files: inFiles(`
import { Pool } from 'pg';
import { putJson } from './store.js';
const pool = new Pool();
export async function publish(city: string) {
  const { rows } = await pool.query('SELECT id, name FROM restaurants WHERE city = $1', [city]);
  await putJson(\`featured:\${city}\`, rows);
        ~~~~~~~ growingCache
}
    `),
  },
  {
    shows: 'a value that was given, and no sign of a cache',
    files: inFiles(`
import { putJson } from './store.js';
export async function keep(id: string, draft: string) {
  await putJson(\`draft:\${id}\`, draft);
}
    `),
  },
  {
    shows: 'a function that reads, loads and writes, also under a fixed key',
    files: inFiles(`
import { load } from './load.js';
import { remember } from './store.js';
export const menu = (id: string) => remember(\`menu:\${id}\`, () => load(id));
                                    ~~~~~~~~ growingCache
export const newest = () => remember('newest', () => load('newest'));
                            ~~~~~~~~ staleEntry
export const settings = () => remember('settings', () => load('settings'));
export const oldest = () => remember('oldest', () => load('oldest'), 60);
    `),
  },
  {
    shows: 'a fixed key that says that it is a cache, and one that does not',
    files: inFiles(`
import { load } from './load.js';
import { putJson } from './store.js';
export async function warm() {
  await putJson('cache:dashboard', { rows: await load('dashboard') });
        ~~~~~~~ staleEntry
  await putJson('cache:warm', true);
  await putJson('dashboard', await load('dashboard'));
}
    `),
  },
  {
    shows: 'an entry that another function fills, brought up to date',
    files: inFiles(`
import { load } from './load.js';
import { putJson, remember } from './store.js';
export const menu = (id: string) => remember(\`menu:\${id}\`, () => load(id), 60);
export async function change(menuId: string, text: string) {
  await putJson(\`menu:\${menuId}\`, text);
        ~~~~~~~ growingCache
  await putJson(\`note:\${menuId}\`, text);
}
    `),
  },
  {
    shows: 'a function of the file that calls another one for it',
    files: inFiles(`
import { Redis } from 'ioredis';
const redis = new Redis();
async function store(key: string, value: string, ttl?: number) {
  if (ttl) await redis.set(key, value, 'EX', ttl);
  else await redis.set(key, value);
}
async function through(key: string, load: () => Promise<string>, ttl?: number) {
  const found = await redis.get(key);
  if (found) return found;
  const value = await load();
  await store(key, value, ttl);
  return value;
}
export const balance = (id: string) => through(\`balance:\${id}\`, () => loadBalance(id));
                                       ~~~~~~~ growingCache
export const account = (id: string) => through(\`account:\${id}\`, () => loadAccount(id), 60);
    `),
  },
  {
    shows: 'a class that says that it is a cache',
    files: {
      'use.ts': `
import { JsonCache } from './json-cache.js';
export class Menus {
  constructor(private readonly store: JsonCache) {}
  async save(id: string, menu: string) {
    await this.store.set(id, menu);
          ~~~~~~~~~~~~~~ growingCache
    await this.store.set(id, menu, 60);
    await this.store.set('all', menu);
  }
}
      `,
      'json-cache.ts': `
import { Redis } from 'ioredis';
export class JsonCache {
  constructor(private readonly redis: Redis) {}
  async set(key: string, value: string, ttl?: number) {
    return ttl ? this.redis.set(key, value, 'EX', ttl) : this.redis.set(key, value);
  }
}
      `,
    },
  },
  {
    shows: 'what the other file shows is reported there',
    files: {
      'use.ts': `
import { JsonCache } from './json-cache.js';
export class Menus {
  constructor(private readonly store: JsonCache) {}
  async save(id: string, menu: string) {
    await this.store.set(id, menu);
  }
}
      `,
      'json-cache.ts': `
import { Redis } from 'ioredis';
export class JsonCache {
  constructor(private readonly redis: Redis) {}
  async set(key: string, value: string) {
    await this.redis.set(key, value);
  }
}
      `,
    },
  },
  {
    shows: 'a cache library, and what is kept on purpose',
    files: {
      'use.ts': `
import { keepFlag, keepRow } from './keep.js';
export function save(id: string, row: string) {
  keepFlag(id, row);
  keepRow(id, row);
  ~~~~~~~ growingCache
}
      `,
      'keep.ts': `
import NodeCache from 'node-cache';
const flags = new NodeCache();
const rows = new NodeCache({ stdTTL: 0 });
export const keepFlag = (name: string, value: string, ttl?: number) => ttl ? flags.set(name, value, ttl) : flags.set(name, value);
export const keepRow = (name: string, value: string, ttl?: number) => ttl ? rows.set(name, value, ttl) : rows.set(name, value);
      `,
    },
  },
]);
