import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// the same names from another package
import Redis from 'some-redis';
const redis = new Redis();
await redis.get('key');
    `,
    `
// opening and listening are no requests
import Redis from 'ioredis';
const redis = new Redis();
redis.on('error', console.error);
await redis.connect();
    `,
  ],
  invalid: [
    `
import Redis from 'ioredis';
const redis = new Redis();
await redis.get('key');
      ~~~~~~~~~ round-trip, cache-read
await redis.set('key', 'value');
      ~~~~~~~~~ round-trip, cache-write
await redis.setex('key', 60, 'value');
      ~~~~~~~~~~~ round-trip
await redis.mget(['key']);
      ~~~~~~~~~~ round-trip, cache-read
await redis.expire('key', 60);
      ~~~~~~~~~~~~ round-trip, expire
await redis.hset('key', 'field', 'value');
      ~~~~~~~~~~ round-trip, cache-write
await redis.duplicate().del('key');
      ~~~~~~~~~~~~~~~ acquire
      ~~~~~~~~~~~~~~~~~~~~~ round-trip
    `,
    `
// another client has a connection of its own, which is closed
import { Cluster, Redis } from 'ioredis';
const other = new Redis().duplicate();
              ~~~~~~~~~~~~~~~~~~~~~ acquire
await other.quit();
      ~~~~~~~~~~ release
other.disconnect();
~~~~~~~~~~~~~~~~ release
const cluster = new Cluster([]).duplicate();
                ~~~~~~~~~~~~~~~~~~~~~~~~~ acquire
await cluster.quit();
      ~~~~~~~~~~~~ release
    `,
    `
// commands that are queued make no request; sending them does
import { Redis } from 'ioredis';
const redis = new Redis();
const pipeline = redis.pipeline();
pipeline.set('key', 'value');
~~~~~~~~~~~~ cache-write
pipeline.get('key');
~~~~~~~~~~~~ cache-read
await pipeline.exec();
      ~~~~~~~~~~~~~ round-trip
await redis
  .multi()
  .set('key', 'value')
   ~~~ cache-write
  .expire('key', 60)
   ~~~~~~ expire
  .exec();
   ~~~~ round-trip
    `,
    `
// a cluster, by the class and by its types
import Redis, { type Cluster } from 'ioredis';
const cluster = new Redis.Cluster([]);
await cluster.get('key');
      ~~~~~~~~~~~ round-trip, cache-read
export async function read(cluster: Cluster) {
  await cluster.get('key');
        ~~~~~~~~~~~ round-trip, cache-read
}
    `,
    `
const Redis = require('ioredis');
await new Redis().get('key');
      ~~~~~~~~~~~~~~~ round-trip, cache-read
    `,
  ],
});
