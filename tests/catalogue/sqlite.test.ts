import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a file of another library
import { open } from 'cabinet';
const file = await open('app.db');
await file.get('SELECT 1');
    `,
    `
// the same names without SQL
import { db } from './db';
await db.get(key);
await db.run(task);
    `,
  ],
  invalid: [
    `
import sqlite3 from 'sqlite3';
import { open } from 'sqlite';
const db = await open({ filename: 'app.db', driver: sqlite3.Database });
await db.get('SELECT id FROM users WHERE id = ?', id);
      ~~~~~~ round-trip
const statement = await db.prepare('INSERT INTO t VALUES (?)');
                        ~~~~~~~~~~ round-trip
await statement.run(1);
      ~~~~~~~~~~~~~ round-trip
await statement.finalize();
await db.exec('VACUUM');
      ~~~~~~~ round-trip
    `,
    `
// an annotation
import type { Database } from 'sqlite';
export const load = (db: Database) => db.all('SELECT id FROM users');
                                      ~~~~~~ round-trip
    `,
    `
// by convention: a database that comes from somewhere else
import { db } from './db';
await db.all('SELECT id FROM users');
      ~~~~~~ round-trip (convention)
    `,
  ],
});
