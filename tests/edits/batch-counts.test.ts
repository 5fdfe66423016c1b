import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';
import { withoutSuggestion } from '../support/without-suggestion.js';

/** Counts for each parent, which become groups of one count, and their neighbours that stay. */
testRule(withoutSuggestion(noQueryInLoop, 'askAtMost'), {
  valid: [],
  invalid: [
    {
      code: `
// pg: the number is text, and is made a number
import { Pool } from 'pg';
const pool = new Pool();
export async function count(authors: { id: number }[]) {
  const found: number[] = [];
  for (const author of authors) {
    const { rows } = await pool.query('SELECT count(*) FROM posts WHERE author_id = $1', [author.id]);
                           ~~~~~~~~~~ queryInLoop
    found.push(Number(rows[0].count));
  }
  return found;
}
      `,
      title:
        'Count all rows with one `query` before the loop, and find each number by its exact `author_id`.',
      suggestion: `
// pg: the number is text, and is made a number
import { Pool } from 'pg';
const pool = new Pool();
export async function count(authors: { id: number }[]) {
  const found: number[] = [];
  const uniqueAuthorIds = [...new Set(authors.map((author) => author.id))];
  const postCounts =
    uniqueAuthorIds.length > 0
      ? (
          await pool.query('SELECT author_id, count(*) FROM posts WHERE author_id = ANY($1) GROUP BY author_id', [
            uniqueAuthorIds,
          ])
        ).rows
      : [];
  const postCountByAuthorId = new Map<string, (typeof postCounts)[number]>(
    postCounts.map((post) => [String(post.author_id), post]),
  );
  for (const author of authors) {
    const rows = [postCountByAuthorId.get(String(author.id)) ?? { count: '0' }];
    found.push(Number(rows[0].count));
  }
  return found;
}
      `,
    },
    {
      code: `
// pg: a cast makes it a number, and a type says so
import { Pool } from 'pg';
const pool = new Pool();
export async function count(ids: number[]) {
  const found: number[] = [];
  for (const id of ids) {
    const result = await pool.query<{ total: number }>('SELECT count(*)::int AS total FROM posts p WHERE p.author_id = $1 AND p.is_draft = $2', [id, false]);
                         ~~~~~~~~~~ queryInLoop
    found.push(result.rows[0].total);
  }
  return found;
}
      `,
      title:
        'Count all rows with one `query` before the loop, and find each number by its exact `author_id`.',
      suggestion: `
// pg: a cast makes it a number, and a type says so
import { Pool } from 'pg';
const pool = new Pool();
export async function count(ids: number[]) {
  const found: number[] = [];
  const uniqueAuthorIds = [...new Set(ids)];
  const postCounts =
    uniqueAuthorIds.length > 0
      ? (
          await pool.query<{ total: number } & { author_id: unknown }>(
            'SELECT p.author_id, count(*)::int AS total FROM posts p WHERE p.author_id = ANY($1) AND p.is_draft = $2 GROUP BY p.author_id',
            [uniqueAuthorIds, false],
          )
        ).rows
      : [];
  const postCountByAuthorId = new Map<string, (typeof postCounts)[number]>(postCounts.map((post) => [String(post.author_id), post]));
  for (const id of ids) {
    const result = { rows: [postCountByAuthorId.get(String(id)) ?? { total: 0 }] };
    found.push(result.rows[0].total);
  }
  return found;
}
      `,
    },
    {
      code: `
// mysql2: the name in the answer has the case of the text
import { createPool, type RowDataPacket } from 'mysql2/promise';
const pool = createPool(url);
export async function count(ids: number[]) {
  for (const id of ids) {
    const [[row]] = await pool.query<RowDataPacket[]>('SELECT COUNT(*) AS postCount FROM posts WHERE authorId = ?', [id]);
                          ~~~~~~~~~~ queryInLoop
    if (row.postCount > 3) console.log(id);
  }
}
      `,
      title:
        'Count all rows with one `query` for each 1000 keys before the loop, and find each number by its exact `authorId`.',
      suggestion: `
// mysql2: the name in the answer has the case of the text
import { createPool, type RowDataPacket } from 'mysql2/promise';
const pool = createPool(url);
export async function count(ids: number[]) {
  const uniqueAuthorIds = [...new Set(ids)];
  const postCounts = (
    await readInChunks(
      uniqueAuthorIds,
      1000,
      async (chunk) =>
        (
          await pool.query<RowDataPacket[]>('SELECT authorId, COUNT(*) AS postCount FROM posts WHERE authorId IN (?) GROUP BY authorId', [
            chunk,
          ])
        )[0],
    )
  ).flat();
  const postCountByAuthorId = new Map<string, (typeof postCounts)[number]>(postCounts.map((post) => [String(post.authorId), post]));
  for (const id of ids) {
    const [row] = [postCountByAuthorId.get(String(id)) ?? { postCount: 0 }];
    if (row.postCount > 3) console.log(id);
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
// postgres.js
import postgres from 'postgres';
const sql = postgres(url);
export async function count(ids: number[]) {
  for (const id of ids) {
    const [{ count }] = await sql\`SELECT count(*) FROM posts WHERE author_id = \${id}\`;
                              ~~~ queryInLoop
    console.log(\`\${id}: \${count}\`);
  }
}
      `,
      title:
        'Count all rows with one `sql` for each 1000 keys before the loop, and find each number by its exact `author_id`.',
      suggestion: `
// postgres.js
import postgres from 'postgres';
const sql = postgres(url);
export async function count(ids: number[]) {
  const uniqueAuthorIds = [...new Set(ids)];
  const postCounts = (
    await readInChunks(
      uniqueAuthorIds,
      1000,
      (chunk) =>
        sql\`SELECT author_id, count(*) FROM posts WHERE author_id IN \${sql(chunk)} GROUP BY author_id\`,
    )
  ).flat();
  const postCountByAuthorId = new Map<string, (typeof postCounts)[number]>(
    postCounts.map((post) => [String(post.author_id), post]),
  );
  for (const id of ids) {
    const [{ count }] = [postCountByAuthorId.get(String(id)) ?? { count: '0' }];
    console.log(\`\${id}: \${count}\`);
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
// knex: the only row
import knex from 'knex';
const db = knex(config);
export async function count(users: { id: number }[]) {
  for (const user of users) {
    const row = await db('posts').where('author_id', user.id).count('* as total').first();
                      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    if (Number(row?.total) > 1) console.log(user.id);
  }
}
      `,
      title:
        'Count all rows with one `query` for each 1000 keys before the loop, and find each number by its exact `author_id`.',
      suggestion: `
// knex: the only row
import knex from 'knex';
const db = knex(config);
export async function count(users: { id: number }[]) {
  const uniqueAuthorIds = [...new Set(users.map((user) => user.id))];
  const postCounts = (
    await readInChunks(uniqueAuthorIds, 1000, (chunk) =>
      db('posts')
        .whereIn('author_id', chunk)
        .count('* as total')
        .select('author_id')
        .groupBy('author_id'),
    )
  ).flat();
  const postCountByAuthorId = new Map<string, (typeof postCounts)[number]>(
    postCounts.map((post) => [String(post.author_id), post]),
  );
  for (const user of users) {
    const row = postCountByAuthorId.get(String(user.id)) ?? { total: 0 };
    if (Number(row?.total) > 1) console.log(user.id);
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
// knex in JavaScript: an object gives the name (js)
import knex from 'knex';
const db = knex(config);
export async function count(ids) {
  for (const id of ids) {
    const [{ total }] = await db('posts').where({ author_id: id }).count({ total: '*' });
                              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    console.log(+total);
  }
}
      `,
      title:
        'Count all rows with one `count` for each 1000 keys before the loop, and find each number by its exact `author_id`.',
      filename: 'file.js',
      suggestion: `
// knex in JavaScript: an object gives the name (js)
import knex from 'knex';
const db = knex(config);
export async function count(ids) {
  const idList = [...ids];
  const uniqueAuthorIds = [...new Set(idList)];
  const postCounts = (
    await readInChunks(uniqueAuthorIds, 1000, (chunk) =>
      db('posts')
        .whereIn('author_id', chunk)
        .count({ total: '*' })
        .select('author_id')
        .groupBy('author_id'),
    )
  ).flat();
  const postCountByAuthorId = new Map(postCounts.map((post) => [String(post.author_id), post]));
  for (const id of idList) {
    const [{ total }] = [postCountByAuthorId.get(String(id)) ?? { total: 0 }];
    console.log(+total);
  }
}

async function readInChunks(list, size, callback) {
  const results = [];
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
export async function count(db: Kysely<Database>, ids: number[]) {
  let all = 0;
  for (const id of ids) {
    const { total } = await db.selectFrom('posts').select(({ fn }) => fn.countAll().as('total')).where('author_id', '=', id).executeTakeFirstOrThrow();
                            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    all += Number(total);
  }
  return all;
}
      `,
      title:
        'Count all rows with one `execute` for each 1000 keys before the loop, and find each number by its exact `author_id`.',
      suggestion: `
// Kysely
import type { Kysely } from 'kysely';
export async function count(db: Kysely<Database>, ids: number[]) {
  let all = 0;
  const uniqueAuthorIds = [...new Set(ids)];
  const postCounts = (
    await readInChunks(uniqueAuthorIds, 1000, (chunk) =>
      db
        .selectFrom('posts')
        .select(({ fn }) => fn.countAll().as('total'))
        .select('author_id')
        .groupBy('author_id')
        .where('author_id', 'in', chunk)
        .execute(),
    )
  ).flat();
  const postCountByAuthorId = new Map<string, (typeof postCounts)[number]>(
    postCounts.map((post) => [String(post.author_id), post]),
  );
  for (const id of ids) {
    const { total } = postCountByAuthorId.get(String(id)) ?? { total: 0 };
    all += Number(total);
  }
  return all;
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
// Drizzle: its own function gives a number
import { drizzle } from 'drizzle-orm/node-postgres';
import { count, eq } from 'drizzle-orm';
import { posts } from './schema.js';
const db = drizzle(pool);
export async function load(ids: number[]) {
  const found = new Map<number, number>();
  for (const id of ids) {
    const [row] = await db.select({ total: count() }).from(posts).where(eq(posts.authorId, id));
                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    found.set(id, row.total);
  }
  return found;
}
      `,
      title:
        'Count all rows with one `where` for each 1000 keys before the loop, and find each number by its exact `authorId`.',
      suggestion: `
// Drizzle: its own function gives a number
import { drizzle } from 'drizzle-orm/node-postgres';
import { count, inArray } from 'drizzle-orm';
import { posts } from './schema.js';
const db = drizzle(pool);
export async function load(ids: number[]) {
  const found = new Map<number, number>();
  const uniqueAuthorIds = [...new Set(ids)];
  const postCounts = (
    await readInChunks(uniqueAuthorIds, 1000, (chunk) =>
      db
        .select({ authorId: posts.authorId, total: count() })
        .from(posts)
        .where(inArray(posts.authorId, chunk))
        .groupBy(posts.authorId),
    )
  ).flat();
  const postCountByAuthorId = new Map<string, (typeof postCounts)[number]>(
    postCounts.map((post) => [String(post.authorId), post]),
  );
  for (const id of ids) {
    const [row] = [postCountByAuthorId.get(String(id)) ?? { total: 0 }];
    found.set(id, row.total);
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
    {
      code: `
// TypeORM: a repository, a further condition
import { Repository } from 'typeorm';
import { Post, State } from './post.js';
export async function count(posts: Repository<Post>, ids: number[]) {
  for (const id of ids) console.log(await posts.count({ where: { authorId: id, state: State.Public } }));
                                          ~~~~~~~~~~~ queryInLoop
}
      `,
      title:
        'Count all rows with one `createQueryBuilder` for each 1000 keys before the loop, and find each number by its exact `authorId`.',
      suggestion: `
// TypeORM: a repository, a further condition
import { Repository, In } from 'typeorm';
import { Post, State } from './post.js';
export async function count(posts: Repository<Post>, ids: number[]) {
  const uniqueAuthorIds = [...new Set(ids)];
  const postCounts = (
    await readInChunks(uniqueAuthorIds, 1000, (chunk) =>
      posts
        .createQueryBuilder('post')
        .select('post.authorId', 'authorId')
        .addSelect('COUNT(*)', 'count')
        .where({ authorId: In(chunk), state: State.Public })
        .groupBy('post.authorId')
        .getRawMany(),
    )
  ).flat();
  const postCountByAuthorId = new Map<string, number>(
    postCounts.map((post) => [String(post.authorId), Number(post.count)]),
  );
  for (const id of ids) console.log(postCountByAuthorId.get(String(id)) ?? 0);
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
// TypeORM: a manager, all at once
import { EntityManager, In } from 'typeorm';
import { Post } from './post.js';
export async function count(manager: EntityManager, users: { id: number }[]) {
  return Promise.all(users.map((user) => manager.countBy(Post, { authorId: user.id })));
                                         ~~~~~~~~~~~~~~~ queryInLoop
}
      `,
      title:
        'Count all rows with one `createQueryBuilder` for each 1000 keys before the loop, and find each number by its exact `authorId`.',
      suggestion: `
// TypeORM: a manager, all at once
import { EntityManager, In } from 'typeorm';
import { Post } from './post.js';
export async function count(manager: EntityManager, users: { id: number }[]) {
  const uniqueAuthorIds = [...new Set(users.map((user) => user.id))];
  const postCounts = (
    await readInChunks(uniqueAuthorIds, 1000, (chunk) =>
      manager
        .createQueryBuilder(Post, 'post')
        .select('post.authorId', 'authorId')
        .addSelect('COUNT(*)', 'count')
        .where({ authorId: In(chunk) })
        .groupBy('post.authorId')
        .getRawMany(),
    )
  ).flat();
  const postCountByAuthorId = new Map<string, number>(
    postCounts.map((post) => [String(post.authorId), Number(post.count)]),
  );
  return users.map((user) => postCountByAuthorId.get(String(user.id)) ?? 0);
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
// Sequelize: a condition and a transaction
import { DataTypes, Model, Sequelize } from 'sequelize';
class Post extends Model {}
export async function count(users: { id: number }[], transaction) {
  const found: number[] = [];
  for (const user of users) found.push(await Post.count({ where: { author_id: user.id, is_draft: false }, transaction }));
                                             ~~~~~~~~~~ queryInLoop
  return found;
}
      `,
      title:
        'Count all rows with one `count` for each 1000 keys before the loop, and find each number by its exact `author_id`.',
      suggestion: `
// Sequelize: a condition and a transaction
import { DataTypes, Model, Sequelize } from 'sequelize';
class Post extends Model {}
export async function count(users: { id: number }[], transaction) {
  const found: number[] = [];
  const uniqueAuthorIds = [...new Set(users.map((user) => user.id))];
  const postCounts = (
    await readInChunks(uniqueAuthorIds, 1000, (chunk) =>
      Post.count({ group: ['author_id'], where: { author_id: chunk, is_draft: false }, transaction }),
    )
  ).flat();
  const postCountByAuthorId = new Map<string, number>(postCounts.map((post) => [String(post.author_id), post.count]));
  for (const user of users) found.push(postCountByAuthorId.get(String(user.id)) ?? 0);
  return found;
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
    `
// refused: the number is text, and stays text
import { Pool } from 'pg';
const pool = new Pool();
export async function count(ids: number[]) {
  const found: string[] = [];
  for (const id of ids) {
    const { rows } = await pool.query('SELECT count(*) FROM posts WHERE author_id = $1', [id]);
                           ~~~~~~~~~~ queryInLoop
    found.push(rows[0].count);
  }
  return found;
}
    `,
    `
// refused: the row is given away
import { Pool } from 'pg';
const pool = new Pool();
export async function count(ids: number[]) {
  const found: unknown[] = [];
  for (const id of ids) {
    const { rows } = await pool.query('SELECT count(*)::int AS total FROM posts WHERE author_id = $1', [id]);
                           ~~~~~~~~~~ queryInLoop
    found.push(rows[0]);
  }
  return found;
}
    `,
    `
// refused: rows are grouped already
import { Pool } from 'pg';
const pool = new Pool();
export async function count(ids: number[]) {
  for (const id of ids) {
    const { rows } = await pool.query('SELECT count(*) FROM posts WHERE author_id = $1 GROUP BY state', [id]);
                           ~~~~~~~~~~ queryInLoop
    console.log(Number(rows[0].count));
  }
}
    `,
    `
// refused: a sum of nothing is null
import { Pool } from 'pg';
const pool = new Pool();
export async function count(ids: number[]) {
  for (const id of ids) {
    const { rows } = await pool.query('SELECT sum(views) AS count FROM posts WHERE author_id = $1', [id]);
                           ~~~~~~~~~~ queryInLoop
    console.log(Number(rows[0].count));
  }
}
    `,
    `
// refused: in MySQL, a number without a name is called as it is written
import { createPool, type RowDataPacket } from 'mysql2/promise';
const pool = createPool(url);
export async function count(ids: number[]) {
  for (const id of ids) {
    const [[row]] = await pool.query<RowDataPacket[]>('SELECT COUNT(*) FROM posts WHERE author_id = ?', [id]);
                          ~~~~~~~~~~ queryInLoop
    console.log(Number(row.count));
  }
}
    `,
    `
// refused: a type of its own, which may say number or text
import { Pool } from 'pg';
const pool = new Pool();
export async function count(ids: number[]) {
  for (const id of ids) {
    const { rows } = await pool.query<CountRow>('SELECT count(*) FROM posts WHERE author_id = $1', [id]);
                           ~~~~~~~~~~ queryInLoop
    console.log(Number(rows[0].count));
  }
}
    `,
    `
// refused: knex, the name is an object's, which in TypeScript has no place for the key
import knex from 'knex';
const db = knex(config);
export async function count(ids: number[]) {
  for (const id of ids) {
    const [{ total }] = await db('posts').where({ author_id: id }).count({ total: '*' });
                              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    console.log(+total);
  }
}
    `,
    `
// refused: Kysely, another column beside the count
import type { Kysely } from 'kysely';
export async function count(db: Kysely<Database>, ids: number[]) {
  for (const id of ids) {
    const row = await db.selectFrom('posts').select(['state']).select(({ fn }) => fn.countAll().as('total')).where('author_id', '=', id).executeTakeFirstOrThrow();
                      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    console.log(Number(row.total));
  }
}
    `,
    `
// refused: Drizzle, SQL that counts gives text
import { drizzle } from 'drizzle-orm/node-postgres';
import { eq, sql } from 'drizzle-orm';
import { posts } from './schema.js';
const db = drizzle(pool);
export async function load(ids: number[]) {
  for (const id of ids) {
    const [row] = await db.select({ total: sql<number>\`count(*)\` }).from(posts).where(eq(posts.authorId, id));
                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    console.log(row.total);
  }
}
    `,
    `
// refused: TypeORM, a value that can be missing, which a builder takes in another way
import { Repository } from 'typeorm';
export async function count(posts: Repository<Post>, ids: number[], state?: string) {
  for (const id of ids) console.log(await posts.count({ where: { authorId: id, state } }));
                                          ~~~~~~~~~~~ queryInLoop
}
    `,
    `
// refused: TypeORM, a relation
import { Repository } from 'typeorm';
export async function count(posts: Repository<Post>, ids: number[]) {
  for (const id of ids) console.log(await posts.countBy({ authorId: id, team: { open: true } }));
                                          ~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// refused: TypeORM on MongoDB has no such builder
import { MongoRepository } from 'typeorm';
export async function count(posts: MongoRepository<Post>, ids: number[]) {
  for (const id of ids) console.log(await posts.countBy({ authorId: id }));
                                          ~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// refused: Sequelize, rows that belong to others are counted with them
import { DataTypes, Model, Sequelize } from 'sequelize';
class Post extends Model {}
export async function count(ids: number[]) {
  for (const id of ids) console.log(await Post.count({ where: { author_id: id }, include: ['comments'] }));
                                          ~~~~~~~~~~ queryInLoop
}
    `,
    `
// refused: Drizzle, another column beside the count
import { drizzle } from 'drizzle-orm/node-postgres';
import { count, eq } from 'drizzle-orm';
import { posts } from './schema.js';
const db = drizzle(pool);
export async function load(ids: number[]) {
  for (const id of ids) {
    const [row] = await db.select({ total: count(), state: posts.state }).from(posts).where(eq(posts.authorId, id));
                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    console.log(row.total);
  }
}
    `,
    `
// refused: Kysely, what is selected is not a count
import type { Kysely } from 'kysely';
export async function count(db: Kysely<Database>, ids: number[]) {
  for (const id of ids) {
    const row = await db.selectFrom('posts').select(({ fn }) => fn.max('views').as('total')).where('author_id', '=', id).executeTakeFirstOrThrow();
                      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    console.log(Number(row.total));
  }
}
    `,
    `
// refused: Kysely, what is selected is not known
import type { Kysely } from 'kysely';
import { total } from './columns.js';
export async function count(db: Kysely<Database>, ids: number[]) {
  for (const id of ids) {
    const row = await db.selectFrom('posts').select((eb) => total('total', eb)).where('author_id', '=', id).executeTakeFirstOrThrow();
                      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    console.log(Number(row.total));
  }
}
    `,
    `
// refused: a default, which text that is empty would not get
import { Pool } from 'pg';
const pool = new Pool();
export async function count(ids: number[]) {
  for (const id of ids) {
    const { rows: [{ count = 'none' }] } = await pool.query('SELECT count(*) FROM posts WHERE author_id = $1', [id]);
                                                 ~~~~~~~~~~ queryInLoop
    console.log(count);
  }
}
    `,
    `
// refused: a name whose type is written
import { Pool } from 'pg';
const pool = new Pool();
export async function count(ids: number[]) {
  for (const id of ids) {
    const { rows } = await pool.query('SELECT count(*) FROM posts WHERE author_id = $1', [id]);
                           ~~~~~~~~~~ queryInLoop
    const total: string = rows[0].count;
    console.log(Number(total));
  }
}
    `,
    `
// refused: groups after another condition
import { Pool } from 'pg';
const pool = new Pool();
export async function count(ids: number[]) {
  for (const id of ids) {
    const { rows } = await pool.query('SELECT count(*) FROM posts WHERE author_id = $1 AND is_open GROUP BY state', [id]);
                           ~~~~~~~~~~ queryInLoop
    console.log(Number(rows[0].count));
  }
}
    `,
    `
// refused: one of two conditions
import { Pool } from 'pg';
const pool = new Pool();
export async function count(ids: number[]) {
  for (const id of ids) {
    const { rows } = await pool.query('SELECT count(*) FROM posts WHERE author_id = $1 OR is_shared', [id]);
                           ~~~~~~~~~~ queryInLoop
    console.log(Number(rows[0].count));
  }
}
    `,
    `
// refused: postgres.js, a type of its own
import postgres from 'postgres';
const sql = postgres(url);
export async function count(ids: number[]) {
  for (const id of ids) {
    const [{ count }] = await sql<{ count: string }[]>\`SELECT count(*) FROM posts WHERE author_id = \${id}\`;
                              ~~~ queryInLoop
    console.log(Number(count));
  }
}
    `,
    `
// refused: postgres.js, a type of its own for a row
import postgres from 'postgres';
const sql = postgres(url);
export async function load(ids: number[]) {
  for (const id of ids) {
    const [row] = await sql<{ total: string }[]>\`SELECT count(*) AS total FROM posts WHERE author_id = \${id}\`;
                        ~~~ queryInLoop
    console.log(Number(row.total));
  }
}
    `,
  ],
});
