import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';
import { withoutSuggestion } from '../support/without-suggestion.js';

/** Reads in loops that are reported without an edit, as reading before the loop could give another result. */
testRule(withoutSuggestion(noQueryInLoop, 'askAtMost'), {
  valid: [],
  invalid: [
    // What the key and the condition are
    `
// a column of text, which a database may compare without case
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(emails: string[]) {
  for (const email of emails) console.log(await prisma.user.findUnique({ where: { email } }));
                                                ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// the first of several rows: nobody knows which
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(userIds: string[]) {
  for (const userId of userIds) console.log(await prisma.order.findFirst({ where: { userId } }));
                                                  ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// the first by an id that may be undefined, which is no condition at all
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(orders: { userId?: string }[]) {
  for (const order of orders) console.log(await prisma.user.findFirst({ where: { id: order.userId } }));
                                                ~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// a key that is missing where there is no owner
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(orders: { owner?: { id: string } }[]) {
  for (const order of orders) console.log(await prisma.user.findUnique({ where: { id: order.owner?.id } }));
                                                ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// a key that is missing, through a constant
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(orders: { owner?: { id: string } }[]) {
  for (const order of orders) {
    const id = order.owner?.id;
    console.log(await prisma.user.findUnique({ where: { id } }));
                      ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}
    `,
    `
// two keys
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(posts: { id: number; teamId: number }[]) {
  for (const { id, teamId } of posts) console.log(await prisma.post.findUnique({ where: { id, teamId } }));
                                                        ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// the key column is not selected: rows could not be matched
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: number[]) {
  for (const id of ids) console.log(await prisma.user.findUnique({ where: { id }, select: { name: true } }));
                                          ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// the key column is left out
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: number[]) {
  for (const id of ids) console.log(await prisma.user.findUnique({ where: { id }, omit: { id: true } }));
                                          ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// an order for each
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: number[]) {
  for (const id of ids) console.log(await prisma.user.findFirst({ where: { id }, orderBy: { age: 'asc' } }));
                                          ~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// a limit for each
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: number[]) {
  for (const id of ids) console.log(await prisma.user.findFirst({ where: { id }, skip: 1, take: 1 }));
                                          ~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// a limit for what each includes
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: number[]) {
  for (const id of ids) console.log(await prisma.user.findUnique({ where: { id }, include: { posts: { take: 3 } } }));
                                          ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// what is included depends on the element
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(wanted: { id: number; withPosts: boolean }[]) {
  for (const one of wanted) {
    console.log(await prisma.user.findUnique({ where: { id: one.id }, include: { posts: one.withPosts } }));
                      ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}
    `,
    `
// a condition that is new every time it is read
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: number[]) {
  for (const id of ids) console.log(await prisma.user.findFirst({ where: { id, until: { gt: new Date() } } }));
                                          ~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// options that stand elsewhere
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: number[], options: object) {
  for (const id of ids) console.log(await prisma.user.findUnique({ where: { id }, ...options }));
                                          ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// a method that throws when there is no row
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: number[]) {
  for (const id of ids) console.log(await prisma.user.findUniqueOrThrow({ where: { id } }));
                                          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// more than a key
import { createClient } from 'redis';
const client = createClient();
export async function load(keys: string[]) {
  for (const key of keys) console.log(await client.get(key, options));
                                            ~~~~~~~~~~ queryInLoop
}
    `,
    `
// a key that another file makes, by what means nobody knows
import { Redis } from 'ioredis';
import { nextKey } from './keys.js';
const redis = new Redis();
export async function load(ids: string[]) {
  for (const id of ids) console.log(await redis.get(nextKey(id)));
                                          ~~~~~~~~~ queryInLoop
}
    `,
    `
// a key with a counter
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(ids: string[]) {
  let count = 0;
  for (const id of ids) {
    console.log(await redis.get(\`\${id}:\${count}\`));
                      ~~~~~~~~~ queryInLoop
    count += 1;
  }
}
    `,
    `
// a key with something that a function changes meanwhile
import { Redis } from 'ioredis';
const redis = new Redis();
let prefix = 'a';
export const rename = (name: string) => (prefix = name);
export async function load(ids: string[]) {
  for (const id of ids) console.log(await redis.get(prefix + id));
                                          ~~~~~~~~~ queryInLoop
}
    `,
    `
// by a name alone: a client of a cluster cannot read keys of several nodes together
import { redis } from './redis.js';
export async function load(keys: string[]) {
  for (const key of keys) console.log(await redis.get(key));
                                            ~~~~~~~~~ queryInLoop
}
    `,
    // What the turn does
    `
// the turn writes what the next one reads
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(keys: string[]) {
  for (const key of keys) {
    const value = await redis.get(key);
                        ~~~~~~~~~ queryInLoop
    await redis.eval(script, 1, key, value);
  }
}
    `,
    `
// so may a method of the row
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: string[]) {
  for (const id of ids) {
    const user = await prisma.user.findUnique({ where: { id } });
                       ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    await user.touch();
  }
}
    `,
    `
// rows are shared between turns with the same key: one of them is changed
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(orders: { productId: string; amount: number }[]) {
  for (const order of orders) {
    const product = await prisma.product.findUnique({ where: { id: order.productId } });
                          ~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    product.stock -= order.amount;
    console.log(product.stock);
  }
}
    `,
    `
// a list of a row is changed
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(orders: { productId: string; note: string }[]) {
  for (const order of orders) {
    const product = await prisma.product.findUnique({ where: { id: order.productId } });
                          ~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    product.notes.push(order.note);
  }
}
    `,
    `
// rows are changed after they were collected
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: string[]) {
  const users = [];
  for (const id of ids) users.push(await prisma.user.findUnique({ where: { id } }));
                                         ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  for (const [place, user] of users.entries()) user.place = place;
  return users;
}
    `,
    {
      code: `
// a property of a row is removed afterwards
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: string[]) {
  const users = await Promise.all(ids.map((id) => prisma.user.findFirst({ where: { id } })));
                                                  ~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  users.forEach((user) => delete user.password);
  return users;
}
    `,
      suggestion: `
// a property of a row is removed afterwards
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: string[]) {
  const users = await mapInChunks(ids, 10, (id) => prisma.user.findFirst({ where: { id } }));
  users.forEach((user) => delete user.password);
  return users;
}

async function mapInChunks<T, R>(
  list: readonly T[],
  size: number,
  callback: (element: T, index: number) => R,
): Promise<Awaited<R>[]> {
  const results: Awaited<R>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    const running = chunk.map((element, index) => callback(element, start + index));
    results.push(...(await Promise.all(running)));
  }
  return results;
}
    `,
    },
    `
// the list grows while it is gone through
import { Redis } from 'ioredis';
const redis = new Redis();
export async function walk(first: string) {
  const keys = [first, ...others];
  for (const key of keys) {
    const next = await redis.get(key);
                       ~~~~~~~~~ queryInLoop
    if (next) keys.push(next);
  }
  return keys;
}
    `,
    `
// the turn changes the property that later keys are made of
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(users: { id: string; key: string }[]) {
  for (const user of users) {
    const value = await redis.get(user.key);
                        ~~~~~~~~~ queryInLoop
    user.key = value ?? user.id;
  }
}
    `,
    `
// the read is made only where there is somebody to give it to
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(keys: string[]) {
  for (const key of keys) console?.log(await redis.get(key));
                                             ~~~~~~~~~ queryInLoop
}
    `,
    `
// the turn goes on when the read fails
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(keys: string[]) {
  for (const key of keys) {
    try {
      console.log(await redis.get(key));
                        ~~~~~~~~~ queryInLoop
    } catch {
      console.error(key);
    }
  }
}
    `,
    `
// what was collected before a read failed is used
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(keys: string[]) {
  const values = [];
  try {
    for (const key of keys) values.push(await redis.get(key));
                                              ~~~~~~~~~ queryInLoop
  } catch (error) {
    console.error(error);
  }
  return values;
}
    `,
    `
// whoever takes the values may write in between
import { Redis } from 'ioredis';
const redis = new Redis();
export async function* load(keys: string[]) {
  for (const key of keys) {
    yield await redis.get(key);
                ~~~~~~~~~ queryInLoop
  }
}
    `,
    `
// whoever takes what follows from the values may write in between
import { Redis } from 'ioredis';
const redis = new Redis();
export async function* load(keys: string[]) {
  for (const key of keys) {
    const value = await redis.get(key);
                        ~~~~~~~~~ queryInLoop
    yield Number(value);
  }
}
    `,
    `
// the element is assigned
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(keys: string[]) {
  for (let key of keys) {
    key = key.trim();
    console.log(await redis.get(key));
                      ~~~~~~~~~ queryInLoop
  }
}
    `,
    `
// the element is kept in a variable from outside
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(keys: string[]) {
  let key;
  for (key of keys) console.log(await redis.get(key));
                                      ~~~~~~~~~ queryInLoop
  return key;
}
    `,
    // Where it stands
    `
// elements that are made while the loop runs
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(keys: Generator<string>) {
  for (const key of keys) console.log(await redis.get(key));
                                            ~~~~~~~~~ queryInLoop
}
    `,
    `
// one list per element of another
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(teams: { keys: string[] }[]) {
  for (const team of teams) {
    for (const key of team.keys) console.log(await redis.get(key));
                                                   ~~~~~~~~~ queryInLoop
  }
}
    `,
    `
// a branch without braces
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(keys?: string[]) {
  if (keys) for (const key of keys) console.log(await redis.get(key));
                                                      ~~~~~~~~~ queryInLoop
}
    `,
    `
// something else is evaluated before the list
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(keys: Set<string>) {
  const [start, values] = await Promise.all([now(), Promise.all([...keys].map((key) => redis.get(key)))]);
                                                                                       ~~~~~~~~~ queryInLoop
  return [start, values];
}
    `,
    {
      code: `
// a function that cannot await
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export const load = (ids: string[]) => Promise.all(ids.map((id) => prisma.user.findFirst({ where: { id } })));
                                                                   ~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    `,
      suggestion: `
// a function that cannot await
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export const load = (ids: string[]) => mapInChunks(ids, 10, (id) => prisma.user.findFirst({ where: { id } }));

async function mapInChunks<T, R>(
  list: readonly T[],
  size: number,
  callback: (element: T, index: number) => R,
): Promise<Awaited<R>[]> {
  const results: Awaited<R>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    const running = chunk.map((element, index) => callback(element, start + index));
    results.push(...(await Promise.all(running)));
  }
  return results;
}
    `,
    },
    {
      code: `
// a function that cannot await, with statements
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export function load(ids: string[]) {
  return Promise.all(ids.map((id) => prisma.user.findFirst({ where: { id } })));
                                     ~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
      suggestion: `
// a function that cannot await, with statements
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export function load(ids: string[]) {
  return mapInChunks(ids, 10, (id) => prisma.user.findFirst({ where: { id } }));
}

async function mapInChunks<T, R>(
  list: readonly T[],
  size: number,
  callback: (element: T, index: number) => R,
): Promise<Awaited<R>[]> {
  const results: Awaited<R>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    const running = chunk.map((element, index) =>
      callback(element, start + index),
    );
    results.push(...(await Promise.all(running)));
  }
  return results;
}
    `,
    },
    `
// every result or error is wanted
import { Redis } from 'ioredis';
const redis = new Redis();
export const load = (keys: string[]) => Promise.allSettled(keys.map((key) => redis.get(key)));
                                                                             ~~~~~~~~~ queryInLoop
    `,
    `
// nobody waits
import { Redis } from 'ioredis';
const redis = new Redis();
export function load(keys: string[]) {
  keys.forEach(async (key) => console.log(await redis.get(key)));
                                                ~~~~~~~~~ queryInLoop
}
    `,
    `
// the answer goes on in a callback
import { Redis } from 'ioredis';
const redis = new Redis();
export const load = (keys: string[]) => Promise.all(keys.map((key) => redis.get(key).then(Number)));
                                                                      ~~~~~~~~~ queryInLoop
    `,
    `
// the place in the list is a part of the key
import { Redis } from 'ioredis';
const redis = new Redis();
export const load = (keys: string[]) => Promise.all(keys.map((key, place) => redis.get(key + place)));
                                                                             ~~~~~~~~~ queryInLoop
    `,
    `
// a comment would be lost
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(keys: string[]) {
  for (const key of keys) console.log(await redis.get(/* without prefix */ key));
                                            ~~~~~~~~~ queryInLoop
}
    `,
    `
// a comment that is about the next line
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(keys: string[]) {
  // @ts-expect-error: keys can be undefined
  for (const key of keys) console.log(await redis.get(key));
                                            ~~~~~~~~~ queryInLoop
}
    `,
    `
// another query has no form that an edit could write
import { Pool } from 'pg';
const pool = new Pool();
export async function load(ids: string[]) {
  for (const id of ids) console.log(await pool.query('SELECT name FROM users WHERE id = $1', [id]));
                                          ~~~~~~~~~~ queryInLoop
}
    `,
    `
// the read is in a function
import { Redis } from 'ioredis';
const redis = new Redis();
const read = async (key: string) => Number(await redis.get(key));
export async function load(keys: string[]) {
  for (const key of keys) console.log(await read(key));
                                            ~~~~ queryInLoop
}
    `,
    `
// what the server says about the rows, which a list of them does not have
import postgres from 'postgres';
const sql = postgres();
export async function count(ids: number[]) {
  let total = 0;
  for (const id of ids) {
    const posts = await sql\`SELECT id, author_id FROM posts WHERE author_id = \${id}\`;
                        ~~~ queryInLoop
    total += posts.count;
  }
  return total;
}
    `,
    `
// the same at once
import postgres from 'postgres';
const sql = postgres();
export async function count(ids: number[]) {
  let total = 0;
  for (const id of ids) {
    const number = (await sql\`SELECT id, author_id FROM posts WHERE author_id = \${id}\`).count;
                          ~~~ queryInLoop
    total += number;
  }
  return total;
}
    `,
    `
// the same taken out
import postgres from 'postgres';
const sql = postgres();
export async function count(ids: number[]) {
  let total = 0;
  for (const id of ids) {
    const { count } = await sql\`SELECT id, author_id FROM posts WHERE author_id = \${id}\`;
                            ~~~ queryInLoop
    total += count;
  }
  return total;
}
    `,
  ],
});
