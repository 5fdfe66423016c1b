import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';
import { withoutSuggestion } from '../support/without-suggestion.js';

/** Reads whose rows do not show the key: it joins what they show, where nobody can see it; otherwise they stay. */
testRule(withoutSuggestion(noQueryInLoop, 'askAtMost'), {
  valid: [],
  invalid: [
    {
      code: `
// SQL: the key joins the columns, where only others are used
import { Pool } from 'pg';
const pool = new Pool();
export async function load(ids: number[]) {
  const names: string[] = [];
  for (const id of ids) {
    const { rows: [user] } = await pool.query<{ name: string }>('SELECT name FROM users WHERE id = $1', [id]);
                                   ~~~~~~~~~~ queryInLoop
    if (user) names.push(user.name);
  }
  return names;
}
      `,
      title: 'Read all rows with one `query` before the loop, and group them by their exact `id`.',
      suggestion: `
// SQL: the key joins the columns, where only others are used
import { Pool } from 'pg';
const pool = new Pool();
export async function load(ids: number[]) {
  const names: string[] = [];
  const uniqueIds = [...new Set(ids)];
  const users =
    uniqueIds.length > 0
      ? (
          await pool.query<{ name: string } & { id: unknown }>('SELECT id, name FROM users WHERE id = ANY($1)', [
            uniqueIds,
          ])
        ).rows
      : [];
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
      `,
    },
    {
      code: `
// SQL with aliases, and rows that are gone through
import { createPool, type RowDataPacket } from 'mysql2/promise';
const pool = createPool(url);
export async function load(authors: { id: number }[]) {
  for (const author of authors) {
    const [rows] = await pool.query<RowDataPacket[]>('SELECT p.title AS text FROM posts p WHERE p.authorId = ? ORDER BY p.id', [author.id]);
                         ~~~~~~~~~~ queryInLoop
    if (rows.length === 0) continue;
    for (const { text } of rows) console.log(text);
    console.log(rows.map((row) => row.text));
  }
}
      `,
      title:
        'Read all rows with one `query` for each 1000 keys before the loop, and group them by their exact `authorId`.',
      suggestion: `
// SQL with aliases, and rows that are gone through
import { createPool, type RowDataPacket } from 'mysql2/promise';
const pool = createPool(url);
export async function load(authors: { id: number }[]) {
  const uniqueAuthorIds = [...new Set(authors.map((author) => author.id))];
  const posts = (
    await readInChunks(
      uniqueAuthorIds,
      1000,
      async (chunk) =>
        (
          await pool.query<RowDataPacket[]>('SELECT p.authorId, p.title AS text FROM posts p WHERE p.authorId IN (?) ORDER BY p.id', [
            chunk,
          ])
        )[0],
    )
  ).flat();
  const postsByAuthorId = new Map<string, typeof posts>();
  for (const post of posts) {
    const key = String(post.authorId);
    const group = postsByAuthorId.get(key);
    if (group) group.push(post);
    else postsByAuthorId.set(key, [post]);
  }
  for (const author of authors) {
    const rows = postsByAuthorId.get(String(author.id)) ?? [];
    if (rows.length === 0) continue;
    for (const { text } of rows) console.log(text);
    console.log(rows.map((row) => row.text));
  }
}

async function readInChunks<T, R>(list: readonly T[], size: number, callback: (chunk: T[]) => R): Promise<Awaited<R>[]> {
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
// Prisma: an object of columns
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: string[]) {
  for (const id of ids) {
    const user = await prisma.user.findUnique({ where: { id }, select: { name: true, team: { select: { title: true } } } });
                       ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    console.log(user?.name ?? 'nobody', user?.team);
  }
}
      `,
      title: 'Read all rows with one `findMany` before the loop, and find each by its exact `id`.',
      suggestion: `
// Prisma: an object of columns
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: string[]) {
  const uniqueIds = [...new Set(ids)];
  const users =
    uniqueIds.length > 0
      ? await prisma.user.findMany({
          where: { id: { in: uniqueIds } },
          select: { id: true, name: true, team: { select: { title: true } } },
        })
      : [];
  const userById = new Map<string, (typeof users)[number]>(users.map((user) => [user.id, user]));
  for (const id of ids) {
    const user = userById.get(id) ?? null;
    console.log(user?.name ?? 'nobody', user?.team);
  }
}
      `,
    },
    {
      code: `
// Sequelize: a list of columns, for the key itself
import { Model } from 'sequelize';
class User extends Model {}
export async function load(ids: number[]) {
  for (const id of ids) {
    const user = await User.findByPk(id, { attributes: ['name'] });
                       ~~~~~~~~~~~~~ queryInLoop
    if (user === null) continue;
    const { name } = user;
    console.log(name);
  }
}
      `,
      title:
        'Read all rows with one `findAll` for each 1000 keys before the loop, and find each by its exact `id`.',
      suggestion: `
// Sequelize: a list of columns, for the key itself
import { Model } from 'sequelize';
class User extends Model {}
export async function load(ids: number[]) {
  const uniqueIds = [...new Set(ids)];
  const users = (
    await readInChunks(uniqueIds, 1000, (chunk) =>
      User.findAll({ where: { id: chunk }, attributes: ['id', 'name'] }),
    )
  ).flat();
  const userById = new Map<string, (typeof users)[number]>(
    users.map((user) => [String(user.id), user]),
  );
  for (const id of ids) {
    const user = userById.get(String(id)) ?? null;
    if (user === null) continue;
    const { name } = user;
    console.log(name);
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
// knex
import knex from 'knex';
const db = knex(config);
export async function load(ids: number[]) {
  for (const id of ids) {
    const user = await db('users').select('name', 'email').where({ id }).first();
                       ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    if (user) console.log(user.name);
  }
}
      `,
      title:
        'Read all rows with one `query` for each 1000 keys before the loop, and find each by its exact `id`.',
      suggestion: `
// knex
import knex from 'knex';
const db = knex(config);
export async function load(ids: number[]) {
  const uniqueIds = [...new Set(ids)];
  const users = (
    await readInChunks(uniqueIds, 1000, (chunk) =>
      db('users').select('id', 'name', 'email').whereIn('id', chunk),
    )
  ).flat();
  const userById = new Map<string, (typeof users)[number]>(
    users.map((user) => [String(user.id), user]),
  );
  for (const id of ids) {
    const user = userById.get(String(id));
    if (user) console.log(user.name);
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
// Kysely
import type { Kysely } from 'kysely';
export async function load(db: Kysely<Database>, ids: number[]) {
  for (const id of ids) {
    const user = await db.selectFrom('users').select(['users.name']).where('users.id', '=', id).executeTakeFirst();
                       ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    console.log(user?.name);
  }
}
      `,
      title:
        'Read all rows with one `execute` for each 1000 keys before the loop, and find each by its exact `id`.',
      suggestion: `
// Kysely
import type { Kysely } from 'kysely';
export async function load(db: Kysely<Database>, ids: number[]) {
  const uniqueIds = [...new Set(ids)];
  const users = (
    await readInChunks(uniqueIds, 1000, (chunk) =>
      db.selectFrom('users').select(['users.id', 'users.name']).where('users.id', 'in', chunk).execute(),
    )
  ).flat();
  const userById = new Map<string, (typeof users)[number]>(users.map((user) => [String(user.id), user]));
  for (const id of ids) {
    const user = userById.get(String(id));
    console.log(user?.name);
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
// Drizzle
import { drizzle } from 'drizzle-orm/node-postgres';
import { eq } from 'drizzle-orm';
import { users } from './schema.js';
const db = drizzle(pool);
export async function load(ids: number[]) {
  for (const id of ids) {
    const [user] = await db.select({ name: users.name }).from(users).where(eq(users.id, id));
                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    if (user) console.log(user.name);
  }
}
      `,
      title:
        'Read all rows with one `where` for each 1000 keys before the loop, and group them by their exact `id`.',
      suggestion: `
// Drizzle
import { drizzle } from 'drizzle-orm/node-postgres';
import { inArray } from 'drizzle-orm';
import { users } from './schema.js';
const db = drizzle(pool);
export async function load(ids: number[]) {
  const uniqueIds = [...new Set(ids)];
  const users2 = (
    await readInChunks(uniqueIds, 1000, (chunk) =>
      db.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, chunk)),
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
    if (user) console.log(user.name);
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
// MySQL calls columns as they are written, PostgreSQL in lower case
import { createPool, type RowDataPacket } from 'mysql2/promise';
const pool = createPool(url);
export async function load(authorIds: number[]) {
  const found: RowDataPacket[][] = [];
  for (const id of authorIds) {
    const [rows] = await pool.query<RowDataPacket[]>('SELECT title, authorId FROM posts WHERE authorId = ?', [id]);
                         ~~~~~~~~~~ queryInLoop
    found.push(rows);
  }
  return found;
}
      `,
      title:
        'Read all rows with one `query` for each 1000 keys before the loop, and group them by their exact `authorId`.',
      suggestion: `
// MySQL calls columns as they are written, PostgreSQL in lower case
import { createPool, type RowDataPacket } from 'mysql2/promise';
const pool = createPool(url);
export async function load(authorIds: number[]) {
  const found: RowDataPacket[][] = [];
  const uniqueAuthorIds = [...new Set(authorIds)];
  const posts = (
    await readInChunks(
      uniqueAuthorIds,
      1000,
      async (chunk) =>
        (await pool.query<RowDataPacket[]>('SELECT title, authorId FROM posts WHERE authorId IN (?)', [chunk]))[0],
    )
  ).flat();
  const postsByAuthorId = new Map<string, typeof posts>();
  for (const post of posts) {
    const key = String(post.authorId);
    const group = postsByAuthorId.get(key);
    if (group) group.push(post);
    else postsByAuthorId.set(key, [post]);
  }
  for (const id of authorIds) {
    const rows = postsByAuthorId.get(String(id)) ?? [];
    found.push(rows);
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
// refused: the row is given away, which would show the column
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: string[]) {
  const found: unknown[] = [];
  for (const id of ids) {
    const user = await prisma.user.findUnique({ where: { id }, select: { name: true } });
                       ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    found.push(user);
  }
  return found;
}
    `,
    `
// refused: so would a copy of it
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: string[]) {
  const found: unknown[] = [];
  for (const id of ids) {
    const user = await prisma.user.findUnique({ where: { id }, select: { name: true } });
                       ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    found.push({ ...user });
  }
  return found;
}
    `,
    `
// refused: what is left of it
import { Pool } from 'pg';
const pool = new Pool();
export async function load(ids: number[]) {
  for (const id of ids) {
    const { rows: [{ name, ...rest }] } = await pool.query('SELECT name, age FROM users WHERE id = $1', [id]);
                                                ~~~~~~~~~~ queryInLoop
    console.log(name, rest);
  }
}
    `,
    `
// refused: a method of it, which may look at the column
import { Model } from 'sequelize';
class User extends Model {}
export async function load(ids: number[]) {
  for (const id of ids) {
    const user = await User.findByPk(id, { attributes: ['name'] });
                       ~~~~~~~~~~~~~ queryInLoop
    if (user) console.log(user.title());
  }
}
    `,
    `
// refused: the column itself, of which there was none
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: string[]) {
  for (const id of ids) {
    const user = await prisma.user.findUnique({ where: { id }, select: { name: true } });
                       ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    console.log(user?.name, user?.id);
  }
}
    `,
    `
// refused: something else has the name of the column
import { Pool } from 'pg';
const pool = new Pool();
export async function load(ids: number[]) {
  for (const id of ids) {
    const { rows } = await pool.query('SELECT p.title AS id, p.body FROM posts p WHERE p.id = $1', [id]);
                           ~~~~~~~~~~ queryInLoop
    console.log(rows[0].body);
  }
}
    `,
    `
// refused: Drizzle, so it has here
import { drizzle } from 'drizzle-orm/node-postgres';
import { eq } from 'drizzle-orm';
import { posts, users } from './schema.js';
const db = drizzle(pool);
export async function load(ids: number[]) {
  for (const id of ids) {
    const [user] = await db.select({ id: users.email, name: users.name }).from(users).where(eq(users.id, id));
                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    console.log(user?.name);
  }
}
    `,
    `
// refused: Drizzle, a function of all rows
import { drizzle } from 'drizzle-orm/node-postgres';
import { eq, max } from 'drizzle-orm';
import { posts } from './schema.js';
const db = drizzle(pool);
export async function load(ids: number[]) {
  for (const id of ids) {
    const [post] = await db.select({ last: max(posts.createdAt) }).from(posts).where(eq(posts.authorId, id));
                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    console.log(post?.last);
  }
}
    `,
    `
// refused: columns that are left out instead
import { Model } from 'sequelize';
class User extends Model {}
export async function load(ids: number[]) {
  for (const id of ids) {
    const user = await User.findByPk(id, { attributes: { exclude: ['password'] } });
                       ~~~~~~~~~~~~~ queryInLoop
    console.log(user?.name);
  }
}
    `,
    `
// refused: a list of columns from elsewhere
import { Model } from 'sequelize';
class User extends Model {}
export async function load(ids: number[], attributes: string[]) {
  for (const id of ids) {
    const user = await User.findByPk(id, { attributes });
                       ~~~~~~~~~~~~~ queryInLoop
    console.log(user?.name);
  }
}
    `,
    {
      code: `
// Drizzle: a name that nothing uses any more leaves the import
import { drizzle } from 'drizzle-orm/node-postgres';
import { eq, inArray } from 'drizzle-orm';
import { users } from './schema.js';
const db = drizzle(pool);
export const some = inArray(users.id, [1, 2]);
export async function load(ids: number[]) {
  for (const id of ids) {
    const [user] = await db.select().from(users).where(eq(users.id, id));
                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    console.log(user);
  }
}
      `,
      title:
        'Read all rows with one `where` for each 1000 keys before the loop, and group them by their exact `id`.',
      suggestion: `
// Drizzle: a name that nothing uses any more leaves the import
import { drizzle } from 'drizzle-orm/node-postgres';
import { inArray } from 'drizzle-orm';
import { users } from './schema.js';
const db = drizzle(pool);
export const some = inArray(users.id, [1, 2]);
export async function load(ids: number[]) {
  const uniqueIds = [...new Set(ids)];
  const users2 = (
    await readInChunks(uniqueIds, 1000, (chunk) =>
      db.select().from(users).where(inArray(users.id, chunk)),
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
    console.log(user);
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
    `
// refused: rows that are chosen are rows
import { Pool } from 'pg';
const pool = new Pool();
export async function load(ids: number[]) {
  const found: unknown[] = [];
  for (const id of ids) {
    const { rows } = await pool.query('SELECT title FROM posts WHERE author_id = $1', [id]);
                           ~~~~~~~~~~ queryInLoop
    found.push(rows.filter((row) => row.title !== ''));
  }
  return found;
}
    `,
    `
// refused: rows that are given to a function
import { Pool } from 'pg';
import { nameOf } from './names.js';
const pool = new Pool();
export async function load(ids: number[]) {
  const found: unknown[] = [];
  for (const id of ids) {
    const { rows } = await pool.query('SELECT title FROM posts WHERE author_id = $1', [id]);
                           ~~~~~~~~~~ queryInLoop
    found.push(...rows.map(nameOf));
  }
  return found;
}
    `,
    `
// refused: rows that a callback gets as a whole
import { Pool } from 'pg';
const pool = new Pool();
export async function load(ids: number[]) {
  const found: unknown[] = [];
  for (const id of ids) {
    const { rows } = await pool.query('SELECT title FROM posts WHERE author_id = $1', [id]);
                           ~~~~~~~~~~ queryInLoop
    rows.forEach((row, index, all) => found.push(row.title, index, all));
  }
  return found;
}
    `,
    `
// refused: of two rows, the second is given away
import { Pool } from 'pg';
const pool = new Pool();
export async function load(ids: number[]) {
  for (const id of ids) {
    const { rows: [first, second] } = await pool.query('SELECT title FROM posts WHERE author_id = $1', [id]);
                                            ~~~~~~~~~~ queryInLoop
    console.log(first.title, second);
  }
}
    `,
    `
// refused: a type that may have the column
import { PrismaClient } from '@prisma/client';
import type { Named } from './names.js';
const prisma = new PrismaClient();
export async function load(ids: string[]) {
  for (const id of ids) {
    const user: Named | null = await prisma.user.findUnique({ where: { id }, select: { name: true } });
                                     ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    console.log(user?.name);
  }
}
    `,
    {
      code: `
// knex: the type of the rows is given with the table
import knex from 'knex';
const db = knex(config);
export async function load(ids: number[]) {
  for (const id of ids) {
    const user = await db<User>('users').select('name').where({ id }).first();
                       ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    console.log(user?.name);
  }
}
      `,
      title:
        'Read all rows with one `query` for each 1000 keys before the loop, and find each by its exact `id`.',
      suggestion: `
// knex: the type of the rows is given with the table
import knex from 'knex';
const db = knex(config);
export async function load(ids: number[]) {
  const uniqueIds = [...new Set(ids)];
  const users = (
    await readInChunks(uniqueIds, 1000, (chunk) =>
      db<User>('users').select('id', 'name').whereIn('id', chunk),
    )
  ).flat();
  const userById = new Map<string, (typeof users)[number]>(
    users.map((user) => [String(user.id), user]),
  );
  for (const id of ids) {
    const user = userById.get(String(id));
    console.log(user?.name);
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
    `
// refused: knex, columns from elsewhere
import knex from 'knex';
const db = knex(config);
export async function load(ids: number[], columns: string[]) {
  for (const id of ids) {
    const user = await db('users').select(columns).where({ id }).first();
                       ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    if (user) console.log(user.name);
  }
}
    `,
    `
// refused: Kysely, another condition that changes from turn to turn
import type { Kysely } from 'kysely';
export async function load(db: Kysely<Database>, authors: { id: number; state: string }[]) {
  for (const author of authors) {
    console.log(await db.selectFrom('posts').selectAll().where('author_id', '=', author.id).where('state', '!=', author.state).execute());
                      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}
    `,
    `
// refused: Drizzle, columns that are spread
import { drizzle } from 'drizzle-orm/node-postgres';
import { eq } from 'drizzle-orm';
import { common, users } from './schema.js';
const db = drizzle(pool);
export async function load(ids: number[]) {
  for (const id of ids) {
    const [user] = await db.select({ ...common, name: users.name }).from(users).where(eq(users.id, id));
                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    console.log(user?.name);
  }
}
    `,
    `
// refused: the key is in the text twice
import { Pool } from 'pg';
const pool = new Pool();
export async function load(ids: number[]) {
  for (const id of ids) {
    const { rows } = await pool.query('SELECT id, name FROM users WHERE id = $1 AND owner_id = $1', [id]);
                           ~~~~~~~~~~ queryInLoop
    console.log(rows[0]?.name);
  }
}
    `,
    `
// refused: postgres.js, two values that change
import postgres from 'postgres';
const sql = postgres(url);
export async function load(authors: { id: number; state: string }[]) {
  for (const author of authors) {
    const posts = await sql\`SELECT author_id, title FROM posts WHERE author_id = \${author.id} AND state = \${author.state}\`;
                        ~~~ queryInLoop
    console.log(posts.length);
  }
}
    `,
    `
// refused: what is called when the rows are there
import { Pool } from 'pg';
const pool = new Pool();
export async function load(ids: number[], log: (error: Error) => void) {
  for (const id of ids) {
    const { rows } = await pool.query('SELECT id, name FROM users WHERE id = $1', [id], log);
                           ~~~~~~~~~~ queryInLoop
    console.log(rows[0]?.name);
  }
}
    `,
    `
// refused: values from elsewhere
import { Pool } from 'pg';
import { valuesOf } from './values.js';
const pool = new Pool();
export async function load(ids: number[]) {
  for (const id of ids) {
    const { rows } = await pool.query('SELECT id, name FROM users WHERE id = $1', valuesOf(id));
                           ~~~~~~~~~~ queryInLoop
    console.log(rows[0]?.name);
  }
}
    `,
    `
// refused: Sequelize, columns that are left out instead, for many rows
import { Model } from 'sequelize';
class Post extends Model {}
export async function load(ids: number[]) {
  for (const id of ids) {
    const posts = await Post.findAll({ where: { authorId: id }, attributes: { exclude: ['body'] } });
                        ~~~~~~~~~~~~ queryInLoop
    console.log(posts.length);
  }
}
    `,
    `
// refused: Prisma, columns from elsewhere
import { PrismaClient } from '@prisma/client';
import { columns } from './columns.js';
const prisma = new PrismaClient();
export async function load(ids: string[]) {
  for (const id of ids) {
    const user = await prisma.user.findUnique({ where: { id }, select: columns });
                       ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    console.log(user?.name);
  }
}
    `,
    `
// refused: postgres.js, a type that has no place for the key
import postgres from 'postgres';
const sql = postgres(url);
export async function load(ids: number[]) {
  for (const id of ids) {
    const [row] = await sql<{ name: string }[]>\`SELECT name FROM users WHERE id = \${id}\`;
                        ~~~ queryInLoop
    console.log(row?.name);
  }
}
    `,
  ],
});
