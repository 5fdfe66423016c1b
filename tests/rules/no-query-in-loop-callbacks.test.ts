import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';
import { withoutSuggestion } from '../support/without-suggestion.js';

/** Callbacks that run once per element, and work that is only collected. */
testRule(withoutSuggestion(noQueryInLoop, 'askAtMost'), {
  valid: [
    `
// a callback that runs once is no iteration
import { Pool } from 'pg';
const pool = new Pool();
await withSpan('load', async () => pool.query('SELECT name FROM users'));
    `,
    `
// .then outside of a loop
import { Pool } from 'pg';
const pool = new Pool();
export const load = (id: number) =>
  pool.query('SELECT team FROM users WHERE id = $1', [id]).then(({ rows }) => pool.query('SELECT 1', rows));
    `,
    `
// a method of the same name that is not of an array
import { Pool } from 'pg';
import { Observable } from './observable.js';
const pool = new Pool();
Observable.from(ids, (id) => pool.query('SELECT name FROM users WHERE id = $1', [id]));
    `,
    `
// the list of an iteration is read once
import { Pool } from 'pg';
const pool = new Pool();
const names = (await pool.query('SELECT name FROM users')).rows.map((row) => row.name);
    `,
    `
// a function that only gives back a function per element
import { Pool } from 'pg';
const pool = new Pool();
export const tasks = ids.map((id) => () => pool.query('SELECT name FROM users WHERE id = $1', [id]));
    `,
    `
// lazy operations, collected for one transaction
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
await prisma.$transaction(rows.map((row) => prisma.user.update({ where: { id: row.id }, data: row })));
    `,
    `
// lazy operations, pushed and sent in one transaction
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const updates = [];
for (const row of rows) updates.push(prisma.user.update({ where: { id: row.id }, data: row }));
await prisma.$transaction(updates);
    `,
    `
// lazy operations, spread into one transaction
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
await prisma.$transaction([
  prisma.team.create({ data: team }),
  ...rows.map((row) => prisma.user.update({ where: { id: row.id }, data: row })),
]);
    `,
    `
// statements that go out as one batch
import { drizzle } from 'drizzle-orm/libsql';
const db = drizzle('file:shop.db');
const updates = rows.map((row) => db.update(users).set(row).where(eq(users.id, row.id)));
await db.batch(updates);
    `,
    `
// commands that are queued on a pipeline
import { Redis } from 'ioredis';
const redis = new Redis();
const pipeline = redis.pipeline();
for (const id of ids) pipeline.get(id);
await pipeline.exec();
    `,
    `
// commands that are queued on a multi
import { createClient } from 'redis';
const client = createClient();
const multi = client.multi();
ids.forEach((id) => multi.del(id));
await multi.execAsPipeline();
    `,
    `
// operations that are collected for one bulk write
import { MongoClient } from 'mongodb';
const users = new MongoClient('mongodb://localhost').db().collection('users');
const bulk = users.initializeUnorderedBulkOp();
for (const user of changed) bulk.find({ _id: user.id }).updateOne({ $set: user });
await bulk.execute();
    `,
    `
// parts of one query
import knex from 'knex';
const db = knex({ client: 'pg' });
const query = db('users').select('id');
for (const name of names) query.orWhere({ name });
await query;
    `,
    `
// queries that are only described
import { Kysely } from 'kysely';
export const describe = (db: Kysely<Tables>, ids: number[]) =>
  ids.map((id) => db.selectFrom('users').where('id', '=', id));
    `,
    `
// a loader collects the keys of a tick
import DataLoader from 'dataloader';
const users = new DataLoader(loadUsers);
for (const id of ids) await users.load(id);
    `,
    `
// all of them with Promise.all
import DataLoader from 'dataloader';
const users = new DataLoader(loadUsers);
const found = await Promise.all(ids.map((id) => users.load(id)));
    `,
    `
// a batch function that reads all keys at once
import DataLoader from 'dataloader';
import { Pool } from 'pg';
const pool = new Pool();
export const users = new DataLoader(async (ids: readonly number[]) => {
  const { rows } = await pool.query('SELECT id, name FROM users WHERE id = ANY($1)', [ids]);
  return ids.map((id) => rows.find((row) => row.id === id));
});
    `,
    `
// Prisma merges the unique reads of one tick into one
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const users = await Promise.all(ids.map((id) => prisma.user.findUnique({ where: { id } })));
    `,
    `
// also those of an async callback
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const names = await Promise.all(
  ids.map(async (id) => {
    const user = await prisma.user.findUniqueOrThrow({ where: { id } });
    return user.name;
  }),
);
    `,
    `
// and those that a reduce starts before it waits for the turn before
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const names = await ids.reduce(async (before, id) => {
  const user = await prisma.user.findUnique({ where: { id } });
  return [...(await before), user.name];
}, Promise.resolve([]));
    `,
    `
// a mapper that waits for nothing of its own
import { Pool } from 'pg';
const pool = new Pool();
const { rows } = await pool.query('SELECT name FROM users');
const names = await Promise.all(rows.map(async (row) => hash(row.name)));
    `,
  ],
  invalid: [
    `
// a reduce in which each turn waits for the one before, so that Prisma has one read at a time
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const names = await ids.reduce(async (before, id) => {
  const names = await before;
  const user = await prisma.user.findUnique({ where: { id } });
                     ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  return [...names, user.name];
}, Promise.resolve([]));
    `,
    {
      code: `
// map
import { Pool } from 'pg';
const pool = new Pool();
const users = await Promise.all(ids.map((id) => pool.query('SELECT name FROM users WHERE id = $1', [id])));
                                                ~~~~~~~~~~ queryInLoop
      `,
      message:
        '`pool.query` sends a request of its own for every element of `ids`. Instead, pass all keys to one query with `= ANY($1)`, or all rows to one INSERT with `unnest`.',
      suggestion: `
// map
import { Pool } from 'pg';
const pool = new Pool();
const users = await mapInChunks([...ids], 10, (id) => pool.query('SELECT name FROM users WHERE id = $1', [id]));

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
// map with an async callback
import { Pool } from 'pg';
const pool = new Pool();
declare const ids: number[];
const names = await Promise.all(
  ids.map(async (id) => {
    const { rows } = await pool.query('SELECT name FROM users WHERE id = $1', [id]);
                           ~~~~~~~~~~ queryInLoop
    return rows[0].name;
  }),
);
    `,
      suggestion: `
// map with an async callback
import { Pool } from 'pg';
const pool = new Pool();
declare const ids: number[];
const uniqueIds = [...new Set(ids)];
const users =
  uniqueIds.length > 0
    ? (await pool.query('SELECT id, name FROM users WHERE id = ANY($1)', [uniqueIds])).rows
    : [];
const usersById = new Map<string, typeof users>();
for (const user of users) {
  const key = String(user.id);
  const group = usersById.get(key);
  if (group) group.push(user);
  else usersById.set(key, [user]);
}
const names = await Promise.all(
  ids.map(async (id) => {
    const rows = usersById.get(String(id)) ?? [];
    return rows[0].name;
  }),
);
    `,
    },
    {
      code: `
// the promises are stored first
import { Repository } from 'typeorm';
export async function load(users: Repository<User>, ids: number[]) {
  const loads = ids.map((id) => users.findOneBy({ id }));
                                ~~~~~~~~~~~~~~~ queryInLoop
  return Promise.all(loads);
}
    `,
      suggestion: `
// the promises are stored first
import { Repository } from 'typeorm';
export async function load(users: Repository<User>, ids: number[]) {
  return mapInChunks(ids, 10, (id) => users.findOneBy({ id }));
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
    {
      code: `
// the promises are pushed
import { Repository } from 'typeorm';
export async function load(users: Repository<User>, ids: number[]) {
  const loads = [];
  for (const id of ids) loads.push(users.findOneBy({ id }));
                                   ~~~~~~~~~~~~~~~ queryInLoop
  return Promise.all(loads);
}
    `,
      suggestion: `
// the promises are pushed
import { Repository } from 'typeorm';
export async function load(users: Repository<User>, ids: number[]) {
  return mapInChunks(ids, 10, (id) => users.findOneBy({ id }));
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
// forEach, which nobody waits for
import { Repository } from 'typeorm';
export async function close(users: Repository<User>, open: User[]) {
  open.forEach(async (user) => {
    await users.save(user);
          ~~~~~~~~~~ queryInLoop
  });
}
    `,
    `
// flatMap around map: the inner list is the one
import { Repository } from 'typeorm';
export async function load(users: Repository<User>, teams: Team[]) {
  return Promise.all(teams.flatMap((team) => team.ids.map((id) => users.findOneBy({ id }))));
                                                                  ~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// filter
import { Repository } from 'typeorm';
export async function known(users: Repository<User>, names: string[]) {
  return names.filter(async (name) => await users.existsBy({ name }));
                                            ~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// reduce that waits for the turn before
import { Pool } from 'pg';
const pool = new Pool();
await ids.reduce(async (before, id) => {
  await before;
  await pool.query('DELETE FROM users WHERE id = $1', [id]);
        ~~~~~~~~~~ queryInLoop
}, Promise.resolve());
    `,
    `
// reduce over a chain of .then
import { Pool } from 'pg';
const pool = new Pool();
await ids.reduce(
  (before, id) => before.then(() => pool.query('DELETE FROM users WHERE id = $1', [id])),
                                    ~~~~~~~~~~ queryInLoop
  Promise.resolve(),
);
    `,
    {
      code: `
// Array.from with a callback
import { Pool } from 'pg';
const pool = new Pool();
await Promise.all(Array.from(ids, (id) => pool.query('DELETE FROM users WHERE id = $1', [id])));
                                          ~~~~~~~~~~ queryInLoop
    `,
      suggestion: `
// Array.from with a callback
import { Pool } from 'pg';
const pool = new Pool();
const allIds = [...ids];
for (let start = 0; start < allIds.length; start += 10) {
  await Promise.all(
    allIds
      .slice(start, start + 10)
      .map((id) => pool.query('DELETE FROM users WHERE id = $1', [id])),
  );
}
    `,
    },
    {
      code: `
// the keys of a map
import { Pool } from 'pg';
const pool = new Pool();
export async function save(totals: Map<string, number>) {
  await Promise.all([...totals.entries()].map(([name, total]) => pool.query('INSERT INTO totals VALUES ($1, $2)', [name, total])));
                                                                 ~~~~~~~~~~ queryInLoop
}
    `,
      suggestion: `
// the keys of a map
import { Pool } from 'pg';
const pool = new Pool();
export async function save(totals: Map<string, number>) {
  const items = [...totals.entries()];
  for (let start = 0; start < items.length; start += 10) {
    await Promise.all(
      items.slice(start, start + 10).map(([name, total]) => pool.query('INSERT INTO totals VALUES ($1, $2)', [name, total])),
    );
  }
}
    `,
    },
    {
      code: `
// a callback that is handed over by name
import { Pool } from 'pg';
const pool = new Pool();
const load = (id: number) => pool.query('SELECT name FROM users WHERE id = $1', [id]);
await Promise.all(ids.map(load));
                  ~~~~~~~ queryInLoop
    `,
      suggestion: `
// a callback that is handed over by name
import { Pool } from 'pg';
const pool = new Pool();
const load = (id: number) => pool.query('SELECT name FROM users WHERE id = $1', [id]);
const allIds = [...ids];
for (let start = 0; start < allIds.length; start += 10) {
  await Promise.all(allIds.slice(start, start + 10).map(load));
}
    `,
    },
    `
// a .then chain inside the loop
import { Pool } from 'pg';
const pool = new Pool();
for (const id of ids) {
  check(id).then(() => pool.query('DELETE FROM users WHERE id = $1', [id]));
                       ~~~~~~~~~~ queryInLoop
}
    `,
    `
// a function that is called where it is written
import { Pool } from 'pg';
const pool = new Pool();
for (const id of ids) {
  await (async () => {
    await pool.query('DELETE FROM users WHERE id = $1', [id]);
          ~~~~~~~~~~ queryInLoop
  })();
}
    `,
    `
// a callback that is handed over and waited for
import { Pool } from 'pg';
const pool = new Pool();
for (const id of ids) {
  await withSpan('delete', async () => pool.query('DELETE FROM users WHERE id = $1', [id]));
                                       ~~~~~~~~~~ queryInLoop
}
    `,
    `
// a transaction per element
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
for (const row of rows) {
  await prisma.$transaction(async (tx) => {
    await tx.user.update({ where: { id: row.id }, data: row });
          ~~~~~~~~~~~~~~ queryInLoop
  });
}
    `,
    `
// a loop inside of a transaction
import { DataSource } from 'typeorm';
export async function rename(dataSource: DataSource, users: User[]) {
  await dataSource.transaction(async (manager) => {
    for (const user of users) await manager.save(user);
                                    ~~~~~~~~~~~~ queryInLoop
  });
}
    `,
    `
// pMap
import pMap from 'p-map';
import { Pool } from 'pg';
const pool = new Pool();
await pMap(ids, (id) => pool.query('DELETE FROM users WHERE id = $1', [id]), { concurrency: 4 });
                        ~~~~~~~~~~ queryInLoop
    `,
    `
// through a limiter
import pLimit from 'p-limit';
import { Pool } from 'pg';
const pool = new Pool();
const limit = pLimit(4);
await Promise.all(ids.map((id) => limit(() => pool.query('DELETE FROM users WHERE id = $1', [id]))));
                                              ~~~~~~~~~~ queryInLoop
    `,
    `
// lazy operations that are awaited one by one
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
for (const row of rows) await prisma.user.update({ where: { id: row.id }, data: row });
                              ~~~~~~~~~~~~~~~~~~ queryInLoop
    `,
    `
// lazy operations that Promise.all runs
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const updates = [];
for (const row of rows) updates.push(prisma.user.update({ where: { id: row.id }, data: row }));
                                     ~~~~~~~~~~~~~~~~~~ queryInLoop
await Promise.all(updates);
    `,
    {
      code: `
// a pipeline that is sent in every turn
import { Redis } from 'ioredis';
const redis = new Redis();
for (const id of ids) await redis.expire(id, 60);
                            ~~~~~~~~~~~~ queryInLoop
    `,
      suggestion: `
// a pipeline that is sent in every turn
import { Redis } from 'ioredis';
const redis = new Redis();
const pipeline = redis.pipeline();
for (const id of ids) pipeline.expire(id, 60);
for (const [error] of (await pipeline.exec()) ?? []) {
  if (error) throw error;
}
`,
    },
    `
// a query that is built and awaited in every turn
import knex from 'knex';
const db = knex({ client: 'pg' });
for (const name of names) await db('users').where({ name }).first();
                                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    `,
    {
      code: `
// a batch function that asks for each key
import DataLoader from 'dataloader';
import { Pool } from 'pg';
const pool = new Pool();
export const users = new DataLoader(async (ids: readonly number[]) =>
  Promise.all(ids.map((id) => pool.query('SELECT name FROM users WHERE id = $1', [id]))),
                              ~~~~~~~~~~ queryInLoop
);
    `,
      suggestion: `
// a batch function that asks for each key
import DataLoader from 'dataloader';
import { Pool } from 'pg';
const pool = new Pool();
export const users = new DataLoader(async (ids: readonly number[]) =>
  mapInChunks(ids, 10, (id) => pool.query('SELECT name FROM users WHERE id = $1', [id])),
);

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
// Prisma merges nothing when each read is awaited before the next
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
for (const id of ids) console.log(await prisma.user.findUnique({ where: { id }, select: { name: true } }));
                                        ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    `,
    {
      code: `
// it never merges findFirst
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const users = await Promise.all(names.map((name) => prisma.user.findFirst({ where: { name } })));
                                                    ~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    `,
      suggestion: `
// it never merges findFirst
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const users = await mapInChunks([...names], 10, (name) =>
  prisma.user.findFirst({ where: { name } }),
);

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
  ],
});
