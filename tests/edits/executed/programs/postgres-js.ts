import type { Program } from '../program.js';
import { ids, manyIds, parents } from './inputs.js';

const sql = `
import postgres from 'postgres';
const sql = postgres(process.env['DATABASE_URL'] ?? '', { max: 2 });
export const close = () => sql.end({ timeout: 1 });
`;

export const postgresJs: readonly Program[] = [
  {
    library: 'postgres',
    pattern: 'a row by key in a loop',
    engine: 'PGlite',
    inputs: manyIds,
    code: `${sql}
export async function run(ids: number[]) {
  const names: (string | null)[] = [];
  for (const id of ids) {
    const [author] = await sql\`SELECT id, name FROM authors WHERE id = \${id}\`;
    if (author) names.push(author.name);
  }
  return names;
}
`,
  },
  {
    library: 'postgres',
    pattern: 'rows of each parent, in a loop',
    engine: 'PGlite',
    inputs: parents,
    code: `${sql}
export async function run(authors: { id: number; name: string }[]) {
  const all: [string, string[]][] = [];
  for (const author of authors) {
    const posts = await sql\`SELECT id, author_id, title FROM posts WHERE author_id = \${author.id} ORDER BY id\`;
    all.push([author.name, posts.map((post) => post.title)]);
  }
  return all;
}
`,
  },
  {
    library: 'postgres',
    pattern: 'a number for each parent',
    engine: 'PGlite',
    inputs: ids,
    code: `${sql}
export async function run(ids: number[]) {
  const found = new Map<number, number>();
  for (const id of ids) {
    const [posts] = await sql\`SELECT count(*) AS total FROM posts WHERE author_id = \${id}\`;
    found.set(id, Number(posts?.total));
  }
  return [...found];
}
`,
  },
  {
    library: 'postgres',
    pattern: 'SELECT *, of which two columns are read',
    engine: 'PGlite',
    inputs: [[41], [0]],
    code: `${sql}
export async function run(age: number) {
  const authors = await sql\`SELECT * FROM authors WHERE age = \${age} ORDER BY id\`;
  return authors.map(({ id, email }) => [id, email]);
}
`,
  },
  {
    library: 'postgres',
    pattern: 'a reserved connection that is lost when a query fails',
    engine: 'PostgreSQL',
    expects: 'no more losses',
    inputs: [[1], [99]],
    code: `
import postgres from 'postgres';
const sql = postgres(process.env['DATABASE_URL'] ?? '', { max: 2 });
export const close = () => sql.end({ timeout: 1 });
export async function run(id: number) {
  const reserved = await sql.reserve();
  const authors = await reserved\`SELECT id, name FROM authors WHERE id = \${id}::int\`;
  reserved.release();
  return authors.map((author) => author.name);
}
export async function lose() {
  for (let i = 0; i < 3; i += 1) {
    await Promise.race([run('x' as unknown as number).catch(() => {}), new Promise((resolve) => setTimeout(resolve, 200))]);
  }
}
export async function isServed() {
  const served = sql\`SELECT 1\`.then(() => true);
  return Promise.race([served, new Promise<boolean>((resolve) => setTimeout(resolve, 300, false))]);
}
`,
  },
];
