import { requireCacheTtl } from '../../rules/require-cache-ttl.js';
import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// the store of version 4, which had no times to live
import { load } from 'flat-cache';
load('name').setKey('key', 'value');
    `,
  ],
  invalid: [
    `
import flatCache, { create, FlatCache } from 'flat-cache';
const cache = create({ cacheId: 'name' });
              ~~~~~~ construct
cache.getKey('key');
~~~~~~~~~~~~ cache-read
cache.setKey('key', 'value');
~~~~~~~~~~~~ cache-write
new FlatCache().set('key', 'value');
~~~~~~~~~~~~~~~~~~~ cache-write
    ~~~~~~~~~ construct
flatCache.createFromFile('file').get('key');
~~~~~~~~~~~~~~~~~~~~~~~~ construct
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ cache-read
    `,
  ],
});

testRule(requireCacheTtl, {
  valid: [
    `
import { create } from 'flat-cache';
create({ ttl: '1h' }).set(id, user);
create({ lruSize: 1000 }).set(id, user);
    `,
  ],
  invalid: [
    {
      code: `
import { create } from 'flat-cache';
const cache = create({ cacheId: 'users' });
cache.setKey(id, user);
~~~~~~~~~~~~ growingCache
      `,
      suggestion: `
import { create } from 'flat-cache';
const cache = create({ cacheId: 'users' });
cache.setKey(id, user, 300_000);
      `,
    },
  ],
});
