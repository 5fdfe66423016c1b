import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a module that is loaded by a helper of the project's own
const { Pool } = load('pg');
const source = new Pool();
await source.run('SELECT 1');
    `,
  ],
  invalid: [
    `
// CommonJS: the module is its default export
const axios = require('axios');
const Redis = require('ioredis');
const knex = require('knex')({ client: 'pg' });
await axios.get('/users');
      ~~~~~~~~~ round-trip
await new Redis().get('key');
      ~~~~~~~~~~~~~~~ round-trip, cache-read
await knex('users').where({ id: 1 });
      ~~~~~~~~~~~~~~~~~~~ round-trip when awaited
    `,
    `
// CommonJS: a member of require() itself
const source = new (require('pg').Pool)();
const { promises: fs } = require('fs');
await source.query('SELECT 1');
      ~~~~~~~~~~~~ round-trip
await fs.readFile('a');
      ~~~~~~~~~~~ round-trip
    `,
    `
// a member of a default import, and an alias of it
import pg from 'pg';
const { Pool } = pg;
const Connections = Pool;
await new Pool().query('SELECT 1');
      ~~~~~~~~~~~~~~~~ round-trip
await new Connections().query('SELECT 1');
      ~~~~~~~~~~~~~~~~~~~~~~~ round-trip
    `,
    `
// the default export by its name
import { default as Client } from 'ioredis';
await new Client().get('key');
      ~~~~~~~~~~~~~~~~ round-trip, cache-read
    `,
    `
// dynamic import, continued with then
import('pg').then(({ Pool }) => new Pool().query('SELECT 1'));
                                ~~~~~~~~~~~~~~~~ round-trip
import('pg').then((driver) => new driver.Pool().query('SELECT 1'));
                              ~~~~~~~~~~~~~~~~~~~~~~~ round-trip
    `,
    `
// type imports
import type { Pool } from 'pg';
import { type Redis } from 'ioredis';
import type * as driver from 'pg';
export async function load(source: Pool, store: Redis, again: driver.Pool) {
  await source.query('SELECT 1');
        ~~~~~~~~~~~~ round-trip
  await store.get('key');
        ~~~~~~~~~ round-trip, cache-read
  await again.query('SELECT 1');
        ~~~~~~~~~~~ round-trip
}
    `,
    `
// export declarations
import { Pool } from 'pg';
export const source = new Pool();
export default source;
await source.query('SELECT 1');
      ~~~~~~~~~~~~ round-trip
    `,
  ],
});
