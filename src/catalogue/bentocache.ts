import { each } from './each.js';
import { defineLibrary, type CacheWrite } from './schema.js';

/** Thirty seconds, unless the whole cache is told otherwise; what has to stay for ever says so in its name. */
const expiring: CacheWrite = {
  purpose: 'cache',
  key: 0,
  expiresByDefault: true,
  wayOut: 'give the entry a time to live of its own',
};

export const bentocache = defineLibrary({
  packages: ['bentocache'],
  source: { url: 'https://bentocache.dev/docs/methods', version: '1.6.1' },
  module: {
    BentoCache: {
      gives: 'BentoCache',
      constructs: { options: 0, bounds: ['ttl'], boundedByDefault: true },
    },
  },
  types: {
    CacheProvider: {
      members: {
        get: { cacheRead: { key: 0 } },
        ...each('set getOrSet', { cacheWrite: expiring }),
        ...each('setForever getOrSetForever', {}),
        namespace: { gives: 'CacheProvider' },
      },
    },
    BentoCache: { extends: 'CacheProvider', members: { use: { gives: 'CacheProvider' } } },
  },
});
