import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';
import { withoutSuggestion } from '../support/without-suggestion.js';

/** Calls that take many and are given one, lists that are taken apart, and questions that are asked again. */
testRule(withoutSuggestion(noQueryInLoop, 'askAtMost'), {
  valid: [
    `
// a bulk operation that is given many
import { prisma } from './db.js';
for (const page of pages) await prisma.user.createMany({ data: [...page.rows] });
    `,
    `
// a bulk operation that is given two
import { prisma } from './db.js';
for (const { from, to } of moves) await prisma.event.createMany({ data: [from, to] });
    `,
    `
// a statement on many keys that a function passes on
import { Pool } from 'pg';
const pool = new Pool();
const query = (text: string, values: unknown[]) => pool.query(text, values);
const run = (text: string, ...values: unknown[]) => pool.query(text, values);
const byIds = 'SELECT name FROM users WHERE id IN ($1)';
for (const { ids } of groups) await query('SELECT name FROM users WHERE id = ANY($1)', [ids]);
for (const { ids } of groups) await run(byIds, ids);
    `,
    `
// a function of any number of keys that is given all, or two
import { Redis } from 'ioredis';
const redis = new Redis();
const forget = (...keys: string[]) => redis.unlink(keys.map((key) => 'user:' + key));
for (const { ids } of groups) await forget(...ids);
for (const { from, to } of moves) await forget(from, to);
    `,
    `
// a transaction of one operation
import { prisma } from './db.js';
for (const page of pages) await prisma.$transaction([prisma.user.deleteMany({ where: { id: { in: page } } })]);
    `,
    `
// a list to which the loop adds: a walk
import { prisma } from './db.js';
const ids = [root];
while (ids.length > 0) {
  const id = ids.shift();
  const folder = await prisma.folder.findUnique({ where: { id } });
  ids.push(...folder.childIds);
}
    `,
    `
// a list that is read anew: draining
import { prisma } from './db.js';
let jobs = await load();
while (jobs.length > 0) {
  const job = jobs.pop();
  await prisma.job.delete({ where: { id: job.id } });
  if (jobs.length === 0) jobs = await load();
}
    `,
    `
// a question that is asked again after a write
import { prisma } from './db.js';
for (const row of rows) {
  await store.save(row);
  console.log(await prisma.row.count());
}
    `,
    `
// a function that may know the answer
import { prisma } from './db.js';
let known;
async function settings() {
  if (known) return known;
  known = await prisma.setting.findMany();
  return known;
}
for (const row of rows) print(row, await settings());
    `,
    `
// a connection to the server of the element
import mysql from 'mysql2/promise';
for (const tenant of tenants) {
  const connection = await mysql.createConnection(tenant.uri);
  await connection.query('SELECT count(*) AS n FROM users WHERE plan = ?', [tenant.plan]);
}
    `,
    `
// statements that are read from files
import { Pool } from 'pg';
const pool = new Pool();
for (const file of files) {
  const text = await readFile(file, 'utf8');
  await pool.query(text);
}
    `,
    `
// a class of another module
import { Report } from '../pdf/report.js';
for (const row of rows) await Report.create({ row });
    `,
    `
// known miss: a document of a class of another module that writes itself
import User from '../models/user.js';
for (const row of rows) {
  const user = new User(row);
  await user.save();
}
    `,
  ],
  invalid: [
    {
      code: `
// a bulk operation that is given one row
import { prisma } from './db.js';
for (const row of rows) await prisma.user.createMany({ data: [row] });
                              ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
      `,
      message:
        '`prisma.user.createMany` sends a request of its own for every element of `rows`. Instead, give the list of all of them to one `createMany()`.',
    },
    `
// a command of many keys that is given one
import { Redis } from 'ioredis';
const redis = new Redis();
for (const id of ids) await redis.mget([id]);
                            ~~~~~~~~~~ queryInLoop
    `,
    `
// a function of any number of keys that is given one, and one that passes a statement on
import { Redis } from 'ioredis';
import { Pool } from 'pg';
const redis = new Redis();
const pool = new Pool();
const forget = (...keys: string[]) => redis.unlink(keys.map((key) => 'user:' + key));
const run = (text: string, ...values: unknown[]) => pool.query(text, values);
for (const { id } of users) await forget(id);
                                  ~~~~~~ queryInLoop
for (const { id } of users) await run('SELECT name FROM users WHERE id = $1', id);
                                  ~~~ queryInLoop
    `,
    `
// a repository's method for many
for (const { userId } of posts) {
  const [user] = await this.userRepository.findByIds([userId]);
                       ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  print(user);
}
    `,
    `
// a list that is taken apart
import { prisma } from './db.js';
export async function flush(events) {
  while (events.length > 0) {
    const event = events.shift();
    await prisma.event.create({ data: event });
          ~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}
    `,
    {
      code: `
// the same question through a function
import { prisma } from './db.js';
const settings = () => prisma.setting.findMany({ where: { active: true } });
for (const row of rows) print(row, await settings());
                                         ~~~~~~~~ sameQueryInLoop
      `,
      message:
        '`settings` (→ `prisma.setting.findMany`) asks the same question again for every element of `rows`: nothing in it depends on the element. Instead, ask once before it.',
    },
    `
// a connection that all turns could share
import mysql from 'mysql2/promise';
for (const id of ids) {
  const connection = await mysql.createConnection(uri);
  await connection.query('SELECT name FROM users WHERE id = ?', [id]);
        ~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// a statement with values
import { Pool } from 'pg';
const pool = new Pool();
for (const id of ids) {
  const text = await textOf('by-id');
  await pool.query(text, [id]);
        ~~~~~~~~~~ queryInLoop
}
    `,
    `
// a model of another module that makes and writes
import { Notification } from '../models/notification.js';
for (const user of users) await Notification.create({ userId: user.id });
                                ~~~~~~~~~~~~~~~~~~~ queryInLoop
    `,
  ],
});
