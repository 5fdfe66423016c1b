import { requireConnectionRelease } from '../../rules/require-connection-release.js';
import { noSelectStar } from '../../rules/no-select-star.js';
import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a request of another library
import { Request, Transaction } from 'bank';
await new Request(new Transaction()).query('SELECT 1');
    `,
    `
// parameters and the state of the pool
import sql from 'mssql';
const pool = await sql.connect(config);
pool.request().input('id', sql.Int, id);
await pool.close();
    `,
    `
// a request over HTTP
import { pool } from './http';
await pool.request({ path: '/users', method: 'GET' });
    `,
  ],
  invalid: [
    `
import sql from 'mssql';
const pool = await sql.connect(config);
await pool.request().input('id', id).query('SELECT id FROM users WHERE id = @id');
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await pool.query\`SELECT id FROM users WHERE id = \${id}\`;
      ~~~~~~~~~~ round-trip
await sql.query('SELECT 1');
      ~~~~~~~~~ round-trip
await new sql.Request(pool).execute('procedure');
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await new sql.Request().bulk(table);
      ~~~~~~~~~~~~~~~~~~~~~~ round-trip
    `,
    `
// a transaction holds a connection from its beginning on
import { ConnectionPool, Transaction } from 'mssql';
const pool = await new ConnectionPool(config).connect();
const transaction = new Transaction(pool);
                        ~~~~~~~~~~~ acquire
await transaction.begin();
      ~~~~~~~~~~~~~~~~~ round-trip
await transaction.request().query('SELECT 1');
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await transaction.commit();
      ~~~~~~~~~~~~~~~~~~ round-trip, release
const other = pool.transaction();
              ~~~~~~~~~~~~~~~~ acquire
await other.rollback();
      ~~~~~~~~~~~~~~ round-trip, release
    `,
    `
// so does a prepared statement
import sql from 'mssql';
const statement = new sql.PreparedStatement();
                      ~~~~~~~~~~~~~~~~~~~~~ acquire
statement.input('id', sql.Int);
await statement.prepare('SELECT id FROM users WHERE id = @id');
      ~~~~~~~~~~~~~~~~~ round-trip
await statement.execute({ id: 1 });
      ~~~~~~~~~~~~~~~~~ round-trip
await statement.unprepare();
      ~~~~~~~~~~~~~~~~~~~ round-trip, release
    `,
    `
// annotations, with and without the namespace
import sql, { type ConnectionPool } from 'mssql';
export async function load(pool: ConnectionPool, request: sql.Request, transaction: sql.Transaction) {
  await pool.batch('SELECT 1');
        ~~~~~~~~~~ round-trip
  await request.query('SELECT 1');
        ~~~~~~~~~~~~~ round-trip
  await transaction.rollback();
        ~~~~~~~~~~~~~~~~~~~~ round-trip, release
}
    `,
    `
// by convention: a pool that comes from somewhere else
import { pool } from './database';
await pool.request().input('id', id).query('SELECT name FROM users WHERE id = @id');
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip (convention)
    `,
  ],
});

testRule(requireConnectionRelease, {
  valid: [
    `
// committed or rolled back
import sql from 'mssql';
export async function save(pool: sql.ConnectionPool) {
  const transaction = new sql.Transaction(pool);
  await transaction.begin();
  try {
    await new sql.Request(transaction).query('DELETE FROM t');
    await transaction.commit();
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}
    `,
    `
// made, but it never begins
import sql from 'mssql';
export async function look(pool: sql.ConnectionPool) {
  const transaction = new sql.Transaction(pool);
  return transaction.isolationLevel;
}
    `,
    `
// unprepared in any case
import sql from 'mssql';
export async function load(pool: sql.ConnectionPool, ids: number[]) {
  const statement = new sql.PreparedStatement(pool);
  statement.input('id', sql.Int);
  await statement.prepare('SELECT name FROM users WHERE id = @id');
  try {
    return await statement.execute({ id: ids[0] });
  } finally {
    await statement.unprepare();
  }
}
    `,
  ],
  invalid: [
    {
      code: `
import sql from 'mssql';
export async function save(pool: sql.ConnectionPool) {
  const transaction = new sql.Transaction(pool);
                              ~~~~~~~~~~~ lostOnPath
  await transaction.begin();
  await transaction.request().query('DELETE FROM t');
  await transaction.commit();
}
      `,
      message:
        'The transaction from `sql.Transaction` is not committed or rolled back when line 5 throws, so it is missing from the pool until the process ends, and when none is left, everybody waits. Instead, call `commit()` at the end of a `try` block and `rollback()` in its `catch`.',
    },
    `
import { PreparedStatement } from 'mssql';
export async function load(pool, id: number) {
  const statement = new PreparedStatement(pool);
                        ~~~~~~~~~~~~~~~~~ neverReleased
  await statement.prepare('SELECT name FROM users WHERE id = @id');
  const result = await statement.execute({ id });
  return result.recordset;
}
    `,
  ],
});

testRule(noSelectStar, {
  valid: [
    `
import sql from 'mssql';
const { recordset } = await sql.query\`SELECT id, name FROM users\`;
    `,
  ],
  invalid: [
    {
      code: `
// the rows are under a name of their own
import sql from 'mssql';
const { recordset } = await sql.query\`SELECT * FROM users\`;
                                             ~ selectStar
for (const user of recordset) console.log(user.id, user.name);
      `,
      suggestion: `
// the rows are under a name of their own
import sql from 'mssql';
const { recordset } = await sql.query\`SELECT id, name FROM users\`;
for (const user of recordset) console.log(user.id, user.name);
      `,
    },
  ],
});
