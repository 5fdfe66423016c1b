import { requireCacheTtl } from '../../rules/require-cache-ttl.js';
import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// the same names from another package
import { Redis } from './redis.js';
await new Redis({}).get('key');
    `,
  ],
  invalid: [
    `
import { Redis } from '@upstash/redis';
const redis = Redis.fromEnv();
await redis.get('key');
      ~~~~~~~~~ round-trip, cache-read
await redis.set('key', 'value');
      ~~~~~~~~~ round-trip, cache-write
await new Redis({ url, token }).hgetall('key');
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip, cache-read
    `,
    `
// commands that are queued make no request; sending them does
import { Redis } from '@upstash/redis/cloudflare';
const pipeline = new Redis({}).pipeline();
pipeline.set('key', 'value');
~~~~~~~~~~~~ cache-write
pipeline.expire('key', 60);
~~~~~~~~~~~~~~~ expire
await pipeline.exec();
      ~~~~~~~~~~~~~ round-trip
    `,
    `
// the ready-made client of Vercel
import { createClient, kv, type VercelKV } from '@vercel/kv';
await kv.get('key');
      ~~~~~~ round-trip, cache-read
await createClient({}).mget('key');
      ~~~~~~~~~~~~~~~~~~~~~ round-trip, cache-read
export async function read(store: VercelKV) {
  return store.get('key');
         ~~~~~~~~~ round-trip, cache-read
}
    `,
  ],
});

testRule(requireCacheTtl, {
  valid: [
    `
// with an expiry, or as a lock
import { Redis } from '@upstash/redis';
const redis = Redis.fromEnv();
export async function getUser(id: string) {
  const cached = await redis.get(\`user:\${id}\`);
  if (cached) return cached;
  const user = await db.users.findById(id);
  await redis.set(\`user:\${id}\`, user, { ex: 60 });
  await redis.set(\`lock:\${id}\`, 1, { nx: true });
  return user;
}
    `,
  ],
  invalid: [
    {
      code: `
import { Redis } from '@upstash/redis';
const redis = Redis.fromEnv();
export async function getUser(id: string) {
  const cached = await redis.get(\`user:\${id}\`);
  if (cached) return cached;
  const user = await db.users.findById(id);
  await redis.set(\`user:\${id}\`, user);
        ~~~~~~~~~ growingCache
  return user;
}
      `,
      suggestion: `
import { Redis } from '@upstash/redis';
const redis = Redis.fromEnv();
export async function getUser(id: string) {
  const cached = await redis.get(\`user:\${id}\`);
  if (cached) return cached;
  const user = await db.users.findById(id);
  await redis.set(\`user:\${id}\`, user, { ex: 300 });
  return user;
}
      `,
    },
  ],
});
