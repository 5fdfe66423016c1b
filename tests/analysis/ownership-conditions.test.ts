import { testRule } from '../support/test-rule.js';
import { ownershipProbe } from './ownership-probe.js';

// Which conditions decide whether the resource is there, and whether it is given back.
testRule(ownershipProbe, {
  valid: [
    `
// two values that are chosen by one condition
import { db } from './db';
export async function save(isNested: boolean, fn: () => Promise<void>) {
  const trx = isNested ? db : await db.beginTransaction();
  const savepoint = isNested ? nextName() : undefined;
  try {
    if (savepoint) await trx.query(savepoint);
    await fn();
    if (!savepoint) await trx.commit();
  } catch (error) {
    if (!savepoint) await trx.rollback();
    throw error;
  }
}
    `,
    `
// a connection of its own only where none is given
import { Pool, type PoolClient } from 'pg';
export async function load(pool: Pool, given?: PoolClient) {
  const client = given ?? (await pool.connect());
  try {
    return await client.query('SELECT 1');
  } finally {
    if (!given) client.release();
  }
}
    `,
    `
// the condition has a name
import { Pool, type PoolClient } from 'pg';
export async function load(pool: Pool, given?: PoolClient) {
  const isOwner = given === undefined;
  const client = given || (await pool.connect());
  try {
    return await client.query('SELECT 1');
  } finally {
    if (isOwner) client.release();
  }
}
    `,
    `
// a property decides
import { Pool, type PoolClient } from 'pg';
export async function load(pool: Pool, options: { client?: PoolClient }) {
  let client = options.client;
  if (!options.client) client = await pool.connect();
  try {
    return await client!.query('SELECT 1');
  } finally {
    if (!options.client) client!.release();
  }
}
    `,
    `
// a flag says that it was released
import { Pool } from 'pg';
export async function load(pool: Pool) {
  const client = await pool.connect();
  let released = false;
  try {
    const { rows } = await client.query('SELECT 1');
    client.release();
    released = true;
    return rows;
  } finally {
    if (!released) client.release();
  }
}
    `,
    `
// given away when all went well, released when not
import { Pool } from 'pg';
export async function open(pool: Pool) {
  const client = await pool.connect();
  let ok = false;
  try {
    await client.query('LISTEN jobs');
    ok = true;
    return client;
  } finally {
    if (!ok) client.release();
  }
}
    `,
    `
// asks the resource itself
import { DataSource } from 'typeorm';
export async function run(dataSource: DataSource) {
  const runner = dataSource.createQueryRunner();
  await runner.connect();
  try {
    await runner.query('SELECT 1');
  } finally {
    if (!runner.isReleased) {
      await runner.release();
    }
  }
}
    `,
    `
// a short form of the condition
import { Pool, type PoolClient } from 'pg';
export async function load(pool: Pool) {
  let client: PoolClient | undefined;
  try {
    client = await pool.connect();
    return await client.query('SELECT 1');
  } finally {
    client && client.release();
  }
}
    `,
    `
// compared with null
import { Pool, type PoolClient } from 'pg';
export async function load(pool: Pool) {
  let client: PoolClient | null = null;
  try {
    client = await pool.connect();
    return await client.query('SELECT 1');
  } finally {
    if (client !== null) client.release();
  }
}
    `,
    `
// both sides release
import { Pool } from 'pg';
export async function load(pool: Pool, broken: boolean) {
  const client = await pool.connect();
  if (broken) client.release(true);
  else client.release();
}
    `,
    `
// the other side of an optional default
import { DataSource, type QueryRunner } from 'typeorm';
export async function run(dataSource: DataSource, runner: QueryRunner = dataSource.createQueryRunner()) {
  try {
    await runner.query('SELECT 1');
  } finally {
    await runner.release();
  }
}
    `,
    `
// a guard that cannot be true
import { Pool } from 'pg';
export async function load(pool: Pool) {
  const client = await pool.connect();
  if (!client) throw new Error('no client');
  try {
    return await client.query('SELECT 1');
  } finally {
    client.release();
  }
}
    `,
    `
// what the resource says of itself changes
import { DataSource } from 'typeorm';
export async function run(dataSource: DataSource) {
  const runner = dataSource.createQueryRunner();
  await runner.startTransaction();
  try {
    await runner.query('SELECT 1');
    await runner.commitTransaction();
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    throw error;
  } finally {
    if (!runner.isTransactionActive) await runner.release();
  }
}
    `,
    `
// a condition that is declared before it is used twice
import { DataSource, type QueryRunner } from 'typeorm';
export async function run(dataSource: DataSource, runner?: QueryRunner) {
  const makesRunner = runner === undefined || runner.getReplicationMode() === 'slave';
  if (runner === undefined || makesRunner) {
    runner = dataSource.createQueryRunner('master');
  }
  try {
    await runner.query('SELECT 1');
  } finally {
    if (makesRunner) await runner.release();
  }
}
    `,
  ],
  invalid: [
    `
// two values that are chosen by different conditions
import { db } from './db';
export async function save(isOpen: boolean, isNested: boolean, fn: () => Promise<void>) {
  const trx = isOpen ? db : await db.beginTransaction();
                                     ~~~~~~~~~~~~~~~~ throw 6
  const savepoint = isNested ? 'inner' : undefined;
  try { await fn();
    if (!savepoint) await trx.commit();
  } catch (error) {
    if (!savepoint) await trx.rollback();
    throw error;
  }
}
    `,
    `
// the finally releases only sometimes
import { Pool } from 'pg';
export async function load(pool: Pool, keep: boolean) {
  const client = await pool.connect();
                            ~~~~~~~ branch 8
  try {
    await client.query('SELECT 1');
  } finally {
    if (!keep) client.release();
  }
}
    `,
    `
// its own connection, and nobody releases it
import { Pool, type PoolClient } from 'pg';
export async function load(pool: Pool, given?: PoolClient) {
  const client = given ?? (await pool.connect());
                                      ~~~~~~~ never
  return (await client.query('SELECT 1')).rows;
}
    `,
    `
// the wrong way around
import { Pool, type PoolClient } from 'pg';
export async function load(pool: Pool, given?: PoolClient) {
  const client = given ?? (await pool.connect());
                                      ~~~~~~~ never
  try {
    await client.query('SELECT 1');
  } finally {
    if (given) given.release();
  }
}
    `,
    `
// the flag is set too early
import { Pool } from 'pg';
export async function load(pool: Pool) {
  const client = await pool.connect();
                            ~~~~~~~ throw 8
  let released = false;
  try {
    released = true;
    await client.query('SELECT 1');
    client.release();
  } finally {
    if (!released) client.release();
  }
}
    `,
    `
// released on one side, then the function goes on
import { Pool } from 'pg';
export async function load(pool: Pool, done: boolean) {
  const client = await pool.connect();
                            ~~~~~~~ branch 5
  if (done) client.release();
}
    `,
    `
// a flag that got another value
import { Pool } from 'pg';
import { decide } from './decide';
export async function load(pool: Pool) {
  const client = await pool.connect();
                            ~~~~~~~ branch 11
  let keep = false;
  try {
    await client.query('SELECT 1');
    keep = decide();
  } finally {
    if (!keep) client.release();
  }
}
    `,
  ],
});
