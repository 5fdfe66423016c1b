import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a pool of something else
import Pool from 'generic-pool';
const client = await new Pool().connect();
client.release();
    `,
  ],
  invalid: [
    `
import Pool from 'pg-pool';
const pool = new Pool();
await pool.query('SELECT 1');
      ~~~~~~~~~~ round-trip
const client = await pool.connect();
                     ~~~~~~~~~~~~ acquire
client.release();
~~~~~~~~~~~~~~ release
    `,
    `
// the default import as a type
import type Pool from 'pg-pool';
export async function load(pool: Pool<Client>) {
  await pool.query('SELECT 1');
        ~~~~~~~~~~ round-trip
}
    `,
  ],
});
