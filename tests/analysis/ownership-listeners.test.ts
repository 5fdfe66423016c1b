import { testRule } from '../support/test-rule.js';
import { ownershipProbe } from './ownership-probe.js';

/** A stream over a connection of a pool, and what listens to it. */
const streaming = (shows: string, listeners: string, mark = ''): string => `
// ${shows}
import { Pool } from 'pg';
import QueryStream from 'pg-query-stream';
import { finished, pipeline } from 'node:stream';
export async function read(pool: Pool, res: NodeJS.WritableStream) {
  const client = await pool.connect();
${mark}  const stream = client.query(new QueryStream('SELECT 1'));
  ${listeners}
}
`;

const failing = (shows: string, listeners: string, line = 8): string =>
  streaming(shows, listeners, `                            ~~~~~~~ stream ${line}\n`);

testRule(ownershipProbe, {
  valid: [
    streaming('on close', "stream.once('close', () => client.release()); stream.pipe(res);"),
    streaming(
      'at the end and after an error',
      "stream.on('end', () => client.release()).on('error', () => client.release(true));",
    ),
    streaming(
      'by one function, at the end and on close',
      "const done = () => client.release(); stream.on('end', done); stream.on('close', done);",
    ),
    streaming('a function of streams calls back', 'pipeline(stream, res, () => client.release());'),
    streaming(
      'a function of streams calls back too',
      "stream.on('end', () => client.release()); finished(res, () => client.release());",
    ),
    streaming(
      'a promise is waited for, and what it throws is caught',
      `try {
    await new Promise((resolve, reject) => stream.on('end', resolve).on('error', reject));
  } finally {
    client.release();
  }`,
    ),
    streaming(
      'a failure ends the process',
      "stream.on('end', () => client.release()); stream.on('error', () => process.exit(1));",
    ),
    streaming(
      'given back at once by a function that also listens',
      "const done = () => client.release(); stream.on('end', done); setTimeout(done, 1000);",
    ),
    streaming(
      'a function that calls itself listens for a failure too',
      `const done = (left: number) => (left ? done(left - 1) : client.release());
  stream.on('end', () => done(1)).on('error', () => done(1));`,
    ),
    streaming(
      'kept elsewhere too, before and after',
      "this.client = client; stream.on('end', () => client.release());",
    ),
    streaming(
      'whoever called may give it back',
      "stream.on('end', () => client.release()); return { stop: () => client.release() };",
    ),
    streaming(
      'given back after the listener is there, where what follows throws',
      "try { stream.on('end', () => client.release()); await send(stream, res); } catch { client.release(); }",
    ),
    streaming(
      'a function of streams gets the method',
      "finished(stream, client.release); stream.on('end', client.release);",
    ),
    streaming('a function of another kind', "hooks.tap('end', () => client.release());"),
    streaming(
      'the end of the connection is another matter',
      "client.on('end', () => client.release()); stream.pipe(res);",
    ),
    `
// what is asked there ends after an error too
import mysql from 'mysql2';
export function read(pool: mysql.Pool) {
  pool.getConnection((error, connection) => {
    if (error) throw error;
    const query = connection.query('SELECT 1');
    query.on('error', report).on('end', () => connection.release());
  });
}
    `,
    `
// a connection of one's own, which can be kept
import { Client } from 'pg';
import QueryStream from 'pg-query-stream';
export async function read(res: NodeJS.WritableStream) {
  const client = new Client();
  await client.connect();
  const stream = client.query(new QueryStream('SELECT 1'));
  stream.on('end', () => client.end());
  stream.pipe(res);
}
    `,
  ],
  invalid: [
    failing('a function', "stream.on('end', () => client.release()); stream.on('error', report);"),
    failing('the method itself', "stream.once('end', client.release); stream.pipe(res);"),
    failing('the bound method', "stream.once('end', client.release.bind(client)); stream.pipe(res);"),
    failing('a function with a name', "const done = () => client.release(); stream.on('end', done);"),
    failing(
      'a function that a listener calls',
      "const done = () => client.release(); stream.on('end', () => done());",
    ),
    failing(
      'another stream, where the answer is sent',
      "stream.pipe(res).on('finish', () => client.release());",
    ),
    failing(
      'given back on a path that does not come to the stream',
      `if (!res.writable) {
    client.release();
    return;
  }
  stream.on('end', () => client.release());`,
      12,
    ),
    failing(
      'a promise that nobody catches',
      `await new Promise<void>((resolve, reject) => {
    stream.on('error', reject);
    stream.on('end', () => {
      client.release();
      resolve();
    });
  });`,
      10,
    ),
    `
// given back to the pool, before the stream is there and at its end
import { createPool } from 'generic-pool';
const pool = createPool({ create: connect, destroy: close });
export async function read(res: NodeJS.WritableStream) {
  const client = await pool.acquire();
                            ~~~~~~~ stream 10
  if (!res.writable) {
    await pool.release(client);
    return;
  }
  client.stream('SELECT 1').on('end', () => pool.release(client)).pipe(res);
}
    `,
    `
// a callback that gives it back
import { Pool } from 'pg';
import QueryStream from 'pg-query-stream';
export function read(pool: Pool, res: NodeJS.WritableStream) {
  pool.connect((error, client, done) => {
       ~~~~~~~ stream 8
    if (error) throw error;
    const stream = client.query(new QueryStream('SELECT 1'));
    stream.on('end', done);
    stream.pipe(res);
  });
}
    `,
    `
// an answer that is not sent to its end, though the query is
import mysql from 'mysql2/promise';
export async function read(pool: mysql.Pool, res: NodeJS.WritableStream) {
  const connection = await pool.getConnection();
                                ~~~~~~~~~~~~~ stream 5
  res.on('finish', () => connection.release());
  await send(connection.query('SELECT 1'), res);
}
    `,
  ],
});
