import { testRule } from '../support/test-rule.js';
import { cacheProbe } from './cache-probe.js';

testRule(cacheProbe, {
  valid: [
    `
// what is created after a miss is new
import { Redis } from 'ioredis';
const redis = new Redis();
export async function ticketOf(order: Order) {
  const found = await redis.get(\`ticket:\${order.id}\`);
  if (found) return found;
  const ticket = await desk.tickets.create({ subject: order.id });
  await redis.set(\`ticket:\${order.id}\`, ticket.id);
}
    `,
    `
// many entries read at once, and what the caller gives written
import { Redis } from 'ioredis';
const redis = new Redis();
export async function saveNew(articles: { slug: string }[]) {
  const found = await redis.mget(articles.map((article) => \`article:\${article.slug}\`));
  const unknown = articles.filter((article, index) => found[index] === null);
  await Promise.all(unknown.map((article) => redis.set(\`article:\${article.slug}\`, JSON.stringify(article))));
}
    `,
    `
// many entries read, and all written again, whatever was there
import { Redis } from 'ioredis';
const redis = new Redis();
export async function refresh(slugs: string[]) {
  const found = await redis.mget(slugs.map((slug) => \`article:\${slug}\`));
  report(slugs.map((slug, index) => found[index]));
  const loaded = await Promise.all(slugs.map((slug) => fetchArticle(slug)));
  await Promise.all(loaded.map((article) => redis.set(\`article:\${article.slug}\`, JSON.stringify(article))));
}
    `,
    `
// a lock that is looked at first
import { Redis } from 'ioredis';
const redis = new Redis();
export async function claim(id: string, owner: string) {
  const holder = await redis.get(\`cache:claim:\${id}\`);
  if (holder) return false;
  return redis.set(\`cache:claim:\${id}\`, owner, 'NX');
}
    `,
    `
// what a callback brings was created, or is an element of a list
import { Redis } from 'ioredis';
const redis = new Redis();
export function addUser(user: User, done: () => void) {
  redis.get(\`user:\${user.id}\`, (error, found) => {
    if (found) return done();
    db.users.insert(user, (error2, row) => redis.set(\`user:\${user.id}\`, row.id, done));
  });
}
export async function keepAll(ids: string[], id: string) {
  if (await redis.get(\`ids:\${id}\`)) return;
  ids.forEach((value, index) => redis.set(\`ids:\${id}\`, index));
}
    `,
    `
// the same kind of key, of another entry
import { Redis } from 'ioredis';
const redis = new Redis();
export async function follow(id: string, next: string) {
  const found = await redis.get(\`node:\${id}\`);
  if (found) return found;
  const node = await loadNode(next);
  await redis.set(\`node:\${next}\`, node);
}
    `,
    `
// one function reads, another writes, and none does both
import { Redis } from 'ioredis';
const redis = new Redis();
export async function read(id: string) {
  const found = await redis.get(\`profile:\${id}\`);
  if (found) return JSON.parse(found);
}
export async function publish(id: string) {
  const profile = await loadProfile(id);
  await redis.set(\`profile:\${id}\`, JSON.stringify(profile));
}
    `,
    `
// methods for reading and writing, called for different entries or kinds of entries
import { Redis } from 'ioredis';
const redis = new Redis();
const readNode = (id: string) => redis.get(\`node:\${id}\`);
const readEdge = (id: string) => redis.get(\`edge:\${id}\`);
const writeNode = (id: string, node: string) => redis.set(\`node:\${id}\`, node);
export async function follow(id: string, next: string) {
  const found = await readNode(id);
  if (found) return found;
  await writeNode(next, await loadNode(next));
}
export async function cross(id: string) {
  const edge = await readEdge(id);
  if (edge) return edge;
  await writeNode(id, await loadNode(id));
}
    `,
    `
// the read comes after the write, to see whether it worked
import { Redis } from 'ioredis';
const redis = new Redis();
export async function publish(id: string) {
  const profile = await loadProfile(id);
  await redis.set(\`profile:\${id}\`, profile);
  const written = await redis.get(\`profile:\${id}\`);
  if (!written) throw new Error('Not written.');
}
    `,
    `
// the library says that the call writes
import axios from 'axios';
import { Redis } from 'ioredis';
const redis = new Redis();
export async function room(id: string) {
  const found = await redis.get(\`room:\${id}\`);
  if (found) return found;
  const { data } = await axios.postForm('https://example.com/rooms', { id });
  await redis.set(\`room:\${id}\`, data);
  return data;
}
    `,
    `
// what is loaded comes from the same store
import { Redis } from 'ioredis';
const redis = new Redis();
const usageOf = (id: string) => redis.hgetall(\`usage:\${id}\`);
export async function migrate(id: string) {
  const migrated = await redis.get(\`report:\${id}\`);
  if (migrated) return;
  const [usage] = await Promise.all([usageOf(id), usageOf('all')]);
  await redis.set(\`report:\${id}\`, JSON.stringify(usage));
}
    `,
    `
// what is written does not come from what is loaded
import { Redis } from 'ioredis';
const redis = new Redis();
export async function visit(id: string, name: string) {
  const found = await redis.get(\`name:\${id}\`);
  if (found) return found;
  const user = await loadUser(id);
  await redis.set(\`name:\${id}\`, name);
  return user;
}
    `,
    `
// an answer to a POST was created, not loaded
import { Redis } from 'ioredis';
const redis = new Redis();
export async function room(id: string) {
  const found = await redis.get(\`room:\${id}\`);
  if (found) return found;
  const response = await fetch('https://example.com/rooms', { method: 'POST' });
  const room = await response.text();
  await redis.set(\`room:\${id}\`, room);
  return room;
}
    `,
    `
// the entry is an update of what was read, not a copy of something else
import { Redis } from 'ioredis';
const redis = new Redis();
export async function rename(id: string, name: string) {
  const found = await redis.get(\`player:\${id}\`);
  if (!found) return;
  const player = await upgrade(JSON.parse(found));
  await redis.set(\`player:\${id}\`, JSON.stringify({ ...player, name }));
}
    `,
    `
// what is written was just created
import { Redis } from 'ioredis';
const redis = new Redis();
export async function guest(id: string) {
  const found = await redis.get(\`guest:\${id}\`);
  if (found) return found;
  const guest = await createGuest(id);
  await redis.set(\`guest:\${id}\`, guest);
  return guest;
}
    `,
    `
// the read is not tested: a diff of two snapshots
import { Redis } from 'ioredis';
const redis = new Redis();
export async function snapshot(id: string) {
  const before = await redis.get(\`snapshot:\${id}\`);
  const after = await takeSnapshot(id);
  await redis.set(\`snapshot:\${id}\`, after);
  return diff(before, after);
}
    `,
    `
// another key is read than is written
import { Redis } from 'ioredis';
const redis = new Redis();
export async function profile(id: string) {
  const alias = await redis.get(\`alias:\${id}\`);
  if (alias) return alias;
  const user = await loadUser(id);
  await redis.set(\`profile:\${id}\`, user);
}
    `,
    `
// what is missing was not found out by looking at what was read
import { Redis } from 'ioredis';
const redis = new Redis();
export async function cards(ids: string[]) {
  const found = await redis.mget(ids.map((id) => \`card:\${id}\`));
  found.forEach((text) => print(text));
  const rows = await loadCards(ids);
  await redis.mset(Object.fromEntries(rows.map((row) => [\`card:\${row.id}\`, JSON.stringify(row)])));
}
    `,
    `
// what is made by POST is no answer to a question
import axios from 'axios';
import { Redis } from 'ioredis';
const redis = new Redis();
export async function room(id: string) {
  const found = await redis.get(\`room:\${id}\`);
  if (found) return found;
  const { data } = await axios.post(\`/reports/\${id}/rooms\`);
  await redis.set(\`room:\${id}\`, data);
  return data;
}
    `,
    `
// lists that are made of what is there already, and that nothing loaded is put into
import { Redis } from 'ioredis';
const redis = new Redis();
export async function index(id: string) {
  const known = await redis.get(\`index:\${id}\`);
  if (known) return JSON.parse(known);
  const rows = await loadRows(id);
  const byCity: Record<string, number[]> = {};
  byCity.none = [];
  (byCity[id] ??= []).push(0);
  byCity[id]!.includes(rows[0]);
  await redis.set(\`index:\${id}\`, JSON.stringify(byCity));
  return byCity;
}
    `,
  ],
  invalid: [
    `
// the answer of a model is worked out, though what asks for it is called create
import { Redis } from 'ioredis';
const redis = new Redis();
export async function answer(prompt: string) {
  const found = await redis.get(\`answer:\${prompt}\`);
  if (found) return found;
  const answer = await openai.chat.completions.create({ model: 'small', messages: [{ role: 'user', content: prompt }] });
  await redis.set(\`answer:\${prompt}\`, answer.choices[0].message.content);
        ~~~~~~~~~ lasting
}
    `,
    `
// callbacks bring what was found and what was loaded, and a body is unpacked before it is awaited
import got from 'got';
import { Redis } from 'ioredis';
const redis = new Redis();
export function getUser(id: string, done: (error: unknown, user?: unknown) => void) {
  redis.get(\`user:\${id}\`, (error, found) => {
    if (found) return done(null, JSON.parse(found));
    db.users.find({ id }, (error2, user) => {
      redis.set(\`user:\${id}\`, JSON.stringify(user));
      ~~~~~~~~~ lasting
      done(error2, user);
    });
  });
}
export async function getRate(pair: string) {
  const found = await redis.get(\`rate:\${pair}\`);
  if (found) return Number(found);
  const { rate } = await got(\`https://rates/\${pair}\`).json();
  await redis.set(\`rate:\${pair}\`, rate);
        ~~~~~~~~~ lasting
  return rate;
}
    `,
    `
// the miss is tested by an operator, and the value is made from what was loaded
import { Redis } from 'ioredis';
const redis = new Redis();
export async function getUser(id: string) {
  const user = JSON.parse(await redis.get(\`user:\${id}\`)) ?? (await loadUser(id));
  const view = { name: user.name };
  await redis.set(\`user:\${id}\`, JSON.stringify(view));
        ~~~~~~~~~ lasting
  return user;
}
    `,
    `
// the load is a function that the caller gives
import { Redis } from 'ioredis';
const redis = new Redis();
export async function remember<Value>(key: string, load: () => Promise<Value>): Promise<Value> {
  const found = await redis.get(key);
  if (found !== null) return JSON.parse(found);
  const value = await load();
  await redis.set(key, JSON.stringify(value));
        ~~~~~~~~~ lasting
  return value;
}
    `,
    `
// a query by its text, and several at once
import { Pool } from 'pg';
import { Redis } from 'ioredis';
const pool = new Pool();
const redis = new Redis();
export async function shop(id: string) {
  const found = await redis.get(\`shop:\${id}\`);
  if (found) return JSON.parse(found);
  const [shop, tags] = await Promise.all([pool.query('SELECT * FROM shops WHERE id = $1', [id]), []]);
  await redis.set(\`shop:\${id}\`, JSON.stringify({ shop, tags }));
        ~~~~~~~~~ lasting
}
    `,
    `
// filled after a miss, in one variable
import { Redis } from 'ioredis';
const redis = new Redis();
export async function getUser(id: string) {
  const key = 'user:' + id;
  let user = await redis.get(key);
  if (!user) {
    const response = await fetch('https://example.com/users/' + id);
    user = await response.text();
    await redis.set(key, user);
          ~~~~~~~~~ lasting
  }
  return user;
}
    `,
    `
// filled after a miss, with promises
import { Redis } from 'ioredis';
const redis = new Redis();
export function getUser(id: string) {
  return redis.get(\`user:\${id}\`).then((found) => {
    if (found) return found;
    return loadUser(id).then((user) => redis.set(\`user:\${id}\`, user));
                                       ~~~~~~~~~ lasting
  });
}
    `,
    `
// filled after a miss, by methods for reading and writing
import { Redis } from 'ioredis';
export class Users {
  constructor(private readonly redis: Redis, private readonly users: Repository) {}
  private lookup(id: string) {
    return this.redis.get(\`user:\${id}\`);
  }
  private async update(userId: string, user: object) {
    await this.redis.set(\`user:\${userId}\`, JSON.stringify(user));
          ~~~~~~~~~~~~~~ lasting
  }
  async find(id: string) {
    const found = await this.lookup(id);
    if (found) return JSON.parse(found);
    const user = await this.users.findOne(id);
    await this.update(id, user);
    return user;
  }
}
    `,
    `
// many entries read at once, and each that was missed loaded and written
import { Redis } from 'ioredis';
const redis = new Redis();
export async function articles(slugs: string[]) {
  const keys = slugs.map((slug) => \`article:\${slug}\`);
  const found = await redis.mget(keys);
  const missed = slugs.filter((slug, index) => found[index] === null);
  const loaded = await Promise.all(missed.map((slug) => fetchArticle(slug)));
  await Promise.all(loaded.map((article) => redis.set(\`article:\${article.slug}\`, JSON.stringify(article))));
                                            ~~~~~~~~~ lasting
}
    `,
    `
// only where nobody else has filled it meanwhile
import { Redis } from 'ioredis';
const redis = new Redis();
export async function theme(tenant: string) {
  const found = await redis.get(\`theme:\${tenant}\`);
  if (found) return JSON.parse(found);
  const theme = await themes.findOne({ tenant });
  await redis.set(\`theme:\${tenant}\`, JSON.stringify(theme), 'NX');
        ~~~~~~~~~ lasting
  return theme;
}
    `,
    `
// what is missing was found out one by one, by a callback or a loop
import { Redis } from 'ioredis';
const redis = new Redis();
export async function cards(ids: string[]) {
  const missing: string[] = [];
  const found = await redis.mget(ids.map((id) => \`card:\${id}\`));
  found.forEach((text, index) => {
    if (!text) missing.push(ids[index]);
  });
  const rows = await loadCards(missing);
  await redis.mset(Object.fromEntries(rows.map((row) => [\`card:\${row.id}\`, JSON.stringify(row)])));
        ~~~~~~~~~~ lasting
}
export async function tiles(ids: string[]) {
  const found = await redis.mget(ids.map((id) => \`tile:\${id}\`));
  let isWhole = true;
  for (const text of found) {
    if (!text) isWhole = false;
  }
  const rows = await loadTiles(ids);
  await redis.mset(Object.fromEntries(rows.map((row) => [\`tile:\${row.id}\`, JSON.stringify(row)])));
        ~~~~~~~~~~ lasting
}
    `,
    `
// loaded by a function that keeps a token of its own in the cache
import { Redis } from 'ioredis';
import axios from 'axios';
const redis = new Redis();
const token = async () => (await redis.get('partner:token')) ?? '';
async function ask(path: string) {
  const { data } = await axios.get(path, { headers: { authorization: await token() } });
  return data;
}
export async function product(id: string) {
  const hit = await redis.get(\`product:\${id}\`);
  if (hit) return JSON.parse(hit);
  const product = await ask(\`/products/\${id}\`);
  await redis.set(\`product:\${id}\`, JSON.stringify(product));
        ~~~~~~~~~ lasting
  return product;
}
    `,
    `
// a question that is asked by POST
import axios from 'axios';
import { Redis } from 'ioredis';
const redis = new Redis();
export async function estimate(units: Unit[], id: string) {
  const found = await redis.get(\`estimate:\${id}\`);
  if (found) return JSON.parse(found);
  const { data } = await axios.post('/estimates', units);
  await redis.set(\`estimate:\${id}\`, JSON.stringify(data));
        ~~~~~~~~~ lasting
  return data;
}
    `,
    `
// the value is put into lists of an object or a map
import { Redis } from 'ioredis';
const redis = new Redis();
export async function byCity() {
  const known = await redis.get('buildings:by-city');
  if (known) return JSON.parse(known);
  const rows = await loadRows();
  const index: Record<string, number[]> = {};
  for (const { id, city } of rows) (index[city] ??= []).push(id);
  await redis.set('buildings:by-city', JSON.stringify(index));
        ~~~~~~~~~ lasting
  return index;
}
export async function byOwner() {
  const known = await redis.get('buildings:by-owner');
  if (known) return JSON.parse(known);
  const index = new Map<string, number[]>([['city', []], ['church', []]]);
  for (const { id, owner } of await loadRows()) index.get(owner)!.push(id);
  await redis.set('buildings:by-owner', JSON.stringify([...index]));
        ~~~~~~~~~ lasting
  return index;
}
export async function byStreet() {
  const known = await redis.get('buildings:by-street');
  if (known) return JSON.parse(known);
  const index: { streets: Record<string, number> } = { streets: {} };
  for (const { id, street } of await loadRows()) index.streets[street] = id;
  await redis.set('buildings:by-street', JSON.stringify(index));
        ~~~~~~~~~ lasting
  return index;
}
    `,
  ],
});
