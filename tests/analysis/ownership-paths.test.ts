import { testRule } from '../support/test-rule.js';
import { ownershipProbe } from './ownership-probe.js';

// How a path runs through try, catch, finally, loops, switch and labels.
testRule(ownershipProbe, {
  valid: [
    `
// what ends things of the resource in a finally, before the release
import { Pool } from 'pg';
import Cursor from 'pg-cursor';
export async function* rows(pool: Pool) {
  const client = await pool.connect();
  const cursor = client.query(new Cursor('SELECT 1'));
  try {
    yield* await cursor.read(100);
  } finally {
    await cursor.close();
    await client.query('SELECT pg_advisory_unlock($1)', [1]);
    client.release();
  }
}
    `,
    `
// released on the normal path and in the handler
import { Pool } from 'pg';
export async function load(pool: Pool) {
  const client = await pool.connect();
  try {
    const { rows } = await client.query('SELECT 1');
    client.release();
    return rows;
  } catch (error) {
    client.release(error as Error);
    throw error;
  }
}
    `,
    `
// taken inside of the try
import { Pool, type PoolClient } from 'pg';
export async function load(pool: Pool) {
  let client: PoolClient | undefined;
  try {
    client = await pool.connect();
    return (await client.query('SELECT 1')).rows;
  } finally {
    if (client) client.release();
  }
}
    `,
    `
// the same with an optional chain
import { Pool, type PoolClient } from 'pg';
export async function load(pool: Pool) {
  let client: PoolClient | null = null;
  try {
    client = await pool.connect();
    return (await client.query('SELECT 1')).rows;
  } catch (error) {
    console.error(error);
    return [];
  } finally {
    client?.release();
  }
}
    `,
    `
// taken and released in each turn
import { Pool } from 'pg';
export async function each(pool: Pool, ids: number[]) {
  for (const id of ids) {
    const client = await pool.connect();
    try {
      if (id === 0) continue;
      if (id < 0) break;
      await client.query('SELECT $1', [id]);
    } finally {
      client.release();
    }
  }
}
    `,
    `
// a break that leads to the release
import { Pool } from 'pg';
export async function find(pool: Pool, ids: number[]) {
  const client = await pool.connect();
  try {
    search: for (const id of ids) {
      for (const other of ids) {
        if (other === id) break search;
        if (other < id) continue search;
        await client.query('SELECT $1', [id]);
      }
    }
  } catch {
    return undefined;
  } finally {
    client.release();
  }
}
    `,
    `
// retries until a connection works
import { Pool, type PoolClient } from 'pg';
export async function connect(pool: Pool): Promise<PoolClient> {
  let client;
  for (let attempt = 0; ; attempt++) {
    try {
      client = await pool.connect();
      break;
    } catch (error) {
      if (attempt > 3) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  return client;
}
    `,
    `
// every case of a switch releases
import { Pool } from 'pg';
export async function run(pool: Pool, kind: string) {
  const client = await pool.connect();
  switch (kind) {
    case 'a':
      client.release();
      break;
    case 'b':
    default:
      client.release();
  }
}
    `,
    `
// a do loop whose only turn releases
import { Pool } from 'pg';
export async function run(pool: Pool) {
  const client = await pool.connect();
  do {
    client.release();
  } while (false);
}
    `,
    `
// process.exit ends the path
import { Pool } from 'pg';
export async function run(pool: Pool) {
  const client = await pool.connect();
  try {
    await client.query('SELECT 1');
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
  client.release();
}
    `,
    `
// a loop that only ends by a break
import { Pool } from 'pg';
export async function drain(pool: Pool) {
  const client = await pool.connect();
  try {
    while (true) {
      const { rowCount } = await client.query('DELETE FROM jobs WHERE id IN (SELECT id FROM jobs LIMIT 100)');
      if (rowCount === 0) break;
    }
  } finally {
    client.release();
  }
}
    `,
    `
// a finally in a finally
import { Pool } from 'pg';
export async function run(pool: Pool) {
  const client = await pool.connect();
  try {
    await client.query('SELECT 1');
  } finally {
    try {
      await client.query('SELECT pg_advisory_unlock(1)');
    } finally {
      client.release();
    }
  }
}
    `,
    `
// two resources, each with its own try
import { Pool } from 'pg';
export async function copy(from: Pool, to: Pool) {
  const source = await from.connect();
  try {
    const target = await to.connect();
    try {
      await target.query('INSERT INTO t SELECT 1');
    } finally {
      target.release();
    }
  } finally {
    source.release();
  }
}
    `,
    `
// one finally for both: the second release only follows the first
import { Pool, type PoolClient } from 'pg';
export async function copy(from: Pool, to: Pool) {
  let source: PoolClient | undefined;
  let target: PoolClient | undefined;
  try {
    source = await from.connect();
    target = await to.connect();
    await target.query('INSERT INTO t SELECT 1');
  } finally {
    source?.release();
    target?.release();
  }
}
    `,
  ],
  invalid: [
    `
// released only when nothing throws
import { Pool } from 'pg';
export async function load(pool: Pool) {
  const client = await pool.connect();
                            ~~~~~~~ throw 6
  try {
    await client.query('SELECT 1');
    client.release();
  } catch (error) {
    console.error(error);
  }
}
    `,
    `
// the handler rethrows, the release stands after the try
import { Pool } from 'pg';
export async function load(pool: Pool) {
  const client = await pool.connect();
                            ~~~~~~~ throw 7
  try {
    await client.query('BEGIN');
    await client.query('UPDATE t SET a = 1');
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
  client.release();
}
    `,
    `
// commit and rollback are not a release
import { Pool } from 'pg';
export async function load(pool: Pool) {
  const client = await pool.connect();
                            ~~~~~~~ never
  try {
    await client.query('BEGIN');
    await client.query('UPDATE t SET a = 1');
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
    `,
    `
// real work between the acquisition and the try
import { Pool } from 'pg';
export async function load(pool: Pool, user: { id(): Promise<string> }) {
  const client = await pool.connect();
                            ~~~~~~~ throw 5
  const id = await user.id();
  try {
    return await client.query('SELECT $1', [id]);
  } finally {
    client.release();
  }
}
    `,
    `
// an early return inside of a try without a finally
import { Pool } from 'pg';
export async function load(pool: Pool) {
  const client = await pool.connect();
                            ~~~~~~~ return 7
  try {
    const { rows } = await client.query('SELECT 1');
    if (rows.length === 0) return undefined;
    client.release();
    return rows;
  } catch (error) {
    client.release();
    throw error;
  }
}
    `,
    `
// a continue before the release
import { Pool } from 'pg';
export async function each(pool: Pool, ids: number[]) {
  for (const id of ids) {
    const client = await pool.connect();
                              ~~~~~~~ continue 6
    if (id === 0) continue;
    try {
      await client.query('SELECT $1', [id]);
    } finally {
      client.release();
    }
  }
}
    `,
    `
// a break before the release
import { Pool } from 'pg';
export async function each(pool: Pool, ids: number[]) {
  for (const id of ids) {
    const client = await pool.connect();
                              ~~~~~~~ break 6
    if (id === 0) break;
    client.release();
  }
}
    `,
    `
// a loop takes the next one
import { Pool, type PoolClient } from 'pg';
export async function each(pool: Pool, ids: number[]) {
  let client: PoolClient | undefined;
  try {
    for (const id of ids) {
      client = await pool.connect();
                          ~~~~~~~ next-turn 7
      await client.query('SELECT $1', [id]);
    }
  } finally {
    client?.release();
  }
}
    `,
    `
// a retry loses the connection that did not work
import { Pool, type PoolClient } from 'pg';
export async function connect(pool: Pool): Promise<PoolClient> {
  let client: PoolClient;
  for (;;) {
    try {
      client = await pool.connect();
                          ~~~~~~~ throw 8
      await client.query('SELECT 1');
      break;
    } catch (error) {
      console.error(error);
    }
  }
  return client;
}
    `,
    `
// one case of a switch does not release
import { Pool } from 'pg';
export async function run(pool: Pool, kind: string) {
  const client = await pool.connect();
                            ~~~~~~~ break 7
  switch (kind) {
    case 'a':
      break;
    default:
      client.release();
  }
}
    `,
    `
// a switch without a default
import { Pool } from 'pg';
export async function run(pool: Pool, kind: string) {
  const client = await pool.connect();
                            ~~~~~~~ end 3
  switch (kind) {
    case 'a':
      client.release();
      break;
    case 'b':
      client.release();
      break;
  }
}
    `,
    `
// work in the finally, before the release
import { Pool } from 'pg';
export async function run(pool: Pool, lock: { free(): Promise<void> }) {
  const client = await pool.connect();
                            ~~~~~~~ throw 8
  try {
    await client.query('SELECT 1');
  } finally {
    await lock.free();
    client.release();
  }
}
    `,
    `
// the second acquisition can throw and lose the first
import { Pool } from 'pg';
export async function copy(from: Pool, to: Pool) {
  const source = await from.connect();
                            ~~~~~~~ throw 5
  const target = await to.connect();
  try {
    await target.query('INSERT INTO t SELECT 1');
  } finally {
    source.release();
    target.release();
  }
}
    `,
    `
// a throw before the try
import { Pool } from 'pg';
export async function load(pool: Pool, id?: number) {
  const client = await pool.connect();
                            ~~~~~~~ throw 5
  if (!id) throw new Error('no id');
  try {
    await client.query('SELECT $1', [id]);
  } finally {
    client.release();
  }
}
    `,
    `
// whoever reads the generator may stop
import { Pool } from 'pg';
export async function* read(pool: Pool) {
  const client = await pool.connect();
                            ~~~~~~~ yield 5
  yield 1;
  client.release();
}
    `,
    `
// each step of an asynchronous iteration can fail
import { Pool } from 'pg';
export async function read(pool: Pool, source: AsyncIterable<number>) {
  const client = await pool.connect();
                            ~~~~~~~ throw 5
  for await (const id of source) console.log(id);
  client.release();
}
    `,
    `
// text that is parsed
import { Pool } from 'pg';
export async function store(pool: Pool, text: string) {
  const client = await pool.connect();
                            ~~~~~~~ throw 5
  const value = JSON.parse(text);
  try {
    await client.query('INSERT INTO t VALUES ($1)', [value]);
  } finally {
    client.release();
  }
}
    `,
    `
// a function of this file that throws
import { Pool } from 'pg';
function check(id: number) {
  if (id < 0) throw new RangeError('id');
}
export async function load(pool: Pool, id: number) {
  const client = await pool.connect();
                            ~~~~~~~ throw 8
  check(id);
  try {
    await client.query('SELECT $1', [id]);
  } finally {
    client.release();
  }
}
    `,
    `
// released in a loop that may have no turn
import { Pool } from 'pg';
export async function run(pool: Pool, times: number[]) {
  const client = await pool.connect();
                            ~~~~~~~ end 3
  for (const _ of times) {
    client.release();
    break;
  }
}
    `,
    `
// work in a finally, before the release
import { Pool } from 'pg';
export async function load(pool: Pool) {
  const client = await pool.connect();
                            ~~~~~~~ throw 8
  try {
    await client.query('SELECT 1');
  } finally {
    await client.query('DELETE FROM locks');
    client.release();
  }
}
    `,
    `
// an end of something outside of a finally
import { Pool } from 'pg';
import { open } from './files';
export async function load(pool: Pool, file: { close(): Promise<void> }) {
  const client = await pool.connect();
                            ~~~~~~~ throw 6
  await file.close();
  client.release();
}
    `,
  ],
});
