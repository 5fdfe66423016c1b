import { requireCacheTtl } from '../../rules/require-cache-ttl.js';
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

testRule(requireCacheTtl, {
  valid: [
    `
import Memcached from 'memcached';
const cache = new Memcached('localhost');
cache.set(\`user:\${id}\`, user, 600, done);
    `,
  ],
  invalid: [
    {
      code: `
import Memcached from 'memcached';
const cache = new Memcached('localhost');
cache.set(\`user:\${id}\`, user, 0, done);
~~~~~~~~~ staleEntry
      `,
      suggestion: `
import Memcached from 'memcached';
const cache = new Memcached('localhost');
cache.set(\`user:\${id}\`, user, 300, done);
      `,
    },
  ],
});
