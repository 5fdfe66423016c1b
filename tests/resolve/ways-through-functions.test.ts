import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [],
  invalid: [
    `
// a function of the file that hands over what it does not annotate
import oracledb from 'oracledb';
async function withConnection(work) {
  const connection = await oracledb.getConnection();
                           ~~~~~~~~~~~~~~~~~~~~~~ acquire
  try {
    return await work(connection, other);
  } finally {
    await connection.close();
          ~~~~~~~~~~~~~~~~ release
  }
}
await withConnection((connection) => connection.execute('SELECT 1 FROM dual'));
                                     ~~~~~~~~~~~~~~~~~~ round-trip
await withConnection((connection, second) => second.execute('SELECT 1 FROM dual'));
    `,
    `
// a container of dependencies, and others that are asked for something
import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { Other } from 'other-package';
await container.get(Pool).query('SELECT 1');
      ~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
const source = moduleRef.resolve(DataSource);
await source.query('SELECT 1');
      ~~~~~~~~~~~~ round-trip
await inject(Pool).query('SELECT 1');
      ~~~~~~~~~~~~~~~~~~ round-trip
await container.get(Other).query('SELECT 1');
await container.describe(Pool).query('SELECT 1');
    `,
    `
// functions of the file: declared, arrow, async, overloaded by a default
import { Pool } from 'pg';
function annotated(): Pool {
  return load();
}
const arrow = () => new Pool();
const later = async () => {
  const source = new Pool();
  return source;
};
function given(source = new Pool()) {
  return source;
}
declare function declared(): Pool;
await annotated().query('SELECT 1');
      ~~~~~~~~~~~~~~~~~ round-trip
await arrow().query('SELECT 1');
      ~~~~~~~~~~~~~ round-trip
await (await later()).query('SELECT 1');
      ~~~~~~~~~~~~~~~~~~~~~ round-trip
await given().query('SELECT 1');
      ~~~~~~~~~~~~~ round-trip
await declared().query('SELECT 1');
      ~~~~~~~~~~~~~~~~ round-trip
await (() => new Pool())().query('SELECT 1');
      ~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
    `,
    `
// functions with several returns
import { Pool } from 'pg';
function choose(url) {
  if (!url) throw new Error('no url');
  return url === 'a' ? new Pool() : make();
}
const make = (flag) => {
  switch (flag) {
    case 1:
      return new Pool();
    default:
      return new Pool({});
  }
};
await choose('a').query('SELECT 1');
      ~~~~~~~~~~~~~~~~~ round-trip
await make(1).query('SELECT 1');
      ~~~~~~~~~~~~~ round-trip
    `,
    `
// functions that give an object
import { Pool } from 'pg';
function clients() {
  return { source: new Pool(), name: 'a' };
}
const { source, source: again } = clients();
await clients().source.query('SELECT 1');
      ~~~~~~~~~~~~~~~~~~~~~~ round-trip
await source.query('SELECT 1');
      ~~~~~~~~~~~~ round-trip
await again.query('SELECT 1');
      ~~~~~~~~~~~ round-trip
    `,
    `
// methods of an object
import { Pool } from 'pg';
const clients = {
  get: () => new Pool(),
  async make() {
    return new Pool();
  },
};
await clients.get().query('SELECT 1');
      ~~~~~~~~~~~~~~~~~~~ round-trip
await (await clients.make()).query('SELECT 1');
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
    `,
    `
// what callers hand to a function without annotations
import { Pool } from 'pg';
const source = new Pool();
async function helper(client, id) {
  await client.query('SELECT 1', [id]);
        ~~~~~~~~~~~~ round-trip
}
const other = async ({ client }) => client.query('SELECT 1');
                                    ~~~~~~~~~~~~ round-trip
await helper(source, 1);
await other({ client: source });
    `,
    `
// callers that contradict each other, and one that spreads
import { Pool } from 'pg';
import { Redis } from 'ioredis';
async function helper(client) {
  await client.query('SELECT 1');
        ~~~~~~~~~~~~ round-trip (convention)
}
async function other(client) {
  await client.run('SELECT 1');
}
await helper(new Pool());
await helper(new Redis());
await other(...given);
    `,
    `
// what a transaction hands over: function expressions, patterns, options before it, functions by name
import { PrismaClient } from '@prisma/client';
import { DataSource } from 'typeorm';
const prisma = new PrismaClient();
const source = new DataSource({});
await prisma.$transaction(async function (tx) {
      ~~~~~~~~~~~~~~~~~~~ round-trip
  await tx.user.findMany();
        ~~~~~~~~~~~~~~~~ round-trip when awaited
});
await prisma.$transaction(async ({ user }) => user.findMany());
      ~~~~~~~~~~~~~~~~~~~ round-trip
                                              ~~~~~~~~~~~~~ round-trip when awaited
await prisma.$transaction((tx) => named(tx));
      ~~~~~~~~~~~~~~~~~~~ round-trip
async function named(tx) {
  await tx.user.findMany();
        ~~~~~~~~~~~~~~~~ round-trip when awaited
}
const work = async (tx) => {
  await tx.user.findMany();
        ~~~~~~~~~~~~~~~~ round-trip when awaited
};
await prisma.$transaction(work);
      ~~~~~~~~~~~~~~~~~~~ round-trip
await source.transaction('SERIALIZABLE', async (manager) => manager.getRepository(User).find());
      ~~~~~~~~~~~~~~~~~~ round-trip
                                                            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await source.manager.transaction(async (manager) => manager.save(user));
      ~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
                                                    ~~~~~~~~~~~~ round-trip
    `,
    `
// what other libraries hand over
import { drizzle } from 'drizzle-orm/node-postgres';
import { Kysely } from 'kysely';
import { knex } from 'knex';
import { Pool } from 'pg';
const pool = new Pool();
const a = drizzle(pool);
const b = new Kysely({});
const c = knex({});
await a.transaction(async (tx) => tx.insert(users).values({}));
      ~~~~~~~~~~~~~ round-trip
                                  ~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
await b.transaction().execute(async (trx) => trx.selectFrom('a').selectAll().execute());
      ~~~~~~~~~~~~~~~~~~~~~~~ round-trip
                                             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await c.transaction(async (trx) => trx('users').insert({}));
      ~~~~~~~~~~~~~ round-trip, acquire
                                   ~~~~~~~~~~~~~~~~~~~ round-trip when awaited
pool.connect((error, client, done) => {
~~~~~~~~~~~~ acquire
  client.query('SELECT 1');
  ~~~~~~~~~~~~ round-trip
  done();
});
    `,
    `
// a function of the file that says what it hands over
import type { PoolClient } from 'pg';
declare function withClient<T>(work: (client: PoolClient) => Promise<T>): Promise<T>;
async function inside(work: (client: PoolClient) => Promise<void>) {
  await work(given);
}
await inside(async (client) => {
  await client.query('SELECT 1');
        ~~~~~~~~~~~~ round-trip
});
await inside((client) => client.query('SELECT 1'));
                         ~~~~~~~~~~~~ round-trip
    `,
  ],
});
