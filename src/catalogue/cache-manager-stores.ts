import { cacheManager } from './cache-manager.js';
import { defineLibrary } from './schema.js';

/** Makes a store for a cache, whose default time to live is one of the options of the store. */
const overOptions = {
  isServer: true,
  constructs: { options: 0, bounds: ['ttl'], lifetimes: ['ttl'] },
} as const;
const overClient = { isServer: true, constructs: { ...overOptions.constructs, options: 1 } } as const;

export const cacheManagerStores = defineLibrary({
  packages: ['cache-manager-ioredis-yet', 'cache-manager-redis-yet'],
  source: {
    url: 'https://github.com/node-cache-manager/node-cache-manager-ioredis-yet',
    version: '2.1.2 and cache-manager-redis-yet 5.1.5',
  },
  module: {
    redisStore: overOptions,
    redisInsStore: overClient,
    redisClusterStore: overOptions,
    redisClusterInsStore: overClient,
  },
  types: {},
  borrows: {
    RedisCache: { library: cacheManager, type: 'Cache' },
    RedisStore: { library: cacheManager, type: 'Store' },
  },
});
