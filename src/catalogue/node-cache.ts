import { defineLibrary } from './schema.js';

const write = { purpose: 'cache', key: 0 } as const;

export const nodeCache = defineLibrary({
  packages: ['node-cache'],
  source: { url: 'https://github.com/node-cache/node-cache#readme', version: '5.1.2' },
  module: {
    default: {
      gives: 'NodeCache',
      constructs: { options: 0, bounds: ['stdTTL', 'maxKeys'], lifetimes: ['stdTTL'] },
    },
  },
  types: {
    NodeCache: {
      members: {
        get: { cacheRead: { key: 0 } },
        set: {
          cacheWrite: {
            ...write,
            ttl: { form: 'argument', argument: 2, unit: 's', zero: 'forever' },
            wayOut: 'give the entry a time to live with `set(key, value, seconds)`',
          },
        },
        mset: {
          cacheWrite: {
            ...write,
            ttl: { form: 'items', argument: 0, keys: ['ttl'], write: 'ttl', unit: 's', zero: 'forever' },
            wayOut: 'give each entry a time to live with `mset([{ key, val, ttl: seconds }])`',
          },
        },
        ttl: { expires: { key: 0 } },
      },
    },
  },
});
