import type { Program } from '../program.js';
import { emails, ids, manyIds, nullable, parents } from './inputs.js';

const pool = `
import { Pool } from 'pg';
const pool = new Pool({ connectionString: process.env['DATABASE_URL'], max: 2 });
export const close = () => pool.end();
`;

const reads: Pick<Program, 'pattern' | 'code' | 'inputs'>[] = [
  {
    pattern: 'ages by text in a loop, added up',
    inputs: emails,
    code: `${pool}
export async function run(emails: string[]) {
  let sum = 0;
  for (let i = 0; i < emails.length; i++) {
    const { rows } = await pool.query('SELECT age FROM authors WHERE lower(email) = $1', [emails[i]]);
    const [author] = rows;
    if (!author) continue;
    sum += Number(author.age);
  }
  return sum;
}
`,
  },
  {
    pattern: 'a row by key in a loop, misses skipped',
    inputs: manyIds,
    code: `${pool}
export async function run(ids: number[]) {
  const names: (string | null)[] = [];
  for (const id of ids) {
    const { rows } = await pool.query('SELECT id, name FROM authors WHERE id = $1', [id]);
    const [author] = rows;
    if (!author) continue;
    names.push(author.name);
  }
  return names;
}
`,
  },
  {
    pattern: 'a row by key, an error for the first miss',
    inputs: ids,
    code: `${pool}
export async function run(ids: number[]) {
  const found: object[] = [];
  for (const id of ids) {
    const answer = await pool.query(\`SELECT a.id, a.name, a.age FROM authors a WHERE a.id = $1\`, [id]);
    const author = answer.rows[0];
    if (!author) throw new RangeError(\`No author \${id} after \${found.length}\`);
    found.push({ ...author, isNamed: author.name !== null });
  }
  return found;
}
`,
  },
  {
    pattern: 'rows of each parent, all at once, with bigint and numeric columns',
    inputs: parents,
    code: `${pool}
export async function run(authors: { id: number; name: string }[]) {
  return Promise.all(
    authors.map(async (author) => {
      const posts = (await pool.query('SELECT id, title, author_id, views, price FROM posts WHERE author_id = $1 ORDER BY id DESC', [author.id])).rows;
      return { ...author, posts };
    }),
  );
}
`,
  },
  {
    pattern: 'a number for each parent, which is text',
    inputs: parents,
    code: `${pool}
export async function run(authors: { id: number; name: string }[]) {
  const all: [string, number][] = [];
  for (const author of authors) {
    const { rows } = await pool.query('SELECT COUNT(*) FROM posts WHERE author_id = $1 AND price > $2', [author.id, 1]);
    all.push([author.name, parseInt(rows[0].count, 10)]);
  }
  return all;
}
`,
  },
  {
    pattern: 'a number for each parent, with a cast and a type',
    inputs: ids,
    code: `${pool}
export async function run(ids: number[]) {
  return Promise.all(
    ids.map(async (id) => {
      const { rows: [posts] } = await pool.query<{ total: number }>('SELECT count(DISTINCT p.title)::int AS total FROM posts p WHERE p.author_id = $1', [id]);
      return { id, total: posts!.total };
    }),
  );
}
`,
  },
  {
    pattern: 'one column of a row by key, which is not the key',
    inputs: ids,
    code: `${pool}
export async function run(ids: number[]) {
  const names: string[] = [];
  for (const id of ids) {
    const { rows: [author] } = await pool.query<{ name: string | null }>('SELECT name FROM authors WHERE id = $1', [id]);
    if (author) names.push(author.name ?? 'no name');
  }
  return names;
}
`,
  },
  {
    pattern: 'a row by a key that can be null',
    inputs: nullable,
    code: `${pool}
export async function run(posts: { authorId: number | null }[]) {
  const names: string[] = [];
  for (const post of posts) {
    const { rows } = await pool.query('SELECT id, name FROM authors WHERE id = $1', [post.authorId]);
    names.push(rows[0]?.name ?? 'nobody');
  }
  return names;
}
`,
  },
];

const columns: Pick<Program, 'pattern' | 'code' | 'inputs'>[] = [
  {
    pattern: 'SELECT *, of which two columns are read',
    inputs: [[41], [0], [null]],
    code: `${pool}
export async function run(age: number) {
  const { rows } = await pool.query('SELECT * FROM authors WHERE age = $1 ORDER BY id', [age]);
  return rows.map((author) => \`\${author.name} <\${author.email}>\`);
}
`,
  },
  {
    pattern: 'a.* of a join, in a template',
    inputs: [[1], [2], [77]],
    code: `${pool}
export async function run(id: number) {
  const result = await pool.query(\`
    SELECT a.*, p.title
      FROM authors a
      JOIN posts p ON p.author_id = a.id
     WHERE a.id = $1
     ORDER BY p.id
  \`, [id]);
  const lines: string[] = [];
  for (const { email, title } of result.rows) lines.push(email + ': ' + title);
  return lines;
}
`,
  },
  {
    pattern: 'RETURNING *, of which one column is read',
    inputs: [
      [1, 'a note'],
      [2, 'kept'],
    ],
    code: `${pool}
export async function run(author: number, body: string) {
  const { rows } = await pool.query('INSERT INTO notes (author_id, body) VALUES ($1, $2) RETURNING *', [author, body]);
  return { id: rows[0].id };
}
`,
  },
  {
    pattern: 'SELECT *, of which only the number of rows is used',
    inputs: [[41], [-1]],
    code: `${pool}
export async function run(age: number) {
  const { rows, rowCount } = await pool.query('SELECT * FROM authors WHERE age = $1 ORDER BY name', [age]);
  return [rows.length, rowCount, rows[0] === undefined];
}
`,
  },
  {
    pattern: 'SELECT * with the type of its rows',
    inputs: [[1], [99]],
    code: `${pool}
interface Author { id: number; name: string | null; age: number | null }
export async function run(id: number) {
  const { rows: [author] } = await pool.query<Author>("SELECT * FROM authors WHERE id = $1", [id]);
  return author ? { id: author.id, name: author.name, isAdult: (author.age ?? 0) > 17 } : undefined;
}
`,
  },
  {
    pattern: 'SELECT * over a WITH query',
    inputs: [[41], [-1]],
    code: `${pool}
export async function run(age: number) {
  const { rows } = await pool.query(\`
    WITH ranked AS (
      SELECT a.*, row_number() OVER (ORDER BY a.id) AS place FROM authors a WHERE a.age = $1
    )
    SELECT * FROM ranked WHERE place < 3 ORDER BY place DESC
  \`, [age]);
  return rows.map((author) => [author.id, author.name, author.place]);
}
`,
  },
  {
    pattern: 'SELECT *, rows that go through a function',
    inputs: [[41], [-1]],
    code: `${pool}
interface Author { id: number; name: string; contact: string | null }
function toAuthor(row: { id: number; name: string; email: string | null }): Author {
  return { id: row.id, name: row.name, contact: row.email ?? null };
}
export async function run(age: number) {
  const all = await pool.query('SELECT * FROM authors WHERE age = $1 ORDER BY id', [age]);
  const some = await pool.query('SELECT id, name, email FROM authors WHERE age = $1 ORDER BY id LIMIT 1', [age]);
  return [all.rows.map(toAuthor), some.rows.map(toAuthor)];
}
`,
  },
];

const small = `
import { Pool } from 'pg';
const pool = new Pool({ connectionString: process.env['DATABASE_URL'], max: 2, connectionTimeoutMillis: 200 });
export const close = () => pool.end();
export async function lose() {
  for (let i = 0; i < 3; i += 1) await FAIL.catch(() => {});
}
export async function isServed() {
  try {
    const client = await pool.connect();
    client.release();
    return pool.totalCount === pool.idleCount;
  } catch {
    return false;
  }
}
`;

const connections: (Pick<Program, 'pattern' | 'code' | 'inputs'> & { fail: string })[] = [
  {
    pattern: 'a connection that is lost when a query fails',
    fail: `run('no number')`,
    inputs: [[1], [99], ['x']],
    code: `
export async function run(id: unknown) {
  const client = await pool.connect();
  const { rows } = await client.query('SELECT id, name FROM authors WHERE id = $1', [id]);
  client.release();
  return rows;
}
`,
  },
  {
    pattern: 'a connection that an early return loses',
    fail: `run(99)`,
    inputs: [[1], ['x']],
    code: `
export async function run(id: unknown) {
  const client = await pool.connect();
  // the author
  const { rows: [author] } = await client.query('SELECT id, name FROM authors WHERE id = $1', [id]);
  if (!author) return null;
  const posts = await client.query('SELECT title FROM posts WHERE author_id = $1 ORDER BY id', [author.id]);
  client.release();
  return { author, titles: posts.rows.map((post) => post.title) };
}
`,
  },
  {
    pattern: 'a transaction with a catch and without a finally',
    fail: `run(1, 'kept')`,
    inputs: [
      [1, 'new'],
      [2, 'kept'],
    ],
    code: `
export async function run(author: number, body: string) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('UPDATE authors SET age = age + 1 WHERE id = $1', [author]);
    await client.query('INSERT INTO notes (author_id, body) VALUES ($1, $2)', [author, body]);
    await client.query('COMMIT');
    client.release();
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
`,
  },
  {
    pattern: 'a connection that is never given back, and a promise that is returned',
    fail: `run('no number')`,
    inputs: [],
    code: `
export async function run(id: unknown) {
  const client = await pool.connect();
  return client.query('SELECT id FROM authors WHERE id = $1', [id]);
}
`,
  },
  {
    pattern: 'what is read is used after the release',
    fail: `run('no number')`,
    inputs: [[1], [5]],
    code: `
export async function run(id: unknown) {
  const client = await pool.connect();
  const { rows: posts } = await client.query('SELECT title, views FROM posts WHERE author_id = $1 ORDER BY id', [id]);
  const count = posts.length;
  client.release();
  await new Promise((resolve) => setTimeout(resolve, 1));
  return { posts, count };
}
`,
  },
  {
    pattern: 'work before a try that has its finally',
    fail: `run('no number')`,
    inputs: [[1], [99]],
    code: `
export async function run(id: unknown) {
  const client = await pool.connect();
  const author = await client.query('SELECT name FROM authors WHERE id = $1', [id]);
  await client.query('SELECT set_config($1, $2, false)', ['search_path', 'public']);
  try {
    const posts = await client.query('SELECT title FROM posts WHERE author_id = $1 ORDER BY id', [id]);
    return [author.rows, posts.rows];
  } finally {
    client.release();
  }
}
`,
  },
  {
    pattern: 'a helper borrows the connection',
    fail: `run('no number')`,
    inputs: [[1], [99]],
    code: `
import type { PoolClient } from 'pg';
async function titles(client: PoolClient, id: unknown) {
  const { rows } = await client.query('SELECT title FROM posts WHERE author_id = $1 ORDER BY id', [id]);
  return rows.map((post) => String(post.title));
}
export async function run(id: unknown) {
  const client = await pool.connect();
  const first = await titles(client, id);
  const second = await titles(client, 5);
  client.release();
  return [...first, ...second];
}
`,
  },
];

export const pg: readonly Program[] = [
  ...reads.map((program) => ({ library: 'pg', engine: 'PGlite', ...program }) as const),
  ...columns.map((program) => ({ library: 'pg', engine: 'PGlite', ...program }) as const),
  ...connections.map(
    ({ fail, code, ...program }) =>
      ({
        library: 'pg',
        engine: 'PostgreSQL',
        expects: 'no more losses',
        code: small.replace('FAIL', fail) + code,
        ...program,
      }) as const,
  ),
];
