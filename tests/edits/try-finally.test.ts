import { requireConnectionRelease } from '../../rules/require-connection-release.js';
import { testRule } from '../support/test-rule.js';

// Each report offers the edit where it is safe, and none where it could change more than the paths that lose the resource.
testRule(requireConnectionRelease, {
  valid: [],
  invalid: [
    {
      code: `
// nothing releases it
import { Pool } from 'pg';
export async function load(pool: Pool, id: number) {
  const client = await pool.connect(); // one per request
                            ~~~~~~~ neverReleased
  // what is asked for
  const { rows } = await client.query('SELECT $1', [id]);

  return rows;
}
      `,
      title: 'Give the client back in a `finally` block.',
      suggestion: `
// nothing releases it
import { Pool } from 'pg';
export async function load(pool: Pool, id: number) {
  const client = await pool.connect(); // one per request
  try {
    // what is asked for
    const { rows } = await client.query('SELECT $1', [id]);

    return rows;
  } finally {
    client.release();
  }
}
      `,
    },
    {
      code: `
// a release on the straight path moves
import { Pool } from 'pg';
export async function load(pool: Pool) {
  const client = await pool.connect();
                            ~~~~~~~ lostOnPath
  const { rows } = await client.query('SELECT 1');
  client.release();
  return rows.map((row) => row.id);
}
      `,
      suggestions: [
        [
          `
// a release on the straight path moves
import { Pool } from 'pg';
export async function load(pool: Pool) {
  const client = await pool.connect();
  try {
    const { rows } = await client.query('SELECT 1');
    return rows.map((row) => row.id);
  } finally {
    client.release();
  }
}
      `,
          `
// a release on the straight path moves
import { Pool } from 'pg';
export async function load(pool: Pool) {
  const { rows } = await pool.query('SELECT 1');
  return rows.map((row) => row.id);
}
      `,
        ],
      ],
    },
    {
      code: `
// what waits after the release stays after it, and names keep their scope
import { Pool } from 'pg';
import { send } from './mail';
export async function notify(pool: Pool, limit: number) {
  const client = await pool.connect();
                            ~~~~~~~ lostOnPath
  const text: string = 'SELECT mail FROM users LIMIT ' + limit;
  const { rows } = await client.query(text);
  const total = rows.length;
  client.release();
  await send(rows, total);
}
      `,
      suggestion: `
// what waits after the release stays after it, and names keep their scope
import { Pool } from 'pg';
import { send } from './mail';
export async function notify(pool: Pool, limit: number) {
  const client = await pool.connect();
  let rows;
  let total;
  try {
    const text: string = 'SELECT mail FROM users LIMIT ' + limit;
    ({ rows } = await client.query(text));
    total = rows.length;
  } finally {
    client.release();
  }
  await send(rows, total);
}
      `,
    },
    {
      code: `
// a type keeps its place at the declaration
import { Pool } from 'pg';
import { send } from './mail';
export async function notify(pool: Pool) {
  const client = await pool.connect();
                            ~~~~~~~ lostOnPath
  const result: { rows: unknown[] } = await client.query('SELECT 1');
  client.release();
  await send(result.rows);
}
      `,
      suggestions: [
        [
          `
// a type keeps its place at the declaration
import { Pool } from 'pg';
import { send } from './mail';
export async function notify(pool: Pool) {
  const client = await pool.connect();
  let result: { rows: unknown[] };
  try {
    result = await client.query('SELECT 1');
  } finally {
    client.release();
  }
  await send(result.rows);
}
      `,
          `
// a type keeps its place at the declaration
import { Pool } from 'pg';
import { send } from './mail';
export async function notify(pool: Pool) {
  const result: { rows: unknown[] } = await pool.query('SELECT 1');
  await send(result.rows);
}
      `,
        ],
      ],
    },
    {
      code: `
// a returned promise is awaited, so that the work is done before the release
import { Pool } from 'pg';
export async function load(pool: Pool) {
  const client = await pool.connect();
                            ~~~~~~~ neverReleased
  return client.query('SELECT 1');
}
      `,
      suggestions: [
        [
          `
// a returned promise is awaited, so that the work is done before the release
import { Pool } from 'pg';
export async function load(pool: Pool) {
  const client = await pool.connect();
  try {
    return await client.query('SELECT 1');
  } finally {
    client.release();
  }
}
      `,
          `
// a returned promise is awaited, so that the work is done before the release
import { Pool } from 'pg';
export async function load(pool: Pool) {
  return pool.query('SELECT 1');
}
      `,
        ],
      ],
    },
    {
      code: `
// the try that is there gets a finally
import { Pool } from 'pg';
export async function save(pool: Pool) {
  const client = await pool.connect();
                            ~~~~~~~ neverReleased
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
      suggestion: `
// the try that is there gets a finally
import { Pool } from 'pg';
export async function save(pool: Pool) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('UPDATE t SET a = 1');
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
      code: `
// its releases go, in the block and in the handler
import { Pool } from 'pg';
export async function find(pool: Pool, id: number) {
  const client = await pool.connect();
                            ~~~~~~~ lostOnPath
  try {
    const { rows } = await client.query('SELECT $1', [id]);
    if (rows.length === 0) return undefined;
    client.release();
    return rows[0];
  } catch (error) {
    client.release();
    throw error;
  }
}
      `,
      suggestion: `
// its releases go, in the block and in the handler
import { Pool } from 'pg';
export async function find(pool: Pool, id: number) {
  const client = await pool.connect();
  try {
    const { rows } = await client.query('SELECT $1', [id]);
    if (rows.length === 0) return undefined;
    return rows[0];
  } catch (error) {
    throw error;
  } finally {
    client.release();
  }
}
      `,
    },
    {
      code: `
// a try with a finally only begins earlier
import { Pool } from 'pg';
export async function load(pool: Pool, user: { id(): Promise<string> }) {
  const client = await pool.connect();
                            ~~~~~~~ lostOnPath
  const id = await user.id();
  try {
    return await client.query('SELECT $1', [id]);
  } finally {
    client.release();
  }
}
      `,
      suggestion: `
// a try with a finally only begins earlier
import { Pool } from 'pg';
export async function load(pool: Pool, user: { id(): Promise<string> }) {
  const client = await pool.connect();
  try {
    const id = await user.id();
    return await client.query('SELECT $1', [id]);
  } finally {
    client.release();
  }
}
      `,
    },
    {
      code: `
// a handler must not see errors that it did not see: a try around the try
import { DataSource } from 'typeorm';
export async function rename(dataSource: DataSource, id: number) {
  const runner = dataSource.createQueryRunner();
                            ~~~~~~~~~~~~~~~~~ lostOnPath
  await runner.connect();
  const [user] = await runner.query('SELECT $1', [id]);
  await runner.startTransaction();
  try {
    await runner.manager.save(user);
    await runner.commitTransaction();
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  } finally {
    await runner.release();
  }
  return user;
}
      `,
      suggestion: `
// a handler must not see errors that it did not see: a try around the try
import { DataSource } from 'typeorm';
export async function rename(dataSource: DataSource, id: number) {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.connect();
    const [user] = await runner.query('SELECT $1', [id]);
    await runner.startTransaction();
    try {
      await runner.manager.save(user);
      await runner.commitTransaction();
    } catch (error) {
      await runner.rollbackTransaction();
      throw error;
    }
    return user;
  } finally {
    await runner.release();
  }
}
      `,
    },
    {
      code: `
// an early return that releases loses its release
import { Pool } from 'pg';
export async function find(pool: Pool, id: number) {
	const client = await pool.connect();
	                          ~~~~~~~ lostOnPath
	const { rows } = await client.query(\`
    SELECT *
    FROM users
    WHERE id = $1
	\`, [id]);
	if (rows.length === 0) {
		client.release();
		return undefined;
	}
	client.release();
	return rows[0];
}
      `,
      suggestions: [
        [
          `
// an early return that releases loses its release
import { Pool } from 'pg';
export async function find(pool: Pool, id: number) {
	const client = await pool.connect();
	try {
		const { rows } = await client.query(\`
    SELECT *
    FROM users
    WHERE id = $1
	\`, [id]);
		if (rows.length === 0) {
			return undefined;
		}
		return rows[0];
	} finally {
		client.release();
	}
}
      `,
          `
// an early return that releases loses its release
import { Pool } from 'pg';
export async function find(pool: Pool, id: number) {
	const { rows } = await pool.query(\`
    SELECT *
    FROM users
    WHERE id = $1
	\`, [id]);
	if (rows.length === 0) {
		return undefined;
	}
	return rows[0];
}
      `,
        ],
      ],
    },
    {
      espree: true,
      code: `
// in a loop, without semicolons
const { Pool } = require('pg')
const pool = new Pool()
module.exports = async function (ids) {
  for (const id of ids) {
    const client = await pool.connect()
                              ~~~~~~~ lostOnPath
    if (id === 0) continue
    await client.query('SELECT $1', [id])
    client.release()
  }
}
      `,
      suggestions: [
        [
          `
// in a loop, without semicolons
const { Pool } = require('pg')
const pool = new Pool()
module.exports = async function (ids) {
  for (const id of ids) {
    const client = await pool.connect()
    try {
      if (id === 0) continue
      await client.query('SELECT $1', [id])
    } finally {
      client.release()
    }
  }
}
      `,
          `
// in a loop, without semicolons
const { Pool } = require('pg')
const pool = new Pool()
module.exports = async function (ids) {
  for (const id of ids) {
    if (id === 0) continue
    await pool.query('SELECT $1', [id])
  }
}
      `,
        ],
      ],
    },
    {
      code: `
// two resources: each its own try
import { Pool } from 'pg';
export async function copy(from: Pool, to: Pool) {
  const source = await from.connect();
                            ~~~~~~~ lostOnPath
  const target = await to.connect();
  try {
    await target.query('INSERT INTO t SELECT 1');
  } finally {
    target.release();
    source.release();
  }
}
      `,
      suggestion: `
// two resources: each its own try
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
    },
    {
      code: `
// names of a runner's manager count as the runner
import { DataSource } from 'typeorm';
import { User } from './user';
export async function load(dataSource: DataSource) {
  const runner = dataSource.createQueryRunner();
                            ~~~~~~~~~~~~~~~~~ neverReleased
  const users = runner.manager.getRepository(User);
  return await users.find();
}
      `,
      suggestion: `
// names of a runner's manager count as the runner
import { DataSource } from 'typeorm';
import { User } from './user';
export async function load(dataSource: DataSource) {
  const runner = dataSource.createQueryRunner();
  try {
    const users = runner.manager.getRepository(User);
    return await users.find();
  } finally {
    await runner.release();
  }
}
      `,
    },
    {
      code: `
// work in the finally stays before the release
import { Pool } from 'pg';
export async function load(pool: Pool, lock: { free(): Promise<void> }) {
  const client = await pool.connect();
                            ~~~~~~~ lostOnPath
  try {
    await client.query('SELECT 1');
  } finally {
    await lock.free();
    client.release();
  }
}
      `,
      suggestion: `
// work in the finally stays before the release
import { Pool } from 'pg';
export async function load(pool: Pool, lock: { free(): Promise<void> }) {
  const client = await pool.connect();
  try {
    try {
      await client.query('SELECT 1');
    } finally {
      await lock.free();
    }
  } finally {
    client.release();
  }
}
      `,
    },

    // Refused:
    `
// release with an error destroys the connection: that has to stay
import { Pool } from 'pg';
export async function find(pool: Pool, id: number) {
  const client = await pool.connect();
                            ~~~~~~~ lostOnPath
  try {
    const { rows } = await client.query('SELECT $1', [id]);
    if (rows.length === 0) return undefined;
    client.release();
    return rows[0];
  } catch (error) {
    client.release(error as Error);
    throw error;
  }
}
    `,
    `
// a cursor is read after the function has left
import { Pool } from 'pg';
import Cursor from 'pg-cursor';
export async function read(pool: Pool) {
  const client = await pool.connect();
                            ~~~~~~~ neverReleased
  return client.query(new Cursor('SELECT 1'));
}
    `,
    `
// a stream that goes on
import { Pool } from 'pg';
import QueryStream from 'pg-query-stream';
export async function read(pool: Pool, response: NodeJS.WritableStream) {
  const client = await pool.connect();
                            ~~~~~~~ neverReleased
  const stream = client.query(new QueryStream('SELECT 1'));
  stream.pipe(response);
}
    `,
    `
// a promise that nobody awaits
import { Pool } from 'pg';
export async function touch(pool: Pool) {
  const client = await pool.connect();
                            ~~~~~~~ lostOnPath
  await client.query('SELECT 1');
  client.query('NOTIFY jobs');
  client.release();
}
    `,
    `
// released on one side of a condition only: perhaps on purpose
import { Pool } from 'pg';
export async function load(pool: Pool, keep: boolean) {
  const client = await pool.connect();
                            ~~~~~~~ lostOnPath
  await client.query('SELECT 1');
  if (!keep) {
    client.release();
  }
}
    `,
    `
// a name that is used after the release, in a function
import { Pool } from 'pg';
import { later } from './later';
export async function load(pool: Pool) {
  const client = await pool.connect();
                            ~~~~~~~ lostOnPath
  const { rows } = await client.query('SELECT 1');
  client.release();
  await later(() => rows);
}
    `,
    `
// a comment that would be lost
import { Pool } from 'pg';
import { prepare } from './prepare';
export async function load(pool: Pool) {
  const client = await pool.connect();
                            ~~~~~~~ lostOnPath
  await prepare();
  try {
    await client.query('SELECT 1');
  } catch (error) {
    console.error(error);
  } finally {
    client.release();
    // also when the query failed
  }
}
    `,
    `
// a function that cannot wait
import { DataSource } from 'typeorm';
export function load(dataSource: DataSource) {
  const runner = dataSource.createQueryRunner();
                            ~~~~~~~~~~~~~~~~~ neverReleased
  return runner.query('SELECT 1');
}
    `,
    `
// all on one line
import { Pool } from 'pg';
export async function load(pool: Pool) { const client = await pool.connect(); return await client.query('SELECT 1'); }
                                                                   ~~~~~~~ neverReleased
    `,
    `
// the resource gets another value
import { Pool } from 'pg';
export async function load(pool: Pool) {
  let client = await pool.connect();
                          ~~~~~~~ lostOnPath
  await client.query('SELECT 1');
  client.release();
  client = await pool.connect();
                      ~~~~~~~ lostOnPath
  await client.query('SELECT 2');
  client.release();
}
    `,
    `
// the variable is emptied
import { Pool, type PoolClient } from 'pg';
export async function load(pool: Pool) {
  let client: PoolClient | undefined = await pool.connect();
                                                  ~~~~~~~ neverReleased
  await client.query('SELECT 1');
  client = undefined;
}
    `,
  ],
});
