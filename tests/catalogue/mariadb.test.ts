import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// connections of another library
import { createPool } from 'tcp-pool';
const connection = await createPool().getConnection(5);
await connection.end();
    `,
  ],
  invalid: [
    `
// a connection of one's own
import mariadb from 'mariadb';
const connection = await mariadb.createConnection({});
                         ~~~~~~~~~~~~~~~~~~~~~~~~ acquire
await connection.end();
      ~~~~~~~~~~~~~~ release
    `,
    `
// promises
import mariadb from 'mariadb';
const pool = mariadb.createPool({});
await pool.query('SELECT 1');
      ~~~~~~~~~~ round-trip
await pool.batch('INSERT INTO t VALUES (?)', [[1], [2]]);
      ~~~~~~~~~~ round-trip
const connection = await pool.getConnection();
                         ~~~~~~~~~~~~~~~~~~ acquire
await connection.beginTransaction();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
const statement = await connection.prepare('SELECT ?');
                        ~~~~~~~~~~~~~~~~~~ round-trip
await statement.execute([1]);
      ~~~~~~~~~~~~~~~~~ round-trip
await connection.release();
      ~~~~~~~~~~~~~~~~~~ release
    `,
    `
// callbacks
import { createPool } from 'mariadb/callback';
const pool = createPool({});
pool.getConnection((error, connection) => {
~~~~~~~~~~~~~~~~~~ acquire
  connection.query('SELECT 1', () => connection.end());
  ~~~~~~~~~~~~~~~~ round-trip
                                     ~~~~~~~~~~~~~~ release
});
    `,
    `
// a cluster; \`close\` and \`end\` of a pooled connection give it back
import { createPoolCluster } from 'mariadb';
const cluster = createPoolCluster();
const connection = await cluster.of('replica*').getConnection();
                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ acquire
await connection.close();
      ~~~~~~~~~~~~~~~~ release
    `,
    `
// annotations
import type { Connection, Pool, PoolConnection } from 'mariadb';
export async function load(pool: Pool, pooled: PoolConnection, connection: Connection) {
  await pool.execute('SELECT 1');
        ~~~~~~~~~~~~ round-trip
  await connection.execute('SELECT 1');
        ~~~~~~~~~~~~~~~~~~ round-trip
  await pooled.end();
        ~~~~~~~~~~ release
}
    `,
  ],
});
