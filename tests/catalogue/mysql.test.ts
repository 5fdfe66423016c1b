import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a connection of another library
import { createConnection } from 'socket-tools';
createConnection().query('SELECT 1', done);
    `,
    `
// text for a query
import mysql from 'mysql';
const text = mysql.format('SELECT ?', [1]);
    `,
  ],
  invalid: [
    `
// a connection of one's own
import mysql from 'mysql';
const connection = mysql.createConnection({});
                   ~~~~~~~~~~~~~~~~~~~~~~ acquire
connection.end();
~~~~~~~~~~~~~~ release
    `,
    `
import mysql from 'mysql';
const pool = mysql.createPool({});
pool.query('SELECT 1', console.log);
~~~~~~~~~~ round-trip
pool.getConnection((error, connection) => {
~~~~~~~~~~~~~~~~~~ acquire
  connection.beginTransaction(() => {
  ~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
    connection.query({ sql: 'SELECT 1' }, () => connection.release());
    ~~~~~~~~~~~~~~~~ round-trip
                                                ~~~~~~~~~~~~~~~~~~ release
  });
});
    `,
    `
// a cluster, and the ways back
import { createPoolCluster } from 'mysql';
const cluster = createPoolCluster();
cluster.of('replica*').getConnection((error, connection) => connection.destroy());
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ acquire
                                                            ~~~~~~~~~~~~~~~~~~ release
    `,
    `
// annotations
import type { Connection, Pool, PoolConnection } from 'mysql';
export function load(pool: Pool, pooled: PoolConnection, connection: Connection) {
  connection.query('SELECT 1', console.log);
  ~~~~~~~~~~~~~~~~ round-trip
  pool.releaseConnection(pooled);
  ~~~~~~~~~~~~~~~~~~~~~~ release
}
    `,
    {
      espree: true,
      code: `
const connection = require('mysql').createConnection({});
                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ acquire
connection.query('SELECT 1', console.log);
~~~~~~~~~~~~~~~~ round-trip
      `,
    },
  ],
});
