import { defineLibrary, type CacheWrite } from './schema.js';

const write = { purpose: 'cache', key: 0 } as const;

/** Milliseconds, or a text such as `'1h'`. */
const set = {
  ...write,
  ttl: { form: 'argument', argument: 2, unit: 'ms', zero: 'forever' },
  wayOut: 'give the entry a time to live with `set(key, value, milliseconds)`',
} as const satisfies CacheWrite;

/** Options in their place may have the one or the other, or a time at which it ends. */
function setWith(...keys: readonly string[]): CacheWrite {
  return { ...set, ttl: { ...set.ttl, keys } };
}

const setMany: CacheWrite = {
  ...write,
  ttl: { form: 'items', argument: 0, keys: ['ttl'], write: 'ttl', unit: 'ms', zero: 'forever' },
  wayOut: 'give each entry a time to live with `setMany([{ key, value, ttl: milliseconds }])`',
};

const getOrSet: CacheWrite = {
  ...write,
  ttl: { form: 'option', argument: 2, keys: ['ttl'], write: 'ttl', unit: 'ms', zero: 'forever' },
  wayOut: 'give the entry a time to live with `getOrSet(key, load, { ttl: milliseconds })`',
};

const constructs = {
  options: 'any',
  bounds: ['ttl', 'maxTtl', 'lruSize', 'max', 'maxSize'],
  lifetimes: ['ttl'],
} as const;

/** The members of a cache, which flat-cache shares in part. */
export const cacheableWrites = { get: { cacheRead: { key: 0 } }, set: { cacheWrite: set } } as const;

export const cacheable = defineLibrary({
  packages: ['cacheable', '@cacheable/memory'],
  source: { url: 'https://cacheable.org/docs/cacheable/', version: '2.5.0' },
  module: {
    Cacheable: { gives: 'Cacheable', constructs },
    CacheableMemory: { gives: 'CacheableMemory', constructs },
  },
  types: {
    Cacheable: {
      members: {
        ...cacheableWrites,
        set: { cacheWrite: setWith('ttl') },
        setMany: { cacheWrite: setMany },
        getOrSet: { cacheWrite: getOrSet },
      },
    },
    CacheableMemory: {
      members: {
        ...cacheableWrites,
        set: { cacheWrite: setWith('ttl', 'expire') },
        setMany: { cacheWrite: setMany },
      },
    },
  },
});
