import { noSelectStar } from '../../rules/no-select-star.js';
import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// the same names of something else
import { db } from 'toy-store';
await db.one(1);
await db.any();
    `,
    `
// text for a query, and the end of the pool
import pgPromise from 'pg-promise';
const pgp = pgPromise();
const db = pgp(url);
const text = pgp.helpers.insert(rows, columns);
await db.$pool.end();
    `,
    `
// the same names without SQL
import { db } from './db';
await db.one(id);
await db.any('users');
    `,
  ],
  invalid: [
    `
import pgPromise from 'pg-promise';
const pgp = pgPromise({ capSQL: true });
const db = pgp(url);
await db.one('SELECT id FROM users WHERE id = $1', id);
      ~~~~~~ round-trip
await db.manyOrNone('SELECT id FROM users');
      ~~~~~~~~~~~~~ round-trip
await db.map('SELECT id FROM users', [], (row) => row.id);
      ~~~~~~ round-trip
await db.func('user_by_id', [id]);
      ~~~~~~~ round-trip
    `,
    `
// tasks and transactions, with and without options
import pgPromise from 'pg-promise';
const db = pgPromise()(url);
await db.task(async (t) => t.any('SELECT 1'));
                           ~~~~~ round-trip
await db.tx('save', async (t) => {
  await t.none('INSERT INTO t VALUES ($1)', [1]);
        ~~~~~~ round-trip
  await t.tx({ mode }, (inner) => inner.batch([inner.none('SELECT 1')]));
                                               ~~~~~~~~~~ round-trip
});
    `,
    `
// a connection of one's own
import pgPromise from 'pg-promise';
const db = pgPromise()(url);
const connected = await db.connect();
                        ~~~~~~~~~~ acquire
await connected.any('SELECT 1');
      ~~~~~~~~~~~~~ round-trip
connected.done();
~~~~~~~~~~~~~~ release
    `,
    `
// annotations, with and without the namespace
import pgPromise, { type IDatabase, type ITask } from 'pg-promise';
export async function load(db: IDatabase<{}>, t: ITask<{}>, main: pgPromise.IDatabase<{}>) {
  await db.oneOrNone('SELECT 1');
        ~~~~~~~~~~~~ round-trip
  await t.result('SELECT 1');
        ~~~~~~~~ round-trip
  await main.query('SELECT 1');
        ~~~~~~~~~~ round-trip
}
    `,
    {
      espree: true,
      code: `
const db = require('pg-promise')()(url);
db.many('SELECT 1').then(console.log);
~~~~~~~ round-trip
      `,
    },
    `
// by convention: a database that comes from somewhere else
import { db } from './db';
await db.oneOrNone('SELECT id FROM users WHERE id = $1', [id]);
      ~~~~~~~~~~~~ round-trip (convention)
    `,
  ],
});

testRule(noSelectStar, {
  valid: [
    `
import pgPromise from 'pg-promise';
const db = pgPromise()(url);
const user = await db.one('SELECT id, name FROM users WHERE id = 1');
    `,
  ],
  invalid: [
    {
      code: `
// it answers with the row itself
import pgPromise from 'pg-promise';
const db = pgPromise()(url);
const user = await db.oneOrNone('SELECT * FROM users WHERE id = 1');
                                        ~ selectStar
if (user) console.log(user.id, user.name);
      `,
      suggestion: `
// it answers with the row itself
import pgPromise from 'pg-promise';
const db = pgPromise()(url);
const user = await db.oneOrNone('SELECT id, name FROM users WHERE id = 1');
if (user) console.log(user.id, user.name);
      `,
    },
  ],
});
