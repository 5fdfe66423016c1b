import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';
import { withoutSuggestion } from '../support/without-suggestion.js';

/** Loop statements of every kind, what counts as a query, and the wording. */
testRule(withoutSuggestion(noQueryInLoop, 'askAtMost'), {
  valid: [
    `
// no loop
import { Pool } from 'pg';
const pool = new Pool();
export async function load(id: number) {
  return pool.query('SELECT name FROM users WHERE id = $1', [id]);
}
    `,
    `
// what a for…of goes over is asked for once
import { Pool } from 'pg';
const pool = new Pool();
for (const row of (await pool.query('SELECT name FROM users')).rows) console.log(row);
    `,
    `
// the start of a counter is set once
import { Redis } from 'ioredis';
const redis = new Redis();
for (let left = Number(await redis.get('left')); left < names.length; left++) console.log(names[left]);
    `,
    `
// what a for…in goes over is asked for once
import { Redis } from 'ioredis';
const redis = new Redis();
for (const field in await redis.hgetall('settings')) console.log(field);
    `,
    `
// nothing is known about this database
for (const id of ids) await database.load('SELECT name FROM users WHERE id = $1', [id]);
    `,
    `
// a Map has the same method names
import { Redis } from 'ioredis';
const redis = new Redis();
const seen = new Map<string, string>();
for (const id of await redis.smembers('ids')) console.log(seen.get(id));
    `,
    `
// a statement that only opens the transaction of this turn
import { Pool } from 'pg';
const pool = new Pool();
for (const id of ids) await pool.query('BEGIN');
    `,
    `
// another table in every turn
import { Pool } from 'pg';
const pool = new Pool();
for (const name of names) await pool.query(\`DELETE FROM \${name} WHERE expired\`);
    `,
    `
// a function that is only made in the loop
import { Pool } from 'pg';
const pool = new Pool();
const tasks = [];
for (const id of ids) tasks.push(() => pool.query('SELECT name FROM users WHERE id = $1', [id]));
    `,
    `
// a handler that is registered in the loop runs when its event comes
import { Pool } from 'pg';
const pool = new Pool();
for (const socket of sockets) {
  socket.on('close', () => pool.query('DELETE FROM sessions WHERE socket = $1', [socket.id]));
}
    `,
    `
// a class that is defined in the loop
import { Pool } from 'pg';
const pool = new Pool();
for (const table of names) {
  models.push(
    class {
      static load = pool.query('SELECT id FROM users WHERE name = $1', [table]);
    },
  );
}
    `,
  ],
  invalid: [
    {
      code: `
// for…of
import { Pool } from 'pg';
const pool = new Pool();
for (const id of ids) {
  await pool.query('SELECT name FROM users WHERE id = $1', [id]);
        ~~~~~~~~~~ queryInLoop
}
      `,
      message:
        '`pool.query` sends a request of its own for every element of `ids`. Instead, pass all keys to one query with `= ANY($1)`, or all rows to one INSERT with `unnest`.',
    },
    {
      code: `
// for…in
import { Redis } from 'ioredis';
const redis = new Redis();
for (const name in totals) await redis.hset('totals', name, totals[name]);
                                 ~~~~~~~~~~ queryInLoop
    `,
      suggestion: `
// for…in
import { Redis } from 'ioredis';
const redis = new Redis();
const pipeline = redis.pipeline();
for (const name in totals) pipeline.hset('totals', name, totals[name]);
for (const [error] of (await pipeline.exec()) ?? []) {
  if (error) throw error;
}
`,
    },
    `
// an index
import { Repository } from 'typeorm';
export async function load(users: Repository<User>, ids: number[]) {
  for (let index = 0; index < ids.length; index++) {
    await users.findOneBy({ id: ids[index] });
          ~~~~~~~~~~~~~~~ queryInLoop
  }
}
    `,
    `
// an index that counts down
import { Repository } from 'typeorm';
export async function load(users: Repository<User>, ids: number[]) {
  for (let index = ids.length - 1; index >= 0; index -= 1) {
    await users.findOneBy({ id: ids[index] });
          ~~~~~~~~~~~~~~~ queryInLoop
  }
}
    `,
    `
// the innermost loop decides: rows of a page are still read one by one
import { Pool } from 'pg';
const pool = new Pool();
let page;
do {
  page = await pool.query('SELECT id FROM users WHERE id > $1 ORDER BY id LIMIT 100', [page?.last]);
  for (const row of page.items()) {
    await pool.query('SELECT name FROM teams WHERE owner = $1', [row.id]);
          ~~~~~~~~~~ queryInLoop
  }
} while (page.rowCount > 0);
    `,
    `
// a write
import { Pool } from 'pg';
const pool = new Pool();
for (const { id, name } of users) await pool.query('UPDATE users SET name = $2 WHERE id = $1', [id, name]);
                                        ~~~~~~~~~~ queryInLoop
    `,
    `
// a statement whose text is not known
import { Pool } from 'pg';
const pool = new Pool();
for (const id of ids) await pool.query(statement, [id]);
                            ~~~~~~~~~~ queryInLoop
    `,
    `
// a tagged template
import postgres from 'postgres';
const sql = postgres();
for (const id of ids) await sql\`SELECT name FROM users WHERE id = \${id}\`;
                            ~~~ queryInLoop
    `,
    `
// a chain of builder calls is one request, marked at its last name
import { Kysely } from 'kysely';
export async function load(db: Kysely<Tables>, ids: number[]) {
  for (const id of ids) {
    await db
      .selectFrom('users')
      .where('id', '=', id)
      .executeTakeFirst();
       ~~~~~~~~~~~~~~~~ queryInLoop
  }
}
    `,
    `
// a condition in the loop does not change what it costs
import { Pool } from 'pg';
const pool = new Pool();
for (const user of users) {
  if (user.isActive) await pool.query('UPDATE users SET seen = now() WHERE id = $1', [user.id]);
                           ~~~~~~~~~~ queryInLoop
}
    `,
    `
// nobody waits
import { Pool } from 'pg';
const pool = new Pool();
for (const id of ids) void pool.query('DELETE FROM users WHERE id = $1', [id]);
                           ~~~~~~~~~~ queryInLoop
    `,
    {
      code: `
// the first of several is reported, the others are counted
import { Pool } from 'pg';
const pool = new Pool();
for (const id of ids) {
  await pool.query('DELETE FROM posts WHERE author = $1', [id]);
        ~~~~~~~~~~ queryInLoop
  await pool.query('DELETE FROM likes WHERE author = $1', [id]);
  await pool.query('DELETE FROM users WHERE id = $1', [id]);
}
      `,
      message:
        '`pool.query` sends a request of its own for every element of `ids` (and 2 more in it). Instead, pass all keys to one query with `= ANY($1)`, or all rows to one INSERT with `unnest`.',
    },
    {
      code: `
// each of two loops has its report
import { Pool } from 'pg';
declare const ids: number[];
const pool = new Pool();
for (const id of ids) await pool.query('DELETE FROM posts WHERE author = $1', [id]);
                            ~~~~~~~~~~ queryInLoop
for (const id of ids) await pool.query('DELETE FROM users WHERE id = $1', [id]);
                            ~~~~~~~~~~ queryInLoop
    `,
      suggestions: [
        [
          `
// each of two loops has its report
import { Pool } from 'pg';
declare const ids: number[];
const pool = new Pool();
if (ids.length > 0) await pool.query('DELETE FROM posts WHERE author = ANY($1)', [ids]);
for (const id of ids) await pool.query('DELETE FROM users WHERE id = $1', [id]);
`,
        ],
        [
          `
// each of two loops has its report
import { Pool } from 'pg';
declare const ids: number[];
const pool = new Pool();
for (const id of ids) await pool.query('DELETE FROM posts WHERE author = $1', [id]);
if (ids.length > 0) await pool.query('DELETE FROM users WHERE id = ANY($1)', [ids]);
`,
        ],
      ],
    },
    {
      code: `
// so has each of two loops in one another
import { Pool } from 'pg';
const pool = new Pool();
for (const team of teams) {
  await pool.query('DELETE FROM teams WHERE id = $1', [team.id]);
        ~~~~~~~~~~ queryInLoop
  for (const user of team.users) await pool.query('DELETE FROM users WHERE id = $1', [user.id]);
                                       ~~~~~~~~~~ queryInLoop
}
    `,
      suggestions: [
        [],
        [
          `
// so has each of two loops in one another
import { Pool } from 'pg';
const pool = new Pool();
for (const team of teams) {
  await pool.query('DELETE FROM teams WHERE id = $1', [team.id]);
  const ids = [...team.users].map((user) => user.id);
  if (ids.length > 0) await pool.query('DELETE FROM users WHERE id = ANY($1)', [ids]);
}
`,
        ],
      ],
    },
    {
      code: `
// nothing in it depends on the element
import { Pool } from 'pg';
const pool = new Pool();
for (const order of orders) {
  const { rows } = await pool.query('SELECT rate FROM taxes WHERE country = $1', [country]);
                         ~~~~~~~~~~ sameQueryInLoop
  order.tax = order.price * rows[0].rate;
}
      `,
      message:
        '`pool.query` asks the same question again for every element of `orders`: nothing in it depends on the element. Instead, ask once before it.',
    },
    {
      code: `
// what the list is called is left out where it is long
import { Pool } from 'pg';
const pool = new Pool();
for (const id of await loadTheIdentifiersOfEveryUserWhoHasEverBoughtAnything()) {
  await pool.query('DELETE FROM users WHERE id = $1', [id]);
        ~~~~~~~~~~ queryInLoop
}
      `,
      suggestion: `
// what the list is called is left out where it is long
import { Pool } from 'pg';
const pool = new Pool();
const ids = [
  ...(await loadTheIdentifiersOfEveryUserWhoHasEverBoughtAnything()),
];
if (ids.length > 0)
  await pool.query('DELETE FROM users WHERE id = ANY($1)', [ids]);
`,
      message:
        '`pool.query` sends a request of its own for every element of this loop. Instead, pass all keys to one query with `= ANY($1)`, or all rows to one INSERT with `unnest`.',
    },
    {
      code: `
// JavaScript
import { Pool } from 'pg';
const pool = new Pool();
export async function load(ids) {
  for (const id of ids) await pool.query('SELECT name FROM users WHERE id = $1', [id]);
                              ~~~~~~~~~~ queryInLoop
}
      `,
      espree: true,
    },
    {
      code: `
// CommonJS
const { Pool } = require('pg');
const pool = new Pool();
exports.load = async function load(ids) {
  for (const id of ids) await pool.query('SELECT name FROM users WHERE id = $1', [id]);
                              ~~~~~~~~~~ queryInLoop
};
      `,
      espree: true,
    },
  ],
});
