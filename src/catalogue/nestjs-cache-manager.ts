import { cacheMembers, made, sentBy } from './cache-manager.js';
import { defineLibrary } from './schema.js';

/** Until version 3 the module itself gives every entry five seconds. */
const expiring = {
  before: 3,
  purpose: 'cache',
  key: 0,
  expiresByDefault: true,
  wayOut: 'give the entry a time to live of its own',
} as const;

const ttl = { form: 'argument', argument: 2, unit: 'ms', zero: 'forever' } as const;

export const nestjsCacheManager = defineLibrary({
  packages: ['@nestjs/cache-manager'],
  source: { url: 'https://docs.nestjs.com/techniques/caching', version: '12.0.0' },
  module: { CACHE_MANAGER: { injects: 'Cache' }, CacheModule: { is: 'CacheModuleClass' } },
  types: {
    CacheModuleClass: { members: { register: { constructs: made }, registerAsync: {} } },
    Cache: {
      members: {
        ...cacheMembers,
        get: { ...cacheMembers.get, onServer: sentBy('get', 3) },
        del: { onServer: sentBy('del', 3) },
        set: {
          onServer: sentBy('set', 3),
          cacheWrite: [
            expiring,
            {
              purpose: 'cache',
              key: 0,
              ttl,
              wayOut: 'give the entry a time to live with `set(key, value, milliseconds)`',
            },
          ],
        },
        wrap: {
          cacheWrite: [
            expiring,
            {
              purpose: 'cache',
              key: 0,
              ttl: { ...ttl, keys: ['ttl'] },
              wayOut: 'give the entry a time to live with `wrap(key, load, milliseconds)`',
            },
          ],
        },
      },
    },
  },
});
