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
    `
// a log and a timer before the try
import { Pool } from 'pg';
export async function load(pool: Pool, logger: { info(text: string): Promise<void> }) {
  const client = await pool.connect();
  await logger.info('connected');
  await new Promise((resolve) => setTimeout(resolve, 10));
  try {
    await client.query('SELECT 1');
  } finally {
    client.release();
  }
}
    `,
    `
// functions of this file that do not throw where they are called
import { Pool } from 'pg';
function parse(text: string) {
  try {
    if (text === '') throw new Error('empty');
    return text.split(',');
  } catch {
    return [];
  }
}
async function check(id: number) {
  if (id < 0) throw new RangeError('id');
}
export async function load(pool: Pool, id: number, text: string) {
  const client = await pool.connect();
  const names = parse(text);
  const checked = check(id);
  try {
    await checked;
    await client.query('SELECT $1', names);
  } finally {
    client.release();
  }
}
    `,
    `
// a function that begins the transaction
import { Pool } from 'pg';
import { startTransaction } from './transactions';
export async function load(pool: Pool) {
  const client = await pool.connect();
  await startTransaction(client);
  try {
    await client.query('SELECT 1');
  } finally {
    client.release();
  }
}
    `,
    `
// the path that ends the process
import { Pool } from 'pg';
export async function load(pool: Pool, isBroken: boolean) {
  const client = await pool.connect();
  if (isBroken) {
    process.exit(1);
  } else {
    client.release();
  }
}
    `,
    `
// a function that returns what it took, or what was taken before
import { Pool, type PoolClient } from 'pg';
export class Store {
  private client!: PoolClient;
  constructor(private readonly pool: Pool) {}
  async count(isFresh: boolean) {
    const client = await this.getClient(isFresh);
    return (await client.query('SELECT 1')).rows;
  }
  private async getClient(isFresh: boolean) {
    if (isFresh) return this.pool.connect();
    return this.client;
  }
}
    `,
    `
// a module that checks its connection when it is loaded
import { Pool } from 'pg';
const pool = new Pool();
await pool.connect();
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
// through a function that is only called begin
import { Pool } from 'pg';
async function begin(pool: Pool) {
  const client = await pool.connect();
  await client.query('BEGIN');
  return client;
}
export async function save(pool: Pool) {
  const client = await begin(pool);
                       ~~~~~ never
  await client.query('UPDATE t SET a = 1');
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
    `
// a local function that calls itself
import { Pool } from 'pg';
export async function load(pool: Pool) {
  const client = await pool.connect();
                            ~~~~~~~ throw 6
  const attempt = async (left: number): Promise<void> => {
    await client.query('SELECT 1');
    if (left > 0) await attempt(left - 1);
  };
  await attempt(3);
  client.release();
}
    `,
  ],
});
