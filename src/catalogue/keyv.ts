import { defineLibrary } from './schema.js';

const write = { purpose: 'cache', key: 0 } as const;

/** Makes a Keyv; its stores have functions that do so too. */
export const construct = {
  gives: 'Keyv',
  constructs: { options: 'any', bounds: ['ttl', 'max', 'maxSize', 'lruSize'], lifetimes: ['ttl'] },
} as const;

export const keyvTypes = {
  Keyv: {
    members: {
      get: { cacheRead: { key: 0 } },
      set: {
        cacheWrite: {
          ...write,
          ttl: { form: 'argument', argument: 2, unit: 'ms', zero: 'forever' },
          wayOut: 'give the entry a time to live with `set(key, value, milliseconds)`',
        },
      },
      setMany: {
        cacheWrite: {
          ...write,
          ttl: { form: 'items', argument: 0, keys: ['ttl'], write: 'ttl', unit: 'ms', zero: 'forever' },
          wayOut: 'give each entry a time to live with `setMany([{ key, value, ttl: milliseconds }])`',
        },
      },
    },
  },
} as const;

export const keyv = defineLibrary({
  packages: ['keyv'],
  source: { url: 'https://keyv.org/docs/keyv/', version: '6.1.0' },
  module: { default: construct, Keyv: construct },
  types: keyvTypes,
});
