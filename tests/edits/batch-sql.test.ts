import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';
import { withoutSuggestion } from '../support/without-suggestion.js';

/** Reads by key in SQL text: one query for all keys, whose rows are told apart by the column of the key. */
testRule(withoutSuggestion(noQueryInLoop, 'askAtMost'), {
  valid: [],
  invalid: [
    {
      code: `
// rows of each key, taken out of the answer
import { Pool } from 'pg';
const pool = new Pool();
export async function load(users: { id: number }[]) {
  const found = [];
  for (const user of users) {
    const { rows } = await pool.query('SELECT id, title, author_id FROM posts WHERE author_id = $1 ORDER BY id', [user.id]);
                           ~~~~~~~~~~ queryInLoop
    found.push(rows.length);
  }
  return found;
}
      `,
      title: 'Read all rows with one `query` before the loop, and group them by their exact `author_id`.',
      suggestion: `
// rows of each key, taken out of the answer
import { Pool } from 'pg';
const pool = new Pool();
export async function load(users: { id: number }[]) {
  const found = [];
  const uniqueAuthorIds = [...new Set(users.map((user) => user.id))];
  const posts =
    uniqueAuthorIds.length > 0
      ? (await pool.query('SELECT id, title, author_id FROM posts WHERE author_id = ANY($1) ORDER BY id', [uniqueAuthorIds])).rows
      : [];
  const postsByAuthorId = new Map<string, typeof posts>();
  for (const post of posts) {
    const key = String(post.author_id);
    const group = postsByAuthorId.get(key);
    if (group) group.push(post);
    else postsByAuthorId.set(key, [post]);
  }
  for (const user of users) {
    const rows = postsByAuthorId.get(String(user.id)) ?? [];
    found.push(rows.length);
  }
  return found;
}
      `,
    },
    {
      code: `
// the first row, a further value, and an answer under a name
import { Pool } from 'pg';
const pool = new Pool();
export async function load(ids: number[], shop: string) {
  const names: string[] = [];
  for (const id of ids) {
    const answer = await pool.query(\`SELECT u.id, u.name FROM users u WHERE u.shop = $1 AND u.id = $2\`, [shop, id]);
                         ~~~~~~~~~~ queryInLoop
    const user = answer.rows[0];
    if (!user) throw new Error(\`No \${id}\`);
    names.push(user.name);
  }
  return names;
}
      `,
      title: 'Read all rows with one `query` before the loop, and group them by their exact `id`.',
      suggestion: `
// the first row, a further value, and an answer under a name
import { Pool } from 'pg';
const pool = new Pool();
export async function load(ids: number[], shop: string) {
  const names: string[] = [];
  const uniqueIds = [...new Set(ids)];
  const users =
    uniqueIds.length > 0
      ? (await pool.query(\`SELECT u.id, u.name FROM users u WHERE u.shop = $1 AND u.id = ANY($2)\`, [shop, uniqueIds]))
          .rows
      : [];
  const usersById = new Map<string, typeof users>();
  for (const user of users) {
    const key = String(user.id);
    const group = usersById.get(key);
    if (group) group.push(user);
    else usersById.set(key, [user]);
  }
  for (const id of ids) {
    const answer = { rows: usersById.get(String(id)) ?? [] };
    const user = answer.rows[0];
    if (!user) throw new Error(\`No \${id}\`);
    names.push(user.name);
  }
  return names;
}
      `,
    },
    {
      code: `
// an element of the rows, in a pattern
import { Pool } from 'pg';
const pool = new Pool();
export async function load(orders: { userId: number }[]) {
  for (const order of orders) {
    const { rows: [user] } = await pool.query('SELECT id, name FROM users WHERE id = $1', [order.userId]);
                                   ~~~~~~~~~~ queryInLoop
    console.log(user?.name);
    const count = 1;
  }
}
      `,
      title: 'Read all rows with one `query` before the loop, and group them by their exact `id`.',
      suggestion: `
// an element of the rows, in a pattern
import { Pool } from 'pg';
const pool = new Pool();
export async function load(orders: { userId: number }[]) {
  const uniqueIds = [...new Set(orders.map((order) => order.userId))];
  const users =
    uniqueIds.length > 0 ? (await pool.query('SELECT id, name FROM users WHERE id = ANY($1)', [uniqueIds])).rows : [];
  const usersById = new Map<string, typeof users>();
  for (const user of users) {
    const key = String(user.id);
    const group = usersById.get(key);
    if (group) group.push(user);
    else usersById.set(key, [user]);
  }
  for (const order of orders) {
    const [user] = usersById.get(String(order.userId)) ?? [];
    console.log(user?.name);
    const count = 1;
  }
}
      `,
    },
    {
      code: `
// the rows at once, in an expression
import { Pool } from 'pg';
const pool = new Pool();
export async function load(ids: number[]) {
  return Promise.all(ids.map(async (id) => {
    const user = (await pool.query<{ id: number; name: string }>('SELECT id, name FROM users WHERE id = $1', [id])).rows[0];
                        ~~~~~~~~~~ queryInLoop
    return user ?? null;
  }));
}
      `,
      title: 'Read all rows with one `query` before the loop, and group them by their exact `id`.',
      suggestion: `
// the rows at once, in an expression
import { Pool } from 'pg';
const pool = new Pool();
export async function load(ids: number[]) {
  const uniqueIds = [...new Set(ids)];
  const users =
    uniqueIds.length > 0
      ? (await pool.query<{ id: number; name: string }>('SELECT id, name FROM users WHERE id = ANY($1)', [uniqueIds])).rows
      : [];
  const usersById = new Map<string, typeof users>();
  for (const user of users) {
    const key = String(user.id);
    const group = usersById.get(key);
    if (group) group.push(user);
    else usersById.set(key, [user]);
  }
  return Promise.all(ids.map(async (id) => {
    const user = (usersById.get(String(id)) ?? [])[0];
    return user ?? null;
  }));
}
      `,
    },
    {
      code: `
// rows and a summary of other statements have one type here, which the call narrows
import { createPool, type RowDataPacket } from 'mysql2/promise';
const pool = createPool(url);
export async function load(ids: number[]) {
  const found = new Map<number, unknown>();
  for (const id of ids) {
    const [rows] = await pool.query<RowDataPacket[]>('SELECT id, name FROM users WHERE id = ?', [id]);
                         ~~~~~~~~~~ queryInLoop
    found.set(id, rows[0]);
  }
  return found;
}
      `,
      title:
        'Read all rows with one `query` for each 1000 keys before the loop, and group them by their exact `id`.',
      suggestion: `
// rows and a summary of other statements have one type here, which the call narrows
import { createPool, type RowDataPacket } from 'mysql2/promise';
const pool = createPool(url);
export async function load(ids: number[]) {
  const found = new Map<number, unknown>();
  const uniqueIds = [...new Set(ids)];
  const users = (
    await readInChunks(
      uniqueIds,
      1000,
      async (chunk) => (await pool.query<RowDataPacket[]>('SELECT id, name FROM users WHERE id IN (?)', [chunk]))[0],
    )
  ).flat();
  const usersById = new Map<string, typeof users>();
  for (const user of users) {
    const key = String(user.id);
    const group = usersById.get(key);
    if (group) group.push(user);
    else usersById.set(key, [user]);
  }
  for (const id of ids) {
    const rows = usersById.get(String(id)) ?? [];
    found.set(id, rows[0]);
  }
  return found;
}

async function readInChunks<T, R>(
  list: readonly T[],
  size: number,
  callback: (chunk: T[]) => R,
): Promise<Awaited<R>[]> {
  const results: Awaited<R>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    results.push(await callback(chunk));
  }
  return results;
}
      `,
    },
    `
// without such a type
import { createPool } from 'mysql2/promise';
const pool = createPool(url);
export async function load(ids: number[]) {
  for (const id of ids) {
    const [rows] = await pool.query('SELECT id, name FROM users WHERE id = ?', [id]);
                         ~~~~~~~~~~ queryInLoop
    console.log(rows);
  }
}
    `,
    `
// a prepared statement takes no list
import { createPool, type RowDataPacket } from 'mysql2/promise';
const pool = createPool(url);
export async function load(ids: number[]) {
  for (const id of ids) {
    const [rows] = await pool.execute<RowDataPacket[]>('SELECT id, name FROM users WHERE id = ?', [id]);
                         ~~~~~~~~~~~~ queryInLoop
    console.log(rows);
  }
}
    `,
    `
// the key is not selected
import { Pool } from 'pg';
const pool = new Pool();
export async function load(ids: number[]) {
  for (const id of ids) {
    const { rows } = await pool.query('SELECT name FROM users WHERE id = $1', [id]);
                           ~~~~~~~~~~ queryInLoop
    console.log(rows);
  }
}
    `,
    `
// a number for each key
import { Pool } from 'pg';
const pool = new Pool();
export async function load(ids: number[]) {
  for (const id of ids) {
    const { rows } = await pool.query('SELECT count(*) FROM posts WHERE author_id = $1', [id]);
                           ~~~~~~~~~~ queryInLoop
    console.log(rows);
  }
}
    `,
    `
// one of two conditions
import { Pool } from 'pg';
const pool = new Pool();
export async function load(ids: number[]) {
  for (const id of ids) {
    const { rows } = await pool.query('SELECT author_id, title FROM posts WHERE author_id = $1 OR shared', [id]);
                           ~~~~~~~~~~ queryInLoop
    console.log(rows);
  }
}
    `,
    `
// more of the answer is used than its rows
import { Pool } from 'pg';
const pool = new Pool();
export async function load(ids: number[]) {
  for (const id of ids) {
    const { rows, rowCount } = await pool.query('SELECT id, title FROM posts WHERE id = $1', [id]);
                                     ~~~~~~~~~~ queryInLoop
    console.log(rows, rowCount);
  }
}
    `,
    `
// so it is here, through a name
import { Pool } from 'pg';
const pool = new Pool();
export async function load(ids: number[]) {
  for (const id of ids) {
    const answer = await pool.query('SELECT id, title FROM posts WHERE id = $1', [id]);
                         ~~~~~~~~~~ queryInLoop
    console.log(answer);
  }
}
    `,
    `
// text that is compared without case
import { Pool } from 'pg';
const pool = new Pool();
export async function load(emails: string[]) {
  for (const email of emails) {
    const { rows } = await pool.query('SELECT email, name FROM users WHERE email = $1', [email]);
                           ~~~~~~~~~~ queryInLoop
    console.log(rows);
  }
}
    `,
  ],
});
