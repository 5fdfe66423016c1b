import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a generic type of another file says nothing of its argument
import type { Pool } from 'pg';
import type { Wrapped } from './wrapped.js';
export async function load(source: Wrapped<Pool>) {
  await source.run('SELECT 1');
}
    `,
  ],
  invalid: [
    `
// a factory behind an alias
import { createPool } from 'mysql2/promise';
type Made = Awaited<ReturnType<typeof make>>;
async function make() {
  return createPool({});
}
export async function load(source: Made) {
  await source.query('SELECT 1');
        ~~~~~~~~~~~~ round-trip
}
    `,
    `
// generic aliases with one argument, of this file
import type { Pool } from 'pg';
type Maybe<T> = T | undefined;
export async function load(a: Maybe<Pool>, b: Maybe<{ source: Pool }>) {
  await a?.query('SELECT 1');
        ~~~~~~~~ round-trip
  await b.source.query('SELECT 1');
        ~~~~~~~~~~~~~~ round-trip
}
    `,
    `
// shapes: intersections, interfaces that extend, optional members, parts of them
import type { Pool, PoolClient } from 'pg';
type Deps = { pool: Pool; nested: { client?: PoolClient } } & { name: string };
interface Wide extends Base {
  again: Pool;
}
interface Base {
  pool: Pool;
}
export async function load(
  a: Deps,
  b: Wide,
  c: Deps['nested']['client'],
  d: Readonly<Base>,
  e: Pick<Pool, 'query'>,
  f: Pool & { extra: number },
) {
  await a.pool.query('SELECT 1');
        ~~~~~~~~~~~~ round-trip
  await a.nested.client?.query('SELECT 1');
        ~~~~~~~~~~~~~~~~~~~~~~ round-trip
  await b.pool.query('SELECT 1');
        ~~~~~~~~~~~~ round-trip
  await b.again.query('SELECT 1');
        ~~~~~~~~~~~~~ round-trip
  await c.query('SELECT 1');
        ~~~~~~~ round-trip
  await d.pool.query('SELECT 1');
        ~~~~~~~~~~~~ round-trip
  await e.query('SELECT 1');
        ~~~~~~~ round-trip
  await f.query('SELECT 1');
        ~~~~~~~ round-trip
}
    `,
    `
// types of functions, and of what they give
import type { Pool, PoolClient } from 'pg';
type Getter = () => Promise<PoolClient>;
interface Source {
  open(): Pool;
  client: Getter;
}
export async function load(a: Getter, b: Source, c: InstanceType<typeof Pool>) {
  (await a()).release();
  ~~~~~~~~~~~~~~~~~~~ release
  await b.open().query('SELECT 1');
        ~~~~~~~~~~~~~~ round-trip
  (await b.client()).release();
  ~~~~~~~~~~~~~~~~~~~~~~~~~~ release
  await c.query('SELECT 1');
        ~~~~~~~ round-trip
}
    `,
    `
// unions of types of one library, in either order
import type { Cluster, Redis } from 'ioredis';
export async function load(a: Redis | Cluster, b: Cluster | Redis | null) {
  await a.get('key');
        ~~~~~ round-trip, cache-read
  await b?.get('key');
        ~~~~~~ round-trip, cache-read
}
    `,
    `
// promises of tuples
import type { PoolClient } from 'pg';
export async function load(given: Promise<[PoolClient, number]>) {
  const [client] = await given;
  client.release();
  ~~~~~~~~~~~~~~ release
}
    `,
  ],
});
