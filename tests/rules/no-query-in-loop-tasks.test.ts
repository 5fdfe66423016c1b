import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';

/** Functions that an iteration makes, and that something else calls; each next to one that nothing is seen to call. */
testRule(noQueryInLoop, {
  valid: [
    `
// functions that are kept, and that nothing here calls
import { pool } from './db.js';
export const loaders = ids.map((id) => () => pool.query('SELECT name FROM users WHERE id = $1', [id]));
    `,
    `
// functions that go to a function of which nothing is known
import { pool } from './db.js';
import { keep } from './keep.js';
keep(ids.map((id) => () => pool.query('SELECT name FROM users WHERE id = $1', [id])));
    `,
    `
// functions that a function of this file counts
import { pool } from './db.js';
const howMany = (tasks) => { for (const task of tasks) console.log(task.name, tasks.length); };
howMany(ids.map((id) => () => pool.query('SELECT name FROM users WHERE id = $1', [id])));
    `,
    `
// one of the functions is called
import { pool } from './db.js';
const load = ids.map((id) => () => pool.query('SELECT name FROM users WHERE id = $1', [id]));
await load[0]();
    `,
    `
// few functions
import pAll from 'p-all';
import { pool } from './db.js';
await pAll([1, 2].map((id) => () => pool.query('SELECT name FROM users WHERE id = $1', [id])));
    `,
    `
// a list of functions of each turn
import { pool } from './db.js';
for (const id of ids) {
  const tasks = [];
  tasks.push(() => pool.query('SELECT name FROM users WHERE id = 1'));
  handlers.set(id, tasks);
}
    `,
    `
// each function gives a query that nothing has sent yet, and all go into one transaction
import { PrismaClient } from '@prisma/client';
const db = new PrismaClient();
export async function close(tickets) {
  const makers = tickets.map((ticket) => () => db.ticket.update({ where: { id: ticket.id }, data: { note: ticket.note } }));
  await db.$transaction(makers.map((make) => make()));
}
    `,
    `
// so too where they are pushed, and a function of this file calls them
import { PrismaClient } from '@prisma/client';
const db = new PrismaClient();
async function atOnce(makers) {
  await db.$transaction(makers.map((make) => make()));
}
export async function close(tickets) {
  const makers = [];
  for (const ticket of tickets) {
    makers.push(() => db.ticket.update({ where: { id: ticket.id }, data: { note: ticket.note } }));
  }
  await atOnce(makers);
}
    `,
    `
// each function works on a part of the list
import pAll from 'p-all';
import { pool } from './db.js';
await pAll(chunk(ids, 100).map((part) => () => pool.query('SELECT name FROM users WHERE id = ANY($1)', [part])));
    `,
  ],
  invalid: [
    `
import pAll from 'p-all';
import { pool } from './db.js';
await pAll(ids.map((id) => () => pool.query('SELECT name FROM users WHERE id = $1', [id])), { concurrency: 5 });
                                 ~~~~~~~~~~ queryInLoop
    `,
    `
// in chunks, by a function of this file
import chunk from 'lodash/chunk';
import { pool } from './db.js';
async function runAll(tasks, size) {
  const parts = chunk(tasks, size);
  for (let i = 0; i < parts.length; i += 1) await Promise.all(parts[i].map((task) => task()));
}
await runAll(ids.map((id) => async () => {
  const { rows } = await pool.query('SELECT name FROM users WHERE id = $1', [id]);
                         ~~~~~~~~~~ queryInLoop
  console.log(rows);
}), 5);
    `,
    `
// pushed, and called one by one
import { pool } from './db.js';
const tasks = [];
for (const id of ids) tasks.push(() => pool.query('SELECT name FROM users WHERE id = $1', [id]));
                                       ~~~~~~~~~~ queryInLoop
for (const task of tasks) await task();
    `,
    `
// each function gives a query, and each is waited for
import { PrismaClient } from '@prisma/client';
const db = new PrismaClient();
export async function close(tickets) {
  const makers = tickets.map((ticket) => () => db.ticket.update({ where: { id: ticket.id }, data: { note: ticket.note } }));
                                               ~~~~~~~~~~~~~~~~ queryInLoop
  await Promise.all(makers.map((make) => make()));
}
    `,
    `
// each function waits for its query itself, whatever happens to its promise
import { PrismaClient } from '@prisma/client';
const db = new PrismaClient();
export function close(tickets) {
  const makers = tickets.map((ticket) => async () => db.ticket.update({ where: { id: ticket.id }, data: { note: ticket.note } }));
                                                     ~~~~~~~~~~~~~~~~ queryInLoop
  keep(makers.map((make) => make()));
}
    `,
    `
// spread into a list, and taken from it by workers
import { pool } from './db.js';
const tasks = [];
tasks.push(...ids.map((id) => () => pool.query('SELECT name FROM users WHERE id = $1', [id])));
                                    ~~~~~~~~~~ queryInLoop
async function work() {
  while (tasks.length > 0) await tasks.shift()();
}
await Promise.all([work(), work()]);
    `,
    `
// through a limiter
import pLimit from 'p-limit';
import { pool } from './db.js';
const limit = pLimit(5);
const tasks = ids.map((id) => () => pool.query('SELECT name FROM users WHERE id = $1', [id]));
                                    ~~~~~~~~~~ queryInLoop
await Promise.all(tasks.map((task) => limit(task)));
    `,
    `
// one after another, as a chain
import { pool } from './db.js';
const tasks = ids.map((id) => () => pool.query('SELECT name FROM users WHERE id = $1', [id]));
                                    ~~~~~~~~~~ queryInLoop
await tasks.reduce((before, task) => before.then(task), Promise.resolve());
    `,
  ],
});
