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
  ],
  invalid: [
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
