import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// branches that contradict each other
import { Pool } from 'pg';
import { Redis } from 'ioredis';
const source = flag ? new Pool() : new Redis();
await source.query('SELECT 1');
    `,
  ],
  invalid: [
    `
// chains of construction
import { createClient } from 'redis';
import { DataSource } from 'typeorm';
const store = await createClient({ url: 'redis://a' }).on('error', console.error).connect();
const source = await new DataSource({}).initialize();
await store.get('key');
      ~~~~~~~~~ round-trip, cache-read
await source.getRepository(User).find();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
    `,
    `
// a duplicate of a client
import { Redis } from 'ioredis';
const store = new Redis();
const copy = store.duplicate();
             ~~~~~~~~~~~~~~~ acquire
await copy.get('key');
      ~~~~~~~~ round-trip, cache-read
    `,
    `
// a factory whose value is a tag
import postgres from 'postgres';
const sql = postgres('postgres://a');
await sql\`SELECT 1\`;
      ~~~ round-trip when awaited
await sql.begin(async (tx) => tx\`SELECT 1\`);
      ~~~~~~~~~ round-trip
                              ~~ round-trip when awaited
    `,
    `
// branches: ternaries, &&, ||, ??, null in one of them
import { Pool } from 'pg';
const a = flag ? new Pool({ max: 1 }) : new Pool();
const b = flag && new Pool();
const c = flag ? null : new Pool();
const d = other || new Pool();
const e = (flag ? undefined : null) ?? new Pool();
await a.query('SELECT 1');
      ~~~~~~~ round-trip
await b.query('SELECT 1');
      ~~~~~~~ round-trip
await c?.query('SELECT 1');
      ~~~~~~~~ round-trip
await d.query('SELECT 1');
      ~~~~~~~ round-trip
await e.query('SELECT 1');
      ~~~~~~~ round-trip
    `,
    `
// branches that make one type or another of one library
import { Cluster, Redis } from 'ioredis';
const store = process.env.NODES ? new Cluster([]) : new Redis();
await store.get('key');
      ~~~~~~~~~ round-trip, cache-read
    `,
    `
// assertions, non-null, const assertions, sequences
import { Pool } from 'pg';
const a = <Pool>given;
const b = given as unknown as Pool;
const c = new Pool()!;
const d = (0, new Pool());
const e = new Pool() satisfies object;
await a.query('SELECT 1');
      ~~~~~~~ round-trip
await b.query('SELECT 1');
      ~~~~~~~ round-trip
await c!.query!('SELECT 1');
      ~~~~~~~~~ round-trip
await d?.query?.('SELECT 1');
      ~~~~~~~~ round-trip
await (e as Pool).query('SELECT 1');
      ~~~~~~~~~~~~~~~~~ round-trip
    `,
    `
// computed members that are written out
import { Pool } from 'pg';
const clients = { main: new Pool() };
await clients['main'].query('SELECT 1');
      ~~~~~~~~~~~~~~~~~~~~~ round-trip
await clients.main['query']('SELECT 1');
      ~~~~~~~~~~~~~~~~~~~~~ round-trip
    `,
    `
// a method that is taken out, bound or made to give promises
import { Pool } from 'pg';
import { Redis } from 'ioredis';
import { promisify } from 'node:util';
const source = new Pool();
const store = new Redis();
const { query, ...others } = source;
const bound = source.query.bind(source);
const get = promisify(store.get).bind(store);
await query('SELECT 1');
      ~~~~~ round-trip
await bound('SELECT 1');
      ~~~~~ round-trip
await get('key');
      ~~~ round-trip, cache-read
const client = await others.connect();
                     ~~~~~~~~~~~~~~ acquire
    `,
    `
// Promise.resolve, Promise.race, and a promise that is awaited later
import { Pool } from 'pg';
const source = await Promise.resolve(new Pool());
const first = await Promise.race([new Pool(), new Pool()]);
const pending = source.connect();
                ~~~~~~~~~~~~~~ acquire
const client = await pending;
await source.query('SELECT 1');
      ~~~~~~~~~~~~ round-trip
await first.query('SELECT 1');
      ~~~~~~~~~~~ round-trip
client.release();
~~~~~~~~~~~~~~ release
    `,
    `
// promises that are continued
import { Pool } from 'pg';
const open = async () => new Pool();
open().then((source) => source.query('SELECT 1'));
                        ~~~~~~~~~~~~ round-trip
open().then(async function (source) {
  await source.query('SELECT 1');
        ~~~~~~~~~~~~ round-trip
});
open()
  .then((source) => source.connect())
                    ~~~~~~~~~~~~~~ acquire
  .then((client) => client.release());
                    ~~~~~~~~~~~~~~ release
open()
  .then((source) => source.connect())
                    ~~~~~~~~~~~~~~ acquire
  .catch(fail)
  .finally(log)
  .then((client) => client.release());
                    ~~~~~~~~~~~~~~ release
    `,
    `
// what is awaited in a chain is the rows of a builder, not the builder
import { knex } from 'knex';
const db = knex({});
const rows = await db('users').select('id');
                   ~~~~~~~~~~~~~~~~~~ round-trip when awaited
await rows.first();
    `,
  ],
});
