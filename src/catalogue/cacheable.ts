import { defineLibrary, type CacheWrite } from './schema.js';

const write = { purpose: 'cache', key: 0 } as const;

/** Milliseconds, a text such as `'1h'`, or options that have the one or the other. */
const set: CacheWrite = {
  ...write,
  ttl: { form: 'argument', argument: 2, unit: 'ms', zero: 'forever', keys: ['ttl', 'expire'] },
  wayOut: 'give the entry a time to live with `set(key, value, milliseconds)`',
};

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

const constructs = { options: 'any', bounds: ['ttl', 'maxTtl', 'lruSize', 'max', 'maxSize'] } as const;

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
        setMany: { cacheWrite: setMany },
        getOrSet: { cacheWrite: getOrSet },
      },
    },
    CacheableMemory: { members: { ...cacheableWrites, setMany: { cacheWrite: setMany } } },
  },
});
