import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// the same name of another library
import { Database } from 'shelf';
new Database('app.db').all('SELECT 1', done);
    `,
    `
// a statement for later
import sqlite3 from 'sqlite3';
const statement = new sqlite3.Database('app.db').prepare('SELECT 1');
statement.finalize();
    `,
  ],
  invalid: [
    `
import sqlite3 from 'sqlite3';
const db = new sqlite3.Database('app.db');
db.serialize(() => {
  db.all('SELECT id FROM users', (error, rows) => console.log(rows));
  ~~~~~~ round-trip
  const statement = db.prepare('INSERT INTO t VALUES (?)');
  statement.run(1);
  ~~~~~~~~~~~~~ round-trip
});
    `,
    {
      espree: true,
      code: `
const sqlite3 = require('sqlite3').verbose();
const db = new sqlite3.Database(':memory:');
db.get('SELECT 1', console.log);
~~~~~~ round-trip
      `,
    },
    `
// annotations
import sqlite3, { type Database } from 'sqlite3';
export function load(db: Database, given: sqlite3.Database, statement: sqlite3.Statement) {
  db.run('DELETE FROM t');
  ~~~~~~ round-trip
  given.each('SELECT id FROM t', console.log);
  ~~~~~~~~~~ round-trip
  statement.all(console.log);
  ~~~~~~~~~~~~~ round-trip
}
    `,
  ],
});
