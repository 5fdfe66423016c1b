import type { EngineName, Program } from '../program.js';
import { ids, manyIds, nullable, parents } from './inputs.js';

const kyselyFor: Partial<Record<EngineName, string>> = {
  PGlite: `
import { Pool } from 'pg';
import { Kysely, PostgresDialect } from 'kysely';
const dialect = new PostgresDialect({ pool: new Pool({ connectionString: process.env['DATABASE_URL'], max: 2 }) });`,
  SQLite: `
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
const dialect = new SqliteDialect({ database: new Database(process.env['SQLITE_FILE'] ?? '') });`,
  MariaDB: `
import { createPool } from 'mysql2';
import { Kysely, MysqlDialect } from 'kysely';
const dialect = new MysqlDialect({ pool: createPool({ uri: process.env['MYSQL_URL'] ?? '' }) });`,
};

const kyselyReads: Pick<Program, 'pattern' | 'code' | 'inputs'>[] = [
  {
    pattern: 'a row by key in a loop, misses skipped',
    inputs: ids,
    code: `
export async function run(ids: number[]) {
  const found: { id: number; name: string | null }[] = [];
  for (const id of ids) {
    const author = await db.selectFrom('authors').select(['id', 'name']).where('id', '=', id).executeTakeFirst();
    if (author) found.push(author);
  }
  return found;
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
      const posts = await db.selectFrom('posts').selectAll().where('author_id', '=', author.id).orderBy('id').execute();
      return { author, posts };
    }),
  );
}
`,
  },
];

/** Databases give a count as text, as a number or as a bigint. */
const kyselyCount: Pick<Program, 'pattern' | 'code' | 'inputs'> = {
  pattern: 'a number for each parent',
  inputs: parents,
  code: `
export async function run(authors: { id: number; name: string }[]) {
  const lines: string[] = [];
  for (const author of authors) {
    const { total } = await db.selectFrom('posts').select((eb) => eb.fn.countAll().as('total')).where('author_id', '=', author.id).executeTakeFirstOrThrow();
    lines.push(\`\${author.name}: \${Number(total) + 1}\`);
  }
  return lines;
}
`,
};

const drizzleFor: Partial<Record<EngineName, string>> = {
  PGlite: `
import { Pool } from 'pg';
import { drizzle } from 'drizzle-orm/node-postgres';
import { bigint, integer, pgTable, varchar } from 'drizzle-orm/pg-core';
const pool = new Pool({ connectionString: process.env['DATABASE_URL'], max: 2 });
export const close = () => pool.end();
const authors = pgTable('authors', { id: integer('id').primaryKey(), name: varchar('name') });
const posts = pgTable('posts', { id: integer('id').primaryKey(), authorId: integer('author_id'), title: varchar('title'), views: bigint('views', { mode: 'bigint' }) });
const db = drizzle(pool, { schema: { authors, posts } });`,
  SQLite: `
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
const file = new Database(process.env['SQLITE_FILE'] ?? '');
export const close = () => file.close();
const authors = sqliteTable('authors', { id: integer('id').primaryKey(), name: text('name') });
const posts = sqliteTable('posts', { id: integer('id').primaryKey(), authorId: integer('author_id'), title: text('title') });
const db = drizzle(file, { schema: { authors, posts } });`,
  MariaDB: `
import { createPool } from 'mysql2/promise';
import { drizzle } from 'drizzle-orm/mysql2';
import { int, mysqlTable, varchar } from 'drizzle-orm/mysql-core';
const pool = createPool(process.env['MYSQL_URL'] ?? '');
export const close = () => pool.end();
const authors = mysqlTable('authors', { id: int('id').primaryKey(), name: varchar('name', { length: 50 }) });
const posts = mysqlTable('posts', { id: int('id').primaryKey(), authorId: int('author_id'), title: varchar('title', { length: 50 }) });
const db = drizzle(pool, { schema: { authors, posts }, mode: 'default' });`,
};

const drizzleReads: Pick<Program, 'pattern' | 'code' | 'inputs'>[] = [
  {
    pattern: 'a row by key in a loop, misses skipped',
    inputs: ids,
    code: `
export async function run(ids: number[]) {
  const found: { id: number; name: string | null }[] = [];
  for (const id of ids) {
    const [author] = await db.select().from(authors).where(eq(authors.id, id));
    if (author) found.push(author);
  }
  return found;
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
    const [author] = await db.select({ name: authors.name }).from(authors).where(eq(authors.id, id));
    names.push(author?.name, author === undefined);
  }
  return names;
}
`,
  },
  {
    pattern: 'rows of each parent, all at once',
    inputs: parents,
    code: `
export async function run(parents: { id: number; name: string }[]) {
  return Promise.all(
    parents.map(async (parent) => {
      const own = await db.select().from(posts).where(eq(posts.authorId, parent.id)).orderBy(posts.id);
      return { parent, own };
    }),
  );
}
`,
  },
  {
    pattern: 'a number for each parent',
    inputs: parents,
    code: `
export async function run(parents: { id: number; name: string }[]) {
  const all: unknown[] = [];
  for (const { id, name } of parents) {
    const [own] = await db.select({ total: count() }).from(posts).where(eq(posts.authorId, id));
    all.push([name, own?.total]);
  }
  return all;
}
`,
  },
  {
    pattern: 'the first row by a relational query, misses as undefined',
    inputs: ids,
    code: `
export async function run(ids: number[]) {
  const found: unknown[] = [];
  for (const id of ids) {
    const author = await db.query.authors.findFirst({ where: eq(authors.id, id) });
    found.push(author);
  }
  return found;
}
`,
  },
];

export const builders: readonly Program[] = [
  ...(['PGlite', 'SQLite', 'MariaDB'] as const).flatMap((engine) => [
    ...[...kyselyReads, kyselyCount].map(({ pattern, inputs, code }, index) => ({
      library: 'kysely',
      pattern,
      engine,
      inputs: index === 0 && engine === 'PGlite' ? manyIds : inputs,
      code: `${kyselyFor[engine]}
interface Shop {
  authors: { id: number; name: string | null; email: string; age: number | null };
  posts: { id: number; author_id: number | null; title: string; views: string; price: string };
}
const db = new Kysely<Shop>({ dialect });
export const close = () => db.destroy();
${code}`,
    })),
    ...drizzleReads.map(({ pattern, inputs, code }, index) => ({
      library: 'drizzle-orm',
      pattern,
      engine,
      inputs: index === 0 && engine === 'PGlite' ? manyIds : inputs,
      code: `import { count, eq } from 'drizzle-orm';${drizzleFor[engine]}
${code}`,
    })),
  ]),
  {
    library: 'kysely',
    pattern: 'a transaction that nobody ends when a query fails',
    engine: 'PostgreSQL',
    expects: 'no more losses',
    inputs: [[1, 'new']],
    code: `
import { Pool } from 'pg';
import { Kysely, PostgresDialect, type Generated } from 'kysely';
interface Shop {
  authors: { id: number };
  notes: { id: Generated<number>; author_id: number; body: string };
}
const pool = new Pool({ connectionString: process.env['DATABASE_URL'], max: 2, connectionTimeoutMillis: 300 });
const db = new Kysely<Shop>({ dialect: new PostgresDialect({ pool }) });
export const close = () => db.destroy();
export async function run(author: number, body: string) {
  const trx = await db.startTransaction().execute();
  const { id } = await trx.insertInto('notes').values({ author_id: author, body }).returning('id').executeTakeFirstOrThrow();
  await trx.commit().execute();
  return id > 0;
}
export async function lose() {
  for (let i = 0; i < 3; i += 1) await run(1, 'kept').catch(() => {});
}
export const isServed = () => db.selectFrom('authors').select('id').execute().then(() => true, () => false);
`,
  },
];

const client = `
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: process.env['DATABASE_URL'] ?? '' }) });
export const close = () => prisma.$disconnect();
`;

export const prisma: readonly Program[] = [
  {
    library: '@prisma/client',
    pattern: 'a record by key in a loop, misses as null',
    engine: 'PGlite',
    inputs: ids,
    code: `${client}
export async function run(ids: number[]) {
  const found: unknown[] = [];
  for (const id of ids) {
    const author = await prisma.author.findUnique({ where: { id } });
    found.push(author?.name, author === null);
  }
  return found;
}
`,
  },
  {
    library: '@prisma/client',
    pattern: 'records of each parent, sorted, with what belongs to them',
    engine: 'PGlite',
    inputs: parents,
    code: `${client}
export async function run(authors: { id: number; name: string }[]) {
  const all: object[] = [];
  for (const { id, name } of authors) {
    const posts = await prisma.post.findMany({ where: { authorId: id }, orderBy: { id: 'desc' }, include: { author: true } });
    all.push({ name, posts });
  }
  return all;
}
`,
  },
  {
    library: '@prisma/client',
    pattern: 'a record by a key that can be null',
    engine: 'PGlite',
    inputs: nullable,
    code: `${client}
export async function run(posts: { authorId: number | null }[]) {
  const names: string[] = [];
  for (const post of posts) {
    if (post.authorId === null) continue;
    const author = await prisma.author.findUnique({ where: { id: post.authorId }, select: { id: true, name: true } });
    names.push(author?.name ?? 'nobody');
  }
  return names;
}
`,
  },
  {
    library: '@prisma/client',
    pattern: 'how many records each parent has, none for some',
    engine: 'PGlite',
    inputs: parents,
    code: `${client}
export async function run(authors: { id: number; name: string }[]) {
  const lines: string[] = [];
  const all: number[] = [];
  for (const author of authors) {
    const count = await prisma.post.count({ where: { authorId: author.id, title: { not: 'Third' } } });
    if (count === 0) continue;
    all.push(count + 1);
    lines.push(author.name + ': ' + count);
  }
  return { all, lines };
}
`,
  },
  {
    library: '@prisma/client',
    pattern: 'one column of a record by key, and a record that belongs to each',
    engine: 'PGlite',
    inputs: ids,
    code: `${client}
export async function run(ids: number[]) {
  const lines: string[] = [];
  for (const id of ids) {
    const author = await prisma.author.findUnique({ where: { id }, select: { name: true } });
    if (!author) continue;
    const post = await prisma.post.findFirst({ where: { authorId: id, title: 'First' }, orderBy: { id: 'asc' } });
    lines.push(String(author.name) + ': ' + String(post?.title));
  }
  return lines;
}
`,
  },
  {
    library: '@prisma/client',
    pattern: 'records of a parent that can be null',
    engine: 'PGlite',
    inputs: nullable,
    code: `${client}
export async function run(posts: { authorId: number | null }[]) {
  const titles: string[] = [];
  for (const post of posts) {
    if (post.authorId === null) continue;
    const others = await prisma.post.findMany({ where: { authorId: post.authorId }, orderBy: { id: 'asc' } });
    titles.push(...others.map((other) => other.title));
  }
  return titles;
}
`,
  },
  {
    library: '@prisma/client',
    pattern: 'SELECT * in raw text',
    engine: 'PGlite',
    inputs: [[41], [0]],
    code: `${client}
export async function run(age: number) {
  const rows = await prisma.$queryRaw<{ name: string; email: string }[]>\`SELECT * FROM authors WHERE age = \${age} ORDER BY id\`;
  return rows.map((row) => row.name + row.email);
}
`,
  },
];
