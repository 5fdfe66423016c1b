import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';
import { withoutSuggestion } from '../support/without-suggestion.js';

/** One write for what each turn wrote, for builders, SQL text and Redis, and their neighbours that stay. */
testRule(withoutSuggestion(noQueryInLoop, 'askAtMost'), {
  valid: [],
  invalid: [
    {
      code: `
// knex
import knex from 'knex';
const db = knex(config);
export async function add(names: string[]) {
  for (const name of names) {
    await db('users').insert({ name }).onConflict('name').ignore();
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}
      `,
      title: 'Write all rows with one `insert`, 1000 at a time.',
      suggestion: `
// knex
import knex from 'knex';
const db = knex(config);
export async function add(names: string[]) {
  const rows = names.map((name) => ({ name }));
  for (let start = 0; start < rows.length; start += 1000) {
    await db('users')
      .insert(rows.slice(start, start + 1000))
      .onConflict('name')
      .ignore();
  }
}
      `,
    },
    {
      code: `
// knex, by keys
import knex from 'knex';
const db = knex(config);
export async function remove(ids: number[]) {
  await Promise.all(ids.map((id) => db('posts').where({ author_id: id, is_draft: true }).del()));
                                    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Send one `del` for all keys, 1000 at a time.',
      suggestion: `
// knex, by keys
import knex from 'knex';
const db = knex(config);
export async function remove(ids: number[]) {
  const authorIds = [...ids];
  for (let start = 0; start < authorIds.length; start += 1000) {
    await db('posts')
      .where({ is_draft: true })
      .whereIn('author_id', authorIds.slice(start, start + 1000))
      .del();
  }
}
      `,
    },
    {
      code: `
// knex, to the same values
import knex from 'knex';
const db = knex(config);
export async function publish(ids: number[]) {
  for (const id of ids) await db('posts').where('id', id).update({ is_draft: false });
                              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Send one `update` for all keys, 1000 at a time.',
      suggestion: `
// knex, to the same values
import knex from 'knex';
const db = knex(config);
export async function publish(ids: number[]) {
  for (let start = 0; start < ids.length; start += 1000) {
    await db('posts')
      .whereIn('id', ids.slice(start, start + 1000))
      .update({ is_draft: false });
  }
}
      `,
    },
    `
// refused: a row that is there twice cannot be merged twice in one statement
import knex from 'knex';
const db = knex(config);
export async function add(names: string[]) {
  for (const name of names) await db('users').insert({ name }).onConflict('name').merge();
                                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// refused: a value that the database computes from what it was
import knex from 'knex';
const db = knex(config);
export async function count(ids: number[]) {
  for (const id of ids) await db('posts').where('id', id).update({ views: db.raw('views + 1') });
                              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    {
      code: `
// Kysely: a row that a function of the file makes
import type { Kysely } from 'kysely';
const named = (name: string) => ({ name });
export async function add(db: Kysely<Database>, names: string[]) {
  for (const name of names) await db.insertInto('users').values(named(name)).execute();
                                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Write all rows with one `insertInto`, 1000 at a time.',
      suggestion: `
// Kysely: a row that a function of the file makes
import type { Kysely } from 'kysely';
const named = (name: string) => ({ name });
export async function add(db: Kysely<Database>, names: string[]) {
  const rows = names.map((name) => named(name));
  for (let start = 0; start < rows.length; start += 1000) {
    await db
      .insertInto('users')
      .values(rows.slice(start, start + 1000))
      .execute();
  }
}
      `,
    },
    {
      code: `
// Kysely
import type { Kysely } from 'kysely';
export async function add(db: Kysely<Database>, names: string[]) {
  for (const name of names) await db.insertInto('users').values({ name }).execute();
                                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Write all rows with one `insertInto`, 1000 at a time.',
      suggestion: `
// Kysely
import type { Kysely } from 'kysely';
export async function add(db: Kysely<Database>, names: string[]) {
  const rows = names.map((name) => ({ name }));
  for (let start = 0; start < rows.length; start += 1000) {
    await db
      .insertInto('users')
      .values(rows.slice(start, start + 1000))
      .execute();
  }
}
      `,
    },
    {
      code: `
// Kysely, by keys
import type { Kysely } from 'kysely';
export async function remove(db: Kysely<Database>, ids: number[]) {
  for (const id of ids) await db.deleteFrom('posts').where('author_id', '=', id).where('is_draft', '=', true).execute();
                              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Send one `deleteFrom` for all keys, 1000 at a time.',
      suggestion: `
// Kysely, by keys
import type { Kysely } from 'kysely';
export async function remove(db: Kysely<Database>, ids: number[]) {
  for (let start = 0; start < ids.length; start += 1000) {
    await db
      .deleteFrom('posts')
      .where('author_id', 'in', ids.slice(start, start + 1000))
      .where('is_draft', '=', true)
      .execute();
  }
}
      `,
    },
    {
      code: `
// Drizzle
import { drizzle } from 'drizzle-orm/node-postgres';
import { users } from './schema.js';
const db = drizzle(pool);
export async function add(names: string[]) {
  for (const name of names) await db.insert(users).values({ name }).onConflictDoNothing();
                                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Write all rows with one `insert`, 1000 at a time.',
      suggestion: `
// Drizzle
import { drizzle } from 'drizzle-orm/node-postgres';
import { users } from './schema.js';
const db = drizzle(pool);
export async function add(names: string[]) {
  const rows = names.map((name) => ({ name }));
  for (let start = 0; start < rows.length; start += 1000) {
    await db
      .insert(users)
      .values(rows.slice(start, start + 1000))
      .onConflictDoNothing();
  }
}
      `,
    },
    {
      code: `
// Drizzle, by keys: the name that the condition needs joins the import of the others
import { drizzle } from 'drizzle-orm/node-postgres';
import { and, eq } from 'drizzle-orm';
import { posts } from './schema.js';
const db = drizzle(pool);
export async function remove(ids: number[]) {
  for (const id of ids) await db.delete(posts).where(and(eq(posts.authorId, id), eq(posts.isDraft, true)));
                              ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Send one `delete` for all keys, 1000 at a time.',
      suggestion: `
// Drizzle, by keys: the name that the condition needs joins the import of the others
import { drizzle } from 'drizzle-orm/node-postgres';
import { and, eq, inArray } from 'drizzle-orm';
import { posts } from './schema.js';
const db = drizzle(pool);
export async function remove(ids: number[]) {
  for (let start = 0; start < ids.length; start += 1000) {
    await db.delete(posts).where(and(inArray(posts.authorId, ids.slice(start, start + 1000)), eq(posts.isDraft, true)));
  }
}
      `,
    },
    {
      code: `
// Drizzle, to the same values
import { drizzle } from 'drizzle-orm/node-postgres';
import { eq, inArray } from 'drizzle-orm';
export const isOne = (id: number) => eq(posts.id, id);
import { posts } from './schema.js';
const db = drizzle(pool);
export async function publish(ids: number[]) {
  for (const id of ids) await db.update(posts).set({ isDraft: false }).where(eq(posts.id, id));
                              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Send one `update` for all keys, 1000 at a time.',
      suggestion: `
// Drizzle, to the same values
import { drizzle } from 'drizzle-orm/node-postgres';
import { eq, inArray } from 'drizzle-orm';
export const isOne = (id: number) => eq(posts.id, id);
import { posts } from './schema.js';
const db = drizzle(pool);
export async function publish(ids: number[]) {
  for (let start = 0; start < ids.length; start += 1000) {
    await db
      .update(posts)
      .set({ isDraft: false })
      .where(inArray(posts.id, ids.slice(start, start + 1000)));
  }
}
      `,
    },
    {
      code: `
// ClickHouse: a list of one row becomes a list of all
import { createClient } from '@clickhouse/client';
const client = createClient();
export async function add(names: string[]) {
  for (const name of names) await client.insert({ table: 'users', values: [{ name }], format: 'JSONEachRow' });
                                  ~~~~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Write all rows with one `insert`.',
      suggestion: `
// ClickHouse: a list of one row becomes a list of all
import { createClient } from '@clickhouse/client';
const client = createClient();
export async function add(names: string[]) {
  const rows = names.map((name) => ({ name }));
  if (rows.length > 0) await client.insert({ table: 'users', values: rows, format: 'JSONEachRow' });
}
      `,
    },
    {
      code: `
// pg
import { Pool } from 'pg';
const pool = new Pool();
export async function remove(ids: number[], teamId: number) {
  for (const id of ids) await pool.query('DELETE FROM users WHERE id = $1 AND team_id = $2', [id, teamId]);
                              ~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Send one `DELETE` for all keys, all of them or none.',
      suggestion: `
// pg
import { Pool } from 'pg';
const pool = new Pool();
export async function remove(ids: number[], teamId: number) {
  if (ids.length > 0) await pool.query('DELETE FROM users WHERE id = ANY($1) AND team_id = $2', [ids, teamId]);
}
      `,
    },
    {
      code: `
// pg, rows
import { Pool } from 'pg';
const pool = new Pool();
export async function add(users: { name: string; age: number }[]) {
  for (const user of users) {
    await pool.query('INSERT INTO users (name, age) VALUES ($1, $2) ON CONFLICT DO NOTHING', [user.name, user.age]);
          ~~~~~~~~~~ queryInLoop
  }
}
      `,
      title: 'Write all rows with one `INSERT`, 1000 at a time.',
      suggestion: `
// pg, rows
import { Pool } from 'pg';
const pool = new Pool();
export async function add(users: { name: string; age: number }[]) {
  const rows = users.map((user) => [user.name, user.age]);
  for (let start = 0; start < rows.length; start += 1000) {
    const part = rows.slice(start, start + 1000);
    const places = part.map((_, index) => \`($\${2 * index + 1}, $\${2 * index + 2})\`);
    await pool.query(\`INSERT INTO users (name, age) VALUES \${places.join(', ')} ON CONFLICT DO NOTHING\`, part.flat());
  }
}
      `,
    },
    {
      code: `
// pg, to the same values
import { Pool } from 'pg';
const pool = new Pool();
export async function publish(ids: number[], now: Date) {
  for (const id of ids) await pool.query('UPDATE posts SET is_draft = false, at = $1 WHERE id = $2', [now, id]);
                              ~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Send one `UPDATE` for all keys, all of them or none.',
      suggestion: `
// pg, to the same values
import { Pool } from 'pg';
const pool = new Pool();
export async function publish(ids: number[], now: Date) {
  if (ids.length > 0) await pool.query('UPDATE posts SET is_draft = false, at = $1 WHERE id = ANY($2)', [now, ids]);
}
      `,
    },
    `
// refused: the value depends on what it was
import { Pool } from 'pg';
const pool = new Pool();
export async function count(ids: number[]) {
  for (const id of ids) await pool.query('UPDATE posts SET views = views + 1 WHERE id = $1', [id]);
                              ~~~~~~~~~~ queryInLoop
}
    `,
    `
// refused: a row that is there already is updated, which one statement cannot do twice
import { Pool } from 'pg';
const pool = new Pool();
export async function add(names: string[]) {
  for (const name of names) {
    await pool.query('INSERT INTO users (name) VALUES ($1) ON CONFLICT (name) DO UPDATE SET seen = true', [name]);
          ~~~~~~~~~~ queryInLoop
  }
}
    `,
    `
// refused: one condition of several holds
import { Pool } from 'pg';
const pool = new Pool();
export async function remove(ids: number[]) {
  for (const id of ids) await pool.query('DELETE FROM users WHERE id = $1 OR is_guest', [id]);
                              ~~~~~~~~~~ queryInLoop
}
    `,
    {
      code: `
// mysql2
import mysql from 'mysql2/promise';
const pool = mysql.createPool(options);
export async function add(users: { name: string; age: number }[]) {
  for (const user of users) await pool.query('INSERT INTO users (name, age) VALUES (?, ?)', [user.name, user.age]);
                                  ~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Write all rows with one `INSERT`, 1000 at a time.',
      suggestion: `
// mysql2
import mysql from 'mysql2/promise';
const pool = mysql.createPool(options);
export async function add(users: { name: string; age: number }[]) {
  const rows = users.map((user) => [user.name, user.age]);
  for (let start = 0; start < rows.length; start += 1000) {
    await pool.query('INSERT INTO users (name, age) VALUES ?', [rows.slice(start, start + 1000)]);
  }
}
      `,
    },
    {
      code: `
// mysql2, by keys
import mysql from 'mysql2/promise';
const pool = mysql.createPool(options);
export async function remove(ids: number[]) {
  for (const id of ids) await pool.query('DELETE FROM users WHERE id = ?', [id]);
                              ~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Send one `DELETE` for all keys, 1000 at a time.',
      suggestion: `
// mysql2, by keys
import mysql from 'mysql2/promise';
const pool = mysql.createPool(options);
export async function remove(ids: number[]) {
  for (let start = 0; start < ids.length; start += 1000) {
    await pool.query('DELETE FROM users WHERE id IN (?)', [ids.slice(start, start + 1000)]);
  }
}
      `,
    },
    `
// refused: a prepared statement takes no list
import mysql from 'mysql2/promise';
const pool = mysql.createPool(options);
export async function remove(ids: number[]) {
  for (const id of ids) await pool.execute('DELETE FROM users WHERE id = ?', [id]);
                              ~~~~~~~~~~~~ queryInLoop
}
    `,
    {
      code: `
// postgres.js
import postgres from 'postgres';
const sql = postgres(url);
export async function add(users: { name: string; age: number }[]) {
  for (const user of users) await sql\`INSERT INTO users (name, age) VALUES (\${user.name}, \${user.age})\`;
                                  ~~~ queryInLoop
}
      `,
      title: 'Write all rows with one `INSERT`, 1000 at a time.',
      suggestion: `
// postgres.js
import postgres from 'postgres';
const sql = postgres(url);
export async function add(users: { name: string; age: number }[]) {
  const rows = users.map((user) => ({ name: user.name, age: user.age }));
  for (let start = 0; start < rows.length; start += 1000) {
    await sql\`INSERT INTO users \${sql(rows.slice(start, start + 1000), 'name', 'age')}\`;
  }
}
      `,
    },
    {
      code: `
// postgres.js, by keys
import postgres from 'postgres';
const sql = postgres(url);
export async function remove(ids: number[]) {
  for (const id of ids) await sql\`DELETE FROM users WHERE id = \${id}\`;
                              ~~~ queryInLoop
}
      `,
      title: 'Send one `DELETE` for all keys, 1000 at a time.',
      suggestion: `
// postgres.js, by keys
import postgres from 'postgres';
const sql = postgres(url);
export async function remove(ids: number[]) {
  for (let start = 0; start < ids.length; start += 1000) {
    await sql\`DELETE FROM users WHERE id IN \${sql(ids.slice(start, start + 1000))}\`;
  }
}
      `,
    },
    {
      code: `
// ioredis: keys
import { Redis } from 'ioredis';
const redis = new Redis();
export async function forget(ids: number[]) {
  for (const id of ids) await redis.del(\`user:\${id}\`);
                              ~~~~~~~~~ queryInLoop
}
      `,
      title: 'Send one `del` for all keys.',
      suggestion: `
// ioredis: keys
import { Redis } from 'ioredis';
const redis = new Redis();
export async function forget(ids: number[]) {
  const keys = ids.map((id) => \`user:\${id}\`);
  if (keys.length > 0) await redis.del(keys);
}
      `,
    },
    {
      code: `
// ioredis: commands
import { Redis } from 'ioredis';
const redis = new Redis();
export async function touch(sessions: string[]) {
  for (const session of sessions) {
    if (!session) continue;
    await redis.expire(session, 3600);
          ~~~~~~~~~~~~ queryInLoop
  }
}
      `,
      title: 'Send all writes with one `pipeline`, where one that fails does not stop the others.',
      suggestion: `
// ioredis: commands
import { Redis } from 'ioredis';
const redis = new Redis();
export async function touch(sessions: string[]) {
  const pipeline = redis.pipeline();
  for (const session of sessions) {
    if (!session) continue;
    pipeline.expire(session, 3600);
  }
  for (const [error] of (await pipeline.exec()) ?? []) {
    if (error) throw error;
  }
}
      `,
    },
    {
      code: `
// ioredis: all at once
import { Redis } from 'ioredis';
const redis = new Redis();
export async function keep(entries: { key: string; value: string }[]) {
  await Promise.all(entries.map(({ key, value: text }) => redis.setex(key, 60, text)));
                                                          ~~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Send all writes with one `pipeline`, where one that fails does not stop the others.',
      suggestion: `
// ioredis: all at once
import { Redis } from 'ioredis';
const redis = new Redis();
export async function keep(entries: { key: string; value: string }[]) {
  const pipeline = redis.pipeline();
  for (const { key, value: text } of entries) pipeline.setex(key, 60, text);
  for (const [error] of (await pipeline.exec()) ?? []) {
    if (error) throw error;
  }
}
      `,
    },
    `
// refused: a name alone does not tell a client from a cluster
import { redis } from './redis.js';
export async function touch(sessions: string[]) {
  for (const session of sessions) await redis.expire(session, 3600);
                                        ~~~~~~~~~~~~ queryInLoop
}
    `,
  ],
});
