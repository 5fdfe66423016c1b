import { reads, runs, writes, writesSame } from './database-calls.js';
import { each } from './each.js';
import { defineLibrary } from './schema.js';

const readMany = reads(
  'read the rows of all parents with one `find()` and `{ parent: { $in: ids } }`, or with `populate`',
);
const count = reads('count all groups with one query and `groupBy()`');
const populate = reads('load the relation of all entities with one `em.populate(entities, relations)`');
const flushOnce =
  'call `persist()` or change the entities in the loop, and send everything with one `flush()` after it';

function readOne(entity: '' | 'Entity, ') {
  return reads(`read all rows with one \`find(${entity}{ id: { $in: ids } })\``);
}

/** The ways to find, count and write rows; a manager takes the entity before the other arguments. */
function rowMembers(entity: '' | 'Entity, ') {
  return {
    ...each('find findAll findAndCount', readMany),
    ...each('findOne findOneOrFail', readOne(entity)),
    count,
    ...each('countBy findByCursor stream', reads()),
    insert: writes(`insert all rows with one \`insertMany(${entity}rows)\``),
    upsert: writes(`write all rows with one \`upsertMany(${entity}rows)\``),
    ...each('insertMany upsertMany', writes()),
    nativeUpdate: writesSame(
      `update all rows with one \`nativeUpdate(${entity}{ id: { $in: ids } }, values)\``,
      'last',
    ),
    nativeDelete: writes(`delete all rows with one \`nativeDelete(${entity}{ id: { $in: ids } })\``),
    populate,
    ...each('create assign map merge getReference', {}),
    ...each('createQueryBuilder qb', { gives: 'QueryBuilder' }),
  } as const;
}

const builder = { gives: 'QueryBuilder' } as const;
const repository = { gives: 'EntityRepository' } as const;
const sameManager = { extends: 'EntityManager' } as const;

const execute = runs('pass all keys to one query with `IN (?)`', { sql: { argument: 0 }, rows: 'array' });

const flush = {
  roundTrip: { ...writes(flushOnce).roundTrip, sendsCollected: true },
} as const;

/** Types that the Nest module injects. */
export const mikroOrmTypes = {
  MikroORMStatic: { members: each('init initSync', { gives: 'MikroORM' }) },
  MikroORM: { members: { em: { is: 'EntityManager' } } },
  EntityManager: {
    members: {
      ...rowMembers('Entity, '),
      find: { ...readMany, answersRow: { of: 0, many: true, along: 'populate' } },
      ...each('findOne findOneOrFail', { ...readOne('Entity, '), answersRow: { of: 0, along: 'populate' } }),
      refresh: reads('read all rows again with one `find(Entity, { id: { $in: ids } }, { refresh: true })`'),
      refreshOrFail: reads(
        'read all rows again with one `find(Entity, { id: { $in: ids } }, { refresh: true })`',
      ),
      flush,
      ...each('persistAndFlush removeAndFlush', writes(flushOnce)), // up to version 6
      ...each('persist remove fork', { gives: 'EntityManager' }),
      begin: {
        ...writes(),
        acquires: {
          resource: 'transaction',
          forReceiver: true,
          selfReleasing:
            'pass the work to `em.transactional(async (em) => …)`, which commits or rolls back by itself',
        },
      },
      ...each('commit rollback', { ...writes(), releases: 'receiver' }),
      lock: writes(),
      transactional: { ...writes(), callback: ['EntityManager'] },
      ...each('getRepository repo', repository),
      execute,
      getConnection: { gives: 'Connection' },
      aggregate: reads(), // of MongoDB
    },
  },
  SqlEntityManager: sameManager,
  MongoEntityManager: sameManager,
  EntityRepository: {
    members: {
      ...rowMembers(''),
      em: { is: 'EntityManager' }, // for repositories that extend it
      getEntityManager: { gives: 'EntityManager' },
    },
  },
  /** What is written as SQL goes past the unit of work, and runs in no transaction unless it is handed one. */
  Connection: { members: { execute, stream: reads() } },
  AbstractSqlConnection: { extends: 'Connection' },
  QueryBuilder: {
    members: {
      ...each(
        'execute getResult getResultList getSingleResult getResultAndCount',
        reads('read all rows with one query and `{ id: { $in: ids } }`'),
      ),
      getCount: count,
      stream: reads(),
      ...each('getQuery getFormattedQuery getParams toQuery toRaw then', {}),
      insert: { gives: 'InsertQueryBuilder' },
      update: { gives: 'UpdateQueryBuilder' },
      delete: { gives: 'DeleteQueryBuilder' },
      truncate: { gives: 'TruncateQueryBuilder' },
      '*': builder,
    },
  },
  InsertQueryBuilder: {
    members: {
      execute: writes('insert all rows with one `insert(rows)`'),
      '*': { gives: 'InsertQueryBuilder' },
    },
  },
  UpdateQueryBuilder: {
    members: {
      execute: writesSame('update all rows with one query and `{ id: { $in: ids } }`', 'chained'),
      '*': { gives: 'UpdateQueryBuilder' },
    },
  },
  DeleteQueryBuilder: {
    members: {
      execute: writes('delete all rows with one query and `{ id: { $in: ids } }`'),
      '*': { gives: 'DeleteQueryBuilder' },
    },
  },
  TruncateQueryBuilder: { members: { execute: writes(), '*': { gives: 'TruncateQueryBuilder' } } },
  Collection: {
    isRow: true,
    members: {
      ...each('init load loadItems loadCount', populate),
      matching: populate,
    },
  },
  Reference: { isRow: true, members: each('load loadOrFail loadProperty', populate) },
  Ref: { isRow: true, extends: 'Reference' },
} as const;

/** A unit of work: `persist` and `remove` only collect, and `flush` sends what was collected. */
export const mikroOrm = defineLibrary({
  packages: [
    '@mikro-orm/core',
    '@mikro-orm/better-sqlite',
    '@mikro-orm/knex',
    '@mikro-orm/libsql',
    '@mikro-orm/mariadb',
    '@mikro-orm/mongodb',
    '@mikro-orm/mssql',
    '@mikro-orm/mysql',
    '@mikro-orm/oracledb',
    '@mikro-orm/postgresql',
    '@mikro-orm/sql',
    '@mikro-orm/sqlite',
  ],
  source: { url: 'https://mikro-orm.io/docs/entity-manager', version: '7.2.1 and 6.6.16' },
  module: {
    MikroORM: { is: 'MikroORMStatic', gives: 'MikroORM' },
    EntityManager: { gives: 'EntityManager' },
    EntityRepository: { gives: 'EntityRepository' },
    SqlEntityRepository: repository,
    Collection: { gives: 'Collection' }, // what a row has many of
  },
  types: mikroOrmTypes,
});
