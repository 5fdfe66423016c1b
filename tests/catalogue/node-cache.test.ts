import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// the same names from another package
import NodeCache from 'my-cache';
new NodeCache().set('key', 'value');
    `,
  ],
  invalid: [
    `
import NodeCache from 'node-cache';
const cache = new NodeCache();
                  ~~~~~~~~~ construct
cache.get('key');
~~~~~~~~~ cache-read
cache.set('key', 'value');
~~~~~~~~~ cache-write
cache.mset([{ key: 'key', val: 'value' }]);
~~~~~~~~~~ cache-write
cache.ttl('key', 60);
~~~~~~~~~ expire
    `,
    `
const NodeCache = require('node-cache');
new NodeCache().set('key', 'value');
    ~~~~~~~~~ construct
~~~~~~~~~~~~~~~~~~~ cache-write
    `,
  ],
});
