import { resolve } from 'node:path';
import { testRule } from '../support/test-rule.js';
import { cacheProbe } from './cache-probe.js';

const older = resolve(import.meta.dirname, '../fixtures/older-majors/file.ts');

testRule(cacheProbe, {
  valid: [
    `
// an injected cache, whose default nobody sees here; and one whose entries the file deletes itself
import { CACHE_MANAGER } from '@nestjs/cache-manager';
import type { Cache } from 'cache-manager';
export class Prices {
  constructor(@Inject(CACHE_MANAGER) private readonly cache: Cache) {}
  async remember(id: string, price: number) {
    await this.cache.set(\`price:\${id}\`, price);
  }
}
export class Stock {
  constructor(@Inject(CACHE_MANAGER) private readonly cache: Cache) {}
  async remember(id: string, stock: number) {
    await this.cache.set(\`stock:\${id}\`, stock, 0);
  }
  async change(id: string) {
    await this.cache.del(\`stock:\${id}\`);
  }
}
    `,
    `
// a driver has the time to live, and a bound on the size holds for entries without one too
import NodeCache from 'node-cache';
import { createStorage } from 'unstorage';
import redisDriver from 'unstorage/drivers/redis';
const storage = createStorage({ driver: redisDriver({ ttl: 60 }) });
await storage.setItem(\`cache:\${id}\`, user);
const small = new NodeCache({ stdTTL: 60, maxKeys: 100 });
small.set(\`user:\${id}\`, user, 0);
    `,
    `
// a library that makes no cache without a bound
import { LRUCache } from 'lru-cache';
const users = new LRUCache({ updateAgeOnGet: true });
users.set(\`user:\${id}\`, user);
    `,
    `
// the cache itself is bounded
import NodeCache from 'node-cache';
import Keyv from 'keyv';
import { LRUCache } from 'lru-cache';
import { createCache } from 'cache-manager';
const byTtl = new NodeCache({ stdTTL: 60 });
byTtl.set(\`user:\${id}\`, user);
const bySize = new NodeCache({ maxKeys: config.maxKeys });
bySize.set(\`user:\${id}\`, user);
const keyv = new Keyv({ ttl: 60_000 });
await keyv.set(\`user:\${id}\`, user);
const lru = new LRUCache({ max: 500 });
lru.set(\`user:\${id}\`, user);
const manager = createCache({ ttl: 60_000 });
await manager.set(\`user:\${id}\`, user);
    `,
    `
// the bound stands in a store that the cache is made with
import { CacheableMemory } from 'cacheable';
import { createCache } from 'cache-manager';
import { Keyv } from 'keyv';
const stores = [new Keyv({ store: new CacheableMemory({ lruSize: 5000 }) })];
const cache = createCache({ stores });
await cache.set(\`user:\${id}\`, user);
    `,
    `
// a store that is handed in has a default time to live, or a bound; or nothing shows how it is made
import { caching, createCache, memoryStore } from 'cache-manager';
import { redisInsStore, redisStore } from 'cache-manager-redis-yet';
import { client, options, store } from './clients.js';
const overClient = createCache(redisInsStore(client, { ttl: 60_000 }));
await overClient.set(\`user:\${id}\`, user);
const overOptions = await caching(await redisStore({ socket, ttl: 60_000 }));
await overOptions.set(\`user:\${id}\`, user);
const beside = await caching(redisStore, { ttl: 60_000 });
await beside.set(\`user:\${id}\`, user);
const inMemory = createCache(memoryStore());
await inMemory.set(\`user:\${id}\`, user);
const calledForMemory = await caching(memoryStore, { ttl: 0 });
await calledForMemory.set(\`user:\${id}\`, user);
const unseen = createCache(redisInsStore(client, options));
await unseen.set(\`user:\${id}\`, user);
const handed = createCache(store);
await handed.set(\`user:\${id}\`, user);
    `,
    `
// what the cache is made with is not written out
import NodeCache from 'node-cache';
import { createCache } from 'cache-manager';
import { options, stores } from './config.js';
new NodeCache(options).set(\`user:\${id}\`, user);
new NodeCache({ checkperiod: 60, ...options }).set(\`user:\${id}\`, user);
await createCache({ stores }).set(\`user:\${id}\`, user);
    `,
    `
// a cache that another file makes, perhaps with a default time to live
import { Inject } from '@nestjs/common';
import { CACHE_MANAGER, Cache } from '@nestjs/cache-manager';
export class Users {
  constructor(@Inject(CACHE_MANAGER) private readonly cache: Cache) {}
  async store(id: string, user: object) {
    await this.cache.set(\`user:\${id}\`, user);
  }
}
    `,
    `
// a fixed key whose entry the file deletes when it changes
import NodeCache from 'node-cache';
const cache = new NodeCache();
export function tags() {
  cache.set('tags', load());
}
export function changed() {
  cache.del('tags');
}
    `,
    {
      code: `
// @nestjs/cache-manager 2 gives every entry five seconds
import { Inject } from '@nestjs/common';
import { CACHE_MANAGER, Cache } from '@nestjs/cache-manager';
export class Users {
  constructor(@Inject(CACHE_MANAGER) private readonly cache: Cache) {}
  async store(id: string, user: object) {
    await this.cache.set(\`user:\${id}\`, user);
  }
}
      `,
      filename: older,
      options: [true],
    },
    {
      code: `
// cache-manager 4 bounds its memory store
import cacheManager from 'cache-manager';
const cache = cacheManager.caching({ store: 'memory' });
await cache.set(\`user:\${id}\`, user);
      `,
      filename: older,
    },
    {
      code: `
// lru-cache 6 takes the number of entries, or a time to live as an argument
import LRU from 'lru-cache';
const bounded = new LRU(500);
bounded.set(\`user:\${id}\`, user);
const open = new LRU();
open.set(\`user:\${id}\`, user, 60_000);
      `,
      filename: older,
    },
    `
// a function of the file makes the store, with a default, and is given no more than where it is
import { createCache } from 'cache-manager';
import KeyvRedis from '@keyv/redis';
import { Keyv } from 'keyv';
function makeStore(url: string) {
  return new Keyv({ store: new KeyvRedis(url), ttl: 60_000 });
}
function makeNothing() {}
const cache = createCache({ stores: [makeStore('redis://localhost')] });
await cache.set(\`user:\${id}\`, user);
const other = createCache({ stores: [makeNothing()] });
await other.set(\`user:\${id}\`, user);
    `,
  ],
  invalid: [
    `
// an injected cache that is told to keep an entry
import { CACHE_MANAGER } from '@nestjs/cache-manager';
import type { Cache } from 'cache-manager';
export class Prices {
  constructor(@Inject(CACHE_MANAGER) private readonly cache: Cache) {}
  async remember(id: string, price: number) {
    await this.cache.set(\`price:\${id}\`, price, 0);
          ~~~~~~~~~~~~~~ lasting
  }
}
    `,
    `
// \`0\` lasts longer than the default; a driver without a time to live
import NodeCache from 'node-cache';
import { createStorage } from 'unstorage';
import redisDriver from 'unstorage/drivers/redis';
const users = new NodeCache({ stdTTL: 60 });
users.set(\`user:\${id}\`, user, 0);
~~~~~~~~~ lasting
const storage = createStorage({ driver: redisDriver({ base: 'app' }) });
await storage.setItem(\`cache:\${id}\`, user);
      ~~~~~~~~~~~~~~~ lasting
    `,
    `
// an address from the environment is no bound
import Keyv from 'keyv';
import KeyvRedis from '@keyv/redis';
const users = new Keyv({ store: new KeyvRedis(process.env.REDIS_URL ?? 'redis://localhost'), namespace });
await users.set(\`user:\${id}\`, user);
      ~~~~~~~~~ lasting
    `,
    `
// no default time to live and no bound
import Keyv from 'keyv';
import NodeCache from 'node-cache';
import { createCache } from 'cache-manager';
import KeyvRedis from '@keyv/redis';
const plain = new NodeCache({ checkperiod: 60 });
plain.set(\`user:\${id}\`, user);
~~~~~~~~~ lasting
const zero = new NodeCache({ stdTTL: 0, maxKeys: -1 });
zero.set(\`user:\${id}\`, user);
~~~~~~~~ lasting
const fallback = new NodeCache({ stdTTL: config.ttl ?? 0 });
fallback.set(\`user:\${id}\`, user);
~~~~~~~~~~~~ lasting
const overRedis = createCache({ stores: [new Keyv({ store: new KeyvRedis('redis://localhost') })] });
await overRedis.set(\`user:\${id}\`, user);
      ~~~~~~~~~~~~~ lasting
    `,
    `
// the construction of a field
import NodeCache from 'node-cache';
export class Users {
  private readonly open = new NodeCache();
  private readonly bounded = new NodeCache({ stdTTL: 60 });
  store(id: string, user: object) {
    this.open.set(id, user);
    ~~~~~~~~~~~~~ lasting
    this.bounded.set(id, user);
  }
}
    `,
    `
// a fixed key whose entry nothing deletes, and a varying one that something does
import NodeCache from 'node-cache';
const tags = new NodeCache();
const users = new NodeCache();
tags.set('tags', load());
~~~~~~~~ lasting
users.set(id, load(id));
~~~~~~~~~ lasting
users.del(id);
    `,
    {
      code: `
// cache-manager 4 over a store without a default
import cacheManager from 'cache-manager';
const cache = cacheManager.caching({ store: redisStore.create({ host: 'localhost' }) });
await cache.set(\`user:\${id}\`, user);
      ~~~~~~~~~ lasting
      `,
      filename: older,
    },
    {
      code: `
// lru-cache 6 without a bound; newer ones refuse to be made without
import LRU from 'lru-cache';
const users = new LRU();
users.set(\`user:\${id}\`, user);
~~~~~~~~~ lasting
      `,
      filename: older,
    },
    {
      code: `
// a cache that another file makes, where every write is judged
import type { Cache } from 'cache-manager';
export async function store(cache: Cache, id: string, user: object) {
  await cache.set(\`user:\${id}\`, user);
        ~~~~~~~~~ lasting
}
      `,
      options: [true],
    },
    `
// a function of the file makes the store, and is given no more than where it is
import { createCache } from 'cache-manager';
import KeyvRedis from '@keyv/redis';
import { Keyv } from 'keyv';
function makeStore(redisUrl: string) {
  return new Keyv({ store: new KeyvRedis(redisUrl) });
}
const cache = createCache({ stores: [makeStore(config.redis.url)] });
await cache.set(\`user:\${id}\`, user);
      ~~~~~~~~~ lasting
const second = createCache({ stores: [new Keyv(new KeyvRedis(config.redis.url))] });
await second.set(\`user:\${id}\`, user);
      ~~~~~~~~~~ lasting
    `,
    `
// a store that is handed in without a default time to live, over a client of which nothing is known
import { caching, createCache } from 'cache-manager';
import { redisInsStore, redisStore, type RedisCache } from 'cache-manager-ioredis-yet';
import { client } from './clients.js';
const overClient: RedisCache = createCache(redisInsStore(client));
await overClient.set(\`user:\${id}\`, user);
      ~~~~~~~~~~~~~~ lasting
const overOptions = await caching(await redisStore({ host: 'localhost' }));
await overOptions.wrap(\`user:\${id}\`, load);
      ~~~~~~~~~~~~~~~~ lasting
const beside = await caching(redisStore, { host: 'localhost' });
await beside.set(\`user:\${id}\`, user);
      ~~~~~~~~~~ lasting
const { store } = overClient;
await store.mset(rows.map((row): [string, object] => [\`user:\${row.id}\`, row]));
      ~~~~~~~~~~ lasting
await store.mset([[\`user:\${id}\`, user]], 60_000);
    `,
    `
// \`0\` lasts longer than the default of the store
import { createCache } from 'cache-manager';
import { redisInsStore } from 'cache-manager-ioredis-yet';
import { client } from './clients.js';
const cache = createCache(redisInsStore(client, { ttl: 60_000 }));
await cache.set(\`user:\${id}\`, user, 0);
      ~~~~~~~~~ lasting
    `,
    `
// a store of one's own, whose methods tell and set the time to live
import { createCache } from 'cache-manager';
const createStore = () => ({
  get: (key: string) => entries.get(key),
  ttl: async (key: string) => left.get(key),
});
const cache = createCache({ stores: [createStore()] });
await cache.set(\`user:\${id}\`, user);
      ~~~~~~~~~ lasting
    `,
  ],
});
