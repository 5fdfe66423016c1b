import type { EngineName, Program } from '../program.js';
import { ids, manyIds } from './inputs.js';

/** Authors to add: some, none, and more than one statement takes. */
const newAuthors = [
  [
    [
      { id: 10, name: 'Fay', email: 'fay@shop.test', age: 3 },
      { id: 11, name: null, email: 'gil@shop.test', age: null },
      { id: 12, name: "D'Arc", email: '', age: -1 },
    ],
  ],
  [[]],
  [Array.from({ length: 1500 }, (_, id) => ({ id: id + 100, name: `n${id % 7}`, email: `${id}`, age: id }))],
] as const;

const author = '{ id: number; name: string | null; email: string; age: number | null }';

/** How a library is set up, and how it adds an author, changes one by its key, and takes one away. */
interface Writes {
  readonly library: string;
  readonly engine: EngineName;
  readonly setup: string;
  readonly add: string;
  readonly change: string;
  readonly remove: string;
}

const postgresUrl = `process.env['DATABASE_URL'] ?? ''`;
const mysqlUrl = `process.env['MYSQL_URL'] ?? ''`;

const kysely = {
  library: 'kysely',
  add: `await db.insertInto('authors').values({ id, name, email, age }).execute();`,
  change: `await db.updateTable('authors').set({ age: 1 }).where('id', '=', id).execute();`,
  remove: `await db.deleteFrom('authors').where('id', '=', id).execute();`,
};
const knex = {
  library: 'knex',
  add: `await db('authors').insert({ id, name, email, age });`,
  change: `await db('authors').where({ id }).update({ age: 1 });`,
  remove: `await db('authors').where('id', id).del();`,
};
const drizzle = {
  library: 'drizzle-orm',
  add: `await db.insert(authors).values({ id, name, email, age });`,
  change: `await db.update(authors).set({ age: 1 }).where(eq(authors.id, id));`,
  remove: `await db.delete(authors).where(eq(authors.id, id));`,
};
const typeorm = {
  library: 'typeorm',
  add: `await authors.insert({ id, name, email, age });`,
  change: `await authors.update({ id }, { age: 1 });`,
  remove: `await authors.delete(id);`,
};
const sequelize = {
  library: 'sequelize',
  add: `await Author.create({ id, name, email, age });`,
  change: `await Author.update({ age: 1 }, { where: { id } });`,
  remove: `await Author.destroy({ where: { id } });`,
};

function kyselyOn(dialect: string): string {
  return `
import { Kysely, ${dialect.startsWith('Pos') ? 'PostgresDialect' : 'MysqlDialect'} } from 'kysely';
interface Shop { authors: ${author} }
const db = new Kysely<Shop>({ dialect: new ${dialect} });
export const close = () => db.destroy();`;
}

function knexOn(client: string): string {
  return `
import knex from 'knex';
const db = knex({ ${client}, pool: { min: 0, max: 2 } });
export const close = () => db.destroy();`;
}

function typeormOn(source: string): string {
  return `
import 'reflect-metadata';
import { Column, DataSource, Entity, PrimaryColumn } from 'typeorm';
@Entity('authors')
class Author {
  @PrimaryColumn({ type: 'int' }) id!: number;
  @Column({ type: 'varchar', nullable: true }) name!: string | null;
  @Column({ type: 'varchar' }) email!: string;
  @Column({ type: 'int', nullable: true }) age!: number | null;
}
const source = new DataSource({ ${source}, entities: [Author] });
await source.initialize();
const authors = source.getRepository(Author);
export const close = () => source.destroy();`;
}

function sequelizeOn(url: string): string {
  return `
import { DataTypes, Model, Sequelize } from 'sequelize';
const sequelize = new Sequelize(${url}, { logging: false });
class Author extends Model {}
Author.init({ id: { type: DataTypes.INTEGER, primaryKey: true }, name: DataTypes.STRING, email: DataTypes.STRING, age: DataTypes.INTEGER }, { sequelize, tableName: 'authors', timestamps: false });
export const close = () => sequelize.close();`;
}

const libraries: readonly Writes[] = [
  {
    library: 'pg',
    engine: 'PGlite',
    setup: `
import { Pool } from 'pg';
const pool = new Pool({ connectionString: process.env['DATABASE_URL'], max: 2 });
export const close = () => pool.end();`,
    add: `await pool.query('INSERT INTO authors (id, name, email, age) VALUES ($1, $2, $3, $4)', [id, name, email, age]);`,
    change: `await pool.query('UPDATE authors SET age = 1 WHERE id = $1', [id]);`,
    remove: `await pool.query('DELETE FROM authors WHERE id = $1', [id]);`,
  },
  {
    library: 'postgres',
    engine: 'PGlite',
    setup: `
import postgres from 'postgres';
const sql = postgres(${postgresUrl}, { max: 2 });
export const close = () => sql.end({ timeout: 1 });`,
    add: 'await sql`INSERT INTO authors ${sql({ id, name, email, age })}`;',
    change: 'await sql`UPDATE authors SET age = 1 WHERE id = ${id}`;',
    remove: 'await sql`DELETE FROM authors WHERE id = ${id}`;',
  },
  {
    library: 'mysql2',
    engine: 'MariaDB',
    setup: `
import { createPool } from 'mysql2/promise';
const pool = createPool(${mysqlUrl});
export const close = () => pool.end();`,
    add: `await pool.query('INSERT INTO authors (id, name, email, age) VALUES (?, ?, ?, ?)', [id, name, email, age]);`,
    change: `await pool.query('UPDATE authors SET age = 1 WHERE id = ?', [id]);`,
    remove: `await pool.query('DELETE FROM authors WHERE id = ?', [id]);`,
  },
  {
    library: '@prisma/client',
    engine: 'PGlite',
    setup: `
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: ${postgresUrl} }) });
export const close = () => prisma.$disconnect();`,
    add: `await prisma.author.create({ data: { id, name, email, age } });`,
    change: `await prisma.author.updateMany({ where: { id }, data: { age: 1 } });`,
    remove: `await prisma.author.deleteMany({ where: { id } });`,
  },
  {
    ...kysely,
    engine: 'PGlite',
    setup: `
import { Pool } from 'pg';${kyselyOn(`PostgresDialect({ pool: new Pool({ connectionString: ${postgresUrl}, max: 2 }) })`)}`,
  },
  {
    ...kysely,
    engine: 'MariaDB',
    setup: `
import { createPool } from 'mysql2';${kyselyOn(`MysqlDialect({ pool: createPool({ uri: ${mysqlUrl} }) })`)}`,
  },
  { ...knex, engine: 'PGlite', setup: knexOn(`client: 'pg', connection: ${postgresUrl}`) },
  { ...knex, engine: 'MariaDB', setup: knexOn(`client: 'mysql2', connection: ${mysqlUrl}`) },
  {
    ...drizzle,
    engine: 'PGlite',
    setup: `
import { eq } from 'drizzle-orm';
import { Pool } from 'pg';
import { drizzle } from 'drizzle-orm/node-postgres';
import { integer, pgTable, varchar } from 'drizzle-orm/pg-core';
const pool = new Pool({ connectionString: ${postgresUrl}, max: 2 });
export const close = () => pool.end();
const authors = pgTable('authors', { id: integer('id').primaryKey(), name: varchar('name'), email: varchar('email').notNull(), age: integer('age') });
const db = drizzle(pool, { schema: { authors } });`,
  },
  {
    ...typeorm,
    engine: 'PGlite',
    setup: typeormOn(`type: 'postgres', url: ${postgresUrl}`),
  },
  {
    ...typeorm,
    engine: 'MariaDB',
    setup: typeormOn(`type: 'mariadb', url: ${mysqlUrl}`),
  },
  { ...sequelize, engine: 'PGlite', setup: sequelizeOn(postgresUrl) },
  { ...sequelize, engine: 'MariaDB', setup: sequelizeOn(mysqlUrl) },
];

const onRedis: readonly Pick<Program, 'pattern' | 'code'>[] = [
  {
    pattern: 'keys that expire, in a loop',
    code: `
export async function run(names: string[]) {
  for (const name of names) await SET;
}`,
  },
  {
    pattern: 'keys that are taken away, in a loop',
    code: `
export async function run(names: string[]) {
  for (const name of names) await redis.del('user:' + name);
}`,
  },
];

const redisClients = [
  {
    library: 'ioredis',
    set: `redis.set('note:' + name, name.length, 'EX', 1000)`,
    setup: `
import { Redis } from 'ioredis';
const redis = new Redis(process.env['REDIS_URL'] ?? '');
export const close = () => redis.quit();`,
  },
  {
    library: 'redis',
    set: `redis.setEx('note:' + name, 1000, name)`,
    setup: `
import { createClient } from 'redis';
const redis = createClient({ url: process.env['REDIS_URL'] });
await redis.connect();
export const close = () => redis.close();`,
  },
];

/** Ages of their own: more than are written at a time, for rows that are there and not, and none. */
const newAges = [
  [Array.from({ length: 12 }, (_, index) => ({ id: 12 - index, age: index * 3 }))],
  [[{ id: 99, age: 1 }]],
  [[]],
] as const;

/** Writes of one row, key or command in each turn. */
export const writes: readonly Program[] = [
  ...libraries.flatMap(({ library, engine, setup, add, change, remove }): Program[] => [
    {
      library,
      engine,
      pattern: 'a row to add, in a loop',
      inputs: newAuthors,
      code: `${setup}
export async function run(list: ${author}[]) {
  for (const { id, name, email, age } of list) {
    ${add}
  }
}
`,
    },
    {
      library,
      engine,
      pattern: 'a row to change to the same by its key, in a loop',
      inputs: ids,
      code: `${setup}
export async function run(ids: number[]) {
  for (const id of ids) ${change}
}
`,
    },
    {
      library,
      engine,
      pattern: 'a row to take away by its key, all at once',
      inputs: /^(?:pg|@prisma)/u.test(library) ? ids : manyIds,
      code: `${setup}
export async function run(ids: number[]) {
  await Promise.all(ids.map(async (id) => {
    ${remove}
  }));
}
`,
    },
  ]),
  {
    library: 'pg',
    engine: 'PGlite',
    pattern: 'a row to change to a value of its own, in a loop',
    inputs: newAges,
    code: `
import { Pool } from 'pg';
const pool = new Pool({ connectionString: process.env['DATABASE_URL'], max: 2 });
export const close = () => pool.end();
export async function run(list: { id: number; age: number }[]) {
  for (const { id, age } of list) {
    await pool.query('UPDATE authors SET age = $2 WHERE id = $1', [id, age]);
  }
}
`,
  },
  ...onRedis.flatMap(({ pattern, code }): Program[] =>
    redisClients.map(({ library, setup, set }) => ({
      library,
      engine: 'Redis',
      pattern,
      inputs: [[['1', '2', '2', 'none']], [[]]],
      code: `${setup}${code.replace('SET', set)}
`,
    })),
  ),
  {
    library: 'pg',
    engine: 'PGlite',
    pattern: 'several queries for each element, all at once',
    inputs: ids,
    code: `
import { Pool } from 'pg';
const pool = new Pool({ connectionString: process.env['DATABASE_URL'], max: 2 });
export const close = () => pool.end();
export async function run(ids: number[]) {
  return Promise.all(
    ids.map(async (id) => {
      const { rows } = await pool.query('SELECT id, name FROM authors WHERE id = $1', [id]);
      if (rows.length === 0) throw new RangeError('No author ' + id);
      const posts = await pool.query('SELECT title FROM posts WHERE author_id = $1 ORDER BY id', [id]);
      return [rows[0].name, posts.rows.map((post) => String(post.title))];
    }),
  );
}
`,
  },
];
