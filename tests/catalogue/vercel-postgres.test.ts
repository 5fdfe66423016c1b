import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// the same names from a package of one's own
import { db, sql } from '@acme/storage';
db.connect();
const text = sql\`SELECT 1\`;
    `,
  ],
  invalid: [
    `
// the pool that exists from the start
import { db, sql } from '@vercel/postgres';
await sql\`SELECT id FROM users\`;
      ~~~ round-trip
await sql.query('SELECT 1');
      ~~~~~~~~~ round-trip
await db.sql\`SELECT id FROM users\`;
      ~~~~~~ round-trip
const client = await db.connect();
                     ~~~~~~~~~~ acquire
await client.sql\`SELECT id FROM users\`;
      ~~~~~~~~~~ round-trip
client.release();
~~~~~~~~~~~~~~ release
    `,
    `
// pools and clients of one's own
import { createClient, createPool } from '@vercel/postgres';
const pool = createPool();
await pool.query('SELECT 1');
      ~~~~~~~~~~ round-trip
const client = createClient();
               ~~~~~~~~~~~~ acquire
await client.connect();
await client.sql\`SELECT 1\`;
      ~~~~~~~~~~ round-trip
await client.end();
      ~~~~~~~~~~ release
    `,
    `
// annotations
import type { VercelPool, VercelPoolClient } from '@vercel/postgres';
export async function load(pool: VercelPool, client: VercelPoolClient) {
  await pool.sql\`SELECT 1\`;
        ~~~~~~~~ round-trip
  client.release();
  ~~~~~~~~~~~~~~ release
}
    `,
  ],
});
