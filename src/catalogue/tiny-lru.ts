import { defineLibrary } from './schema.js';

const gives = 'LRU';

/** The function bounds the cache by itself, the class does not. Entries have no time to live of their own. */
export const tinyLru = defineLibrary({
  packages: ['tiny-lru'],
  source: { url: 'https://github.com/avoidwork/tiny-lru#readme', version: '13.1.0' },
  module: {
    lru: { gives, constructs: { options: 0, bounds: [], boundedByDefault: true } },
    LRU: { gives, constructs: { options: 0, bounds: [], boundArgument: 0 } },
  },
  types: {
    LRU: {
      members: {
        get: { cacheRead: { key: 0 } },
        set: {
          cacheWrite: {
            purpose: 'cache',
            key: 0,
            wayOut: 'bound the cache where it is made with `new LRU(max, milliseconds)`',
          },
        },
      },
    },
  },
});
