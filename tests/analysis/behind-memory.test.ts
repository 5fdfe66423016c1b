import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';

/** Requests that most calls of a function do not get to. */
testRule(noQueryInLoop, {
  valid: [
    `
// a map is asked first and filled then
import { Pool } from 'pg';
const pool = new Pool();
const names = new Map<number, string>();
async function nameOf(id: number) {
  const known = names.get(id);
  if (known !== undefined) return known;
  const { rows } = await pool.query('SELECT name FROM users WHERE id = $1', [id]);
  names.set(id, rows[0].name);
  return rows[0].name;
}
export async function all(ids: number[]) {
  for (const id of ids) await nameOf(id);
}
    `,
    `
// an object by key
import { Pool } from 'pg';
const pool = new Pool();
const names: Record<number, string> = {};
async function nameOf(id: number) {
  if (names[id]) return names[id];
  const { rows } = await pool.query('SELECT name FROM users WHERE id = $1', [id]);
  names[id] = rows[0].name;
  return names[id];
}
export async function all(ids: number[]) {
  for (const id of ids) await nameOf(id);
}
    `,
    `
// a function that remembers
import { Pool } from 'pg';
import { memoize } from '../lib/memoize.js';
const pool = new Pool();
async function nameOf(id: number) {
  return memoize(async () => pool.query('SELECT name FROM users WHERE id = $1', [id]));
}
export async function all(ids: number[]) {
  for (const id of ids) await nameOf(id);
}
    `,
  ],
  invalid: [
    `
// a map that is only filled
import { Pool } from 'pg';
const pool = new Pool();
const names = new Map<number, string>();
async function nameOf(id: number) {
  const { rows } = await pool.query('SELECT name FROM users WHERE id = $1', [id]);
  names.set(id, rows[0].name);
  return rows[0].name;
}
export async function all(ids: number[]) {
  for (const id of ids) await nameOf(id);
                              ~~~~~~ queryInLoop
}
    `,
    `
// a map of the call itself
import { Pool } from 'pg';
const pool = new Pool();
async function nameOf(id: number) {
  const seen = new Map<number, string>();
  if (seen.has(id)) return seen.get(id);
  const { rows } = await pool.query('SELECT name FROM users WHERE id = $1', [id]);
  seen.set(id, rows[0].name);
  return rows[0].name;
}
export async function all(ids: number[]) {
  for (const id of ids) await nameOf(id);
                              ~~~~~~ queryInLoop
}
    `,
    `
// a function that hands on to one that only calls it
import { Pool } from 'pg';
import { traced } from '../lib/traced.js';
const pool = new Pool();
async function nameOf(id: number) {
  return traced(async () => pool.query('SELECT name FROM users WHERE id = $1', [id]));
}
export async function all(ids: number[]) {
  for (const id of ids) await nameOf(id);
                              ~~~~~~ queryInLoop
}
    `,
  ],
});
