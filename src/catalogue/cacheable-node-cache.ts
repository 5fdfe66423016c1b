import { defineLibrary, type CacheWrite } from './schema.js';

const write = { purpose: 'cache', key: 0 } as const;

const set: CacheWrite = {
  ...write,
  ttl: { form: 'argument', argument: 2, unit: 's', zero: 'forever' },
  wayOut: 'give the entry a time to live with `set(key, value, seconds)`',
};

const setMany: CacheWrite = {
  ...write,
  ttl: { form: 'items', argument: 0, keys: ['ttl'], write: 'ttl', unit: 's', zero: 'forever' },
  wayOut: 'give each entry a time to live with `mset([{ key, value, ttl: seconds }])`',
};

const construct = {
  gives: 'NodeCache',
  constructs: { options: 0, bounds: ['stdTTL', 'maxKeys'], lifetimes: ['stdTTL'] },
} as const;

/** Seconds in the cache that takes the place of node-cache, milliseconds in the one on top of Keyv. */
export const cacheableNodeCache = defineLibrary({
  packages: ['@cacheable/node-cache'],
  source: { url: 'https://cacheable.org/docs/node-cache/', version: '3.0.1' },
  module: {
    default: construct,
    NodeCache: construct,
    NodeCacheStore: {
      gives: 'NodeCacheStore',
      constructs: { options: 'any', bounds: ['ttl', 'lruSize', 'max', 'maxSize'] },
    },
  },
  types: {
    NodeCache: {
      members: {
        get: { cacheRead: { key: 0 } },
        set: { cacheWrite: set },
        mset: { cacheWrite: setMany },
        ttl: { expires: { key: 0 } },
      },
    },
    NodeCacheStore: {
      members: {
        get: { cacheRead: { key: 0 } },
        set: {
          cacheWrite: {
            ...write,
            ttl: { form: 'argument', argument: 2, unit: 'ms', zero: 'forever' },
            wayOut: 'give the entry a time to live with `set(key, value, milliseconds)`',
          },
        },
        mset: {
          cacheWrite: {
            ...write,
            ttl: { form: 'items', argument: 0, keys: ['ttl'], write: 'ttl', unit: 'ms', zero: 'forever' },
            wayOut: 'give each entry a time to live with `mset([{ key, value, ttl: milliseconds }])`',
          },
        },
        setTtl: { expires: { key: 0 } },
      },
    },
  },
});
