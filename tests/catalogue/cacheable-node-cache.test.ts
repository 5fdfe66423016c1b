import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// the package whose place it takes
import NodeCache from 'my-node-cache';
new NodeCache().set('key', 'value');
    `,
  ],
  invalid: [
    `
import NodeCache, { NodeCacheStore } from '@cacheable/node-cache';
const cache = new NodeCache({ stdTTL: 60 });
                  ~~~~~~~~~ construct
cache.get('key');
~~~~~~~~~ cache-read
cache.set('key', 'value');
~~~~~~~~~ cache-write
cache.ttl('key', 60);
~~~~~~~~~ expire
const store = new NodeCacheStore();
                  ~~~~~~~~~~~~~~ construct
await store.mset([{ key: 'key', value: 'value' }]);
      ~~~~~~~~~~ cache-write
    `,
  ],
});
