import { cacheableWrites } from './cacheable.js';
import { defineLibrary } from './schema.js';

const construct = {
  gives: 'FlatCache',
  constructs: { options: 'any', bounds: ['ttl', 'lruSize'] },
} as const;

/** Since version 5; before, `load()` gave a store of a file that had no times to live. */
export const flatCache = defineLibrary({
  packages: ['flat-cache'],
  source: { url: 'https://cacheable.org/docs/flat-cache/', version: '6.1.23' },
  module: {
    default: { is: 'Functions' },
    FlatCache: construct,
    create: construct,
    createFromFile: construct,
  },
  types: {
    Functions: { members: { create: construct, createFromFile: construct } },
    FlatCache: {
      members: {
        ...cacheableWrites,
        getKey: cacheableWrites.get,
        setKey: cacheableWrites.set,
      },
    },
  },
});
