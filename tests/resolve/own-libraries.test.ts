import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

const read = { roundTrip: { server: 'database', access: 'read', forMany: 'ask once' } };

const libraries = [
  {
    modules: ['@acme/db', '**/lib/db'],
    exports: {
      default: { is: 'Database' },
      db: { is: 'Database' },
      pool: { like: { package: 'pg', type: 'Pool' } },
      prisma: { like: { package: '@prisma/client', type: 'PrismaClient' } },
      getPool: { gives: { package: 'pg', type: 'Pool' } },
      createDatabase: { gives: 'Database' },
      withDatabase: { callback: ['Database'] },
      queryRow: read,
      sql: { is: 'Sql' },
      InjectDatabase: { injects: 'Database' },
    },
    types: {
      Database: {
        members: {
          queryRow: read,
          begin: {
            gives: 'Transaction',
            acquires: { resource: 'transaction', releasedBy: { member: 'end' } },
          },
          users: { is: 'Table' },
          remember: { cacheWrite: { purpose: 'cache', key: 0, wayOut: 'pass a time to live' } },
        },
      },
      Transaction: { extends: 'Database', members: { end: { releases: 'receiver' } } },
      Table: { members: { '*': read } },
      Sql: { tag: read, call: read },
      BaseRepository: { members: { findById: read } },
      Knex: { like: { package: 'knex', type: 'Knex' }, members: { paginate: read } },
    },
  },
  {
    modules: ['**/repositories/*'],
    exports: { '*': { gives: 'Repository' } },
    types: { Repository: { members: { findById: read } } },
  },
  { modules: ['@acme/db'], exports: { second: read, queryRow: {} } },
  {
    modules: ['knex'],
    types: { Knex: { like: { package: 'knex', type: 'Knex' }, members: { paginate: read } } },
  },
];

const settings = { libraries };
const filename = '/shop/src/orders/service.ts';

const withSettings = (code: string) => ({ code, settings, filename });

testRule(probe, {
  valid: [
    `
// nothing is known without the setting
import { createDatabase } from '@acme/db';
createDatabase().queryRow('SELECT 1');
    `,
    ...[
      `
// a module that no pattern means
import { queryRow, pool } from '@acme/db-tools';
queryRow('SELECT 1');
pool.run('SELECT 1');
      `,
      `
// a member that the type does not have, and an export without facts
import { db, other } from '@acme/db';
await db.connect();
await other.connect();
      `,
      `
// what the user describes takes part in no convention
import { db as pool } from '@acme/db';
await pool.connect();
      `,
    ].map(withSettings),
  ],
  invalid: [
    `
// named, renamed, default and namespace imports
import database, { db, pool as source, queryRow } from '@acme/db';
import * as all from '@acme/db';
await database.queryRow('SELECT 1');
      ~~~~~~~~~~~~~~~~~ round-trip (setting)
await db.queryRow('SELECT 1');
      ~~~~~~~~~~~ round-trip (setting)
await source.query('SELECT 1');
      ~~~~~~~~~~~~ round-trip (setting)
await queryRow('SELECT 1');
      ~~~~~~~~ round-trip (setting)
await all.pool.query('SELECT 1');
      ~~~~~~~~~~~~~~ round-trip (setting)
await all.default.queryRow('SELECT 1');
      ~~~~~~~~~~~~~~~~~~~~ round-trip (setting)
    `,
    `
// require(), import = and import(), of relative paths
const { pool } = require('../lib/db');
const whole = require('../lib/db.js');
import typed = require('../lib/db');
const { db } = await import('../lib/db/index.js');
await pool.query('SELECT 1');
      ~~~~~~~~~~ round-trip (setting)
await whole.db.queryRow('SELECT 1');
      ~~~~~~~~~~~~~~~~~ round-trip (setting)
await whole.queryRow('SELECT 1');
      ~~~~~~~~~~~~~~ round-trip (setting)
await typed.pool.query('SELECT 1');
      ~~~~~~~~~~~~~~~~ round-trip (setting)
await db.queryRow('SELECT 1');
      ~~~~~~~~~~~ round-trip (setting)
    `,
    `
// a library behind an export: what it gives is known as if the file had imported it
import { pool, getPool, prisma } from '@acme/db';
const client = await pool.connect();
                     ~~~~~~~~~~~~ acquire (setting)
client.release();
~~~~~~~~~~~~~~ release (setting)
await getPool().query('SELECT 1');
      ~~~~~~~~~~~~~~~ round-trip (setting)
await prisma.$transaction(async (tx) => {
      ~~~~~~~~~~~~~~~~~~~ round-trip (setting)
  await tx.user.findMany();
        ~~~~~~~~~~~~~~~~ round-trip when awaited (setting)
});
    `,
    `
// a class: made, annotated, injected, and what its members give
import { Database, InjectDatabase, createDatabase, withDatabase, type Transaction } from '@acme/db';
const made = new Database();
await made.queryRow('SELECT 1');
      ~~~~~~~~~~~~~ round-trip (setting)
await createDatabase().users.findByName('a');
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip (setting)
await withDatabase((given) => given.queryRow('SELECT 1'));
                              ~~~~~~~~~~~~~~ round-trip (setting)
export class Orders {
  constructor(private readonly db: Database, @InjectDatabase() private readonly injected) {}
  async load(given: Transaction) {
    await given.queryRow('SELECT 1');
          ~~~~~~~~~~~~~~ round-trip (setting)
    const transaction = await this.db.begin();
                              ~~~~~~~~~~~~~ acquire (setting)
    await this.injected.queryRow('SELECT 1');
          ~~~~~~~~~~~~~~~~~~~~~~ round-trip (setting)
    await transaction.end();
          ~~~~~~~~~~~~~~~ release (setting)
    this.db.remember('key', 1);
    ~~~~~~~~~~~~~~~~ cache-write (setting)
  }
}
    `,
    `
// a base class, and classes by the folder of their file
import { BaseRepository } from '@acme/db';
import { UserRepository } from '../repositories/user.repository.js';
export class Orders extends BaseRepository {
  constructor(private readonly users: UserRepository) {
    super();
  }
  async load(id) {
    await this.users.findById(id);
          ~~~~~~~~~~~~~~~~~~~ round-trip (setting)
    return this.findById(id);
           ~~~~~~~~~~~~~ round-trip (setting)
  }
}
await new Orders(new UserRepository()).findById(1);
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip (setting)
    `,
    `
// a value that is a tag or is called, and a type that has all of another library's
import { sql, Knex } from '@acme/db';
await sql\`SELECT 1\`;
      ~~~ round-trip (setting)
export async function load(db: Knex) {
  await db.paginate(1);
        ~~~~~~~~~~~ round-trip (setting)
  await db('users').where({ id: 1 });
        ~~~~~~~~~~~~~~~~~ round-trip when awaited (setting)
}
    `,
    `
// several entries for one module: the first that says something of a name is right
import { queryRow, second } from '@acme/db';
await queryRow('SELECT 1');
      ~~~~~~~~ round-trip (setting)
await second('SELECT 1');
      ~~~~~~ round-trip (setting)
    `,
    `
// a member that a plugin adds to a library of the catalogue
import knex, { type Knex } from 'knex';
export async function load(db: Knex) {
  await db.paginate(1);
        ~~~~~~~~~~~ round-trip (setting)
  await db('users').where({ id: 1 });
        ~~~~~~~~~~~~~~~~~ round-trip when awaited (setting)
}
await knex({})('users').where({ id: 1 });
      ~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited (setting)
    `,
  ].map(withSettings),
});
