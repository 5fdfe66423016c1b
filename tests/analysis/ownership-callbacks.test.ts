import { testRule } from '../support/test-rule.js';
import { ownershipProbe } from './ownership-probe.js';

// Resources that come as the parameter of a callback, and releases that run in one.
testRule(ownershipProbe, {
  valid: [
    `
// a function hands the work on that it is given, and what is taken for it ends by itself
import { Sequelize } from 'sequelize';
const sequelize = new Sequelize('sqlite::memory:');
const inTransaction = (work: (transaction: Transaction) => Promise<void>) => sequelize.transaction(work);
export async function run() {
  await inTransaction(async (transaction) => {
    await sequelize.query('SELECT 1', { transaction });
  });
}
    `,
    `
// a library that only calls back: destroyed on the one way out of the callback of the query, given back on the other
import mysql from 'mysql';
const pool = mysql.createPool({});
export function load(callback: (error: Error | null, rows?: unknown) => void) {
  pool.getConnection(function (error, connection) {
    if (error) return callback(error);
    connection.query('SELECT 1', function (failure, rows) {
      if (failure) {
        connection.destroy();
        return callback(failure);
      }
      connection.release();
      callback(null, rows);
    });
  });
}
    `,
    `
// the release of the callback, first in the callback of the query
import { Pool } from 'pg';
const pool = new Pool();
export function load(callback: (error?: Error, rows?: unknown[]) => void) {
  pool.connect((error, client, release) => {
    if (error) return callback(error);
    client.query('SELECT 1', (failure, result) => {
      release();
      if (failure) return callback(failure);
      callback(undefined, result.rows);
    });
  });
}
    `,
    `
// both ways out of the callback of the query
import mysql from 'mysql2';
const pool = mysql.createPool({});
export function load(callback: (error: Error | null, rows?: unknown) => void) {
  pool.getConnection(function (error, connection) {
    if (error) {
      callback(error);
      return;
    }
    connection.query('SELECT 1', function (failure, rows) {
      if (failure) {
        connection.release();
        return callback(failure);
      }
      connection.release();
      callback(null, rows);
    });
  });
}
    `,
    `
// a promise chain with finally
import { Pool } from 'pg';
export function load(pool: Pool) {
  return pool.connect().then((client) => client.query('SELECT 1').finally(() => client.release()));
}
    `,
    `
// a promise chain that releases on both sides
import { Pool } from 'pg';
export function load(pool: Pool) {
  return pool.connect().then((client) => {
    return client
      .query('SELECT 1')
      .then((result) => {
        client.release();
        return result.rows;
      })
      .catch((error) => {
        client.release();
        throw error;
      });
  });
}
    `,
    `
// the release by reference
import { Pool } from 'pg';
export async function load(pool: Pool) {
  const client = await pool.connect();
  return client.query('SELECT 1').finally(client.release);
}
    `,
    `
// an async continuation with a try
import { Pool } from 'pg';
export function load(pool: Pool) {
  return pool.connect().then(async (client) => {
    try {
      return await client.query('SELECT 1');
    } finally {
      client.release();
    }
  });
}
    `,
    `
// awaited, with a finally of its own
import { Pool } from 'pg';
export async function load(pool: Pool) {
  const client = await pool.connect();
  const { rows } = await client.query('SELECT 1').finally(() => client.release());
  return rows;
}
    `,
    `
// released at the end of a stream
import { Pool } from 'pg';
import QueryStream from 'pg-query-stream';
export async function read(pool: Pool) {
  const client = await pool.connect();
  const stream = client.query(new QueryStream('SELECT 1'));
  stream.on('end', () => client.release());
  stream.on('error', () => client.release(true));
  return stream;
}
    `,
    `
// released when the cursor is closed
import { Pool } from 'pg';
import Cursor from 'pg-cursor';
export async function read(pool: Pool) {
  const client = await pool.connect();
  const cursor = client.query(new Cursor('SELECT 1'));
  return {
    next: () => cursor.read(100),
    close: () => cursor.close(() => client.release()),
  };
}
    `,
    `
// released on abort or at the end, by one function
import { Pool } from 'pg';
export async function read(pool: Pool, signal: AbortSignal) {
  const client = await pool.connect();
  let released = false;
  const release = () => {
    if (released) return;
    released = true;
    client.release();
  };
  signal.addEventListener('abort', release, { once: true });
  try {
    return await client.query('SELECT 1');
  } finally {
    release();
  }
}
    `,
    `
// waits for the stream, in a promise made by hand
import { Pool } from 'pg';
import { from } from 'pg-copy-streams';
export async function copy(pool: Pool, source: NodeJS.ReadableStream) {
  const client = await pool.connect();
  await new Promise<void>((resolve, reject) => {
    const stream = client.query(from('COPY t FROM STDIN'));
    const done = (error?: Error) => {
      client.release(error);
      if (error) reject(error);
      else resolve();
    };
    stream.on('error', done);
    stream.on('finish', done);
    source.pipe(stream);
  });
}
    `,
    `
// the acquisition has a handler
import { Pool } from 'pg';
export async function load(pool: Pool) {
  const client = await pool.connect().catch((error) => {
    throw new Error('no connection', { cause: error });
  });
  try {
    return await client.query('SELECT 1');
  } finally {
    client.release();
  }
}
    `,
    `
// what cannot be rejected does not throw
import { Pool } from 'pg';
export async function load(pool: Pool) {
  const client = await pool.connect();
  await client.query('SET statement_timeout = 1000').catch(() => undefined);
  await Promise.allSettled([client.query('SELECT 1')]);
  client.release();
}
    `,
    `
// a callback that is called with options first releases by itself
import { Sequelize } from 'sequelize';
const sequelize = new Sequelize('sqlite::memory:');
export async function run() {
  await sequelize.transaction(async (transaction) => {
    await sequelize.query('SELECT 1', { transaction });
  });
  await sequelize.transaction({ readOnly: true }, async (transaction) => {
    await sequelize.query('SELECT 1', { transaction });
  });
}
    `,
    `
// a callback from elsewhere
import { Pool } from 'pg';
import { onConnect } from './connect';
export function run(pool: Pool) {
  pool.connect(onConnect);
}
    `,
    `
// what is thrown in a callback that is not async ends the process
import { Pool } from 'pg';
const pool = new Pool();
export function load(id: number) {
  pool.connect((error, client, release) => {
    if (error) throw error;
    if (id < 0) throw new RangeError('id');
    client.query('SELECT $1', [id], () => release());
  });
}
    `,
    `
// kept by a variable for the rest of the chain, and given back on both ways
import mysql from 'mysql2/promise';
const pool = mysql.createPool({});
export function load(id: number) {
  let kept: mysql.PoolConnection | undefined;
  return pool
    .getConnection()
    .then((connection) => {
      kept = connection;
      return connection.query('SELECT 1', [id]);
    })
    .finally(() => kept?.release());
}
export function save(id: number) {
  let kept: mysql.PoolConnection | undefined;
  const end = () => kept && kept.release();
  return pool
    .getConnection()
    .then((connection) => {
      kept = connection;
      return connection.query('SELECT 1', [id]);
    })
    .then(
      (rows) => {
        end();
        return rows;
      },
      (error) => {
        end();
        throw error;
      },
    );
}
export function remove(id: number) {
  let kept: mysql.PoolConnection | undefined;
  return pool
    .getConnection()
    .then((connection) => (kept = connection))
    .then(() => kept!.query('SELECT 1', [id]))
    .then(() => kept!.release())
    .catch((error) => {
      if (kept) kept.destroy();
      throw error;
    });
}
    `,
    `
// what answers the handler needs no wait, or cannot fail
import { Pool } from 'pg';
export function load(pool: Pool, rows: string[]) {
  return pool
    .connect()
    .then((client) => Promise.resolve(client).then((same) => format(rows)).then(() => client.release()));
}
    `,
    `
// kept by a variable of the module, or of a function around this one
import { Pool } from 'pg';
const pool = new Pool();
let shared;
export function open() {
  return pool.connect().then((client) => {
    shared = client;
  });
}
export function opener() {
  let own;
  return {
    open: () => pool.connect().then((client) => { own = client; }),
    close: () => own.release(),
  };
}
    `,
    `
// kept for functions that are given away
import { Pool } from 'pg';
const pool = new Pool();
export function session() {
  let own;
  const ready = pool.connect().then((client) => {
    own = client;
    return client.query('BEGIN');
  });
  return { ready, query: (text) => own.query(text), end: () => own.release() };
}
    `,
  ],
  invalid: [
    `
// a function that is given no work takes a transaction for its caller
import { Sequelize } from 'sequelize';
const sequelize = new Sequelize('sqlite::memory:');
const beginTransaction = (name: string) => sequelize.transaction({ isolationLevel: name });
export async function run() {
  const transaction = await beginTransaction('SERIALIZABLE');
                            ~~~~~~~~~~~~~~~~ never
  await sequelize.query('SELECT 1', { transaction });
}
    `,
    `
// the error of the query returns before the release
import { Pool } from 'pg';
const pool = new Pool();
export function load(callback: (error?: Error, rows?: unknown[]) => void) {
  pool.connect((error, client, release) => {
       ~~~~~~~ return 8
    if (error) return callback(error);
    client.query('SELECT 1', (failure, result) => {
      if (failure) return callback(failure);
      release();
      callback(undefined, result.rows);
    });
  });
}
    `,
    `
// nothing in the callback releases
import mysql from 'mysql2';
const pool = mysql.createPool({});
export function load(callback: (error: Error | null, rows?: unknown) => void) {
  pool.getConnection((error, connection) => {
       ~~~~~~~~~~~~~ never
    if (error) return callback(error);
    connection.query('SELECT 1', callback);
  });
}
    `,
    `
// a return between the acquisition and the query
import mysql from 'mysql2';
const pool = mysql.createPool({});
export function load(id: number | undefined, callback: (error: Error | null, rows?: unknown) => void) {
  pool.getConnection((error, connection) => {
       ~~~~~~~~~~~~~ return 7
    if (error) return callback(error);
    if (id === undefined) return callback(null);
    connection.query('SELECT ?', [id], (failure, rows) => {
      connection.release();
      callback(failure, rows);
    });
  });
}
    `,
    `
// an async callback can be rejected
import { Pool } from 'pg';
const pool = new Pool();
export function load() {
  pool.connect(async (error, client, release) => {
       ~~~~~~~ throw 7
    if (error) throw error;
    await client.query('SELECT 1');
    release();
  });
}
    `,
    `
// a promise chain that releases only when all went well
import { Pool } from 'pg';
export function load(pool: Pool) {
  return pool.connect().then((client) =>
              ~~~~~~~ throw 5
    client.query('SELECT 1').then((result) => {
      client.release();
      return result.rows;
    }),
  );
}
    `,
    `
// a continuation without a try
import { Pool } from 'pg';
export function load(pool: Pool) {
  return pool.connect().then(async (client) => {
              ~~~~~~~ throw 5
    const { rows } = await client.query('SELECT 1');
    client.release();
    return rows;
  });
}
    `,
    `
// the handler swallows, and nobody releases
import { Pool } from 'pg';
export async function load(pool: Pool) {
  const client = await pool.connect();
                            ~~~~~~~ throw 5
  await client.query('SELECT 1').then(() => client.release()).catch(console.error);
}
    `,
    `
// the finally stands too late
import { Pool } from 'pg';
export async function load(pool: Pool) {
  const client = await pool.connect();
                            ~~~~~~~ throw 5
  await client.query('SELECT 1');
  return client.query('SELECT 2').finally(() => client.release());
}
    `,
    `
// a promise made by hand, in which one side forgets
import { Pool } from 'pg';
export async function load(pool: Pool) {
  const client = await pool.connect();
                            ~~~~~~~ return 7
  return await new Promise((resolve, reject) => {
    client.query('SELECT 1', (error, result) => {
      if (error) return reject(error);
      client.release();
      resolve(result);
    });
  });
}
    `,
    `
// kept by a variable for the rest of the chain, of which only the last step gives it back
import mysql from 'mysql2/promise';
const pool = mysql.createPool({});
export function load(id: number) {
  let kept: mysql.PoolConnection;
  return pool
    .getConnection()
     ~~~~~~~~~~~~~ throw 10
    .then((connection) => {
      kept = connection;
      return connection.query('SELECT 1', [id]);
    })
    .then(([rows]) => {
      if (rows.length === 0) throw new Error('gone');
      return kept.query('SELECT 2', [id]);
    })
    .then(() => kept.release());
}
    `,
    `
// the handler at the end forgets
import { Pool } from 'pg';
const pool = new Pool();
export function load(done: (error?: unknown) => void) {
  let kept;
  pool
    .connect()
     ~~~~~~~ throw 9
    .then((client) => (kept = client))
    .then(() => kept.query('SELECT 1'))
    .then(() => kept.release())
    .catch((error) => done(error));
}
    `,
  ],
});
