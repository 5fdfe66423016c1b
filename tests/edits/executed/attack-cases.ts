/** Code that is meant to break a suggestion. */
export interface Attack {
  readonly name: string;
  readonly code: string;
  readonly isTsx?: boolean;
}

/** What every piece of code here may use. */
const head = `
import { Pool } from 'pg';
import { Redis } from 'ioredis';
interface Response { ok: boolean; json(): Promise<unknown> }
declare const pool: Pool;
declare const redis: Redis;
declare function use(...values: unknown[]): void;
declare function load(key: unknown): Promise<string>;
`;

/** The mistakes, as statements of an async function in which \`ids\` are texts. */
const mistakes: Readonly<Record<string, readonly string[]>> = {
  all: ['const pages = await Promise.all(ids.map((id) => fetch("/" + id)));', 'use(pages);'],
  settled: [
    'await Promise.allSettled(',
    '  ids.map(async (id) => {',
    '    await fetch(id); // keep it',
    '  }),',
    ');',
  ],
  loop: [
    'for (const id of ids) {',
    '  /* keep this */',
    '  await fetch(`/${id}`, { method: "POST" });',
    '}',
    'use(ids);',
  ],
  collecting: [
    'const pages: Response[] = [];',
    'for (const id of ids) {',
    '  const page = await fetch(id);',
    '  pages.push(page);',
    '}',
    'use(pages);',
  ],
  expiry: [
    'const key = `cache:${ids.length}`;',
    'const hit = await redis.get(key);',
    'if (!hit) {',
    '  const fresh = await load(key);',
    '  await redis.set(key, fresh);',
    '}',
  ],
  release: [
    'const client = await pool.connect();',
    '// keep a word',
    'const { rows } = await client.query("SELECT id, name FROM users");',
    'await client.query("DELETE FROM jobs");',
    'client.release();',
    'use(rows);',
  ],
  star: [
    'const { rows } = await pool.query("SELECT * FROM users WHERE id = $1", [ids[0]]);',
    'use(rows.map((row) => row.name));',
  ],
};

/** The places, each a function of the lines that stand there. */
const places: Readonly<Record<string, (lines: readonly string[]) => string>> = {
  'an async function': (lines) => `export async function run(ids: string[]) {\n${indented(lines)}\n}\n`,
  'a function with tabs': (lines) =>
    `export async function run(ids: string[]) {\n${indented(lines).replaceAll(/^(?: {2})+/gmu, (space) => '\t'.repeat(space.length / 2))}\n}\n`,
  'an arrow in a class field': (lines) =>
    `export class Service {\n  run = async (ids: string[]): Promise<void> => {\n${indented(lines, 4)}\n  };\n}\n`,
  'a method with a decorator and overloads': (lines) =>
    `declare const logged: any;\nexport class Service {\n  run(ids: string[]): Promise<void>;\n  run(ids: string[], more: number): Promise<void>;\n  @logged\n  async run(ids: string[], more = 1): Promise<void> {\n    use(this, more);\n${indented(lines, 4)}\n  }\n}\n`,
  'a private method with this': (lines) =>
    `export class Service {\n  #ids: string[] = [];\n  async #run() {\n    const ids = this.#ids;\n${indented(lines, 4)}\n  }\n  start = () => this.#run();\n}\n`,
  'an async generator': (lines) =>
    `export async function* run(ids: string[]) {\n  yield 1;\n${indented(lines)}\n  yield 2;\n}\n`,
  'a labelled block': (lines) =>
    `export async function run(ids: string[]) {\n  block: {\n    if (ids.length === 0) break block;\n${indented(lines, 4)}\n  }\n}\n`,
  'a branch': (lines) =>
    `export async function run(ids: string[], isOn: boolean) {\n  if (isOn) {\n${indented(lines, 4)}\n  } else use(ids);\n}\n`,
  'a case': (lines) =>
    `export async function run(ids: string[], kind: string) {\n  switch (kind) {\n    case 'a': {\n${indented(lines, 6)}\n      break;\n    }\n    default:\n      use(kind);\n  }\n}\n`,
  'a case without braces': (lines) =>
    `export async function run(ids: string[], kind: string) {\n  switch (kind) {\n    case 'a':\n${indented(lines, 6)}\n      break;\n    default:\n      use(kind);\n  }\n}\n`,
  'a try with a finally': (lines) =>
    `export async function run(ids: string[]) {\n  try {\n${indented(lines, 4)}\n  } catch (error) {\n    use(error);\n    throw error;\n  } finally {\n    use('done');\n  }\n}\n`,
  'a catch': (lines) =>
    `export async function run(ids: string[]) {\n  try {\n    use(1);\n  } catch {\n${indented(lines, 4)}\n  }\n}\n`,
  'a nested function': (lines) =>
    `export function outer(ids: string[]) {\n  const limit = ids.length, start = 0, results = [limit];\n  async function inner() {\n    use(start, results);\n${indented(lines, 4)}\n  }\n  return inner();\n}\n`,
  'names that edits like': (lines) =>
    `const mapInChunks = 1, settleInChunks = 2, pLimit = 3;\nexport async function run(ids: string[]) {\n  const start = 1, limit = 2, error = 3, chunk = 4, allIds = 5;\n  use(mapInChunks, settleInChunks, pLimit, start, limit, error, chunk, allIds);\n${indented(lines)}\n}\n`,
  'a default in a pattern': (lines) =>
    `export async function run({ ids = [] as string[], ...rest } = {}) {\n  use(rest);\n${indented(lines)}\n}\n`,
  arguments: (lines) =>
    `export async function run(ids: string[]) {\n  use(arguments.length);\n${indented(lines)}\n  use(arguments);\n}\n`,
  'a TSX file': (lines) =>
    `export async function Page({ ids }: { ids: string[] }) {\n${indented(lines)}\n  return null;\n}\nexport const cast = <T,>(value: T) => value;\n`,
  CRLF: (lines) => `export async function run(ids: string[]) {\n${indented(lines)}\n}\n`,
  'no semicolons': (lines) =>
    `export async function run(ids: string[]) {\n${indented(lines)}\n  ;[1].forEach((one) => use(one))\n}\n`,
  'an object with methods': (lines) =>
    `export const service = {\n  name: 'x',\n  async run(ids: string[]) {\n    use(this.name);\n${indented(lines, 4)}\n  },\n};\n`,
  'a callback of a callback': (lines) =>
    `export function register(app: { get(path: string, handler: (ids: string[]) => Promise<void>): void }) {\n  app.get('/', async (ids) => {\n${indented(lines, 4)}\n  });\n}\n`,
  'a directive and comments': (lines) =>
    `export async function run(ids: string[]) {\n  'use strict';\n  // keep above\n${indented(lines)}\n  // keep below\n}\n`,
};

function indented(lines: readonly string[], by = 2): string {
  return lines.map((line) => ' '.repeat(by) + line).join('\n');
}

function written(place: string, code: string): string {
  if (place === 'CRLF') return code.replaceAll('\n', '\r\n');
  return place === 'no semicolons' ? code.replaceAll(/;$/gmu, '') : code;
}

const everywhere: readonly Attack[] = Object.entries(places).flatMap(([place, codeFor]) =>
  Object.entries(mistakes).map(([mistake, lines]) => ({
    name: `${mistake} in ${place}`,
    code: written(place, `${head}${codeFor(lines)}`),
    isTsx: place === 'a TSX file',
  })),
);

/** Code that has one thing in it which an edit could overlook. */
const single: Readonly<Record<string, string>> = {
  'the list is assigned later': `export async function run(ids: string[]) {
  let list = ids;
  const pages = await Promise.all(list.map((id) => fetch(id)));
  list = [];
  use(pages, list);
}`,
  'the callback changes the list': `export async function run(ids: string[]) {
  await Promise.all(ids.map(async (id) => {
    const page = await fetch(id);
    if (!page.ok) ids.push(id);
  }));
}`,
  'the callback uses the list': `export async function run(ids: string[]) {
  return Promise.all(ids.map(async (id, index, list) => [await fetch(id), list.length, index]));
}`,
  'a function with this as callback': `export async function run(this: { base: string }, ids: string[]) {
  return Promise.all(ids.map(function (this: void, id) { return fetch(id); }));
}`,
  thisArg: `export async function run(ids: string[]) {
  return Promise.all(ids.map(function (this: { base: string }, id) { return fetch(this.base + id); }, { base: '/' }));
}`,
  'a destructured element with a default': `export async function run(ids: { id: string; at?: number }[]) {
  return Promise.all(ids.map(async ({ id, at = 3 }, index = 0) => ({ page: await fetch(id), at, index })));
}`,
  'the result is destructured': `export async function run(ids: string[]) {
  const [first, ...others] = await Promise.all(ids.map((id) => fetch(id)));
  use(first, others);
}`,
  'the result is chained': `export async function run(ids: string[]) {
  return (await Promise.all(ids.map((id) => fetch(id)))).filter((page) => page.ok).length;
}`,
  'then after all': `export function run(ids: string[]) {
  return Promise.all(ids.map((id) => fetch(id))).then((pages) => pages.length);
}`,
  'all in an expression with &&': `export async function run(ids: string[]) {
  return ids.length > 0 && (await Promise.all(ids.map((id) => fetch(id))));
}`,
  'all as an argument': `export async function run(ids: string[]) {
  use(await Promise.all(ids.map((id) => fetch(id))), 1);
}`,
  'all without braces of an if': `export async function run(ids: string[], isOn: boolean) {
  if (isOn) await Promise.all(ids.map((id) => fetch(id)));
  else use(ids);
}`,
  'all as the body of an arrow': `export const run = async (ids: string[]) => await Promise.all(ids.map(async (id) => await fetch(id)));`,
  'two in a row': `export async function run(ids: string[]) {
  await Promise.all(ids.map((id) => fetch(id)));
  await Promise.all(ids.map((id) => fetch(id + '?again')));
}`,
  'a comment between the brackets': `export async function run(ids: string[]) {
  return Promise.all(/* keep all */ ids.map((id) => fetch(id)));
}`,
  'a template over several lines': `export async function run(ids: string[]) {
  for (const id of ids) {
    await fetch('/', { method: 'POST', body: \`
first \${id}
    second
\` });
  }
}`,
  'a loop with a label and continue to it': `export async function run(ids: string[]) {
  outer: for (const id of ids) {
    for (const letter of id) if (letter === 'x') continue outer;
    await fetch(id);
  }
}`,
  'a loop that returns': `export async function run(ids: string[]) {
  for (const id of ids) {
    const page = await fetch(id);
    if (!page.ok) return id;
  }
  return undefined;
}`,
  'a loop that breaks': `export async function run(ids: string[]) {
  for (const id of ids) {
    if (id === '') break;
    await fetch(id);
  }
}`,
  'a loop with continue in a nested loop': `export async function run(ids: string[]) {
  for (const id of ids) {
    for (const letter of id) { if (letter === 'x') continue; use(letter); }
    if (id === '') continue;
    await fetch(id);
  }
}`,
  'a loop with a comment after its head': `export async function run(ids: string[]) {
  for (const id of ids) // keep why
    await fetch(id);
}`,
  'a loop whose list is a call': `declare function list(): Iterable<string>;
export async function run() {
  for (const id of list()) await fetch(id);
}`,
  'a loop over an async iterator': `export async function run(ids: AsyncIterable<string>) {
  for await (const id of ids) await fetch(id);
}`,
  'a loop over entries, with a pattern': `export async function run(ids: Map<string, string>) {
  for (const [id, { length }] of ids) { await fetch(id); use(length); }
}`,
  'a loop with var': `export async function run(ids: string[]) {
  for (var id of ids) await fetch(id);
  use(id!);
}`,
  'a loop that yields': `export async function* run(ids: string[]) {
  for (const id of ids) { const page = await fetch(id); yield page; }
}`,
  'a loop that pushes to two lists': `export async function run(ids: string[]) {
  const good: string[] = [], bad: string[] = [];
  for (const id of ids) {
    const page = await fetch(id);
    if (page.ok) good.push(id); else bad.push(id);
  }
  return { good, bad };
}`,
  'a loop that counts': `export async function run(ids: string[]) {
  let count = 0;
  for (const id of ids) { const page = await fetch(id); if (page.ok) count++; }
  return count;
}`,
  'a loop with narrowed outside values': `export async function run(ids: string[], base: { url?: string }) {
  if (!base.url) return;
  for (const id of ids) await fetch(base.url.concat(id));
}`,
  'forEach with an async callback': `export async function run(ids: string[]) {
  ids.forEach(async (id) => { await fetch(id); });
  use(ids);
}`,
  'an expiry in a conditional expression': `export async function run(id: string) {
  const key = 'cache:' + id;
  const hit = await redis.get(key);
  return hit ?? ((await redis.set(key, await load(id))), 'fresh');
}`,
  'an expiry with a spread': `export async function run(id: string, ...rest: []) {
  const key = 'cache:' + id;
  const hit = await redis.get(key);
  if (hit) return hit;
  const fresh = await load(id);
  await redis.set(key, fresh, ...rest);
  return fresh;
}`,
  'an expiry with a trailing comma and comments': `export async function run(id: string) {
  const key = 'cache:' + id;
  const hit = await redis.get(key);
  if (hit) return hit;
  const fresh = await load(id);
  await redis.set(
    key, // keep the key
    fresh, // keep the value
  );
  return fresh;
}`,
  'an expiry of a value in parentheses, with as': `export async function run(id: string) {
  const key = 'cache:' + id;
  const hit = await redis.get(key);
  if (hit) return hit;
  const fresh = await load(id);
  await redis.set(key, (JSON.stringify(fresh) as string));
  return fresh;
}`,
  'a release after a return in a callback': `export async function run() {
  const client = await pool.connect();
  const names = (await client.query('SELECT id, name FROM users')).rows.map((row) => { return row.name; });
  await client.query('DELETE FROM jobs');
  client.release();
  return names;
}`,
  'a release with a function declaration between': `export async function run() {
  const client = await pool.connect();
  await count();
  client.release();
  async function count() { return client.query('SELECT count(id) FROM users'); }
}`,
  'a release with a class used after': `export async function run() {
  const client = await pool.connect();
  class Row { name = ''; }
  await client.query('DELETE FROM jobs');
  await client.query('DELETE FROM tasks');
  client.release();
  return new Row();
}`,
  'a release with types used after': `export async function run() {
  const client = await pool.connect();
  type Row = { id: number };
  const { rows } = await client.query<Row>('SELECT id FROM users');
  await client.query('DELETE FROM jobs');
  client.release();
  await load(1);
  const first: Row | undefined = rows[0];
  return first;
}`,
  'a release with an annotated result used after': `export async function run() {
  const client = await pool.connect();
  const rows: { id: number }[] = (await client.query('SELECT id FROM users')).rows;
  await client.query('DELETE FROM jobs');
  client.release();
  await load(1);
  return rows.length;
}`,
  'a release with a result used after, that starts with a bracket': `export async function run() {
  const client = await pool.connect()
  const { rows } = await client.query('SELECT id FROM users')
  await client.query('DELETE FROM jobs')
  client.release()
  await load(1)
  return rows
}`,
  'a release in a loop': `export async function run(ids: string[]) {
  for (const id of ids) {
    const client = await pool.connect();
    await client.query('DELETE FROM jobs WHERE id = $1', [id]);
    await client.query('DELETE FROM tasks WHERE id = $1', [id]);
    client.release();
  }
}`,
  'a release with break and continue': `export async function run(ids: string[]) {
  for (const id of ids) {
    const client = await pool.connect();
    await client.query('DELETE FROM jobs WHERE id = $1', [id]);
    if (id === '') continue;
    if (id === 'x') break;
    client.release();
  }
}`,
  'a release on one line': `export async function run() { const client = await pool.connect(); await client.query('DELETE FROM jobs'); await client.query('DELETE FROM tasks'); client.release(); }`,
  'a release with an error': `export async function run() {
  const client = await pool.connect();
  try {
    await client.query('DELETE FROM jobs');
    client.release();
  } catch (error) {
    client.release(error as Error);
    throw error;
  }
}`,
  'a release in a finally of an inner try': `export async function run() {
  const client = await pool.connect();
  const { rows } = await client.query('SELECT id FROM users');
  try {
    await client.query('DELETE FROM jobs WHERE id = $1', [rows[0]?.id]);
  } finally {
    client.release();
  }
}`,
  'a query that is returned and streamed': `export async function run() {
  const client = await pool.connect();
  const stream = client.query(new (class { submit() {} })() as never);
  return stream;
}`,
  'a star in a template with a hole': `export async function run(table: string) {
  const { rows } = await pool.query(\`SELECT * FROM \${table} WHERE id = 1\`);
  return rows[0].name;
}`,
  'a star with a quote in its text': `export async function run() {
  const { rows } = await pool.query('SELECT * FROM users WHERE name = \\'x\\'');
  return rows.map(({ name, ['email']: mail }) => name + mail);
}`,
  'a star whose rows are spread': `export async function run() {
  const { rows } = await pool.query('SELECT * FROM users');
  return rows.map((row) => ({ ...row, name: row.name.trim() }));
}`,
  'a star with a capital column': `export async function run() {
  const { rows } = await pool.query('SELECT * FROM users');
  return rows.map((row) => row.createdAt);
}`,
  'a star with computed reads': `export async function run(column: string) {
  const { rows } = await pool.query('SELECT * FROM users');
  return rows.map((row) => row[column]);
}`,
  'a star with a word of SQL as column': `export async function run() {
  const { rows } = await pool.query('SELECT * FROM users');
  return rows.map((row) => row.order + row.user);
}`,
};

export const attacks: readonly Attack[] = [
  ...everywhere,
  ...Object.entries(single).map(([name, code]) => ({ name, code: `${head}${code}\n` })),
];
