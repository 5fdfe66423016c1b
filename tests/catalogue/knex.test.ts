import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a function of another library
import knex from 'some-builder';
const db = knex({});
const rows = db('users').all();
    `,
    `
// a schema, and what is not about rows
import knex from 'knex';
const db = knex({});
await db.schema.createTable('users', (table) => table.increments());
await db.migrate.latest();
await db.destroy();
    `,
  ],
  invalid: [
    `
import knex from 'knex';
const db = knex({ client: 'pg' });
await db('users').where({ id }).first();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
await db.select('id').from('users');
      ~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
await db('users').insert({ id }).onConflict('id').merge();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
await db('users').where({ id }).update({ name });
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
await db('users').where({ id }).del();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
await db.raw('SELECT 1').timeout(10);
      ~~~~~~ round-trip when awaited
await db.batchInsert('users', rows);
      ~~~~~~~~~~~~~~ round-trip
    `,
    `
// a chain in pieces; what shows its text runs nothing
import { knex } from 'knex';
const query = knex({})('users').where({ id });
              ~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
const text = query.toSQL();
const page = await query.clone().limit(10);
                   ~~~~~~~~~~~~~~~~~~~ round-trip when awaited
query.then(console.log);
    `,
    `
// transactions
import knex from 'knex';
const db = knex({});
await db.transaction(async (trx) => {
      ~~~~~~~~~~~~~~ round-trip, acquire
  await trx('users').insert({ id });
        ~~~~~~~~~~~~~~~~~~~ round-trip when awaited
  await db('users').transacting(trx).where({ id }).increment('visits', 1);
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
});
const trx = await db.transaction();
                  ~~~~~~~~~~~~~~ round-trip, acquire
await trx.raw('SELECT 1');
      ~~~~~~~ round-trip when awaited
await trx.commit();
      ~~~~~~~~~~ round-trip, release
    `,
    `
// a connection of one's own
import knex from 'knex';
const db = knex({});
const connection = await db.client.acquireConnection();
                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~ acquire
db.client.releaseConnection(connection);
~~~~~~~~~~~~~~~~~~~~~~~~~~~ release
    `,
    `
// annotations
import type { Knex } from 'knex';
export async function load(db: Knex, trx: Knex.Transaction, query: Knex.QueryBuilder) {
  await db('users');
        ~~ round-trip when awaited
  await trx('users').select();
        ~~~~~~~~~~~~~~~~~~~ round-trip when awaited
  await query.limit(1);
        ~~~~~~~~~~~ round-trip when awaited
  await trx.rollback();
        ~~~~~~~~~~~~ round-trip, release
}
    `,
    {
      espree: true,
      code: `
const knex = require('knex')({ client: 'pg' });
knex('users').where({ id: 1 }).then(console.log);
~~~~~~~~~~~~~~~~~~~ round-trip when awaited
      `,
    },
  ],
});
