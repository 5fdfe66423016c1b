import { testRule } from '../support/test-rule.js';
import { cacheProbe } from './cache-probe.js';

testRule(cacheProbe, {
  valid: [
    `
// the hash expires, or the field does
import { Redis } from 'ioredis';
const redis = new Redis();
export async function userName(id: string) {
  const known = await redis.hget('names', id);
  if (known) return known;
  const name = await loadName(id);
  await redis.multi().hset('names', id, name).expire('names', 3600).exec();
  return name;
}
export async function userTitle(id: string) {
  const known = await redis.hget('titles', id);
  if (known) return known;
  const title = await loadTitle(id);
  await redis.hset('titles', id, title);
  await redis.hexpire('titles', 3600, 'FIELDS', 1, id);
  return title;
}
    `,
    `
// the file deletes the hash, by itself or with others
import { Redis } from 'ioredis';
const redis = new Redis();
export async function userName(id: string) {
  const known = await redis.hget('names', id);
  if (known) return known;
  const name = await loadName(id);
  await redis.hset('names', id, name);
  return name;
}
export const changed = () => redis.del('names');
export async function userTitle(id: string) {
  const known = await redis.hget('titles', id);
  if (known) return known;
  const title = await loadTitle(id);
  await redis.hset('titles', id, title);
  return title;
}
export const allChanged = () => redis.del('titles', 'rates');
    `,
    `
// a mark of the last time, a counter and a queue: nothing is loaded
import { Redis } from 'ioredis';
const redis = new Redis();
export async function login(id: string) {
  const last = await redis.hget('last-login', id);
  await redis.hset('last-login', id, Date.now());
  return last;
}
export async function count(id: string) {
  const known = await redis.hget('visits', id);
  if (!known) await redis.hset('visits', id, 1);
  return known;
}
export async function enqueue(id: string, job: string) {
  const waiting = await redis.hget('waiting', id);
  if (waiting) return waiting;
  await redis.hset('waiting', id, job);
  return job;
}
    `,
    `
// primary data by its name, and a hash in which something is counted
import { Redis } from 'ioredis';
const redis = new Redis();
export async function cart(id: string) {
  const known = await redis.hget('carts:open', id);
  if (known) return known;
  const saved = await loadCart(id);
  await redis.hset('carts:open', id, saved);
  return saved;
}
export async function seats(id: string) {
  const known = await redis.hget('seats', id);
  if (known) return known;
  const free = await loadSeats(id);
  await redis.hset('seats', id, free);
  return free;
}
export const take = (id: string) => redis.hincrbyfloat('seats', id, -1);
    `,
    `
// a hash that gets other fields elsewhere, and one that is asked for as a whole
import { Redis } from 'ioredis';
const redis = new Redis();
export const join = (id: string, name: string) => redis.hset('players', id, name);
export async function player(id: string) {
  const known = await redis.hget('players', id);
  if (known) return known;
  const name = await loadPlayer(id);
  await redis.hset('players', id, name);
  return name;
}
export const rooms = (done: () => void) => redis.hkeys('rooms', () => done());
export async function room(id: string) {
  const known = await redis.hget('rooms', id);
  if (known) return known;
  const name = await loadRoom(id);
  await redis.hset('rooms', id, name);
  return name;
}
    `,
    `
// what was handled already, which nobody gets
import { Redis } from 'ioredis';
const redis = new Redis();
export async function importOnce(id: string) {
  const known = await redis.hget('imported', id);
  if (known) return;
  const row = await loadRow(id);
  await save(row);
  await redis.hset('imported', id, row.checksum);
}
    `,
    `
// another field than the one that was read, and one that is always the same
import { Redis } from 'ioredis';
const redis = new Redis();
export async function parentName(id: string) {
  const parent = await redis.hget('parents', id);
  if (parent) return parent;
  const name = await loadName(id);
  await redis.hset('parents', name, name);
  return name;
}
export async function eur() {
  const known = await redis.hget('rates', 'eur');
  if (known) return known;
  const rate = await loadRate();
  await redis.hset('rates', 'eur', rate);
  return rate;
}
    `,
  ],
  invalid: [
    `
// one hash for the names of all: read, missed, loaded, filled
import { Redis } from 'ioredis';
const redis = new Redis();
const TITLES = 'titles';
console.log(TITLES);
export async function userName(id: number) {
  const known = await redis.hget('names', String(id));
  if (known) return known;
  const { first, last } = await loadName(id);
  const name = \`\${first} \${last}\`;
  await redis.hset('names', String(id), name);
        ~~~~~~~~~~ lasting
  return name;
}
export async function userTitle(id: number) {
  const known = await redis.hget(TITLES, \`user-\${id}\`);
  if (known) return JSON.parse(known);
  const title = await loadTitle(id);
  redis.hset(TITLES, \`user-\${id}\`, JSON.stringify(title), () => undefined);
  ~~~~~~~~~~ lasting
  return title;
}
    `,
    `
// the other clients, and a hash one field of which is deleted
import { Redis } from '@upstash/redis';
import { createClient } from 'redis';
const client = createClient();
const rest = new Redis();
export async function byPhone(phone: string) {
  const known = await client.hGet('callcentre:phones', phone);
  if (known) return Number(known);
  const rows = await findByPhone(phone);
  await client.hSet('callcentre:phones', phone, String(rows[0].id));
        ~~~~~~~~~~~ lasting
  return rows[0].id;
}
export const forget = (phone: string) => client.hDel('callcentre:phones', phone);
export class Names {
  async name(id: string) {
    const known = await this.redis.hget('names', id);
    if (known) return known;
    const name = await loadName(id);
    await this.redis.hset('names', id, name);
          ~~~~~~~~~~~~~~~ lasting
    return name;
  }
}
    `,
  ],
});
