import { cacheMembers } from './cache-manager.js';
import { defineLibrary, type ByMajor, type CacheWrite } from './schema.js';

/** Until version 3 the module itself gave every entry five seconds. */
const set: ByMajor<CacheWrite> = [
  {
    before: 3,
    purpose: 'cache',
    key: 0,
    expiresByDefault: true,
    wayOut: 'give the entry a time to live with `set(key, value, ttl)`',
  },
  {
    purpose: 'cache',
    key: 0,
    ttl: { form: 'argument', argument: 2, unit: 'ms', zero: 'forever' },
    wayOut: 'give the entry a time to live with `set(key, value, milliseconds)`',
  },
];

export const nestjsCacheManager = defineLibrary({
  packages: ['@nestjs/cache-manager'],
  source: { url: 'https://docs.nestjs.com/techniques/caching', version: '12.0.0' },
  module: { CACHE_MANAGER: { injects: 'Cache' } },
  types: { Cache: { members: { ...cacheMembers, set: { cacheWrite: set } } } },
});
