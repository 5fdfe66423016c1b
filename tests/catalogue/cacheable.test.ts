import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// the same names from another package
import { Cacheable } from './cacheable.js';
await new Cacheable().set('key', 'value');
    `,
  ],
  invalid: [
    `
import { Cacheable, CacheableMemory } from 'cacheable';
const cache = new Cacheable({ ttl: '1h' });
                  ~~~~~~~~~ construct
await cache.get('key');
      ~~~~~~~~~ cache-read
await cache.set('key', 'value');
      ~~~~~~~~~ cache-write
await cache.setMany([{ key: 'key', value: 'value' }]);
      ~~~~~~~~~~~~~ cache-write
await cache.getOrSet('key', load);
      ~~~~~~~~~~~~~~ cache-write
const memory = new CacheableMemory();
                   ~~~~~~~~~~~~~~~ construct
memory.set('key', 'value');
~~~~~~~~~~ cache-write
    `,
  ],
});
