import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';
import { withoutSuggestion } from '../support/without-suggestion.js';

/** Loops that are meant to ask turn by turn, or have few turns; each next to one that is not. */
testRule(withoutSuggestion(noQueryInLoop, 'askAtMost'), {
  valid: [
    `
// statements that are written elsewhere, sent one after another by a function
import { Pool } from 'pg';
const pool = new Pool();
async function send(label: string, sql: string) {
  await execute(sql);
}
async function execute(sql: string) {
  await pool.query(sql);
}
export async function run(statements: { text: string }[], builder: Builder) {
  for (const statement of statements) await send('run', statement.text);
  for (const query of builder.toSQL()) {
    const sql = query.sql.replace(/;$/u, '');
    await execute(sql.trim());
  }
}
    `,
    `
// statements that are written elsewhere, sent one after another
import { Pool } from 'pg';
const pool = new Pool();
export async function run(statements: { text: string; values: unknown[] }[]) {
  for (const statement of statements) {
    const { text, values } = statement;
    await pool.query(text, values);
  }
}
    `,
    `
// an entity that is only made, and saved with the others
export class Tasks {
  async addAll(dtos) {
    const tasks = dtos.map((dto) => {
      return this.taskRepository.create({ name: dto.name });
    });
    await this.taskRepository.save(tasks);
  }
}
    `,
    `
// a table of its own for every element
import { Pool } from 'pg';
const pool = new Pool();
export async function count(tables: string[]) {
  for (const table of tables) await pool.query(\`DELETE FROM \${table} WHERE old = $1\`, [table]);
}
    `,
    `
// retry: while
import { Pool } from 'pg';
const pool = new Pool();
let attempt = 0;
while (attempt < limit) {
  try {
    await pool.query('UPDATE jobs SET done = true WHERE id = $1', [id]);
    break;
  } catch (error) {
    attempt++;
  }
}
    `,
    `
// retry: a counter of attempts
import { Pool } from 'pg';
const pool = new Pool();
export async function claim(id: number) {
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    const { rowCount } = await pool.query('UPDATE jobs SET owner = $2 WHERE id = $1', [id, attempt]);
    if (rowCount === 1) return true;
  }
  return false;
}
    `,
    `
// poll
import { Pool } from 'pg';
const pool = new Pool();
for (;;) {
  const { rows } = await pool.query('SELECT state FROM jobs WHERE id = $1', [id]);
  if (rows[0].state === 'done') break;
  await sleep(1000);
}
    `,
    `
// page by offset
import { Repository } from 'typeorm';
export async function* all(users: Repository<User>) {
  for (let skip = 0; ; skip += 100) {
    const page = await users.find({ skip, take: 100 });
    yield* page;
    if (page.length < 100) return;
  }
}
    `,
    `
// page by number
import { Repository } from 'typeorm';
export async function load(users: Repository<User>, pages: number) {
  for (let page = 0; page < pages; page++) await users.find({ skip: page * 100, take: 100 });
}
    `,
    `
// cursor
import { Redis } from 'ioredis';
const redis = new Redis();
let cursor = '0';
do {
  const [next, fields] = await redis.hscan('totals', cursor);
  cursor = next;
  console.log(fields, await redis.hget('cursors', cursor));
} while (cursor !== '0');
    `,
    `
// drain
import { Pool } from 'pg';
const pool = new Pool();
let removed = 1;
while (removed > 0) {
  removed = (await pool.query('DELETE FROM events WHERE id IN (SELECT id FROM events LIMIT 1000)')).rowCount;
}
    `,
    `
// a walk up a chain
import { Repository } from 'typeorm';
export async function root(teams: Repository<Team>, team: Team) {
  let current = team;
  while (current.parentId) current = await teams.findOneByOrFail({ id: current.parentId });
  return current;
}
    `,
    `
// the next question needs the answer before
import { Repository } from 'typeorm';
export async function walk(teams: Repository<Team>, path: string[]) {
  let parent = null;
  for (const name of path) {
    const team = await teams.findOneBy({ name, parent });
    parent = team.id;
  }
  return parent;
}
    `,
    `
// the answer is assigned to what the next question reads
import { Pool } from 'pg';
const pool = new Pool();
export async function link(ids: number[]) {
  let last = 0;
  for (const id of ids) last = await pool.query('INSERT INTO links VALUES ($1, $2) RETURNING id', [id, last]);
}
    `,
    `
// the first that fits
import { Repository } from 'typeorm';
export async function find(users: Repository<User>, names: string[]) {
  for (const name of names) {
    const user = await users.findOneBy({ name });
    if (user) return user;
  }
  return null;
}
    `,
    `
// the first that fits, with break
import { Repository } from 'typeorm';
export async function free(users: Repository<User>, names: string[]) {
  let found;
  for (const name of names) {
    if (!(await users.existsBy({ name }))) {
      found = name;
      break;
    }
  }
  return found;
}
    `,
    `
// the first that works
import { Pool } from 'pg';
const pool = new Pool();
export async function run(statements: string[]) {
  for (const statement of statements) {
    try {
      return await pool.query(statement);
    } catch (error) {
      console.error(error);
    }
  }
}
    `,
    `
// parts of a list: slice
import { Pool } from 'pg';
const pool = new Pool();
for (let start = 0; start < ids.length; start += 1000) {
  await pool.query('DELETE FROM users WHERE id = ANY($1)', [ids.slice(start, start + 1000)]);
}
    `,
    `
// parts of a list: a step in a variable, keys joined
import { Pool } from 'pg';
const pool = new Pool();
for (let start = 0; start < ids.length; start += size) {
  const part = ids.slice(start, start + size);
  await pool.query(\`DELETE FROM users WHERE id IN (\${part.map((_, index) => '$' + (index + 1))})\`, part);
}
    `,
    `
// parts of a list: lodash
import chunk from 'lodash/chunk';
import { Pool } from 'pg';
const pool = new Pool();
for (const part of chunk(ids, 1000)) await pool.query('DELETE FROM users WHERE id = ANY($1)', [part]);
    `,
    `
// parts of a list: all at once
import { chunk } from 'lodash';
import { Repository } from 'typeorm';
export const load = (users: Repository<User>, rows: User[]) =>
  Promise.all(chunk(rows, 500).map((part) => users.insert(part)));
    `,
    `
// parts of a list: a helper of one's own
import { Repository } from 'typeorm';
import { splitIntoChunks } from './lists.js';
export async function save(users: Repository<User>, rows: User[]) {
  for (const part of splitIntoChunks(rows, 500)) await users.insert(part);
}
    `,
    `
// parts of a list: named so
import { Repository } from 'typeorm';
export async function save(users: Repository<User>, batches: User[][]) {
  for (const part of batches) await users.insert(part);
}
    `,
    `
// parts of a list: the element is used as one
import { Repository } from 'typeorm';
export async function save(users: Repository<User>, groups: User[][]) {
  for (const group of groups) await users.insert(group.map((user) => user.row));
}
    `,
    `
// each turn asks for many keys
import { In, Repository } from 'typeorm';
export async function load(users: Repository<User>, teams: Team[]) {
  for (const team of teams) await users.find({ where: { id: In(team.userIds) } });
}
    `,
    `
// each turn asks for many keys with Prisma
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
for (const team of teams) await prisma.user.deleteMany({ where: { id: { in: team.userIds } } });
    `,
    `
// each turn writes many rows
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
for (const team of teams) await prisma.user.createMany({ data: team.users });
    `,
    `
// a stream
import { Pool } from 'pg';
const pool = new Pool();
for await (const event of events) await pool.query('INSERT INTO events VALUES ($1)', [event]);
    `,
    `
// a queue's consumer
import { Pool } from 'pg';
const pool = new Pool();
for await (const message of consumer) {
  await pool.query('INSERT INTO messages VALUES ($1)', [message.body]);
  message.ack();
}
    `,
    `
// a throttle
import { Pool } from 'pg';
const pool = new Pool();
for (const id of ids) {
  await pool.query('REFRESH' + id);
  await sleep(100);
}
    `,
    `
// a throttle with a timer
import { setTimeout } from 'node:timers/promises';
import { Pool } from 'pg';
const pool = new Pool();
for (const id of ids) {
  await pool.query('DELETE FROM users WHERE id = $1', [id]);
  await setTimeout(100);
}
    `,
    `
// calling what was registered is no query
for (const hook of Object.values(this.options.hooks)) await hook(this);
    `,
    `
// calling what was registered, each with its own arguments
for (const [name, handler] of this.handlers) await handler.query(name);
    `,
    `
// few: a literal
import { Pool } from 'pg';
const pool = new Pool();
for (const table of ['users', 'posts']) await pool.query('SELECT count(*) FROM stats WHERE name = $1', [table]);
    `,
    `
// few: a constant literal
import { Pool } from 'pg';
const pool = new Pool();
const kinds = ['free', 'paid'] as const;
await Promise.all(kinds.map((kind) => pool.query('SELECT count(*) FROM users WHERE kind = $1', [kind])));
    `,
    `
// few: an enum
import { Pool } from 'pg';
enum Kind {
  Free = 'free',
  Paid = 'paid',
}
const pool = new Pool();
for (const kind of Object.values(Kind)) await pool.query('SELECT count(*) FROM users WHERE kind = $1', [kind]);
    `,
    `
// few: an imported enum
import { Pool } from 'pg';
import { Kind } from './kind.js';
const pool = new Pool();
for (const kind of Object.values(Kind)) await pool.query('SELECT count(*) FROM users WHERE kind = $1', [kind]);
    `,
    `
// few: an imported constant
import { Pool } from 'pg';
import { SUPPORTED_KINDS } from './kinds.js';
const pool = new Pool();
for (const kind of SUPPORTED_KINDS) await pool.query('SELECT count(*) FROM users WHERE kind = $1', [kind]);
    `,
    `
// few: the first three
import { Pool } from 'pg';
const pool = new Pool();
for (const id of ids.slice(0, 3)) await pool.query('SELECT name FROM users WHERE id = $1', [id]);
    `,
    `
// few: rest parameters
import { Pool } from 'pg';
const pool = new Pool();
export async function remove(...ids: number[]) {
  for (const id of ids) await pool.query('DELETE FROM users WHERE id = $1', [id]);
}
    `,
    `
// few: the keys of a literal
import { Pool } from 'pg';
const pool = new Pool();
const limits = { free: 10, paid: 100 };
for (const kind of Object.keys(limits)) await pool.query('SELECT count(*) FROM users WHERE kind = $1', [kind]);
    `,
    `
// few: a tuple
import { Pool } from 'pg';
const pool = new Pool();
export async function swap(pair: [number, number]) {
  for (const id of pair) await pool.query('DELETE FROM users WHERE id = $1', [id]);
}
    `,
    `
// few: a literal type
import { Pool } from 'pg';
const pool = new Pool();
export async function count(kinds: ('free' | 'paid')[]) {
  for (const kind of kinds) await pool.query('SELECT count(*) FROM users WHERE kind = $1', [kind]);
}
    `,
    `
// few: a made-up list of three
import { Pool } from 'pg';
const pool = new Pool();
await Promise.all(Array.from({ length: 3 }, (_, index) => pool.query('SELECT $1', [index])));
    `,
    `
// few: configuration
import { Pool } from 'pg';
const pool = new Pool();
for (const country of config.countries) await pool.query('SELECT rate FROM taxes WHERE country = $1', [country]);
    `,
    `
// few: what is registered, by its name
import { Pool } from 'pg';
const pool = new Pool();
for (const plugin of this.plugins) await pool.query('INSERT INTO plugins VALUES ($1)', [plugin.name]);
    `,
    `
// bounded: a guard before it
import { Pool } from 'pg';
const pool = new Pool();
export async function remove(ids: number[]) {
  if (ids.length > 50) throw new Error('Too many');
  for (const id of ids) await pool.query('DELETE FROM users WHERE id = $1', [id]);
}
    `,
    `
// bounded: the query that gave the list says how many
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const users = await prisma.user.findMany({ take: 10 });
for (const user of users) await prisma.user.update({ where: { id: user.id }, data: { seen: true } });
    `,
    `
// bounded: SQL with a limit
import { Pool } from 'pg';
const pool = new Pool();
const { rows } = await pool.query('SELECT id FROM users LIMIT 10');
for (const row of rows) await pool.query('DELETE FROM users WHERE id = $1', [row.id]);
    `,
    `
// bounded: a part of a list
import { Pool } from 'pg';
const pool = new Pool();
const some = ids.slice(start, start + size);
await Promise.all(some.map((id) => pool.query('DELETE FROM users WHERE id = $1', [id])));
    `,
    `
// a command that has no form for many
import { Redis } from 'ioredis';
const redis = new Redis();
for (const pattern of patterns) console.log(await redis.keys(pattern));
    `,
    `
// another file's request is another rule's business
for (const url of urls) await fetch(url);
    `,
    `
// a counter that goes up in every turn
import { Pool } from 'pg';
const pool = new Pool();
for (const order of orders) await pool.query("UPDATE counters SET n = n + 1 WHERE name = 'orders'");
    `,
    `
// known miss: the same statement in every turn, whose text is not known
import { Pool } from 'pg';
const pool = new Pool();
for (const order of orders) await pool.query(statement);
    `,
  ],
  invalid: [
    `
// not a retry: the list is what ends it
import { Pool } from 'pg';
const pool = new Pool();
for (const id of ids) {
  try {
    await pool.query('DELETE FROM users WHERE id = $1', [id]);
          ~~~~~~~~~~ queryInLoop
  } catch (error) {
    console.error(error);
  }
}
    `,
    {
      code: `
// not a page: rows by their place
import { Pool } from 'pg';
const pool = new Pool();
for (let place = 0; place < rows.length; place++) {
  await pool.query('DELETE FROM users WHERE id = $1', [rows[place].id]);
        ~~~~~~~~~~ queryInLoop
}
    `,
      suggestion: `
// not a page: rows by their place
import { Pool } from 'pg';
const pool = new Pool();
const ids = rows.map((_, place) => rows[place].id);
if (ids.length > 0)
  await pool.query('DELETE FROM users WHERE id = ANY($1)', [ids]);
`,
    },
    {
      code: `
// no feedback: answers are pushed
import { Repository } from 'typeorm';
export async function load(users: Repository<User>, ids: number[]) {
  const found = [];
  for (const id of ids) found.push(await users.findOneBy({ id }));
                                         ~~~~~~~~~~~~~~~ queryInLoop
  return found;
}
      `,
      title:
        'Read all rows with one `findBy` for each 1000 keys before the loop, and find each by its exact `id`.',
      suggestion: `
// no feedback: answers are pushed
import { Repository, In } from 'typeorm';
export async function load(users: Repository<User>, ids: number[]) {
  const found = [];
  const uniqueIds = [...new Set(ids)];
  const users2 = (
    await readInChunks(uniqueIds, 1000, (chunk) =>
      users.findBy({ id: In(chunk) }),
    )
  ).flat();
  const userById = new Map<string, (typeof users2)[number]>(
    users2.map((user) => [String(user.id), user]),
  );
  for (const id of ids) found.push(userById.get(String(id)) ?? null);
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
// no feedback: answers are kept by key
import { Repository } from 'typeorm';
export async function load(users: Repository<User>, ids: number[]) {
  const found = new Map();
  const names: Record<number, string> = {};
  for (const id of ids) {
    const user = await users.findOneBy({ id });
                       ~~~~~~~~~~~~~~~ queryInLoop
    found.set(id, user);
    names[id] = user.name;
  }
  return [found, names];
}
      `,
      title:
        'Read all rows with one `findBy` for each 1000 keys before the loop, and find each by its exact `id`.',
      suggestion: `
// no feedback: answers are kept by key
import { Repository, In } from 'typeorm';
export async function load(users: Repository<User>, ids: number[]) {
  const found = new Map();
  const names: Record<number, string> = {};
  const uniqueIds = [...new Set(ids)];
  const users2 = (
    await readInChunks(uniqueIds, 1000, (chunk) =>
      users.findBy({ id: In(chunk) }),
    )
  ).flat();
  const userById = new Map<string, (typeof users2)[number]>(
    users2.map((user) => [String(user.id), user]),
  );
  for (const id of ids) {
    const user = userById.get(String(id)) ?? null;
    found.set(id, user);
    names[id] = user.name;
  }
  return [found, names];
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
// no feedback: a sum
import { Repository } from 'typeorm';
export async function total(orders: Repository<Order>, teams: Team[]) {
  let sum = 0;
  for (const team of teams) sum += await orders.countBy({ team });
                                         ~~~~~~~~~~~~~~ queryInLoop
  return sum;
}
    `,
    {
      code: `
// no feedback: the last answer, which no question reads
import { Repository } from 'typeorm';
export async function load(users: Repository<User>, ids: number[]) {
  let last;
  for (const id of ids) last = await users.findOneBy({ id });
                                     ~~~~~~~~~~~~~~~ queryInLoop
  return last;
}
      `,
      title:
        'Read all rows with one `findBy` for each 1000 keys before the loop, and find each by its exact `id`.',
      suggestion: `
// no feedback: the last answer, which no question reads
import { Repository, In } from 'typeorm';
export async function load(users: Repository<User>, ids: number[]) {
  let last;
  const uniqueIds = [...new Set(ids)];
  const users2 = (
    await readInChunks(uniqueIds, 1000, (chunk) =>
      users.findBy({ id: In(chunk) }),
    )
  ).flat();
  const userById = new Map<string, (typeof users2)[number]>(
    users2.map((user) => [String(user.id), user]),
  );
  for (const id of ids) last = userById.get(String(id)) ?? null;
  return last;
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
// no search: what ends it was known before
import { Repository } from 'typeorm';
export async function load(users: Repository<User>, rows: Row[]) {
  for (const row of rows) {
    if (row.isLast) break;
    await users.findOneBy({ id: row.userId });
          ~~~~~~~~~~~~~~~ queryInLoop
  }
}
    `,
    `
// no parts: a list with one key, whatever the name says
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
for (const id of ids) await prisma.user.deleteMany({ where: { id: { in: [id] } } });
                            ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    `,
    `
// no parts: one key in the list
import { In, Repository } from 'typeorm';
export async function load(users: Repository<User>, ids: number[]) {
  for (const id of ids) await users.findBy({ id: In([id]) });
                              ~~~~~~~~~~~~ queryInLoop
}
    `,
    {
      code: `
// no parts: one row per insert
import { Kysely } from 'kysely';
export async function save(db: Kysely<Tables>, rows: Row[]) {
  for (const row of rows) await db.insertInto('users').values({ name: row.name }).execute();
                                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
      suggestion: `
// no parts: one row per insert
import { Kysely } from 'kysely';
export async function save(db: Kysely<Tables>, rows: Row[]) {
  const rows2 = rows.map((row) => ({ name: row.name }));
  for (let start = 0; start < rows2.length; start += 1000) {
    await db
      .insertInto('users')
      .values(rows2.slice(start, start + 1000))
      .execute();
  }
}
`,
    },
    `
// no parts: the element's text is measured
import { Pool } from 'pg';
const pool = new Pool();
for (const name of names) {
  if (name.length > 3) await pool.query('INSERT INTO names VALUES ($1)', [name]);
                             ~~~~~~~~~~ queryInLoop
}
    `,
    `
// no stream: the rows are there
import { Pool } from 'pg';
const pool = new Pool();
for (const event of await events.toArray()) await pool.query('INSERT INTO events VALUES ($1)', [event]);
                                                  ~~~~~~~~~~ queryInLoop
    `,
    {
      code: `
// no throttle: only the loop around it waits
import { Pool } from 'pg';
const pool = new Pool();
while (isRunning) {
  for (const id of changed()) await pool.query('DELETE FROM users WHERE id = $1', [id]);
                                    ~~~~~~~~~~ queryInLoop
  await sleep(1000);
}
    `,
      suggestion: `
// no throttle: only the loop around it waits
import { Pool } from 'pg';
const pool = new Pool();
while (isRunning) {
  const ids = [...changed()];
  if (ids.length > 0) await pool.query('DELETE FROM users WHERE id = ANY($1)', [ids]);
  await sleep(1000);
}
`,
    },
    {
      code: `
// not few: an array that is filled
import { Pool } from 'pg';
const pool = new Pool();
const ids: number[] = [];
for (const row of rows) ids.push(row.id);
for (const id of ids) await pool.query('DELETE FROM users WHERE id = $1', [id]);
                            ~~~~~~~~~~ queryInLoop
    `,
      suggestion: `
// not few: an array that is filled
import { Pool } from 'pg';
const pool = new Pool();
const ids: number[] = [];
for (const row of rows) ids.push(row.id);
if (ids.length > 0)
  await pool.query('DELETE FROM users WHERE id = ANY($1)', [ids]);
`,
    },
    {
      code: `
// not few: a literal with a spread
import { Pool } from 'pg';
const pool = new Pool();
for (const id of [first, ...others]) await pool.query('DELETE FROM users WHERE id = $1', [id]);
                                           ~~~~~~~~~~ queryInLoop
    `,
      suggestion: `
// not few: a literal with a spread
import { Pool } from 'pg';
const pool = new Pool();
const ids = [...[first, ...others]];
if (ids.length > 0) await pool.query('DELETE FROM users WHERE id = ANY($1)', [ids]);
`,
    },
    {
      code: `
// not few: the first thousand... and the rest
import { Pool } from 'pg';
const pool = new Pool();
for (const id of ids.slice(1)) await pool.query('DELETE FROM users WHERE id = $1', [id]);
                                     ~~~~~~~~~~ queryInLoop
    `,
      suggestion: `
// not few: the first thousand... and the rest
import { Pool } from 'pg';
const pool = new Pool();
const ids2 = [...ids.slice(1)];
if (ids2.length > 0) await pool.query('DELETE FROM users WHERE id = ANY($1)', [ids2]);
`,
    },
    `
// not few: the keys of a parameter
import { Pool } from 'pg';
const pool = new Pool();
export async function save(totals: Record<string, number>) {
  for (const name of Object.keys(totals)) await pool.query('INSERT INTO totals VALUES ($1)', [name]);
                                                ~~~~~~~~~~ queryInLoop
}
    `,
    {
      code: `
// not few: a plain list
import { Pool } from 'pg';
const pool = new Pool();
export async function remove(ids: number[]) {
  for (const id of ids) await pool.query('DELETE FROM users WHERE id = $1', [id]);
                              ~~~~~~~~~~ queryInLoop
}
    `,
      suggestion: `
// not few: a plain list
import { Pool } from 'pg';
const pool = new Pool();
export async function remove(ids: number[]) {
  if (ids.length > 0) await pool.query('DELETE FROM users WHERE id = ANY($1)', [ids]);
}
`,
    },
    {
      code: `
// not bounded: a guard that only asks whether there are any
import { Pool } from 'pg';
const pool = new Pool();
export async function remove(ids: number[]) {
  if (ids.length === 0) return;
  if (ids.length < 1) throw new Error('None');
  for (const id of ids) await pool.query('DELETE FROM users WHERE id = $1', [id]);
                              ~~~~~~~~~~ queryInLoop
}
    `,
      suggestion: `
// not bounded: a guard that only asks whether there are any
import { Pool } from 'pg';
const pool = new Pool();
export async function remove(ids: number[]) {
  if (ids.length === 0) return;
  if (ids.length < 1) throw new Error('None');
  if (ids.length > 0) await pool.query('DELETE FROM users WHERE id = ANY($1)', [ids]);
}
`,
    },
    {
      code: `
// not bounded: a guard that only warns
import { Pool } from 'pg';
const pool = new Pool();
export async function remove(ids: number[]) {
  if (ids.length > 50) console.warn('Many');
  for (const id of ids) await pool.query('DELETE FROM users WHERE id = $1', [id]);
                              ~~~~~~~~~~ queryInLoop
}
    `,
      suggestion: `
// not bounded: a guard that only warns
import { Pool } from 'pg';
const pool = new Pool();
export async function remove(ids: number[]) {
  if (ids.length > 50) console.warn('Many');
  if (ids.length > 0) await pool.query('DELETE FROM users WHERE id = ANY($1)', [ids]);
}
`,
    },
    {
      code: `
// not bounded: the query that gave the list has no limit
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const users = await prisma.user.findMany({ where: { seen: false } });
for (const user of users) await prisma.user.update({ where: { id: user.id }, data: { seen: true } });
                                ~~~~~~~~~~~~~~~~~~ queryInLoop
    `,
      suggestion: `
// not bounded: the query that gave the list has no limit
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const users = await prisma.user.findMany({ where: { seen: false } });
const ids = users.map((user) => user.id);
if (ids.length > 0) await prisma.user.updateMany({ where: { id: { in: ids } }, data: { seen: true } });
`,
    },
    {
      code: `
// not bounded: as many as there can be
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const users = await prisma.user.findMany({ take: Number.MAX_SAFE_INTEGER });
for (const user of users) await prisma.user.update({ where: { id: user.id }, data: { seen: true } });
                                ~~~~~~~~~~~~~~~~~~ queryInLoop
    `,
      suggestion: `
// not bounded: as many as there can be
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const users = await prisma.user.findMany({ take: Number.MAX_SAFE_INTEGER });
const ids = users.map((user) => user.id);
if (ids.length > 0) await prisma.user.updateMany({ where: { id: { in: ids } }, data: { seen: true } });
`,
    },
    `
// bounded parts, but each element of a part is asked for
import chunk from 'lodash/chunk';
import { Pool } from 'pg';
const pool = new Pool();
for (const part of chunk(ids, 1000)) {
  await Promise.all(part.flatMap((group) => group.ids.map((id) => pool.query('SELECT $1', [id]))));
                                                                  ~~~~~~~~~~ queryInLoop
}
    `,
    `
// the same question for every element
import { Repository } from 'typeorm';
export async function price(rates: Repository<Rate>, orders: Order[], country: string) {
  for (const order of orders) {
    const rate = await rates.findOneByOrFail({ country });
                       ~~~~~~~~~~~~~~~~~~~~~ sameQueryInLoop
    order.price *= rate.factor;
  }
}
    `,
  ],
});
