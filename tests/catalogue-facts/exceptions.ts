/** A name that is right though no declaration has it. */
interface Exception {
  /** The first of the library's packages. */
  readonly library: string;
  readonly claims: readonly string[];
  readonly reason: string;
}

const storeBounds = 'an option of the store that is handed over, which belongs to another package';
const alias = 'an alias that only the code of pg-pool knows';
const mongo = 'only in a client that is generated for MongoDB';
const atRunTime = 'declared nowhere, but there when it runs';

/** Commands that also have a form for many keys, and those that have none. */
const listed = `hrandfield lpos smismember zmscore zunion zinter zdiff xrange xrevrange xlen xpending geosearch getdel getex \
lmove zpopmin zpopmax xadd xdel xack xtrim xclaim xautoclaim geosearchstore`;
const listedToo = 'blmove bzpopmin bzpopmax xread xreadgroup';

export const exceptions: readonly Exception[] = [
  ...bounds('cacheable', ['Cacheable'], 'lruSize', 'max', 'maxSize'),
  ...bounds('cacheable', ['CacheableMemory'], 'max', 'maxSize'),
  ...bounds('@cacheable/node-cache', ['NodeCacheStore'], 'lruSize', 'max', 'maxSize'),
  ...bounds('cache-manager', ['createCache'], 'lruSize'),
  ...bounds('@keyv/*', ['createKeyv', 'createKeyvNonBlocking'], 'lruSize', 'max', 'maxSize'),
  ...bounds('unstorage', ['createStorage'], 'ttl', 'max', 'maxSize'),
  { library: 'pg', claims: ['Pool { poolSize }', 'Native.Pool { poolSize }'], reason: alias },
  { library: 'pg-pool', claims: ['default { poolSize }'], reason: alias },
  { library: '@neondatabase/serverless', claims: ['Pool { poolSize }'], reason: alias },
  {
    library: '@vercel/postgres',
    claims: ['createPool { poolSize }', 'VercelPool { poolSize }', 'Pool { poolSize }'],
    reason: alias,
  },
  {
    library: '@prisma/client',
    claims: [
      'Prisma.TransactionClient.$runCommandRaw',
      'ModelDelegate.findRaw',
      'ModelDelegate.aggregateRaw',
    ],
    reason: mongo,
  },
  {
    library: '@prisma/client',
    claims: ['Prisma.TransactionClient.$queryRawTyped'],
    reason: 'only in a client that is generated with the preview feature `typedSql`',
  },
  { library: 'mssql', claims: ['batch'], reason: atRunTime },
  {
    library: 'redlock',
    claims: ['Redlock.using', 'Lock.release'],
    reason:
      'declared by version 5, whose `exports` leave its declarations out, so that the compiler does not find them',
  },
  { library: 'mysql', claims: ['Pool.releaseConnection'], reason: atRunTime },
  { library: 'bookshelf', claims: ['Bookshelf.collection', 'ModelStatic.query'], reason: atRunTime },
  ...['sequelize', 'sequelize-typescript', '@nestjs/sequelize'].map((library) => ({
    library,
    claims: [
      'SequelizeStatic.Sequelize',
      ...['max', 'acquire', 'idle'].map((key) => `SequelizeStatic.Sequelize { pool.${key} }`),
      'SequelizeStatic.Model',
    ],
    reason: atRunTime,
  })),
  {
    library: 'redis',
    claims: [
      ...membersOf(['RedisCommands', 'RedisClientType', 'RedisClientMultiCommandType'], listed),
      ...membersOf(['RedisCommands', 'RedisClientMultiCommandType'], listedToo),
    ],
    reason:
      'version 3 makes a member of each command in the list of redis-commands 1.7, of which its types have a part',
  },
  {
    library: 'ioredis',
    claims: ['connectTimeout', 'commandTimeout'].map((key) => `RedisConstructor.createClient { ${key} }`),
    reason: 'declared with the arguments of the constructor, of which the compiler takes the last form only',
  },
  {
    library: '@clickhouse/client',
    claims: ['type WebClickHouseClient'],
    reason: 'the name inside of the package, which the compiler gives; it is exported as `ClickHouseClient`',
  },
  {
    library: 'drizzle-orm',
    claims: ['type RelationalQueries: the package calls it DrizzleTypeError'],
    reason: 'its tables are those of a schema, and without one it is an error',
  },
  {
    library: 'drizzle-orm',
    claims: membersOf(['PgPreparedQuery'], 'run all get values'),
    reason: 'of the prepared query of SQLite, which is a type of its own',
  },
  {
    library: 'drizzle-orm',
    claims: ['InsertBuilder.ignore'],
    reason: 'of the builder of MySQL, which comes after as many others as are looked at',
  },
  {
    library: 'objection',
    claims: membersOf(
      ['InsertBuilder', 'UpdateBuilder', 'DeleteBuilder'],
      'toKnexQuery knex modelClass execute resultSize',
    ),
    reason: 'the type of these builders depends on the builder that they come from',
  },
];

function bounds(
  library: string,
  makers: readonly string[],
  ...keys: readonly string[]
): readonly Exception[] {
  const claims = makers.flatMap((maker) => keys.map((key) => `${maker} { ${key} }`));
  return [{ library, claims, reason: storeBounds }];
}

function membersOf(types: readonly string[], names: string): readonly string[] {
  return types.flatMap((type) => names.split(' ').map((name) => `${type}.${name}`));
}
