import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// the same names from another package
import type { RedisCache } from 'my-cache';
export async function store(cache: RedisCache) {
  await cache.set('key', 'value');
}
    `,
  ],
  invalid: [
    `
import { redisInsStore, redisStore, type RedisCache, type RedisStore } from 'cache-manager-ioredis-yet';
const overOptions = await redisStore({ host: 'localhost' });
                          ~~~~~~~~~~ construct
const overClient = redisInsStore(client);
                   ~~~~~~~~~~~~~ construct
export async function store(cache: RedisCache, own: RedisStore) {
  await cache.get('key');
        ~~~~~~~~~ cache-read
  await cache.set('key', 'value');
        ~~~~~~~~~ cache-write
  await own.mset([['key', 'value']]);
        ~~~~~~~~ cache-write
}
    `,
    `
import { redisClusterInsStore, redisClusterStore } from 'cache-manager-redis-yet';
const overOptions = await redisClusterStore({ rootNodes });
                          ~~~~~~~~~~~~~~~~~ construct
const overCluster = redisClusterInsStore(cluster, { rootNodes });
                    ~~~~~~~~~~~~~~~~~~~~ construct
    `,
  ],
});
