import { testRule } from '../support/test-rule.js';
import { ownershipProbe } from './ownership-probe.js';

testRule(ownershipProbe, {
  valid: [
    `
// a method of the same class that only makes something of another file, of which nothing is given back
import { Runner } from './runner';
export class Driver {
  createQueryRunner(mode: string) {
    return new Runner(this, mode);
  }
  async version() {
    const runner = this.createQueryRunner('master');
    return runner.getVersion();
  }
}
    `,
    `
// a method whose result the file shows
class Runner {
  async getVersion() {}
  async release() {}
}
export class Driver {
  createQueryRunner() {
    return new Runner();
  }
  async version() {
    const runner = this.createQueryRunner();
    await runner.getVersion();
    await runner.release();
  }
}
    `,
    `
// a client of another database: nothing is queried, nothing is given back
import { db } from './mongo';
export async function load(id: string) {
  const client = await db.connect();
  return client.collection('users').findOne({ id });
}
    `,
    `
// a client of a cache
import { getClient } from './redis';
export async function load(id: string) {
  const client = await getClient();
  return client.get(id);
}
    `,
    `
// a pool of another library, by what is done with what it gives
import { pool } from './mssql';
export async function load() {
  const connection = await pool.connect();
  return (await connection.request().query('SELECT 1')).recordset;
}
    `,
    `
// given back in a finally block
import { db } from './db';
export async function load() {
  const client = await db.getClient();
  try {
    return (await client.query('SELECT 1')).rows;
  } finally {
    client.release();
  }
}
    `,
    `
// a transaction of a wrapper that is rolled back when something fails
import { executor } from './executor';
export async function save() {
  const trx = await executor.beginTransaction();
  try {
    await trx.query('DELETE FROM jobs');
    await trx.commit();
  } catch (error) {
    await trx.rollback();
    throw error;
  }
}
    `,
    `
// a session of a chat
import { bot } from './bot';
export async function greet() {
  const session = await bot.startSession();
  await session.send('hello');
}
    `,
    `
// closed as a whole
import { db } from './db';
export async function load() {
  const client = await db.getClient();
  const { rows } = await client.query('SELECT 1');
  client.release();
  await db.end();
  return rows;
}
    `,
    `
// the client is kept to listen
import { pool } from './db';
export async function listen(heard: () => void) {
  const client = await pool.connect();
  await client.query('LISTEN jobs');
  client.on('notification', heard);
}
    `,
    `
// given back in the query's callback, before anything is decided
import { pool } from './db';
export function load(done: (error?: Error, rows?: unknown[]) => void) {
  pool.getConnection((error, connection) => {
    if (error) return done(error);
    connection.query('SELECT 1', (error, rows) => {
      connection.release();
      if (error) return done(error);
      done(undefined, rows);
    });
  });
}
    `,
    `
// a list that is taken at once and given back
import { Pool } from 'pg';
export async function copy(from: Pool, to: Pool) {
  const [source, target] = await Promise.all([from.connect(), to.connect()]);
  try {
    await target.query('SELECT 1');
  } finally {
    source.release();
    target.release();
  }
}
    `,
    `
// a function of the file that gives it back whatever happens
import type { Pool, PoolClient } from 'pg';
async function run(client: PoolClient, text: string) {
  try {
    return await client.query(text);
  } finally {
    client.release();
  }
}
export async function load(pool: Pool) {
  const client = await pool.connect();
  return run(client, 'SELECT 1');
}
    `,
    `
// what the function of the file loses when it throws is given back where that is caught
import type { Pool, PoolClient } from 'pg';
async function run(client: PoolClient, text: string) {
  const result = await client.query(text);
  client.release();
  return result;
}
export async function load(pool: Pool) {
  const client = await pool.connect();
  try {
    return await run(client, 'SELECT 1');
  } catch (error) {
    client.release();
    throw error;
  }
}
    `,
    `
// units of work and transactions of other files, ended on every path, also by what ends them without a commit
import { beginTransaction, startUnitOfWork } from './transactions';
import { db, UnitOfWork } from './work';
export async function save(text: string) {
  const tx = await beginTransaction();
  try {
    await tx.run(text);
    await tx.commit();
  } catch (error) {
    await tx.rollback();
    throw error;
  }
}
export async function saveAll(text: string) {
  const work = await startUnitOfWork();
  try {
    await work.run(text);
    await work.commit();
  } finally {
    await work.dispose();
  }
}
export async function either(text: string) {
  const work = await UnitOfWork.begin();
  await work.run(text).then(
    () => work.commit(),
    () => work.rollback(),
  );
}
export async function last(text: string) {
  const tx = await db.begin();
  try {
    await tx.run(text);
    await tx.commit();
  } finally {
    await tx.release();
  }
}
    `,
    `
// things of such names that nobody commits or rolls back, and what something else begins
import { apm, db, indexes, store } from './work';
import { openTransaction } from './view';
export async function run() {
  const span = await apm.startTransaction('run');
  await fetch('https://example.com');
  span.end();
  const view = await openTransaction(1);
  await fetch('https://example.com');
  view.close();
  const cursor = await db.open('a');
  await cursor.run();
  await cursor.commit();
  const batch = await indexes.begin();
  await batch.run();
  await batch.commit();
  const edit = await store.startEdit();
  await edit.run();
  await edit.commit();
}
    `,
  ],
  invalid: [
    `
// units of work and transactions of other files that nothing ends where something throws
import { beginTransaction } from './transactions';
import { db, UnitOfWork, works } from './work';
export async function save(text: string) {
  const tx = await beginTransaction();
                   ~~~~~~~~~~~~~~~~ throw 6
  await tx.run(text);
  await tx.commit();
}
export async function saveAll(text: string) {
  const work = await UnitOfWork.begin();
                                ~~~~~ return 11
  if (!text) return;
  await work.commit();
}
export async function open(text: string) {
  const work = await works.openUnitOfWork();
                           ~~~~~~~~~~~~~~ throw 16
  await work.run(text);
  await work.commit();
}
export async function last(text: string) {
  const tx = await db.begin();
                      ~~~~~ throw 22
  try {
    await tx.run(text);
    await tx.commit();
  } catch {
    return false;
  }
  return true;
}
    `,
    `
// a method of the same class that only makes something of another file, which is given back where nothing throws
import { Runner } from './runner';
export class Driver {
  createQueryRunner(mode: string) {
    return new Runner(this, mode);
  }
  async version() {
    const runner = this.createQueryRunner('master');
                        ~~~~~~~~~~~~~~~~~ throw 9
    const version = await runner.getVersion();
    await runner.release();
    return version;
  }
}
    `,
    `
// a client of a module of the user, which is queried and given back
import { db } from './db';
export async function load() {
  const client = await db.getClient();
                          ~~~~~~~~~ throw 5
  const { rows } = await client.query('SELECT 1');
  client.release();
  return rows;
}
    `,
    `
// a function of a module of the user that gives a connection
import { getConnection } from './db';
export async function load() {
  const connection = await getConnection();
                           ~~~~~~~~~~~~~ throw 5
  const [rows] = await connection.execute('SELECT 1');
  connection.release();
  return rows;
}
    `,
    `
// a connection that begins a transaction, and is never given back
import { db } from './db';
export async function save() {
  const connection = await db.getConnection();
                              ~~~~~~~~~~~~~ never
  await connection.beginTransaction();
  await connection.query('DELETE FROM jobs');
  await connection.commit();
}
    `,
    `
// a transaction of a wrapper that nothing rolls back
import { executor } from './executor';
export async function save() {
  const trx = await executor.beginTransaction();
                             ~~~~~~~~~~~~~~~~ throw 5
  await trx.query('DELETE FROM jobs');
  await trx.commit();
}
    `,
    `
// a session that starts a transaction
import { Order } from './order';
export async function save(order: object) {
  const session = await Order.startSession();
                              ~~~~~~~~~~~~ throw 6
  session.startTransaction();
  await Order.create([order], { session });
  await session.commitTransaction();
  session.endSession();
}
    `,
    `
// the error of an inner callback is not the error of the outer one
import { pool } from './db';
export function load(done: (error?: Error, rows?: unknown[]) => void) {
  pool.getConnection((error, connection) => {
       ~~~~~~~~~~~~~ return 6
    if (error) return done(error);
    connection.query('SELECT 1', (error, rows) => { if (error) return done(error);
      connection.release();
      done(undefined, rows);
    });
  });
}
    `,
    `
// an answer that is ended says nothing of the connection
import { pool } from './db';
export function load(request: Request, response: Response) {
  pool.getConnection((error, connection) => {
       ~~~~~~~~~~~~~ return 6
    if (error) return response.status(500).end();
    connection.query('SELECT 1', (error, rows) => { if (error) return response.end();
      connection.release();
      response.json(rows);
    });
  });
}
    `,
    `
// the error that a catch clause gets is not the error of the outer callback
import { pool } from './db';
export function load(done: (error?: Error) => void) {
  pool.getConnection(async (error, connection) => {
       ~~~~~~~~~~~~~ throw 7
    if (error) return done(error);
    try {
      await connection.query('SELECT 1');
      connection.release();
    } catch (error) {
      if (error) console.error(error);
      else connection.release();
    }
  });
}
    `,
    `
// one of a list that is taken at once
import { Pool } from 'pg';
export async function copy(from: Pool, to: Pool) {
  const [source, target] = await Promise.all([from.connect(), to.connect()]);
                                                   ~~~~~~~ throw 5
                                                                 ~~~~~~~ throw 5
  await target.query('SELECT 1');
  source.release();
  target.release();
}
    `,
    `
// a function of the file that gives it back only where nothing throws
import type { Pool, PoolClient } from 'pg';
async function run(client: PoolClient, text: string) {
  const result = await client.query(text);
  client.release();
  return result;
}
export async function load(pool: Pool) {
  const client = await pool.connect();
                            ~~~~~~~ throw 10
  return run(client, 'SELECT 1');
}
    `,
    `
// given back on the side that returns: the line that throws is told, not the condition
import type { Pool } from 'pg';
export async function load(pool: Pool, id?: number) {
  const client = await pool.connect();
                            ~~~~~~~ throw 9
  if (!id) {
    client.release();
    return undefined;
  }
  const { rows } = await client.query('SELECT $1', [id]);
  client.release();
  return rows[0];
}
    `,
    `
// a release that is not called
import type { Pool } from 'pg';
export async function load(pool: Pool) {
  const client = await pool.connect();
                            ~~~~~~~ never
  try {
    return (await client.query('SELECT 1')).rows;
  } finally {
    client.release;
  }
}
    `,
  ],
});
