/**
 * Names that stand for a library where a file does not show where a value comes from.
 * Each needs a conventional receiver *and* a use that hardly anything else has; documented in docs/conventions.md.
 */
export interface Convention {
  /** The receiver, as the last name before the member: `pool` in `this.pool.connect()`. */
  readonly receiver: RegExp;
  /**
   * `member` (the default): a member of the receiver is called. `model`: a member of a property of the receiver,
   * as in `prisma.user.findMany()`. `itself`: the receiver is called, as in `knex('users')`.
   */
  readonly called?: 'member' | 'model' | 'itself';
  /** The names of the members that are evidence. */
  readonly names?: RegExp;
  /** How the call has to be used: its promise waited for or returned, or (a builder) not awaited directly. */
  readonly use?: 'promise' | 'not-awaited';
  /** How the arguments have to look. */
  readonly given?: 'nothing' | 'object' | 'sql' | 'text' | 'where';
  /** The next call of the chain has to have one of these names. */
  readonly then?: RegExp;
  /** An import in the file that says otherwise. */
  readonly unless?: RegExp;
  /** The package and type that the receiver is taken for. */
  readonly is: { readonly package: string; readonly type: string };
}

const database = /^(?:db|database|tx|trx|transaction)$/iu;
const className = /^[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*$/u;
const prismaModel =
  /^(?:find(?:Unique|First)(?:OrThrow)?|findMany|create(?:Many(?:AndReturn)?)?|update(?:Many(?:AndReturn)?)?|upsert|delete(?:Many)?|count|aggregate|groupBy)$/u;

const otherOrm = /^@mikro-orm\//u;

export const conventions: readonly Convention[] = [
  {
    receiver: /prisma(?:client|service)?_?$/iu,
    called: 'model',
    names: prismaModel,
    is: { package: '@prisma/client', type: 'PrismaClient' },
  },
  {
    receiver: database,
    called: 'model',
    names: prismaModel,
    given: 'object',
    is: { package: '@prisma/client', type: 'PrismaClient' },
  },
  {
    receiver: /^(?:.*prisma(?:client|service)?_?|db|tx|trx)$/iu,
    names: /^\$(?:query|execute)Raw(?:Unsafe)?$|^\$transaction$/u,
    is: { package: '@prisma/client', type: 'PrismaClient' },
  },
  {
    receiver: /^query$/u,
    called: 'model',
    names: /^find(?:Many|First)$/u,
    is: { package: 'drizzle-orm', type: 'RelationalQueries' },
  },
  {
    receiver: database,
    names: /^(?:select|distinct|first|pluck)$/u,
    given: 'text',
    then: /^(?:from|where\w*)$/u,
    is: { package: 'knex', type: 'Knex' },
  },
  {
    receiver: database,
    names: /^select(?:Distinct)?$/u,
    then: /^from$/u,
    is: { package: 'drizzle-orm', type: 'PgDatabase' },
  },
  {
    receiver: database,
    names: /^insert$/u,
    then: /^values$/u,
    is: { package: 'drizzle-orm', type: 'PgDatabase' },
  },
  {
    receiver: database,
    names: /^update$/u,
    then: /^set$/u,
    is: { package: 'drizzle-orm', type: 'PgDatabase' },
  },
  {
    receiver: /^(?:db|trx|tx|kysely|getKysely)$/u,
    names: /^(?:selectFrom|insertInto|updateTable|deleteFrom)$/u,
    is: { package: 'kysely', type: 'Kysely' },
  },
  {
    receiver: /^(?:knex|db|trx|tx)$/u,
    called: 'itself',
    given: 'text',
    then: /^(?:where\w*|select|insert|update|del|delete|first|(?:left|inner)?[jJ]oin|count|orderBy|returning|pluck|increment)$/u,
    is: { package: 'knex', type: 'Knex' },
  },
  {
    receiver: /^(?:knex|db|trx)$/u,
    names: /^raw$/u,
    use: 'promise',
    given: 'sql',
    is: { package: 'knex', type: 'Knex' },
  },
  {
    receiver: /pool$/iu,
    names: /^connect$/u,
    use: 'promise',
    given: 'nothing',
    is: { package: 'pg', type: 'Pool' },
  },
  {
    receiver: /^(?:.*pool|(?:pg)?client|conn|connection|db|tx)$/iu,
    names: /^query$/u,
    use: 'promise',
    given: 'sql',
    is: { package: 'pg', type: 'Pool' },
  },
  {
    receiver: /pool$/iu,
    names: /^getConnection$/u,
    use: 'promise',
    given: 'nothing',
    is: { package: 'mysql2/promise', type: 'Pool' },
  },
  {
    receiver: /./u,
    names: /^createQueryRunner$/u,
    use: 'not-awaited',
    unless: otherOrm,
    is: { package: 'typeorm', type: 'DataSource' },
  },
  {
    receiver: /^(?:dataSource|manager|entityManager|connection|\w+Manager)$/u,
    names: /^getRepository$/u,
    unless: otherOrm,
    is: { package: 'typeorm', type: 'DataSource' },
  },
  {
    receiver: /^(?:manager|entityManager|transactional?EntityManager)$/u,
    names:
      /^(?:find(?:One|By|OneBy|OneOrFail|OneByOrFail|AndCount)?|save|insert|update|upsert|softDelete|softRemove|createQueryBuilder)$/u,
    unless: otherOrm,
    is: { package: 'typeorm', type: 'EntityManager' },
  },
  {
    receiver: /Repo(?:sitory)?_?$/u,
    names:
      /^(?:find(?:One|By|OneBy|OneOrFail|OneByOrFail|AndCount|AndCountBy)?|count(?:By)?|exists(?:By)?|save|insert|upsert|softDelete|softRemove|createQueryBuilder)$/u,
    use: 'promise',
    unless: otherOrm,
    is: { package: 'typeorm', type: 'Repository' },
  },
  {
    receiver: className,
    names: /^(?:findByPk|findAll|findAndCountAll|findOrCreate|bulkCreate)$/u,
    use: 'promise',
    is: { package: 'sequelize', type: 'ModelStatic' },
  },
  {
    receiver: className,
    names:
      /^(?:findById|findByIdAnd(?:Update|Delete)|findOneAnd(?:Update|Delete|Replace)|countDocuments|estimatedDocumentCount|insertMany|updateOne|deleteOne)$/u,
    use: 'promise',
    is: { package: 'mongoose', type: 'Model' },
  },
  {
    receiver: className,
    names: /^(?:findOneBy|findOneByOrFail|findOneOrFail|findBy)$/u,
    use: 'promise',
    unless: otherOrm,
    is: { package: 'typeorm', type: 'BaseEntityStatic' },
  },
  {
    receiver: /^\w+Model$/u,
    names:
      /^(?:find(?:One|ById|OneAndUpdate|ByIdAndUpdate)?|countDocuments|insertMany|updateOne|updateMany|deleteOne|deleteMany|aggregate)$/u,
    use: 'promise',
    is: { package: 'mongoose', type: 'Model' },
  },
  {
    receiver: /./u,
    names: /^collection$/u,
    given: 'text',
    then: /^(?:find|findOne|insertOne|insertMany|updateOne|updateMany|deleteOne|deleteMany|replaceOne|countDocuments|aggregate|bulkWrite|findOneAndUpdate)$/u,
    is: { package: 'mongodb', type: 'Db' },
  },
  {
    receiver: /^sequelize$/u,
    names: /^(?:query|transaction)$/u,
    is: { package: 'sequelize', type: 'Sequelize' },
  },
  {
    receiver: /^sql$/u,
    names: /^(?:reserve|begin|unsafe)$/u,
    use: 'promise',
    is: { package: 'postgres', type: 'Sql' },
  },
  {
    receiver: /redis(?:client|connection|cache)?_?$/iu,
    names:
      /^(?:get|set|setex|psetex|setnx|getset|mget|mset|del|unlink|exists|expire|pexpire|incr|decr|incrby|h(?:get|set|getall|mget|mset|del|exists|incrby)|sadd|srem|smembers|sismember|zadd|zrem|zrange|lpush|rpush|lpop|rpop|lrange|pipeline|multi|keys|scan|ttl)$/u,
    is: { package: 'ioredis', type: 'Redis' },
  },
  {
    receiver: /redis(?:client|connection|cache)?_?$/iu,
    names:
      /^(?:setEx|pSetEx|setNX|mGet|mSet|hGet|hSet|hGetAll|sAdd|sRem|sMembers|zAdd|lPush|rPush|pExpire|incrBy)$/u,
    is: { package: 'redis', type: 'RedisClientType' },
  },
  {
    receiver: /^cacheManager$/u,
    names: /^(?:set|get|del|mset|mget|wrap)$/u,
    use: 'promise',
    is: { package: 'cache-manager', type: 'Cache' },
  },
  {
    receiver: /(?:^|[a-z_])[qQ]ueue_?$/u,
    names: /^addBulk$/u,
    use: 'promise',
    is: { package: 'bullmq', type: 'Queue' },
  },
];
