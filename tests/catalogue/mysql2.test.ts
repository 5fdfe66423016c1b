import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// connections of another library
import { PoolService } from 'some-broker';
export async function load(pool: PoolService) {
  const connection = await pool.getConnection();
  connection.release();
}
    `,
  ],
  invalid: [
    `
// a connection of one's own
import mysql from 'mysql2/promise';
const connection = await mysql.createConnection({});
                         ~~~~~~~~~~~~~~~~~~~~~~ acquire
await connection.end();
      ~~~~~~~~~~~~~~ release
    `,
    `
// promises
import mysql from 'mysql2/promise';
const pool = mysql.createPool({});
await pool.query('SELECT 1');
      ~~~~~~~~~~ round-trip
const connection = await pool.getConnection();
                         ~~~~~~~~~~~~~~~~~~ acquire
await connection.beginTransaction();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await connection.execute('INSERT INTO t VALUES (?)', [1]);
      ~~~~~~~~~~~~~~~~~~ round-trip
await connection.commit();
      ~~~~~~~~~~~~~~~~~ round-trip
connection.release();
~~~~~~~~~~~~~~~~~~ release
    `,
    `
// callbacks
import { createPool } from 'mysql2';
const pool = createPool({});
pool.query('SELECT 1', console.log);
~~~~~~~~~~ round-trip
pool.getConnection((error, connection) => {
~~~~~~~~~~~~~~~~~~ acquire
  connection.query('SELECT 1', () => connection.release());
  ~~~~~~~~~~~~~~~~ round-trip
                                     ~~~~~~~~~~~~~~~~~~ release
});
    `,
    `
// from callbacks to promises
import mysql from 'mysql2';
const pool = mysql.createPool({}).promise();
const connection = await pool.getConnection();
                         ~~~~~~~~~~~~~~~~~~ acquire
const statement = await connection.prepare('SELECT ?');
                        ~~~~~~~~~~~~~~~~~~ round-trip
await statement.execute([1]);
      ~~~~~~~~~~~~~~~~~ round-trip
pool.releaseConnection(connection);
~~~~~~~~~~~~~~~~~~~~~~ release
    `,
    `
// a cluster; \`end\` and \`destroy\` give back too
import mysql from 'mysql2/promise';
const cluster = mysql.createPoolCluster();
const replica = await cluster.of('replica*').getConnection();
                      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ acquire
replica.destroy();
~~~~~~~~~~~~~~~ release
const main = await cluster.getConnection('main');
                   ~~~~~~~~~~~~~~~~~~~~~ acquire
await main.end();
      ~~~~~~~~ release
    `,
    `
// annotations
import type { Connection, Pool, PoolConnection } from 'mysql2/promise';
export async function load(pool: Pool, pooled: PoolConnection, connection: Connection) {
  await pool.execute('SELECT 1');
        ~~~~~~~~~~~~ round-trip
  await connection.query('SELECT 1');
        ~~~~~~~~~~~~~~~~ round-trip
  pooled.release();
  ~~~~~~~~~~~~~~ release
}
    `,
  ],
});
