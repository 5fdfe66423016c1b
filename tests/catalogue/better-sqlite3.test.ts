import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { noSelectStar } from '../../rules/no-select-star.js';
import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// in the process, at once
import Database from 'better-sqlite3';
const db = new Database('app.db');
const find = db.prepare('SELECT id FROM users WHERE id = ?');
find.get(1);
db.exec('VACUUM');
db.transaction(() => find.all())();
    `,
    `
// an annotation keeps conventions away
import type { Database } from 'better-sqlite3';
export const load = async (db: Database, pool: Database) => [await db.query('SELECT 1'), await pool.connect()];
    `,
  ],
  invalid: [
    `
// the same calls, of who knows what
export const load = async (db) => await db.query('SELECT 1');
                                        ~~~~~~~~ round-trip (convention)
    `,
  ],
});

testRule(noQueryInLoop, {
  valid: [
    `
// nobody waits for a server
import Database from 'better-sqlite3';
const db = new Database('app.db');
const find = db.prepare('SELECT id FROM users WHERE id = ?');
export const load = (ids: number[]) => ids.map((id) => find.get(id));
    `,
  ],
  invalid: [
    {
      code: `
// the same with a server
import { Pool } from 'pg';
const pool = new Pool();
export const load = (ids: number[]) => Promise.all(ids.map((id) => pool.query('SELECT id FROM users WHERE id = $1', [id])));
                                                                   ~~~~~~~~~~ queryInLoop
    `,
      suggestion: `
// the same with a server
import { Pool } from 'pg';
const pool = new Pool();
export const load = (ids: number[]) => mapInChunks(ids, 10, (id) => pool.query('SELECT id FROM users WHERE id = $1', [id]));

async function mapInChunks<T, R>(list: readonly T[], size: number, callback: (element: T, index: number) => R): Promise<Awaited<R>[]> {
  const results: Awaited<R>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    const running = chunk.map((element, index) => callback(element, start + index));
    results.push(...(await Promise.all(running)));
  }
  return results;
}
    `,
    },
  ],
});

testRule(noSelectStar, {
  valid: [
    `
import Database from 'better-sqlite3';
const find = new Database('app.db').prepare('SELECT id FROM users');
    `,
  ],
  invalid: [
    `
// it is SQL all the same
import type Database from 'better-sqlite3';
export const all = (db: Database.Database) => db.prepare('SELECT * FROM users').all();
                                                                 ~ selectStar
    `,
  ],
});
