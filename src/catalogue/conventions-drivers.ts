import type { Convention } from './conventions.js';
import { words } from './each.js';

/** Names that stand for a driver, a cache client or a queue. */

const mysql = { package: 'mysql2/promise', type: 'Pool' };
const pg = { package: 'pg', type: 'Pool' };

const redis = /redis(?:client|connection|cache)?_?$/iu;
const redisCommands =
  words(`get set setex psetex setnx getset mget mset del unlink exists expire pexpire expireat pexpireat ttl incr decr incrby
  hget hset hgetall hmget hmset hdel hexists hincrby sadd srem smembers sismember zadd zrem zrange
  lpush rpush lpop rpop lrange pipeline multi keys scan`);

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
  {
    example: "await client.hgetall('users')",
    is: { package: 'ioredis', type: 'Redis' },
    receiver: /^(?:(?:\w*[a-z])?[cC]lient|(?:\w*[a-z])?[cC]ache|kv|pub(?:lisher)?|conn(?:ection)?)_?$/u,
    names:
      words(`setex psetex setnx hget hset hgetall hmget hmset hdel hexists hincrby sadd srem smembers sismember
      zadd zrem zrange zscore lpush rpush lrange incrby pexpire`),
    use: 'promise',
    given: 'something',
  },
  {
    example: "await this.redis.get('key')",
    is: { package: 'ioredis', type: 'Redis' },
    receiver: redis,
    names: redisCommands,
  },
  {
    example: "await Redis.client.get('key')",
    is: { package: 'ioredis', type: 'Redis' },
    receiver: /^(?:default)?[cC]lient$/u,
    owner: redis,
    names: redisCommands,
  },
  {
    example: "await redisClient.setEx('key', 60, value)",
    is: { package: 'redis', type: 'RedisClientType' },
    receiver: redis,
    names:
      words(`setEx pSetEx expireAt pExpireAt setNX mGet mSet hGet hSet hGetAll hDel hExists sAdd sRem sMembers sIsMember
      zAdd zRem zRange lPush rPush lPop rPop lRange pExpire incrBy`),
  },
  {
    example: "import client from './redis'; await client.get('key')",
    is: { package: 'ioredis', type: 'Redis' },
    receiver: /^(?:cache|client|store)$/iu,
    names: words('get set setex del mget expire incr'),
    imports: /(?:^|\/)redis(?:[-_.]?(?:client|config|connection|service))?(?:\.\w+)?$/iu,
  },
  {
    example: "await env.PAGE_CACHE.put('key', value)",
    is: { package: '@cloudflare/workers-types', type: 'KVNamespace' },
    receiver: /^(?:[A-Z\d]+_)*(?:CACHE|KV)(?:_(?!BUCKET|R2)[A-Z\d]+)*$/u,
    owner: /^env$/u,
    names: words('get getWithMetadata put'),
  },
  {
    example: "await this.cacheManager.set('key', value)",
    is: { package: 'cache-manager', type: 'Cache' },
    receiver: /^cacheManager$/u,
    names: words('set get mset mget wrap'),
    use: 'promise',
  },
  {
    example: 'await mailQueue.addBulk(jobs)',
    is: { package: 'bullmq', type: 'Queue' },
    receiver: /(?:^|[a-z_])[qQ]ueue_?$/u,
    names: ['addBulk'],
    use: 'promise',
  },
  {
    example: "await this.mailQueue.add('welcome', { id })",
    is: { package: 'bullmq', type: 'Queue' },
    receiver: /[a-z0-9]Queue_?$/u,
    names: ['add'],
    use: 'promise',
    given: 'job',
  },
];
