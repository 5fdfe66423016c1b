import { testRule } from '../support/test-rule.js';
import { ownershipProbe } from './ownership-probe.js';

testRule(ownershipProbe, {
  valid: [
    `
// the usual shape: acquire, a few synchronous statements, try
import { Pool } from 'pg';
const pool = new Pool();
export async function load(id: number) {
  const client = await pool.connect();
  let rows = 0;
  const start = Date.now();
  console.log('loading', id);
  try {
    await client.query('BEGIN');
    rows = (await client.query('SELECT $1', [id])).rowCount;
    await client.query('COMMIT');
    return rows;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
    `,
    `
// released right after a probe
import { Pool } from 'pg';
const pool = new Pool();
export async function ping() {
  const client = await pool.connect();
  client.release();
}
    `,
    `
// BEGIN alone stands before the try
import { Pool } from 'pg';
const pool = new Pool();
export async function load() {
  const client = await pool.connect();
  await client.query('BEGIN');
  try {
    await client.query('SELECT 1');
  } finally {
    client.release();
  }
}
    `,
    `
// through a function that returns what it took, or what it took before
import { Pool, type PoolClient } from 'pg';
export class Store {
  private client?: PoolClient;
  constructor(private readonly pool: Pool) {}
  async count() {
    const client = await this.getClient();
    return (await client.query('SELECT 1')).rows;
  }
  private async getClient() {
    if (this.client) return this.client;
    return this.pool.connect();
  }
}
    `,
  ],
  invalid: [
    `
// through a method that returns what it took
import { Pool } from 'pg';
export class Store {
  constructor(private readonly pool: Pool) {}
  async count() {
    const client = await this.getClient();
                              ~~~~~~~~~ throw 7
    const { rows } = await client.query('SELECT 1');
    client.release();
    return rows;
  }
  private getClient() {
    return this.pool.connect();
  }
}
    `,
    `
// through a function that begins a transaction on what it took
import { Pool } from 'pg';
async function startTransaction(pool: Pool, level: string) {
  const client = await pool.connect();
  await client.query('BEGIN ISOLATION LEVEL ' + level);
  return client;
}
export async function save(pool: Pool) {
  const client = await startTransaction(pool, 'SERIALIZABLE');
                       ~~~~~~~~~~~~~~~~ never
  await client.query('UPDATE t SET a = 1');
  await client.query('COMMIT');
}
    `,
    `
// nothing releases it
import { Pool } from 'pg';
const pool = new Pool();
export async function load() {
  const client = await pool.connect();
                            ~~~~~~~ never
  return client.query('SELECT 1');
}
    `,
    `
// an await between the acquisition and the release
import { Pool } from 'pg';
const pool = new Pool();
export async function load() {
  const client = await pool.connect();
                            ~~~~~~~ throw 6
  const { rows } = await client.query('SELECT 1');
  client.release();
  return rows;
}
    `,
    `
// an early return
import { Pool } from 'pg';
const pool = new Pool();
export async function load(id?: number) {
  const client = await pool.connect();
                            ~~~~~~~ return 6
  if (!id) return [];
  try {
    return (await client.query('SELECT $1', [id])).rows;
  } finally {
    client.release();
  }
}
    `,
    {
      options: [{ strict: true }],
      code: `
// BEGIN alone stands before the try
import { Pool } from 'pg';
const pool = new Pool();
export async function load() {
  const client = await pool.connect();
                            ~~~~~~~ throw 6
  await client.query('BEGIN');
  try {
    await client.query('SELECT 1');
  } finally {
    client.release();
  }
}
      `,
    },
  ],
});
