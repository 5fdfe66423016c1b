import type { Program } from '../program.js';
import { emails, manyIds, nullable, parents } from './inputs.js';

const pool = `
import { createPool, type RowDataPacket } from 'mysql2/promise';
const pool = createPool(process.env['MYSQL_URL'] ?? '');
export const close = () => pool.end();
`;

const small = `
import { createPool, type RowDataPacket } from 'mysql2/promise';
const pool = createPool({ uri: process.env['MYSQL_URL'] ?? '', connectionLimit: 2, waitForConnections: false });
export const close = () => pool.end();
export type Row = RowDataPacket;
export async function lose() {
  for (let i = 0; i < 3; i += 1) await FAIL.catch(() => {});
}
export const isServed = () => pool.query('SELECT 1').then(() => true, () => false);
`;

const reads: Pick<Program, 'pattern' | 'code' | 'inputs'>[] = [
  {
    pattern: 'a check by text in a loop, which ends where there is none',
    inputs: emails,
    code: `
export async function run(emails: string[]) {
  for (const email of emails) {
    const [rows] = await pool.query<RowDataPacket[]>('SELECT name FROM authors WHERE email = ?', [email]);
    if (rows.length === 0) throw new Error('nobody has ' + email);
  }
  return emails.length;
}
`,
  },
  {
    pattern: 'names by text in a loop, asked twice where there is none',
    inputs: emails,
    code: `
async function nameOf(email: string) {
  const [rows] = await pool.query<RowDataPacket[]>('SELECT name FROM authors WHERE email = ?', [email]);
  if (rows.length > 0) return rows[0]?.name;
  const [others] = await pool.query<RowDataPacket[]>('SELECT title FROM posts WHERE title = ?', [email]);
  return others.length;
}
export async function run(emails: string[]) {
  const names: (number | string | null)[] = [];
  for (const email of emails) names.push(await nameOf(email));
  return names;
}
`,
  },
  {
    pattern: 'a row by key in a loop, misses skipped',
    inputs: manyIds,
    code: `
export async function run(ids: number[]) {
  const names: (string | null)[] = [];
  for (const id of ids) {
    const [rows] = await pool.query<RowDataPacket[]>('SELECT id, name FROM authors WHERE id = ?', [id]);
    const [author] = rows;
    if (author) names.push(author.name);
  }
  return names;
}
`,
  },
  {
    pattern: 'rows of each parent, all at once',
    inputs: parents,
    code: `
export async function run(authors: { id: number; name: string }[]) {
  return Promise.all(
    authors.map(async (author) => {
      const [posts] = await pool.query<RowDataPacket[]>('SELECT id, author_id, title, views FROM posts WHERE author_id = ? ORDER BY id', [author.id]);
      return { author, posts };
    }),
  );
}
`,
  },
  {
    pattern: 'a number for each parent',
    inputs: parents,
    code: `
export async function run(authors: { id: number; name: string }[]) {
  const all: [string, number][] = [];
  for (const author of authors) {
    const [[posts]] = await pool.query<RowDataPacket[]>('SELECT COUNT(*) AS postCount FROM posts WHERE author_id = ?', [author.id]);
    all.push([author.name, Number(posts!.postCount)]);
  }
  return all;
}
`,
  },
  {
    pattern: 'a row by a key that can be null',
    inputs: nullable,
    code: `
export async function run(posts: { authorId: number | null }[]) {
  const names: string[] = [];
  for (const post of posts) {
    const [rows] = await pool.query<RowDataPacket[]>('SELECT id, name FROM authors WHERE id = ?', [post.authorId]);
    names.push(rows[0]?.name ?? 'nobody');
  }
  return names;
}
`,
  },
  {
    pattern: 'SELECT *, of which two columns are read',
    inputs: [[41], [0]],
    code: `
export async function run(age: number) {
  const [rows] = await pool.execute<RowDataPacket[]>('SELECT * FROM authors WHERE age = ? ORDER BY id', [age]);
  return rows.map((author) => \`\${author.name} <\${author.email}>\`);
}
`,
  },
];

const connections: (Pick<Program, 'pattern' | 'code' | 'inputs'> & { fail: string })[] = [
  {
    pattern: 'a connection that is lost when a query fails',
    fail: `run(1, 'kept')`,
    inputs: [
      [1, 'new'],
      [2, 'other'],
    ],
    code: `
export async function run(author: number, body: string) {
  const connection = await pool.getConnection();
  await connection.query('INSERT INTO notes (author_id, body) VALUES (?, ?)', [author, body]);
  const [rows] = await connection.query<Row[]>('SELECT body FROM notes ORDER BY id');
  connection.release();
  return rows;
}
`,
  },
  {
    pattern: 'a transaction that rolls back and loses its connection',
    fail: `run(1, 'kept')`,
    inputs: [
      [1, 'new'],
      [2, 'other'],
    ],
    code: `
export async function run(author: number, body: string) {
  const connection = await pool.getConnection();
  try {
    await connection.beginTransaction();
    await connection.query('UPDATE authors SET age = age + 1 WHERE id = ?', [author]);
    await connection.query('INSERT INTO notes (author_id, body) VALUES (?, ?)', [author, body]);
    await connection.commit();
    connection.release();
    return 'done';
  } catch (error) {
    await connection.rollback();
    throw error;
  }
}
`,
  },
];

export const mysql: readonly Program[] = [
  ...reads.map(
    ({ code, ...program }) =>
      ({ library: 'mysql2', engine: 'MariaDB', ...program, code: pool + code }) as const,
  ),
  ...connections.map(
    ({ fail, code, ...program }) =>
      ({
        library: 'mysql2',
        engine: 'MariaDB',
        expects: 'no more losses',
        ...program,
        code: small.replace('FAIL', fail) + code,
      }) as const,
  ),
  {
    library: 'mariadb',
    pattern: 'a connection that is lost when a query fails',
    engine: 'MariaDB',
    expects: 'no more losses',
    inputs: [[1, 'new']],
    code: `
import { createPool } from 'mariadb';
const url = new URL(process.env['MYSQL_URL'] ?? '');
const pool = createPool({ host: url.hostname, port: Number(url.port), user: 'root', database: url.pathname.slice(1), connectionLimit: 1, acquireTimeout: 300 });
export const close = () => pool.end();
export async function run(author: number, body: string) {
  const connection = await pool.getConnection();
  await connection.query('INSERT INTO notes (author_id, body) VALUES (?, ?)', [author, body]);
  const rows: { body: string }[] = await connection.query('SELECT body FROM notes ORDER BY id');
  await connection.release();
  return rows.map((row) => row.body);
}
export async function lose() {
  for (let i = 0; i < 3; i += 1) await run(1, 'kept').catch(() => {});
}
export const isServed = () => pool.query('SELECT 1').then(() => true, () => false);
`,
  },
];
