import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a query is a value
import { sql } from 'slonik';
const query = sql.type(user)\`SELECT id FROM users\`;
const part = sql.join(parts, sql.fragment\`, \`);
    `,
    `
// the same names of something else
import { createPool } from 'carpool';
const pool = await createPool();
await pool.one();
    `,
    `
// the same names without SQL
import { pool } from './pool';
await pool.exists(name);
    `,
  ],
  invalid: [
    `
import { createPool, sql } from 'slonik';
const pool = await createPool(url);
await pool.any(sql.type(user)\`SELECT id FROM users\`);
      ~~~~~~~~ round-trip
await pool.maybeOne(sql.unsafe\`SELECT id FROM users WHERE id = \${id}\`);
      ~~~~~~~~~~~~~ round-trip
await pool.stream(sql.unsafe\`SELECT id FROM users\`, (stream) => stream.resume());
      ~~~~~~~~~~~ round-trip
    `,
    `
// connections and transactions give themselves back
import { createPool, sql } from 'slonik';
const pool = await createPool(url);
await pool.connect(async (connection) => {
  await connection.query(sql.unsafe\`SELECT 1\`);
        ~~~~~~~~~~~~~~~~ round-trip
  await connection.transaction(async (tx) => {
    await tx.exists(sql.unsafe\`SELECT 1\`);
          ~~~~~~~~~ round-trip
  });
});
    `,
    `
// annotations
import type { CommonQueryMethods, DatabasePool, DatabaseTransactionConnection } from 'slonik';
type Deps = { pool: DatabasePool };
export async function load({ pool }: Deps, tx: DatabaseTransactionConnection, either: CommonQueryMethods) {
  await pool.oneFirst(count);
        ~~~~~~~~~~~~~ round-trip
  await tx.many(list);
        ~~~~~~~ round-trip
  await either.manyFirst(list);
        ~~~~~~~~~~~~~~~~ round-trip
}
    `,
    `
// by convention: a pool that comes from somewhere else
import { sql } from 'slonik';
import { pool } from './pool';
await pool.maybeOne(sql.unsafe\`SELECT id FROM users WHERE id = \${id}\`);
      ~~~~~~~~~~~~~ round-trip (convention)
    `,
  ],
});
