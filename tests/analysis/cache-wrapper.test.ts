import { testRule } from '../support/test-rule.js';
import { cacheProbe } from './cache-probe.js';

testRule(cacheProbe, {
  valid: [
    `
// options in the place of the time to live, either way
import { createClient } from 'redis';
const client = createClient();
async function setCache(key: string, value: string, ttl?: number) {
  await client.set(key, value, ttl ? { EX: ttl } : { EX: 60 });
}
await setCache(\`menu:\${id}\`, menu);
    `,
    `
// the parameter has a default of its own
import { createCache } from 'cache-manager';
const cache = createCache();
async function remember(key: string, value: unknown, ttl = 60_000) {
  await cache.set(key, value, ttl);
}
await remember(\`user:\${id}\`, user);
    `,
    `
// a wrapper of single commands leaves the expiry to its callers
import { Redis } from 'ioredis';
export class RedisCache {
  private readonly redis = new Redis();
  set(key: string, value: string) {
    return this.redis.set(key, value);
  }
  expire(key: string, seconds: number) {
    return this.redis.expire(key, seconds);
  }
}
    `,
    `
// a wrapper that passes its own optional time to live on
import { createCache } from 'cache-manager';
const cache = createCache();
export class CacheService {
  async set(key: string, value: unknown, ttl?: number) {
    await cache.set(key, value, ttl);
  }
}
    `,
    `
// the branch without a time to live, which has a short name
import { Redis } from 'ioredis';
export class RedisCache {
  private readonly redis = new Redis();
  async setAll(entries: Map<string, string>, ttl?: number) {
    const t = ttl ?? options.ttl;
    if (t !== undefined && t !== 0) {
      const multi = this.redis.multi();
      for (const [key, value] of entries) multi.set(key, value, 'PX', t);
      await multi.exec();
    } else await this.redis.mset([...entries].flat());
  }
}
    `,
    `
// the branch without a time to live
import { Redis } from 'ioredis';
export class RedisCache {
  private readonly redis = new Redis();
  private readonly ttl: number | undefined;
  async either(key: string, value: string, ttl?: number) {
    return ttl ? this.redis.set(key, value, 'EX', ttl) : this.redis.set(key, value);
  }
  async orElse(key: string, value: string) {
    if (this.ttl !== undefined) await this.redis.setex(key, this.ttl, value);
    else await this.redis.set(key, value);
  }
  async first(key: string, value: string, ttl: number) {
    if (ttl === Infinity) return this.redis.set(key, value);
    return this.redis.set(key, value, 'EX', ttl);
  }
  async last(key: string, value: string, ttl: number) {
    if (ttl > 0) {
      return this.redis.set(key, value, 'EX', ttl);
    }
    return this.redis.set(key, value);
  }
}
    `,
    `
// options that set it, or that are not known
import { Redis } from 'ioredis';
const redis = new Redis();
const cacheSet = (key: string, value: string, { ttl } = {}) =>
  ttl ? redis.set(key, value, 'EX', ttl) : redis.set(key, value);
const cachePut = (key: string, value: string, options?: Options) =>
  redis.set(key, value, 'EX', options?.ttl ?? 60);
await cacheSet(\`menu:\${id}\`, menu, { ttl: 60 });
await cacheSet(\`menu:\${id}\`, menu, options);
await cachePut(\`menu:\${id}\`, menu);
    `,
    `
// a time to live that the function makes up from what it is given
import { Redis } from 'ioredis';
const redis = new Redis();
async function cacheSet(key: string, value: string, time?: number) {
  const ttl = time && time > 0 ? time : 3600;
  if (ttl) await redis.set(key, value, 'EX', ttl);
  else await redis.set(key, value);
}
await cacheSet(\`menu:\${id}\`, menu);
    `,
    `
// a parameter that has to be given, which a call forgets: the compiler says so
import { Redis } from 'ioredis';
const redis = new Redis();
async function cacheSet(key: string, value: string, ttl: number) {
  if (ttl) await redis.set(key, value, 'EX', ttl);
  else await redis.set(key, value);
}
await cacheSet(\`menu:\${id}\`, menu);
    `,
    `
// it expires at a time, by a client that is known by its name
import { redis } from './redis.js';
async function policy(id: string) {
  const key = \`policy:\${id}\`;
  const found = await redis.get(key);
  if (found) return JSON.parse(found);
  const policy = await loadPolicy(id);
  await redis.set(key, JSON.stringify(policy));
  await redis.expireAt(key, policy.validUntil);
  return policy;
}
    `,
    `
// options with a default that sets it
import { Redis } from 'ioredis';
const redis = new Redis();
const cacheSet = (key: string, value: string, options = { ttl: 60 }) =>
  options.ttl ? redis.set(key, value, 'EX', options.ttl) : redis.set(key, value);
const cachePut = (key: string, value: string, { ttl } = { ttl: 60 }) =>
  ttl ? redis.set(key, value, 'EX', ttl) : redis.set(key, value);
await cacheSet(\`menu:\${id}\`, menu);
await cachePut(\`menu:\${id}\`, menu);
    `,
    `
// a mark, and no copy of anything
import { Redis } from 'ioredis';
const redis = new Redis();
const cacheSet = (key: string, value: string, ttl?: number) =>
  ttl ? redis.set(key, value, 'EX', ttl) : redis.set(key, value);
await cacheSet(\`menu:\${id}\`, 'there');
    `,
  ],
  invalid: [
    `
// options with a time to live, or none
import { createClient } from 'redis';
const client = createClient();
async function setCache(key: string, value: string, ttl?: number) {
  await client.set(key, value, ttl ? { EX: ttl } : undefined);
}
await setCache(\`menu:\${id}\`, menu);
      ~~~~~~~~ lasting
await setCache(\`menu:\${id}\`, menu, 60);
    `,
    `
// a function that renews any entry leaves those of other caches, and those that their own function fills, as they are
import NodeCache from 'node-cache';
const users = new NodeCache();
const prices = new NodeCache();
export const renew = (key: string) => users.ttl(key, 60);
export function find(key: string) {
  if (!users.has(key)) users.set(key, loadUser(users.get(key)));
                       ~~~~~~~~~ lasting
}
export const keep = (key: string, price: number) => prices.set(key, price);
                                                    ~~~~~~~~~~ lasting
    `,
    `
// a function that writes and expires an entry of its own says nothing about the others
import NodeCache from 'node-cache';
const cache = new NodeCache();
export function keep(key: string, value: string) {
  cache.set(key, value);
  ~~~~~~~~~ lasting
}
export function renew(key: string, value: string) {
  cache.set(key, value);
  cache.ttl(key, 60);
}
    `,
    `
// a choice by something else, or one whose other branch writes nothing
import { Redis } from 'ioredis';
const redis = new Redis();
export async function store(id: string, user: string, isGuest: boolean, ttl: number) {
  if (isGuest) await redis.setex(\`cache:\${id}\`, 60, user);
  else await redis.set(\`cache:\${id}\`, user);
             ~~~~~~~~~ lasting
  if (ttl < 0) return;
  if (ttl > 60) await redis.del(\`old:\${id}\`);
  await redis.set(\`cache:copy:\${id}\`, user);
        ~~~~~~~~~ lasting
}
    `,
    `
// a caller that gives undefined
import { createCache } from 'cache-manager';
const cache = createCache();
async function remember(key: string, value: unknown, ttl?: number) {
  await cache.set(key, value, ttl);
}
await remember(\`user:\${id}\`, user, undefined);
      ~~~~~~~~ lasting
    `,
    `
// a caller that takes the branch without a time to live
import { Redis } from 'ioredis';
export class RedisCache {
  private readonly redis = new Redis();
  async set(key: string, value: string, ttl?: number) {
    if (ttl) await this.redis.set(key, value, 'EX', ttl);
    else await this.redis.set(key, value);
  }
  async store(id: string, user: string) {
    await this.set(\`user:\${id}\`, user, 60);
    await this.set(\`user:\${id}\`, user);
          ~~~~~~~~ lasting
    await this.set(\`session:\${id}\`, user);
  }
}
    `,
    `
// a caller that leaves it out of a function that loads what it misses; a key that says what else it is
import { Redis } from 'ioredis';
const redis = new Redis();
async function remember(key: string, load: () => Promise<unknown>, ttl?: number) {
  const hit = await redis.get(key);
  if (hit) return JSON.parse(hit);
  const value = await load();
  if (ttl) await redis.set(key, JSON.stringify(value), 'EX', ttl);
  else await redis.set(key, JSON.stringify(value));
  return value;
}
export const account = (id: string) => remember(\`account:\${id}\`, () => loadAccount(id));
                                       ~~~~~~~~ lasting
export const plan = (id: string) => remember(\`plan:\${id}\`, () => loadPlan(id), 300);
export const session = (id: string) => remember(\`session:\${id}\`, () => loadSession(id));
    `,
    `
// options that are left out, or without it
import { Redis } from 'ioredis';
const redis = new Redis();
const cacheSet = (key: string, value: string, { ttl } = {}) =>
  ttl ? redis.set(key, value, 'EX', ttl) : redis.set(key, value);
const cachePut = (key: string, value: string, options?: Options) =>
  options?.ttl ? redis.set(key, value, 'EX', options.ttl) : redis.set(key, value);
await cacheSet(\`menu:\${id}\`, menu);
      ~~~~~~~~ lasting
await cachePut(\`menu:\${id}\`, menu, { tags: ['menu'] });
      ~~~~~~~~ lasting
    `,
    `
// a caller that reads the entry itself, and fills it after a miss
import { Redis } from 'ioredis';
const redis = new Redis();
async function put<T>(key: string, value: T, ttl?: number): Promise<T> {
  if (ttl) await redis.set(key, JSON.stringify(value), 'EX', ttl);
  else await redis.set(key, JSON.stringify(value));
  return value;
}
export async function promotions(city: string) {
  const key = \`promotions:\${city}\`;
  const hit = await redis.get(key);
  if (hit) return JSON.parse(hit);
  const found = await loadPromotions(city);
  return put(key, found);
         ~~~ lasting
}
export async function draft(id: string, text: string) {
  return put(\`draft:\${id}\`, text);
}
    `,
    {
      code: `
// in JavaScript, whatever a function is given can be left out
import { Redis } from 'ioredis';
const redis = new Redis();
async function cacheSet(key, value, ttl) {
  if (ttl) await redis.set(key, value, 'EX', ttl);
  else await redis.set(key, value);
}
await cacheSet(\`menu:\${id}\`, menu);
      ~~~~~~~~ lasting
await cacheSet(\`menu:\${id}\`, menu, 60);
      `,
      filename: 'file.js',
    },
  ],
});
