import { requireCacheTtl } from '../../rules/require-cache-ttl.js';
import { testInProject } from '../support/in-project.js';

const kept = `
import Keyv from 'keyv';
import { Redis } from 'ioredis';
const redis = new Redis();
export const plain = new Keyv({ namespace: 'plain' });
export const short = new Keyv({ namespace: 'short', ttl: 60_000 });
export const make = (namespace: string, ttl?: number) => new Keyv({ namespace, ttl });
export const NOTHING = {} as const;
export async function through(store: Keyv, key: string, load: () => Promise<string>, options: { ttl?: number } = {}) {
  const hit = await store.get(key);
  if (hit) return hit;
  const text = await load();
  await store.set(key, text, options.ttl);
  return text;
}
export const memoize = (load: Load, options: { store?: Keyv; ttl?: number } = {}) => {
  const store = options.store ?? new Keyv();
  return async (id: string) => {
    const hit = await store.get(id);
    if (hit) return hit;
    const text = await load(id);
    await (options.ttl ? store.set(id, text, options.ttl) : store.set(id, text));
    return text;
  };
};
export const cachePage =
  ({ seconds, vary = () => '' }: { seconds?: number; vary?: (request: Request) => string } = {}) =>
  async (request, response, next) => {
    const key = 'page:' + request.path + vary(request);
    const page = await redis.get(key);
    if (page) return response.send(page);
    const send = response.send;
    response.send = (body) => {
      if (seconds) redis.setex(key, seconds, body);
      else redis.set(key, body);
      return send(body);
    };
    next();
  };
export function Cached(options: { key: (id: string) => string; ttl?: number }): MethodDecorator {
  return (target, name, descriptor) => {
    const original = descriptor.value;
    descriptor.value = async function (id: string) {
      const key = options.key(id);
      const hit = await redis.get(key);
      if (hit) return hit;
      const text = await original.apply(this, [id]);
      if (options.ttl) await redis.setex(key, options.ttl, text);
      else await redis.set(key, text);
      return text;
    };
  };
}
`;

const use = (line: string, mark = '') => `
import { createClient } from 'redis';
import { cachePage, Cached, make, memoize, NOTHING, plain, short, through } from './kept.js';
export const client = createClient();
${line}
${mark}`;

const marked = (before: string, call: string, rest: string) =>
  use(`${before}${call}${rest}`, `${' '.repeat(before.length)}${'~'.repeat(call.length)} growingCache\n`);

const inFiles = (text: string) => ({ 'use.ts': text, 'kept.ts': kept });

/** Functions of another file that make caches, or functions which keep what they load. */
testInProject(requireCacheTtl, [
  {
    shows: 'the cache that is handed over has no time to live',
    files: inFiles(marked('export const find = (id: string) => ', 'through', '(plain, id, () => load(id));')),
  },
  {
    shows: 'the cache that is handed over has one',
    files: inFiles(use('export const find = (id: string) => through(short, id, () => load(id));')),
  },
  {
    shows: 'options without the time to live',
    files: inFiles(
      marked(
        'export const find = (id: string) => ',
        'through',
        '(plain, id, () => load(id), { raw: true });',
      ),
    ),
  },
  {
    shows: 'a cache that a function makes without a time to live',
    files: inFiles(
      marked(
        "const menus = make('menus'); export const keep = (id: string, text: string) => ",
        'menus.set',
        '(id, text);',
      ),
    ),
  },
  {
    shows: 'a cache that a function makes with one',
    files: inFiles(
      use(
        "const menus = make('menus', 1000); export const keep = (id: string, text: string) => menus.set(id, text);",
      ),
    ),
  },
  {
    shows: 'a function that remembers, in a cache of its own',
    files: inFiles(marked('export const find = ', 'memoize', '(load);')),
  },
  {
    shows: 'the same with a time to live',
    files: inFiles(use('export const find = memoize(load, { ttl: 60 });')),
  },
  {
    shows: 'the same in a cache that has one',
    files: inFiles(use('export const find = memoize(load, { store: short });')),
  },
  {
    shows: 'the same in a cache that has none',
    files: inFiles(marked('export const find = ', 'memoize', '(load, { store: plain });')),
  },
  {
    shows: 'the same in a cache that does not show',
    files: inFiles(use('export const find = memoize(load, { ...shared });')),
  },
  {
    shows: 'a decorator without a time to live',
    files: inFiles(
      marked(
        'export class Menus { @',
        'Cached',
        '({ key: (id) => `menu:${id}` }) find(id: string) { return load(id); } }',
      ),
    ),
  },
  {
    shows: 'a decorator with a time to live',
    files: inFiles(
      use(
        'export class Menus { @Cached({ key: (id) => `menu:${id}`, ttl: 60 }) find(id: string) { return load(id); } }',
      ),
    ),
  },
  {
    shows: 'a handler that keeps answers, without a time to live',
    files: inFiles(marked('export const pages = ', 'cachePage', '();')),
  },
  {
    shows: 'the same with other options',
    files: inFiles(
      marked('export const pages = ', 'cachePage', '({ vary: (request) => request.language });'),
    ),
  },
  {
    shows: 'the same with a time to live',
    files: inFiles(use('export const pages = cachePage({ seconds: 60 });')),
  },
  {
    shows: 'options that are empty in the other file',
    files: inFiles(
      use(
        'export async function find(id: string) { const hit = await client.get(`menu:${id}`); if (hit) return hit; const text = await load(id);\n' +
          'await client.set(`menu:${id}`, text, NOTHING); }',
        '      ~~~~~~~~~~ growingCache\n',
      ),
    ),
  },
]);
