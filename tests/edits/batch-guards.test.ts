import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';
import { withoutSuggestion } from '../support/without-suggestion.js';

/** What keeps a batch from being offered, one condition after another. */
testRule(withoutSuggestion(noQueryInLoop, 'askAtMost'), {
  valid: [],
  invalid: [
    `
// an option for one row of a delete
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function run(ids: number[]) {
  for (const id of ids) await prisma.user.deleteMany({ where: { id }, limit: 1 });
                              ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// two columns of a delete that change
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function run(rows: { id: number; teamId: number; name: string }[]) {
  for (const row of rows) await prisma.user.deleteMany({ where: { id: row.id, teamId: row.teamId } });
                                ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// a call after a delete that asks for a row
import mongoose from 'mongoose';
const User = mongoose.model('User', new mongoose.Schema({ name: String }));
export async function run(ids: number[]) {
  for (const id of ids) await User.deleteOne({ _id: id }).orFail();
                              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// another condition that changes, in a builder
import knex from 'knex';
const db = knex({ client: 'pg' });
export async function run(rows: { id: number; teamId: number; name: string }[]) {
  const found = [];
  for (const row of rows) found.push(await db('users').where('id', row.id).where('name', row.name).first());
                                           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  return found;
}
    `,
    `
// a column of text, in a builder
import knex from 'knex';
const db = knex({ client: 'pg' });
export async function run(rows: { id: number; teamId: number; name: string }[]) {
  const found = [];
  for (const row of rows) found.push(await db('users').where('name', row.name).first());
                                           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  return found;
}
    `,
    `
// only where nothing was found before, by ??
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function run(ids: number[], seen: Map<number, object>) {
  const users = [];
  for (const id of ids) users.push(seen.get(id) ?? (await prisma.user.findUnique({ where: { id } })));
                                                          ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  return users;
}
    `,
    `
// only where nothing was found before, by ??=
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function run(ids: number[]) {
  let user: object | null = null;
  for (const id of ids) user ??= await prisma.user.findUnique({ where: { id } });
                                       ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  return user;
}
    `,
    `
// only where nothing was found before, by ||=
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function run(ids: number[]) {
  let user: object | null = null;
  for (const id of ids) user ||= await prisma.user.findUnique({ where: { id } });
                                       ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  return user;
}
    `,
    `
// rows that come back with others
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function run(rows: { id: number; teamId: number; name: string }[]) {
  for (const row of rows) await prisma.user.create({ data: row, include: { posts: true } });
                                ~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// a table of each row's own
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function run(rows: { id: number; teamId: number; name: string }[]) {
  for (const row of rows) await (row.teamId > 1 ? prisma.user : prisma.guest).create({ data: { name: row.name } });
                                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// options that only single rows have
import { DataTypes, Sequelize } from 'sequelize';
const sequelize = new Sequelize('sqlite::memory:');
const User = sequelize.define('User', { name: DataTypes.STRING });
export async function run(rows: { id: number; teamId: number; name: string }[]) {
  for (const row of rows) await User.create({ name: row.name }, { include: ['posts'] });
                                ~~~~~~~~~~~ queryInLoop
}
    `,
    `
// options under a name
import { DataTypes, Sequelize } from 'sequelize';
const sequelize = new Sequelize('sqlite::memory:');
const User = sequelize.define('User', { name: DataTypes.STRING });
export async function run(rows: { id: number; teamId: number; name: string }[], options: object) {
  for (const row of rows) await User.create({ name: row.name }, options);
                                ~~~~~~~~~~~ queryInLoop
}
    `,
    `
// an entity of each row's own
import type { EntityManager, Repository } from 'typeorm';
interface User { id: number; name: string; teamId: number }
export async function run(rows: { id: number; teamId: number; name: string }[], manager: EntityManager, entities: Record<number, string>) {
  const found = [];
  for (const row of rows) found.push(await manager.findOne(entities[row.teamId], { where: { id: row.id } }));
                                           ~~~~~~~~~~~~~~~ queryInLoop
  return found;
}
    `,
    `
// a call after the read that changes
import mongoose from 'mongoose';
const User = mongoose.model('User', new mongoose.Schema({ name: String }));
export async function run(ids: number[], paths: Record<number, string>) {
  const found = [];
  for (const id of ids) found.push(await User.findById(id).populate(paths[id]));
                                         ~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  return found;
}
    `,
    `
// without the key among what is selected after the read
import mongoose from 'mongoose';
const User = mongoose.model('User', new mongoose.Schema({ name: String }));
export async function run(ids: number[]) {
  const found = [];
  for (const id of ids) found.push(await User.findById(id).select('name -_id'));
                                         ~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  return found;
}
    `,
    `
// without the key among the attributes
import { DataTypes, Sequelize } from 'sequelize';
const sequelize = new Sequelize('sqlite::memory:');
const User = sequelize.define('User', { name: DataTypes.STRING });
export async function run(ids: number[]) {
  const found = [];
  for (const id of ids) found.push(await User.findByPk(id, { attributes: ['name'] }));
                                         ~~~~~~~~~~~~~ queryInLoop
  return found;
}
    `,
    `
// a lock on each row
import { DataTypes, Sequelize } from 'sequelize';
const sequelize = new Sequelize('sqlite::memory:');
const User = sequelize.define('User', { name: DataTypes.STRING });
export async function run(ids: number[]) {
  const found = [];
  for (const id of ids) found.push(await User.findByPk(id, { rejectOnEmpty: true }));
                                         ~~~~~~~~~~~~~ queryInLoop
  return found;
}
    `,
    `
// options that are made elsewhere
import { DataTypes, Sequelize } from 'sequelize';
const sequelize = new Sequelize('sqlite::memory:');
const User = sequelize.define('User', { name: DataTypes.STRING });
export async function run(ids: number[], options: object) {
  const found = [];
  for (const id of ids) found.push(await User.findByPk(id, options));
                                         ~~~~~~~~~~~~~ queryInLoop
  return found;
}
    `,
    `
// an option with a computed name
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function run(ids: number[]) {
  const found = [];
  for (const id of ids) found.push(await prisma.user.findUnique({ where: { id }, ['se' + 'lect']: { id: true } }));
                                         ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  return found;
}
    `,
    `
// a column with a computed name
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function run(ids: number[], column: string) {
  const found = [];
  for (const id of ids) found.push(await prisma.user.findFirst({ where: { [column]: id } }));
                                         ~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  return found;
}
    `,
    `
// a repository that may be missing
import type { EntityManager, Repository } from 'typeorm';
interface User { id: number; name: string; teamId: number }
export async function run(ids: number[], users?: Repository<User>) {
  const found = [];
  for (const id of ids) found.push(await users?.findOneBy({ id }));
                                         ~~~~~~~~~~~~~~~~ queryInLoop
  return found;
}
    `,
    `
// a key that a function with statements makes
import { Redis } from 'ioredis';
const redis = new Redis();
let count = 0;
function keyOf(id: number) { count += 1; return \`\${count}:\${id}\`; }
export async function run(ids: number[]) {
  const found = [];
  for (const id of ids) found.push(await redis.get(keyOf(id)));
                                         ~~~~~~~~~ queryInLoop
  return found;
}
    `,
    `
// a key with a comment
import { Redis } from 'ioredis';
const redis = new Redis();
export async function run(ids: number[]) {
  const found = [];
  for (const id of ids) found.push(await redis.get(\`user:\${/* not the name */ id}\`));
                                         ~~~~~~~~~ queryInLoop
  return found;
}
    `,
    `
// two values that change
import { Pool } from 'pg';
const pool = new Pool();
export async function run(rows: { id: number; teamId: number; name: string }[]) {
  const found = [];
  for (const row of rows) found.push((await pool.query('SELECT id, name FROM users WHERE id = $1 AND team_id = $2', [row.id, row.teamId])).rows);
                                            ~~~~~~~~~~ queryInLoop
  return found;
}
    `,
    `
// a value that cannot be asked for before the loop
import { Pool } from 'pg';
const pool = new Pool();
export async function run(ids: number[]) {
  const found = [];
  for (const id of ids) found.push((await pool.query('SELECT id, name FROM users WHERE id = $1 AND age < $2', [id, Math.random()])).rows);
                                          ~~~~~~~~~~ queryInLoop
  return found;
}
    `,
    `
// a list of values that is spread
import { Pool } from 'pg';
const pool = new Pool();
export async function run(ids: number[], more: number[]) {
  const found = [];
  for (const id of ids) found.push((await pool.query('SELECT id, name FROM users WHERE id = $1 AND age < $2', [id, ...more])).rows);
                                          ~~~~~~~~~~ queryInLoop
  return found;
}
    `,
    `
// a pool that may be missing
import { Pool } from 'pg';
const pool = new Pool();
export async function run(ids: number[], given?: Pool) {
  const found = [];
  for (const id of ids) found.push((await given?.query('SELECT id, name FROM users WHERE id = $1', [id]))?.rows);
                                          ~~~~~~~~~~~~ queryInLoop
  return found;
}
    `,
    `
// two values of a tag that change
import postgres from 'postgres';
const sql = postgres();
export async function run(rows: { id: number; teamId: number; name: string }[]) {
  const found = [];
  for (const row of rows) found.push(await sql\`SELECT id, name FROM users WHERE id = \${row.id} AND team_id = \${row.teamId}\`);
                                           ~~~ queryInLoop
  return found;
}
    `,
    `
// a column of text, of a tag
import postgres from 'postgres';
const sql = postgres();
export async function run(rows: { id: number; teamId: number; name: string }[]) {
  const found = [];
  for (const row of rows) found.push(await sql\`SELECT id, name FROM users WHERE name = \${row.name}\`);
                                           ~~~ queryInLoop
  return found;
}
    `,
    `
// a value of a tag that is made anew
import postgres from 'postgres';
const sql = postgres();
export async function run(ids: number[]) {
  const found = [];
  for (const id of ids) found.push(await sql\`SELECT id, name FROM users WHERE id = \${id} AND age < \${Math.random()}\`);
                                         ~~~ queryInLoop
  return found;
}
    `,
    `
// a comment before the write, in a callback
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function run(rows: { id: number; teamId: number; name: string }[]) {
  await Promise.all(
    // the newest first
    rows.map((row) => prisma.user.create({ data: { name: row.name } })),
                      ~~~~~~~~~~~~~~~~~~ queryInLoop
  );
}
    `,
    `
// a comment beside the row
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function run(rows: { id: number; teamId: number; name: string }[]) {
  for (const row of rows) await prisma.user.create(/* alone */ { data: { name: row.name } });
                                ~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// more values than the text has
import { Pool } from 'pg';
const pool = new Pool();
export async function run(rows: { id: number; teamId: number; name: string }[]) {
  for (const row of rows) await pool.query('INSERT INTO users (id, name) VALUES ($1, $2)', [row.id, row.name, row.teamId]);
                                ~~~~~~~~~~ queryInLoop
}
    `,
    `
// values in another order
import { Pool } from 'pg';
const pool = new Pool();
export async function run(rows: { id: number; teamId: number; name: string }[]) {
  for (const row of rows) await pool.query('INSERT INTO users (id, name) VALUES ($2, $1)', [row.id, row.name]);
                                ~~~~~~~~~~ queryInLoop
}
    `,
    `
// a value that the statement makes
import { Pool } from 'pg';
const pool = new Pool();
export async function run(rows: { id: number; teamId: number; name: string }[]) {
  for (const row of rows) await pool.query('INSERT INTO users (id, name, age) VALUES ($1, $2, $1)', [row.id, row.name]);
                                ~~~~~~~~~~ queryInLoop
}
    `,
    `
// a delete with two values that change
import { Pool } from 'pg';
const pool = new Pool();
export async function run(rows: { id: number; teamId: number; name: string }[]) {
  for (const row of rows) await pool.query('DELETE FROM users WHERE id = $1 AND team_id = $2', [row.id, row.teamId]);
                                ~~~~~~~~~~ queryInLoop
}
    `,
    `
// a callback after the values
import { Pool } from 'pg';
const pool = new Pool();
export async function run(ids: number[], done: () => void) {
  for (const id of ids) await pool.query('DELETE FROM users WHERE id = $1', [id], done);
                              ~~~~~~~~~~ queryInLoop
}
    `,
    `
// commands with a comment of their own
import { Redis } from 'ioredis';
const redis = new Redis();
export async function run(ids: number[]) {
  for (const id of ids) await redis.expire(/* seconds */ \`user:\${id}\`, 60);
                              ~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// commands with the place in the list
import { Redis } from 'ioredis';
const redis = new Redis();
export async function run(ids: number[]) {
  await Promise.all(ids.map((id, place) => redis.expire(\`user:\${id}\`, place)));
                                           ~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// an upsert that updates
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function run(rows: { id: number; teamId: number; name: string }[]) {
  for (const row of rows) await prisma.user.upsert({ where: { id: row.id }, create: row, update: { name: row.name } });
                                ~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// a row that is read with a method of the transaction of each turn
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function run(rows: { id: number; teamId: number; name: string }[]) {
  for (const row of rows) await prisma.$transaction(async (tx) => { await tx.user.create({ data: { name: row.name } }); });
                                                                          ~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// an order of each query's own, with a row that is only the first
import type { EntityManager, Repository } from 'typeorm';
interface User { id: number; name: string; teamId: number }
export async function run(rows: { id: number; teamId: number; name: string }[], users: Repository<User>) {
  const found = [];
  for (const row of rows) found.push(await users.findOne({ where: { teamId: row.teamId }, order: { id: 'DESC' } }));
                                           ~~~~~~~~~~~~~ queryInLoop
  return found;
}
    `,
    `
// rows that a function after the loop changes
import type { EntityManager, Repository } from 'typeorm';
interface User { id: number; name: string; teamId: number }
export async function run(ids: number[], users: Repository<User>) {
  const found = [];
  for (const id of ids) found.push(await users.findOneBy({ id }));
                                         ~~~~~~~~~~~~~~~ queryInLoop
  for (const user of found) if (user) user.name = '';
  return found;
}
    `,
    {
      code: `
// a row that is used after it was written
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function run(ids) {
  const added = [];
  for (const id of ids) {
    const user = { id, name: 'new' };
    await prisma.user.create({ data: user });
          ~~~~~~~~~~~~~~~~~~ queryInLoop
    user.name = 'old';
    added.push(user);
  }
  return added;
}
      `,
      espree: true,
    },
    {
      code: `
// a function that ends in the loop, after a write
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function run(ids) {
  for (const id of ids) {
    await prisma.user.create({ data: { id } });
          ~~~~~~~~~~~~~~~~~~ queryInLoop
    if (id > 9) return id;
  }
  return 0;
}
      `,
      espree: true,
    },
    {
      code: `
// a function that waits for something unknown after a write
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function run(ids, tell) {
  for (const id of ids) {
    await prisma.user.create({ data: { id } });
          ~~~~~~~~~~~~~~~~~~ queryInLoop
    await tell(id);
  }
}
      `,
      espree: true,
    },
    {
      code: `
// a read of the model after a write
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function run(ids) {
  const counts = [];
  for (const id of ids) {
    await prisma.user.create({ data: { id } });
          ~~~~~~~~~~~~~~~~~~ queryInLoop
    counts.push(await prisma.user.count());
  }
  return counts;
}
      `,
      espree: true,
    },
    {
      code: `
// a loop in a try that goes on, with a write in it
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function run(ids) {
  for (const id of ids) {
    try {
      await prisma.user.create({ data: { id } });
            ~~~~~~~~~~~~~~~~~~ queryInLoop
    } catch (error) {
      console.log(error);
    }
  }
}
      `,
      espree: true,
    },
    `
// a column of text, all rows of each
import knex from 'knex';
const db = knex({ client: 'pg' });
export async function run(rows: { id: number; teamId: number; name: string }[]) {
  const found = [];
  for (const row of rows) found.push(await db('users').where('name', row.name));
                                           ~~~~~~~~~~~~~~~~~ queryInLoop
  return found;
}
    `,
    `
// a column that the list names
import knex from 'knex';
const db = knex({ client: 'pg' });
export async function run(pairs: [string, number][]) {
  for (const [column, value] of pairs) console.log(await db('users').where(column, value).first());
                                                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// a row that another turn takes out of the list
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function run(ids: number[]) {
  const found = [];
  for (const id of ids) {
    found.push(await prisma.user.findUnique({ where: { id } }));
                     ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    ids.pop();
  }
  return found;
}
    `,
    `
// a write of the same model in the turn
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function run(ids: number[]) {
  const found = [];
  for (const id of ids) {
    const user = await prisma.user.findUnique({ where: { id } });
                       ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    await prisma.user.update({ where: { id: id + 1 }, data: { leaderId: id } });
    found.push(user);
  }
  return found;
}
    `,
    `
// a row whose property is counted up
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function run(ids: number[]) {
  const found = [];
  for (const id of ids) {
    const user = await prisma.user.findUnique({ where: { id } });
                       ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    if (user) user.age += 1;
    found.push(user);
  }
  return found;
}
    `,
    `
// a row that is sorted into itself
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function run(ids: number[]) {
  const found = [];
  for (const authorId of ids) {
    const posts = await prisma.post.findMany({ where: { authorId } });
                        ~~~~~~~~~~~~~~~~~~~~ queryInLoop
    posts.sort();
    found.push(posts[0]);
  }
  return found;
}
    `,
    `
// a function whose name says that it changes the row
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function run(ids: number[], updateUser: (user: unknown) => Promise<void>) {
  const found = [];
  for (const id of ids) {
    const user = await prisma.user.findUnique({ where: { id } });
                       ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    await updateUser(user);
    found.push(user);
  }
  return found;
}
    `,
    `
// four functions that nothing is known about
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
type F = (user: unknown) => Promise<void>;
export async function run(ids: number[], a: F, b: F, c: F, d: F) {
  for (const id of ids) {
    const user = await prisma.user.findUnique({ where: { id } });
                       ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    await a(user); await b(user); await c(user); await d(user);
  }
}
    `,
    `
// keys that are written to while they are read
import { Redis } from 'ioredis';
const redis = new Redis();
export async function run(keys: string[]) {
  for (const key of keys) {
    const value = await redis.get(key);
                        ~~~~~~~~~ queryInLoop
    await redis.set(key + ':copy', value ?? '');
  }
}
    `,
    `
// a read in a try of the turn
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function run(ids: number[]) {
  const found = [];
  for (const id of ids) {
    try {
      found.push(await prisma.user.findUnique({ where: { id } }));
                       ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    } catch {
      found.push(null);
    }
  }
  return found;
}
    `,
    `
// a read in a loop of the turn
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function run(ids: number[]) {
  const found = [];
  for (const id of ids) {
    for (let i = 0; i < 2; i += 1) found.push(await prisma.user.findUnique({ where: { id } }));
                                                    ~~~~~~~~~~~~~~~~~~~~~~ sameQueryInLoop
  }
  return found;
}
    `,
    `
// an answer that is used whole
import { Pool } from 'pg';
const pool = new Pool();
export async function run(ids: number[]) {
  const found = [];
  for (const id of ids) found.push(await pool.query('SELECT id, name FROM users WHERE id = $1', [id]));
                                         ~~~~~~~~~~ queryInLoop
  return found;
}
    `,
    `
// what is counted in an answer
import { Pool } from 'pg';
const pool = new Pool();
export async function run(ids: number[]) {
  let count = 0;
  for (const id of ids) {
    const answer = await pool.query('SELECT id, name FROM users WHERE id = $1', [id]);
                         ~~~~~~~~~~ queryInLoop
    count += answer.rowCount ?? 0;
  }
  return count;
}
    `,
    `
// the rows and more of an answer
import { Pool } from 'pg';
const pool = new Pool();
export async function run(ids: number[]) {
  for (const id of ids) {
    const { rows, rowCount } = await pool.query('SELECT id, name FROM users WHERE id = $1', [id]);
                                     ~~~~~~~~~~ queryInLoop
    console.log(rows, rowCount);
  }
}
    `,
    `
// a client of which only the name is known
import { redis } from "./redis";
export async function run(ids: number[]) {
  const found = [];
  for (const id of ids) found.push(await redis.get(\`user:\${id}\`));
                                         ~~~~~~~~~ queryInLoop
  return found;
}
    `,
    `
// a row with the result of the write before
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function run(rows: { id: number; teamId: number; name: string }[]) {
  let last = null;
  for (const row of rows) last = await prisma.user.create({ data: { name: row.name } });
                                       ~~~~~~~~~~~~~~~~~~ queryInLoop
  return last;
}
    `,
  ],
});
