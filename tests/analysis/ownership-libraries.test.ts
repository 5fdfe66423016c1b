import { testRule } from '../support/test-rule.js';
import { ownershipProbe } from './ownership-probe.js';

// Query runners that take a connection on their first use, unmanaged transactions, and sessions.
testRule(ownershipProbe, {
  valid: [
    `
// a script closes the whole pool at its end
import knex from 'knex';
export async function run(options: object) {
  const db = knex(options);
  const trx = await db.transaction();
  await trx('users').update({ old: true });
  await trx.commit();
  await db.destroy();
}
    `,
    `
// a transaction that the manager itself holds
import type { EntityManager } from '@mikro-orm/postgresql';
export async function ship(em: EntityManager, id: number) {
  await em.find(Order, { id });
  await em.begin();
  try {
    await em.flush();
    await em.commit();
  } catch (error) {
    await em.rollback();
    throw error;
  }
}
    `,
    `
// the answer has a promise of the resource, and has a name of its own
import { Pool } from 'tarn';
export async function run(pool: Pool<Client>) {
  const pending = pool.acquire();
  const client = await pending.promise;
  try {
    await client.exec('uptime');
  } finally {
    pool.release(client);
  }
}
export async function elsewhere(pool: Pool<Client>) {
  const { promise } = pool.acquire();
  return promise;
}
    `,
    `
// the documented idiom
import { DataSource } from 'typeorm';
export async function run(dataSource: DataSource) {
  const runner = dataSource.createQueryRunner();
  await runner.connect();
  await runner.startTransaction();
  try {
    await runner.manager.save({ id: 1 });
    await runner.commitTransaction();
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  } finally {
    await runner.release();
  }
}
    `,
    `
// a runner that is never used holds nothing
import { DataSource } from 'typeorm';
export async function run(dataSource: DataSource) {
  const runner = dataSource.createQueryRunner();
  console.log(runner.isReleased);
}
    `,
    `
// work before the first use
import { DataSource } from 'typeorm';
export async function run(dataSource: DataSource, load: () => Promise<number>) {
  const runner = dataSource.createQueryRunner();
  const id = await load();
  await runner.connect();
  try {
    await runner.query('SELECT $1', [id]);
  } finally {
    await runner.release();
  }
}
    `,
    `
// released in both, by way of what undoes the transaction
import { DataSource } from 'typeorm';
export async function run(dataSource: DataSource) {
  const runner = dataSource.createQueryRunner();
  await runner.connect();
  await runner.startTransaction();
  try {
    await runner.manager.save({ id: 1 });
    await runner.commitTransaction();
    await runner.release();
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    await runner.release();
    throw error;
  }
}
    `,
    `
// either the caller's or its own, silent where we cannot tell
import { DataSource, type QueryRunner } from 'typeorm';
export class Store {
  private runner?: QueryRunner;
  constructor(private readonly dataSource: DataSource) {}
  async run() {
    const runner = this.runner || this.dataSource.createQueryRunner();
    try {
      await runner.query('SELECT 1');
    } finally {
      if (runner !== this.runner) await runner.release();
    }
  }
}
    `,
    `
// commit or rollback
import { Sequelize } from 'sequelize';
const sequelize = new Sequelize('sqlite::memory:');
export async function run() {
  const transaction = await sequelize.transaction();
  try {
    await sequelize.query('SELECT 1', { transaction });
    await transaction.commit();
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}
    `,
    `
// always rolled back
import knex from 'knex';
const db = knex({});
export async function dryRun(work: (trx: unknown) => Promise<void>) {
  const trx = await db.transaction();
  try {
    await work(trx);
  } finally {
    await trx.rollback();
  }
}
    `,
    `
// a transaction that is called
import knex from 'knex';
const db = knex({});
export async function run(id: number) {
  const trx = await db.transaction();
  try {
    await trx('users').where({ id }).del();
    await trx.commit();
  } catch (error) {
    await trx.rollback(error);
    throw error;
  }
}
    `,
    `
// a session that is ended
import { MongoClient } from 'mongodb';
const client = new MongoClient('mongodb://localhost');
export async function run() {
  const session = client.startSession();
  try {
    await session.withTransaction(async () => {
      await client.db().collection('a').insertOne({ a: 1 }, { session });
    });
  } finally {
    await session.endSession();
  }
}
    `,
    `
// a reserved connection, used as a tag
import postgres from 'postgres';
const sql = postgres();
export async function run() {
  const reserved = await sql.reserve();
  try {
    await reserved\`SELECT 1\`;
  } finally {
    reserved.release();
  }
}
    `,
    `
// the names of another library are not ours
import { broker } from './broker';
export async function run() {
  const connection = await broker.getConnection();
  await connection.publish('x');
}
    `,
    `
// two runners: the second release only follows the first
import { DataSource } from 'typeorm';
export async function copy(from: DataSource, to: DataSource) {
  const source = from.createQueryRunner();
  const target = to.createQueryRunner();
  try {
    await target.query('INSERT INTO t SELECT 1');
    await source.query('SELECT 1');
  } finally {
    await source.release();
    await target.release();
  }
}
    `,
  ],
  invalid: [
    `
// what destroys one resource closes no pool
import { createPool } from 'generic-pool';
const pool = createPool({ create: connect, destroy: close });
export async function run() {
  const client = await pool.acquire();
                            ~~~~~~~ return 7
  try {
    return await client.list();
  } catch (error) {
    await pool.destroy(client);
    throw error;
  }
}
    `,
    `
// the pool stays open
import knex from 'knex';
const db = knex({});
export async function run() {
  const trx = await db.transaction();
                       ~~~~~~~~~~~ throw 6
  await trx('users').update({ old: true });
  await trx.commit();
}
export const stop = () => db.destroy();
    `,
    `
// a transaction that the manager itself holds
import type { EntityManager } from '@mikro-orm/postgresql';
export async function ship(em: EntityManager) {
  await em.begin();
           ~~~~~ throw 5
  await em.flush();
  await em.commit();
}
    `,
    `
// the answer has a name of its own, and the resource is lost
import { Pool } from 'tarn';
export async function run(pool: Pool<Client>) {
  const pending = pool.acquire();
                       ~~~~~~~ throw 6
  const client = await pending.promise;
  await client.exec('uptime');
  pool.release(client);
}
    `,
    {
      options: [{ strict: true }],
      code: `
// the documented idiom loses the runner where startTransaction fails
import { DataSource } from 'typeorm';
export async function run(dataSource: DataSource) {
  const runner = dataSource.createQueryRunner();
                            ~~~~~~~~~~~~~~~~~ throw 6
  await runner.connect();
  await runner.startTransaction();
  try {
    await runner.manager.save({ id: 1 });
  } finally {
    await runner.release();
  }
}
      `,
    },
    `
// used without connect: the first query takes a connection
import { DataSource } from 'typeorm';
export async function run(dataSource: DataSource) {
  const runner = dataSource.createQueryRunner();
                            ~~~~~~~~~~~~~~~~~ never
  await runner.manager.save({ id: 1 });
}
    `,
    `
// chained
import { DataSource } from 'typeorm';
import { User } from './user';
export function users(dataSource: DataSource) {
  return dataSource.createQueryRunner().manager.getRepository(User);
                    ~~~~~~~~~~~~~~~~~ never
}
    `,
    `
// commit and rollback do not release a runner
import { DataSource } from 'typeorm';
export async function run(dataSource: DataSource) {
  const runner = dataSource.createQueryRunner();
                            ~~~~~~~~~~~~~~~~~ never
  await runner.startTransaction();
  try {
    await runner.manager.save({ id: 1 });
    await runner.commitTransaction();
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  }
}
    `,
    `
// work between the first use and the try
import { DataSource } from 'typeorm';
export async function run(dataSource: DataSource) {
  const runner = dataSource.createQueryRunner();
                            ~~~~~~~~~~~~~~~~~ throw 6
  await runner.connect();
  const [row] = await runner.query('SELECT 1');
  await runner.startTransaction();
  try {
    await runner.manager.save(row);
  } finally {
    await runner.release();
  }
}
    `,
    `
// a transaction whose error path does not roll back
import { Sequelize } from 'sequelize';
const sequelize = new Sequelize('sqlite::memory:');
export async function run() {
  const transaction = await sequelize.transaction();
                                      ~~~~~~~~~~~ throw 7
  try {
    await sequelize.query('SELECT 1', { transaction });
    await transaction.commit();
  } catch (error) {
    console.error(error);
  }
}
    `,
    `
// a transaction that returns before it commits
import knex from 'knex';
const db = knex({});
export async function run(id: number) {
  const trx = await db.transaction();
                       ~~~~~~~~~~~ return 8
  try {
    const user = await trx('users').where({ id }).first();
    if (!user) return undefined;
    await trx('users').where({ id }).del();
    await trx.commit();
    return user;
  } catch (error) {
    await trx.rollback();
    throw error;
  }
}
    `,
    `
// withTransaction does not end the session
import { MongoClient } from 'mongodb';
const client = new MongoClient('mongodb://localhost');
export async function run() {
  const session = client.startSession();
                         ~~~~~~~~~~~~ never
  await session.withTransaction(async () => {
    await client.db().collection('a').insertOne({ a: 1 }, { session });
  });
}
    `,
    `
// ended only when nothing throws
import mongoose from 'mongoose';
export async function run() {
  const session = await mongoose.startSession();
                                 ~~~~~~~~~~~~ throw 6
  session.startTransaction();
  await mongoose.connection.db.collection('a').insertOne({ a: 1 }, { session });
  await session.commitTransaction();
  session.endSession();
}
    `,
    `
// a reserved connection that a failing query loses
import postgres from 'postgres';
const sql = postgres();
export async function run() {
  const reserved = await sql.reserve();
                             ~~~~~~~ throw 6
  await reserved\`SELECT 1\`;
  reserved.release();
}
    `,
    {
      espree: true,
      code: `
// plain JavaScript, required
const { Pool } = require('pg');
const pool = new Pool();
async function load() {
  const client = await pool.connect();
                            ~~~~~~~ throw 6
  const { rows } = await client.query('SELECT 1');
  client.release();
  return rows;
}
module.exports = { load };
      `,
    },
    `
// by convention, where the file does not show what the pool is
import { pool } from './db';
export async function load() {
  const client = await pool.connect();
                            ~~~~~~~ throw 5
  const { rows } = await client.query('SELECT 1');
  client.release();
  return rows;
}
    `,
  ],
});
