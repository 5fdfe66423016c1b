import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// the same names from another package
import { Pool } from 'generic-pool';
await new Pool().query('SELECT 1');
    `,
    `
// declarations that wait for each other
const a = b.connect(), b = a.connect();
a.query('SELECT 1');
    `,
  ],
  invalid: [
    `
import { Client, Pool } from 'pg';
const pool = new Pool();
await pool.query('SELECT 1');
      ~~~~~~~~~~ round-trip
const client = await pool.connect();
                     ~~~~~~~~~~~~ acquire
await client.query('SELECT 1');
      ~~~~~~~~~~~~ round-trip
client.release();
~~~~~~~~~~~~~~ release
const own = new Client();
                ~~~~~~ acquire
await own.query('SELECT 1');
      ~~~~~~~~~ round-trip
await own.end();
      ~~~~~~~ release
    `,
    `
// the default export, and the callback form
import pg from 'pg';
const pool = new pg.Pool();
pool.connect((error, client, done) => {
~~~~~~~~~~~~ acquire
  client.query('SELECT 1', done);
  ~~~~~~~~~~~~ round-trip
});
    `,
    `
// annotations
import type { ClientBase, Pool, PoolClient } from 'pg';
export async function load(pool: Pool, client: PoolClient, either: ClientBase) {
  await pool.query('SELECT 1');
        ~~~~~~~~~~ round-trip
  await client.query('SELECT 1');
        ~~~~~~~~~~~~ round-trip
  await either.query('SELECT 1');
        ~~~~~~~~~~~~ round-trip
}
    `,
    {
      espree: true,
      code: `
const { native } = require('pg');
const pool = new native.Pool();
pool.query('SELECT 1');
~~~~~~~~~~ round-trip
      `,
    },
    `
// by convention: a pool that comes from somewhere else
import { pool } from './database';
const client = await pool.connect();
                     ~~~~~~~~~~~~ acquire (convention)
    `,
  ],
});
