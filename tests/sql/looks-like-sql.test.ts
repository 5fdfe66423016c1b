import { describe, expect, it } from 'vitest';
import { looksLikeSql } from '../../src/sql/looks-like-sql.js';
import { HOLE } from '../../src/sql/tokens.js';

describe('is SQL', () => {
  it.each([
    'SELECT 1',
    'SELECT now()',
    'SELECT id FROM users',
    'select id from users where id = $1',
    'Select * From users',
    'select * from users',
    'select * from users u;',
    'SELECT * FROM users LIMIT 10',
    `SELECT * FROM ${HOLE}`,
    `SELECT * FROM users ${HOLE}`,
    `SELECT ${HOLE} FROM users`,
    `SELECT * FROM ${HOLE}.schedule ORDER BY name, key`,
    'SELECT * FROM (SELECT id FROM users) AS u',
    'SELECT * FROM generate_series(1, 3) n',
    'SELECT CAST(a AS timestamp without time zone) FROM b',
    '-- who is here\nSELECT id FROM users',
    '/* who is here */ SELECT id FROM users',
    '(SELECT id FROM a) UNION (SELECT id FROM b)',
    'VALUES (1)',
    'WITH a AS (SELECT 1) SELECT * FROM a',
    'INSERT INTO users (id, name) VALUES (?, ?)',
    'insert into users default values returning *',
    'UPDATE users u SET name = $1',
    'DELETE FROM users',
    'delete from users where id = ?',
    'MERGE INTO a USING b ON a.id = b.id WHEN MATCHED THEN DELETE',
    'CREATE TABLE t (a int)',
    'DROP TABLE t',
    'BEGIN',
    'CALL refresh_totals(1)',
  ])('%s', (text) => {
    expect(looksLikeSql(text)).toBe(true);
  });
});

describe('is a sentence, or a piece of something', () => {
  it.each([
    '',
    'select',
    'Select a file from the list',
    'select a file from the list',
    'Select one or more options (at most 3) from the list below to continue',
    'Selected 3 rows from users',
    'SELECT (any) picture you would really like FROM list',
    'Select the best model for your use case, e.g. "small".',
    'SELECT * FROM users is what you never want to write',
    'SELECT * FROM users in production is slow',
    'SELECT * FROM users because it is short',
    'Update the settings: set a = 1 in the file',
    'Update available',
    'Delete from cart',
    'Delete the user (irreversible)',
    'Insert into the table',
    'insert coin',
    'With great power comes (great) responsibility',
    'Create a new user',
    'Use the form below',
    'show more',
    'Select (at most three)',
    'Set up 2 accounts',
    'begin',
    'Call me (maybe)',
    'https://example.org/select?from=a',
    '<select name="from">',
    `${HOLE} SELECT * FROM users`,
    'latest AS (SELECT p.* FROM prompts p)',
  ])('%s', (text) => {
    expect(looksLikeSql(text)).toBe(false);
  });
});
