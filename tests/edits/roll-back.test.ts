import { requireConnectionRelease } from '../../rules/require-connection-release.js';
import { testRule } from '../support/test-rule.js';

// A transaction that stays open when something throws is rolled back; how it is committed does not change.
testRule(requireConnectionRelease, {
  valid: [],
  invalid: [
    {
      code: `
// the commit stays behind the try, and names that it or others need too
import { Sequelize } from 'sequelize';
const sequelize = new Sequelize('sqlite::memory:');
export async function run() {
  const transaction = await sequelize.transaction();
                                      ~~~~~~~~~~~ lostOnPath
  // what is there
  const [rows] = await sequelize.query('SELECT 1', { transaction });
  await sequelize.query('SELECT 2', { transaction });

  await transaction.commit();
  return rows;
}
      `,
      title: 'Roll the transaction back when something throws.',
      suggestion: `
// the commit stays behind the try, and names that it or others need too
import { Sequelize } from 'sequelize';
const sequelize = new Sequelize('sqlite::memory:');
export async function run() {
  const transaction = await sequelize.transaction();
  let rows;
  try {
    // what is there
    [rows] = await sequelize.query('SELECT 1', { transaction });
    await sequelize.query('SELECT 2', { transaction });
  } catch (error) {
    await transaction.rollback();
    throw error;
  }

  await transaction.commit();
  return rows;
}
      `,
    },
    {
      filename: 'order.js',
      code: `
// a name that a function needs too, which in TypeScript would have no type there
import { Sequelize } from 'sequelize';
import { Order, Item } from './models';
const sequelize = new Sequelize('sqlite::memory:');
export async function order(customer, skus) {
  const t = await sequelize.transaction();
                            ~~~~~~~~~~~ lostOnPath
  const made = await Order.create({ customer }, { transaction: t });
  await Item.bulkCreate(skus.map((sku) => ({ sku, order: made.id })), { transaction: t });
  await t.commit();
  return made;
}
      `,
      suggestion: `
// a name that a function needs too, which in TypeScript would have no type there
import { Sequelize } from 'sequelize';
import { Order, Item } from './models';
const sequelize = new Sequelize('sqlite::memory:');
export async function order(customer, skus) {
  const t = await sequelize.transaction();
  let made;
  try {
    made = await Order.create({ customer }, { transaction: t });
    await Item.bulkCreate(skus.map((sku) => ({ sku, order: made.id })), { transaction: t });
  } catch (error) {
    await t.rollback();
    throw error;
  }
  await t.commit();
  return made;
}
      `,
    },
    {
      code: `
// knex
import { Knex } from 'knex';
export async function rename(knex: Knex, id: number) {
  const trx = await knex.transaction()
                         ~~~~~~~~~~~ lostOnPath
  await trx('users').where({ id }).update({ name: 'x' })
  await trx.commit()
}
      `,
      suggestion: `
// knex
import { Knex } from 'knex';
export async function rename(knex: Knex, id: number) {
  const trx = await knex.transaction()
  try {
    await trx('users').where({ id }).update({ name: 'x' })
  } catch (error) {
    await trx.rollback()
    throw error
  }
  await trx.commit()
}
      `,
    },
    {
      code: `
// a statement that is built and run
import type { Kysely } from 'kysely';
export async function publish(db: Kysely<{ posts: { id: number } }>) {
  const trx = await db.startTransaction().execute();
                                          ~~~~~~~ lostOnPath
  await trx.updateTable('posts').set({ id: 1 }).execute();
  await trx.commit().execute();
}
      `,
      suggestion: `
// a statement that is built and run
import type { Kysely } from 'kysely';
export async function publish(db: Kysely<{ posts: { id: number } }>) {
  const trx = await db.startTransaction().execute();
  try {
    await trx.updateTable('posts').set({ id: 1 }).execute();
  } catch (error) {
    await trx.rollback().execute();
    throw error;
  }
  await trx.commit().execute();
}
      `,
    },
    {
      code: `
// a runner that says whether there is something to roll back
import { DataSource } from 'typeorm';
export async function rename(dataSource: DataSource) {
  const runner = dataSource.createQueryRunner();
                            ~~~~~~~~~~~~~~~~~ lostOnPath
  await runner.connect();
  await runner.startTransaction('SERIALIZABLE');
  await runner.query('SELECT 1');
  await runner.commitTransaction();
  await runner.release();
}
      `,
      title:
        'Give the query runner back in a `finally` block, and roll the transaction back when something throws.',
      suggestion: `
// a runner that says whether there is something to roll back
import { DataSource } from 'typeorm';
export async function rename(dataSource: DataSource) {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.connect();
    await runner.startTransaction('SERIALIZABLE');
    await runner.query('SELECT 1');
    await runner.commitTransaction();
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    throw error;
  } finally {
    await runner.release();
  }
}
      `,
    },
    {
      code: `
// a session whose end rolls back
import mongoose from 'mongoose';
import { Account } from './account';
export async function move(id: string) {
  const session = await mongoose.startSession();
                                 ~~~~~~~~~~~~ lostOnPath
  session.startTransaction();
  await Account.updateOne({ id }, { seen: true }, { session });
  await session.commitTransaction();
  await session.endSession();
}
      `,
      title: 'Give the session back in a `finally` block.',
      suggestion: `
// a session whose end rolls back
import mongoose from 'mongoose';
import { Account } from './account';
export async function move(id: string) {
  const session = await mongoose.startSession();
  try {
    session.startTransaction();
    await Account.updateOne({ id }, { seen: true }, { session });
    await session.commitTransaction();
  } finally {
    await session.endSession();
  }
}
      `,
    },
    `
// a transaction that is only begun on a condition
import { DataSource } from 'typeorm';
export async function rename(dataSource: DataSource, isSafe: boolean) {
  const runner = dataSource.createQueryRunner();
                            ~~~~~~~~~~~~~~~~~ lostOnPath
  if (isSafe) await runner.startTransaction();
  await runner.query('SELECT 1');
  if (isSafe) await runner.commitTransaction();
  await runner.release();
}
    `,
    `
// a name that a function needs too
import { Sequelize } from 'sequelize';
import { Order, Item } from './models';
const sequelize = new Sequelize('sqlite::memory:');
export async function order(customer: string, skus: string[]) {
  const t = await sequelize.transaction();
                            ~~~~~~~~~~~ lostOnPath
  const made = await Order.create({ customer }, { transaction: t });
  await Item.bulkCreate(skus.map((sku) => ({ sku, order: made.id })), { transaction: t });
  await t.commit();
  return made;
}
    `,
    {
      code: `
// returns before the commit
import { Knex } from 'knex';
export async function reserve(knex: Knex, id: number) {
  const trx = await knex.transaction();
                         ~~~~~~~~~~~ lostOnPath
  const row = await trx('users').where({ id }).first('name');
  if (!row) return false;
  if (row.name === '') {
    // nobody
    return;
  }
  await trx('users').where({ id }).update({ name: 'x' });
  await trx.commit();
  return true;
}
      `,
      title:
        'Roll the transaction back when something throws, and where the function returns before the commit.',
      suggestion: `
// returns before the commit
import { Knex } from 'knex';
export async function reserve(knex: Knex, id: number) {
  const trx = await knex.transaction();
  try {
    const row = await trx('users').where({ id }).first('name');
    if (!row) {
      await trx.rollback();
      return false;
    }
    if (row.name === '') {
      // nobody
      await trx.rollback();
      return;
    }
    await trx('users').where({ id }).update({ name: 'x' });
  } catch (error) {
    await trx.rollback();
    throw error;
  }
  await trx.commit();
  return true;
}
      `,
    },
    `
// a return of what is still to be asked, and ways out of a loop
import { Knex } from 'knex';
export async function reserve(knex: Knex, ids: number[]) {
  for (const id of ids) {
    const trx = await knex.transaction();
                           ~~~~~~~~~~~ lostOnPath
    const row = await trx('users').where({ id }).first('name');
    if (!row) continue;
    await trx.commit();
  }
}
export async function tried(knex: Knex, id: number) {
  const trx = await knex.transaction();
                         ~~~~~~~~~~~ lostOnPath
  try {
    if (!(await trx('users').where({ id }).first('name'))) return;
  } catch (error) {
    console.error(error);
  }
  await trx.commit();
}
export async function read(knex: Knex, id: number) {
  const trx = await knex.transaction();
                         ~~~~~~~~~~~ lostOnPath
  const row = await trx('users').where({ id }).first('name');
  if (!row) return trx('guests').where({ id }).first('name');
  await trx.commit();
  return row;
}
    `,
    `
// a rollback of its own: a second one would throw, and hide the error
import { Sequelize } from 'sequelize';
const sequelize = new Sequelize('sqlite::memory:');
export async function run() {
  const transaction = await sequelize.transaction();
                                      ~~~~~~~~~~~ lostOnPath
  const [rows] = await sequelize.query('SELECT 1', { transaction });
  if (rows.length > 1) {
    await transaction.rollback();
    throw new Error('too many');
  }
  await transaction.commit();
}
    `,
    `
// a commit inside of a try: what fails to commit cannot be rolled back
import { Sequelize } from 'sequelize';
const sequelize = new Sequelize('sqlite::memory:');
export async function run() {
  const transaction = await sequelize.transaction();
                                      ~~~~~~~~~~~ lostOnPath
  try {
    await sequelize.query('SELECT 1', { transaction });
    await transaction.commit();
  } catch (error) {
    console.error(error);
  }
}
    `,
    `
// nothing commits it
import { Knex } from 'knex';
export async function load(knex: Knex) {
  const trx = await knex.transaction();
                         ~~~~~~~~~~~ neverReleased
  return trx('users').where('id', 1).first('name');
}
    `,
    `
// one that may be given: whoever gave it ends it
import { Knex } from 'knex';
export async function rename(knex: Knex, id: number, given?: Knex.Transaction) {
  const trx = given ?? (await knex.transaction());
                                   ~~~~~~~~~~~ lostOnPath
  await trx('users').where({ id }).update({ name: 'x' });
  await trx.commit();
}
    `,
  ],
});
