import { describe, expect, it } from 'vitest';
import { openStars } from '../../src/sql/open-stars.js';
import { HOLE } from '../../src/sql/tokens.js';

/** The text with each open star in guillemets. */
function marked(sql: string): string {
  let text = sql;
  for (const { start, end } of openStars(sql).toReversed()) {
    text = `${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`;
  }
  return text;
}

/** Each case is written as it is to be marked. */
function stars(name: string, cases: readonly string[]): void {
  describe(name, () => {
    it.each(cases)('%s', (expected) => {
      expect(marked(expected.replace(/[«»]/gu, ''))).toBe(expected);
    });
  });
}

stars('a table', [
  'SELECT «*» FROM users',
  'select «*» from users u where u.id = $1;',
  'SELECT «*» FROM public.users',
  'SELECT «*» FROM "Users"',
  'SELECT «*» FROM `users`',
  'SELECT «*» FROM [dbo].[users]',
  'SELECT «*» FROM ONLY users',
  'SELECT «*», now() AS at FROM users',
  'SELECT now(), «*» FROM users',
  'SELECT DISTINCT «*» FROM users',
  'SELECT DISTINCT ON (a, b) «*» FROM users',
  'SELECT ALL «*» FROM users',
  'SELECT TOP 10 «*» FROM users',
  'SELECT TOP (10) «*» FROM users WITH (NOLOCK)',
  'SELECT SQL_NO_CACHE «*» FROM users',
  'SELECT /* all */ «*» FROM users',
  'SELECT «*» EXCEPT (body) FROM posts',
  'SELECT «*» EXCEPT body, title FROM posts',
  'SELECT «*» FROM posts FINAL',
  'SELECT «*» FROM settings WHERE key = ?',
  'SELECT «s.*» FROM shop.format, settings s JOIN window w ON true',
  'SELECT «*» FROM a; SELECT «*» FROM b',
  '(SELECT «*» FROM users)',
  'SELECT id FROM users',
  'SELECT * WHERE true',
]);

stars('an alias', [
  'SELECT «u.*» FROM users u',
  'SELECT «u.*» FROM users AS u',
  'SELECT «"u".*» FROM users "u"',
  'SELECT «u.*» FROM users AS "u"',
  'SELECT «users.*» FROM users',
  'SELECT «public.users.*» FROM public.users',
  'SELECT «U.*» FROM users u',
  'SELECT p.id, «op.*», p.name FROM orders_products op JOIN products p ON p.id = op.product_id',
  'SELECT «a.*», «b.*» FROM a, b',
  'SELECT «el.*» FROM blobs el FINAL',
  'SELECT x.* FROM users u',
  'SELECT users.* FROM users u',
  'SELECT (u).* FROM users u',
]);

stars('joins', [
  'SELECT «*» FROM a JOIN b ON a.id = b.id',
  'SELECT «*» FROM a LEFT OUTER JOIN b USING (id) WHERE x',
  'SELECT «*» FROM (a JOIN b ON a.id = b.id)',
  'SELECT «b.*» FROM (a CROSS JOIN b)',
  'SELECT «*» FROM a CROSS JOIN LATERAL (SELECT 1 AS n) x',
  'SELECT x.* FROM a CROSS JOIN LATERAL (SELECT 1 AS n) x',
  'SELECT «x.*» FROM (SELECT 1 AS n) a LEFT JOIN b x ON true',
  'SELECT t.* FROM events ARRAY JOIN tags AS t',
]);

stars('not a list of columns', [
  'SELECT count(*) FROM users',
  'SELECT count(*), a FROM users',
  'SELECT a * b FROM users',
  'SELECT 2 * 3 FROM users',
  'SELECT a.b*c FROM users',
  "SELECT '*' FROM users",
  'SELECT id -- *\n FROM users',
  'SELECT id FROM users WHERE EXISTS (SELECT * FROM posts)',
  'SELECT id FROM users WHERE id IN (SELECT * FROM banned)',
  'SELECT (SELECT * FROM one) FROM users',
  'SELECT EXTRACT(day FROM x), «*» FROM users',
  'SELECT a IS DISTINCT FROM b, «*» FROM users',
  '*',
  'SELECT *',
  'FROM users SELECT *',
  ')(',
]);

stars('derived tables', [
  'SELECT * FROM (SELECT id, name FROM users) u',
  'SELECT * FROM (SELECT «*» FROM users) u',
  'SELECT u.id FROM (SELECT * FROM users) u',
  'SELECT u.* FROM (SELECT «*» FROM users) AS u',
  'SELECT * FROM (SELECT * FROM users) AS u(id, name)',
  'SELECT * FROM ((SELECT id FROM a) UNION (SELECT «*» FROM b)) u',
  "SELECT * FROM (VALUES (1, 'a')) AS v(id, name)",
  'SELECT * FROM (VALUES (1), (2)) v',
  'SELECT * FROM (SELECT * FROM (SELECT «*» FROM users) a) b',
  'SELECT * FROM (SELECT «*», row_number() OVER (PARTITION BY a) AS n FROM users) u WHERE n = 1',
]);

stars('functions', [
  'SELECT * FROM generate_series(1, 3) AS n',
  'SELECT * FROM jsonb_to_recordset($1) AS x(id int, name text)',
  'SELECT * FROM unnest($1::int[], $2::text[]) AS t(id, name)',
  'SELECT * FROM pg_catalog.generate_series(1, 3)',
  'SELECT s.* FROM users u, LATERAL unnest(u.tags) s',
  'SELECT «*» FROM users u, LATERAL unnest(u.tags) s',
  'SELECT * FROM OPENJSON(@json) WITH (id int)',
  'SELECT * FROM ROWS FROM (a(), b()) AS t(x, y)',
  'SELECT «*» FROM rows',
]);

stars('WITH', [
  'WITH a AS (SELECT id FROM t) SELECT * FROM a',
  'WITH a AS (SELECT «*» FROM t) SELECT * FROM a',
  'WITH a AS (SELECT * FROM t) SELECT id FROM a',
  'WITH a AS (SELECT «*» FROM t) SELECT x.* FROM a x',
  'WITH a AS (SELECT * FROM t), b AS (SELECT id FROM a) SELECT * FROM b',
  'WITH a AS (SELECT «*» FROM t), b AS (SELECT * FROM a) SELECT * FROM b',
  'WITH a(id) AS (SELECT * FROM t) SELECT * FROM a',
  'WITH a AS MATERIALIZED (SELECT id FROM t) SELECT * FROM a',
  'WITH a AS (SELECT id FROM t) SELECT «*» FROM a JOIN u ON true',
  'WITH a AS (SELECT id FROM t) SELECT a.*, «u.*» FROM a JOIN u ON true',
  'WITH a AS (SELECT id FROM t) SELECT «*» FROM s.a',
  'WITH a AS (SELECT id FROM t) (SELECT * FROM a)',
  'WITH users AS (SELECT «*» FROM users) SELECT * FROM users',
  'WITH A AS (SELECT id FROM t) SELECT * FROM a',
  'WITH "a" AS (SELECT id FROM t) SELECT * FROM a',
  'WITH RECURSIVE a AS (SELECT id FROM t UNION ALL SELECT t.id FROM t JOIN a ON true) SELECT * FROM a',
  'WITH RECURSIVE a AS (SELECT «*» FROM t UNION ALL SELECT «t.*» FROM t JOIN a ON true) SELECT * FROM a',
  'WITH a AS (SELECT id FROM t UNION ALL SELECT a.* FROM a) SELECT * FROM a',
  'SELECT * FROM (WITH a AS (SELECT id FROM t) SELECT * FROM a) x',
  'WITH a AS (SELECT id FROM t) SELECT * FROM (SELECT * FROM a) x',
  'WITH a AS (SELECT id FROM t) SELECT * FROM (WITH a AS (SELECT «*» FROM t) SELECT * FROM a) x',
  'WITH m AS (DELETE FROM t RETURNING «*») SELECT * FROM m',
  'WITH m AS (DELETE FROM t RETURNING *) SELECT m.id FROM m',
  'WITH m AS (DELETE FROM t RETURNING *) INSERT INTO old SELECT * FROM m',
  'WITH m AS (DELETE FROM t RETURNING id) SELECT * FROM m',
]);

stars('branches', [
  'SELECT «*» FROM a UNION ALL SELECT «*» FROM b',
  'SELECT «*» FROM a EXCEPT SELECT id FROM b',
  'SELECT id FROM a EXCEPT SELECT «*» FROM b',
  'SELECT id FROM a MINUS SELECT «*» FROM b',
  '(SELECT «*» FROM a) INTERSECT (SELECT «*» FROM b) ORDER BY id',
]);

stars('the result stays in the database', [
  'INSERT INTO a SELECT * FROM b',
  'INSERT INTO a (x) WITH c AS (SELECT * FROM b) SELECT * FROM c',
  'CREATE TABLE a AS SELECT * FROM b',
  'CREATE VIEW a AS SELECT * FROM b',
  'SELECT * INTO a FROM b',
  'SELECT * FROM b INTO a',
  'EXPLAIN SELECT * FROM b',
  'COPY (SELECT * FROM b) TO STDOUT',
]);

stars('tables of the database itself, and temporary ones', [
  'SELECT * FROM pg_stat_activity',
  'SELECT * FROM pg_catalog.pg_class',
  'SELECT * FROM information_schema.tables',
  'SELECT * FROM sqlite_master',
  'SELECT * FROM sys.tables',
  'SELECT * FROM system.parts',
  'SELECT * FROM #tmp',
  'SELECT * FROM @rows',
  'SELECT * FROM dual',
  'SELECT * FROM v$session',
  'SELECT s.* FROM pg_stat_statements s JOIN pg_roles r ON true',
  'SELECT «u.*» FROM users u JOIN information_schema.tables t ON true',
  `SELECT t.* FROM ${HOLE} t JOIN information_schema.views v ON v.table_name = t.name`,
  `SELECT «t.*» FROM ${HOLE} t JOIN views v ON v.table_name = t.name`,
  'CREATE TEMP TABLE x AS SELECT 1; SELECT * FROM x',
  'CREATE TEMPORARY TABLE IF NOT EXISTS x (a int); SELECT * FROM x',
  'CREATE TABLE x (a int); SELECT «*» FROM x',
]);

stars('RETURNING', [
  'INSERT INTO users (a) VALUES (1) RETURNING «*»',
  'INSERT INTO users AS u (a) VALUES (1) ON CONFLICT DO NOTHING RETURNING «u.*»',
  'UPDATE users SET a = 1 RETURNING «*»',
  'UPDATE users u SET a = 1 RETURNING «u.*», now() AS at',
  'UPDATE users SET a = b.a FROM b WHERE true RETURNING «users.*»',
  'UPDATE users SET a = b.a FROM (SELECT 1 AS a) b RETURNING b.*',
  'DELETE FROM users RETURNING «*»',
  'DELETE FROM users USING b WHERE true RETURNING «b.*»',
  'INSERT INTO users SELECT * FROM b RETURNING id',
]);

stars('holes', [
  `SELECT «*» FROM ${HOLE}`,
  `SELECT «*» FROM ${HOLE} WHERE a`,
  `SELECT «*» FROM ${HOLE}.users`,
  `SELECT «*» FROM "${HOLE}" t`,
  `SELECT «t.*» FROM ${HOLE} t`,
  `SELECT «*» FROM events_${HOLE}`,
  `SELECT «*» FROM ${HOLE}.${HOLE} WHERE a`,
  `SELECT «${HOLE}.*» FROM users AS ${HOLE}`,
  `SELECT ${HOLE}.* FROM users u JOIN (SELECT 1) v`,
  `SELECT «*»${HOLE} FROM users`,
  `SELECT ${HOLE} «*» FROM users`,
  `SELECT ${HOLE} * 2 FROM users`,
  `SELECT ${HOLE}, «*» FROM users`,
  `SELECT «*» FROM users ${HOLE}`,
  `SELECT * FROM (${HOLE}) t`,
  `SELECT * FROM (${HOLE} UNION ALL SELECT * FROM b) t`,
  `SELECT * ${HOLE}`,
  `SELECT x.* FROM users u ${HOLE}`,
  `WITH ${HOLE} SELECT * FROM results`,
  `WITH ${HOLE} SELECT «*» FROM public.results`,
  `WITH a AS (SELECT id FROM t)${HOLE}, b AS (SELECT * FROM a) SELECT * FROM b`,
  `WITH a AS (${HOLE}) SELECT * FROM a`,
  `${HOLE} SELECT * FROM users`,
]);

stars('placeholders as names', [
  'SELECT «*» FROM ?? WHERE ?? = ?',
  'SELECT «*» FROM $1:name',
  'SELECT «*» FROM $<table:name>',
  'SELECT «*» FROM {table:Identifier}',
  'SELECT «*» FROM %I',
  'SELECT «*» FROM %s WHERE id = 1',
  'SELECT * FROM ?',
  'SELECT * FROM $1',
]);

describe('what it says of a star', () => {
  it.each([
    ['SELECT * FROM users', { table: 'users', kind: 'select', beside: [] }],
    [
      'SELECT u.* FROM public."Users" u',
      { table: 'public."Users"', qualifier: 'u', kind: 'select', beside: [] },
    ],
    ['SELECT "u".*, a.n, count(x) c FROM users "u" JOIN a ON true', { qualifier: '"u"', beside: ['n', 'c'] }],
    ['DELETE FROM users RETURNING *', { table: 'users', kind: 'returning', beside: [] }],
    // of two columns with one name, the last counts: one before the star only if it is the same column
    ['SELECT u.id, u.* FROM users u', { beside: ['id'] }],
    ['SELECT id, * FROM users', { beside: ['id'] }],
    ['SELECT a.id, u.* FROM users u JOIN a ON true', { beside: [] }],
    ['SELECT lower(n) AS n, * FROM users', { beside: [] }],
    ['SELECT u.n AS m, u.* FROM users u', { beside: [] }],
    [`SELECT * FROM ${HOLE}`, { table: undefined }],
    ['SELECT * FROM a JOIN b ON true', { table: undefined, beside: undefined }],
    ['SELECT * FROM a JOIN generate_series(1, 2) n ON true', { table: 'a', beside: undefined }],
    ['SELECT a.*, b.* FROM a, b', { table: 'a', beside: undefined }],
    ['SELECT DISTINCT * FROM users', { beside: undefined }],
    ['SELECT * FROM a UNION SELECT 1', { beside: undefined }],
    ['SELECT * FROM (SELECT * FROM a) b', { beside: undefined }],
    ['SELECT * FROM users ORDER BY 2', { beside: undefined }],
    ['SELECT * FROM users ORDER BY name', { beside: [] }],
    ['SELECT *, a + 1 FROM users', { beside: undefined }],
    ['SELECT * FROM users; SELECT 1', { beside: undefined }],
    ['SELECT * EXCEPT (a) FROM users', { beside: undefined }],
    [`SELECT *, ${HOLE} FROM users`, { beside: undefined }],
    [`SELECT *${HOLE} FROM users`, { beside: undefined }],
  ])('%s', (sql, expected) => {
    expect({ table: undefined, qualifier: undefined, beside: undefined, ...openStars(sql)[0] }).toMatchObject(
      expected,
    );
  });
});

describe('never throws, and takes time in proportion to the length of the text', () => {
  it.each([
    ...[
      'SELECT * FROM (',
      '(',
      ')',
      'WITH a AS (',
      'WITH ',
      'SELECT ',
      'SELECT *, ',
      'FROM ',
      'a.',
      'a, ',
      'UNION ',
    ],
    ...[
      'SELECT * FROM t; ',
      'SELECT * FROM a UNION ',
      'RETURNING *, ',
      'INSERT INTO ',
      'JOIN ',
      HOLE,
      '*',
      'by 1, ',
    ],
    ...['CREATE TEMP TABLE ', 'a AS (SELECT * FROM t), '],
  ])('%s', (piece) => {
    const sql = `SELECT * FROM t; WITH ${piece.repeat(Math.ceil(200_000 / piece.length))}`;
    const start = process.cpuUsage(); // a busy machine takes no more of it
    openStars(sql);
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(2000);
  });

  it('a chain of queries that all pass all stars up', () => {
    const chain = Array.from(
      { length: 3000 },
      (_, n) => `c${n} AS (SELECT * FROM t${n}, c${n - 1} a, c${n - 1} b)`,
    );
    const start = process.cpuUsage(); // a busy machine takes no more of it
    expect(openStars(`WITH ${chain.join(', ')} SELECT * FROM c2999`)).toHaveLength(100);
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(2000);
  });
});
