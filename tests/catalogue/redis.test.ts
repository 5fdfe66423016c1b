import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// the same names from another package
import { createClient } from '@libsql/client/web';
await createClient().get('key');
    `,
    `
// opening and listening are no requests
import { createClient } from 'redis';
const client = createClient();
client.on('error', console.error);
await client.connect();
    `,
  ],
  invalid: [
    `
import { createClient } from 'redis';
const client = await createClient().on('error', console.error).connect();
await client.get('key');
      ~~~~~~~~~~ round-trip, cache-read
await client.set('key', 'value');
      ~~~~~~~~~~ round-trip, cache-write
await client.setEx('key', 60, 'value');
      ~~~~~~~~~~~~ round-trip
await client.hGetAll('key');
      ~~~~~~~~~~~~~~ round-trip, cache-read
await client.HGETALL('key');
      ~~~~~~~~~~~~~~ round-trip, cache-read
await client.zRangeWithScores('key', 0, 1);
      ~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await client.ZRANGE_WITHSCORES('key', 0, 1);
      ~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await client.expire('key', 60);
      ~~~~~~~~~~~~~ round-trip, expire
    `,
    `
// another client has a connection of its own, which is closed
import { createClient } from 'redis';
const other = createClient().duplicate();
              ~~~~~~~~~~~~~~~~~~~~~~~~ acquire
await other.connect();
await other.quit();
      ~~~~~~~~~~ release
await other.close();
      ~~~~~~~~~~~ release
other.destroy();
~~~~~~~~~~~~~ release
    `,
    `
// commands that are queued make no request; sending them does
import { createClient } from 'redis';
const client = createClient();
await client
  .multi()
  .set('key', 'value')
   ~~~ cache-write
  .expire('key', 60)
   ~~~~~~ expire
  .execAsPipeline();
   ~~~~~~~~~~~~~~ round-trip
    `,
    `
// clusters, sentinels and pools of clients
import { createClientPool, createCluster, createSentinel, type RedisClusterType } from 'redis';
await createCluster({}).get('key');
      ~~~~~~~~~~~~~~~~~~~~~ round-trip, cache-read
await createSentinel({}).get('key');
      ~~~~~~~~~~~~~~~~~~~~~~ round-trip, cache-read
const pool = await createClientPool().connect();
await pool.get('key');
      ~~~~~~~~ round-trip, cache-read
await pool.execute((client) => client.get('key'));
                               ~~~~~~~~~~ round-trip, cache-read
export async function read(cluster: RedisClusterType) {
  await cluster.get('key');
        ~~~~~~~~~~~ round-trip, cache-read
}
    `,
    `
// all of it under one name, and by type
import redis, { type RedisClientType } from 'redis';
const client = redis.createClient();
await client.get('key');
      ~~~~~~~~~~ round-trip, cache-read
export async function read(client: RedisClientType) {
  await client.get('key');
        ~~~~~~~~~~ round-trip, cache-read
}
    `,
    `
// documents, and clients with other options
import { createClient } from 'redis';
const client = createClient();
await client.json.get('key');
      ~~~~~~~~~~~~~~~ round-trip, cache-read
await client.json.set('key', '$', {});
      ~~~~~~~~~~~~~~~ round-trip, cache-write
await client.getSet('key', 'value');
      ~~~~~~~~~~~~~ round-trip, cache-write
await client.sendCommand(['GET', 'key']);
      ~~~~~~~~~~~~~~~~~~ round-trip
await client.withTypeMapping({}).get('key');
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip, cache-read
    `,
    `
// up to version 3: lower case and callbacks
import redis, { type RedisClient } from 'redis';
redis.createClient().hgetall('key', done);
~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip, cache-read
export function read(client: RedisClient) {
  client.setex('key', 60, 'value', done);
  ~~~~~~~~~~~~ round-trip
  client.batch().get('key').exec(done);
  ~~~~~~~~~~~~~~~~~~ cache-read
  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
}
    `,
  ],
});
