import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a connection of another library
import { connect } from 'telescope';
await connect().execute('SELECT 1', []);
    `,
  ],
  invalid: [
    `
import { Client, connect } from '@planetscale/database';
await connect(config).execute('SELECT id FROM users WHERE id = ?', [id]);
      ~~~~~~~~~~~~~~~~~~~~~~~ round-trip
const connection = new Client(config).connection();
await connection.transaction(async (tx) => {
      ~~~~~~~~~~~~~~~~~~~~~~ round-trip
  await tx.execute('SELECT 1');
        ~~~~~~~~~~ round-trip
});
    `,
    `
// annotations
import type { Connection, Transaction } from '@planetscale/database';
export async function load(connection: Connection, tx: Transaction) {
  await connection.execute('SELECT 1');
        ~~~~~~~~~~~~~~~~~~ round-trip
  await tx.execute('SELECT 1');
        ~~~~~~~~~~ round-trip
}
    `,
  ],
});
