import type { EngineName, Program } from '../program.js';
import { ids, manyIds, parents } from './inputs.js';

const connections: Partial<Record<EngineName, string>> = {
  PGlite: `process.env['DATABASE_URL'] ?? '', { logging: false }`,
  PostgreSQL: `process.env['DATABASE_URL'] ?? '', { logging: false, pool: { max: 2, acquire: 300 } }`,
  MariaDB: `process.env['MYSQL_URL'] ?? '', { logging: false }`,
};

function withModels(engine: EngineName, code: string): string {
  return `
import { DataTypes, Model, QueryTypes, Sequelize } from 'sequelize';
const sequelize = new Sequelize(${connections[engine]});
class Author extends Model { declare id: number; declare name: string | null; }
Author.init({ id: { type: DataTypes.INTEGER, primaryKey: true }, name: DataTypes.STRING }, { sequelize, tableName: 'authors', timestamps: false });
class Post extends Model { declare id: number; declare author_id: number; declare title: string; }
Post.init({ id: { type: DataTypes.INTEGER, primaryKey: true }, author_id: DataTypes.INTEGER, title: DataTypes.STRING }, { sequelize, tableName: 'posts', timestamps: false });
export const close = () => sequelize.close();
export const types = QueryTypes;
${code}`;
}

const reads: Pick<Program, 'pattern' | 'code' | 'inputs'>[] = [
  {
    pattern: 'a model by key in a loop, misses as null',
    inputs: ids,
    code: `
export async function run(ids: number[]) {
  const names: [number, string | null | undefined][] = [];
  for (const id of ids) {
    const author = await Author.findByPk(id);
    names.push([id, author === null ? undefined : author.name]);
  }
  return names;
}
`,
  },
  {
    pattern: 'models of each parent, all at once',
    inputs: parents,
    code: `
export async function run(authors: { id: number; name: string }[]) {
  return Promise.all(
    authors.map(async (author) => {
      const posts = await Post.findAll({ where: { author_id: author.id }, order: [['id', 'DESC']] });
      return posts.map((post) => ({ ...post.get(), by: author.name }));
    }),
  );
}
`,
  },
  {
    pattern: 'one attribute of a model by key',
    inputs: ids,
    code: `
export async function run(ids: number[]) {
  const names: (string | null)[] = [];
  for (const id of ids) {
    const author = await Author.findByPk(id, { attributes: ['name'] });
    if (author) names.push(author.name);
  }
  return names;
}
`,
  },
  {
    pattern: 'a number for each parent',
    inputs: parents,
    code: `
export async function run(authors: { id: number; name: string }[]) {
  const all: [string, number][] = [];
  for (const { id, name } of authors) all.push([name, await Post.count({ where: { author_id: id } })]);
  return all;
}
`,
  },
];

/** A model whose key has another name than its column, and a hook that has nothing to do with reads. */
function withOtherKey(engine: EngineName): string {
  return `
import { DataTypes, Model, Sequelize } from 'sequelize';
const sequelize = new Sequelize(${connections[engine]});
class Writer extends Model { declare writerId: number; declare name: string | null; }
Writer.init({ writerId: { type: DataTypes.INTEGER, primaryKey: true, field: 'id' }, name: DataTypes.STRING }, { sequelize, tableName: 'authors', timestamps: false });
Writer.beforeCreate((writer) => { writer.name ??= 'nobody'; });
export const close = () => sequelize.close();
export async function run(lists: { ids?: number[] }) {
  const names: [number, string | null | undefined][] = [];
  for (const id of lists.ids ?? []) {
    const writer = await Writer.findByPk(id, { attributes: ['name'] });
    names.push([id, writer === null ? undefined : writer.name]);
  }
  return names;
}
`;
}

export const sequelize: readonly Program[] = [
  ...(['PGlite', 'MariaDB'] as const).map((engine) => ({
    library: 'sequelize',
    pattern: 'a model by a key with a name of its own, of a list that may be missing',
    engine,
    inputs: [...ids.map(([list]) => [{ ids: list }]), [{}]],
    code: withOtherKey(engine),
  })),
  ...(['PGlite', 'MariaDB'] as const).flatMap((engine) =>
    reads.map(({ pattern, inputs, code }, index) => ({
      library: 'sequelize',
      pattern,
      engine,
      inputs: index === 0 && engine === 'PGlite' ? manyIds : inputs,
      code: withModels(engine, code),
    })),
  ),
  {
    library: 'sequelize',
    pattern: 'SELECT * in the text of a query',
    engine: 'PGlite',
    inputs: [[41], [0]],
    code: withModels(
      'PGlite',
      `
export async function run(age: number) {
  const rows = await sequelize.query<{ name: string; email: string }>('SELECT * FROM authors WHERE age = :age ORDER BY id', {
    replacements: { age },
    type: QueryTypes.SELECT,
  });
  return rows.map((row) => row.name + row.email);
}
`,
    ),
  },
  {
    library: 'sequelize',
    pattern: 'a transaction that nobody ends when a query fails',
    engine: 'PostgreSQL',
    expects: 'no more losses',
    inputs: [[1, 'new']],
    code: withModels(
      'PostgreSQL',
      `
export async function run(author: number, body: string) {
  const transaction = await sequelize.transaction();
  await sequelize.query('INSERT INTO notes (author_id, body) VALUES (:author, :body)', { replacements: { author, body }, transaction });
  await transaction.commit();
}
export async function lose() {
  for (let i = 0; i < 3; i += 1) await run(1, 'kept').catch(() => {});
}
export const isServed = () => sequelize.query('SELECT 1').then(() => true, () => false);
`,
    ),
  },
];
