type Dialect = 'postgresql' | 'mariadb' | 'sqlite';

/** Two authors without a name, one without posts; posts without an author; two with the same time. */
const authors = [
  [1, 'Ann', 'ann@shop.test', 41],
  [2, null, 'bo@shop.test', null],
  [3, 'Cy', 'cy@shop.test', 41],
  [4, '', 'di@shop.test', 0],
  [5, "O'Neil", 'ed@shop.test', 77],
] as const;

const posts = [
  [11, 1, 'First', '3', '9.90'],
  [12, 2, 'Second', '0', '0.00'],
  [13, 1, 'Third', '9007199254740993', '1.50'],
  [14, null, 'Lost', '1', '2.00'],
  [15, 5, 'First', '7', '3.00'],
  [16, 1, 'Ünïcode', '12', '4.25'],
] as const;

/** The same rows as documents. */
export const firstRows = {
  authors: authors.map(([_id, name, email, age]) => ({ _id, name, email, age })),
  posts: posts.map(([_id, authorId, title]) => ({ _id, authorId, title })),
} as const;

const types: Readonly<Record<Dialect, Readonly<Record<'big' | 'money' | 'auto', string>>>> = {
  postgresql: { big: 'bigint', money: 'numeric(8,2)', auto: 'serial' },
  mariadb: { big: 'bigint', money: 'decimal(8,2)', auto: 'int auto_increment' },
  sqlite: { big: 'integer', money: 'text', auto: 'integer' },
};

/** Statements that make the tables of a small shop, with its first rows. */
export function tablesFor(dialect: Dialect): string {
  const { big, money, auto } = types[dialect];
  const rows = (values: readonly (readonly (number | string | null)[])[]) =>
    values.map((row) => `(${row.map(literal).join(', ')})`).join(', ');
  const views =
    dialect === 'sqlite'
      ? posts.map((post) => (post as readonly (number | string | null)[]).with(3, Number(post[3]) % 100))
      : posts;
  return `
DROP TABLE IF EXISTS authors; DROP TABLE IF EXISTS posts; DROP TABLE IF EXISTS notes;
CREATE TABLE authors (id int PRIMARY KEY, name varchar(50), email varchar(50) NOT NULL, age int);
CREATE TABLE posts (id int PRIMARY KEY, author_id int, title varchar(50) NOT NULL, views ${big} NOT NULL, price ${money} NOT NULL);
CREATE TABLE notes (id ${auto} PRIMARY KEY, author_id int NOT NULL, body varchar(50) NOT NULL UNIQUE);
INSERT INTO authors VALUES ${rows(authors)};
INSERT INTO posts VALUES ${rows(views)};
INSERT INTO notes (author_id, body) VALUES (1, 'kept');
`;
}

function literal(value: number | string | null): string {
  if (value === null) return 'NULL';
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
}

/** Queries that read all there is. */
export const dumps: readonly string[] = ['authors', 'posts', 'notes'].map(
  (table) => `SELECT * FROM ${table} ORDER BY id`,
);
