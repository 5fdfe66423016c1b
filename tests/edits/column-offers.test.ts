import assert from 'node:assert/strict';
import * as parser from '@typescript-eslint/parser';
import { Linter, type Rule } from 'eslint';
import { describe, it } from 'vitest';
import { noSelectStar } from '../../rules/no-select-star.js';

function lint(code: string): readonly Linter.LintMessage[] {
  return new Linter().verify(
    code,
    {
      files: ['**/*.ts'],
      plugins: { own: { rules: { star: noSelectStar as unknown as Rule.RuleModule } } },
      rules: { 'own/star': 2 },
      languageOptions: { parser },
    },
    'file.ts',
  );
}

/** What is written in place of the first star of a file, with what stands around it in its query. */
function offered(code: string): string {
  const [first] = lint(code);
  assert.ok(first?.ruleId, first?.message ?? 'no report');
  const fix = first.suggestions?.[0]?.fix;
  if (!fix) return 'nothing';
  const edited = code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]);
  assert.ok(lint(edited).length < lint(code).length, 'the report stays');
  return fix.text.includes('\n') ? withoutContext(code, edited) : fix.text;
}

/** What a statement that was laid out anew has in place of a star. */
function withoutContext(code: string, edited: string): string {
  const [before = '', after = ''] = [code, edited].map((text) => text.replace(/\s|,(?=\s*\))/gu, ''));
  const start = [...before].findIndex((character, at) => character !== after[at]);
  const rest = before.slice(start).replace(/^[\w.]*\*/u, '');
  assert.ok(after.endsWith(rest), 'more than the star was changed');
  return after.slice(start, after.length - rest.length).replaceAll(',', ', ');
}

const pool = "import type { Pool } from 'pg';\nimport { z } from 'zod';\ndeclare const pool: Pool;\n";
const all = "(await pool.query('SELECT * FROM users')).rows";

describe('the schema of a row', () => {
  const typed = (schema: string) =>
    `${pool}${schema}\nexport const all = () => pool.query<z.infer<typeof User>>('SELECT * FROM users');`;
  it.each([
    ['const User = z.object({ id: z.number(), name: z.string().nullable() });', 'id, name'],
    ['const User = z.strictObject({ id: z.number().int().min(1) }).strict().readonly();', 'id'],
    [
      'const Base = z.object({ id: z.number() }); const User = Base.extend({ seen: z.iso.datetime() });',
      'id, seen',
    ],
    ['const A = z.object({ id: z.uuid() }); const User = z.object({ n: z.number() }).merge(A);', 'n, id'],
    ['const A = z.object({ id: z.uuid(), b: z.date() }); const User = A.pick({ id: true });', 'id'],
    ['const A = z.object({ id: z.uuid(), b: z.date() }); const User = A.omit({ id: true });', 'b'],
    ['const A = z.object({ id: z.uuid() }); const User = z.object({ ...A.shape, b: z.date() });', 'id, b'],
    [
      'const kind = z.enum(["a"]); const User = z.object({ kind, seen: z.string().transform(Date) });',
      'kind, seen',
    ],
    ['const User = z.object({ id: z.union([z.string(), z.number()]) });', 'id'],
    ['const User = z.object({ id: z.number(), note: z.string().optional() });', 'nothing'],
    ['const User = z.object({ id: z.number(), note: z.string().nullish() });', 'nothing'],
    ['const User = z.object({ id: z.number(), note: z.optional(z.string()) });', 'nothing'],
    ['const User = z.object({ id: z.number(), note: z.string().default("") });', 'nothing'],
    ['const User = z.object({ id: z.number(), note: z.any() });', 'nothing'],
    ['const User = z.object({ id: z.union([z.string(), z.undefined()]) });', 'nothing'],
    ['const User = z.object({ id: z.preprocess(String, z.string()) });', 'nothing'],
    ['const User = z.object({ id: other });', 'nothing'],
    ['const User = z.object({ [key]: z.string() });', 'nothing'],
    ['const User = z.object({ id: z.number(), ...more });', 'nothing'],
    ['const User = z.object({ id: z.number() }).passthrough();', 'nothing'],
    ['const User = z.looseObject({ id: z.number() });', 'nothing'],
    ['const User = z.object({ id: z.number() }).catchall(z.string());', 'nothing'],
    ['const User = z.object({ id: z.number() }).partial();', 'nothing'],
    ['const User = z.object({ id: z.number() }).transform(({ id }) => ({ key: id }));', 'nothing'],
    ['const User = z.object({ id: z.number(), b: z.date() }).omit(names);', 'nothing'],
    ['let User = z.object({ id: z.number() });', 'nothing'],
    ['const User = other.object({ id: z.number() });', 'nothing'],
    ['const User = User.extend({ id: z.number() });', 'nothing'],
  ])('%s', (schema, expected) => {
    assert.equal(offered(typed(schema)), expected);
  });

  it.each([
    [
      "import * as v from 'valibot';",
      'v.InferOutput',
      'v.pick(v.object({ id: v.nullable(v.string()), n: v.number() }), ["id"])',
      'id',
    ],
    [
      "import * as v from 'valibot';",
      'v.InferOutput',
      'v.object({ id: v.pipe(v.string(), v.uuid()), n: v.optional(v.number()) })',
      'nothing',
    ],
    [
      "import { object, string, type InferOutput } from 'valibot';",
      'InferOutput',
      'object({ id: string() })',
      'id',
    ],
    [
      "import { Type, type Static } from '@sinclair/typebox';",
      'Static',
      'Type.Object({ id: Type.String() })',
      'id',
    ],
    [
      "import { Type, type Static } from '@sinclair/typebox';",
      'Static',
      'Type.Object({ id: Type.Optional(Type.String()) })',
      'nothing',
    ],
  ])('%s %s %s', (imported, type, schema, expected) => {
    const code = `${pool}${imported}\nconst User = ${schema};\nexport const all = () => pool.query<${type}<typeof User>>('SELECT * FROM users');`;
    assert.equal(offered(code), expected);
  });
});

describe('rows that a schema checks', () => {
  const checked = (schema: string, use: string) => `${pool}${schema}\nexport const all = async () => ${use};`;
  const user = 'const User = z.object({ id: z.coerce.number(), name: z.string() });';
  it.each([
    [user, `${all}.map((row) => User.parse(row))`, 'id, name'],
    [user, `${all}.map(User.parse)`, 'id, name'],
    [user, `User.array().parse(${all})`, 'id, name'],
    [user, `z.array(User).safeParse(${all})`, 'id, name'],
    [`${user} const Users = z.array(User);`, `Users.parse(${all})`, 'id, name'],
    [`const User = z.object({ id: z.number() }).transform(({ id }) => id);`, `User.parse(${all}[0])`, 'id'],
    [user, `User.parse(${all})`, 'nothing'],
    [user, `z.array(User).parse(${all}[0])`, 'nothing'],
    [user, `User.check(${all}[0])`, 'nothing'],
    [user, `User.parse(other, ${all}[0])`, 'nothing'],
    [user, `User.partial().parse(${all}[0])`, 'nothing'],
    [
      `const User = z.object({ id: z.number(), note: z.string().optional() });`,
      `User.parse(${all}[0])`,
      'nothing',
    ],
    [`const User = z.object({ id: z.number() }).passthrough();`, `User.parse(${all}[0])`, 'nothing'],
    [`const User = z.preprocess(clean, z.object({ id: z.number() }));`, `User.parse(${all}[0])`, 'nothing'],
    [`declare const User: z.ZodType;`, `User.parse(${all}[0])`, 'nothing'],
    [
      `import * as v from 'valibot'; const User = v.object({ id: v.number() });`,
      `v.parse(User, ${all}[0])`,
      'id',
    ],
  ])('%s %s', (schema, use, expected) => {
    assert.equal(offered(checked(schema, use)), expected);
  });
});

describe('rows that go on with a type', () => {
  const typed = (type: string, gives: string, body: string) =>
    `${pool}interface User { id: number; name: string | null }\n${type}\nexport async function f(): ${gives} { ${body} }`;
  it.each([
    ['', 'Promise<User[]>', `return ${all};`, 'id, name'],
    ['', 'Promise<User | null>', `return ${all}[0] ?? null;`, 'id, name'],
    [
      '',
      'Promise<User | undefined>',
      `const { rows } = await pool.query('SELECT * FROM users'); return rows[0];`,
      'id, name',
    ],
    [
      '',
      'Promise<User>',
      `const [user] = ${all}; if (!user.active) throw new Error(); return user;`,
      'active, id, name',
    ],
    ['', 'any', `return ${all} as User[];`, 'nothing'],
    [
      'enum Kind { A } type Two = "a" | "b"; interface Row { kind: Kind; two: Two; seen: Date; tags: string[] }',
      'Promise<Row[]>',
      `return ${all};`,
      'kind, two, seen, tags',
    ],
    ['', 'Promise<unknown>', `return ${all};`, 'nothing'],
    ['', 'Promise<User>', `return ${all};`, 'nothing'],
    ['', 'Promise<User[]>', `return ${all}[0];`, 'nothing'],
    ['', 'Promise<User | string>', `return ${all}[0];`, 'nothing'],
    ['', 'Promise<User>', `const [user] = ${all}; user.name = 'x'; return user;`, 'nothing'],
    ['', 'Promise<User>', `const [user] = ${all}; await complete(user); return user;`, 'nothing'],
    ['', 'Promise<User>', `return { ...${all}[0] };`, 'nothing'],
    ['interface Row { id: number; note?: string }', 'Promise<Row[]>', `return ${all};`, 'nothing'],
    ['interface Row { id: number; posts: Post[] }', 'Promise<Row[]>', `return ${all};`, 'nothing'],
    ['interface Row { id: number; team: { id: number } }', 'Promise<Row[]>', `return ${all};`, 'nothing'],
    [
      'interface Row { id: number; createdAt: Date }',
      'Promise<Row[]>',
      `return (await pool.query('SELECT * FROM users WHERE id = $1')).rows;`,
      'nothing',
    ],
  ])('%s %s %s', (type, gives, body, expected) => {
    assert.equal(offered(typed(type, gives, body)), expected);
  });

  it('says so of an assertion where the function says nothing', () => {
    const code = `${pool}interface User { id: number }\nexport async function f() { return ${all} as unknown as User[]; }`;
    assert.equal(offered(code), 'id');
  });
});

describe('a list of an unknown function', () => {
  it.each([
    ["(await query('SELECT * FROM users')).map((row) => row.id)", 'id'],
    ["(await query('SELECT * FROM users')).map(({ id, first_name }) => id)", 'id, first_name'],
    ["(await query('SELECT * FROM users')).map(({ firstName }) => firstName)", 'nothing'],
    ["(await query('SELECT * FROM users')).map((row) => row)", 'nothing'],
    ["(await query('SELECT * FROM users')).join()", 'nothing'],
    ["(await query('SELECT * FROM users'))[0].id", 'nothing'],
  ])('%s', (use, expected) => {
    assert.equal(offered(`export const f = async () => ${use};`), expected);
  });
});

describe('a function that is handed rows of several queries', () => {
  const toUser = 'const toUser = (row) => ({ id: row.id, team: row.team ?? null });';
  const query = (text: string, name = 'g') =>
    `\nexport const ${name} = async () => (await pool.query('${text}')).rows.map(toUser);`;
  const first = query('SELECT * FROM users', 'f');
  it.each([
    ['is the only one', toUser + first, 'id, team'],
    ['the same table', toUser + first + query('SELECT id, team FROM users WHERE id = 1'), 'id, team'],
    [
      'what an INSERT gives back',
      toUser + first + query('INSERT INTO users (id) SELECT t.id FROM t JOIN v ON true RETURNING id, team'),
      'id, team',
    ],
    ['another table', toUser + first + query('SELECT id, team FROM members'), 'nothing'],
    [
      'a join',
      toUser + first + query('SELECT u.id, t.name AS team FROM users u JOIN teams t ON t.id = u.team_id'),
      'nothing',
    ],
    ['anybody', `export ${toUser}${first}`, 'nothing'],
    ['anybody, by its name', `${toUser} export { toUser };${first}`, 'nothing'],
    ['anybody, but nothing may be missing', `export const toUser = (row) => row.id;${first}`, 'id'],
    [
      'a key that its type may lack',
      `export const toUser = (row: { id: number; team?: string }) => [row.id, row.team];${first}`,
      'nothing',
    ],
    ['a default', `export const toUser = ({ id, team = '' }) => id + team;${first}`, 'nothing'],
    ['a test', `export const toUser = (row) => (row.team ? row.team.id : row.id);${first}`, 'nothing'],
    ['a question', `export const toUser = (row) => row.team?.id;${first}`, 'nothing'],
    ['a comparison', `export const toUser = (row) => row.team !== undefined && row.id;${first}`, 'nothing'],
    [
      'read without a question too',
      `export const toUser = (row) => (row.id + row.team + (row.team ? 1 : 0));${first}`,
      'nothing',
    ],
  ])('%s', (_shows, code, expected) => {
    assert.equal(offered(pool + code), expected);
  });
});

describe('a query inside', () => {
  const use = (sql: string) =>
    `${pool}export const f = async () => (await pool.query(\`${sql}\`)).rows.map((row) => row.id);`;
  it.each([
    ['WITH recent AS (SELECT * FROM orders LIMIT 10) SELECT * FROM recent ORDER BY total', 'id'],
    ['SELECT o.* FROM (SELECT *, total * 2 AS twice FROM orders) o WHERE twice > 1', 'o.id'],
    ['WITH a AS (SELECT * FROM orders), b AS (SELECT * FROM a) SELECT * FROM b', 'id'],
    ['WITH a AS (SELECT * FROM orders UNION SELECT * FROM old) SELECT *, 1 AS id FROM a', 'nothing'],
    ['WITH a AS (SELECT * FROM orders) SELECT DISTINCT * FROM a', 'nothing'],
    ['WITH a AS (SELECT * FROM orders) SELECT * FROM a, b', 'nothing'],
    ['WITH a AS (SELECT * FROM orders) SELECT id FROM a UNION SELECT * FROM a', 'nothing'],
  ])('%s', (sql, expected) => {
    assert.equal(offered(use(sql)), expected);
  });

  it('has all its stars named by the outermost', () => {
    const code = use('WITH a AS (SELECT * FROM orders UNION SELECT * FROM old) SELECT * FROM a');
    assert.deepEqual(
      lint(code).map(({ suggestions }) => suggestions?.[0]?.fix.text),
      ['id', 'id'],
    );
  });
});
