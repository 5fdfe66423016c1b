import { expect, it } from 'vitest';
import { givesFromElsewhere, isOfTableOnly } from '../../src/sql/columns-elsewhere.js';

const columns = ['id', 'shard_key'];

it.each([
  'SELECT * FROM shard',
  'SELECT id, shard_key FROM app."shard" WHERE id = 1',
  'SELECT s.id, s.shard_key FROM slots x JOIN shard s ON s.id = x.shard_id',
  'SELECT s.*, x.slot FROM slots x JOIN shard s ON s.id = x.shard_id',
  'SELECT s.id, x.slot AS other, count(*) FROM slots x JOIN shard s ON true',
  'SELECT shard.id AS id FROM shard JOIN slots ON true',
  'WITH old AS (SELECT id AS shard_key FROM slots) SELECT id FROM shard WHERE id IN (SELECT shard_key FROM old)',
  'INSERT INTO shard (id) SELECT t.id FROM t JOIN u ON true RETURNING *',
  'DELETE FROM shard WHERE id = 1 RETURNING id, shard_key',
])('is of the table: %s', (sql) => {
  expect(givesFromElsewhere(sql, '"app".shard', columns)).toBe(false);
});

it.each([
  'SELECT s.id, x.key AS shard_key FROM shard s JOIN slots x ON true',
  'SELECT s.id, x.shard_key FROM shard s JOIN slots x ON true',
  'SELECT s.id, shard_key FROM shard s JOIN slots x ON true',
  'SELECT s.id, x.key shard_key FROM shard s JOIN slots x ON true',
  'SELECT s.id, x.* FROM shard s JOIN slots x ON true',
  'SELECT * FROM shard s JOIN slots x ON true',
  'SELECT id, upper(name) AS shard_key FROM shard',
  'SELECT id, name AS "shard_key" FROM shard',
  'WITH a AS (SELECT id AS shard_key FROM slots) SELECT * FROM a',
  'SELECT * FROM (SELECT s.id, x.key FROM shard s JOIN slots x ON true) y',
  'SELECT id, name AS shard_key FROM shard UNION SELECT id, name FROM slots',
  'UPDATE shard SET a = 1 FROM slots WHERE true RETURNING shard.id, slots.shard_key',
])('may be of another: %s', (sql) => {
  expect(givesFromElsewhere(sql, 'shard', columns)).toBe(true);
});

it.each([
  ['SELECT id FROM app.shard', true],
  ['INSERT INTO shard (id) VALUES (1) RETURNING *', true],
  ['SELECT id FROM slots', false],
  ['SELECT s.id FROM shard s JOIN slots ON true', false],
  ['SELECT * FROM (SELECT * FROM shard) s', false],
  ['SELECT 1; SELECT id FROM shard', false],
])('of the table only: %s', (sql, expected) => {
  expect(isOfTableOnly(sql, 'shard')).toBe(expected);
});
