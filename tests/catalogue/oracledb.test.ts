import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// connections of another library
import { getConnection } from 'oracle-of-delphi';
const connection = await getConnection();
await connection.execute('SELECT 1');
    `,
    `
// settings, and the end of the pool
import oracledb from 'oracledb';
oracledb.autoCommit = true;
await oracledb.getPool().close(10);
    `,
  ],
  invalid: [
    `
import oracledb from 'oracledb';
const pool = await oracledb.createPool({});
const connection = await pool.getConnection();
                         ~~~~~~~~~~~~~~~~~~ acquire
await connection.execute('SELECT id FROM users WHERE id = :id', [id]);
      ~~~~~~~~~~~~~~~~~~ round-trip
await connection.executeMany('INSERT INTO t VALUES (:1)', rows);
      ~~~~~~~~~~~~~~~~~~~~~~ round-trip
await connection.commit();
      ~~~~~~~~~~~~~~~~~ round-trip
await connection.close();
      ~~~~~~~~~~~~~~~~ release
    `,
    `
// a connection of the default pool, and its other name for the way back
import { getConnection } from 'oracledb';
const connection = await getConnection();
                         ~~~~~~~~~~~~~ acquire
await connection.release();
      ~~~~~~~~~~~~~~~~~~ release
    `,
    `
// annotations and callbacks
import * as oracledb from 'oracledb';
export function load(pool: oracledb.Pool, given: oracledb.Connection) {
  pool.getConnection((error, connection) => connection.execute('SELECT 1', () => connection.close()));
  ~~~~~~~~~~~~~~~~~~ acquire
                                            ~~~~~~~~~~~~~~~~~~ round-trip
                                                                                 ~~~~~~~~~~~~~~~~ release
  return given.execute('SELECT 1');
         ~~~~~~~~~~~~~ round-trip
}
    `,
  ],
});
