import { testRule } from '../support/test-rule.js';
import { cacheProbe } from './cache-probe.js';

/** Shapes of caches from back ends that nobody had looked at before. */
testRule(cacheProbe, {
  valid: [
    `
// a time to live that depends on a parameter, which the caller gives
import { Redis } from 'ioredis';
const redis = new Redis();
async function keep(key: string, value: string, seconds?: number) {
  await redis.set(key, value);
  if (seconds) await redis.expire(key, seconds);
}
export async function find(id: string, load: (id: string) => Promise<string>) {
  const hit = await redis.get(\`menu:\${id}\`);
  if (hit) return hit;
  const menu = await load(id);
  await keep(\`menu:\${id}\`, menu, 60);
  return menu;
}
    `,
    `
// each of the keys gets its time to live in a loop
import { createClient } from 'redis';
const redis = createClient();
export async function warm(names: string[]) {
  const pairs = names.map((name) => [\`cache:\${name}\`, name]);
  await redis.mSet(pairs);
  for (const [key] of pairs) await redis.expire(key, 60);
}
    `,
    `
// who leaves the time to live out gets another one
import { Redis } from 'ioredis';
const redis = new Redis();
async function keep(key: string, value: string, seconds?: number) {
  await redis.set(key, value);
  if (seconds) await redis.expire(key, seconds);
  else await redis.expire(key, 60);
}
export const fill = (id: string, text: string) => keep(\`cache:\${id}\`, text);
    `,
    `
// a marker under any key
import { Redis } from 'ioredis';
export class MenuCache {
  private readonly redis = new Redis();
  put(key: string, text: string) {
    return this.redis.set(key, text, 'EX', 60);
  }
  mark(key: string) {
    return this.redis.set(key, 'marked');
  }
}
    `,
    `
// a function builds the keys of what is no copy, and is not given the time to live
import { Redis } from 'ioredis';
const redis = new Redis();
const marked = (ttl?: number) => async (id: string, text: string) =>
  ttl ? redis.set(\`mark:\${id}\`, text, 'EX', ttl) : redis.set(\`mark:\${id}\`, text);
export const marks = marked();
    `,
    `
// what a library for caches keeps on purpose
import Keyv from 'keyv';
const store = new Keyv();
const flagged = (ttl?: number) => (id: string, text: string) => store.set(\`flag:\${id}\`, text, ttl);
export const flag = flagged();
    `,
    `
// a function gives another one the time to live
import NodeCache from 'node-cache';
const makeCache = (seconds?: number) => new NodeCache({ stdTTL: seconds });
const build = () => makeCache(60);
const menus = build();
export const keep = (id: string, text: string) => menus.set(id, text);
    `,
    `
// a field stands in for the time to live
import { Redis } from 'ioredis';
const redis = new Redis();
class JsonCache {
  private readonly ttl?: number;
  constructor(private readonly name: string, { ttl }: { ttl?: number } = {}) {
    this.ttl = ttl;
  }
  put(id: string, text: string, ttl = this.ttl) {
    return ttl ? redis.setex(\`\${this.name}:\${id}\`, ttl, text) : redis.set(\`\${this.name}:\${id}\`, text);
  }
}
const menus = new JsonCache('menu', { ttl: 60 });
export const keep = (id: string, text: string) => menus.put(id, text);
export const keepIn = (cache: JsonCache, id: string, text: string) => cache.put(id, text);
    `,
    `
// two methods of which each builds another key
import { Redis } from 'ioredis';
export class Recipes {
  private readonly redis = new Redis();
  async find(id: string, load: (id: string) => Promise<Row>) {
    const hit = await this.read(id);
    if (hit) return hit;
    const row = await load(id);
    await this.note(row);
    return row;
  }
  private read(id: string) {
    return this.redis.get(\`doc:\${id}\`);
  }
  private note(row: Row) {
    return this.redis.set(\`name:\${row.id}\`, row.name);
  }
}
    `,
    `
// two functions that build keys of what they are given, and are given other things
import { Redis } from 'ioredis';
const redis = new Redis();
const read = (id: string) => redis.get(\`doc:\${id}\`);
const store = (id: string, text: string) => redis.set(\`doc:\${id}\`, text);
export async function copy(from: string, to: string, load: (id: string) => Promise<string>) {
  const hit = await read(from);
  if (hit) return;
  await store(to, await load(to));
}
    `,
    `
// entries that stay by themselves, in a file that deletes such
import { CACHE_MANAGER } from '@nestjs/cache-manager';
export class Lines {
  constructor(@Inject(CACHE_MANAGER) private readonly cache: Cache) {}
  keep(id: string, text: string) {
    return this.cache.set(\`line:\${id}\`, text, 0);
  }
  forget(id: string) {
    return this.cache.del(\`line:\${id}\`);
  }
}
    `,
    `
// the latest of something, which nobody loads after a miss
import { Redis } from 'ioredis';
const redis = new Redis();
export const read = (id: string) => redis.get(\`position:latest:\${id}\`);
export const move = (id: string, position: string) => redis.set(\`position:latest:\${id}\`, position);
    `,
    `
// a session that is loaded after a miss, and counts as primary all the same
import { Redis } from 'ioredis';
const redis = new Redis();
export async function find(id: string, load: (id: string) => Promise<string>) {
  const hit = await redis.get(\`session:last:\${id}\`);
  if (hit) return hit;
  const text = await load(id);
  await redis.set(\`session:last:\${id}\`, text);
  return text;
}
    `,
    `
// a room that is made once
import axios from 'axios';
import { Redis } from 'ioredis';
const redis = new Redis();
export async function room(client: string) {
  let found = await redis.get('partner:room');
  if (!found) {
    const { data } = await axios.post('/rooms', { client });
    found = data.id;
    await redis.set('partner:room', found);
  }
  return found;
}
    `,
    `
// a marker that the same function replaces by what comes out
import { Redis } from 'ioredis';
const redis = new Redis();
export async function run(id: string, work: (id: string) => Promise<string>) {
  await redis.set(\`result:\${id}\`, 'running');
  await redis.set(\`result:\${id}\`, await work(id));
}
    `,
    `
// a marker where the text itself is kept on purpose
import { Redis } from 'ioredis';
const redis = new Redis();
export const open = (id: string, text: string) => redis.set(\`door:\${id}\`, text);
export const close = (id: string) => redis.set(\`door:\${id}\`, 'closed');
    `,
    `
// a marker beside an entry that is filled
import { Redis } from 'ioredis';
const redis = new Redis();
export async function find(id: string, load: (id: string) => Promise<string>) {
  const hit = await redis.get(\`menu:\${id}\`);
  if (hit) return hit;
  await redis.set(\`asked:\${id}\`, 'yes');
  const menu = await load(id);
  await redis.set(\`menu:\${id}\`, menu, 'EX', 60);
  return menu;
}
    `,
    `
// a function that is given its time to live makes another
import { Redis } from 'ioredis';
const redis = new Redis();
const cachedBy = (scope: string, ttl?: number) => async (id: string, load: (id: string) => Promise<string>) => {
  const hit = await redis.get(\`\${scope}:\${id}\`);
  if (hit) return hit;
  const found = await load(id);
  if (ttl) await redis.set(\`\${scope}:\${id}\`, found, 'EX', ttl);
  else await redis.set(\`\${scope}:\${id}\`, found);
  return found;
};
export const menus = cachedBy('menu', 60);
    `,
    `
// a function that is made keeps no copy
import { Redis } from 'ioredis';
const redis = new Redis();
const markedBy = (scope: string, ttl?: number) => async (id: string, text: string) => {
  if (ttl) await redis.set(\`\${scope}:\${id}\`, text, 'EX', ttl);
  else await redis.set(\`\${scope}:\${id}\`, text);
};
export const marks = markedBy('mark');
    `,
    `
// a marker under a key that is not filled
import { Redis } from 'ioredis';
const redis = new Redis();
export async function once(id: string, load: (id: string) => Promise<string>) {
  if (await redis.get(\`done:\${id}\`)) return undefined;
  const text = await load(id);
  await redis.set(\`done:\${id}\`, 'yes');
  return text;
}
    `,
    `
// an answer that is not kept after a miss
import { Redis } from 'ioredis';
const redis = new Redis();
export function log(response: Response, id: string) {
  response.json = (body) => redis.set(\`answer:\${id}\`, body);
}
    `,
    `
// the private method writes what nobody has looked for
import { Redis } from 'ioredis';
export class Menus {
  private readonly redis = new Redis();
  async refresh(id: string, load: (id: string) => Promise<string>) {
    const text = await load(id);
    await this.keep(\`menu:\${id}\`, text);
  }
  private keep(key: string, text: string) {
    return this.redis.set(key, text);
  }
}
    `,
    `
// the private method writes sessions
import { Redis } from 'ioredis';
export class Sessions {
  private readonly redis = new Redis();
  async find(id: string, load: (id: string) => Promise<string>) {
    const hit = await this.redis.get(\`session:\${id}\`);
    if (hit) return hit;
    const text = await load(id);
    await this.keep(\`session:\${id}\`, text);
    return text;
  }
  private keep(key: string, text: string) {
    return this.redis.set(key, text);
  }
}
    `,
    `
// what is found is not what is asked for again
import { Redis } from 'ioredis';
const redis = new Redis();
export async function sync(id: string, http: Http) {
  const last = await redis.get(\`position:\${id}\`);
  if (last === 'end') return;
  const { position } = await http.get('/changes', { headers: { 'x-position': last } });
  await redis.set(\`position:\${id}\`, position);
}
    `,
    `
// a helper that not only a warm-up calls
import { Redis } from 'ioredis';
const redis = new Redis();
async function store(name: string, text: string) {
  await redis.set(\`menu:\${name}\`, text);
}
export const warmUp = (text: string) => store('first', text);
export const rename = (text: string, name: string) => store(name, text);
    `,
    `
// one key is read, and others are written
import { createClient } from 'redis';
const redis = createClient();
export async function cards(id: string, ids: string[], find: (ids: string[]) => Promise<Card[]>) {
  const raw = await redis.get(\`card:\${id}\`);
  if (raw) return raw;
  const fresh = await find(ids);
  await redis.mSet(fresh.map((card) => [\`card:\${card.id}\`, card.text]));
  return fresh;
}
    `,
    `
// keys of another function
import { createClient } from 'redis';
const redis = createClient();
export async function many(ids: string[], keyOf: (id: string) => string, nameOf: (id: string) => string, load: (ids: string[]) => Promise<Card[]>) {
  const raw = await redis.mGet(ids.map(nameOf));
  const missing = ids.filter((_, index) => raw[index] === null);
  const loaded = await load(missing);
  await redis.mSet(loaded.map((row) => [keyOf(row.id), row.text]));
}
    `,
    `
// a cache that a function makes with the time to live it is given
import NodeCache from 'node-cache';
const makeCache = (seconds?: number) => new NodeCache({ stdTTL: seconds });
const menus = makeCache(60);
export const keep = (id: string, text: string) => menus.set(id, text);
    `,
    `
// the cache that is handed over has a time to live
import NodeCache from 'node-cache';
const menus = new NodeCache({ stdTTL: 60 });
async function through(cache: NodeCache, key: string, load: () => Promise<string>, ttl?: number) {
  const hit = cache.get(key);
  if (hit) return hit;
  const text = await load();
  if (ttl) cache.set(key, text, ttl);
  else cache.set(key, text);
  return text;
}
export const find = (id: string) => through(menus, id, () => load(id));
    `,
  ],

  invalid: [
    `
// a time to live that depends on a parameter, which the caller leaves out
import { Redis } from 'ioredis';
const redis = new Redis();
async function keep(key: string, value: string, seconds?: number) {
  await redis.set(key, value);
  if (seconds) await redis.expire(key, seconds);
}
export async function find(id: string, load: (id: string) => Promise<string>) {
  const hit = await redis.get(\`menu:\${id}\`);
  if (hit) return hit;
  const menu = await load(id);
  await keep(\`menu:\${id}\`, menu);
        ~~~~ lasting
  return menu;
}
    `,
    `
// the same in a pipeline
import { Redis } from 'ioredis';
const redis = new Redis();
async function keepAll(entries: [string, string][], ttl?: number) {
  const batch = redis.pipeline();
  for (const [key, value] of entries) {
    batch.set(\`cache:\${key}\`, value);
    if (ttl) {
      batch.expire(\`cache:\${key}\`, ttl);
    }
  }
  await batch.exec();
}
export const fill = (rows: Row[]) => keepAll(rows.map((row) => [row.id, row.text]));
                                     ~~~~~~~ lasting
    `,
    `
// a function builds the keys itself, and is not given the time to live
import { Redis } from 'ioredis';
const redis = new Redis();
const keepNext = (text: string, ttl?: number) => {
  const key = \`cache:\${next()}\`;
  return ttl ? redis.set(key, text, 'EX', ttl) : redis.set(key, text);
};
export const keep = (text: string) => keepNext(text);
                                      ~~~~~~~~ lasting
    `,
    `
// a class that is made without the time to live which a field would stand in for
import { Redis } from 'ioredis';
const redis = new Redis();
class JsonCache {
  private readonly ttl?: number;
  constructor(private readonly name: string, { ttl }: { ttl?: number } = {}) {
    this.ttl = ttl;
  }
  put(id: string, text: string, ttl = this.ttl) {
    return ttl ? redis.setex(\`\${this.name}:\${id}\`, ttl, text) : redis.set(\`\${this.name}:\${id}\`, text);
  }
}
const menus = new JsonCache('menu');
export const keep = (id: string, text: string) => menus.put(id, text);
                                                  ~~~~~~~~~ lasting
    `,
    `
// a function inside of the function writes what was missed
import { Redis } from 'ioredis';
const redis = new Redis();
export async function find(id: string, load: (id: string) => Promise<string>) {
  const store = (key: string, text: string) => redis.set(key, text);
                                               ~~~~~~~~~ lasting
  const key = \`menu:\${id}\`;
  const hit = await redis.get(key);
  if (hit) return hit;
  const text = await load(id);
  await store(key, text);
  return text;
}
    `,
    `
// one method reads by an id, and one writes a row under the same key
import { Redis } from 'ioredis';
export class Recipes {
  private readonly redis = new Redis();
  async find(id: string, load: (id: string) => Promise<Row>) {
    const hit = await this.read(id);
    if (hit) return hit;
    const row = await load(id);
    await this.store(row);
    return row;
  }
  private read(id: string) {
    return this.redis.get(\`doc:\${id}\`);
  }
  private store(row: Row) {
    return this.redis.set(\`doc:\${row.id}\`, row.name);
           ~~~~~~~~~~~~~~ lasting
  }
}
    `,
    `
// a function that remembers by another one, which gets the time to live
import { Redis } from 'ioredis';
const redis = new Redis();
async function remember(key: string, load: () => Promise<string>, seconds?: number) {
  const hit = await redis.get(key);
  if (hit) return hit;
  const text = await load();
  await (seconds ? redis.set(key, text, 'EX', seconds) : redis.set(key, text));
  return text;
}
const cached = (load: (id: string) => Promise<string>, { prefix, ttl }: { prefix: string; ttl?: number }) =>
  (id: string) => remember(\`\${prefix}:\${id}\`, () => load(id), ttl);
export const menus = cached(load, { prefix: 'menu' });
                     ~~~~~~ lasting
    `,
    `
// entries that stay by themselves, in a file that deletes others
import { CACHE_MANAGER } from '@nestjs/cache-manager';
export class Lines {
  constructor(@Inject(CACHE_MANAGER) private readonly cache: Cache) {}
  keep(id: string, text: string) {
    return this.cache.set(\`line:\${id}\`, text, 0);
           ~~~~~~~~~~~~~~ lasting
  }
  forget(id: string) {
    return this.cache.del(\`stop:\${id}\`);
  }
}
    `,
    `
// the latest of something is a copy too, where it is loaded after a miss
import { Redis } from 'ioredis';
const redis = new Redis();
export async function find(base: string, load: (base: string) => Promise<string>) {
  const hit = await redis.get(\`rates:latest:\${base}\`);
  if (hit) return hit;
  const rates = await load(base);
  await redis.set(\`rates:latest:\${base}\`, rates);
        ~~~~~~~~~ lasting
  return rates;
}
    `,
    `
// a token that is lent, and given back at the end
import axios from 'axios';
import { Redis } from 'ioredis';
const redis = new Redis();
export async function token(client: string) {
  let found = await redis.get('partner:access');
  if (!found) {
    const { data } = await axios.post('/oauth/token', { client });
    found = data.access_token;
    await redis.set('partner:access', found);
          ~~~~~~~~~ lasting
  }
  return found;
}
    `,
    `
// another key gets a time to live
import { createClient } from 'redis';
const redis = createClient();
export async function warm(names: string[]) {
  const pairs = names.map((name) => [\`cache:\${name}\`, name]);
  await redis.mSet(pairs);
        ~~~~~~~~~~ lasting
  for (const [key] of pairs) await redis.expire(\`lock:\${key}\`, 60);
}
    `,
    `
// one of the keys gets a time to live
import { createClient } from 'redis';
const redis = createClient();
export async function warm(names: string[], first: string) {
  const pairs = names.map((name) => [\`cache:\${name}\`, name]);
  await redis.mSet(pairs);
        ~~~~~~~~~~ lasting
  await redis.expire(first, 60);
}
    `,
    `
// a test of a cache that a function makes with options which speak of times
import NodeCache from 'node-cache';
const build = (options: Options) => new NodeCache();
const menus = build({ expires: true });
export async function find(id: string, load: (id: string) => Promise<string>) {
  if (menus.has(id)) return menus.get(id);
  const text = await load(id);
  menus.set(id, text);
  ~~~~~~~~~ lasting
  return text;
}
    `,
    `
// a function that makes another is not given the time to live
import { Redis } from 'ioredis';
const redis = new Redis();
const cachedBy = (scope: string, ttl?: number) => async (id: string, load: (id: string) => Promise<string>) => {
  const hit = await redis.get(\`\${scope}:\${id}\`);
  if (hit) return hit;
  const found = await load(id);
  if (ttl) await redis.set(\`\${scope}:\${id}\`, found, 'EX', ttl);
  else await redis.set(\`\${scope}:\${id}\`, found);
  return found;
};
export const menus = cachedBy('menu');
                     ~~~~~~~~ lasting
    `,
    `
// the same for a library of caches
import { createCache } from 'cache-manager';
const cache = createCache();
const writer = (ttl?: number) => (key: string, value: unknown) => cache.set(key, value, ttl);
export const write = writer(undefined);
                     ~~~~~~ lasting
    `,
    `
// that there is nothing is kept, under a key that the function fills
import { Redis } from 'ioredis';
const redis = new Redis();
const NONE = 'none';
export async function find(id: string, load: (id: string) => Promise<string>) {
  const hit = await redis.get(\`code:\${id}\`);
  if (hit) return hit;
  const code = await load(id);
  if (!code) {
    await redis.set(\`code:\${id}\`, NONE);
          ~~~~~~~~~ lasting
    return undefined;
  }
  await redis.set(\`code:\${id}\`, code, 'EX', 60);
  return code;
}
    `,
    `
// that there is nothing is kept, in a class that is a cache
import { Redis } from 'ioredis';
export class MenuCache {
  private readonly redis = new Redis();
  private name(id: string) {
    return \`menu:\${id}\`;
  }
  put(id: string, text: string) {
    return this.redis.set(this.name(id), text, 'EX', 60);
  }
  putNothing(id: string) {
    return this.redis.set(this.name(id), 'nothing');
           ~~~~~~~~~~~~~~ lasting
  }
}
    `,
    `
// the answer of a request
import { Redis } from 'ioredis';
const redis = new Redis();
export const keep = (): Handler => async (request, response, next) => {
  const key = \`page:\${request.path}\`;
  const kept = await redis.get(key);
  if (kept) return response.send(kept);
  const send = response.json;
  response.json = (body) => {
    redis.set(key, JSON.stringify(body)).catch(() => undefined);
    ~~~~~~~~~ lasting
    return send(body);
  };
  next();
};
    `,
    `
// the answer of an interceptor
import { Redis } from 'ioredis';
export class Answers {
  constructor(private readonly redis: Redis) {}
  async intercept(context: Context, next: Handler) {
    const key = \`answer:\${context.path}\`;
    const kept = await this.redis.get(key);
    if (kept) return of(JSON.parse(kept));
    return next.handle().pipe(
      tap((body) => {
        void this.redis.set(key, JSON.stringify(body));
             ~~~~~~~~~~~~~~ lasting
      }),
    );
  }
}
    `,
    `
// a private method writes what its caller has missed and loaded
import { Redis } from 'ioredis';
export class Menus {
  private readonly redis = new Redis();
  async find(id: string, load: (id: string) => Promise<string>) {
    const hit = await this.redis.get(\`menu:\${id}\`);
    if (hit) return hit;
    const text = await load(id);
    await this.keep(\`menu:\${id}\`, text);
    return text;
  }
  private keep(key: string, text: string) {
    return this.redis.set(key, text);
           ~~~~~~~~~~~~~~ lasting
  }
}
    `,
    `
// an answer that is asked again whether it holds
import { Redis } from 'ioredis';
const redis = new Redis();
export async function stock(id: string, http: Http) {
  const raw = await redis.get(\`stock:\${id}\`);
  const kept = raw ? JSON.parse(raw) : undefined;
  const answer = await http.get('/stock', { headers: kept ? { 'If-None-Match': kept.tag } : {} });
  if (answer.status === 304) return kept.body;
  await redis.set(\`stock:\${id}\`, JSON.stringify({ tag: answer.tag, body: answer.body }));
        ~~~~~~~~~ lasting
  return answer.body;
}
    `,
    `
// a helper that only a warm-up calls
import { Redis } from 'ioredis';
const redis = new Redis();
async function store(name: string, text: string) {
  await redis.set(\`menu:\${name}\`, text);
        ~~~~~~~~~ lasting
}
export class WarmupJob {
  run = (text: string) => store('first', text);
}
    `,
    `
// several are read one by one, and those that are missing written at once
import { createClient } from 'redis';
const redis = createClient();
export async function cards(ids: string[], find: (ids: string[]) => Promise<Card[]>) {
  const missing = [];
  for (const id of ids) {
    const raw = await redis.get(\`card:\${id}\`);
    if (!raw) missing.push(id);
  }
  const fresh = await find(missing);
  await redis.mSet(fresh.map((card) => [\`card:\${card.id}\`, card.text]));
        ~~~~~~~~~~ lasting
}
    `,
    `
// a function that is handed over by its name makes the keys
import { createClient } from 'redis';
const redis = createClient();
export async function many(ids: string[], keyOf: (id: string) => string, load: (ids: string[]) => Promise<Card[]>) {
  const raw = await redis.mGet(ids.map(keyOf));
  const missing = ids.filter((_, index) => raw[index] === null);
  const loaded = await load(missing);
  await redis.mSet(loaded.map((row) => [keyOf(row.id), row.text]));
        ~~~~~~~~~~ lasting
}
    `,
    `
// lists of lists of entries
import { createClient } from 'redis';
const redis = createClient();
export const warm = (rows: Row[], locales: string[]) =>
  redis.mSet(rows.flatMap((row) => locales.flatMap((locale) => [\`row:\${row.id}:\${locale}\`, row.text])));
  ~~~~~~~~~~ lasting
    `,
    `
// a cache that a function makes, without the time to live it could be given
import NodeCache from 'node-cache';
const makeCache = (seconds?: number) => new NodeCache({ stdTTL: seconds });
const menus = makeCache();
export const keep = (id: string, text: string) => menus.set(id, text);
                                                  ~~~~~~~~~ lasting
    `,
    `
// the cache that is handed over has no time to live
import NodeCache from 'node-cache';
const menus = new NodeCache();
async function through(cache: NodeCache, key: string, load: () => Promise<string>, ttl?: number) {
  const hit = cache.get(key);
  if (hit) return hit;
  const text = await load();
  if (ttl) cache.set(key, text, ttl);
  else cache.set(key, text);
  return text;
}
export const find = (id: string) => through(menus, id, () => load(id));
                                    ~~~~~~~ lasting
    `,
    `
// a test of a cache whose options speak of times is no choice of a time to live
import NodeCache from 'node-cache';
const menus = new NodeCache({ deleteOnExpire: true });
export async function find(id: string, load: (id: string) => Promise<string>) {
  if (menus.has(id)) return menus.get(id);
  const text = await load(id);
  menus.set(id, text);
  ~~~~~~~~~ lasting
  return text;
}
    `,
    `
// the entries of a store of cache-manager
import { caching } from 'cache-manager';
const cache = await caching(redisStore({ url: 'redis://localhost' }));
export const keep = (rows: Row[]) => cache.store.mset(rows.map((row) => [row.id, row.text]));
                                     ~~~~~~~~~~~~~~~~ lasting
    `,
  ],
});
