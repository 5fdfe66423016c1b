import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// the same names from another package
import { createCache } from 'my-cache';
await createCache().set('key', 'value');
    `,
  ],
  invalid: [
    `
import { createCache } from 'cache-manager';
const cache = createCache();
              ~~~~~~~~~~~ construct
await cache.get('key');
      ~~~~~~~~~ cache-read
await cache.set('key', 'value');
      ~~~~~~~~~ cache-write
await cache.mset([{ key: 'key', value: 'value' }]);
      ~~~~~~~~~~ cache-write
await cache.wrap('key', load);
      ~~~~~~~~~~ cache-write
    `,
    `
// versions 4 and 5
import cacheManager, { type MemoryCache } from 'cache-manager';
const cache = await cacheManager.caching('memory');
                    ~~~~~~~~~~~~~~~~~~~~ construct
await cache.set('key', 'value');
      ~~~~~~~~~ cache-write
export async function store(cache: MemoryCache) {
  await cache.set('key', 'value');
        ~~~~~~~~~ cache-write
}
    `,
  ],
});
