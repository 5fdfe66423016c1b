import { defineLibrary, type ByMajor, type CacheWrite, type Construction } from './schema.js';

/** Since version 7 the constructor throws unless it is given `max`, `maxSize` or `ttl`. */
const constructs: ByMajor<Construction> = [
  { before: 7, options: 0, bounds: ['max', 'maxAge'], boundArgument: 0 },
  { options: 0, bounds: ['max', 'maxSize', 'ttl'], boundedByDefault: true },
];

const set: ByMajor<CacheWrite> = [
  {
    before: 7,
    purpose: 'cache',
    key: 0,
    ttl: { form: 'argument', argument: 2, unit: 'ms', zero: 'default' },
    wayOut: 'bound the cache with `max` or `maxAge` where it is made',
  },
  {
    purpose: 'cache',
    key: 0,
    ttl: { form: 'option', argument: 2, keys: ['ttl'], write: 'ttl', unit: 'ms', zero: 'forever' },
    wayOut: 'give the entry a time to live with `set(key, value, { ttl: milliseconds })`',
  },
];

const construct = { gives: 'LRUCache', constructs } as const;

export const lruCache = defineLibrary({
  packages: ['lru-cache'],
  source: { url: 'https://isaacs.github.io/node-lru-cache/', version: '11.5.3 and 7.18.3' },
  module: { default: construct, LRUCache: construct },
  types: {
    LRUCache: { members: { get: { cacheRead: { key: 0 } }, set: { cacheWrite: set } } },
  },
});
