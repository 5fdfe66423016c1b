import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// models of another library
import { Model } from 'sequelize';
class User extends Model {}
await User.query().findById(1);
    `,
    `
// what only makes a row
import { Model } from 'objection';
class User extends Model {}
const user = User.fromJson({});
    `,
  ],
  invalid: [
    `
import { Model } from 'objection';
class User extends Model {
  static load(id: number) {
    return this.query().findById(id);
           ~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
  }
  pets() {
    return this.$relatedQuery('pets').orderBy('name');
           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
  }
}
await User.query().where('age', '>', 18).limit(10);
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
await User.query().insert({ name });
      ~~~~~~~~~~~~~~~~~~~ round-trip when awaited
await User.query().patchAndFetchById(1, { name });
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
await User.query().deleteById(1);
      ~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
await User.query().resultSize();
      ~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await User.relatedQuery('pets').for(1);
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
await User.fetchGraph(users, 'pets');
      ~~~~~~~~~~~~~~~ round-trip when awaited
    `,
    `
// transactions, of the class and of the function, managed and not
import { Model, transaction } from 'objection';
class User extends Model {}
await User.transaction(async (trx) => {
      ~~~~~~~~~~~~~~~~ round-trip
  await User.query(trx).insert({ name });
        ~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
  await trx('users').del();
        ~~~~~~~~~~~~~~~~ round-trip when awaited
});
await transaction(knex, async (trx) => trx.raw('SELECT 1'));
      ~~~~~~~~~~~ round-trip
                                       ~~~~~~~ round-trip when awaited
const trx = await User.startTransaction();
                  ~~~~~~~~~~~~~~~~~~~~~ round-trip, acquire
await trx.commit();
      ~~~~~~~~~~ round-trip, release
const other = await transaction.start(knex);
                    ~~~~~~~~~~~~~~~~~ round-trip, acquire
await other.rollback();
      ~~~~~~~~~~~~~~ round-trip, release
    `,
    `
// a model of the project in between, and annotations
import { Model, type ModelClass, type QueryBuilder } from 'objection';
class BaseModel extends Model {}
class Pet extends BaseModel {}
await Pet.query();
      ~~~~~~~~~ round-trip when awaited
export async function load(builder: QueryBuilder<Pet>) {
  return builder.first();
         ~~~~~~~~~~~~~ round-trip when awaited
}
    `,
  ],
});

testRule(noQueryInLoop, {
  valid: [
    `
// each element is a connection of its own, not a row
import type { Knex } from 'knex';
export async function ask(databases: Knex[]) {
  for (const knex of databases) await knex('users').first();
}
    `,
    `
// a relation of one row
export async function pets(user) {
  return user.$relatedQuery('pets');
}
    `,
  ],
  invalid: [
    `
// a row from elsewhere: hardly anything else has such names
export async function pets(users) {
  for (const user of users) user.pets = await user.$relatedQuery('pets');
                                              ~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
  ],
});
