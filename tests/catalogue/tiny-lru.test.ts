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
