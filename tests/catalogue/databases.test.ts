import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a query is a value
import { sql } from '@databases/pg';
const query = sql\`SELECT id FROM users\`;
    `,
    `
// in the process, at once
import connect, { sql } from '@databases/sqlite-sync';
const db = connect('app.db');
db.query(sql\`SELECT id FROM users\`);
db.tx((tx) => tx.query(sql\`SELECT id FROM users\`));
    `,
    `
// a connection of another library
import createConnectionPool from '@acme/sockets';
createConnectionPool().task(work);
    `,
  ],
  invalid: [
    `
import createConnectionPool, { sql } from '@databases/pg';
const db = createConnectionPool();
await db.query(sql\`SELECT id FROM users\`);
      ~~~~~~~~ round-trip
await db.task(async (connection) => connection.query(sql\`SELECT 1\`));
                                    ~~~~~~~~~~~~~~~~ round-trip
await db.tx(async (tx) => {
      ~~~~~ round-trip
  await tx.query(db.sql\`SELECT 1\`);
        ~~~~~~~~ round-trip
});
    `,
    `
// MySQL, and annotations
import createConnectionPool, { type Queryable, type Transaction } from '@databases/mysql';
const db = createConnectionPool();
for await (const row of db.queryStream(query)) console.log(row);
                        ~~~~~~~~~~~~~~ round-trip
export async function load(either: Queryable, tx: Transaction) {
  await either.query(query);
        ~~~~~~~~~~~~ round-trip
  await tx.task((inner) => inner.query(query));
                           ~~~~~~~~~~~ round-trip
}
    `,
    `
// SQLite on threads
import connect, { sql } from '@databases/sqlite';
const db = connect();
await db.query(sql\`SELECT 1\`);
      ~~~~~~~~ round-trip
await db.tx(async (tx) => tx.query(sql\`SELECT 1\`));
      ~~~~~ round-trip
                          ~~~~~~~~ round-trip
    `,
  ],
});
