import * as parser from '@typescript-eslint/parser';
import { Linter, type Rule } from 'eslint';
import { describe, expect, it } from 'vitest';
import { columnsRead } from '../../src/analysis/sql-rows.js';
import { columnsTyped } from '../../src/analysis/sql-row-type.js';
import type { RowsShape } from '../../src/catalogue/schema.js';
import { resolutionOf } from '../../src/resolve/library-calls.js';

type Question = (...given: Parameters<typeof columnsTyped>) => Iterable<string> | undefined;

/** The answer for the call of `query()`, as one string; `unknown` where something cannot be seen. */
function ask(code: string, question: Question): string {
  let answer: Iterable<string> | undefined;
  const probe: Rule.RuleModule = {
    create: (context) => ({
      CallExpression(node) {
        if (node.callee.type === 'Identifier' && node.callee.name === 'query') {
          answer = question(resolutionOf(context as never), node as never);
        }
      },
    }),
  };
  const messages = new Linter().verify(
    code,
    {
      files: ['**/*.ts'],
      plugins: { test: { rules: { probe } } },
      rules: { 'test/probe': 2 },
      languageOptions: { parser },
    },
    'file.ts',
  );
  expect(messages).toEqual([]);
  return answer ? [...answer].join(' ') : 'unknown';
}

function read(code: string, shape?: RowsShape): string {
  return ask(
    `async function f() { ${code} }`,
    (resolution, call) => columnsRead(resolution, call, shape)?.columns,
  );
}

const unknown = 'unknown';

describe('rows under `.rows`', () => {
  it.each([
    ['const { rows } = await query(); use(rows[0].id);', 'id'],
    ['const { rows: users } = await query(); use(users[i]?.id, users.length);', 'id'],
    ['const { rows: [user] } = await query(); use(user.id, user.name);', 'id name'],
    ['const { rows: [{ id, name: n }] } = await query();', 'id name'],
    ['const result = await query(); use(result.rowCount, result.rows[0]!.id);', 'id'],
    ['use((await query()).rows[0].id);', 'id'],
    ["use((await query()).rows[0]['id']);", 'id'],
    ['const { rowCount } = await query();', ''],
    ['await query();', ''],
    ['query();', ''],
    ['const { rows } = await query(); use(rows.length);', ''],
    ['const { rows } = await query(); if (!rows[0]) return; use(rows[0].id);', 'id'],
    ['const { rows } = await query(); return rows;', unknown],
    ['const { rows } = await query(); return { rows };', unknown],
    ['const { rows } = await query(); use(rows);', unknown],
    ['const { rows } = await query(); use(...rows);', unknown],
    ['const { rows } = await query(); rows[0].name = 1;', unknown],
    ['const { rows } = await query(); use(rows[0].total());', unknown],
    ['const { rows } = await query(); use(rows[0]);', unknown],
    ['const { rows } = await query(); use({ ...rows[0] });', unknown],
    ['const { rows } = await query(); const { id, ...rest } = rows[0];', unknown],
    ['const { rows } = await query(); use(rows[0][key]);', unknown],
    ['const { rows } = await query(); use(`${rows[0]}`);', unknown],
    ['const { rows, ...rest } = await query();', unknown],
    ['const { [key]: rows } = await query();', unknown],
    ['let { rows } = await query(); rows = [];', unknown],
    ['const result = await query(); use(result);', unknown],
    ['const result = await query(); use(result.total);', unknown],
    ['return query();', unknown],
    ['this.rows = (await query()).rows;', unknown],
    ['use([query()]);', unknown],
    ['query((error, result) => use(result));', unknown],
    ['query().then((result) => use(result.rows[0].id));', 'id'],
    ['query().then(({ rows }) => rows.map((r) => r.id)).catch(use);', 'id'],
    ['query().then(use);', unknown],
    ['const pending = query(); const { rows } = await pending; use(rows[0].id);', 'id'],
    ['const row = (await query()).rows[0] ?? null; if (row === null) return; use(row.id);', 'id'],
    ['const row = all ? (await query()).rows[0] : other; use(row.id);', 'id'],
  ])('%s', (code, columns) => {
    expect(read(code, 'rows')).toBe(columns);
    expect(read(code)).toBe(columns);
  });
});

describe('the list itself', () => {
  it.each([
    ['for (const row of await query()) use(row.id);', 'id'],
    ['for (const { id, name = 1 } of await query()) use(id);', 'id name'],
    ['for (const row of await query()) use(row);', unknown],
    ['const rows = await query(); use(rows.map((r) => r.id));', 'id'],
    ['const rows = await query(); use(rows.map(({ id }) => id));', 'id'],
    ['const rows = await query(); use(rows.map((r) => ({ id: r.id, on: r.created_at })));', 'id created_at'],
    ['const rows = await query(); use(rows.map((r) => r));', unknown],
    ['const rows = await query(); use(rows.map((r) => ({ ...r })));', unknown],
    ['const rows = await query(); use(rows.map((r, n) => r.id + n));', 'id'],
    ['const rows = await query(); use(rows.map((r, n, all) => all));', unknown],
    ['const rows = await query(); use(rows.map(function () { return arguments; }));', unknown],
    ['const rows = await query(); use(rows.map(format));', unknown],
    ['const rows = await query(); use(rows.filter((r) => r.on).map((r) => r.id));', 'on id'],
    ['const rows = await query(); use(rows.filter((r) => r.on));', unknown],
    ['const rows = await query(); use(rows.sort((a, b) => a.n - b.m).at(-1).id);', 'n m id'],
    ['const rows = await query(); use(rows.find((r) => r.on)?.id);', 'on id'],
    ['const rows = await query(); use(rows.reduce((sum, r) => sum + r.n, 0));', 'n'],
    ['const rows = await query(); use(rows.reduce((a, b) => a));', unknown],
    ['const rows = await query(); use(rows.join());', unknown],
    ['const [row] = await query(); use(row.id);', 'id'],
    ['const [row, ...rest] = await query(); use(row.id, rest.length);', 'id'],
    ['const [{ id }] = await query();', 'id'],
    ['const { length } = await query();', ''],
    ['const { rows } = await query(); use(rows);', unknown],
  ])('%s', (code, columns) => {
    expect(read(code, 'array')).toBe(columns);
  });
});

describe('the list first in a list', () => {
  it.each([
    ['const [rows] = await query(); use(rows[0].id);', 'id'],
    ['const [[row], fields] = await query(); use(row.id);', 'id'],
    ['const [[row], fields] = await query(); use(row.id, fields);', unknown],
    ['use((await query())[0][0].id);', 'id'],
    ['const [rows] = await query(); return rows;', unknown],
    ['const result = await query(); use(result[0]);', unknown],
    ['const { rows } = await query();', unknown],
  ])('%s', (code, columns) => {
    expect(read(code, 'first')).toBe(columns);
  });

  it('is not guessed where nothing is known of the call', () => {
    expect(read('const [rows] = await query(); use(rows[0].id);')).toBe(unknown);
  });
});

describe('functions of the file', () => {
  it.each([
    ['const toUser = (row: Row) => row.id; function f(rows: Row[]) {}', 'id'],
    ['function toUser({ id, name }: Row) { return id + name; }', 'id name'],
    ['function toUser(row: Row) { return row.parent ? toUser(row) : row.id; }', 'parent id'],
    ['function toUser(row: Row) { return row; }', unknown],
    ['function toUser(...rows: Row[]) {}', unknown],
    ['function* toUser(row: Row) { yield row.id; }', unknown],
    ['let toUser = (row: Row) => row.id; toUser = other;', unknown],
  ])('%s', (declaration, columns) => {
    const code = `${declaration} async function g() { const { rows } = await query(); return rows.map(toUser); }`;
    expect(ask(code, (resolution, call) => columnsRead(resolution, call, undefined)?.columns)).toBe(columns);
  });

  it('that are called with a row', () => {
    expect(
      read('const name = (row: Row) => row.name; const { rows } = await query(); return name(rows[0]);'),
    ).toBe('name');
  });
});

describe('names that are exported', () => {
  it('are read elsewhere', () => {
    const code = 'export const { rows } = await query(); use(rows[0].id);';
    expect(ask(code, (resolution, call) => columnsRead(resolution, call, undefined)?.columns)).toBe(unknown);
  });
});

describe('columns by type', () => {
  it.each([
    ['query<{ id: number; name: string }>();', 'id name'],
    ['query<{ id: number }[]>();', 'id'],
    ['query<readonly { id: number }[]>();', 'id'],
    ['query<Array<{ id: number }>>();', 'id'],
    ['interface User { id: number; "name": string } query<User>();', 'id name'],
    ['type User = { id: number }; query<User[]>();', 'id'],
    ['interface Base { id: number } interface User extends Base { name: string } query<User>();', 'id name'],
    ['type User = { id: number } & { name: string }; query<User>();', 'id name'],
    ['interface User { id: number } async function f() { const users: User[] = await query(); }', 'id'],
    ['interface User { id: number } async function f() { return (await query()) as User[]; }', 'id'],
    ['interface User { id: number } async function f() { const user: User = await query(); }', unknown],
    ['query();', unknown],
    ['query<{}>();', unknown],
    ['query<User>();', unknown],
    ['query<{ id: number; name?: string }>();', unknown],
    ['query<{ id: number; [key: string]: number }>();', unknown],
    ['query<{ id: number; save(): void }>();', unknown],
    ['query<{ [key]: number }>();', unknown],
    ['query<{ rows: number }>();', unknown],
    ['query<{ id: number }, [number]>();', unknown],
    ['type User<T> = { id: T }; query<User<number>>();', unknown],
    ["import { Base } from './base.js'; interface User extends Base { id: number } query<User>();", unknown],
    ['type A = { id: number } & B; type B = A; query<A>();', unknown],
  ])('%s', (code, columns) => {
    expect(ask(code, columnsTyped)).toBe(columns);
  });
});
