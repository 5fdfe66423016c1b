import { describe, expect, it } from 'vitest';
import { HOLE, tokensOf } from '../../src/sql/tokens.js';

/** One letter per token: Word, Name, String, number (D), Placeholder, Hole, or the sign itself. */
const letters = { word: 'W', name: 'N', string: 'S', number: 'D', placeholder: 'P', hole: 'H' } as const;

function shape(sql: string): string {
  return tokensOf(sql)
    .map(({ kind, value }) => (kind === 'sign' ? value : letters[kind]))
    .join(' ');
}

describe('what the text consists of', () => {
  it.each([
    ['', ''],
    ['SELECT id FROM users', 'W W W W'],
    ['a.b', 'W . W'],
    ['-- all\nSELECT 1', 'W D'],
    ['SELECT 1 -- never ends', 'W D'],
    ['/* a /* b */ c */ x', 'W'],
    ['/* never ends', ''],
    ["'it''s' x", 'S W'],
    [String.raw`'it\'s' x`, 'S W'],
    [String.raw`a LIKE '10\%' ESCAPE '\' AND b`, 'W W S W S W W'],
    [String.raw`E'a\' b' x`, 'S W'],
    [String.raw`e'a\\' x`, 'S W'],
    ["N'a' x", 'S W'],
    ["'never ends", 'S'],
    ['"a ""b""" x', 'N W'],
    ['"never ends', 'N'],
    ['`a``b` x', 'N W'],
    ['[a b].[c]', 'N . N'],
    ['SELECT [id] FROM [users] [u]', 'W N W N N'],
    ['tags[i]', 'W [ W ]'],
    ['"tags"[i]', 'N [ W ]'],
    ['f(x)[i]', 'W ( W ) [ W ]'],
    ['ARRAY[1, 2]', 'W [ D , D ]'],
    ['[1, 2]', '[ D , D ]'],
    ["$$ it's $$ x", 'S W'],
    ["$fn$ $$ it's $$ $fn$ x", 'S W'],
    ['$fn$ never ends', 'S'],
    ['1 1.5 .5 1e10 0xFF 2.*3', 'D D D D D D * D'],
    ['t1.*', 'W . *'],
    ['id::int', 'W :: W'],
    ['a <> b || c', 'W <> W || W'],
    ["data->>'a' @> b", 'W ->> S @ > W'],
    ['#tmp', 'W'],
    ["a #> '{b}'", 'W # > S'],
    ['größe', 'W'],
    ['😀 a', '😀 W'],
  ])('%s', (sql, expected) => {
    expect(shape(sql)).toBe(expected);
  });

  it.each([
    ...[
      '$1',
      '$1:name',
      '$/name/',
      '$<name>',
      '$(name)',
      '$[name]',
      '${name}',
      '?',
      '??',
      '?1',
      ':name',
      ':name:',
    ],
    ...['@name', '@@rowcount', '{id:String}', '{ids: Array(String)}', '{{table}}', '%I', '$name'],
  ])('%s is one placeholder', (sql) => {
    expect(shape(sql)).toBe('P');
  });

  it.each([
    ['$1::int', 'P :: W'],
    ['$1:name', 'P'],
    [':id::int', 'P :: W'],
    ["data ?| '{a}'", 'W ? | S'],
    ['1 % s', 'D % W'],
  ])('a placeholder ends where it ends: %s', (sql, expected) => {
    expect(shape(sql)).toBe(expected);
  });

  it.each([
    [`id = ${HOLE}`, 'W = H'],
    [`events_${HOLE}`, 'W H'],
    [`"${HOLE}"`, 'N'],
    [`'${HOLE}'`, 'S'],
    [`${HOLE}${HOLE}`, 'H H'],
    [`[${HOLE}]`, 'N'],
  ])('a hole: %s', (sql, expected) => {
    expect(shape(sql)).toBe(expected);
  });
});

it('says where each token stands', () => {
  expect(tokensOf('a  "b c"')).toEqual([
    { kind: 'word', start: 0, end: 1, value: 'a' },
    { kind: 'name', start: 3, end: 8, value: 'b c' },
  ]);
});

describe('takes time in proportion to the length of the text', () => {
  it.each([
    ...[
      'SELECT a, b FROM t WHERE x = 1; ',
      "'",
      '"',
      '`',
      '(',
      '[a',
      '/*',
      '$a$',
      "\\'",
      '{a:',
      '$<',
      HOLE,
      '--',
    ],
    ...["'\\", '$/', '$b', '1e', ':a:', '{{', '#', '[', '\u{10000}'],
  ])('%s', (piece) => {
    const sql = piece.repeat(Math.ceil(200_000 / piece.length));
    const start = process.cpuUsage(); // a busy machine takes no more of it
    tokensOf(sql);
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(2000);
  });
});
