import { requireCacheTtl } from '../../rules/require-cache-ttl.js';
import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// the same names from another package
import { lru } from './lru.js';
lru(100).set('key', 'value');
    `,
  ],
  invalid: [
    `
import { LRU, lru } from 'tiny-lru';
const cache = lru(100);
              ~~~ construct
cache.set('key', 'value');
~~~~~~~~~ cache-write
new LRU(100, 60_000).get('key');
~~~~~~~~~~~~~~~~~~~~~~~~ cache-read
    ~~~ construct
    `,
  ],
});

testRule(requireCacheTtl, {
  valid: [
    `
import { LRU, lru } from 'tiny-lru';
lru().set(id, user);
new LRU(1000).set(id, user);
    `,
  ],
  invalid: [
    `
import { LRU } from 'tiny-lru';
const cache = new LRU();
cache.set(id, user);
~~~~~~~~~ growingCache
    `,
  ],
});
