import { testRule } from '../support/test-rule.js';
import { ownershipProbe } from './ownership-probe.js';

// Connections that come from no pool: whoever closes one on one path has to do so on all.
testRule(ownershipProbe, {
  valid: [
    `
// closed in a finally, opened inside of the try or before it
import mysql from 'mysql2/promise';
import { Client } from 'pg';
export async function purge(url: string) {
  const connection = await mysql.createConnection(url);
  try {
    await connection.query('DELETE FROM drafts');
  } finally {
    await connection.end();
  }
}
export async function refresh(url: string) {
  const client = new Client(url);
  try {
    await client.connect();
    await client.query('REFRESH MATERIALIZED VIEW totals');
  } finally {
    await client.end();
  }
}
export async function refreshAll(url: string) {
  const client = new Client(url);
  await client.connect();
  try {
    await client.query('REFRESH MATERIALIZED VIEW totals');
  } finally {
    await client.end();
  }
}
    `,
    `
// nothing closes it: it may be meant for as long as the process lives
import mysql from 'mysql2/promise';
export async function watch(url: string) {
  const connection = await mysql.createConnection(url);
  await connection.query('SET SESSION wait_timeout = 86400');
  setInterval(() => connection.query('SELECT 1'), 60_000);
}
    `,
    `
// without a name: nothing shows that it should be closed
import mysql from 'mysql';
export function ping(done: () => void) {
  mysql.createConnection({}).query('SELECT 1', done);
}
    `,
    `
// returned: whoever asked for it closes it, also where a statement before can throw
import mariadb from 'mariadb';
export async function open(url: string) {
  const connection = await mariadb.createConnection(url);
  await connection.query('SET NAMES utf8mb4');
  return connection;
}
    `,
    `
// kept in a field, and closed only where it cannot be set up
import { Client } from 'pg';
export class Listener {
  private client?: Client;
  async open(url: string) {
    const client = new Client(url);
    await client.connect();
    try {
      await client.query('LISTEN orders');
    } catch (error) {
      await client.end();
      throw error;
    }
    this.client = client;
  }
}
    `,
    `
// a script: what throws ends the process
import mysql from 'mysql2/promise';
async function recreate(url: string) {
  const connection = await mysql.createConnection(url);
  await connection.query('DROP DATABASE IF EXISTS demo');
  await connection.end();
}
const main = async () => {
  await recreate('mysql://localhost');
};
main().catch((error) => {
  console.error(error);
  process.exit(1);
});
    `,
    `
// a script in a function that is called where it stands
import { Client } from 'pg';
(async () => {
  const client = new Client();
  await client.connect();
  await client.query('VACUUM');
  await client.end();
})();
    `,
    `
// a script that opens it in a function of its own
import mariadb from 'mariadb';
const open = () => mariadb.createConnection('mariadb://localhost');
async function seed() {
  const connection = await open();
  await connection.query('INSERT INTO drafts (title) VALUES (1)');
  await connection.end();
}
await seed();
    `,
    `
// statements that wait for each other, and are followed by the end; an error goes to the callback
import mysql from 'mysql';
export function count(done: (error: Error | null, rows?: unknown) => void) {
  const connection = mysql.createConnection({});
  connection.connect();
  connection.query('SELECT COUNT(*) AS n FROM drafts', (error, rows) => done(error, rows));
  connection.end();
}
    `,
    `
// a client of another library that is made and closed alike
import { Client } from 'basic-ftp';
export async function send(path: string) {
  const client = new Client();
  await client.connect('ftp.example.com');
  await client.query('SELECT 1');
  await client.end();
}
    `,
  ],
  invalid: [
    `
// closed only when the statement succeeds
import mysql from 'mysql2/promise';
export async function purge(url: string) {
  const connection = await mysql.createConnection(url);
                                 ~~~~~~~~~~~~~~~~ throw 5
  await connection.query('DELETE FROM drafts');
  await connection.end();
}
    `,
    `
// a client takes its connection when it connects
import { Client } from 'pg';
export async function refresh(url: string, view: string) {
  const client = new Client(url);
                     ~~~~~~ return 7
  if (!view) return;
  await client.connect();
  if (view === 'none') return;
  await client.query('REFRESH MATERIALIZED VIEW totals');
  await client.end();
}
    `,
    `
// through a function that opens it
import mariadb from 'mariadb';
const open = (url: string) => mariadb.createConnection(url);
export async function purge(url: string) {
  const connection = await open(url);
                           ~~~~ throw 6
  await connection.query('DELETE FROM drafts');
  await connection.end();
}
    `,
    `
// the answer that is an error
import mysql from 'mysql';
export function count(done: (error: Error | null, rows?: unknown) => void) {
  const connection = mysql.createConnection({});
                           ~~~~~~~~~~~~~~~~ return 6
  connection.query('SELECT COUNT(*) AS n FROM drafts', (error, rows) => {
    if (error) return done(error);
    connection.end();
    done(null, rows);
  });
}
    `,
    `
// a function that the top of the file calls is also handed on, and runs again
import mysql from 'mysql2/promise';
async function purge() {
  const connection = await mysql.createConnection('mysql://localhost');
                                 ~~~~~~~~~~~~~~~~ throw 5
  await connection.query('DELETE FROM drafts');
  await connection.end();
}
setInterval(purge, 60_000);
purge();
    `,
    `
// a function that the top of the file calls is also exported
import mysql from 'mysql2/promise';
export async function purge() {
  const connection = await mysql.createConnection('mysql://localhost');
                                 ~~~~~~~~~~~~~~~~ throw 5
  await connection.query('DELETE FROM drafts');
  await connection.end();
}
if (import.meta.main) purge();
    `,
    `
// a handler of a program
import express from 'express';
import { Client } from 'pg';
const app = express();
app.post('/purge', async (request, response) => {
  const client = new Client();
                     ~~~~~~ throw 8
  await client.connect();
  await client.query('DELETE FROM drafts');
  await client.end();
  response.sendStatus(204);
});
app.listen(3000);
    `,
  ],
});
