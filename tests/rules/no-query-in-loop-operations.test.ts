import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';
import { withoutSuggestion } from '../support/without-suggestion.js';

/** What is done for each element as a whole, where one request for all would not do; each next to one where it would. */
testRule(withoutSuggestion(noQueryInLoop, 'askAtMost'), {
  valid: [
    `
// what a service gives for an element goes into further writes
import { pool } from './db.js';
export async function save(questions) {
  for (const question of questions) {
    const key = await this.bindings.bind(question.field);
    await pool.query('DELETE FROM asked WHERE key = $1', [key]);
    await pool.query('INSERT INTO asked (key, label) VALUES ($1, $2)', [key, question.label]);
  }
}
    `,
    `
// an operation with many effects, of which the read is the smallest part
import { prisma } from './db.js';
for (const id of ids) await close(id);
async function close(id: string) {
  const account = await prisma.account.findUnique({ where: { id } });
  await billing.stop(account);
  await mails.sendGoodbye(account);
  await search.drop(id);
}
    `,
    `
// a write that is one of many things that a turn does
import { prisma } from './db.js';
for (const order of orders) {
  await prisma.order.update({ where: { id: order.id }, data: { state: 'sent' } });
  await stock.take(order);
  await carrier.order(order);
  await mails.sendTracking(order);
}
    `,
    `
// what was done elsewhere is recorded for each
import { prisma } from './db.js';
for (const user of users) {
  await sendReminder(user.email);
  await prisma.user.update({ where: { id: user.id }, data: { remindedAt: new Date() } });
}
    `,
    `
// what was stored elsewhere is recorded for each, in a function
import { prisma } from './db.js';
export const saveAll = (files) => Promise.all(files.map((file) => saveOne(file)));
async function saveOne(file) {
  const { key } = await uploadFile(file);
  return prisma.file.create({ data: { key } });
}
    `,
    `
// a row is read back after it was changed
export class Jobs {
  async stopAll(jobs) {
    for (const job of jobs) await this.stop(job.id);
  }
  async stop(id) {
    await this.jobRepository.stopIfRunning(id);
    return this.jobRepository.findById(id);
  }
}
    `,
    `
// earlier turns are undone when one fails
import { prisma } from './db.js';
export async function createAll(rows) {
  const done = [];
  try {
    for (const row of rows) {
      const { id } = await prisma.seat.create({ data: row });
      done.push(id);
    }
  } catch (error) {
    await release(done);
    throw error;
  }
}
    `,
    `
// a clash of one row is answered for that row
import { prisma } from './db.js';
for (const row of rows) {
  try {
    await prisma.tag.create({ data: row });
  } catch (error) {
    if (error.code !== 'P2002') throw error;
  }
}
    `,
    `
// a row that cannot be written is written in another way
import { prisma } from './db.js';
for (const row of rows) {
  try {
    await prisma.tag.create({ data: row });
  } catch {
    await prisma.refused.create({ data: { row } });
  }
}
    `,
    `
// only rows that the guarded write missed get there
import { MongoClient } from 'mongodb';
const phases = new MongoClient(url).db().collection('phases');
for (const phase of found) {
  const moved = await move(phase);
  if (moved.matchedCount === 1) continue;
  await phases.deleteOne({ _id: phase._id });
}
    `,
    `
// a function that calls itself for each child
import { prisma } from './db.js';
async function tree(id: string) {
  const node = await prisma.folder.findUnique({ where: { id }, include: { children: true } });
  for (const child of node.children) await tree(child.id);
}
for (const root of roots) await tree(root.id);
    `,
    `
// what was read is where the walk goes on
import { prisma } from './db.js';
async function include(template) {
  for (const name of namesIn(template)) {
    const part = await prisma.template.findUnique({ where: { name } });
    await include(part);
  }
}
    `,
    `
// data for trying the program out
import { prisma } from './db.js';
export async function createDemoProject(rows) {
  for (const row of rows) await prisma.task.create({ data: row });
}
    `,
    `
// a comment before what the loop is the first part of
import { prisma } from './db.js';
export async function move(rows, enabled) {
  // One by one: a row that fails must not stop the rest.
  if (enabled) {
    for (const row of rows) await prisma.task.create({ data: row });
  }
}
    `,
    `
// a transaction with several writes for each, and a note behind it
import { prisma } from './db.js';
for (const id of ids) await close(id);
async function close(id: string) {
  await prisma.$transaction(async (tx) => {
    await tx.account.update({ where: { id }, data: { open: false } });
    await tx.closing.create({ data: { id } });
  });
  await prisma.note.create({ data: { id } });
}
    `,
    `
// a function that goes on with what it has read
import { prisma } from './db.js';
for (const id of ids) await topOf(id);
async function topOf(id: string) {
  const row = await prisma.folder.findUnique({ where: { id } });
  const above = keyOf(row);
  return above ? topOf(above) : row;
}
    `,
  ],
  invalid: [
    `
// what a service gives for an element goes into one write
import { pool } from './db.js';
export async function save(questions) {
  for (const question of questions) {
    const key = await this.bindings.bind(question.field);
    await pool.query('INSERT INTO asked (key, label) VALUES ($1, $2)', [key, question.label]);
          ~~~~~~~~~~ queryInLoop
  }
}
    `,
    `
// a function that reads and checks
import { prisma } from './db.js';
for (const id of ids) await open(id);
                            ~~~~ queryInLoop
async function open(id: string) {
  const account = await prisma.account.findUnique({ where: { id } });
  await validateAccount(account);
  await checkLimits(account);
  await ensureOpen(account);
}
    `,
    {
      code: `
// a read by a key that is known before the loop, whatever else a turn does
import { prisma } from './db.js';
declare const orders: { id: number }[];
for (const { id } of orders) {
  const order = await prisma.order.findUnique({ where: { id } });
                      ~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  await stock.take(order);
  await carrier.order(order);
  await mails.sendTracking(order);
}
    `,
      suggestion: `
// a read by a key that is known before the loop, whatever else a turn does
import { prisma } from './db.js';
declare const orders: { id: number }[];
const uniqueIds = [...new Set(orders.map(({ id }) => id))];
const orders2 =
  uniqueIds.length > 0
    ? await prisma.order.findMany({ where: { id: { in: uniqueIds } } })
    : [];
const orderById = new Map<string, (typeof orders2)[number]>(
  orders2.map((order) => [String(order.id), order]),
);
for (const { id } of orders) {
  const order = orderById.get(String(id)) ?? null;
  await stock.take(order);
  await carrier.order(order);
  await mails.sendTracking(order);
}
`,
    },
    `
// a write before the mail
import { prisma } from './db.js';
for (const user of users) {
  await prisma.user.update({ where: { id: user.id }, data: { remindedAt: new Date() } });
        ~~~~~~~~~~~~~~~~~~ queryInLoop
  await sendReminder(user.email);
}
    `,
    `
// a mail in the other branch
import { prisma } from './db.js';
for (const user of users) {
  if (user.email) {
    await sendReminder(user.email);
  } else {
    await prisma.user.update({ where: { id: user.id }, data: { remindedAt: null } });
          ~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}
    `,
    `
// a mail for which the turn ends
import { prisma } from './db.js';
for (const user of users) {
  if (user.email) {
    await sendReminder(user.email);
    continue;
  }
  await prisma.user.update({ where: { id: user.id }, data: { remindedAt: null } });
        ~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// the function before it only asks, too
import { prisma } from './db.js';
for (const user of users) {
  await removeSessions(user.id);
        ~~~~~~~~~~~~~~ queryInLoop
  await prisma.user.delete({ where: { id: user.id } });
}
function removeSessions(userId: string) {
  return prisma.session.deleteMany({ where: { userId } });
}
    `,
    `
// what is fetched for each can be written for all
import { prisma } from './db.js';
for (const city of cities) {
  const weather = await fetchWeather(city.name);
  await prisma.city.update({ where: { id: city.id }, data: { weather } });
        ~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// another repository was changed
export class Jobs {
  async stopAll(jobs) {
    for (const job of jobs) await this.stop(job.id);
                                  ~~~~~~~~~ queryInLoop
  }
  async stop(id) {
    await this.runRepository.stopIfRunning(id);
    return this.jobRepository.findById(id);
  }
}
    `,
    `
// a failure that is only told
import { prisma } from './db.js';
export async function createAll(rows) {
  const done = [];
  try {
    for (const row of rows) done.push(await prisma.seat.create({ data: row }));
                                            ~~~~~~~~~~~~~~~~~~ queryInLoop
  } catch (error) {
    logger.error({ error }, 'seats were not created');
    throw error;
  }
}
    `,
    `
// a row that fails is left out
import { prisma } from './db.js';
for (const row of rows) {
  try {
    await prisma.tag.create({ data: row });
          ~~~~~~~~~~~~~~~~~ queryInLoop
  } catch (error) {
    logger.warn({ error, row }, 'tag was not created');
  }
}
    `,
    `
// a function that starts over with another argument
import { prisma } from './db.js';
async function folder(id: string) {
  if (id.startsWith('/')) return folder(id.slice(1));
  return prisma.folder.findUnique({ where: { id } });
}
for (const root of roots) await folder(root.id);
                                ~~~~~~ queryInLoop
    `,
    `
// what was read leads nowhere
import { prisma } from './db.js';
async function include(template) {
  for (const name of namesIn(template)) {
    const part = await prisma.template.findUnique({ where: { name } });
                       ~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    print(part);
  }
}
    `,
    {
      code: `
// data of users, of a function that only sounds alike
import { prisma } from './db.js';
export async function createSamplesOf(rows) {
  for (const row of rows) await prisma.sample.create({ data: row });
                                ~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
      suggestion: `
// data of users, of a function that only sounds alike
import { prisma } from './db.js';
export async function createSamplesOf(rows) {
  const rows2 = [...rows];
  if (rows2.length > 0) await prisma.sample.createMany({ data: rows2 });
}
`,
    },
    {
      code: `
// a comment before something else
import { prisma } from './db.js';
export async function move(rows, enabled) {
  // One by one: a row that fails must not stop the rest.
  if (enabled) prepare();
  for (const row of rows) await prisma.task.create({ data: row });
                                ~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
      suggestion: `
// a comment before something else
import { prisma } from './db.js';
export async function move(rows, enabled) {
  // One by one: a row that fails must not stop the rest.
  if (enabled) prepare();
  const rows2 = [...rows];
  if (rows2.length > 0) await prisma.task.createMany({ data: rows2 });
}
`,
    },
    `
// hooks with nothing in them, a question, and what the request is made on
import { prisma } from './db.js';
export class Accounts {
  async closeAll(ids: string[]) {
    for (const id of ids) await this.close(id);
                                ~~~~~~~~~~ queryInLoop
  }
  async close(id: string) {
    await this.beforeClose(id);
    await prisma.account.delete({ where: { id } });
    if (await this.names.accountExists(id)) await this.client().destroy(id);
    await this.search().drop(id);
    await this.afterClose(id);
  }
  async beforeClose(id: string) {}
  async afterClose(id: string) {}
}
    `,
    `
// one way with a transaction for each, and one with a write alone
import { prisma } from './db.js';
for (const entry of entries) await log(entry);
                                   ~~~ queryInLoop
async function log(entry) {
  if (entry.key) {
    await prisma.$transaction(async (tx) => {
      const key = await tx.key.findUnique({ where: { id: entry.key } });
      await tx.log.create({ data: { user: key.owner } });
    });
    return;
  }
  await prisma.log.create({ data: { user: entry.user } });
}
    `,
    `
// a function that calls itself for another form of the key
import { prisma } from './db.js';
for (const id of ids) await metricOf(id);
                            ~~~~~~~~ queryInLoop
async function metricOf(id: string) {
  const { base, isStep } = parse(id);
  if (isStep) return metricOf(base);
  return prisma.metric.findUnique({ where: { id } });
}
    `,
  ],
});
