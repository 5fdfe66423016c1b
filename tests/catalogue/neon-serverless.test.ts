import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a tag of another library
import { neon } from 'lights';
const sql = neon();
await sql\`SELECT 1\`.then(console.log);
    `,
    `
// a part of a query, and the settings
import { neon, neonConfig } from '@neondatabase/serverless';
const sql = neon(url);
const table = sql.unsafe(name);
neonConfig.poolQueryViaFetch = true;
    `,
  ],
  invalid: [
    `
// over HTTP
import { neon } from '@neondatabase/serverless';
const sql = neon(url);
await sql\`SELECT id FROM users WHERE id = \${id}\`;
      ~~~ round-trip when awaited
await sql.query('SELECT 1');
      ~~~~~~~~~ round-trip when awaited
await sql.transaction((tx) => [tx\`SELECT 1\`, tx.query('SELECT 2')]);
      ~~~~~~~~~~~~~~~ round-trip
                               ~~ round-trip when awaited
                                             ~~~~~~~~ round-trip when awaited
    `,
    `
// over WebSockets
import { Client, Pool, type PoolClient } from '@neondatabase/serverless';
const pool = new Pool();
const client = await pool.connect();
                     ~~~~~~~~~~~~ acquire
await client.query('SELECT 1');
      ~~~~~~~~~~~~ round-trip
client.release();
~~~~~~~~~~~~~~ release
const own = new Client();
                ~~~~~~ acquire
await own.query('SELECT 1');
      ~~~~~~~~~ round-trip
await own.end();
      ~~~~~~~ release
export const load = (given: PoolClient) => given.query('SELECT 1');
                                           ~~~~~~~~~~~ round-trip
    `,
    `
// an annotation
import type { NeonQueryFunction } from '@neondatabase/serverless';
export const load = (sql: NeonQueryFunction<false, false>) => sql\`SELECT 1\`;
                                                              ~~~ round-trip when awaited
    `,
    {
      espree: true,
      code: `
// up to 0.10 a query is called as well
const { neon } = require('@neondatabase/serverless');
const sql = neon(url);
await sql('SELECT id FROM users WHERE id = $1', [id]);
      ~~~ round-trip when awaited
      `,
    },
  ],
});
