import { requireCacheTtl } from '../../rules/require-cache-ttl.js';
import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// the same names from another package
import { Client } from './client.js';
await Client.create().set('key', 'value');
    `,
  ],
  invalid: [
    `
import memjs from 'memjs';
const client = memjs.Client.create();
               ~~~~~~~~~~~~~~~~~~~ construct
await client.get('key');
      ~~~~~~~~~~ round-trip, cache-read
await client.set('key', 'value', {});
      ~~~~~~~~~~ round-trip, cache-write
await client.increment('key', 1, {});
      ~~~~~~~~~~~~~~~~ round-trip
await client.touch('key', 60);
      ~~~~~~~~~~~~ round-trip, expire
    `,
    `
import { Client } from 'memjs';
export async function read(client: Client) {
  return client.get('key');
         ~~~~~~~~~~ round-trip, cache-read
}
    `,
  ],
});

testRule(requireCacheTtl, {
  valid: [
    `
// the client gives every entry a time to live
import { Client } from 'memjs';
const cache = Client.create('localhost', { expires: 600 });
await cache.set(\`user:\${id}\`, user);
    `,
  ],
  invalid: [
    {
      code: `
// memcached drops entries when it is full, so this one is only old
import { Client } from 'memjs';
const cache = Client.create('localhost');
await cache.set(\`user:\${id}\`, user);
      ~~~~~~~~~ staleEntry
      `,
      suggestion: `
// memcached drops entries when it is full, so this one is only old
import { Client } from 'memjs';
const cache = Client.create('localhost');
await cache.set(\`user:\${id}\`, user, { expires: 300 });
      `,
    },
  ],
});
