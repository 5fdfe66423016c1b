import { fileURLToPath } from 'node:url';
import { requireConnectionRelease } from '../../rules/require-connection-release.js';
import { testRule } from '../support/test-rule.js';

const disposable = fileURLToPath(new URL('../fixtures/with-disposable-drivers/src/file.ts', import.meta.url));

// Beside the `finally` block: the pool itself where one query is all, and `await using` where the driver has it.
testRule(requireConnectionRelease, {
  valid: [],
  invalid: [
    {
      code: `
// one query is all
import type { Pool } from 'pg';
export class Users {
  constructor(private readonly pool: Pool) {}
  async find(id: number) {
    const client = await this.pool.connect();
                                   ~~~~~~~ lostOnPath
    const { rows } = await client.query('SELECT name FROM users WHERE id = $1', [id]);
    client.release();
    return rows[0];
  }
}
      `,
      suggestions: [
        [
          `
// one query is all
import type { Pool } from 'pg';
export class Users {
  constructor(private readonly pool: Pool) {}
  async find(id: number) {
    const client = await this.pool.connect();
    try {
      const { rows } = await client.query('SELECT name FROM users WHERE id = $1', [id]);
      return rows[0];
    } finally {
      client.release();
    }
  }
}
      `,
          `
// one query is all
import type { Pool } from 'pg';
export class Users {
  constructor(private readonly pool: Pool) {}
  async find(id: number) {
    const { rows } = await this.pool.query('SELECT name FROM users WHERE id = $1', [id]);
    return rows[0];
  }
}
      `,
        ],
      ],
    },
    {
      code: `
// a text that may change the connection for what comes next
import type { Pool } from 'pg';
export async function run(pool: Pool, text: string) {
  const client = await pool.connect();
                            ~~~~~~~ lostOnPath
  await client.query(text);
  client.release();
}
      `,
      suggestion: `
// a text that may change the connection for what comes next
import type { Pool } from 'pg';
export async function run(pool: Pool, text: string) {
  const client = await pool.connect();
  try {
    await client.query(text);
  } finally {
    client.release();
  }
}
      `,
    },
    {
      code: `
// the same query again and again on one client
import type { Pool } from 'pg';
export async function run(pool: Pool, ids: number[]) {
  const client = await pool.connect();
                            ~~~~~~~ neverReleased
  for (const id of ids) await client.query('DELETE FROM users WHERE id = $1', [id]);
}
      `,
      suggestion: `
// the same query again and again on one client
import type { Pool } from 'pg';
export async function run(pool: Pool, ids: number[]) {
  const client = await pool.connect();
  try {
    for (const id of ids) await client.query('DELETE FROM users WHERE id = $1', [id]);
  } finally {
    client.release();
  }
}
      `,
    },
    {
      code: `
// taking it may fail where nothing catches that, and the query where something does
import type { Pool } from 'pg';
export async function run(pool: Pool) {
  const client = await pool.connect();
                            ~~~~~~~ neverReleased
  try {
    await client.query('SELECT 1');
  } catch (error) {
    console.error(error);
  }
}
      `,
      suggestion: `
// taking it may fail where nothing catches that, and the query where something does
import type { Pool } from 'pg';
export async function run(pool: Pool) {
  const client = await pool.connect();
  try {
    await client.query('SELECT 1');
  } catch (error) {
    console.error(error);
  } finally {
    client.release();
  }
}
      `,
    },
    {
      code: `
// a comment beside the acquisition would be lost
import type { Pool } from 'pg';
export async function run(pool: Pool) {
  const client = await pool.connect(); // our own
                            ~~~~~~~ neverReleased
  return client.query('SELECT 1');
}
      `,
      suggestion: `
// a comment beside the acquisition would be lost
import type { Pool } from 'pg';
export async function run(pool: Pool) {
  const client = await pool.connect(); // our own
  try {
    return await client.query('SELECT 1');
  } finally {
    client.release();
  }
}
      `,
    },
    {
      filename: disposable,
      code: `
// an answer that goes on for longer than the function
import type { Pool } from 'mysql2/promise';
export async function run(pool: Pool, res: NodeJS.WritableStream) {
  const connection = await pool.getConnection();
                                ~~~~~~~~~~~~~ lostOnPath
  res.on('finish', () => connection.release());
  send(res, connection);
}
      `,
    },
    {
      filename: disposable,
      code: `
// a driver whose connections can be declared with await using
import type { Pool } from 'mysql2/promise';
export async function move(pool: Pool) {
  const connection = await pool.getConnection();
                                ~~~~~~~~~~~~~ lostOnPath
  const [rows] = await connection.query('DELETE FROM jobs');
  await connection.query('DELETE FROM tasks');
  connection.release();
  return rows;
}
      `,
      suggestions: [
        [
          `
// a driver whose connections can be declared with await using
import type { Pool } from 'mysql2/promise';
export async function move(pool: Pool) {
  const connection = await pool.getConnection();
  try {
    const [rows] = await connection.query('DELETE FROM jobs');
    await connection.query('DELETE FROM tasks');
    return rows;
  } finally {
    connection.release();
  }
}
      `,
          `
// a driver whose connections can be declared with await using
import type { Pool } from 'mysql2/promise';
export async function move(pool: Pool) {
  await using connection = await pool.getConnection();
  const [rows] = await connection.query('DELETE FROM jobs');
  await connection.query('DELETE FROM tasks');
  return rows;
}
      `,
        ],
      ],
    },
    {
      filename: disposable,
      code: `
// a block that waits for something else when the connection is not needed any more
import type { Pool } from 'mysql2/promise';
export async function move(pool: Pool, send: () => Promise<void>) {
  const connection = await pool.getConnection();
                                ~~~~~~~~~~~~~ lostOnPath
  await connection.query('DELETE FROM jobs');
  await connection.query('DELETE FROM tasks');
  connection.release();
  await send();
}
      `,
      suggestion: `
// a block that waits for something else when the connection is not needed any more
import type { Pool } from 'mysql2/promise';
export async function move(pool: Pool, send: () => Promise<void>) {
  const connection = await pool.getConnection();
  try {
    await connection.query('DELETE FROM jobs');
    await connection.query('DELETE FROM tasks');
  } finally {
    connection.release();
  }
  await send();
}
      `,
    },
    {
      filename: disposable,
      code: `
// a driver that has nothing to dispose of, and a transaction that would stay open
import type { Pool } from 'pg';
export async function move(pool: Pool) {
  const client = await pool.connect();
                            ~~~~~~~ neverReleased
  await client.query('BEGIN');
  await client.query('COMMIT');
}
      `,
      title:
        'Give the client back in a `finally` block, and roll the transaction back when something throws.',
      suggestion: `
// a driver that has nothing to dispose of, and a transaction that would stay open
import type { Pool } from 'pg';
export async function move(pool: Pool) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('COMMIT');
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
      filename: disposable,
      code: `
// a transaction that would stay open in the pool
import type { Pool } from 'mysql2/promise';
export async function move(pool: Pool) {
  const connection = await pool.getConnection();
                                ~~~~~~~~~~~~~ lostOnPath
  await connection.beginTransaction();
  const [rows] = await connection.query('DELETE FROM jobs');
  await connection.commit();
  connection.release();
  return rows;
}
      `,
      suggestion: `
// a transaction that would stay open in the pool
import type { Pool } from 'mysql2/promise';
export async function move(pool: Pool) {
  const connection = await pool.getConnection();
  try {
    await connection.beginTransaction();
    const [rows] = await connection.query('DELETE FROM jobs');
    await connection.commit();
    return rows;
  } catch (error) {
    await connection.rollback();
    throw error;
  } finally {
    connection.release();
  }
}
      `,
    },
    `
// a transaction begun in a try that has no rollback
import type { Pool } from 'pg';
export async function move(pool: Pool) {
  const client = await pool.connect();
                            ~~~~~~~ lostOnPath
  try {
    await client.query('BEGIN');
    await client.query('COMMIT');
    client.release();
  } catch (error) {
    console.error(error);
  }
}
    `,
  ],
});
