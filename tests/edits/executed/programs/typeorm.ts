import type { EngineName, Program } from '../program.js';
import { ids, manyIds, nullable, parents } from './inputs.js';

const sources: Partial<Record<EngineName, string>> = {
  PGlite: `type: 'postgres', url: process.env['DATABASE_URL'] ?? ''`,
  PostgreSQL: `type: 'postgres', url: process.env['DATABASE_URL'] ?? '', extra: { max: 2, connectionTimeoutMillis: 200 }`,
  MariaDB: `type: 'mariadb', url: process.env['MYSQL_URL'] ?? ''`,
  SQLite: `type: 'better-sqlite3', database: process.env['SQLITE_FILE'] ?? ''`,
};

function withSource(engine: EngineName, code: string, names = ''): string {
  return `
import 'reflect-metadata';
import { Column, DataSource, Entity, PrimaryColumn${names} } from 'typeorm';
@Entity('authors')
class Author {
  @PrimaryColumn({ type: 'int' }) id!: number;
  @Column({ type: 'varchar', nullable: true }) name!: string | null;
  @Column({ type: 'varchar' }) email!: string;
}
@Entity('posts')
class Post {
  @PrimaryColumn({ type: 'int' }) id!: number;
  @Column({ name: 'author_id', type: 'int', nullable: true }) authorId!: number | null;
  @Column({ type: 'varchar' }) title!: string;
  @Column({ type: 'bigint' }) views!: string;
}
const source = new DataSource({ ${sources[engine]}, entities: [Author, Post] });
await source.initialize();
export const close = () => source.destroy();
${code}`;
}

const reads: Pick<Program, 'pattern' | 'code' | 'inputs'>[] = [
  {
    pattern: 'an entity by key in a loop, misses as null',
    inputs: ids,
    code: `
const authors = source.getRepository(Author);
export async function run(ids: number[]) {
  const found: (Author | null)[] = [];
  for (const id of ids) found.push(await authors.findOneBy({ id }));
  return found;
}
`,
  },
  {
    pattern: 'entities of each parent, all at once, sorted',
    inputs: parents,
    code: `
export async function run(authors: { id: number; name: string }[]) {
  return Promise.all(
    authors.map(async ({ id, name }) => {
      const posts = await source.getRepository(Post).find({ where: { authorId: id }, order: { id: 'DESC' } });
      return { name, titles: posts.map((post) => post.title), views: posts.map((post) => post.views) };
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
  for (const { id, name } of authors) {
    const count = await source.getRepository(Post).count({ where: { authorId: id } });
    if (count > 0) all.push([name, count + 1]);
  }
  return all;
}
`,
  },
  {
    pattern: 'a number for each parent, of a manager, all at once',
    inputs: parents,
    code: `
export async function run(authors: { id: number; name: string }[]) {
  return Promise.all(authors.map((author) => source.manager.countBy(Post, { authorId: author.id, title: 'First' })));
}
`,
  },
  {
    pattern: 'an entity by a key that can be null',
    inputs: nullable,
    code: `
export async function run(posts: { authorId: number | null }[]) {
  const names: string[] = [];
  for (const post of posts) {
    if (post.authorId === null) continue;
    const author = await source.manager.findOne(Author, { where: { id: post.authorId } });
    names.push(author?.name ?? 'nobody');
  }
  return names;
}
`,
  },
];

export const typeorm: readonly Program[] = [
  ...(['PGlite', 'SQLite', 'MariaDB'] as const).flatMap((engine) =>
    reads.map(({ pattern, inputs, code }, index) => ({
      library: 'typeorm',
      pattern,
      engine,
      inputs: index === 0 && engine === 'PGlite' ? manyIds : inputs,
      code: withSource(engine, code),
    })),
  ),
  {
    library: 'typeorm',
    pattern: 'SELECT * in the text of a query',
    engine: 'PGlite',
    inputs: [[41], [0]],
    code: withSource(
      'PGlite',
      `
export async function run(age: number) {
  const rows: { name: string; email: string }[] = await source.query('SELECT * FROM authors WHERE age = $1 ORDER BY id', [age]);
  return rows.map((row) => row.name + row.email);
}
`,
    ),
  },
  {
    library: 'typeorm',
    pattern: 'a query runner that is lost when a query fails',
    engine: 'PostgreSQL',
    expects: 'no more losses',
    inputs: [[1, 'new']],
    code: withSource(
      'PostgreSQL',
      `
export async function run(author: number, body: string) {
  const runner = source.createQueryRunner();
  await runner.connect();
  await runner.startTransaction();
  await runner.query('INSERT INTO notes (author_id, body) VALUES ($1, $2)', [author, body]);
  await runner.commitTransaction();
  await runner.release();
}
export async function lose() {
  for (let i = 0; i < 3; i += 1) await run(1, 'kept').catch(() => {});
}
export const isServed = () => source.query('SELECT 1').then(() => true, () => false);
`,
    ),
  },
];
