import { testRule } from '../support/test-rule.js';
import { cacheProbe } from './cache-probe.js';

testRule(cacheProbe, {
  valid: [
    `
// the hash expires: by a call for its key, in the same batch, or field by field
import { Redis } from 'ioredis';
const redis = new Redis();
export async function profile(id: string) {
  const key = \`profile:\${id}\`;
  const known = await redis.hgetall(key);
  if (known.name) return known;
  const row = await loadProfile(id);
  await redis.hset(key, row);
  await redis.expire(key, 300);
  return row;
}
export async function address(id: string) {
  const known = await redis.hgetall(\`address:\${id}\`);
  if (known.street) return known;
  const row = await loadAddress(id);
  await redis.multi().hset(\`address:\${id}\`, row).expire(\`address:\${id}\`, 300).exec();
  return row;
}
export async function rate(id: string) {
  const known = await redis.hget(\`rate:\${id}\`, 'eur');
  if (known) return known;
  const eur = await loadRate(id);
  await redis.hset(\`rate:\${id}\`, 'eur', eur);
  await redis.hexpire(\`rate:\${id}\`, 300, 'FIELDS', 1, 'eur');
  return eur;
}
    `,
    `
// primary data: nothing is loaded where nothing is found
import { Redis } from 'ioredis';
const redis = new Redis();
export async function touch(id: string, page: string) {
  const seen = await redis.hget(\`visit:\${id}\`, 'first');
  if (!seen) await redis.hset(\`visit:\${id}\`, 'first', page);
  await redis.hset(\`visit:\${id}\`, { page, times: Number(seen) + 1 });
}
    `,
    `
// rows of a query, and a function that says that it fills a cache: a hash may be an index or a state of its own
import { Redis } from 'ioredis';
import { Pool } from 'pg';
const redis = new Redis();
const pool = new Pool();
export async function warmCache(id: string) {
  const { rows } = await pool.query('SELECT name FROM users WHERE id = $1', [id]);
  await redis.hset(\`user:\${id}\`, rows[0]);
}
    `,
    `
// a cart, a counter, and a hash in which something is counted, though they begin with what is loaded
import { Redis } from 'ioredis';
const redis = new Redis();
export async function cart(id: string) {
  const known = await redis.hgetall(\`cart:\${id}\`);
  if (known.owner) return known;
  const row = await loadOwner(id);
  await redis.hset(\`cart:\${id}\`, row);
  return row;
}
export async function usage(id: string) {
  const known = await redis.hgetall(\`usage:\${id}\`);
  if (known.pages) return known;
  const row = await loadUsage(id);
  await redis.hset(\`usage:\${id}\`, row);
  return row;
}
export const use = (id: string) => redis.hincrby(\`usage:\${id}\`, 'pages', 1);
    `,
    `
// a mark that something was loaded copies nothing
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(id: string) {
  if (await redis.hget(\`import:\${id}\`, 'loaded')) return;
  const rows = await loadRows(id);
  await keep(rows);
  await redis.hset(\`import:\${id}\`, 'loaded', 'yes');
}
    `,
    `
// a field that is filled in a hash which gets its other fields elsewhere
import { Redis } from 'ioredis';
const redis = new Redis();
export const join = (id: string, room: string) => redis.hset(\`player:\${id}\`, { room, score: 0 });
export async function nameOf(id: string) {
  const known = await redis.hget(\`player:\${id}\`, 'name');
  if (known) return known;
  const name = await loadName(id);
  await redis.hset(\`player:\${id}\`, 'name', name);
  return name;
}
    `,
    `
// a fixed key whose hash the file deletes
import { Redis } from 'ioredis';
const redis = new Redis();
export async function prices() {
  const known = await redis.hgetall('prices');
  if (known.eur) return known;
  const row = await loadPrices();
  await redis.hset('prices', row);
  return row;
}
export const changed = () => redis.del('prices');
    `,
    {
      code: `
// every write to a store, but hashes only where they are asked for
import { Redis } from 'ioredis';
await new Redis().hset(\`user:\${id}\`, 'name', name);
      `,
      options: [true],
    },
    {
      code: `
// the same by a function of the file, which is told no time to live
import { Redis } from 'ioredis';
const redis = new Redis();
const keep = (key: string, fields: object, ttl?: number) =>
  ttl ? redis.multi().hset(key, fields).expire(key, ttl).exec() : redis.hset(key, fields);
const keepEach = (fields: object, ttl?: number) => async (id: string) =>
  ttl ? redis.multi().hset(id, fields).expire(id, ttl).exec() : redis.hset(id, fields);
await keep(\`user:\${id}\`, { name });
const keepAll = keepEach({ name });
      `,
      options: [true],
    },
    `
// known miss: a field of one hash for all, which a function of the file fills
import { Redis } from 'ioredis';
const redis = new Redis();
const keep = (key: string, field: string, value: string, ttl?: number) =>
  ttl ? redis.multi().hset(key, field, value).expire(key, ttl).exec() : redis.hset(key, field, value);
export async function userName(id: string) {
  const known = await redis.hget('names', id);
  if (known) return known;
  const name = await loadName(id);
  await keep('names', id, name);
  return name;
}
    `,
    `
// a function that makes one which fills a hash, and calls it a cache
import { Redis } from 'ioredis';
const redis = new Redis();
const cacheEach = (fields: object, ttl?: number) => async (id: string) =>
  ttl
    ? redis.multi().hset(\`cache:\${id}\`, fields).expire(\`cache:\${id}\`, ttl).exec()
    : redis.hset(\`cache:\${id}\`, fields);
const cacheAll = cacheEach({ name });
    `,
    `
// rows of a query that are given to a function of the file
import { Redis } from 'ioredis';
import { Pool } from 'pg';
const redis = new Redis();
const pool = new Pool();
const keep = (key: string, fields: object, ttl?: number) =>
  ttl ? redis.multi().hset(key, fields).expire(key, ttl).exec() : redis.hset(key, fields);
export async function index(id: string) {
  const { rows } = await pool.query('SELECT name FROM users WHERE id = $1', [id]);
  await keep(\`user:\${id}\`, rows[0]);
}
    `,
    `
// a function of the file fills a hash, for callers that load what it is given without a look
import { Redis } from 'ioredis';
const redis = new Redis();
const keep = (key: string, fields: object, ttl?: number) =>
  ttl ? redis.multi().hset(key, fields).expire(key, ttl).exec() : redis.hset(key, fields);
export async function refreshCache(id: string) {
  const row = await loadProfile(id);
  await keep(\`cache:\${id}\`, row);
}
    `,
  ],
  invalid: [
    `
// read, missed, loaded, filled: as an object, field by field, with a test of what came back
import { Redis } from 'ioredis';
const redis = new Redis();
export async function profile(id: string) {
  const key = \`profile:\${id}\`;
  const known = await redis.hgetall(key);
  if (Object.keys(known).length > 0) return known;
  const row = await loadProfile(id);
  await redis.hset(key, { name: row.name, city: row.city });
        ~~~~~~~~~~ lasting
  return row;
}
export async function rate(id: string) {
  const [eur] = await redis.hmget(\`rate:\${id}\`, 'eur', 'usd');
  if (eur) return eur;
  const rates = await loadRates(id);
  await redis.hset(\`rate:\${id}\`, 'eur', rates.eur, 'usd', rates.usd);
        ~~~~~~~~~~ lasting
  return rates.eur;
}
export async function title(id: string) {
  const known = await redis.hget(\`title:\${id}\`, 'en');
  if (known) return known;
  const en = await loadTitle(id);
  await redis.hmset(\`title:\${id}\`, 'en', en);
        ~~~~~~~~~~~ lasting
  await redis.expire(\`name:\${id}\`, 300);
  return en;
}
    `,
    `
// the commands of two other clients, one of them known by its name
import { Redis } from '@upstash/redis';
import { createClient } from 'redis';
const client = createClient();
const rest = new Redis();
export async function profile(id: string) {
  const known = await client.hGetAll(\`profile:\${id}\`);
  if (known.name) return known;
  const row = await loadProfile(id);
  await client.hSet(\`profile:\${id}\`, row);
        ~~~~~~~~~~~ lasting
  return row;
}
export async function address(id: string) {
  const known = await rest.hgetall(\`address:\${id}\`);
  if (known) return known;
  const row = await loadAddress(id);
  await rest.hset(\`address:\${id}\`, row);
        ~~~~~~~~~ lasting
  return row;
}
export class Rates {
  async rate(id: string) {
    const known = await this.redis.hget(\`rate:\${id}\`, 'eur');
    if (known) return known;
    const eur = await loadRate(id);
    await this.redis.hset(\`rate:\${id}\`, { eur });
          ~~~~~~~~~~~~~~~ lasting
    return eur;
  }
}
    `,
    `
// a method that reads and one that writes
import { Redis } from 'ioredis';
export class Profiles {
  private readonly redis = new Redis();
  private read(id: string) {
    return this.redis.hgetall(\`profile:\${id}\`);
  }
  private async write(id: string, row: object) {
    await this.redis.hset(\`profile:\${id}\`, row);
          ~~~~~~~~~~~~~~~ lasting
  }
  async find(id: string) {
    const known = await this.read(id);
    if (known.name) return known;
    const row = await loadProfile(id);
    await this.write(id, row);
    return row;
  }
}
    `,
    `
// a copy that is also kept up to date, written with a callback; and two fields, each of which is filled
import { Redis } from 'ioredis';
const redis = new Redis();
export async function profile(id: string, done: () => void) {
  const known = await redis.hgetall(\`profile:\${id}\`);
  if (known.name) return known;
  const row = await loadProfile(id);
  redis.hset(\`profile:\${id}\`, row, () => done());
  ~~~~~~~~~~ lasting
  return row;
}
export async function rename(id: string, name: string) {
  await saveProfile(id, { name });
  await redis.hset(\`profile:\${id}\`, { name });
}
export async function eur(id: string) {
  const known = await redis.hget(\`rate:\${id}\`, 'eur');
  if (known) return known;
  const rate = await loadRate(id, 'eur');
  await redis.hset(\`rate:\${id}\`, 'eur', rate);
        ~~~~~~~~~~ lasting
  return rate;
}
export async function usd(id: string) {
  const known = await redis.hget(\`rate:\${id}\`, 'usd');
  if (known) return known;
  const rate = await loadRate(id, 'usd');
  await redis.hset(\`rate:\${id}\`, 'usd', rate);
        ~~~~~~~~~~ lasting
  return rate;
}
    `,
    `
// a copy under a fixed key, which gets old
import { Redis } from 'ioredis';
const redis = new Redis();
export async function prices() {
  const known = await redis.hgetall('prices');
  if (known.eur) return known;
  const row = await loadPrices();
  await redis.hset('prices', row);
        ~~~~~~~~~~ lasting
  return row;
}
    `,
    `
// a function of the file fills a hash, and is given no time to live for what is missing
import { Redis } from 'ioredis';
const redis = new Redis();
const keep = (key: string, fields: object, ttl?: number) =>
  ttl ? redis.multi().hset(key, fields).expire(key, ttl).exec() : redis.hset(key, fields);
export async function profile(id: string) {
  const known = await redis.hgetall(\`profile:\${id}\`);
  if (known.name) return known;
  const row = await loadProfile(id);
  await keep(\`profile:\${id}\`, row);
        ~~~~ lasting
  return row;
}
    `,
  ],
});
