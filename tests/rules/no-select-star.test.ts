import { noSelectStar } from '../../rules/no-select-star.js';
import { testRule } from '../support/test-rule.js';

testRule(noSelectStar, {
  valid: [
    `
// a query for any table that a caller, or a list, names
import { Pool } from 'pg';
const pool = new Pool();
export const dump = (table: string) => pool.query(\`SELECT * FROM \${table} ORDER BY id LIMIT 100\`);
export async function copy(tables: string[], from: number) {
  for (const table of tables) {
    const name = pool.escapeIdentifier(table);
    await save(await pool.query(\`SELECT * FROM \${name} WHERE "id" > \${from}\`));
  }
}
    `,
    `
// any table in a placeholder
import format from 'pg-format';
import knex from 'knex';
import { Pool } from 'pg';
const db = knex({});
export const one = (table: string, id: number) => db.raw('SELECT * FROM ?? WHERE id = ?', [table, id]);
export const some = (table: string) => new Pool().query(format('SELECT * FROM %I LIMIT 10', table));
    `,
    `
// the tables in which tools keep what was migrated
import { Pool } from 'pg';
const pool = new Pool();
export const done = () => pool.query(\`SELECT * FROM \${process.env.PREFIX}migrations\`);
export const tool = async () => (await pool.query('SELECT * FROM knex_migrations')).rows.map(({ name }) => name);
    `,
    `
// whether there is a row is all that is asked
import knex from 'knex';
export const open = () => knex({})('orders').whereExists(knex({}).raw('select * from lines')).select('id');
export const closed = () =>
  knex({})('orders').orWhereNotExists(knex({}).raw('select * from lines')).select('id');
    `,
    `
// a field that another class reads, and one that ends in a query of a few columns
import { Pool } from 'pg';
const pool = new Pool();
export class Users {
  private readonly inner = 'SELECT * FROM users';
  private readonly columns = 'SELECT *';
  ids() {
    return pool.query(\`SELECT id FROM (\${this.inner}) u\`);
  }
}
export class Others {
  private readonly columns = 'SELECT id';
  ids() {
    return pool.query(this.columns + ' FROM users');
  }
}
    `,
    `
// named columns
import { Pool } from 'pg';
await new Pool().query('SELECT id, email FROM users');
    `,
    `
// a star that counts
import { Pool } from 'pg';
await new Pool().query('SELECT count(*) FROM users');
    `,
    `
// the columns of the derived table are named
import { Pool } from 'pg';
await new Pool().query('SELECT * FROM (SELECT id, email FROM users) u');
    `,
    `
// the columns of the WITH query are named
import { Pool } from 'pg';
await new Pool().query('WITH recent AS (SELECT id FROM users) SELECT * FROM recent');
    `,
    `
// the inner star does not reach the result
import { Pool } from 'pg';
await new Pool().query('WITH recent AS (SELECT * FROM users) SELECT id FROM recent');
    `,
    `
// only asks whether there is one
import { Pool } from 'pg';
await new Pool().query('SELECT id FROM users u WHERE EXISTS (SELECT * FROM orders WHERE user_id = u.id)');
    `,
    `
// a function that names its columns
import { Pool } from 'pg';
await new Pool().query('SELECT * FROM unnest($1::int[], $2::text[]) AS t(id, name)');
    `,
    `
// the rows stay in the database
import { Pool } from 'pg';
await new Pool().query('INSERT INTO archive SELECT * FROM orders');
    `,
    `
// a table of the database itself
import { Pool } from 'pg';
await new Pool().query('SELECT * FROM pg_stat_activity');
    `,
    `
// what the list holds is not known
import { Pool } from 'pg';
await new Pool().query(\`SELECT * \${rest}\`);
    `,
    `
// what comes before is not known
import { Pool } from 'pg';
await new Pool().query(\`\${start} SELECT * FROM recent\`);
    `,
    `
// only reaches a logger
logger.info('SELECT * FROM users');
console.log('SELECT * FROM users');
    `,
    `
// a logger whose method has another name
logger.query('SELECT * FROM users');
    `,
    `
// a sentence
await model.query('Select * and other signs from the list of symbols');
    `,
    `
// a prompt
const prompt = 'SELECT * FROM users is what you never want to write. Find it in this code:';
await llm.query(prompt);
    `,
    `
// documentation
export const exampleQuery = 'SELECT * FROM users';
    `,
    `
// a key that says nothing of SQL
export const schema = { example: { body: { sql: 'SELECT * FROM users' } } };
    `,
    `
// compared, not sent
if (text === 'SELECT * FROM users') stop();
    `,
    `
// a function that looks at SQL
const tree = parseQuery('SELECT * FROM users');
    `,
    `
// asked for, not sent
import { Pool } from 'pg';
const text = 'SELECT * FROM users';
await new Pool().query(text ? 'SELECT 1' : 'SELECT 2');
    `,
    `
// a function that is handed over gives it to nobody we know
register(() => 'SELECT * FROM users');
    `,
    `
// keys that hold no text of a query
await runQuery({ comment: 'SELECT * FROM users' });
export const help = () => ({ usage: 'SELECT * FROM users' });
    `,
    `
// a function that nothing is known of
notify('SELECT * FROM users');
    `,
    `
// a call of a known library that takes no SQL
import { Queue } from 'bullmq';
await new Queue('mails').add('SELECT * FROM users');
    `,
    {
      code: `
// text in a page
const page = <Code query="SELECT * FROM users">{'SELECT * FROM users'}</Code>;
      `,
      filename: 'file.tsx',
    },
    `
// a part of another query that names its columns
import { Pool } from 'pg';
const recent = 'SELECT * FROM users';
await new Pool().query(\`SELECT id FROM (\${recent}) u\`);
    `,
    `
// a part that is made by a function of this file
import { Pool } from 'pg';
const users = (table: string) => \`SELECT * FROM \${table}\`;
await new Pool().query(\`SELECT id FROM (\${users('users')}) u\`);
    `,
    `
// a part that nobody here puts anywhere
export const parts = names.map((name) => \`SELECT * FROM \${name}\`).join(' UNION ALL ');
    `,
    `
// the caller decides what the table is: it may be a query
export const limited = (from: string) => \`SELECT * FROM \${from} LIMIT 1\`;
    `,
    `
// a template for a query
export const report = "SELECT * FROM events WHERE day = '{{day}}'";
    `,
    `
// the row is passed on: whoever gets it may use all of it
import { Pool } from 'pg';
export async function add(pool: Pool) {
  const { rows } = await pool.query('INSERT INTO users DEFAULT VALUES RETURNING *');
  return rows[0];
}
    `,
    `
// known miss: rows that become JSON in the database
import { Pool } from 'pg';
await new Pool().query('SELECT to_json(u.*) FROM users u');
    `,
    `
// known miss: the branch that is not looked at
import { Pool } from 'pg';
await new Pool().query(\`SELECT id FROM \${all ? 'users' : '(SELECT * FROM users) u'}\`);
    `,
    `
// the caller chooses the columns
import { Pool } from 'pg';
await new Pool().query(\`SELECT \${columns ? columns.join(', ') : '*'} FROM users\`);
    `,
    `
// known miss: a list of statements that a loop sends
import { Pool } from 'pg';
for (const sql of ['SELECT * FROM users', 'SELECT * FROM orders']) await new Pool().query(sql);
    `,
    `
// the name of a table of the database itself, quoted by a function
import { Pool } from 'pg';
await new Pool().query(\`SELECT * FROM \${escapeIdentifier('pg_class')}\`);
    `,
    '',
    '// nothing but a comment: select *',
  ],
  invalid: [
    {
      code: `
// any table, of which one column is read
import { Pool } from 'pg';
export async function first(pool: Pool, table: string) {
  const { rows } = await pool.query(\`SELECT * FROM \${table} LIMIT 1\`);
                                            ~ selectStar
  return rows[0].id;
}
      `,
      suggestion: `
// any table, of which one column is read
import { Pool } from 'pg';
export async function first(pool: Pool, table: string) {
  const { rows } = await pool.query(\`SELECT id FROM \${table} LIMIT 1\`);
  return rows[0].id;
}
      `,
    },
    `
// the table has one name, or is one of few with the same columns
import { Pool } from 'pg';
import { TABLE } from './names';
const pool = new Pool();
export const all = () => pool.query(\`SELECT * FROM \${TABLE}\`);
                                            ~ selectStar
export const active = (table: string) => pool.query(\`SELECT * FROM \${table} WHERE state = 'active'\`);
                                                            ~ selectStar
export const birds = () => pool.query('SELECT * FROM migrations_of_birds');
                                              ~ selectStar
    `,
    `
// a raw query that is a list of rows
import knex from 'knex';
export const open = () => knex({})('orders').whereIn('id', [1]).union(knex({}).raw('select * from lines'));
                                                                                           ~ selectStar
    `,
    {
      code: `
import { Pool } from 'pg';
await new Pool().query('SELECT * FROM users');
                               ~ selectStar
      `,
      message:
        '`*` reads every column of `users`: those that nobody uses travel too, and a wide one added later slows this query down. Instead, name one column, or count with `count(*)`: none is used here.',
    },
    {
      code: `
// whether there is a row
import { Pool } from 'pg';
export async function exists(pool: Pool, email: string) {
  const found = await pool.query('SELECT * FROM users WHERE email = $1 ORDER BY id', [email]);
                                         ~ selectStar
  return (found.rowCount ?? 0) > 0 && found.rows[0] !== undefined;
}
      `,
      title: 'Ask for `1` in their place: no column is used.',
      suggestion: `
// whether there is a row
import { Pool } from 'pg';
export async function exists(pool: Pool, email: string) {
  const found = await pool.query('SELECT 1 FROM users WHERE email = $1 ORDER BY id', [email]);
  return (found.rowCount ?? 0) > 0 && found.rows[0] !== undefined;
}
      `,
    },
    {
      code: `
// how many rows there are, of a written row too
import { createPool } from 'mysql2/promise';
const pool = createPool('mysql://shop');
export async function count(name: string) {
  const [rows] = await pool.query('SELECT * FROM users WHERE name = ?', [name]);
                                          ~ selectStar
  return (rows as unknown[]).length;
}
      `,
      suggestion: `
// how many rows there are, of a written row too
import { createPool } from 'mysql2/promise';
const pool = createPool('mysql://shop');
export async function count(name: string) {
  const [rows] = await pool.query('SELECT 1 FROM users WHERE name = ?', [name]);
  return (rows as unknown[]).length;
}
      `,
    },
    `
// refused: different rows would become the same
import { Pool } from 'pg';
export async function count(pool: Pool) {
  const { rows } = await pool.query('SELECT DISTINCT * FROM users');
                                                     ~ selectStar
  return rows.length;
}
    `,
    `
// refused: the columns themselves are asked for
import { Pool } from 'pg';
export async function columns(pool: Pool) {
  const { fields } = await pool.query('SELECT * FROM users LIMIT 0');
                                              ~ selectStar
  return fields.map((field) => field.name);
}
    `,
    `
// refused: the columns themselves, beside the rows
import { createPool } from 'mysql2/promise';
const pool = createPool('mysql://shop');
export async function columns() {
  const [rows, fields] = await pool.query('SELECT * FROM users');
                                                  ~ selectStar
  return { names: fields.map(({ name }) => name), ids: (rows as { id: number }[]).map((row) => row.id) };
}
    `,
    `
// refused: by place
import { createPool } from 'mysql2/promise';
const pool = createPool('mysql://shop');
export async function columns() {
  const answer = await pool.query('SELECT * FROM users');
                                          ~ selectStar
  return answer[1].length;
}
    `,
    {
      code: `
// the row is passed on
import { Pool } from 'pg';
export const users = (pool: Pool) => pool.query('SELECT * FROM users');
                                                        ~ selectStar
      `,
      message:
        '`*` reads every column of `users`: those that nobody uses travel too, and a wide one added later slows this query down. Instead, name the columns that are used.',
    },
    {
      code: `
// a join
import { Pool } from 'pg';
export const users = (pool: Pool) => pool.query('SELECT * FROM users JOIN orders USING (id)');
                                                        ~ selectStar
      `,
      message:
        '`*` reads every column: those that nobody uses travel too, and a wide one added later slows this query down. Instead, name the columns that are used.',
    },
    `
// an alias
import { Pool } from 'pg';
export const users = (pool: Pool) => pool.query('SELECT u.*, count(o.id) AS orders FROM users u JOIN orders o ON o.user_id = u.id');
                                                        ~~~ selectStar
    `,
    `
// the star of a WITH query that the outer star lets through
import { Pool } from 'pg';
await new Pool().query('WITH recent AS (SELECT * FROM users) SELECT * FROM recent');
                                               ~ selectStar
    `,
    `
// each branch of a union
import { Pool } from 'pg';
await new Pool().query('SELECT * FROM a UNION ALL SELECT * FROM b');
                               ~ selectStar
                                                         ~ selectStar
    `,
    {
      code: `
// a table whose name is partly known
import { Pool } from 'pg';
export const jobs = (pool: Pool) => pool.query(\`SELECT * FROM \${schema}.jobs WHERE id = \${id}\`);
                                                       ~ selectStar
      `,
      message:
        '`*` reads every column of `….jobs`: those that nobody uses travel too, and a wide one added later slows this query down. Instead, name the columns that are used.',
    },
    `
// a table that is not known
import { Pool } from 'pg';
await new Pool().query(\`SELECT * FROM \${table}\`);
                               ~ selectStar
    `,
    `
// in a text of many lines
import { Pool } from 'pg';
await new Pool().query(\`
  SELECT *
         ~ selectStar
  FROM users
\`);
    `,
    `
// behind escapes
import { Pool } from 'pg';
await new Pool().query('SELECT\\n\\t\\u{1F600}, *\\nFROM users');
                                             ~ selectStar
    `,
    `
// behind a line that is continued
import { Pool } from 'pg';
await new Pool().query('SELECT \\
* \\
~ selectStar
FROM users');
    `,
    `
// an object
import { Pool } from 'pg';
await new Pool().query({ text: 'SELECT * FROM users', values: [] });
                                       ~ selectStar
    `,
    `
// a constant
import { Pool } from 'pg';
const query = 'SELECT * FROM users';
                      ~ selectStar
await new Pool().query(query);
    `,
    `
// a constant that two calls send is reported once
import { Pool } from 'pg';
const query = 'SELECT * FROM users';
                      ~ selectStar
await new Pool().query(query);
await new Pool().query(\`\${query} LIMIT 1\`);
    `,
    `
// a constant that is logged too
import { Pool } from 'pg';
const query = 'SELECT * FROM users';
                      ~ selectStar
logger.debug(query);
await new Pool().query(query);
    `,
    `
// a collection of queries
import { Pool } from 'pg';
const queries = { all: 'SELECT * FROM users' };
                               ~ selectStar
await new Pool().query(queries.all);
    `,
    `
// options that have a name
import { Pool } from 'pg';
const query = { name: 'all', text: 'SELECT * FROM users' };
                                           ~ selectStar
await new Pool().query(query);
    `,
    `
// put together by +
import { Pool } from 'pg';
await new Pool().query('SELECT *' + ' FROM ' + table);
                               ~ selectStar
    `,
    `
// put together by join
import { Pool } from 'pg';
await new Pool().query(['SELECT *', 'FROM users', all && 'WHERE true'].filter(Boolean).join(' '));
                                ~ selectStar
    `,
    `
// put together by push and join
import { Pool } from 'pg';
const parts = ['SELECT *'];
                       ~ selectStar
parts.push('FROM users');
await new Pool().query(parts.join(' '));
    `,
    `
// filled in by a helper
import { Pool } from 'pg';
await new Pool().query(format('SELECT * FROM %I', table));
                                      ~ selectStar
    `,
    `
// put together by +=
import { Pool } from 'pg';
let query = 'SELECT *';
                    ~ selectStar
query += ' FROM users';
if (all) query += ' WHERE true';
await new Pool().query(query);
    `,
    `
// assigned in branches
import { Pool } from 'pg';
let query;
if (all) query = 'SELECT * FROM users';
                         ~ selectStar
else query = 'SELECT id FROM users';
await new Pool().query(query);
    `,
    `
// the star stands in a constant of its own
import { Pool } from 'pg';
const columns = '*';
                 ~ selectStar
await new Pool().query(\`SELECT \${columns} FROM users\`);
    `,
    `
// in one of two branches
import { Pool } from 'pg';
await new Pool().query(one ? 'SELECT id FROM users' : 'SELECT * FROM users');
                                                              ~ selectStar
    `,
    `
// made by a function of this file
import { Pool } from 'pg';
function usersOf(schema: string) {
  return \`SELECT * FROM \${schema}.users\`;
                 ~ selectStar
}
await new Pool().query(usersOf('shop'));
    `,
    `
// made for other files
export function usersOf(schema: string) {
  return \`SELECT * FROM \${schema}.users\`;
                 ~ selectStar
}
export const getUsers = 'SELECT * FROM users';
                                ~ selectStar
export const userById = (id: number) => ({ text: 'SELECT * FROM users WHERE id = $1', values: [id] });
                                                         ~ selectStar
    `,
    `
// kept in a class
class Users {
  private readonly all = 'SELECT * FROM users';
                                 ~ selectStar
}
    `,
    `
// a tag named sql
const users = await sql\`SELECT * FROM users WHERE id = \${id}\`;
                               ~ selectStar
    `,
    `
// a tag of a known library
import postgres from 'postgres';
const db = postgres();
await db\`SELECT * FROM users\`;
                ~ selectStar
    `,
    `
// Prisma's tag
const users = await this.prisma.$queryRaw<User[]>\`SELECT * FROM users\`;
                                                         ~ selectStar
    `,
    `
// a tagged template inside another
const recent = sql\`recent AS (SELECT u.* FROM users u)\`;
                                     ~~~ selectStar
await db.execute(sql\`WITH \${recent} SELECT * FROM recent\`);
    `,
    `
// helpers whose receiver is not known
await db.oneOrNone('SELECT * FROM a');
                           ~ selectStar
await executeSql('SELECT * FROM b');
                         ~ selectStar
await queryClickhouse({ query: 'SELECT * FROM c' });
                                       ~ selectStar
const statement = db.prepare('SELECT * FROM d');
                                     ~ selectStar
for await (const row of new QueryStream('SELECT * FROM e')) use(row.id);
                                                ~ selectStar
    `,
    {
      code: `
const { Pool } = require('pg');
const pool = new Pool();
module.exports = () => pool.query('SELECT * FROM users');
                                          ~ selectStar
      `,
      espree: true,
    },
    {
      code: `
// the columns that the code reads
import { Pool } from 'pg';
export async function names(pool: Pool) {
  const { rows } = await pool.query('SELECT * FROM users');
                                            ~ selectStar
  return rows.map((row) => ({ id: row.id, name: row.name }));
}
      `,
      message:
        '`*` reads every column of `users`: those that nobody uses travel too, and a wide one added later slows this query down. Instead, name those that are used here: `id`, `name`.',
      suggestion: `
// the columns that the code reads
import { Pool } from 'pg';
export async function names(pool: Pool) {
  const { rows } = await pool.query('SELECT id, name FROM users');
  return rows.map((row) => ({ id: row.id, name: row.name }));
}
      `,
    },
    {
      code: `
// the columns that the type has
import { Pool } from 'pg';
interface User { id: number; name: string }
export const users = (pool: Pool) => pool.query<User>('SELECT u.* FROM users u');
                                                              ~~~ selectStar
      `,
      suggestion: `
// the columns that the type has
import { Pool } from 'pg';
interface User { id: number; name: string }
export const users = (pool: Pool) => pool.query<User>('SELECT u.id, u.name FROM users u');
      `,
    },
    {
      code: `
// a column that stands beside the star is not named twice
import { Pool } from 'pg';
export async function totals(pool: Pool) {
  const { rows } = await pool.query('SELECT u.*, count(o.id) AS orders FROM users u JOIN orders o ON true');
                                            ~~~ selectStar
  for (const { id, orders } of rows) use(id, orders);
}
      `,
      suggestion: `
// a column that stands beside the star is not named twice
import { Pool } from 'pg';
export async function totals(pool: Pool) {
  const { rows } = await pool.query('SELECT u.id, count(o.id) AS orders FROM users u JOIN orders o ON true');
  for (const { id, orders } of rows) use(id, orders);
}
      `,
    },
    {
      code: `
// names that need quotes
import { Pool } from 'pg';
export async function created(pool: Pool) {
  const { rows } = await pool.query("SELECT * FROM users WHERE id = $1", [1]);
                                            ~ selectStar
  return [rows[0].createdAt, rows[0].order];
}
      `,
      suggestion: `
// names that need quotes
import { Pool } from 'pg';
export async function created(pool: Pool) {
  const { rows } = await pool.query(
    "SELECT \\"createdAt\\", \\"order\\" FROM users WHERE id = $1",
    [1],
  );
  return [rows[0].createdAt, rows[0].order];
}
      `,
    },
    `
// names that need quotes, in a dialect that is not known: words only
import { Pool } from 'pg';
export async function created(pool: Pool) {
  const { rows } = await pool.query('SELECT * FROM users');
                                            ~ selectStar
  return rows[0].createdAt;
}
    `,
    `
// a helper that may turn created_at into createdAt: words only
export async function created(db: Db) {
  const { rows } = await db.runQuery('SELECT * FROM users WHERE id = $1', [1]);
                                             ~ selectStar
  return rows[0].createdAt;
}
    `,
    `
// what looks like a connection may be such a helper: words only
export async function created(db) {
  const { rows } = await db.query('SELECT * FROM users WHERE id = $1', [1]);
                                          ~ selectStar
  return rows[0].createdAt;
}
    `,
    `
// DISTINCT compares the columns: words only
import { Pool } from 'pg';
export async function ids(pool: Pool) {
  const { rows } = await pool.query('SELECT DISTINCT * FROM users');
                                                     ~ selectStar
  return rows.map((row) => row.id);
}
    `,
    `
// so does UNION: words only
import { Pool } from 'pg';
export async function ids(pool: Pool) {
  const { rows } = await pool.query('SELECT * FROM a UNION SELECT * FROM b');
                                            ~ selectStar
                                                                  ~ selectStar
  return rows.map((row) => row.id);
}
    `,
    `
// a column of which table? Words only
import { Pool } from 'pg';
export async function ids(pool: Pool) {
  const { rows } = await pool.query('SELECT * FROM a JOIN b ON a.id = b.a_id');
                                            ~ selectStar
  return rows.map((row) => row.id);
}
    `,
    `
// a join may be behind the hole: words only
import { Pool } from 'pg';
export async function ids(pool: Pool) {
  const { rows } = await pool.query(\`SELECT * FROM a \${joins}\`);
                                            ~ selectStar
  return rows.map((row) => row.id);
}
    `,
    `
// the second call may read more: words only
import { Pool } from 'pg';
const query = 'SELECT * FROM users';
                      ~ selectStar
export async function ids(pool: Pool) {
  use((await pool.query(query)).rows[0].id);
  return pool.query(query);
}
    `,
    `
// other files may send it too: words only
import { Pool } from 'pg';
export const query = 'SELECT * FROM users';
                             ~ selectStar
export async function ids(pool: Pool) {
  use((await pool.query(query)).rows[0].id);
}
    `,
    {
      code: `
// RETURNING, and one property of the row is used
import { Pool } from 'pg';
export async function add(pool: Pool) {
  const { rows } = await pool.query('INSERT INTO users (name) VALUES ($1) RETURNING *', ['a']);
                                                                                    ~ returningStar
  return rows[0].id;
}
      `,
      message:
        '`RETURNING *` sends back every column of `users`, also those that nobody reads. Instead, name those that are used here: `id`.',
      suggestion: `
// RETURNING, and one property of the row is used
import { Pool } from 'pg';
export async function add(pool: Pool) {
  const { rows } = await pool.query('INSERT INTO users (name) VALUES ($1) RETURNING id', ['a']);
  return rows[0].id;
}
      `,
    },
    {
      code: `
// RETURNING, and nothing of the row is used
import { Pool } from 'pg';
await new Pool().query('DELETE FROM users RETURNING *');
                                                    ~ returningStar
      `,
      message:
        '`RETURNING *` sends back every column of `users`, also those that nobody reads. Instead, leave it out: no column is used here.',
    },
    `
// the name of a table, quoted by a function
import { Pool } from 'pg';
export const users = (pool: Pool) => pool.query(\`SELECT * FROM \${escapeIdentifier('users')}\`);
                                                        ~ selectStar
    `,
    {
      code: `
// the user said which columns the table has
import { Pool } from 'pg';
export const users = (pool: Pool) => pool.query('SELECT u.*, o.total FROM public.users u JOIN orders o ON o.user_id = u.id');
                                                        ~~~ selectStar
      `,
      settings: { tables: { Users: ['id', 'first_name', 'total'] } },
      title: 'Name the columns: `id`, `first_name`.',
      suggestion: `
// the user said which columns the table has
import { Pool } from 'pg';
export const users = (pool: Pool) => pool.query('SELECT u.id, u.first_name, o.total FROM public.users u JOIN orders o ON o.user_id = u.id');
      `,
    },
    {
      code: `
// what the code reads is less than what the table has
import { Pool } from 'pg';
export async function names(pool: Pool) {
  const { rows } = await pool.query('SELECT * FROM users');
                                            ~ selectStar
  return rows.map((row) => row.first_name);
}
      `,
      settings: { tables: { users: ['id', 'first_name', 'body'] } },
      title: 'Name the columns: `first_name`.',
      suggestion: `
// what the code reads is less than what the table has
import { Pool } from 'pg';
export async function names(pool: Pool) {
  const { rows } = await pool.query('SELECT first_name FROM users');
  return rows.map((row) => row.first_name);
}
      `,
    },
    {
      code: `
// a star over two tables: not the columns that were said
import { Pool } from 'pg';
export const users = (pool: Pool) => pool.query('SELECT * FROM users JOIN orders USING (id)');
                                                        ~ selectStar
      `,
      settings: { tables: { users: ['id'] } },
      suggestions: [[]],
    },
    {
      code: `
// a text of the file creates the table; names stay as it writes them, and those beside the star are left out
import Database from 'better-sqlite3';
const db = new Database('notes.db');
db.exec(\`
  CREATE TABLE IF NOT EXISTS notes (
    id INTEGER PRIMARY KEY,
    "createdAt" TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
    key TEXT UNIQUE
  );
\`);
export const all = db.prepare('SELECT n.*, lower(n.key) AS key FROM notes n');
                                      ~~~ selectStar
      `,
      title: 'Name the columns: `id`, `"createdAt"`.',
      suggestion: `
// a text of the file creates the table; names stay as it writes them, and those beside the star are left out
import Database from 'better-sqlite3';
const db = new Database('notes.db');
db.exec(\`
  CREATE TABLE IF NOT EXISTS notes (
    id INTEGER PRIMARY KEY,
    "createdAt" TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
    key TEXT UNIQUE
  );
\`);
export const all = db.prepare(
  'SELECT n.id, n."createdAt", lower(n.key) AS key FROM notes n',
);
      `,
    },
    {
      code: `
// in a schema that is filled in
export const createSchedule = (schema: string) => \`CREATE TABLE \${schema}.schedule (name text, cron text NOT NULL, PRIMARY KEY (name))\`;
export const allSchedules = (schema: string) => \`SELECT * FROM \${schema}.schedule ORDER BY name\`;
                                                        ~ selectStar
      `,
      suggestion: `
// in a schema that is filled in
export const createSchedule = (schema: string) => \`CREATE TABLE \${schema}.schedule (name text, cron text NOT NULL, PRIMARY KEY (name))\`;
export const allSchedules = (schema: string) => \`SELECT name, cron FROM \${schema}.schedule ORDER BY name\`;
      `,
    },
    {
      code: `
// a text of the file changes the table afterwards
import Database from 'better-sqlite3';
const db = new Database('notes.db');
db.exec('CREATE TABLE notes (id INTEGER PRIMARY KEY)');
db.exec('ALTER TABLE notes ADD COLUMN title TEXT');
export const all = db.prepare('SELECT * FROM notes');
                                      ~ selectStar
      `,
      suggestions: [[]],
    },
    `
// a placeholder for a table that is known, and one beside columns
import knex from 'knex';
const db = knex({});
export const one = (id: number) => db.raw('SELECT * FROM ?? WHERE id = ?', ['users', id]);
                                                  ~ selectStar
export const some = (table: string) => db.raw('SELECT * FROM ?? WHERE deleted_at IS NULL', [table]);
                                                      ~ selectStar
    `,
    `
// a query in a field, handed on to somebody else
import { report } from './report';
export class Users {
  #all = 'SELECT * FROM users';
                 ~ selectStar
  all() {
    return report(this.#all);
  }
}
    `,
    `
// the beginning of a query in a field
import { Pool } from 'pg';
const pool = new Pool();
export class Users {
  private static readonly base = 'SELECT u.*, r.name AS role';
                                         ~~~ selectStar
  private readonly columns = 'SELECT *';
                                     ~ selectStar
  byRole(role: string) {
    return pool.query(\`\${Users.base} FROM users u JOIN roles r ON r.id = u.role_id WHERE r.name = $1\`, [role]);
  }
  all() {
    return pool.query(this.columns + ' FROM users');
  }
}
    `,
  ],
});
