import type { Convention } from './conventions.js';
import { words } from './each.js';

/** Names that stand for a driver. */

const mysql = { package: 'mysql2/promise', type: 'Pool' };
const pg = { package: 'pg', type: 'Pool' };

/** What a function or method that sends what it is given is called, where it is not named after one library. */
const answered = '(?:All|Async|First|Many|Maybe|OneOrNone|One|Raw|Rows?|Scalar|Single|Sql|SQL|Value)?';
const ownQuery = new RegExp(
  `^(?:(?:(?:db|execute|exec|run|sql)?_?[qQ]uery|(?:db|pg)?[eE]xec(?:ute)?|(?:exec|run)S(?:ql|QL))${answered}|(?:fetch|select)(?:All|One|Row|Rows|Scalar))$`,
  'u',
);
const ownQueryMember =
  /^(?:query(?:All|First|Many|Maybe|OneOrNone|One|Rows?|Scalar|Single|Value)|(?:exec|execute|run)(?:Query|Sql|SQL)|fetch(?:One|Rows?|Scalar))$/u;

/** A function of the project that does something else with a statement than to send it. */
const anyFunction =
  /^(?!(?:analy[sz]e|assert|build|check|compile|describe|escape|expect|explain|format|generate|highlight|lint|log|mock|parse|prepare|pretty|print|register|render|split|test|trace|transform|translate|validate|verify)(?![a-z]))[a-z]/u;

/** A file of the project: `./db`, `@/lib/db`, `~/db`, `#db`. */
const ownModule = /^(?:\.{1,2}\/|[@~]\/|#)/u;

export const driverConventions: readonly Convention[] = [
  {
    example: "await pool.query('SELECT name FROM users WHERE id = ?', [id])",
    is: mysql,
    receiver: /^(?:.*pool|conn(?:ection)?|db|database|mysql)$/iu,
    names: words('query execute'),
    use: 'promise-or-callback',
    given: 'sql-with-?',
  },
  {
    example: "const [rows] = await connection.query('SELECT name FROM users')",
    is: mysql,
    receiver: /^(?:.*pool|conn(?:ection)?|db|database|mysql)$/iu,
    names: words('query execute'),
    use: 'awaited-list',
    given: 'sql',
  },
  {
    example: "await db.exec('UPDATE users SET name = ? WHERE id = ?', [name, id])",
    is: mysql,
    receiver: /^(?:.*pool|conn(?:ection)?|db|database|mysql)$/iu,
    names: ['exec'],
    means: 'execute',
    use: 'promise',
    given: 'sql-with-?',
  },
  {
    example: "await db.exec('UPDATE users SET name = $1 WHERE id = $2', [name, id])",
    is: pg,
    receiver: /^(?:.*pool|(?:pg)?client|pg|conn(?:ection)?|db|database|tx)$/iu,
    names: ['exec'],
    means: 'query',
    use: 'waited',
    given: 'sql',
  },
  {
    example: "await client.query('SELECT name FROM users WHERE id = $1', [id])",
    is: pg,
    receiver: /^(?:.*pool|(?:pg)?client|pg|conn(?:ection)?|db|database|tx)$/iu,
    names: ['query'],
    use: 'promise-or-callback',
    given: 'sql',
  },
  {
    example: "import { query } from './db'; await query('SELECT name FROM users WHERE id = ?', [id])",
    is: mysql,
    receiver: ownQuery,
    called: 'function',
    means: 'query',
    use: 'promise',
    given: 'sql-with-?',
  },
  {
    example: "import { query } from './db'; await query('SELECT name FROM users WHERE id = $1', [id])",
    is: pg,
    receiver: ownQuery,
    called: 'function',
    means: 'query',
    use: 'promise',
    given: 'sql',
  },
  {
    example:
      "import { readReplica } from './replica'; await readReplica('SELECT name FROM users WHERE id = ?', [id])",
    is: mysql,
    receiver: anyFunction,
    called: 'function',
    from: ownModule,
    means: 'query',
    use: 'awaited',
    given: 'statement-and-values-with-?',
  },
  {
    example:
      "import { readReplica } from './replica'; await readReplica('SELECT name FROM users WHERE id = $1', [id])",
    is: pg,
    receiver: anyFunction,
    called: 'function',
    from: ownModule,
    means: 'query',
    use: 'awaited',
    given: 'statement-and-values',
  },
  {
    example: "await this.db.queryOne('SELECT name FROM users WHERE id = ?', [id])",
    is: mysql,
    receiver: /./u,
    names: ownQueryMember,
    means: 'query',
    use: 'promise',
    given: 'sql-with-?',
  },
  {
    example: "await this.db.queryOne('SELECT name FROM users WHERE id = $1', [id])",
    is: pg,
    receiver: /./u,
    names: ownQueryMember,
    means: 'query',
    use: 'promise',
    given: 'sql',
  },
  {
    example: "import type { Task } from 'graphile-worker'; await helpers.query('SELECT name FROM users')",
    is: { package: 'graphile-worker', type: 'JobHelpers' },
    receiver: /^helpers$/u,
    names: ['query'],
    use: 'promise',
    given: 'sql',
    imports: /^graphile-worker$/u,
  },
  {
    example: "await db.oneOrNone('SELECT name FROM users WHERE id = $1', [id])",
    is: { package: 'pg-promise', type: 'ITask' },
    receiver: /^(?:db|database|t|tx|task)$/u,
    names: words('any many manyOrNone none one oneOrNone'),
    use: 'promise',
    given: 'sql',
  },
  {
    example: 'await pool.maybeOne(sql.type(user)`SELECT name FROM users`)',
    is: { package: 'slonik', type: 'CommonQueryMethods' },
    receiver: /^(?:.*pool|conn(?:ection)?|trx|tx|transaction)$/iu,
    names: words('any anyFirst exists many manyFirst maybeOne maybeOneFirst one oneFirst'),
    use: 'promise',
    given: 'sql',
  },
  {
    example: "await db.all('SELECT name FROM users')",
    is: { package: 'sqlite', type: 'Database' },
    receiver: /^(?:db|database|sqlite)$/iu,
    names: words('all get run'),
    use: 'promise',
    given: 'sql',
  },
  {
    example: "await pool.request().query('SELECT name FROM users')",
    is: { package: 'mssql', type: 'ConnectionPool' },
    receiver: /pool$/iu,
    names: ['request'],
    given: 'nothing',
    then: { names: words('input output query batch execute bulk') },
  },
  {
    example: "await clickhouse.insert({ table: 'events', values: [event] })",
    is: { package: '@clickhouse/client', type: 'ClickHouseClient' },
    receiver: /click_?house(?:client)?_?$/iu,
    names: words('query insert command exec'),
    use: 'promise',
    given: 'object',
  },
  {
    example: 'const client = await pool.connect()',
    is: pg,
    receiver: /pool$/iu,
    names: ['connect'],
    use: 'promise',
    given: 'nothing',
  },
  {
    example: 'const connection = await pool.getConnection()',
    is: mysql,
    receiver: /pool$/iu,
    names: ['getConnection'],
    use: 'promise',
    given: 'nothing',
  },
  {
    example: 'await sql`SELECT name FROM users`',
    is: { package: 'postgres', type: 'Sql' },
    receiver: /^sql$/u,
    called: 'itself',
    use: 'waited',
    given: 'sql',
  },
  {
    example: 'await conn`SELECT name FROM users`',
    is: { package: 'postgres', type: 'Sql' },
    receiver:
      /^(?:client|conn(?:ection)?|db|database|legacy|pg|postgres|primary|replica|reporting|reserved|tx|trx|warehouse|[a-z]\w*(?:Client|Conn|Connection|DB|Db|Pg|SQL|Sql))_?$/u,
    called: 'itself',
    use: 'waited',
    given: 'sql',
  },
  {
    example: 'const connection = await sql.reserve()',
    is: { package: 'postgres', type: 'Sql' },
    receiver: /^sql$/u,
    names: words('reserve begin unsafe'),
    use: 'promise',
  },
  {
    example: "await db.collection('users').findOne({ email })",
    is: { package: 'mongodb', type: 'Db' },
    receiver: /./u,
    names: ['collection'],
    given: 'table',
    then: {
      names: words(`find findOne insertOne insertMany updateOne updateMany deleteOne deleteMany replaceOne
        countDocuments aggregate bulkWrite findOneAndUpdate findOneAndDelete distinct`),
    },
  },
  {
    example: "await getCollection('users').updateOne({ email }, change)",
    is: { package: 'mongodb', type: 'Db' },
    receiver: /^getCollection$/u,
    called: 'itself',
    means: 'collection',
    given: 'table',
    then: {
      names: words(`find findOne insertOne insertMany updateOne updateMany deleteOne deleteMany replaceOne
        countDocuments aggregate bulkWrite findOneAndUpdate findOneAndDelete distinct`),
    },
  },
  {
    example: 'await this.users.updateOne({ email }, { $set: { name } })',
    is: { package: 'mongodb', type: 'Collection' },
    receiver: /^[a-z]/u,
    names: words('updateOne updateMany findOneAndUpdate'),
    use: 'promise',
    given: 'operators',
  },
  {
    example: 'await users.insertOne({ email })',
    is: { package: 'mongodb', type: 'Collection' },
    receiver: /^[a-z]/u,
    names: words('insertOne replaceOne'),
    use: 'promise',
    given: 'object',
  },
  {
    example: "import { users } from './mongo'; await users.findOne({ email })",
    is: { package: 'mongodb', type: 'Collection' },
    receiver: /^[a-z]/u,
    from: /mongo/iu,
    names: words(`findOne deleteOne deleteMany countDocuments findOneAndUpdate findOneAndReplace
      findOneAndDelete distinct`),
    use: 'promise',
  },
  {
    example: 'await users.find({ team }).toArray()',
    is: { package: 'mongodb', type: 'Collection' },
    receiver: /^[a-z]/u,
    names: words('find aggregate'),
    then: { names: words('toArray project batchSize maxTimeMS') },
  },
  {
    example: 'await usersCollection.findOne({ email })',
    is: { package: 'mongodb', type: 'Collection' },
    receiver: /^(?:collection|[a-z]\w*[a-z0-9]Collection|col|coll)_?$/u,
    names: words(`findOne insertOne updateOne updateMany deleteOne deleteMany replaceOne countDocuments
      findOneAndUpdate findOneAndReplace findOneAndDelete distinct`),
    use: 'promise',
    given: 'object',
  },
];
