import { requireCacheTtl } from '../../rules/require-cache-ttl.js';
import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// the same names from another package
import { Cacheable } from './cacheable.js';
await new Cacheable().set('key', 'value');
    `,
  ],
  invalid: [
    `
import { Cacheable, CacheableMemory } from 'cacheable';
const cache = new Cacheable({ ttl: '1h' });
                  ~~~~~~~~~ construct
await cache.get('key');
      ~~~~~~~~~ cache-read
await cache.set('key', 'value');
      ~~~~~~~~~ cache-write
await cache.setMany([{ key: 'key', value: 'value' }]);
      ~~~~~~~~~~~~~ cache-write
await cache.getOrSet('key', load);
      ~~~~~~~~~~~~~~ cache-write
const memory = new CacheableMemory();
                   ~~~~~~~~~~~~~~~ construct
memory.set('key', 'value');
~~~~~~~~~~ cache-write
    `,
  ],
});

testRule(requireCacheTtl, {
  valid: [
    `
// as a number, a text, in options, and for the whole cache
import { Cacheable } from 'cacheable';
const cache = new Cacheable();
await cache.set(\`user:\${id}\`, user, 60_000);
await cache.set(\`user:\${id}\`, user, '1h');
await cache.set(\`user:\${id}\`, user, { ttl: '1h', tags: ['users'] });
await new Cacheable({ ttl: '1h' }).set(\`user:\${id}\`, user);
    `,
    `
// the store has a bound
import { Cacheable } from 'cacheable';
import { createKeyv } from '@keyv/redis';
await new Cacheable({ primary: createKeyv('redis://', { ttl: 60_000 }) }).set(\`user:\${id}\`, user);
    `,
  ],
  invalid: [
    {
      code: `
import { Cacheable } from 'cacheable';
const cache = new Cacheable();
await cache.set(\`user:\${id}\`, user);
      ~~~~~~~~~ growingCache
      `,
      suggestion: `
import { Cacheable } from 'cacheable';
const cache = new Cacheable();
await cache.set(\`user:\${id}\`, user, 300_000);
      `,
    },
    {
      code: `
import { CacheableMemory } from 'cacheable';
const cache = new CacheableMemory();
cache.setMany([{ key: id, value: user }]);
~~~~~~~~~~~~~ growingCache
      `,
      suggestion: `
import { CacheableMemory } from 'cacheable';
const cache = new CacheableMemory();
cache.setMany([{ key: id, value: user, ttl: 300_000 }]);
      `,
    },
  ],
});
