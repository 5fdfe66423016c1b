import { defineLibrary, type ByMajor, type RoundTrip } from './schema.js';

type Access = 'read' | 'write';

/** Up to version 4, reads and deletions are given a list in the place of a key. */
function onServer(access: Access, many: string, list?: string): ByMajor<RoundTrip> {
  const forMany = list === undefined ? {} : { forMany: list };
  return [
    { before: 5, server: 'cache', access, ...forMany },
    { server: 'cache', access, forMany: many },
  ];
}

const write = { purpose: 'cache', key: 0 } as const;

/** Makes a Keyv; its stores have functions that do so too. */
export const construct = {
  gives: 'Keyv',
  serversAt: [
    'redis://',
    'rediss://',
    'mongodb://',
    'mongodb+srv://',
    'postgresql://',
    'postgres://',
    'mysql://',
    'etcd://',
  ],
  constructs: { options: 'any', bounds: ['ttl', 'max', 'maxSize', 'lruSize'], lifetimes: ['ttl'] },
} as const;

export const keyvTypes = {
  Keyv: {
    members: {
      get: {
        cacheRead: { key: 0 },
        onServer: onServer(
          'read',
          'read all keys with one `getMany(keys)`',
          'read all keys with one `get(keys)`',
        ),
      },
      delete: {
        onServer: onServer(
          'write',
          'delete all keys with one `deleteMany(keys)`',
          'delete all keys with one `delete(keys)`',
        ),
      },
      set: {
        onServer: onServer('write', 'write all entries with one `setMany([{ key, value }, …])`'),
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
