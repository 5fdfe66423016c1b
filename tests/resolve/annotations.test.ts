import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a type of the library that has no such member
import type { QueryResult } from 'pg';
export function load(result: QueryResult) {
  return result.query('SELECT 1');
}
    `,
    `
// the type of a package that is not catalogued takes part in no convention
import type { Pool } from 'generic-pool';
export async function load(pool: Pool) {
  await pool.connect();
}
    `,
    `
// types that wait for each other
type A = B;
type B = A;
export function load(source: A) {
  source.query('SELECT 1');
}
    `,
    `
// a union of two libraries
import type { Pool } from 'pg';
import type { Redis } from 'ioredis';
export function load(source: Pool | Redis) {
  source.query('SELECT 1');
}
    `,
  ],
  invalid: [
    `
// namespaces: of the whole module and of an export
import pg from 'pg';
import type { Prisma } from '@prisma/client';
export async function load(pool: pg.Pool, tx: Prisma.TransactionClient) {
  await pool.query('SELECT 1');
        ~~~~~~~~~~ round-trip
  await tx.user.count();
        ~~~~~~~~~~~~~ round-trip when awaited
}
    `,
    `
// null, undefined, and wrappers with one argument
import type { Pool, PoolClient } from 'pg';
export async function load(
  a: Pool | null,
  b: Promise<PoolClient>,
  c: Readonly<Pool>,
  d: NonNullable<Pool | undefined>,
) {
  await a?.query('SELECT 1');
        ~~~~~~~~ round-trip
  await (await b).query('SELECT 1');
        ~~~~~~~~~~~~~~~ round-trip
  await c.query('SELECT 1');
        ~~~~~~~ round-trip
  await d.query('SELECT 1');
        ~~~~~~~ round-trip
}
    `,
    `
// aliases, interfaces that extend, indexed access, typeof
import { Pool } from 'pg';
type Source = Pool;
interface Base { source: Source }
interface Dependencies extends Base { name: string }
const shared = new Pool();
export async function load(a: Source, b: Dependencies, c: Dependencies['source'], d: typeof shared) {
  await a.query('SELECT 1');
        ~~~~~~~ round-trip
  await b.source.query('SELECT 1');
        ~~~~~~~~~~~~~~ round-trip
  await c.query('SELECT 1');
        ~~~~~~~ round-trip
  await d.query('SELECT 1');
        ~~~~~~~ round-trip
}
    `,
    `
// what a factory returns
import { createPool } from 'mysql2/promise';
type Source = ReturnType<typeof createPool>;
export async function load(source: Source) {
  await source.query('SELECT 1');
        ~~~~~~~~~~~~ round-trip
}
    `,
    `
// a function type in a shape
import type { Pool } from 'pg';
export async function load(deps: { source: () => Pool }) {
  await deps.source().query('SELECT 1');
        ~~~~~~~~~~~~~~~~~~~ round-trip
}
    `,
    `
// a type parameter is what it extends
import type { Pool } from 'pg';
export async function load<Source extends Pool>(source: Source) {
  await source.query('SELECT 1');
        ~~~~~~~~~~~~ round-trip
}
    `,
  ],
});
