import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';
import { withoutSuggestion } from '../support/without-suggestion.js';

/** Queries behind interfaces, in methods of what changes, and behind functions that run what they are given. */
testRule(withoutSuggestion(noQueryInLoop, 'askAtMost'), {
  valid: [
    `
// an interface that is implemented twice, and once without a database
import { Pool } from 'pg';
interface Names { of(id: number): Promise<string> }
class Stored implements Names {
  constructor(private readonly pool: Pool) {}
  async of(id: number) { return this.pool.query('SELECT name FROM users WHERE id = $1', [id]); }
}
class Kept implements Names {
  private readonly all = new Map<number, string>();
  async of(id: number) { return this.all.get(id) ?? ''; }
}
export async function print(names: Names, ids: number[]) {
  for (const id of ids) console.log(await names.of(id));
}
    `,
    `
// an interface that nothing implements but what stands in for it in tests
import { Pool } from 'pg';
interface Names { of(id: number): Promise<string> }
class FakeNames implements Names {
  async of(id: number) { return new Pool().query('SELECT name FROM users WHERE id = $1', [id]); }
}
export async function print(names: Names, ids: number[]) {
  for (const id of ids) console.log(await names.of(id));
}
    `,
    `
// a builder that a function returns, of which the text is asked for
import knex from 'knex';
const db = knex({ client: 'pg' });
const byId = (id: number) => db('users').where({ id });
export const texts = (ids: number[]) => ids.map((id) => byId(id).toString());
    `,
    `
// classes of the program, of which each turn makes one
import { Pool } from 'pg';
import { tasks } from './tasks.js';
const pool = new Pool();
class Base { async plan(name: string) { await pool.query('INSERT INTO jobs (name) VALUES ($1)', [name]); } }
export async function plan() {
  for (const name in tasks) {
    const Task: typeof Base = tasks[name];
    const task = new Task();
    await task.plan(name);
  }
}
    `,
    `
// a transaction of its own for each, in which a read decides what is written
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const settle = (id: number) =>
  prisma.$transaction(async (tx) => {
    const run = await tx.run.findFirst({ where: { id } });
    if (run) await tx.run.update({ where: { id }, data: { failed: true } });
  });
export async function settleAll(ids: number[]) {
  for (const id of ids) await settle(id);
}
    `,
    `
// a long job that keeps its lock from turn to turn
import { Pool } from 'pg';
const pool = new Pool();
export async function repair(ids: number[]) {
  for (const id of ids) {
    await extendLock();
    await pool.query('DELETE FROM stale WHERE id = $1', [id]);
  }
}
    `,
    `
// a timer that each turn waits for
import { Pool } from 'pg';
const pool = new Pool();
export async function check(ids: number[]) {
  for (const id of ids) {
    await pool.query('DELETE FROM users WHERE id = $1', [id]);
    await new Promise<void>((resolve) => {
      setTimeout(() => resolve(), 1000);
    });
  }
}
    `,
    `
// what a definition lists
import { Pool } from 'pg';
const pool = new Pool();
export async function add(provider: Provider) {
  for (const tag of provider.definition.tags) await pool.query('INSERT INTO tags (name) VALUES ($1)', [tag]);
}
    `,
    `
// each element is a connection of its own
import type { Pool } from 'pg';
class Shard {
  constructor(private readonly pool: Pool) {}
  async clear(id: number) { await this.pool.query('DELETE FROM rows WHERE id = $1', [id]); }
}
export async function clear(shards: Shard[]) {
  for (const shard of shards) await shard.clear(1);
}
    `,
    `
// a function that is given a list of another length in each turn
import { Pool } from 'pg';
const pool = new Pool();
const load = (ids: number[]) => pool.query('SELECT name FROM users WHERE id = ANY($1)', [ids]);
export async function all(teams: { lead: number; ids: number[] }[]) {
  for (const { lead, ids } of teams) await load([lead, ...ids]);
}
    `,
  ],
  invalid: [
    `
// an interface that is implemented once, beside what stands in for it in tests
import { Pool } from 'pg';
interface Names { of(id: number): Promise<string> }
class Stored implements Names {
  constructor(private readonly pool: Pool) {}
  async of(id: number) { return this.pool.query('SELECT name FROM users WHERE id = $1', [id]); }
}
class FakeNames implements Names { async of(id: number) { return String(id); } }
export async function print(names: Names, ids: number[]) {
  for (const id of ids) console.log(await names.of(id));
                                          ~~~~~~~~ queryInLoop
}
    `,
    `
// what an interface and the class that implements it inherit
import { Pool } from 'pg';
interface Store { get(id: number): Promise<unknown> }
interface Users extends Store { rename(id: number): Promise<void> }
class Table { async get(id: number) { return new Pool().query('SELECT name FROM users WHERE id = $1', [id]); } }
class UserTable extends Table implements Users { async rename(id: number) {} }
export async function print(users: Users, ids: number[]) {
  for (const id of ids) console.log(await users.get(id));
                                          ~~~~~~~~~ queryInLoop
}
    `,
    `
// an abstract class, behind a function
import { Pool } from 'pg';
abstract class Outbox { abstract publish(topic: string): Promise<void> }
class Stored extends Outbox {
  async publish(topic: string) { await new Pool().query('INSERT INTO outbox (topic) VALUES ($1)', [topic]); }
}
class Publisher {
  constructor(private readonly outbox: Outbox) {}
  async tell(topic: string) { await this.outbox.publish(topic); }
  async tellAll(topics: string[]) {
    for (const topic of topics) await this.tell(topic);
                                      ~~~~~~~~~ queryInLoop
  }
}
    `,
    `
// an interface that a server and a cache in front of it implement
import { Pool } from 'pg';
import Redis from 'ioredis';
interface Names { save(id: number): Promise<void> }
class Cached implements Names {
  constructor(private readonly inner: Names, private readonly redis: Redis) {}
  async save(id: number) { await this.redis.del(String(id)); }
}
class Stored implements Names {
  async save(id: number) { await new Pool().query('INSERT INTO names (id) VALUES ($1)', [id]); }
}
export async function save(names: Names, ids: number[]) {
  for (const id of ids) await names.save(id);
                              ~~~~~~~~~~ queryInLoop
}
    `,
    `
// a builder that a function returns, and that is awaited
import knex from 'knex';
const db = knex({ client: 'pg' });
const byId = (id: number) => db('users').where({ id });
export async function rows(ids: number[]) {
  for (const id of ids) console.log(await byId(id));
                                          ~~~~ queryInLoop
}
    `,
    `
// a function that returns a request, and is handed over by name
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const load = (id: number) => prisma.user.findFirst({ where: { id } });
export async function print(ids: number[]) {
  for (const user of ids.map(load)) console.log(await user);
                     ~~~~~~~ queryInLoop
}
    `,
    `
// things that each turn makes, of which none is a class
import { Pool } from 'pg';
const pool = new Pool();
class Task { async plan(name: string) { await pool.query('INSERT INTO jobs (name) VALUES ($1)', [name]); } }
export async function plan(names: string[]) {
  for (const name of names) {
    const task = new Task();
    await task.plan(name);
          ~~~~~~~~~ queryInLoop
  }
}
    `,
    `
// a timer that nobody waits for
import { Pool } from 'pg';
const pool = new Pool();
export async function check(ids: number[]) {
  for (const id of ids) {
    const { rows } = await pool.query('SELECT name FROM users WHERE id = $1', [id]);
                           ~~~~~~~~~~ queryInLoop
    setTimeout(() => notify(rows), 1000);
  }
}
    `,
    `
// a transaction of its own for a single write
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const add = (name: string) => prisma.$transaction(async (tx) => tx.user.create({ data: { name } }));
export async function addAll(names: string[]) {
  for (const name of names) await add(name);
                                  ~~~ queryInLoop
}
    `,
    `
// a method of what the turn makes, by what that holds
import { Pool } from 'pg';
const pool = new Pool();
class Transfer {
  constructor(private readonly row: { id: number }) {}
  async settle() { await pool.query('UPDATE transfers SET settled = true WHERE id = $1', [this.row.id]); }
}
export async function settle(rows: { id: number }[]) {
  for (const row of rows) await new Transfer(row).settle();
                                ~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// a method of the element, on the pool of all
import { Pool } from 'pg';
const pool = new Pool();
class Order {
  constructor(readonly id: number) {}
  async close() { await pool.query('DELETE FROM orders WHERE id = $1', [this.id]); }
}
export async function close(orders: Order[]) {
  for (const order of orders) await order.close();
                                    ~~~~~~~~~~~ queryInLoop
}
    `,
    `
// a function that is given a list of one
import { Pool } from 'pg';
const pool = new Pool();
const load = (ids: number[]) => pool.query('SELECT name FROM users WHERE id = ANY($1)', [ids]);
export async function all(ids: number[]) {
  for (const id of ids) await load([id]);
                              ~~~~ queryInLoop
}
    `,
    `
// handed to a function that is waited for
import { PrismaClient } from '@prisma/client';
import { retry } from './retry.js';
const prisma = new PrismaClient();
export async function touch(ids: number[]) {
  for (const id of ids) await retry(() => prisma.user.update({ where: { id }, data: { seen: true } }));
                                          ~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// in a function that React keeps for one request
import { cache as perRequest } from 'react';
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const getUser = perRequest(async (id: number) => prisma.user.findFirst({ where: { id } }));
export async function print(ids: number[]) {
  for (const id of ids) console.log(await getUser(id));
                                          ~~~~~~~ queryInLoop
}
    `,
    `
// in a function that says what its this is
import { Pool } from 'pg';
class Team {
  readonly pool = new Pool();
  isAllowed = async function (this: Team, id: number) {
    return this.pool.query('SELECT 1 FROM members WHERE id = $1', [id]);
  };
}
export async function check(team: Team, ids: number[]) {
  for (const id of ids) await team.isAllowed(id);
                              ~~~~~~~~~~~~~~ queryInLoop
}
    `,
  ],
});
