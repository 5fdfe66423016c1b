import { requireConnectionRelease } from '../../rules/require-connection-release.js';
import { testRule } from '../support/test-rule.js';

// What the rule says. Which paths lose a resource is tested in tests/analysis/ownership*.test.ts, the edit in tests/edits.
testRule(requireConnectionRelease, {
  valid: [
    `
// given back in a finally
import { Pool } from 'pg';
const pool = new Pool();
export async function load() {
  const client = await pool.connect();
  try {
    return await client.query('SELECT 1');
  } finally {
    client.release();
  }
}
    `,
    `
// the self-releasing form
import { Pool } from 'pg';
const pool = new Pool();
export async function load() {
  return await pool.query('SELECT 1');
}
    `,
    `
// only BEGIN stands before the try
import { Pool } from 'pg';
const pool = new Pool();
export async function load() {
  const client = await pool.connect();
  await client.query('BEGIN');
  try {
    await client.query('SELECT 1');
  } finally {
    client.release();
  }
}
    `,
    `
// a rollback in the handler can fail too
import { Pool } from 'pg';
const pool = new Pool();
export async function load() {
  const client = await pool.connect();
  try {
    await client.query('SELECT 1');
    client.release();
  } catch (error) {
    await client.query('ROLLBACK');
    client.release();
    throw error;
  }
}
    `,
    `
// the pool of another library
import { createPool } from 'generic-pool';
const pool = createPool({ create: () => ({}), destroy: () => undefined });
export async function load() {
  const client = await pool.connect();
  return client.query('SELECT 1');
}
    `,
    {
      settings: { conventions: false },
      code: `
// without conventions, a name is no evidence
import { pool } from './db';
export async function load() {
  const client = await pool.connect();
  return await client.query('SELECT 1');
}
      `,
    },
    `
// a client of its own is connected, not taken from a pool
import { Client } from 'pg';
export async function load() {
  const client = new Client();
  await client.connect();
  return await client.query('SELECT 1');
}
    `,
  ],
  invalid: [
    {
      code: `
// at the end of a stream only: a finally would come too early
import { Pool } from 'pg';
const pool = new Pool();
export async function load(res) {
  const client = await pool.connect();
                            ~~~~~~~ lostOnPath
  const stream = client.query(new QueryStream('SELECT 1'));
  stream.on('end', () => client.release());
  stream.pipe(res);
}
      `,
      message:
        'The client from `pool.connect` is not given back when the stream on line 7 fails or is stopped, so it is missing from the pool until the process ends, and when none is left, everybody waits. Instead, give it back on `close`, which comes after an error too.',
    },
    {
      code: `
// never
import { Pool } from 'pg';
const pool = new Pool();
export async function load() {
  const client = await pool.connect();
                            ~~~~~~~ neverReleased
  return await client.query('SELECT 1');
}
      `,
      message:
        'The client from `pool.connect` is never given back, so it is missing from the pool until the process ends, and when none is left, everybody waits. Instead, call its `release()` in a `finally` block, or call `pool.query()`, which releases by itself, where one query is all.',
      title: 'Give the client back in a `finally` block.',
      suggestions: [
        [
          `
// never
import { Pool } from 'pg';
const pool = new Pool();
export async function load() {
  const client = await pool.connect();
  try {
    return await client.query('SELECT 1');
  } finally {
    client.release();
  }
}
      `,
          `
// never
import { Pool } from 'pg';
const pool = new Pool();
export async function load() {
  return await pool.query('SELECT 1');
}
      `,
        ],
      ],
    },
    {
      code: `
// when a line throws
import { Pool } from 'pg';
import { send } from './mail';
const pool = new Pool();
export async function load() {
  const client = await pool.connect();
                            ~~~~~~~ lostOnPath
  await client.query('SELECT 1');
  client.release(true);
}
      `,
      message:
        'The client from `pool.connect` is not given back when line 7 throws, so it is missing from the pool until the process ends, and when none is left, everybody waits. Instead, call its `release()` in a `finally` block, or call `pool.query()`, which releases by itself, where one query is all.',
    },
    {
      code: `
// when a line returns
import { DataSource } from 'typeorm';
export async function load(dataSource: DataSource, id?: number) {
  const runner = dataSource.createQueryRunner();
                            ~~~~~~~~~~~~~~~~~ lostOnPath
  await runner.connect();
  if (!id) return;
  await runner.release(); // at last
}
      `,
      message:
        'The query runner from `dataSource.createQueryRunner` is not given back when line 6 returns, so it is missing from the pool until the process ends, and when none is left, everybody waits. Instead, call its `release()` in a `finally` block, or pass the work to `dataSource.transaction(async (manager) => …)`, which releases by itself.',
    },
    {
      code: `
// a transaction has to be committed or rolled back
import { Sequelize } from 'sequelize';
const sequelize = new Sequelize('sqlite::memory:');
export async function run() {
  const transaction = await sequelize.transaction();
                                      ~~~~~~~~~~~ lostOnPath
  await sequelize.query('SELECT 1', { transaction });
  await transaction.commit();
}
      `,
      message:
        'The transaction from `sequelize.transaction` is not committed or rolled back when line 6 throws, so it is missing from the pool until the process ends, and when none is left, everybody waits. Instead, pass the work to `sequelize.transaction(async (transaction) => …)`, which commits or rolls back by itself.',
      title: 'Roll the transaction back when something throws.',
      suggestion: `
// a transaction has to be committed or rolled back
import { Sequelize } from 'sequelize';
const sequelize = new Sequelize('sqlite::memory:');
export async function run() {
  const transaction = await sequelize.transaction();
  try {
    await sequelize.query('SELECT 1', { transaction });
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
  await transaction.commit();
}
      `,
    },
    {
      code: `
// after a break
import { Pool } from 'pg';
export async function each(pool: Pool, ids: number[]) {
  for (const id of ids) {
    const client = await pool.connect();
                              ~~~~~~~ lostOnPath
    if (id === 0) break;
    client.release(true);
  }
}
      `,
      message:
        'The client from `pool.connect` is not given back after the `break` on line 6, so it is missing from the pool until the process ends, and when none is left, everybody waits. Instead, call its `release()` in a `finally` block, or call `pool.query()`, which releases by itself, where one query is all.',
    },
    {
      code: `
// on one side of a condition
import { Pool } from 'pg';
export async function load(pool: Pool, keep: boolean) {
  const client = await pool.connect();
                            ~~~~~~~ lostOnPath
  if (!keep) client.release();
}
      `,
      message:
        'The client from `pool.connect` is not given back on one side of the condition on line 5, so it is missing from the pool until the process ends, and when none is left, everybody waits. Instead, call its `release()` in a `finally` block, or call `pool.query()`, which releases by itself, where one query is all.',
    },
    {
      code: `
// in a loop
import { Pool, type PoolClient } from 'pg';
export async function each(pool: Pool, ids: number[]) {
  let client: PoolClient | undefined;
  for (const id of ids) {
    client = await pool.connect();
                        ~~~~~~~ lostOnPath
    console.log(id);
  }
  client?.release();
}
      `,
      message:
        'The client from `pool.connect` is not given back before the loop takes the next one, so it is missing from the pool until the process ends, and when none is left, everybody waits. Instead, call its `release()` in a `finally` block, or call `pool.query()`, which releases by itself, where one query is all.',
    },
    {
      code: `
// by a reader that stops
import { Pool } from 'pg';
export async function* read(pool: Pool) {
  const client = await pool.connect();
                            ~~~~~~~ lostOnPath
  yield 1;
  client.release(true);
}
      `,
      message:
        'The client from `pool.connect` is not given back when whoever reads stops at line 5, so it is missing from the pool until the process ends, and when none is left, everybody waits. Instead, call its `release()` in a `finally` block, or call `pool.query()`, which releases by itself, where one query is all.',
    },
    {
      code: `
// on a path without a name
import { Pool } from 'pg';
export async function run(pool: Pool, times: number[]) {
  const client = await pool.connect();
                            ~~~~~~~ lostOnPath
  for (const time of times) {
    client.release(time > 0);
    break;
  }
}
      `,
      message:
        'The client from `pool.connect` is not given back on some path to line 9, so it is missing from the pool until the process ends, and when none is left, everybody waits. Instead, call its `release()` in a `finally` block, or call `pool.query()`, which releases by itself, where one query is all.',
    },
    {
      options: [{ strict: true }],
      code: `
// strict: only BEGIN stands before the try
import { Pool } from 'pg';
const pool = new Pool();
export async function load() {
  const client = await pool.connect();
                            ~~~~~~~ lostOnPath
  await client.query('BEGIN');
  try {
    await client.query('SELECT 1');
  } finally {
    client.release();
  }
}
      `,
    },
    {
      options: [{ strict: true }],
      code: `
// strict: a rollback in the handler can fail too
import { Pool } from 'pg';
const pool = new Pool();
export async function load() {
  const client = await pool.connect();
                            ~~~~~~~ lostOnPath
  try {
    await client.query('SELECT 1');
    client.release();
  } catch (error) {
    await client.query('ROLLBACK');
    client.release();
    throw error;
  }
}
      `,
      suggestion: `
// strict: a rollback in the handler can fail too
import { Pool } from 'pg';
const pool = new Pool();
export async function load() {
  const client = await pool.connect();
  try {
    await client.query('SELECT 1');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
      `,
    },
    {
      code: `
// a connection that comes from no pool, in a function that closes it
import mysql from 'mysql2/promise';
export async function purge(url: string) {
  const connection = await mysql.createConnection(url);
                                 ~~~~~~~~~~~~~~~~ lostOnPath
  await connection.beginTransaction();
  await connection.query('DELETE FROM drafts');
  await connection.commit();
  await connection.end();
}
      `,
      message:
        'The connection from `mysql.createConnection` is not closed when line 6 throws, so it stays open until the process ends, and the server takes only so many. Instead, call its `end()` in a `finally` block.',
      suggestion: `
// a connection that comes from no pool, in a function that closes it
import mysql from 'mysql2/promise';
export async function purge(url: string) {
  const connection = await mysql.createConnection(url);
  try {
    await connection.beginTransaction();
    await connection.query('DELETE FROM drafts');
    await connection.commit();
  } finally {
    await connection.end();
  }
}
      `,
    },
    `
// a destructured parameter of another name, and the pool of a class
import { Pool } from 'pg';
export class Store {
  constructor(private readonly pool: Pool) {}
  load({ work }: { work: () => Promise<void> }) {
    this.pool.connect(async (error, client, release) => {
              ~~~~~~~ lostOnPath
      if (error) throw error;
      await work();
      release();
    });
  }
}
    `,
  ],
});
