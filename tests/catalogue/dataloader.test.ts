import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// loads of one tick are one call of the batch function
import DataLoader from 'dataloader';
const users = new DataLoader(async (ids) => ids);
await Promise.all(ids.map((id) => users.load(id)));
    `,
  ],
  invalid: [
    `
// the batch function asks the database
import DataLoader from 'dataloader';
import { Pool } from 'pg';
const pool = new Pool();
const users = new DataLoader(async (ids) => {
  const { rows } = await pool.query('SELECT id FROM users WHERE id = ANY($1)', [ids]);
                         ~~~~~~~~~~ round-trip
  return rows;
});
    `,
  ],
});
