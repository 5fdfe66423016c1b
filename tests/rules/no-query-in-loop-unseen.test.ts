import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';
import { withoutSuggestion } from '../support/without-suggestion.js';

/** Shapes that people who had never seen the rule wrote into back ends of theirs. */
testRule(withoutSuggestion(noQueryInLoop, 'askAtMost'), {
  valid: [
    `
// what a limiter runs asks its cache first
import axios from 'axios';
import { Redis } from 'ioredis';
import pLimit from 'p-limit';
const redis = new Redis();
const limit = pLimit(4);
async function fetchOnce(url: string) {
  const kept = await redis.get(\`page:\${url}\`);
  if (kept) return kept;
  const { data } = await axios.get(url);
  return data;
}
export const all = (urls: string[]) => Promise.all(urls.map((url) => limit(() => fetchOnce(url))));
    `,
    `
// a place is waited for, of a limiter and of the database
import { Pool } from 'pg';
import { quota } from './quota.js';
const pool = new Pool();
async function lock(key: number) {
  await pool.query('SELECT 1 FROM places WHERE key = $1', [key]);
}
export async function mark(ids: number[]) {
  for (const id of ids) {
    await quota.reserve(1);
    await pool.query('UPDATE items SET seen = true WHERE id = $1', [id]);
  }
  for (const id of ids) {
    await lock(id);
    await pool.query('UPDATE items SET seen = true WHERE id = $1', [id]);
  }
}
    `,
    {
      code: `
// the helper of postgres.js with several rows of each element, and with the name of a table
import postgres from 'postgres';
const sql = postgres();
export async function store(groups: Row[][]) {
  for (const rows of groups) await sql\`INSERT INTO titles \${sql(rows)}\`;
}
export async function storePosts(users: User[]) {
  for (const user of users) await sql\`INSERT INTO posts \${sql(user.posts)}\`;
}
export async function drop(tables: string[]) {
  for (const table of tables) await sql\`DELETE FROM \${sql(table)}\`;
}
      `,
    },
    `
// a counter that goes down from a number, as attempts do
import { prisma } from './db';
export async function start(task) {
  let left = task.attempts.length;
  left += 1;
  while (left-- > 0) await prisma.task.findFirst({ where: { id: task.id, left } });
}
    `,
    `
// an element that is taken by an index of another list
import { prisma } from './db';
export async function close(accounts, days) {
  let i = 0;
  while (i < accounts.length) {
    const day = days[i++];
    if (await prisma.day.findFirst({ where: { day } })) i += 7;
  }
}
    `,
    `
// windows of a week, and days that are counted down to
import { prisma } from './db';
export async function nights(from, to) {
  for (let day = from; day < to; day = addDays(day, 7)) await prisma.night.findMany({ where: { day: { gte: day, lt: addDays(day, 7) } } });
  for (let day = from; day !== to; day = addDays(day, 1)) await prisma.night.findFirst({ where: { day } });
}
    `,
    `
// the rows of a query that gives a few
import { prisma } from './db';
const users = await prisma.user.findMany({ take: 100 });
for (const { id } of users) await prisma.post.findMany({ where: { authorId: id } });
    `,
    `
// a function for each name, and what is noted about it
import { redis } from './redis';
const jobs = { clean, report };
export async function runAll(names: string[]) {
  for (const name of names) {
    const job = jobs[name];
    await job();
    await redis.set(\`ran:\${name}\`, Date.now());
  }
}
    `,
    `
// texts that are no SQL, and SQL that nothing sends
import { ask, explain } from './assistant';
export async function all(rows, log) {
  for (const row of rows) {
    await ask('Select the best of these', row);
    await ask.queryOne('Which one?', row);
    log.runQuery('SELECT name FROM users WHERE id = $1', [row.id]);
  }
}
    `,
    `
// a manager of another ORM, and names that are like it
import { EntityManager } from '@mikro-orm/core';
import { User } from './entities';
export async function all(em: EntityManager, users, item) {
  for (const user of users) em.create(User, { name: user.name });
  for (const id of item.ids) await item.em.find('strong');
}
    `,
    `
// documents of a list that is made for one query, and other things that are filled
import { Team } from '../models/team';
export async function show(names, index) {
  const query = Team.find({ name: names });
  for (const name of names) await index.populate(name);
  return query.populate('owner');
}
    `,
    `
// rows that are pushed, and that nobody waits for as promises
import { Note } from '../models/note';
export function all(users, message) {
  const notes = [];
  for (const user of users) notes.push(Note.create({ user, message }));
  return notes;
}
    `,
    `
// rows that a function gives, whose type says that they are something else
import { Statement } from '../models';
async function titles(period): Promise<Title[]> {
  const rows = await Statement.findAll({ where: { period } });
  return rows.map(({ title }) => new Title(title));
}
export async function show(period) {
  for (const title of await titles(period)) await title.update({ shown: true });
}
    `,
    `
// rows that a function makes, and a cursor that is read row by row
import { db } from './db';
export async function all(orders, cursor) {
  for (const order of orders) await db.insertInto('lines').values(toRows(order)).execute();
  const rows = await db.selectFrom('lines').cursor();
  for await (const row of rows) await db.updateTable('lines').set({ seen: true }).where('id', '=', row.id).execute();
}
    `,
    `
// a request that needs what an earlier answer said
var pool = require('mysql').createPool({});
exports.walk = function (ids, done) {
  var last = 0;
  ids.forEach(function (id) {
    pool.query('SELECT next FROM steps WHERE id = ? AND step > ?', [id, last], function (error, rows) {
      last = rows[0].next;
      done(error);
    });
  });
};
    `,
    `
// collections of something else, and a fragment of a statement
import { entries } from './archive';
import { sql } from './db';
export async function all(ids, out) {
  for (const id of ids) out.push(await entries.findOne(id));
  return ids.map((id) => sql\`WITH one AS (SELECT \${id}) SELECT 1\`);
}
    `,
    `
// templates that are no statements, or that nobody waits for
import { css, db, warehouse } from './lib';
export async function all(names) {
  for (const name of names) await css\`select \${name} from the list\`;
  for (const name of names) await db\`the name \${name}\`;
  return names.map((name) => warehouse\`SELECT id FROM users WHERE name = \${name}\`.text);
}
    `,
    `
// something of a file that has no model, and a property that is got
export async function all(rows, form) {
  for (const row of rows) await form.model.updateOne({ row });
  for (const row of rows) await row.$get(form.field);
}
    `,
    `
// what is called with a statement and its values, and does not send it
import { assertRows, explainQuery, format, renderSql } from './sql';
import { record } from 'sql-recorder';
export async function all(names) {
  for (const name of names) await assertRows('SELECT id FROM users WHERE name = ?', [name]);
  for (const name of names) await explainQuery('SELECT id FROM users WHERE name = ?', [name]);
  for (const name of names) await format('DELETE FROM users WHERE name = ?', [name]);
  for (const name of names) await renderSql('INSERT INTO users (name) VALUES (?)', [name]);
  for (const name of names) await record('SELECT id FROM users WHERE name = ?', [name]);
}
    `,
    `
// sentences, statements without values, and builders
import { track, pick, statementFor } from './tell';
export async function all(names, out) {
  for (const name of names) await track('Update of ? has begun', [name]);
  for (const name of names) await track('Select the plan from the list', { name });
  for (const name of names) await pick('SELECT id FROM users');
  for (const name of names) out.push(statementFor('SELECT id FROM users WHERE name = ?', [name]));
}
    `,
    `
// what aggregates something else
import { Chart } from '../charts/chart.js';
export async function all(days, out) {
  for (const day of days) out.push(await Chart.aggregate([{ day, kind: 'sum' }]));
  for (const day of days) out.push(await Chart.aggregate(day, '$sum'));
}
    `,
    `
// without void, nothing says that it is a promise
import { Visit } from '../visits.js';
export function touch(ids) {
  ids.forEach((id) => {
    Visit.updateMany({ owner: id }, { seen: true });
  });
}
    `,
  ],
  invalid: [
    `
// the same without a limiter
import axios from 'axios';
import { Redis } from 'ioredis';
import pLimit from 'p-limit';
const redis = new Redis();
const limit = pLimit(4);
async function fetchOnce(url: string) {
  const kept = await redis.get(\`page:\${url}\`);
  if (kept) return kept;
  const { data } = await axios.get(url);
  return data;
}
export const all = (urls: string[]) => Promise.all(urls.map((url) => fetchOnce(url)));
                                                                     ~~~~~~~~~ queryInLoop
    `,
    `
// a limiter runs the read itself
import axios from 'axios';
import { Redis } from 'ioredis';
import pLimit from 'p-limit';
const redis = new Redis();
const limit = pLimit(4);
async function fetchOnce(url: string) {
  const kept = await redis.get(\`page:\${url}\`);
  if (kept) return kept;
  const { data } = await axios.get(url);
  return data;
}
export const all = (urls: string[]) => Promise.all(urls.map((url) => limit(() => redis.get(url))));
                                                                                 ~~~~~~~~~ queryInLoop
    `,
    `
// goods that are reserved, which is no place that a turn waits for
import { Pool } from 'pg';
const pool = new Pool();
async function reserve(sku: string, size: number) {
  await pool.query('UPDATE goods SET reserved = reserved + $2 WHERE sku = $1', [sku, size]);
}
export async function order(lines: Line[]) {
  for (const { sku, size } of lines) await reserve(sku, size);
                                           ~~~~~~~ queryInLoop
}
    `,
    `
// one statement with another value in each turn, sent by a function
import { Pool } from 'pg';
const pool = new Pool();
async function execute(sql: string, values: unknown[]) {
  await pool.query(sql, values);
}
export async function touch(users: { id: string; sql: string }[]) {
  for (const user of users) await execute('UPDATE users SET seen = true WHERE id = $1', [user.id]);
                                  ~~~~~~~ queryInLoop
}
    `,
    {
      code: `
// the helper of postgres.js with one row
import postgres from 'postgres';
const sql = postgres();
export async function store(titles: Title[]) {
  for (const title of titles) await sql\`INSERT INTO titles \${sql(title)}\`;
                                    ~~~ queryInLoop
}
export async function storeAll(users: User[]) {
  for (const user of users) await upsert(toRow(user));
                                  ~~~~~~ \`upsert\` (→ \`sql\`) sends a request of its own for every element of \`users\`. Instead, write all rows with one \`INSERT\` of several rows.
}
async function upsert(row: Row) {
  await sql\`INSERT INTO app.users VALUES \${sql(row)} ON CONFLICT DO NOTHING\`;
}
      `,
    },
    `
// a counter that goes down from the length of a list
import { prisma } from './db';
export async function sizes(teams) {
  let i = teams.length;
  while (i-- > 0) await prisma.user.count({ where: { team: teams[i] } });
                        ~~~~~~~~~~~~~~~~~ queryInLoop
  let left = teams.length;
  while (left--) await prisma.user.count({ where: { team: teams[left] } });
                       ~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// an element that is taken by an index which counts on
import { prisma } from './db';
export async function close(accounts) {
  let i = 0;
  while (i < accounts.length) {
    const account = accounts[i++];
    await prisma.balance.create({ data: { account: account.id } });
          ~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}
    `,
    `
// every day of a stay
import { prisma } from './db';
export async function price(listing, from, to) {
  let total = 0;
  for (let day = from; day < to; day = addDays(day, 1)) {
    const night = await prisma.night.findFirst({ where: { listing, day } });
                        ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    total += night.price;
  }
  for (const day = new Date(from); day <= to; day.setDate(day.getDate() + 1)) {
    total += (await prisma.extra.findFirst({ where: { listing, day: day.toISOString() } })).price;
                    ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
  return total;
}
    `,
    `
// a limit that only keeps a query from reading everything
import { prisma } from './db';
const users = await prisma.user.findMany({ take: 1000 });
for (const { id } of users) await prisma.post.findMany({ where: { authorId: id } });
                                  ~~~~~~~~~~~~~~~~~~~~ queryInLoop
    `,
    `
// a function for each kind, and rows beside it
import { redis } from './redis';
const readers = { a: readA, b: readB };
export async function runAll(files) {
  for (const file of files) {
    readers[file.kind](file);
    await redis.set(\`read:\${file.name}\`, file.size);
          ~~~~~~~~~ queryInLoop
  }
}
    `,
    `
// functions of the project that take SQL
import { execute, queryOne } from './db';
export async function all(rows, db) {
  for (const row of rows) {
    const known = await queryOne('SELECT id FROM lines WHERE hash = $1', [row.hash]);
                        ~~~~~~~~ queryInLoop
    if (!known) await execute('INSERT INTO lines (hash) VALUES ($1)', [row.hash]);
  }
  for (const row of rows) {
    await db.queryOne('SELECT id FROM lines WHERE hash = ?', [row.hash]);
          ~~~~~~~~~~~ queryInLoop
  }
}
    `,
    `
// a manager that a unit of work hands over
import { StockItem } from './entities';
export async function reserve(work, parcels, house) {
  await work.run(async (em) => {
    for (const { sku, count } of parcels) {
      const item = await em.findOneOrFail(StockItem, { where: { sku, house } });
                         ~~~~~~~~~~~~~~~~ queryInLoop
      if (item.count < count) throw new Error(sku);
    }
  });
}
    `,
    `
// documents that are filled one by one
import { repo } from '../models/team';
export async function show(user) {
  const teams = await repo.ofUser(user);
  for (const team of teams) await team.populate('owner', 'name');
                                  ~~~~~~~~~~~~~ queryInLoop
  return teams;
}
    `,
    `
// documents that are saved one by one
import type { TeamDoc } from '../models/team';
async function close(team: TeamDoc) {
  team.closed = true;
  await team.save();
}
export async function closeAll(teams: TeamDoc[]) {
  for (const team of teams) await close(team);
                                  ~~~~~ queryInLoop
}
    `,
    `
// rows that are pushed as promises, and waited for
import { Note } from '../models/note';
export async function all(users, message) {
  const notes = [];
  for (const user of users) notes.push(Note.create({ user, message }));
                                       ~~~~~~~~~~~ queryInLoop
  await Promise.all(notes);
}
    `,
    `
// rows that a function gives, whose type is declared elsewhere
import { Statement } from '../models';
async function unsent(period): Promise<Statement[]> {
  return Statement.findAll({ where: { period, sentAt: null } });
}
export async function markSent(period, sentAt) {
  for (const statement of await unsent(period)) await statement.update({ sentAt });
                                                      ~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// the model that a base class keeps, and what a row is asked for
import type { Model } from 'mongoose';
import { Repository } from './repository';
export class Users extends Repository {
  constructor(model: Model<User>) {
    super(model);
  }
  async known(emails: string[]) {
    const known = [];
    for (const email of emails) known.push(await this.model.findOne({ email }));
                                                 ~~~~~~~~~~~~~~~~~~ queryInLoop
    for (const user of known) await user.$get('team');
                                    ~~~~~~~~~ queryInLoop
    return known;
  }
}
    `,
    `
// a template that a client of another file sends
import { warehouse } from './lib';
export async function all(names) {
  for (const name of names) await warehouse\`SELECT id FROM users WHERE name = \${name}\`;
                                  ~~~~~~~~~ queryInLoop
}
    `,
    `
// a row that a function makes, and a builder whose client is a parameter
import { db, legacy } from './db';
const countOf = (conn, id) => conn.selectFrom('lines').select('n').where('order', '=', id).executeTakeFirst();
export async function all(orders) {
  for (const order of orders) await db.insertInto('lines').values(toRow(order)).execute();
                                    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  for (const { ref } of orders) await legacy('orders').where('ref', ref).first();
                                      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  for (const { id } of orders) console.log(await countOf(db, id));
                                                 ~~~~~~~ queryInLoop
}
    `,
    `
// for await over the rows of a query that was waited for
import { prisma } from './db';
export async function all(owner) {
  const links = await prisma.link.findMany({ where: { owner } });
  for await (const link of links) console.log(await prisma.user.findUnique({ where: { id: link.user } }));
                                                    ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// answers to callbacks, of which the first failure is told
var pool = require('mysql').createPool({});
exports.pathsOf = function (ids, done) {
  var failed = false;
  var paths = {};
  ids.forEach(function (id) {
    pool.query('SELECT path FROM images WHERE post = ?', [id], function (error, rows) {
    ~~~~~~~~~~ queryInLoop
      if (failed) return;
      if (error) {
        failed = true;
        return done(error);
      }
      paths[id] = rows;
    });
  });
};
    `,
    `
// collections of a module for MongoDB, by what only they have
import { heads, stats } from '../infra/mongo.js';
import { feeds } from '../infra/stores.js';
export async function all(ids, day, out) {
  for (const id of ids) await heads.findOne({ id }, { projection: { value: 1 } });
                              ~~~~~~~~~~~~~ queryInLoop
  for (const id of ids) out.push(await stats.replaceOne({ id }, { id, day }));
                                       ~~~~~~~~~~~~~~~~ queryInLoop
  for (const id of ids) out.push(await feeds.insertOne({ id, day }));
                                       ~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// rows of a template with a large limit
import { sql } from './db';
export async function all(ids) {
  const rows = await sql\`SELECT id FROM users LIMIT 5000\`;
  for (const row of rows) await sql\`SELECT name FROM teams WHERE lead = \${row.id}\`;
                                ~~~ queryInLoop
}
    `,
    {
      code: `
// templates in a list of promises
import { sql } from './db';
export const touch = (ids: string[]) => Promise.all(ids.map((id) => sql\`UPDATE users SET seen = true WHERE id = \${id}\`));
                                                                    ~~~ queryInLoop
      `,
      title:
        'Still send one request for each, but start at most 10 at a time, and none after one has failed.',
      suggestion: `
// templates in a list of promises
import { sql } from './db';
export const touch = (ids: string[]) => mapInChunks(ids, 10, (id) => sql\`UPDATE users SET seen = true WHERE id = \${id}\`);

async function mapInChunks<T, R>(list: readonly T[], size: number, callback: (element: T, index: number) => R): Promise<Awaited<R>[]> {
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
// a function of the project that is given a statement and its values, and waited for
import { readReplica } from '../infra/replica.js';
import { onShard } from '@/infra/shards';
export async function all(names, out) {
  for (const name of names) out.push(await readReplica('SELECT id FROM users WHERE name = ?', [name]));
                                           ~~~~~~~~~~~ queryInLoop
  for (const name of names) await onShard('UPDATE users SET seen = true WHERE name = $1', [name]);
                                  ~~~~~~~ queryInLoop
}
    `,
    `
// stages of MongoDB, on a model of another file
import { Visit } from '../visits.js';
export async function all(teams, out) {
  for (const team of teams) {
    const stages = [{ $match: { team: team._id } }, { $group: { _id: null, n: { $sum: 1 } } }];
    out.push(await Visit.aggregate(stages));
                   ~~~~~~~~~~~~~~~ queryInLoop
  }
}
    `,
    `
// a promise that is left on purpose
import { Visit } from '../visits.js';
export function touch(ids) {
  ids.forEach((id) => {
    void Visit.updateMany({ owner: id }, { seen: true }).exec();
         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  });
}
    `,
    `
// the manifest of a truck is no configuration
import { Redis } from 'ioredis';
const forgetOne = (redis: Redis, line: Line) => redis.del(\`track:\${line.number}\`);
export async function forget(redis: Redis, manifest: Manifest) {
  for (const line of manifest.lines) await forgetOne(redis, line);
                                           ~~~~~~~~~ queryInLoop
}
    `,
  ],
});
