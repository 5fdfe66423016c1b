import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a client of another library
import { createClient } from 'soap';
await createClient().execute('SELECT 1');
    `,
  ],
  invalid: [
    `
import { createClient } from '@libsql/client';
const client = createClient({ url });
await client.execute({ sql: 'SELECT id FROM users WHERE id = ?', args: [id] });
      ~~~~~~~~~~~~~~ round-trip
await client.batch(['SELECT 1', 'SELECT 2'], 'read');
      ~~~~~~~~~~~~ round-trip
const transaction = await client.transaction('write');
                          ~~~~~~~~~~~~~~~~~~ round-trip, acquire
await transaction.execute('SELECT 1');
      ~~~~~~~~~~~~~~~~~~~ round-trip
await transaction.commit();
      ~~~~~~~~~~~~~~~~~~ round-trip, release
transaction.close();
~~~~~~~~~~~~~~~~~ release
client.close();
    `,
    `
// over HTTP
import { createClient } from '@libsql/client/web';
await createClient({ url }).executeMultiple('SELECT 1; SELECT 2');
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
    `,
    `
// annotations
import type { Client, Transaction } from '@libsql/client';
export async function load(client: Client, transaction: Transaction) {
  await client.migrate(statements);
        ~~~~~~~~~~~~~~ round-trip
  await transaction.rollback();
        ~~~~~~~~~~~~~~~~~~~~ round-trip, release
}
    `,
  ],
});
