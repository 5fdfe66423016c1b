import type { EngineName, Program } from '../program.js';
import { ids, manyIds, parents } from './inputs.js';

const clients: Partial<Record<EngineName, string>> = {
  PGlite: `client: 'pg', connection: process.env['DATABASE_URL'] ?? '', pool: { min: 0, max: 2 }`,
  MariaDB: `client: 'mysql2', connection: process.env['MYSQL_URL'] ?? '', pool: { min: 0, max: 2 }`,
  SQLite: `client: 'better-sqlite3', connection: { filename: process.env['SQLITE_FILE'] ?? '' }, useNullAsDefault: true`,
};

const reads: Pick<Program, 'pattern' | 'code' | 'inputs'>[] = [
  {
    pattern: 'a row by key in a loop, misses counted',
    inputs: ids,
    code: `
export async function run(ids: number[]) {
  let misses = 0;
  const found: unknown[] = [];
  for (const id of ids) {
    const author = await db('authors').select('id', 'name').where({ id }).first();
    if (author === undefined) misses += 1;
    else found.push(author);
  }
  return { misses, found };
}
`,
  },
  {
    pattern: 'rows of each parent, all at once',
    inputs: parents,
    code: `
export async function run(authors: { id: number; name: string }[]) {
  return Promise.all(
    authors.map(async (author) => ({
      ...author,
      posts: await db<{ id: number; author_id: number | null; title: string }>('posts').where('author_id', author.id).orderBy('id', 'desc'),
    })),
  );
}
`,
  },
  {
    pattern: 'one column of a row by key',
    inputs: ids,
    code: `
export async function run(ids: number[]) {
  const names: unknown[] = [];
  for (const id of ids) {
    const author = await db('authors').select('name').where('id', id).first();
    names.push(author ? author.name : 'nobody');
  }
  return names;
}
`,
  },
  {
    pattern: 'a number for each parent, all at once',
    inputs: parents,
    code: `
export async function run(authors: { id: number; name: string }[]) {
  return Promise.all(
    authors.map(async ({ id, name }) => {
      const [posts] = await db('posts').where('author_id', id).count('* as total');
      return [name, Number(posts?.total)];
    }),
  );
}
`,
  },
  {
    pattern: 'a number for each parent, of which there is one row',
    inputs: ids,
    code: `
export async function run(ids: number[]) {
  const busy: string[] = [];
  for (const id of ids) {
    const row = await db('posts').count('* as total').where({ author_id: id }).first();
    if (Number(row?.total ?? 0) > 1) busy.push(id + ' has ' + Number(row?.total));
  }
  return busy;
}
`,
  },
  {
    pattern: 'SELECT * in raw text',
    inputs: [[41], [-1]],
    code: `
export async function run(age: number) {
  const answer = await db.raw('SELECT * FROM authors WHERE age = ? ORDER BY id', [age]);
  return rowsOf(answer).length;
}
function rowsOf(answer: unknown): unknown[] {
  return (answer as { rows?: unknown[] }).rows ?? (answer as unknown[]);
}
`,
  },
];

export const knex: readonly Program[] = [
  ...(['PGlite', 'SQLite', 'MariaDB'] as const).flatMap((engine) =>
    reads.slice(0, 5).map(({ pattern, inputs, code }, index) => ({
      library: 'knex',
      pattern,
      engine,
      inputs: index === 0 && engine === 'PGlite' ? manyIds : inputs,
      code: `
import knex from 'knex';
const db = knex({ ${clients[engine]} });
export const close = () => db.destroy();
${code}`,
    })),
  ),
  {
    library: 'knex',
    pattern: 'a transaction that nobody ends when a query fails',
    engine: 'PostgreSQL',
    expects: 'no more losses',
    inputs: [[1, 'new']],
    code: `
import knex from 'knex';
const db = knex({ client: 'pg', connection: process.env['DATABASE_URL'] ?? '', pool: { min: 0, max: 2 }, acquireConnectionTimeout: 300 });
export const close = () => db.destroy();
export async function run(author: number, body: string) {
  const trx = await db.transaction();
  await trx('notes').insert({ author_id: author, body });
  await trx.commit();
}
export async function lose() {
  for (let i = 0; i < 3; i += 1) await run(1, 'kept').catch(() => {});
}
export const isServed = () => db('authors').select('id').then(() => true, () => false);
`,
  },
];
