import { defineLibrary } from './schema.js';

const construct = {
  gives: 'QuickLRU',
  constructs: { options: 0, bounds: ['maxSize', 'maxAge'], boundedByDefault: true },
} as const;

/** The constructor throws without `maxSize`. */
export const quickLru = defineLibrary({
  packages: ['quick-lru'],
  source: { url: 'https://github.com/sindresorhus/quick-lru#readme', version: '7.3.0' },
  module: { default: construct },
  types: {
    QuickLRU: {
      members: {
        get: { cacheRead: { key: 0 } },
        set: {
          cacheWrite: {
            purpose: 'cache',
            key: 0,
            ttl: {
              form: 'option',
              argument: 2,
              keys: ['maxAge'],
              write: 'maxAge',
              unit: 'ms',
              zero: 'at-once',
            },
            wayOut: 'give the entry a time to live with `set(key, value, { maxAge: milliseconds })`',
          },
        },
      },
    },
  },
});
