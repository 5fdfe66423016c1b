import { describe, expect, it } from 'vitest';
import { columnList } from '../../src/edits/column-list.js';
import { openStars } from '../../src/sql/open-stars.js';

function list(
  sql: string,
  columns: readonly string[],
  settings: { quote?: string; keepsNames?: boolean } = {},
) {
  const [star] = openStars(sql);
  if (!star) throw new Error('no star');
  const { quote = "'", keepsNames = true } = settings;
  return columnList({ sql, star, columns, quote, keepsNames });
}

it('names the columns', () => {
  expect(list('SELECT * FROM users', ['id', 'first_name'])).toBe('id, first_name');
  expect(list('SELECT u.* FROM users u', ['id', 'name'])).toBe('u.id, u.name');
  expect(list('SELECT "u".* FROM users "u"', ['id'])).toBe('"u".id');
});

describe('names that need quotes', () => {
  it.each([
    ['SELECT * FROM users WHERE id = $1', '"createdAt"'],
    ['SELECT * FROM users WHERE id = a::int', '"createdAt"'],
    ['SELECT * FROM "users"', '"createdAt"'],
    ['SELECT * FROM users WHERE "userId" = :id', '"createdAt"'],
    ['SELECT * FROM `users`', '`createdAt`'],
    ['SELECT * FROM users', undefined],
    ['SELECT * FROM [users]', undefined],
    ['SELECT * FROM users WHERE state IN ("on", "off")', undefined],
    ['SELECT * FROM `users` WHERE id = $1', undefined],
  ])('%s', (sql, expected) => {
    expect(list(sql, ['createdAt'])).toBe(expected);
  });

  it('are the reserved ones too', () => {
    expect(list('SELECT * FROM users WHERE id = $1', ['order', 'id'])).toBe('"order", id');
    expect(list('SELECT * FROM users', ['order'])).toBeUndefined();
  });

  it('are all of them where the text writes its columns in quotes', () => {
    expect(list('SELECT "t".* FROM "users" "t" WHERE "t"."id" = 1', ['id', 'name'])).toBe(
      '"t"."id", "t"."name"',
    );
    expect(list('SELECT * FROM "app"."users" WHERE id = 1', ['id'])).toBe('id');
    expect(list('SELECT * FROM users u WHERE u."order" = 1', ['id'])).toBe('id');
    expect(list('SELECT * FROM [app].[users] u WHERE u.[id] = 1', ['id'])).toBe('id');
  });

  it('are escaped in the literal', () => {
    const sql = 'SELECT * FROM users WHERE id = $1';
    expect(list(sql, ['createdAt'], { quote: '"' })).toBe(String.raw`\"createdAt\"`);
    expect(list('SELECT * FROM `users`', ['createdAt'], { quote: '`' })).toBe('\\`createdAt\\`');
  });

  it('may be made by a helper, unless the text itself has capitals', () => {
    const sql = 'SELECT * FROM users WHERE id = $1';
    expect(list(sql, ['createdAt'], { keepsNames: false })).toBeUndefined();
    expect(list(sql, ['order'], { keepsNames: false })).toBe('"order"');
    expect(list('SELECT * FROM users WHERE "userId" = $1', ['createdAt'], { keepsNames: false })).toBe(
      '"createdAt"',
    );
  });
});

it('refuses where nothing can be escaped', () => {
  const [star] = openStars('SELECT * FROM users WHERE id = $1');
  const given = { sql: 'SELECT * FROM users WHERE id = $1', keepsNames: true, quote: undefined } as const;
  expect(star && columnList({ ...given, star, columns: ['order'] })).toBeUndefined();
  expect(star && columnList({ ...given, star, columns: ['id'] })).toBe('id');
});

it('refuses names that are none, and no names', () => {
  expect(list('SELECT * FROM users', ['a b'])).toBeUndefined();
  expect(list('SELECT * FROM users', ['?column?'])).toBeUndefined();
  expect(list('SELECT * FROM users', [])).toBeUndefined();
});
