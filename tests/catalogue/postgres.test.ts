import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// text for another library
import sql from 'sql-template-strings';
const text = sql\`SELECT 1\`;
    `,
    `
// helpers for use inside a query
import postgres from 'postgres';
const sql = postgres();
const list = sql(ids);
const data = sql.json({});
    `,
  ],
  invalid: [
    `
import postgres from 'postgres';
const sql = postgres();
await sql\`SELECT id FROM users WHERE id IN \${sql(ids)}\`;
      ~~~ round-trip when awaited
await sql\`SELECT id FROM users\`.values();
      ~~~ round-trip when awaited
await sql.unsafe('SELECT 1');
      ~~~~~~~~~~ round-trip when awaited
await sql.file('report.sql');
      ~~~~~~~~ round-trip when awaited
    `,
    `
// transactions
import postgres from 'postgres';
const sql = postgres();
await sql.begin('read only', async (tx) => {
      ~~~~~~~~~ round-trip
  await tx\`SELECT 1\`;
        ~~ round-trip when awaited
  await tx.savepoint(async (inner) => {
        ~~~~~~~~~~~~ round-trip
    await inner\`SELECT 1\`;
          ~~~~~ round-trip when awaited
  });
});
    `,
    `
// a connection of one's own
import postgres from 'postgres';
const reserved = await postgres().reserve();
                       ~~~~~~~~~~~~~~~~~~ acquire
await reserved\`SELECT 1\`;
      ~~~~~~~~ round-trip when awaited
reserved.release();
~~~~~~~~~~~~~~~~ release
    `,
    `
// annotations, with and without the namespace
import postgres, { type ReservedSql } from 'postgres';
export async function load(sql: postgres.Sql, tx: postgres.TransactionSql, reserved: ReservedSql) {
  await sql\`SELECT 1\`;
        ~~~ round-trip when awaited
  await tx\`SELECT 1\`;
        ~~ round-trip when awaited
  reserved.release();
  ~~~~~~~~~~~~~~~~ release
}
    `,
    {
      espree: true,
      code: `
const postgres = require('postgres');
const sql = postgres({ max: 1 });
sql\`SELECT 1\`.then(console.log);
~~~ round-trip when awaited
      `,
    },
  ],
});
