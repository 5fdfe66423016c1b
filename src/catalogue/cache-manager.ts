import { defineLibrary, type ByMajor, type CacheWrite, type Member, type RoundTrip } from './schema.js';

const write = { purpose: 'cache', key: 0 } as const;

const set: ByMajor<CacheWrite> = [
  {
    ...write,
    before: 5,
    ttl: { form: 'argument', argument: 2, unit: 's', zero: 'default', keys: ['ttl'], write: 'ttl' },
    wayOut: 'give the entry a time to live with `set(key, value, { ttl: seconds })`',
  },
  {
    ...write,
    ttl: { form: 'argument', argument: 2, unit: 'ms', zero: 'forever' },
    wayOut: 'give the entry a time to live with `set(key, value, milliseconds)`',
  },
];

const wrap: ByMajor<CacheWrite> = [
  {
    ...write,
    before: 5,
    ttl: { form: 'option', argument: 2, keys: ['ttl'], write: 'ttl', unit: 's', zero: 'forever' },
    wayOut: 'give the entry a time to live with `wrap(key, load, { ttl: seconds })`',
  },
  {
    ...write,
    ttl: { form: 'argument', argument: 2, unit: 'ms', zero: 'forever', keys: ['ttl'] },
    wayOut: 'give the entry a time to live with `wrap(key, load, milliseconds)`',
  },
];

const setMany: CacheWrite = {
  ...write,
  ttl: { form: 'items', argument: 0, keys: ['ttl'], write: 'ttl', unit: 'ms', zero: 'forever' },
  wayOut: 'give each entry a time to live with `mset([{ key, value, ttl: milliseconds }])`',
};

/** What a cache keeps its entries in, up to version 5; each takes a time to live, for all entries at once too. */
const setManyInStore: CacheWrite = {
  ...write,
  ttl: { form: 'argument', argument: 1, unit: 'ms', zero: 'forever' },
  wayOut: 'give the entries a time to live with `mset(entries, milliseconds)`',
};

/** A store has the forms for many keys up to version 5, and the cache itself from then on. */
const ofStore = {
  get: 'read all keys with one `store.mget(...keys)`',
  set: 'write all entries with one `store.mset([[key, value], …])`',
  del: 'delete all keys with one `store.mdel(...keys)`',
} as const;
const ofCache = {
  get: 'read all keys with one `mget(keys)`',
  set: 'write all entries with one `mset([{ key, value }, …])`',
  del: 'delete all keys with one `mdel(keys)`',
} as const;

/** What the methods of a cache send to a server that keeps it, by the version from which on the cache has the forms. */
export function sentBy(name: keyof typeof ofCache, before: number): ByMajor<RoundTrip> {
  const request = { server: 'cache', access: name === 'get' ? 'read' : 'write' } as const;
  return [
    { before, ...request, forMany: ofStore[name] },
    { ...request, forMany: ofCache[name] },
  ];
}

/** The members of a cache, which @nestjs/cache-manager injects. */
export const cacheMembers = {
  get: { cacheRead: { key: 0 }, onServer: sentBy('get', 6) },
  mget: {},
  del: { onServer: sentBy('del', 6) },
  set: { cacheWrite: set, onServer: sentBy('set', 6) },
  mset: { cacheWrite: setMany },
  wrap: { cacheWrite: wrap },
} satisfies Record<string, Member>;

/** What gives the entries of a cache a default time to live, or bounds their number. */
export const made = {
  options: 'any',
  bounds: ['ttl', 'max', 'maxSize', 'lruSize'],
  lifetimes: ['ttl'],
} as const;

export const cacheManager = defineLibrary({
  packages: ['cache-manager'],
  source: {
    url: 'https://cacheable.org/docs/cache-manager/',
    version: '7.2.9, 5.7.6 and 4.1.0, types 4.0.6',
  },
  module: {
    createCache: { gives: 'Cache', constructs: made }, // version 5 is handed a store
    memoryStore: { gives: 'Store', constructs: { options: 0, bounds: [], boundedByDefault: true } },
    caching: { gives: 'Cache', constructs: { ...made, boundedKinds: ['memory'] } },
    multiCaching: { gives: 'Cache', constructs: { options: 'any', bounds: [], boundedByDefault: true } },
  },
  types: {
    Cache: { members: { ...cacheMembers, store: { is: 'Store' } } },
    Store: {
      members: {
        get: { cacheRead: { key: 0 } },
        mget: cacheMembers.mget,
        set: { cacheWrite: set },
        mset: { cacheWrite: setManyInStore },
      },
    },
    MultiCache: { extends: 'Cache' },
    MemoryCache: { extends: 'Cache' },
  },
});
