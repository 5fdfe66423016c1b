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
