import { resolve } from 'node:path';
import { requireCacheTtl } from '../../rules/require-cache-ttl.js';
import { testRule } from '../support/test-rule.js';

// Which writes are reported is shown in ../analysis/cache-*.test.ts, the edits in ../edits/ttl.test.ts.
const older = resolve(import.meta.dirname, '../fixtures/older-majors/file.ts');
const oldest = resolve(import.meta.dirname, '../fixtures/oldest-majors/file.ts');

testRule(requireCacheTtl, {
  valid: [
    `
// a field with an annotation keeps what made it
import { LRUCache } from 'lru-cache';
import NodeCache from 'node-cache';
export class Users {
  private readonly recent: LRUCache<string, User> = new LRUCache({ max: 500 });
  private readonly all: NodeCache;
  constructor() {
    this.all = new NodeCache({ stdTTL: 60 });
  }
  remember(id: string, user: User) {
    this.recent.set(id, user);
    this.all.set(id, user);
  }
}
    `,
    `
// nothing is known about this cache
import { cache } from './cache.js';
cache.set(\`user:\${id}\`, user);
    `,
    `
// a Map is no cache library
const cache = new Map();
cache.set(\`user:\${id}\`, user);
    `,
    {
      code: `
// a fixed key in a store, with the option \`stores\`
import { Redis } from 'ioredis';
await new Redis().set('tags', tags);
      `,
      options: [{ stores: 'all' }],
    },
    {
      code: `
// the name of a command does not make a cache of it
import { Redis } from 'ioredis';
await new Redis().hset(\`user:\${id}\`, 'name', name);
      `,
      options: [{ commands: ['hset'] }],
    },
  ],

  invalid: [
    `
// a command by name has no place for an edit
import { Redis } from 'ioredis';
await new Redis().call('SET', \`cache:\${id}\`, user);
      ~~~~~~~~~~~~~~~~ growingCache
    `,
    {
      code: `
// read, miss, load, write
import { Redis } from 'ioredis';
const redis = new Redis();
export async function getUser(id: string) {
  const cached = await redis.get(\`user:\${id}\`);
  if (cached) return JSON.parse(cached);
  const user = await db.users.findById(id);
  await redis.set(\`user:\${id}\`, JSON.stringify(user));
        ~~~~~~~~~ growingCache
  return user;
}
      `,
      message:
        "\`redis.set\` writes an entry that never expires: memory only grows, and readers get the old value until someone deletes it. Instead, give the entry a time to live with \`set(key, value, 'EX', seconds)\`.",
      title: 'Let the entry expire after 300 seconds.',
      suggestion: `
// read, miss, load, write
import { Redis } from 'ioredis';
const redis = new Redis();
export async function getUser(id: string) {
  const cached = await redis.get(\`user:\${id}\`);
  if (cached) return JSON.parse(cached);
  const user = await db.users.findById(id);
  await redis.set(\`user:\${id}\`, JSON.stringify(user), 'EX', 300);
  return user;
}
      `,
    },
    {
      code: `
// a fixed key in a cache does not grow, but gets old
import NodeCache from 'node-cache';
const cache = new NodeCache();
cache.set('tags', tags);
~~~~~~~~~ staleEntry
      `,
      message:
        '\`cache.set\` writes an entry that never expires: readers get the old value until someone deletes it. Instead, give the entry a time to live with \`set(key, value, seconds)\`.',
      suggestion: `
// a fixed key in a cache does not grow, but gets old
import NodeCache from 'node-cache';
const cache = new NodeCache();
cache.set('tags', tags, 300);
      `,
    },
    {
      code: `
// in a pipeline over several lines
import { Redis } from 'ioredis';
const redis = new Redis();
await redis
  .pipeline()
  .set(\`cache:\${id}\`, user)
   ~~~ growingCache
  .exec();
      `,
      suggestion: `
// in a pipeline over several lines
import { Redis } from 'ioredis';
const redis = new Redis();
await redis
  .pipeline()
  .set(\`cache:\${id}\`, user, 'EX', 300)
  .exec();
      `,
    },
    {
      code: `
// the form of the newest redis
import { createClient } from 'redis';
const client = await createClient().on('error', console.error).connect();
await client.set(\`cache:\${id}\`, user, { GET: true });
      ~~~~~~~~~~ growingCache
      `,
      message:
        "\`client.set\` writes an entry that never expires: memory only grows, and readers get the old value until someone deletes it. Instead, give the entry a time to live with \`set(key, value, { expiration: { type: 'EX', value: seconds } })\`.",
      suggestion: `
// the form of the newest redis
import { createClient } from 'redis';
const client = await createClient().on('error', console.error).connect();
await client.set(\`cache:\${id}\`, user, {
  GET: true,
  expiration: { type: 'EX', value: 300 },
});
      `,
    },
    {
      code: `
// the form of redis 4
import { createClient } from 'redis';
const client = createClient();
await client.set(\`cache:\${id}\`, user);
      ~~~~~~~~~~ growingCache
      `,
      filename: older,
      message:
        '\`client.set\` writes an entry that never expires: memory only grows, and readers get the old value until someone deletes it. Instead, give the entry a time to live with \`set(key, value, { EX: seconds })\`.',
      suggestion: `
// the form of redis 4
import { createClient } from 'redis';
const client = createClient();
await client.set(\`cache:\${id}\`, user, { EX: 300 });
      `,
    },
    {
      code: `
// the form of redis 3
import { createClient } from 'redis';
const client = createClient();
client.set(\`cache:\${id}\`, user, () => done());
~~~~~~~~~~ growingCache
      `,
      filename: oldest,
      suggestion: `
// the form of redis 3
import { createClient } from 'redis';
const client = createClient();
client.set(\`cache:\${id}\`, user, 'EX', 300, () => done());
      `,
    },
    {
      code: `
// milliseconds since cache-manager 5
import { createCache } from 'cache-manager';
const cache = createCache();
await cache.set(\`user:\${id}\`, user);
      ~~~~~~~~~ growingCache
      `,
      suggestion: `
// milliseconds since cache-manager 5
import { createCache } from 'cache-manager';
const cache = createCache();
await cache.set(\`user:\${id}\`, user, 300_000);
      `,
    },
    {
      code: `
// seconds until cache-manager 4
import cacheManager from 'cache-manager';
const cache = cacheManager.caching({ store: redisStore.create({ host: 'localhost' }) });
await cache.set(\`user:\${id}\`, user);
      ~~~~~~~~~ growingCache
      `,
      filename: older,
      suggestion: `
// seconds until cache-manager 4
import cacheManager from 'cache-manager';
const cache = cacheManager.caching({ store: redisStore.create({ host: 'localhost' }) });
await cache.set(\`user:\${id}\`, user, { ttl: 300 });
      `,
    },
    {
      code: `
// a value that is computed on a miss
import { createCache } from 'cache-manager';
const cache = createCache();
await cache.wrap(\`user:\${id}\`, () => loadUser(id));
      ~~~~~~~~~~ growingCache
      `,
      suggestion: `
// a value that is computed on a miss
import { createCache } from 'cache-manager';
const cache = createCache();
await cache.wrap(\`user:\${id}\`, () => loadUser(id), 300_000);
      `,
    },
    {
      code: `
// several entries at once
import Keyv from 'keyv';
const users = new Keyv();
await users.setMany(all.map((user) => ({ key: user.id, value: user })));
      ~~~~~~~~~~~~~ growingCache
      `,
      suggestion: `
// several entries at once
import Keyv from 'keyv';
const users = new Keyv();
await users.setMany(
  all.map((user) => ({ key: user.id, value: user, ttl: 300_000 })),
);
      `,
    },
    {
      code: `
// options behind a name: the edit would be elsewhere
import { createClient } from 'redis';
const client = createClient();
const options = { GET: true };
await client.set(\`cache:\${id}\`, user, options);
      ~~~~~~~~~~ growingCache
      `,
    },
    {
      code: `
// a caller that leaves out the time to live of a wrapper
import { createCache } from 'cache-manager';
const cache = createCache();
async function remember(key: string, value: unknown, ttl?: number) {
  await cache.set(key, value, ttl);
}
await remember(\`user:\${id}\`, user);
      ~~~~~~~~ growingCache
      `,
      message:
        '\`remember\` writes an entry that never expires: memory only grows, and readers get the old value until someone deletes it. Instead, pass a time to live as \`ttl\`.',
      suggestion: `
// a caller that leaves out the time to live of a wrapper
import { createCache } from 'cache-manager';
const cache = createCache();
async function remember(key: string, value: unknown, ttl?: number) {
  await cache.set(key, value, ttl);
}
await remember(\`user:\${id}\`, user, 300_000);
      `,
    },
    {
      code: `
// known by its name alone: any library, so no edit
import { redis } from './redis.js';
export async function getUser(id: string) {
  const found = await redis.get(\`user:\${id}\`);
  if (found) return JSON.parse(found);
  const user = await loadUser(id);
  await redis.set(\`user:\${id}\`, JSON.stringify(user));
        ~~~~~~~~~ growingCache
  return user;
}
      `,
      message:
        '\`redis.set\` writes an entry that never expires: memory only grows, and readers get the old value until someone deletes it. Instead, pass a time to live with it, or set one for the same key right after it.',
    },
    {
      code: `
// an injected cache, with the option \`stores\`
import { Inject } from '@nestjs/common';
import { CACHE_MANAGER, Cache } from '@nestjs/cache-manager';
export class Users {
  constructor(@Inject(CACHE_MANAGER) private readonly cache: Cache) {}
  async store(id: string, user: object) {
    await this.cache.set(\`user:\${id}\`, user);
          ~~~~~~~~~~~~~~ growingCache
  }
}
      `,
      options: [{ stores: 'all' }],
      suggestion: `
// an injected cache, with the option \`stores\`
import { Inject } from '@nestjs/common';
import { CACHE_MANAGER, Cache } from '@nestjs/cache-manager';
export class Users {
  constructor(@Inject(CACHE_MANAGER) private readonly cache: Cache) {}
  async store(id: string, user: object) {
    await this.cache.set(\`user:\${id}\`, user, 300_000);
  }
}
      `,
    },
    {
      code: `
// a command that the option names, whatever its case
import { createClient } from 'redis';
const client = createClient();
await client.hSet(\`cache:\${id}\`, 'name', name);
      ~~~~~~~~~~~ growingCache
      `,
      options: [{ commands: ['hset'] }],
      message:
        '\`client.hSet\` writes an entry that never expires: memory only grows, and readers get the old value until someone deletes it. Instead, call \`expire(key, seconds)\` on the same key right after it.',
    },
    {
      code: `
// a hash of a client that only its name tells, which has one way out for all libraries
export class Rates {
  async rate(id: string) {
    const known = await this.redis.hget(\`rate:\${id}\`, 'eur');
    if (known) return known;
    const eur = await loadRate(id);
    await this.redis.hset(\`rate:\${id}\`, { eur });
          ~~~~~~~~~~~~~~~ growingCache
    return eur;
  }
}
      `,
      message:
        '\`this.redis.hset\` writes an entry that never expires: memory only grows, and readers get the old value until someone deletes it. Instead, call \`expire(key, seconds)\` on the same key right after it.',
    },
    {
      code: `
// one of many hashes can expire by itself
import { Redis } from 'ioredis';
const redis = new Redis();
export async function price(day: string, currency: string) {
  const known = await redis.hget(\`prices:\${day}\`, currency);
  if (known) return known;
  const found = await loadPrice(day, currency);
  await redis.hset(\`prices:\${day}\`, currency, found);
        ~~~~~~~~~~ growingCache
  return found;
}
      `,
      message:
        '\`redis.hset\` writes an entry that never expires: memory only grows, and readers get the old value until someone deletes it. Instead, call \`expire(key, seconds)\` on the same key right after it.',
    },
    {
      code: `
// one hash for all keys has no expiry of its own for each
import { Redis } from 'ioredis';
const redis = new Redis();
export async function userName(id: string) {
  const known = await redis.hget('names', id);
  if (known) return known;
  const name = await loadName(id);
  await redis.hset('names', id, name);
        ~~~~~~~~~~ growingCache
  return name;
}
      `,
      message:
        '\`redis.hset\` writes an entry that never expires: memory only grows, and readers get the old value until someone deletes it. Instead, keep each entry under a key of its own, and give that a time to live.',
    },
    {
      code: `
// in JavaScript, with another time to live
const Redis = require('ioredis');
const redis = new Redis();
async function store(id, user) {
  await redis.set('cache:' + id, user);
        ~~~~~~~~~ growingCache
}
      `,
      espree: true,
      options: [{ defaultTtlSeconds: 3600 }],
      title: 'Let the entry expire after 3600 seconds.',
      suggestion: `
// in JavaScript, with another time to live
const Redis = require('ioredis');
const redis = new Redis();
async function store(id, user) {
  await redis.set('cache:' + id, user, 'EX', 3600);
}
      `,
    },
  ],
});
