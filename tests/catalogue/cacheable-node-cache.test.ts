import { requireCacheTtl } from '../../rules/require-cache-ttl.js';
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

testRule(requireCacheTtl, {
  valid: [
    `
import { NodeCache } from '@cacheable/node-cache';
new NodeCache({ stdTTL: 60 }).set(id, user);
new NodeCache().set(id, user, 60);
    `,
  ],
  invalid: [
    {
      code: `
import { NodeCache } from '@cacheable/node-cache';
const cache = new NodeCache();
cache.set(id, user);
~~~~~~~~~ growingCache
      `,
      suggestion: `
import { NodeCache } from '@cacheable/node-cache';
const cache = new NodeCache();
cache.set(id, user, 300);
      `,
    },
  ],
});
