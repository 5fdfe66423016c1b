import { requireCacheTtl } from '../../rules/require-cache-ttl.js';
import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a cache of the file's own
class QuickLRU {
  set() {}
}
new QuickLRU().set('key', 'value');
    `,
  ],
  invalid: [
    `
import QuickLRU from 'quick-lru';
const cache = new QuickLRU({ maxSize: 1000 });
                  ~~~~~~~~ construct
cache.get('key');
~~~~~~~~~ cache-read
cache.set('key', 'value');
~~~~~~~~~ cache-write
    `,
  ],
});

testRule(requireCacheTtl, {
  valid: [
    `
import QuickLRU from 'quick-lru';
const cache = new QuickLRU({ maxSize: 1000 });
cache.set(id, user);
    `,
  ],
  invalid: [],
});
