import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';
import { withoutSuggestion } from '../support/without-suggestion.js';

/** Queries that are one or more calls away from the loop, and where the receiver comes from. */
testRule(withoutSuggestion(noQueryInLoop, 'askAtMost'), {
  valid: [
    `
// a method that calls what each class does in its own way, of a class that asks nobody
import { Pool } from 'pg';
const pool = new Pool();
abstract class Rows {
  abstract get(id: number): Promise<Row | undefined>;
  async must(id: number) {
    const row = await this.get(id);
    if (!row) throw new Error('none');
    return row;
  }
}
class Posts extends Rows {
  get(id: number) {
    return pool.query('SELECT name FROM posts WHERE id = $1', [id]);
  }
}
class Kept extends Rows {
  #rows = new Map<number, Row>();
  async get(id: number) {
    return this.#rows.get(id);
  }
}
const kept = new Kept();
for (const id of ids) await kept.must(id);
class Few extends Posts {
  get(id: number) {
    return known.get(id);
  }
  async all(ids: number[]) {
    for (const id of ids) await this.must(id);
  }
}
    `,
    `
// methods of the same names of another object
import { Pool } from 'pg';
const pool = new Pool();
class Kept {
  #names = new Map<number, string>();
  async get(id: number) {
    return this.read(id);
  }
  async read(id: number) {
    return this.#names.get(id);
  }
}
class Users {
  constructor(private readonly kept: Kept) {}
  get(id: number) {
    return pool.query('SELECT name FROM users WHERE id = $1', [id]);
  }
  read(id: number) {
    return this.get(id);
  }
  async known(id: number) {
    return this.kept.get(id);
  }
}
export async function all(users: Users, ids: number[]) {
  for (const id of ids) await users.known(id);
}
    `,
    `
// and of a value of which only the base is known, as the ways of the classes differ
import { Pool } from 'pg';
const pool = new Pool();
abstract class Rows {
  abstract get(id: number): Promise<Row | undefined>;
  async must(id: number) {
    const row = await this.get(id);
    if (!row) throw new Error('none');
    return row;
  }
}
class Posts extends Rows {
  get(id: number) {
    return pool.query('SELECT name FROM posts WHERE id = $1', [id]);
  }
}
class Kept extends Rows {
  #rows = new Map<number, Row>();
  async get(id: number) {
    return this.#rows.get(id);
  }
}
export async function all(rows: Rows, ids: number[]) {
  for (const id of ids) await rows.must(id);
}
    `,
    `
// a class of another module, by conditions
import { Parts } from '../lib/parts.js';
for (const name of names) await Parts.findOne({ name });
    `,
    `
// a list from a module of models, which is no class
import { users } from '../models/users.js';
for (const name of names) await users.find({ name });
    `,
    `
// a function that asks nobody
import { Pool } from 'pg';
const pool = new Pool();
const label = (id: number) => \`user \${id}\`;
for (const id of ids) await print(label(id));
    `,
    `
// a function that only defines another that asks
import { Pool } from 'pg';
const pool = new Pool();
const later = (id: number) => () => pool.query('SELECT name FROM users WHERE id = $1', [id]);
for (const id of ids) tasks.push(later(id));
    `,
    `
// functions that call each other
const even = (n: number): boolean => n === 0 || odd(n - 1);
const odd = (n: number): boolean => n !== 0 && even(n - 1);
for (const n of numbers) await even(n);
    `,
    `
// a query before the loop, in a function that the loop is in
import { Pool } from 'pg';
const pool = new Pool();
async function load() {
  const { rows } = await pool.query('SELECT name FROM users');
  for (const row of rows) console.log(row.name);
}
await load();
    `,
    `
// known miss: the sixth call on the way
import { Pool } from 'pg';
const pool = new Pool();
for (const id of ids) await a(id);
const a = (id: number) => b(id);
const b = (id: number) => c(id);
const c = (id: number) => d(id);
const d = (id: number) => e(id);
const e = (id: number) => f(id);
function f(id: number) {
  return pool.query('DELETE FROM users WHERE id = $1', [id]);
}
    `,
    `
// known miss: a method of an object from another file, which is not read without types or a setting
import { users } from './users.js';
for (const id of ids) await users.load(id);
    `,
    `
// the element is the connection: each server is asked for itself
import type { Client } from 'pg';
export async function ping(clients: Client[]) {
  for (const client of clients) await client.query('SELECT now()');
}
    `,
    `
// so it is where the element has it
import type { Pool } from 'pg';
export async function ping(tenants: { pool: Pool; name: string }[]) {
  await Promise.all(tenants.map((tenant) => tenant.pool.query('SELECT $1', [tenant.name])));
}
    `,
    `
// and where the pattern takes it out
import type { Pool } from 'pg';
export async function ping(tenants: { pool: Pool; name: string }[]) {
  for (const { pool, name } of tenants) await pool.query('SELECT $1', [name]);
}
    `,
    `
// a Map that is called prisma
const prisma = new Map<string, { findUnique: (where: object) => void }>();
for (const id of ids) await prisma.user.findUnique({ where: { id } });
    `,
    {
      code: `
// names are no evidence when the user says so
for (const id of ids) await prisma.user.findUniqueOrThrow({ where: { id } });
      `,
      settings: { conventions: false },
    },
    `
// what goes to the function is the same in every turn, so it reads what it has just written
import mongoose from 'mongoose';
const Report = mongoose.model('Report', schema);
async function append({ id, line }: { id: string; line: string }) {
  const report = await Report.findOne({ id });
  report.lines.push(line);
}
for (const line of lines) await append({ id, line });
    `,
    `
// a request after a failure of the function
import { Pool } from 'pg';
const pool = new Pool();
async function send(id: number) {
  try {
    await mail(id);
  } catch (error) {
    await pool.query('UPDATE mails SET failed = true WHERE id = $1', [id]);
  }
}
for (const id of ids) await send(id);
    `,
    `
// the function is given a list
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const load = (teamIds: number[]) => prisma.user.findMany({ where: { teamId: { in: teamIds } } });
for (const company of companies) await load(company.teamIds);
    `,
    `
// an imported function that makes a text, and one that is given all keys
import { getTitleText, getUsersByIds } from '../models/user';
const titles = ids.map((id) => getTitleText(id));
for (const { ids } of teams) await getUsersByIds(ids);
    `,
    `
// a function of a module that says nothing
import { getUser } from '../services/users';
for (const id of ids) await getUser(id);
    `,
    `
// a repository of what stays in the process
for (const key of keys) await this.configRepository.get(key);
    `,
  ],
  invalid: [
    {
      code: `
// a repository whose promise is surely waited for
export class Tasks {
  async addAll(dtos) {
    await Promise.all(dtos.map((dto) => this.taskRepository.create({ name: dto.name })));
                                        ~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}
    `,
      suggestion: `
// a repository whose promise is surely waited for
export class Tasks {
  async addAll(dtos) {
    for (let start = 0; start < dtos.length; start += 10) {
      await Promise.all(
        dtos.slice(start, start + 10).map((dto) => this.taskRepository.create({ name: dto.name })),
      );
    }
  }
}
    `,
    },
    `
// a statement that a function makes for each element
import { Pool } from 'pg';
const pool = new Pool();
export async function run(ids: string[]) {
  for (const id of ids) {
    const statement = selectOf(id);
    await pool.query(statement);
          ~~~~~~~~~~ queryInLoop
  }
}
    `,
    {
      code: `
// a function of the file
import { Pool } from 'pg';
const pool = new Pool();
async function remove(id: number) {
  await pool.query('DELETE FROM users WHERE id = $1', [id]);
}
for (const id of ids) await remove(id);
                            ~~~~~~ queryInLoop
      `,
      message:
        '`remove` (→ \`pool.query\`) sends a request of its own for every element of `ids`. Instead, pass all keys to one query with `= ANY($1)`, or all rows to one INSERT with `unnest`.',
    },
    {
      code: `
// three calls away
import { Pool } from 'pg';
const pool = new Pool();
const first = async (id: number) => second(id);
const second = async (id: number) => third(id);
const third = async (id: number) => pool.query('DELETE FROM users WHERE id = $1', [id]);
await Promise.all(ids.map((id) => first(id)));
                                  ~~~~~ queryInLoop
      `,
      message:
        '`first` (→ `second` → `third` → `pool.query`) sends a request of its own for every element of `ids`. Instead, pass all keys to one query with `= ANY($1)`, or all rows to one INSERT with `unnest`.',
      suggestion: `
// three calls away
import { Pool } from 'pg';
const pool = new Pool();
const first = async (id: number) => second(id);
const second = async (id: number) => third(id);
const third = async (id: number) => pool.query('DELETE FROM users WHERE id = $1', [id]);
const allIds = [...ids];
for (let start = 0; start < allIds.length; start += 10) {
  await Promise.all(allIds.slice(start, start + 10).map((id) => first(id)));
}
      `,
    },
    `
// a function that calls itself and asks
import { Pool } from 'pg';
const pool = new Pool();
async function remove(id: number): Promise<void> {
  if (id < 0) return remove(-id);
  await pool.query('DELETE FROM users WHERE id = $1', [id]);
}
for (const id of ids) await remove(id);
                            ~~~~~~ queryInLoop
    `,
    {
      code: `
// a method of the same class
import type { Repository } from 'typeorm';
export class Posts {
  constructor(private readonly posts: Repository<Post>) {}
  async publish(ids: number[]) {
    for (const id of ids) await this.load(id);
                                ~~~~~~~~~ queryInLoop
  }
  private load(id: number) {
    return this.posts.findOneBy({ id });
  }
}
      `,
      message:
        '`this.load` (→ `this.posts.findOneBy`) sends a request of its own for every element of `ids`. Instead, read all rows with one `findBy({ id: In(ids) })`.',
    },
    {
      code: `
// an arrow function in a field
import type { Repository } from 'typeorm';
export class Posts {
  constructor(private readonly posts: Repository<Post>) {}
  load = (id: number) => this.posts.findOneBy({ id });
  all = (ids: number[]) => Promise.all(ids.map((id) => this.load(id)));
                                                       ~~~~~~~~~ queryInLoop
}
    `,
      suggestion: `
// an arrow function in a field
import type { Repository } from 'typeorm';
export class Posts {
  constructor(private readonly posts: Repository<Post>) {}
  load = (id: number) => this.posts.findOneBy({ id });
  all = (ids: number[]) => mapInChunks(ids, 10, (id) => this.load(id));
}

async function mapInChunks<T, R>(
  list: readonly T[],
  size: number,
  callback: (element: T, index: number) => R,
): Promise<Awaited<R>[]> {
  const results: Awaited<R>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    const running = chunk.map((element, index) =>
      callback(element, start + index),
    );
    results.push(...(await Promise.all(running)));
  }
  return results;
}
    `,
    },
    {
      code: `
// a method that calls what each class does in its own way
import { Pool } from 'pg';
const pool = new Pool();
abstract class Rows {
  abstract get(id: number): Promise<Row | undefined>;
  async must(id: number) {
    const row = await this.get(id);
    if (!row) throw new Error('none');
    return row;
  }
}
class Posts extends Rows {
  get(id: number) {
    return pool.query('SELECT name FROM posts WHERE id = $1', [id]);
  }
}
class Kept extends Rows {
  #rows = new Map<number, Row>();
  async get(id: number) {
    return this.#rows.get(id);
  }
}
const posts = new Posts();
for (const id of ids) await posts.must(id);
                            ~~~~~~~~~~ queryInLoop
class Drafts extends Posts {
  async all(ids: number[]) {
    for (const id of ids) await this.must(id);
                                ~~~~~~~~~ queryInLoop
  }
}
      `,
      message:
        '`posts.must` (→ `this.get` → `pool.query`) sends a request of its own for every element of `ids`. Instead, pass all keys to one query with `= ANY($1)`, or all rows to one INSERT with `unnest`.',
    },
    `
// an inherited method
import type { Repository } from 'typeorm';
class Rows {
  constructor(protected readonly rows: Repository<Row>) {}
  load(id: number) {
    return this.rows.findOneBy({ id });
  }
}
export class Posts extends Rows {
  async all(ids: number[]) {
    for (const id of ids) await this.load(id);
                                ~~~~~~~~~ queryInLoop
  }
}
    `,
    `
// a method of an object literal
import { Pool } from 'pg';
const pool = new Pool();
const users = { remove: (id: number) => pool.query('DELETE FROM users WHERE id = $1', [id]) };
for (const id of ids) await users.remove(id);
                            ~~~~~~~~~~~~ queryInLoop
    `,
    `
// a client that is handed on
import type { PoolClient } from 'pg';
async function remove(client: PoolClient, id: number) {
  await client.query('DELETE FROM users WHERE id = $1', [id]);
}
export async function clean(client: PoolClient, ids: number[]) {
  for (const id of ids) await remove(client, id);
                              ~~~~~~ queryInLoop
}
    `,
    {
      code: `
// a loop inside of the function is reported there
import { Pool } from 'pg';
const pool = new Pool();
async function clean(ids: number[]) {
  for (const id of ids) await pool.query('DELETE FROM users WHERE id = $1', [id]);
                              ~~~~~~~~~~ queryInLoop
}
for (const team of teams) await clean(team.ids);
    `,
      suggestion: `
// a loop inside of the function is reported there
import { Pool } from 'pg';
const pool = new Pool();
async function clean(ids: number[]) {
  if (ids.length > 0) await pool.query('DELETE FROM users WHERE id = ANY($1)', [ids]);
}
for (const team of teams) await clean(team.ids);
`,
    },
    `
// another field of the element is no connection
import type { Pool } from 'pg';
export async function ping(pool: Pool, tenants: { name: string }[]) {
  for (const tenant of tenants) await pool.query('SELECT $1', [tenant.name]);
                                      ~~~~~~~~~~ queryInLoop
}
    `,
    {
      code: `
// a local repository of the entity manager
import type { EntityManager } from 'typeorm';
export async function load(manager: EntityManager, ids: number[]) {
  const users = manager.getRepository(User);
  for (const id of ids) console.log(await users.findOneBy({ id }));
                                          ~~~~~~~~~~~~~~~ queryInLoop
}
      `,
      title:
        'Read all rows with one `findBy` for each 1000 keys before the loop, and find each by its exact `id`.',
      suggestion: `
// a local repository of the entity manager
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
export async function load(manager: EntityManager, ids: number[]) {
  const users = manager.getRepository(User);
  const uniqueIds = [...new Set(ids)];
  const users2 = (
    await readInChunks(uniqueIds, 1000, (chunk) =>
      users.findBy({ id: In(chunk) }),
    )
  ).flat();
  const userById = new Map<string, (typeof users2)[number]>(
    users2.map((user) => [String(user.id), user]),
  );
  for (const id of ids) console.log(userById.get(String(id)) ?? null);
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
// an active record
import { BaseEntity } from 'typeorm';
class User extends BaseEntity {}
for (const id of ids) await User.findOneBy({ id });
                            ~~~~~~~~~~~~~~ queryInLoop
    `,
    `
// text with a table that stays the same
import { Pool } from 'pg';
const pool = new Pool();
export async function remove(schema: string, ids: string[]) {
  for (const id of ids) await pool.query(\`DELETE FROM \${schema}.jobs WHERE id = $1\`, [id]);
                              ~~~~~~~~~~ queryInLoop
}
    `,
    `
// a document writes itself
import mongoose from 'mongoose';
const User = mongoose.model('User', schema);
const users = await User.find({ active: true });
for (const user of users) await user.save();
                                ~~~~~~~~~ queryInLoop
    `,
    `
// so does a row
import { Model } from 'sequelize';
class User extends Model {}
for (const user of await User.findAll()) {
  user.seen = true;
  await user.save();
        ~~~~~~~~~ queryInLoop
}
    `,
    `
// by convention: a class of a module of models is asked by conditions
import User from '../models/User.js';
for (const email of emails) await User.findOne({ email });
                                  ~~~~~~~~~~~~ queryInLoop
    `,
    `
// so is one that is required, and its documents write themselves
const { Post } = require('./post.model');
for (const post of await Post.find({ draft: true })) await post.save();
                                                           ~~~~~~~~~ queryInLoop
    `,
    `
// a mongoose model
import mongoose from 'mongoose';
const User = mongoose.model('User', schema);
for (const id of ids) await User.findById(id);
                            ~~~~~~~~~~~~~ queryInLoop
    `,
    `
// a sequelize model
import { Model } from 'sequelize';
class User extends Model {}
for (const id of ids) await User.findByPk(id);
                            ~~~~~~~~~~~~~ queryInLoop
    `,
    `
// a drizzle table
import { drizzle } from 'drizzle-orm/node-postgres';
const db = drizzle(url);
for (const id of ids) await db.select().from(users).where(eq(users.id, id));
                            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    `,
    `
// by convention: a Prisma client from another file
import { prisma } from './prisma.js';
for (const row of rows) await prisma.user.update({ where: { id: row.id }, data: row });
                              ~~~~~~~~~~~~~~~~~~ queryInLoop
    `,
    `
// by convention: a repository from somewhere else
export class Posts {
  constructor(private readonly postRepository) {}
  async all(ids: number[]) {
    for (const id of ids) await this.postRepository.findOneBy({ id });
                                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}
    `,
    {
      code: `
// by convention: SQL on a pool
import { pool } from './pool.js';
declare const ids: number[];
for (const id of ids) await pool.query('DELETE FROM users WHERE id = $1', [id]);
                            ~~~~~~~~~~ queryInLoop
    `,
      suggestion: `
// by convention: SQL on a pool
import { pool } from './pool.js';
declare const ids: number[];
if (ids.length > 0)
  await pool.query('DELETE FROM users WHERE id = ANY($1)', [ids]);
`,
    },
    `
// by convention: a model class
import { User } from './models.js';
for (const id of ids) await User.findByPk(id);
                            ~~~~~~~~~~~~~ queryInLoop
    `,
    `
// by convention: Redis
for (const id of ids) await this.redis.hgetall(id);
                            ~~~~~~~~~~~~~~~~~~ queryInLoop
    `,
    `
// what goes to the function changes
import mongoose from 'mongoose';
const Report = mongoose.model('Report', schema);
async function append({ id, line }: { id: string; line: string }) {
  const key = id.toLowerCase();
  await Report.findOne({ id: key, line });
}
for (const id of ids) await append({ id, line });
                            ~~~~~~ queryInLoop
    `,
    `
// a builder that is given the key
import { Repository } from 'typeorm';
class Users {
  constructor(private readonly users: Repository<User>) {}
  private load(id: number) {
    const query = this.users.createQueryBuilder('user');
    query.where('user.id = :id', { id });
    return query.getOne();
  }
  async all(ids: number[]) {
    for (const id of ids) await this.load(id);
                                ~~~~~~~~~ queryInLoop
  }
}
    `,
    {
      code: `
// a client that is known by its name, in a function
export async function load(ids: number[]) {
  return Promise.all(ids.map((id) => one(id)));
                                     ~~~ queryInLoop
}
const one = (id: number) => prisma.user.findFirst({ where: { id } });
    `,
      suggestion: `
// a client that is known by its name, in a function
export async function load(ids: number[]) {
  return mapInChunks(ids, 10, (id) => one(id));
}
const one = (id: number) => prisma.user.findFirst({ where: { id } });

async function mapInChunks<T, R>(
  list: readonly T[],
  size: number,
  callback: (element: T, index: number) => R,
): Promise<Awaited<R>[]> {
  const results: Awaited<R>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    const running = chunk.map((element, index) =>
      callback(element, start + index),
    );
    results.push(...(await Promise.all(running)));
  }
  return results;
}
    `,
    },
    `
// the fewest calls in between, whatever is declared first
import { Pool } from 'pg';
const pool = new Pool();
const far = (id: number) => near(id);
function near(id: number) {
  return pool.query('DELETE FROM users WHERE id = $1', [id]);
}
async function both(id: number) {
  await far(id);
  await near(id);
}
for (const id of ids) await far(id);
                            ~~~ queryInLoop
for (const id of ids) await both(id);
                            ~~~~ queryInLoop
    `,
    {
      code: `
// a function of a module that is called after what it holds
import { getUser } from '../models/user';
const users = await Promise.all(ids.map((id) => getUser(id)));
                                                ~~~~~~~ queryInLoop
      `,
      message:
        '`getUser` sends a request of its own for every element of `ids`. Instead, write a query that takes all keys, and call it once.',
      suggestion: `
// a function of a module that is called after what it holds
import { getUser } from '../models/user';
const users = await mapInChunks([...ids], 10, (id) => getUser(id));

async function mapInChunks<T, R>(
  list: readonly T[],
  size: number,
  callback: (element: T, index: number) => R,
): Promise<Awaited<R>[]> {
  const results: Awaited<R>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    const running = chunk.map((element, index) =>
      callback(element, start + index),
    );
    results.push(...(await Promise.all(running)));
  }
  return results;
}
      `,
    },
    `
// a repository of one's own
for (const id of ids) await this.userRepository.delete(id);
                            ~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    `,
  ],
});
