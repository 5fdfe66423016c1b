import { testRule } from '../support/test-rule.js';
import { ownershipProbe } from './ownership-probe.js';

// Where the resource becomes somebody else's business, and where it is only lent.
testRule(ownershipProbe, {
  valid: [
    `
// returned
import { Pool } from 'pg';
export async function open(pool: Pool) {
  const client = await pool.connect();
  client.on('error', console.error);
  return client;
}
    `,
    `
// returned without a name
import { Pool } from 'pg';
export const open = (pool: Pool) => pool.connect();
    `,
    `
// returned in an object
import { Pool } from 'pg';
export async function open(pool: Pool) {
  const client = await pool.connect();
  return { client, close: () => client.release() };
}
    `,
    `
// returned in a wrapper
import { Pool } from 'pg';
import { Session } from './session';
export async function open(pool: Pool) {
  return new Session(await pool.connect());
}
    `,
    `
// returned in a wrapper that has a name, released when that fails
import { Pool } from 'pg';
import { Session } from './session';
export async function open(pool: Pool) {
  const client = await pool.connect();
  try {
    const session = new Session(client);
    await session.begin();
    return session;
  } catch (error) {
    client.release();
    throw error;
  }
}
    `,
    `
// returned by a factory that is awaited
import { Pool } from 'pg';
import { createSession } from './session';
export async function open(pool: Pool) {
  const client = await pool.connect();
  try {
    const session = await createSession(client);
    return session;
  } catch (error) {
    client.release();
    throw error;
  }
}
    `,
    `
// stored in a field, by an accessor that memoises
import { Pool, type PoolClient } from 'pg';
export class Store {
  private client?: PoolClient;
  constructor(private readonly pool: Pool) {}
  async open() {
    if (!this.client) this.client = await this.pool.connect();
    return this.client;
  }
}
    `,
    `
// stored in a field later
import { Pool, type PoolClient } from 'pg';
export class Store {
  private client?: PoolClient;
  constructor(private readonly pool: Pool) {}
  async open() {
    const client = await this.pool.connect();
    this.client = client;
    await client.query('SELECT 1');
  }
}
    `,
    `
// stored in a container
import { Pool, type PoolClient } from 'pg';
const clients = new Map<string, PoolClient>();
export async function open(pool: Pool, id: string) {
  const client = await pool.connect();
  clients.set(id, client);
  await client.query('SELECT 1');
}
    `,
    `
// stored in a variable of the module
import { Pool, type PoolClient } from 'pg';
let current: PoolClient | undefined;
export async function open(pool: Pool) {
  current = await pool.connect();
  await current.query('SELECT 1');
}
    `,
    `
// a module's own connection lives as long as the process
import { Pool } from 'pg';
const pool = new Pool();
const client = await pool.connect();
await client.query('SELECT 1');
    `,
    `
// captured by a function that is returned
import { Pool } from 'pg';
export async function open(pool: Pool) {
  const client = await pool.connect();
  return (sql: string) => client.query(sql);
}
    `,
    `
// captured by a function that is stored
import { Pool } from 'pg';
export async function open(pool: Pool, app: { locals: Record<string, unknown> }) {
  const client = await pool.connect();
  app.locals.query = (sql: string) => client.query(sql);
}
    `,
    `
// captured by a handler that is registered
import { Pool } from 'pg';
import { app } from './app';
export async function start(pool: Pool) {
  const client = await pool.connect();
  app.get('/', async () => client.query('SELECT 1'));
}
    `,
    `
// passed to a function of another file that may keep it
import { Pool } from 'pg';
import { serve } from './serve';
export async function start(pool: Pool) {
  const client = await pool.connect();
  await serve(client);
}
    `,
    `
// passed to a function whose name says that it ends it
import { Pool } from 'pg';
import { releaseClient, work } from './clients';
export async function start(pool: Pool) {
  const client = await pool.connect();
  try {
    await work(client);
  } finally {
    releaseClient(client);
  }
}
    `,
    `
// a function of this file releases it
import { Pool, type PoolClient } from 'pg';
function giveBack(client: PoolClient) {
  try {
    client.release();
  } catch (error) {
    console.error(error);
  }
}
export async function load(pool: Pool) {
  const client = await pool.connect();
  try {
    return await client.query('SELECT 1');
  } finally {
    giveBack(client);
  }
}
    `,
    `
// a method of this class releases it
import { Pool, type PoolClient } from 'pg';
export class Store {
  constructor(private readonly pool: Pool) {}
  async load() {
    const client = await this.pool.connect();
    try {
      return await client.query('SELECT 1');
    } finally {
      this.finish(client);
    }
  }
  private finish(client: PoolClient) {
    client.release();
  }
}
    `,
    `
// a function of this function releases it
import { Pool } from 'pg';
export async function load(pool: Pool) {
  const client = await pool.connect();
  const finish = () => {
    client.release();
  };
  try {
    return await client.query('SELECT 1');
  } finally {
    finish();
  }
}
    `,
    `
// it is lent to a callback, and released
import { Pool, type PoolClient } from 'pg';
export async function withClient<T>(pool: Pool, work: (client: PoolClient) => Promise<T>) {
  const client = await pool.connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
}
    `,
    `
// kept open to listen
import { Pool } from 'pg';
export async function listen(pool: Pool, handle: (message: unknown) => void) {
  const client = await pool.connect();
  client.on('notification', handle);
  await client.query('LISTEN jobs');
}
    `,
    `
// kept open to listen, after what may fail, and on the connection inside of it
import pgPromise from 'pg-promise';
const db = pgPromise()('postgres://localhost');
export async function listen(handle: (message: unknown) => void) {
  const connected = await db.connect({ direct: true });
  connected.client.on('notification', handle);
  await connected.none('LISTEN jobs');
}
    `,
    `
// kept open for what arrives
import type { ChannelModel } from 'amqplib';
export async function consume(connection: ChannelModel, handle: (message: unknown) => Promise<void>) {
  const channel = await connection.createChannel();
  await channel.assertQueue('jobs');
  await channel.consume('jobs', async (message) => {
    await handle(message);
    channel.ack(message);
  });
}
    `,
    `
// released by name: destructured
import { Pool } from 'pg';
export async function load(pool: Pool) {
  const client = await pool.connect();
  const { release } = client;
  try {
    await client.query('SELECT 1');
  } finally {
    release();
  }
}
    `,
    `
// released by name: bound
import { Pool } from 'pg';
export async function load(pool: Pool) {
  const client = await pool.connect();
  const done = client.release.bind(client);
  try {
    await client.query('SELECT 1');
  } finally {
    done();
  }
}
    `,
    `
// under another name
import { Pool } from 'pg';
export async function load(pool: Pool) {
  const pending = pool.connect();
  const client = await pending;
  const db = client;
  try {
    await db.query('SELECT 1');
  } finally {
    db.release();
  }
}
    `,
    `
// a stack disposes of it
import { Pool } from 'pg';
export async function load(pool: Pool) {
  await using stack = new AsyncDisposableStack();
  const client = stack.adopt(await pool.connect(), (client) => client.release());
  return await client.query('SELECT 1');
}
    `,
    `
// a stack is told how
import { Pool } from 'pg';
export async function load(pool: Pool) {
  await using stack = new AsyncDisposableStack();
  const client = await pool.connect();
  stack.defer(() => client.release());
  return await client.query('SELECT 1');
}
    `,
    `
// declared to be disposed of
import { createPool } from 'mysql2/promise';
const pool = createPool({});
export async function load() {
  await using connection = await pool.getConnection();
  return await connection.query('SELECT 1');
}
    `,
    `
// the pool takes it back
import { createPool } from 'mysql2/promise';
const pool = createPool({});
export async function load() {
  const connection = await pool.getConnection();
  try {
    return await connection.query('SELECT 1');
  } finally {
    pool.releaseConnection(connection);
  }
}
    `,
    `
// one of several in a list
import { Pool } from 'pg';
export async function open(pool: Pool) {
  const clients = [await pool.connect(), await pool.connect()];
  return clients;
}
    `,
    `
// a promise is resolved with it
import { Pool } from 'pg';
export function open(pool: Pool) {
  return new Promise((resolve, reject) => {
    pool.connect((error, client, release) => {
      if (error) return reject(error);
      if (!client) {
        release();
        return reject(new Error('no client'));
      }
      resolve(client);
    });
  });
}
    `,
    `
// known miss: passed to an unknown function and never used again
import { Pool } from 'pg';
import { runQuery } from './queries';
export async function load(pool: Pool) {
  const client = await pool.connect();
  return runQuery(client, 'SELECT 1');
}
    `,
    `
// stored in a list, released when that fails
import { Pool, type PoolClient } from 'pg';
const clients: PoolClient[] = [];
export async function open(pool: Pool) {
  const client = await pool.connect();
  try {
    await client.query('SELECT 1');
    clients.push(client);
  } catch (error) {
    client.release();
    throw error;
  }
}
    `,
    `
// returned by what it is passed to, released when that fails
import { Pool } from 'pg';
import { createSession } from './session';
export async function open(pool: Pool) {
  const client = await pool.connect();
  try {
    await client.query('SELECT 1');
    return createSession(client);
  } catch (error) {
    client.release();
    throw error;
  }
}
    `,
    `
// ended by the wrapper that has it
import { Pool } from 'pg';
import { Session } from './session';
export async function open(pool: Pool) {
  const client = await pool.connect();
  const session = new Session(client);
  try {
    await session.run();
    await session.close();
  } catch (error) {
    client.release();
    throw error;
  }
}
    `,
    `
// disposed of by hand
import { createPool } from 'mysql2/promise';
const pool = createPool({});
export async function load() {
  const connection = await pool.getConnection();
  try {
    return await connection.query('SELECT 1');
  } finally {
    await connection[Symbol.asyncDispose]();
  }
}
    `,
    `
// captured by a class that is returned
import { Pool } from 'pg';
export async function open(pool: Pool) {
  const client = await pool.connect();
  class Session {
    close() {
      client.release();
    }
  }
  return new Session();
}
    `,
    `
// a pool of its own behind the object that would take one
import { DataSource } from 'typeorm';
import { User } from './user';
export function users(dataSource: DataSource) {
  return dataSource.createQueryRunner('slave').connection.getRepository(User);
}
    `,
  ],
  invalid: [
    `
// a method that is run with a client by \`apply\` only borrows it, where it is waited for
import { Pool } from 'pg';
const pool = new Pool();
export function inTransaction(method: (...given: unknown[]) => Promise<unknown>) {
  return async function (this: unknown, ...given: unknown[]) {
    const client = await pool.connect();
                              ~~~~~~~ throw 7
    const result = await method.apply(this, [client, ...given]);
    client.release();
    return result;
  };
}
    `,
    `
// a function of this file only uses it
import { Pool, type PoolClient } from 'pg';
async function count(client: PoolClient) {
  return (await client.query('SELECT count(id) FROM t')).rows;
}
export async function load(pool: Pool) {
  const client = await pool.connect();
                            ~~~~~~~ never
  return count(client);
}
    `,
    `
// a function of another file, and it is used afterwards
import { Pool } from 'pg';
import { setTenant } from './tenants';
export async function load(pool: Pool, tenant: string) {
  const client = await pool.connect();
                            ~~~~~~~ never
  await setTenant(client, tenant);
  return await client.query('SELECT 1');
}
    `,
    `
// lent to a callback and released only when that succeeds
import { Pool, type PoolClient } from 'pg';
export async function withClient<T>(pool: Pool, work: (client: PoolClient) => Promise<T>) {
  const client = await pool.connect();
                            ~~~~~~~ throw 5
  const result = await work(client);
  client.release();
  return result;
}
    `,
    `
// lent to a wrapper
import { Pool } from 'pg';
import { drizzle } from 'drizzle-orm/node-postgres';
export async function load(pool: Pool) {
  const client = await pool.connect();
                            ~~~~~~~ throw 7
  const db = drizzle(client);
  await db.execute('SELECT 1');
  client.release();
}
    `,
    `
// lent to the functions of an array
import { Pool } from 'pg';
export async function load(pool: Pool, ids: number[]) {
  const client = await pool.connect();
                            ~~~~~~~ throw 5
  const rows = await Promise.all(ids.map((id) => client.query('SELECT $1', [id])));
  client.release();
  return rows;
}
    `,
    `
// lent to functions of another file, in the same way
import { Pool } from 'pg';
import { insert } from './rows';
export async function store(pool: Pool, rows: unknown[]) {
  const client = await pool.connect();
                            ~~~~~~~ throw 6
  await Promise.all(rows.map((row) => insert(client, row)));
  client.release();
}
    `,
    `
// chained, with no name to release it by
import { Pool } from 'pg';
export async function load(pool: Pool) {
  return (await pool.connect()).query('SELECT 1');
                     ~~~~~~~ never
}
    `,
    `
// dropped
import { Pool } from 'pg';
export async function check(pool: Pool) {
  await pool.connect();
             ~~~~~~~ never
}
    `,
    `
// only a part of it is kept
import { createPool } from 'mysql2/promise';
const pool = createPool({});
export async function check() {
  const { threadId } = await pool.getConnection();
                                  ~~~~~~~~~~~~~ never
  return threadId;
}
    `,
    `
// a function of this function that releases is never called where it matters
import { Pool } from 'pg';
export async function load(pool: Pool) {
  const client = await pool.connect();
                            ~~~~~~~ throw 6
  const finish = () => client.release();
  await client.query('SELECT 1');
  finish();
}
    `,
    `
// a local function works with it
import { Pool } from 'pg';
export async function load(pool: Pool) {
  const client = await pool.connect();
                            ~~~~~~~ throw 6
  const count = async () => {
    await client.query('SELECT 1');
  };
  await count();
  client.release();
}
    `,
    `
// an error listener does not release
import { Pool } from 'pg';
export async function load(pool: Pool) {
  const client = await pool.connect();
                            ~~~~~~~ never
  client.on('error', console.error);
  return (await client.query('SELECT 1')).rows;
}
    `,
    `
// the resource in the options of a query
import { Sequelize } from 'sequelize';
import { User } from './models';
const sequelize = new Sequelize('sqlite::memory:');
export async function rename(id: number) {
  const transaction = await sequelize.transaction();
                                      ~~~~~~~~~~~ throw 7
  await User.update({ name: 'x' }, { where: { id }, transaction });
  await transaction.commit();
}
    `,
    `
// the result of a function that was awaited is not the resource
import { Pool } from 'pg';
import { retry } from './retry';
export async function load(pool: Pool) {
  const client = await pool.connect();
                            ~~~~~~~ return 8
  try {
    const rows = await retry(() => client.query('SELECT 1'));
    if (rows.length === 0) return rows;
    client.release();
  } catch (error) {
    client.release();
    throw error;
  }
}
    `,
    `
// nor is what a query answers
import { Sequelize, type ModelStatic } from 'sequelize';
export async function remove(sequelize: Sequelize, users: ModelStatic, id: number) {
  const transaction = await sequelize.transaction();
                                      ~~~~~~~~~~~ return 7
  try {
    const user = await users.findByPk(id, { transaction });
    if (!user) return user;
    await transaction.commit();
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}
    `,
    `
// a name that ends something else
import { Sequelize } from 'sequelize';
import { users } from './users';
export async function remove(sequelize: Sequelize, id: number) {
  const transaction = await sequelize.transaction();
                                      ~~~~~~~~~~~ throw 6
  await users.destroy({ where: { id }, transaction });
  await transaction.commit();
}
    `,
    `
// a channel that only asks and publishes
import type { ChannelModel } from 'amqplib';
export async function publish(connection: ChannelModel, message: Buffer) {
  const channel = await connection.createChannel();
                                   ~~~~~~~~~~~~~ never
  await channel.assertQueue('jobs');
  channel.sendToQueue('jobs', message);
}
    `,
  ],
});
