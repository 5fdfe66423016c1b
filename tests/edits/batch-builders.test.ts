import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';
import { withoutSuggestion } from '../support/without-suggestion.js';

/** Reads by a key with builders and templates, which become one read of all keys, and their neighbours that stay. */
testRule(withoutSuggestion(noQueryInLoop, 'askAtMost'), {
  valid: [],
  invalid: [
    {
      code: `
// knex: the first row with the key
import knex from 'knex';
const db = knex(config);
export async function load(ids: number[]) {
  const names: string[] = [];
  for (const id of ids) {
    const user = await db('users').where({ id, is_active: true }).first();
                       ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    names.push(user?.name ?? 'nobody');
  }
  return names;
}
      `,
      title:
        'Read all rows with one `query` for each 1000 keys before the loop, and find each by its exact `id`.',
      suggestion: `
// knex: the first row with the key
import knex from 'knex';
const db = knex(config);
export async function load(ids: number[]) {
  const names: string[] = [];
  const uniqueIds = [...new Set(ids)];
  const users = (
    await readInChunks(uniqueIds, 1000, (chunk) =>
      db('users').where({ is_active: true }).whereIn('id', chunk),
    )
  ).flat();
  const userById = new Map<string, (typeof users)[number]>(
    users.map((user) => [String(user.id), user]),
  );
  for (const id of ids) {
    const user = userById.get(String(id));
    names.push(user?.name ?? 'nobody');
  }
  return names;
}

async function readInChunks<T, R>(
  list: readonly T[],
  size: number,
  callback: (chunk: T[]) => R,
): Promise<Awaited<R>[]> {
  const results: Awaited<R>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    results.push(await callback(chunk));
  }
  return results;
}
      `,
    },
    {
      code: `
// knex: rows of each parent
import knex from 'knex';
const db = knex(config);
export async function load(users: { id: number }[]) {
  const counts = new Map<number, number>();
  for (const user of users) {
    const posts = await db('posts').where('author_id', user.id).orderBy('id');
                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    counts.set(user.id, posts.length);
  }
  return counts;
}
      `,
      title:
        'Read all rows with one `orderBy` for each 1000 keys before the loop, and group them by their exact `author_id`.',
      suggestion: `
// knex: rows of each parent
import knex from 'knex';
const db = knex(config);
export async function load(users: { id: number }[]) {
  const counts = new Map<number, number>();
  const uniqueAuthorIds = [...new Set(users.map((user) => user.id))];
  const posts2 = (
    await readInChunks(uniqueAuthorIds, 1000, (chunk) =>
      db('posts').whereIn('author_id', chunk).orderBy('id'),
    )
  ).flat();
  const postsByAuthorId = new Map<string, typeof posts2>();
  for (const post of posts2) {
    const key = String(post.author_id);
    const group = postsByAuthorId.get(key);
    if (group) group.push(post);
    else postsByAuthorId.set(key, [post]);
  }
  for (const user of users) {
    const posts = postsByAuthorId.get(String(user.id)) ?? [];
    counts.set(user.id, posts.length);
  }
  return counts;
}

async function readInChunks<T, R>(
  list: readonly T[],
  size: number,
  callback: (chunk: T[]) => R,
): Promise<Awaited<R>[]> {
  const results: Awaited<R>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    results.push(await callback(chunk));
  }
  return results;
}
      `,
    },
    `
// refused: knex, the key is not selected
import knex from 'knex';
const db = knex(config);
export async function load(ids: number[]) {
  for (const id of ids) console.log(await db('posts').where('author_id', id).select('title'));
                                          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// refused: knex, the first of several rows
import knex from 'knex';
const db = knex(config);
export async function load(ids: number[]) {
  for (const id of ids) console.log(await db('posts').where('author_id', id).first());
                                          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// refused: knex, a number for each
import knex from 'knex';
const db = knex(config);
export async function load(ids: number[]) {
  for (const id of ids) console.log(await db('posts').where('author_id', id).count());
                                          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    {
      code: `
// Kysely: the row with the key
import type { Kysely } from 'kysely';
export async function load(db: Kysely<Database>, orders: { userId: number; user?: unknown }[]) {
  for (const order of orders) {
    order.user = await db.selectFrom('users').select(['id', 'name']).where('id', '=', order.userId).executeTakeFirst();
                       ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}
      `,
      title:
        'Read all rows with one `execute` for each 1000 keys before the loop, and find each by its exact `id`.',
      suggestion: `
// Kysely: the row with the key
import type { Kysely } from 'kysely';
export async function load(db: Kysely<Database>, orders: { userId: number; user?: unknown }[]) {
  const uniqueIds = [...new Set(orders.map((order) => order.userId))];
  const users = (
    await readInChunks(uniqueIds, 1000, (chunk) =>
      db.selectFrom('users').select(['id', 'name']).where('id', 'in', chunk).execute(),
    )
  ).flat();
  const userById = new Map<string, (typeof users)[number]>(users.map((user) => [String(user.id), user]));
  for (const order of orders) {
    order.user = userById.get(String(order.userId));
  }
}

async function readInChunks<T, R>(
  list: readonly T[],
  size: number,
  callback: (chunk: T[]) => R,
): Promise<Awaited<R>[]> {
  const results: Awaited<R>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    results.push(await callback(chunk));
  }
  return results;
}
      `,
    },
    {
      code: `
// Kysely: rows of each parent
import type { Kysely } from 'kysely';
export async function load(db: Kysely<Database>, ids: number[]) {
  const found: number[] = [];
  for (const id of ids) {
    const posts = await db.selectFrom('posts').selectAll().where('author_id', '=', id).execute();
                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    found.push(posts.length);
  }
  return found;
}
      `,
      title:
        'Read all rows with one `execute` for each 1000 keys before the loop, and group them by their exact `author_id`.',
      suggestion: `
// Kysely: rows of each parent
import type { Kysely } from 'kysely';
export async function load(db: Kysely<Database>, ids: number[]) {
  const found: number[] = [];
  const uniqueAuthorIds = [...new Set(ids)];
  const posts2 = (
    await readInChunks(uniqueAuthorIds, 1000, (chunk) =>
      db.selectFrom('posts').selectAll().where('author_id', 'in', chunk).execute(),
    )
  ).flat();
  const postsByAuthorId = new Map<string, typeof posts2>();
  for (const post of posts2) {
    const key = String(post.author_id);
    const group = postsByAuthorId.get(key);
    if (group) group.push(post);
    else postsByAuthorId.set(key, [post]);
  }
  for (const id of ids) {
    const posts = postsByAuthorId.get(String(id)) ?? [];
    found.push(posts.length);
  }
  return found;
}

async function readInChunks<T, R>(
  list: readonly T[],
  size: number,
  callback: (chunk: T[]) => R,
): Promise<Awaited<R>[]> {
  const results: Awaited<R>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    results.push(await callback(chunk));
  }
  return results;
}
      `,
    },
    `
// refused: Kysely, grouped rows
import type { Kysely } from 'kysely';
export async function load(db: Kysely<Database>, ids: number[]) {
  for (const id of ids) {
    console.log(await db.selectFrom('posts').select('author_id').where('author_id', '=', id).groupBy('author_id').execute());
                      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}
    `,
    {
      code: `
// Drizzle: the row with the key, in a list
import { drizzle } from 'drizzle-orm/node-postgres';
import { and, eq } from 'drizzle-orm';
import { users } from './schema.js';
const db = drizzle(pool);
export async function load(ids: number[]) {
  const names: string[] = [];
  for (const id of ids) {
    const [user] = await db.select().from(users).where(and(eq(users.id, id), eq(users.isActive, true)));
                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    if (user) names.push(user.name);
  }
  return names;
}
      `,
      title:
        'Read all rows with one `where` for each 1000 keys before the loop, and group them by their exact `id`.',
      suggestion: `
// Drizzle: the row with the key, in a list
import { drizzle } from 'drizzle-orm/node-postgres';
import { and, eq, inArray } from 'drizzle-orm';
import { users } from './schema.js';
const db = drizzle(pool);
export async function load(ids: number[]) {
  const names: string[] = [];
  const uniqueIds = [...new Set(ids)];
  const users2 = (
    await readInChunks(uniqueIds, 1000, (chunk) =>
      db
        .select()
        .from(users)
        .where(and(inArray(users.id, chunk), eq(users.isActive, true))),
    )
  ).flat();
  const usersById = new Map<string, typeof users2>();
  for (const user of users2) {
    const key = String(user.id);
    const group = usersById.get(key);
    if (group) group.push(user);
    else usersById.set(key, [user]);
  }
  for (const id of ids) {
    const [user] = usersById.get(String(id)) ?? [];
    if (user) names.push(user.name);
  }
  return names;
}

async function readInChunks<T, R>(
  list: readonly T[],
  size: number,
  callback: (chunk: T[]) => R,
): Promise<Awaited<R>[]> {
  const results: Awaited<R>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    results.push(await callback(chunk));
  }
  return results;
}
      `,
    },
    `
// refused: Drizzle, the key has another name in the rows
import { drizzle } from 'drizzle-orm/node-postgres';
import { eq } from 'drizzle-orm';
import { users } from './schema.js';
const db = drizzle(pool);
export async function load(ids: number[]) {
  for (const id of ids) console.log(await db.select({ key: users.id }).from(users).where(eq(users.id, id)));
                                          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    {
      code: `
// postgres.js
import postgres from 'postgres';
const sql = postgres(url);
export async function load(ids: number[]) {
  const names: string[] = [];
  for (const id of ids) {
    const [user] = await sql\`SELECT id, name FROM users WHERE id = \${id} AND is_active\`;
                         ~~~ queryInLoop
    if (user) names.push(user.name);
  }
  return names;
}
      `,
      title:
        'Read all rows with one `sql` for each 1000 keys before the loop, and group them by their exact `id`.',
      suggestion: `
// postgres.js
import postgres from 'postgres';
const sql = postgres(url);
export async function load(ids: number[]) {
  const names: string[] = [];
  const uniqueIds = [...new Set(ids)];
  const users = (
    await readInChunks(
      uniqueIds,
      1000,
      (chunk) => sql\`SELECT id, name FROM users WHERE id IN \${sql(chunk)} AND is_active\`,
    )
  ).flat();
  const usersById = new Map<string, typeof users>();
  for (const user of users) {
    const key = String(user.id);
    const group = usersById.get(key);
    if (group) group.push(user);
    else usersById.set(key, [user]);
  }
  for (const id of ids) {
    const [user] = usersById.get(String(id)) ?? [];
    if (user) names.push(user.name);
  }
  return names;
}

async function readInChunks<T, R>(
  list: readonly T[],
  size: number,
  callback: (chunk: T[]) => R,
): Promise<Awaited<R>[]> {
  const results: Awaited<R>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    results.push(await callback(chunk));
  }
  return results;
}
      `,
    },
  ],
});
