import { expect, it } from 'vitest';
import { createdTables } from '../../src/sql/created-tables.js';
import { HOLE } from '../../src/sql/tokens.js';

it.each([
  ['CREATE TABLE notes (id INTEGER PRIMARY KEY, title TEXT NOT NULL)', 'notes', ['id', 'title']],
  ['create temp table if not exists app.notes (id int)', 'notes', ['id']],
  [
    `CREATE TABLE ${HOLE}.schedule (name text, key text not null, PRIMARY KEY (name, key))`,
    'schedule',
    ['name', 'key'],
  ],
  ['CREATE TABLE "Notes" ("userId" int, `at` datetime, [of] int)', 'notes', ['"userId"', '`at`', '[of]']],
  [
    'CREATE TABLE notes (id int, price numeric(10, 2) CHECK (price > 0), key varchar(20), KEY by_id (id), FOREIGN KEY (id) REFERENCES users (id), CONSTRAINT one UNIQUE (price)) ENGINE=InnoDB',
    'notes',
    ['id', 'price', 'key'],
  ],
])('the columns of %s', (sql, name, columns) => {
  expect(createdTables(sql)).toEqual([{ name, columns }]);
});

it.each([
  'CREATE TABLE notes AS SELECT * FROM old_notes',
  'CREATE TABLE notes (id int) INHERITS (texts)',
  'CREATE TABLE notes (id int, LIKE texts)',
  `CREATE TABLE notes (id int, ${HOLE})`,
  `CREATE TABLE notes (${HOLE} int)`,
  'CREATE TABLE notes (id int, secret int INVISIBLE)',
  'CREATE TABLE notes (id int, ',
  'CREATE TABLE notes ()',
  'ALTER TABLE ONLY app.notes ADD COLUMN title text',
])('not all columns show in %s', (sql) => {
  expect(createdTables(sql)).toEqual([{ name: 'notes', columns: undefined }]);
});

it('several statements, and those about something else', () => {
  const sql = 'CREATE TABLE a (x int); CREATE INDEX i ON a (x); DROP TABLE b; CREATE TABLE c (y int);';
  expect(createdTables(sql).map(({ name }) => name)).toEqual(['a', 'c']);
  expect(createdTables(`CREATE TABLE ${HOLE} (x int)`)).toEqual([]);
});
