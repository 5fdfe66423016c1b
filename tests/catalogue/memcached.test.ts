import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// the same names from another package
import Memcached from './memcached.js';
new Memcached('localhost').set('key', 'value', 60, done);
    `,
  ],
  invalid: [
    `
import Memcached from 'memcached';
const memcached = new Memcached('localhost:11211');
                      ~~~~~~~~~ construct
memcached.get('key', done);
~~~~~~~~~~~~~ round-trip, cache-read
memcached.set('key', 'value', 60, done);
~~~~~~~~~~~~~ round-trip, cache-write
memcached.getMulti(['key'], done);
~~~~~~~~~~~~~~~~~~ round-trip
memcached.touch('key', 60, done);
~~~~~~~~~~~~~~~ round-trip, expire
    `,
  ],
});
