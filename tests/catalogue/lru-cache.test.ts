import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a cache of the file's own
class LRUCache {
  set() {}
}
new LRUCache().set('key', 'value');
    `,
  ],
  invalid: [
    `
import { LRUCache } from 'lru-cache';
const cache = new LRUCache({ max: 500 });
                  ~~~~~~~~ construct
cache.get('key');
~~~~~~~~~ cache-read
cache.set('key', 'value');
~~~~~~~~~ cache-write
    `,
    `
// until version 7
import LRU from 'lru-cache';
new LRU(500).set('key', 'value');
    ~~~ construct
~~~~~~~~~~~~~~~~ cache-write
    `,
  ],
});
