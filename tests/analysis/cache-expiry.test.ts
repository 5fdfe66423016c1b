import { testRule } from '../support/test-rule.js';
import { cacheProbe } from './cache-probe.js';

testRule(cacheProbe, {
  valid: [
    `
// arguments that are spread, and words in lower case
import { Redis } from 'ioredis';
import NodeCache from 'node-cache';
const redis = new Redis();
const cache = new NodeCache();
export async function store(entry: [string, string, number]) {
  cache.set(...entry);
  await redis.set(\`cache:\${entry[0]}\`, entry[1], 'keepttl');
}
    `,
    `
// the time to live as words
import { Redis } from 'ioredis';
const redis = new Redis();
await redis.set(\`cache:\${id}\`, user, 'EX', 60);
await redis.set(\`cache:\${id}\`, user, 'px', 60_000);
await redis.set(\`cache:\${id}\`, user, 'NX', 'EX', 60);
await redis.set(\`cache:\${id}\`, user, 'KEEPTTL');
await redis.setex(\`cache:\${id}\`, 60, user);
await redis.psetex(\`cache:\${id}\`, 60_000, user);
    `,
    `
// words that are not written out may be a time to live
import { Redis } from 'ioredis';
const redis = new Redis();
export async function store(id: string, user: string, mode: 'EX' | 'PX', ttl: number, rest: string[]) {
  await redis.set(\`cache:\${id}\`, user, mode, ttl);
  await redis.set(\`cache:\${id}\`, user, ...rest);
  await redis.set(...rest);
}
    `,
    `
// the time to live as an option, in each of its forms
import { createClient } from 'redis';
const client = createClient();
await client.set(\`cache:\${id}\`, user, { EX: 60 });
await client.set(\`cache:\${id}\`, user, { KEEPTTL: true });
await client.set(\`cache:\${id}\`, user, { expiration: { type: 'PX', value: 60_000 } });
await client.set(\`cache:\${id}\`, user, { expiration: 'KEEPTTL' });
await client.setEx(\`cache:\${id}\`, 60, user);
    `,
    `
// options that are not written out may hold a time to live
import { createClient } from 'redis';
const client = createClient();
export async function store(id: string, user: string, options: object, short: boolean) {
  const shared = { GET: true };
  Object.assign(shared, options);
  await client.set(\`cache:\${id}\`, user, options);
  await client.set(\`cache:\${id}\`, user, { GET: true, ...options });
  await client.set(\`cache:\${id}\`, user, short ? { EX: 5 } : { EX: 60 });
  await client.set(\`cache:\${id}\`, user, shared);
}
    `,
    `
// a time to live of its own, whatever it is
import NodeCache from 'node-cache';
const cache = new NodeCache();
export function store(id: string, user: object, ttl: number) {
  cache.set(id, user, 60);
  cache.set(id, user, ttl);
  cache.mset([{ key: id, val: user, ttl: 60 }]);
}
    `,
    `
// the expiry is set by another command on the same key
import { Redis } from 'ioredis';
const redis = new Redis();
export async function store(id: string, user: string) {
  const key = \`cache:\${id}\`;
  await redis.set(key, user);
  log('stored');
  await redis.expire(\`cache:\${id}\`, 60);
}
    `,
    `
// the expiry is set in the same pipeline
import { Redis } from 'ioredis';
const redis = new Redis();
export async function store(id: string, user: string) {
  await redis.multi().set(\`cache:\${id}\`, user).expire(\`cache:\${id}\`, 60).exec();
}
export async function storeAll(users: User[]) {
  const pipeline = redis.pipeline();
  for (const user of users) {
    pipeline.set(\`cache:\${user.id}\`, user.name);
    pipeline.pexpire(\`cache:\${user.id}\`, 60_000);
  }
  await pipeline.exec();
}
    `,
    `
// the time to live of an entry of node-cache
import NodeCache from 'node-cache';
const cache = new NodeCache();
export function store(id: string, user: object) {
  cache.set(id, user);
  cache.ttl(id, 60);
}
    `,
    `
// undefined empties the entry
import NodeCache from 'node-cache';
const cache = new NodeCache();
cache.set(\`user:\${id}\`, undefined);
    `,
  ],
  invalid: [
    `
// another function sets the expiry
import { Redis } from 'ioredis';
const redis = new Redis();
export async function store(id: string, user: string) {
  await redis.set(\`cache:\${id}\`, user);
        ~~~~~~~~~ lasting
}
export async function touch(id: string) {
  await redis.expire(\`cache:\${id}\`, 60);
}
    `,
    `
// words and callbacks that are no time to live
import { Redis } from 'ioredis';
const redis = new Redis();
await redis.set(\`cache:\${id}\`, user);
      ~~~~~~~~~ lasting
await redis.set(\`cache:\${id}\`, user, 'GET');
      ~~~~~~~~~ lasting
redis.set(\`cache:\${id}\`, user, () => {});
~~~~~~~~~ lasting
await redis.mset({ [\`cache:\${id}\`]: user });
      ~~~~~~~~~~ lasting
    `,
    `
// options that are no time to live
import { createClient } from 'redis';
const client = createClient();
const unused = { GET: true };
await client.set(\`cache:\${id}\`, user, {});
      ~~~~~~~~~~ lasting
await client.set(\`cache:\${id}\`, user, undefined);
      ~~~~~~~~~~ lasting
await client.set(\`cache:\${id}\`, user, { GET: true, expiration: undefined });
      ~~~~~~~~~~ lasting
await client.set(\`cache:\${id}\`, user, unused);
      ~~~~~~~~~~ lasting
    `,
    `
// numbers that mean forever
import NodeCache from 'node-cache';
const cache = new NodeCache();
const never = 0;
cache.set(\`user:\${id}\`, user, 0);
~~~~~~~~~ lasting
cache.set(\`user:\${id}\`, user, never);
~~~~~~~~~ lasting
cache.set(\`user:\${id}\`, user, Infinity);
~~~~~~~~~ lasting
cache.mset([{ key: 'a', val: a, ttl: 60 }, { key: 'b', val: b, ttl: 0 }]);
~~~~~~~~~~ lasting
cache.mset(users.map((user) => ({ key: user.id, val: user })));
~~~~~~~~~~ lasting
const entries = users.map((user) => ({ key: user.id, val: user }));
cache.mset(entries);
~~~~~~~~~~ lasting
    `,
    `
// the other key expires, not this one
import { Redis } from 'ioredis';
const redis = new Redis();
export async function store(id: string, user: string) {
  await redis.set(\`cache:\${id}\`, user);
        ~~~~~~~~~ lasting
  await redis.expire(\`other:\${id}\`, 60);
}
    `,
  ],
});
