import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// builders that nobody executes, and the text of one
import { Kysely, sql } from 'kysely';
const db = new Kysely<Database>({ dialect });
const query = db.selectFrom('person').selectAll().where('id', '=', id);
const { parameters } = query.compile();
const now = sql\`now()\`;
    `,
    `
// the same names from another package
import { Kysely } from 'some-builder';
await new Kysely().selectFrom('person').execute();
    `,
  ],
  invalid: [
    `
import { Kysely, sql } from 'kysely';
const db = new Kysely<Database>({ dialect });
await db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await db.insertInto('person').values({ id }).returning('id').execute();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await db.updateTable('person').set({ name }).execute();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await db.deleteFrom('person').execute();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await db.with('recent', (qb) => qb.selectFrom('person')).selectFrom('recent').execute();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await sql\`SELECT 1\`.execute(db);
      ~~~~~~~~~~~~~~~~~~~~~ round-trip
    `,
    `
// transactions
import { Kysely } from 'kysely';
const db = new Kysely<Database>({ dialect });
await db.transaction().setIsolationLevel('serializable').execute(async (trx) => {
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
  await trx.deleteFrom('person').execute();
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
});
const trx = await db.startTransaction().execute();
                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip, acquire
await trx.insertInto('person').values({ id }).execute();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await trx.commit().execute();
      ~~~~~~~~~~~~~~~~~~~~ round-trip
      ~~~~~~~~~~ release
    `,
    `
// annotations
import type { ControlledTransaction, Kysely, SelectQueryBuilder, Transaction } from 'kysely';
export async function load(db: Kysely<DB>, trx: Transaction<DB>, query: SelectQueryBuilder<DB, 'x', {}>) {
  await db.selectFrom('person').execute();
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
  await trx.deleteFrom('person').execute();
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
  for await (const row of query.stream()) console.log(row);
                          ~~~~~~~~~~~~ round-trip
}
export const undo = (trx: ControlledTransaction<DB>) => trx.rollback().execute();
                                                        ~~~~~~~~~~~~~~~~~~~~~~ round-trip
                                                        ~~~~~~~~~~~~ release
    `,
  ],
});
