import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// declarations that wait for each other
const a = b.connect(), b = a.connect();
a.query('SELECT 1');
    `,
    `
// a function that calls itself
const make = () => make();
make().query('SELECT 1');
    `,
    `
// values that contradict each other
import { Pool } from 'pg';
import { Redis } from 'ioredis';
let source = new Pool();
source = new Redis();
source.query('SELECT 1');
    `,
    `
// any is unknown
import { Pool } from 'pg';
export async function load(source: any) {
  await source.run('SELECT 1');
}
    `,
    `
// a name that is shadowed
import { Pool } from 'pg';
const source = new Pool();
export function load(source: Map<string, string>) {
  source.query('SELECT 1');
}
    `,
    `
// an element of a list
import { Pool } from 'pg';
export function load([source]: unknown[]) {
  source.run('SELECT 1');
}
    `,
  ],
  invalid: [
    `
// let that is assigned once, and a default parameter
import { Pool } from 'pg';
let source;
source = new Pool();
source.query('SELECT 1');
~~~~~~~~~~~~ round-trip
export function load(given = new Pool()) {
  given.query('SELECT 1');
  ~~~~~~~~~~~ round-trip
}
    `,
    `
// null before the client is made
import { Pool } from 'pg';
let source = null;
export function start() {
  source = new Pool();
}
export function load() {
  source.query('SELECT 1');
  ~~~~~~~~~~~~ round-trip
}
    `,
    `
// destructured from an object with a known shape
import type { Pool } from 'pg';
interface Dependencies { readonly source: Pool; readonly name: string }
export function load({ source, name }: Dependencies, context: { deps: Dependencies }) {
  source.query(name);
  ~~~~~~~~~~~~ round-trip
  const { source: again } = context.deps;
  again.query('SELECT 1');
  ~~~~~~~~~~~ round-trip
}
    `,
    `
// a method taken out of its object
import { Pool } from 'pg';
const { query } = new Pool();
query('SELECT 1');
~~~~~ round-trip
    `,
    `
// casts, non-null, satisfies, parentheses and optional chains
import { Pool } from 'pg';
const given: unknown = undefined;
(given as Pool).query('SELECT 1');
~~~~~~~~~~~~~~~~~~~~~ round-trip
const source = new Pool() satisfies object;
source!.query('SELECT 1');
~~~~~~~~~~~~~ round-trip
source?.query('SELECT 1');
~~~~~~~~~~~~~ round-trip
(source).query('SELECT 1');
~~~~~~~~~~~~~~ round-trip
    `,
    `
// branches that agree
import { Pool } from 'pg';
const source = process.env.REPLICA ? new Pool({ host: 'replica' }) : new Pool();
source.query('SELECT 1');
~~~~~~~~~~~~ round-trip
const kept = globalThis.source ?? new Pool();
kept.query('SELECT 1');
~~~~~~~~~~ round-trip
    `,
    `
// a global that remembers the client
import { Pool } from 'pg';
const globals = globalThis as unknown as { source?: Pool };
export const source = (globals.source ??= new Pool());
source.query('SELECT 1');
~~~~~~~~~~~~ round-trip
globals.source.query('SELECT 1');
~~~~~~~~~~~~~~~~~~~~ round-trip
    `,
    `
// a factory and a memoising accessor of the file
import { Pool } from 'pg';
let kept: Pool | undefined;
function source() {
  if (!kept) kept = new Pool();
  return kept;
}
source().query('SELECT 1');
~~~~~~~~~~~~~~ round-trip
const make = async (): Promise<Pool> => connect();
(await make()).query('SELECT 1');
~~~~~~~~~~~~~~~~~~~~ round-trip
    `,
    `
// an object literal that groups clients
import { Pool } from 'pg';
const clients = { main: new Pool(), replica: new Pool() };
clients.replica.query('SELECT 1');
~~~~~~~~~~~~~~~~~~~~~ round-trip
    `,
    `
// what a transaction hands to its callback
import { PrismaClient } from '@prisma/client';
import { knex } from 'knex';
const prisma = new PrismaClient();
await prisma.$transaction(async (tx) => {
      ~~~~~~~~~~~~~~~~~~~ round-trip
  await tx.user.count();
        ~~~~~~~~~~~~~ round-trip when awaited
});
const db = knex({});
await db.transaction(async (trx) => {
      ~~~~~~~~~~~~~~ round-trip, acquire
  await trx('users').insert({});
        ~~~~~~~~~~~~~~~~~~~ round-trip when awaited
});
    `,
  ],
});
