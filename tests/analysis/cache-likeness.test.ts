import { testRule } from '../support/test-rule.js';
import { cacheProbe } from './cache-probe.js';

testRule(cacheProbe, {
  valid: [
    `
// a key that is made of fields of the cache, or by a method without arguments, is fixed
import { Redis } from 'ioredis';
export class TagCache {
  private readonly redis = new Redis();
  constructor(private readonly prefix: string) {}
  private tags() {
    return 'tags';
  }
  async store(tags: string) {
    await this.redis.set(\`\${this.prefix}:tags\`, tags);
    await this.redis.set(this.tags(), tags);
  }
}
    `,
    `
// a function that empties a cache
import { Redis } from 'ioredis';
const redis = new Redis();
export async function invalidateCache(tenant: string) {
  await redis.set(\`generation:\${tenant}\`, next());
}
    `,
    `
// primary data in a store: nothing says that it is a cache
import { Redis } from 'ioredis';
const redis = new Redis();
export async function save(id: string, profile: object) {
  await redis.set(\`profile:\${id}\`, JSON.stringify(profile));
}
    `,
    `
// a lock
import { Redis } from 'ioredis';
import { createClient } from 'redis';
const redis = new Redis();
await redis.set(\`cache:\${id}\`, token, 'NX');
const client = createClient();
await client.set(\`cache:\${id}\`, token, { NX: true });
await client.set(\`cache:\${id}\`, token, { condition: 'NX' });
    `,
    `
// locks, cursors, sessions and versions by their names, even in a client that is called a cache
import { Redis } from 'ioredis';
const cache = new Redis();
await cache.set(\`lock:\${id}\`, owner);
await cache.set(\`cursor:\${feed}\`, position);
await cache.set(\`session:\${token}\`, user);
await cache.set(\`cache:version:\${tenant}\`, version);
    `,
    `
// a counter
import { Redis } from 'ioredis';
const cache = new Redis();
export async function hit(page: string, start: number) {
  await cache.set(\`hits:\${page}\`, start);
  await cache.incr(\`hits:\${page}\`);
}
    `,
    `
// a marker
import { Redis } from 'ioredis';
const cache = new Redis();
export async function mark(id: string) {
  await cache.set(\`mail:\${id}\`, '1');
  await cache.set(\`mail:\${id}\`, Date.now());
}
    `,
    `
// hashes, sets, lists and streams are no caches
import { Redis } from 'ioredis';
const cache = new Redis();
await cache.hset(\`cache:\${id}\`, 'name', name);
await cache.sadd(\`cache:\${id}\`, name);
await cache.lpush(\`cache:\${id}\`, name);
await cache.xadd(\`cache:\${id}\`, '*', 'name', name);
    `,
    `
// a fixed key in a store does not grow
import { Redis } from 'ioredis';
import { TAGS_KEY } from './keys.js';
const cache = new Redis();
await cache.set('tags', tags);
await cache.set(TAGS_KEY, tags);
    `,
    `
// a fixed key that says cache, and that is taken away elsewhere
import { Redis } from 'ioredis';
const redis = new Redis();
export const warm = () => redis.set('cache:tags', JSON.stringify(tags));
export const forget = () => redis.del('cache:tags');
    `,
    `
// a fixed key that may be among those that are taken away: of any name, of its beginning, or all
import { Redis } from 'ioredis';
export async function any(redis: Redis, key: string) {
  await redis.set('cache:tags', JSON.stringify(tags));
  await redis.del(key);
}
export async function alike(store: Redis, kind: string) {
  await store.set('cache:rates', JSON.stringify(tags));
  await store.del(\`cache:\${kind}\`);
}
export async function several(kept: Redis, keys: string[]) {
  await kept.set('cache:plans', JSON.stringify(tags));
  await kept.del(...keys);
}
    `,
    `
// options that hold a time to live, or may hold one, of a client that is known by its name
import { redis } from './redis.js';
export async function label(code: string, options: object) {
  const known = await redis.get(\`label:\${code}\`);
  if (known !== null) return known;
  const label = await loadLabel(code);
  await redis.set(\`label:\${code}\`, label, { NX: true, EX: 60 });
  await redis.set(\`label:\${code}\`, label, { NX: true, expiration: { type: 'EX', value: 60 } });
  await redis.set(\`label:\${code}\`, label, { ...options, NX: true });
  await redis.set(\`label:\${code}\`, label, options);
  return label;
}
    `,
    `
// a fixed key that says cache, but is written twice, set up once, a marker or a version
import { Redis } from 'ioredis';
const redis = new Redis();
export const first = () => redis.set('cache:rates', JSON.stringify(rates));
export const second = () => redis.set('cache:rates', JSON.stringify(rates));
export const setUp = () => redis.set('cache:settings', JSON.stringify(settings));
export const mark = () => redis.set('cache:filled', '1');
export const stamp = () => redis.set('cache:filled-at', Date.now());
export const bump = (version: string) => redis.set('cache:version', version);
    `,
    `
// what is called a cache and known by its name alone may have a default time to live
import { redisCache } from './caches.js';
export async function tenantOf(host: string) {
  const known = await redisCache.get(\`cache:\${host}\`);
  if (known) return known;
  const tenant = await findTenant(host);
  await redisCache.set(\`cache:\${host}\`, tenant);
  return tenant;
}
    `,
    `
// a fixed key that something makes anew, takes away, or sets up once; and what is read is not given back
import { Redis } from 'ioredis';
const redis = new Redis();
export async function rates() {
  const known = await redis.get('rates');
  if (known) return JSON.parse(known);
  const rates = await loadRates();
  await redis.set('rates', JSON.stringify(rates));
  return rates;
}
export async function refresh() {
  await redis.set('rates', JSON.stringify(await loadRates()));
}
export async function settings() {
  const known = await redis.get('app:settings');
  if (known) return JSON.parse(known);
  const defaults = await readDefaults();
  await redis.set('app:settings', JSON.stringify(defaults));
  return defaults;
}
export async function seed() {
  const known = await redis.get('users');
  if (known) return;
  const users = await loadUsers();
  await redis.set('users', JSON.stringify(users));
}
export async function instance() {
  const known = await redis.get('instance');
  if (known) return known;
  const made = await generateName();
  await redis.set('instance', made);
  return made;
}
    `,
    `
import { Redis } from 'ioredis';
const redis = new Redis();
export async function plans() {
  const known = await redis.get('plans');
  if (known) return JSON.parse(known);
  const plans = await loadPlans();
  await redis.set('plans', JSON.stringify(plans));
  return plans;
}
export const forget = () => redis.del('plans');
    `,
    `
// a lock, a marker, and the answer to a request that comes twice
import { Redis } from 'ioredis';
const redis = new Redis();
export async function once(id: string, order: Order) {
  if (!(await redis.setnx(\`order:\${id}\`, '1'))) return;
  await redis.setnx(\`cache:\${id}\`, order.owner);
  const key = \`answer:\${id}\`;
  const known = await redis.get(key);
  if (known) return JSON.parse(known);
  const answer = await createOrder(order);
  await redis.setnx(key, JSON.stringify(answer));
  return answer;
}
    `,
    `
// what a cache library keeps on purpose, by its name
import Keyv from 'keyv';
import NodeCache from 'node-cache';
const checkpoints = new Keyv();
const flags = new NodeCache();
await checkpoints.set(job.id, position);
await checkpoints.set('mirror', position);
flags.set(name, true);
export class Jobs {
  private readonly state = new Keyv();
  async ran(name: string) {
    await this.state.set(\`lastRun:\${name}\`, Date.now());
  }
}
    `,
    `
// stores of a cache library that hold primary data, by the name or the namespace
import Keyv from 'keyv';
import NodeCache from 'node-cache';
const refreshTokens = new Keyv();
const resetTokens = new Keyv();
const verificationCodes = new Keyv();
const sessionStore = new Keyv();
const leases = new NodeCache();
const store = new Keyv(redisUrl, { namespace: 'idempotency' });
await refreshTokens.set(token, { user: user.id });
await resetTokens.set(token, { user: user.id });
await verificationCodes.set(code, { user: user.id });
await sessionStore.set(id, { user: user.id });
leases.set(name, owner);
await store.set(id, answer);
    `,
    `
// a refresh token in a general store, though the function says that it caches
import { Redis } from 'ioredis';
const redis = new Redis();
export async function cacheToken(token: string, user: string) {
  await redis.set(\`refresh_token:\${token}\`, user);
}
    `,
    `
// many keys at once, each of which gets its expiry in a pipeline
import { Redis } from 'ioredis';
const redis = new Redis();
export async function warmCache(rows: Row[]) {
  await redis.mset(...rows.flatMap((row) => [row.id, row.name]));
  const expiries = redis.pipeline();
  for (const row of rows) expiries.expire(row.id, 60);
  await expiries.exec();
}
    `,
    `
// known miss: nothing but the value says that it is a copy
import { Redis } from 'ioredis';
const redis = new Redis();
export const getSummary = (text: string) => redis.get(text);
export const saveSummary = (text: string, summary: string) => redis.set(text, summary);
    `,
    `
// rows that are written under the key of a session, under a fixed key, or only where nothing is; and a row that was made
import { Redis } from 'ioredis';
import { Pool } from 'pg';
const redis = new Redis();
const pool = new Pool();
export async function keep(token: string, id: string) {
  const { rows } = await pool.query('SELECT id, name FROM users WHERE id = $1', [id]);
  await redis.set(\`session:\${token}\`, JSON.stringify(rows[0]));
  await redis.set('newest', JSON.stringify(rows[0]));
  await redis.set(\`first:\${id}\`, JSON.stringify(rows[0]), 'NX');
  const made = await pool.query("INSERT INTO users (name) VALUES ('new') RETURNING id");
  await redis.set(\`made:\${id}\`, JSON.stringify(made.rows));
}
    `,
    `
// nothing fills entries with this key
import { Redis } from 'ioredis';
const redis = new Redis();
export async function profile(id: string) {
  const hit = await redis.get(\`profile:\${id}\`);
  if (hit) return JSON.parse(hit);
  const loaded = await loadProfile(id);
  await redis.set(\`profile:\${id}\`, JSON.stringify(loaded), 'EX', 60);
  return loaded;
}
export async function rename(id: string, draft: string) {
  await redis.set(\`draft:\${id}\`, draft);
}
    `,
    `
// read under other keys, or given back without loading anything
import { Redis } from 'ioredis';
import { Pool } from 'pg';
const redis = new Redis();
const pool = new Pool();
export async function note(id: string) {
  const text = await redis.get(\`note:\${id}\`);
  if (text) return text;
  return 'none';
}
export async function rating(id: string) {
  const raw = await redis.get(\`rating:\${id}\`);
  if (raw) return raw;
  const { rows } = await pool.query('SELECT avg(stars) FROM ratings WHERE id = $1', [id]);
  return rows[0];
}
export async function greet(id: string) {
  const before = await redis.get(\`greeting:\${id}\`);
  const { rows } = await pool.query('SELECT name FROM users WHERE id = $1', [id]);
  print(before);
  return rows[0].name;
}
export async function flavour(id: string) {
  const { rows } = await pool.query('SELECT name FROM users WHERE id = $1', [id]);
  const chosen = await redis.get(\`flavour:\${rows[0].name}\`);
  return chosen;
}
export async function store(ids: string[], id: string, text: string) {
  const before = text;
  await redis.set(\`greeting:\${id}\`, before);
  await redis.set(\`flavour:\${id}\`, text);
  await redis.set(\`note:\${id}\`, text);
  await redis.set(\`draft:\${id}\`, text);
}
    `,
    `
// a lock is not given back, whatever its key says
import { Redis } from 'ioredis';
const redis = new Redis();
export async function refresh(id: string) {
  const busy = await redis.get(\`cache:\${id}:busy\`);
  if (busy) return;
  await redis.set(\`cache:\${id}:busy\`, owner, 'NX');
}
    `,
    `
// one of two words marks something, whatever it is kept in
import { Redis } from 'ioredis';
export class Settings {
  private readonly cache = new Redis();
  async quiet(workspace: string, enabled: boolean) {
    await this.cache.set(\`quiet-hours:\${workspace}\`, enabled ? '1' : '0');
  }
}
    `,
    `
// a lock of somebody, whatever its key says
import { Redis } from 'ioredis';
const redis = new Redis();
export async function lock(id: string, owner: string) {
  return redis.set(\`cache:\${id}\`, owner, 'NX');
}
    `,
  ],
  invalid: [
    `
// stores that are called so, but hold copies: filled after a miss, made of rows, or by another word
import Keyv from 'keyv';
import { Pool } from 'pg';
const pool = new Pool();
const sessions = new Keyv();
const redirects = new Keyv();
const cachedJobs = new Keyv();
const latest = new Keyv();
const prices = new Keyv({ namespace: 'prices' });
export async function session(id: string) {
  const known = await sessions.get(id);
  if (known) return known;
  const session = await loadSession(id);
  await sessions.set(id, session);
        ~~~~~~~~~~~~ lasting
  return session;
}
export async function readRedirects() {
  const { rows } = await pool.query('SELECT path, target FROM redirects');
  for (const row of rows) await redirects.set(row.path, row.target);
                                ~~~~~~~~~~~~~ lasting
}
await cachedJobs.set(id, job);
      ~~~~~~~~~~~~~~ lasting
await latest.set(id, post);
      ~~~~~~~~~~ lasting
await prices.set(id, price);
      ~~~~~~~~~~ lasting
    `,
    `
// an access token that is lent, in a function that says that it caches
import { Redis } from 'ioredis';
const redis = new Redis();
export async function cacheToken(token: string, user: string) {
  await redis.set(\`access_token:\${token}\`, user);
        ~~~~~~~~~ lasting
  await redis.set(\`cache:refresh_token:\${token}\`, user);
        ~~~~~~~~~ lasting
}
    `,
    `
// a fixed key that is loaded where it is missing, and by nothing else
import { Redis } from 'ioredis';
const redis = new Redis();
export async function plans() {
  const known = await redis.get('plans');
  if (known) return JSON.parse(known);
  const plans = await loadPlans();
  await redis.set('plans', JSON.stringify(plans));
        ~~~~~~~~~ lasting
  return plans;
}
export async function currencies() {
  const known = await redis.get('currencies');
  if (known) return JSON.parse(known);
  const currencies = await db.distinct('currency');
  await redis.multi().set('currencies', JSON.stringify(currencies)).incr('loads').exec();
        ~~~~~~~~~~~~~~~~~ lasting
  return currencies;
}
    `,
    `
// a fixed key that says cache
import { Redis } from 'ioredis';
const redis = new Redis();
const TOKEN_KEY = 'cache:registry:access-token';
export async function token() {
  const known = await redis.get(TOKEN_KEY);
  if (known) return known;
  const { access_token: made } = await login();
  await redis.set(TOKEN_KEY, made);
        ~~~~~~~~~ lasting
  return made;
}
export async function rememberChart(samples: Sample[]) {
  await redis.set('cache:chart', JSON.stringify(samples.slice(-500)));
        ~~~~~~~~~ lasting
}
    `,
    `
// a fixed key, where only entries of other keys are taken away
import { Redis } from 'ioredis';
const redis = new Redis();
export async function totals() {
  const known = await redis.get('fines:totals');
  if (known) return JSON.parse(known);
  const totals = await loadTotals();
  await redis.set('fines:totals', JSON.stringify(totals));
        ~~~~~~~~~ lasting
  return totals;
}
export async function forget(patron: string) {
  await redis.del(\`fines:balance:\${patron}\`, 'fines', 'totals');
}
    `,
    `
// options without a time to live, of a client that is known by its name
import { redis } from './redis.js';
export async function label(code: string) {
  const known = await redis.get(\`label:\${code}\`);
  if (known !== null) return known;
  const label = await loadLabel(code);
  await redis.set(\`label:\${code}\`, label, { NX: true });
        ~~~~~~~~~ lasting
  return label;
}
    `,
    `
// written only where nobody did meanwhile, and a client that two libraries have a name for
import { Redis } from 'ioredis';
import { redis } from './redis.js';
const store = new Redis();
export async function next(id: string) {
  const key = \`next:\${id}\`;
  const known = await store.get(key);
  if (known) return known;
  const found = await findNext(id);
  await store.setnx(key, found);
        ~~~~~~~~~~~ lasting
  return found;
}
export async function last(id: string) {
  const key = \`newest:\${id}\`;
  const known = await redis.get(key);
  if (known) return known;
  const found = await findNewest(id);
  await redis.setNX(key, found);
        ~~~~~~~~~~~ lasting
  return found;
}
    `,
    `
// a name of what is kept on purpose, filled after a miss, or with a word that says cache
import NodeCache from 'node-cache';
const settings = new NodeCache();
const flagCache = new NodeCache();
export async function settingsOf(tenant: string) {
  const known = settings.get(tenant);
  if (known) return known;
  const found = await loadSettings(tenant);
  settings.set(tenant, found);
  ~~~~~~~~~~~~ lasting
  return found;
}
flagCache.set(name, true);
~~~~~~~~~~~~~ lasting
    `,
    `
// keys that come as a spread
import { Redis } from 'ioredis';
const redis = new Redis();
export async function warmCache(rows: Row[]) {
  await redis.mset(...rows.flatMap((row) => [row.id, row.name]));
        ~~~~~~~~~~ lasting
}
export async function keep(rows: Row[]) {
  await redis.mset(...rows.flatMap((row) => [row.id, row.name]));
}
    `,
    `
// commands that are collected for a cache, by its name; for a store, nothing says so
import { Redis } from 'ioredis';
const redisCache = new Redis();
const redis = new Redis();
export async function warm(rows: Row[]) {
  const commands = redisCache.pipeline();
  for (const row of rows) commands.set(\`tenant:\${row.host}\`, JSON.stringify(row));
                          ~~~~~~~~~~~~ lasting
  await commands.exec();
}
export async function keep(rows: Row[]) {
  const commands = redis.pipeline();
  for (const row of rows) commands.set(\`tenant:\${row.host}\`, JSON.stringify(row));
  await commands.exec();
}
    `,
    `
// a key with a field of the object that is stored
import { Redis } from 'ioredis';
const redis = new Redis();
export class User {
  constructor(private readonly id: string) {}
  async store() {
    await redis.set(\`cache:\${this.id}\`, JSON.stringify(this));
          ~~~~~~~~~ lasting
  }
}
    `,
    `
// words for coordination do not hide a key that says cache, nor does a part that varies
import { Redis } from 'ioredis';
const redis = new Redis();
export async function store(sessionId: string, count: number) {
  await redis.set(\`cache:count:\${sessionId}\`, count);
        ~~~~~~~~~ lasting
  const cacheKey = \`users:\${sessionId}\`;
  await redis.set(cacheKey, count);
        ~~~~~~~~~ lasting
}
    `,
    `
// the key is built by a function that says cache
import { Redis } from 'ioredis';
import { userCacheKey, userKey } from './keys.js';
const redis = new Redis();
export async function store(id: string, user: string) {
  await redis.set(userCacheKey(id), user);
        ~~~~~~~~~ lasting
  await redis.set(userKey(id), user);
}
    `,
    {
      code: `
// every write, but for fixed keys
import { Redis } from 'ioredis';
const redis = new Redis();
await redis.set(\`profile:\${id}\`, profile);
      ~~~~~~~~~ lasting
await redis.set(\`lock:\${id}\`, owner, 'NX');
      ~~~~~~~~~ lasting
await redis.set('latest', profile);
      `,
      options: [true],
    },
    `
// the key, the client, the function or the class says that it is a cache
import { Redis } from 'ioredis';
const redis = new Redis();
const userCache = new Redis();
await redis.set(\`cache:user:\${id}\`, user);
      ~~~~~~~~~ lasting
await redis.set(\`\${id}:cached\`, user);
      ~~~~~~~~~ lasting
await userCache.set(\`user:\${id}\`, user);
      ~~~~~~~~~~~~~ lasting
export async function cacheUser(id: string, user: string) {
  await redis.set(\`user:\${id}\`, user);
        ~~~~~~~~~ lasting
}
export class UserCache {
  async store(id: string, user: string) {
    await redis.set(\`user:\${id}\`, user);
          ~~~~~~~~~ lasting
  }
}
    `,
    `
// rows that were read just before, one by one too
import { Redis } from 'ioredis';
import { Pool } from 'pg';
const redis = new Redis();
const pool = new Pool();
export async function publish(city: string) {
  const { rows } = await pool.query('SELECT id, name FROM restaurants WHERE city = $1', [city]);
  await redis.set(\`featured:\${city}\`, JSON.stringify(rows));
        ~~~~~~~~~ lasting
  const multi = redis.multi();
  for (const row of rows) multi.set(\`card:\${row.id}\`, JSON.stringify({ name: row.name }));
                          ~~~~~~~~~ lasting
  await multi.exec();
}
    `,
    `
// an entry that another function fills, brought up to date
import { Redis } from 'ioredis';
const redis = new Redis();
export async function profile(id: string) {
  const hit = await redis.get(\`profile:\${id}\`);
  if (hit) return JSON.parse(hit);
  const loaded = await loadProfile(id);
  await redis.set(\`profile:\${id}\`, JSON.stringify(loaded), 'EX', 60);
  return loaded;
}
export async function rename(userId: string, changed: object) {
  await redis.set(\`profile:\${userId}\`, JSON.stringify(changed));
        ~~~~~~~~~ lasting
}
    `,
    `
// a part that is asked for is another each time, whatever the function is called
import { Redis } from 'ioredis';
export class ListCache {
  private readonly redis = new Redis();
  async write(scope: string, rows: string) {
    const key = \`lists:v\${await this.version()}:\${scope}\`;
    await this.redis.set(key, rows);
          ~~~~~~~~~~~~~~ lasting
  }
}
    `,
    `
// another function gives back what it finds there, or else what it loads
import { Redis } from 'ioredis';
import { Pool } from 'pg';
const redis = new Redis();
const pool = new Pool();
export async function rating(id: string) {
  const raw = await redis.get(\`rating:\${id}\`);
  if (raw) return raw;
  const { rows } = await pool.query('SELECT avg(stars) FROM ratings WHERE id = $1', [id]);
  return rows[0];
}
export async function store(ratings: Map<string, number>) {
  const pairs: string[] = [];
  for (const [id, stars] of ratings) pairs.push(\`rating:\${id}\`, String(stars));
  await redis.mset(...pairs);
        ~~~~~~~~~~ lasting
}
    `,
    `
// made of rows that were read, one by one
import { Redis } from 'ioredis';
import { Pool } from 'pg';
const redis = new Redis();
const pool = new Pool();
export async function publish(event: string) {
  const { rows } = await pool.query('SELECT id, net FROM tiers WHERE event = $1', [event]);
  const prices: Price[] = [];
  const byId: Record<string, number> = {};
  for (const row of rows) {
    prices.push({ id: row.id, gross: row.net * 1.2 });
    byId[row.id] = row.net;
  }
  await redis.set(\`prices:\${event}\`, JSON.stringify(prices));
        ~~~~~~~~~ lasting
  await redis.set(\`nets:\${event}\`, JSON.stringify(byId));
        ~~~~~~~~~ lasting
}
    `,
    `
// only where nobody else has, and given back where it is there
import { Redis } from 'ioredis';
const redis = new Redis();
export async function tariff(code: string) {
  const key = \`tariff-cache:\${code}\`;
  const cached = await redis.get(key);
  if (cached) return cached;
  const tariff = await this.post('/tariffs/find', { code });
  await redis.set(key, tariff, 'NX');
        ~~~~~~~~~ lasting
  return tariff;
}
    `,
    `
// rows of which a copy is only written where there is none
import { Redis } from 'ioredis';
import { Pool } from 'pg';
const redis = new Redis();
const pool = new Pool();
export async function cacheSlots(tutor: string) {
  const { rows } = await pool.query('SELECT starts_at FROM slots WHERE tutor_id = $1', [tutor]);
  await redis.set(\`slots:\${tutor}\`, JSON.stringify(rows), 'NX');
        ~~~~~~~~~ lasting
}
    `,
    `
// the key says that it is a cache, and nobody holds anything
import { Redis } from 'ioredis';
const redis = new Redis();
export async function keepNotice(reference: string, body: string) {
  return redis.set(\`cache:recall:\${reference}\`, body, 'NX');
         ~~~~~~~~~ lasting
}
    `,
  ],
});
