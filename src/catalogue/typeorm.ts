import {
  batched,
  perStatement,
  reads,
  runs,
  together,
  writes,
  writesSame,
  type DatabaseCall,
} from './database-calls.js';
import { each } from './each.js';
import { defineLibrary } from './schema.js';

const keysForMany = 'pass all keys to one query with `IN (…)`';

const raw = {
  query: runs(keysForMany, { sql: { argument: 0 }, rows: 'array' }),
  sql: runs(keysForMany, { sql: 'template', rows: 'array' }),
};

const selectBuilder = { gives: 'SelectQueryBuilder' } as const;

function readOne(entity: '' | 'Entity, ') {
  return reads(`read all rows with one \`findBy(${entity}{ id: In(ids) })\``);
}

/** The reads by key that an edit can make one; a manager takes the entity before the other arguments. */
function batchedReads(entity: '' | 'Entity, ') {
  const argument = entity === '' ? 0 : 1;
  const batch = {
    argument,
    list: 'In(#)',
    uses: 'In',
    miss: 'null',
    ignoresMissing: true,
    atMost: perStatement,
  } as const;
  const counting = {
    ...batch,
    member: 'createQueryBuilder',
    reads: 'count',
    groups: {
      builds: ".select('$.@', '@').addSelect('COUNT(*)', 'count').where(#).groupBy('$.@').getRawMany()",
      count: 'count',
      isText: true,
    },
  } as const;
  const count = reads('count all groups with one `createQueryBuilder()` query and `groupBy()`');
  const options = { ...batch, member: 'find', under: 'where', keeps: ['relations', 'select', 'withDeleted'] };
  const conditions = { ...batch, member: 'findBy' };
  const readMany = reads(
    `read the rows of all parents with one \`findBy(${entity}{ parentId: In(ids) })\` and group them`,
  );
  return {
    findOne: batched(readOne(entity), { ...options, reads: 'first' }),
    findOneBy: batched(readOne(entity), { ...conditions, reads: 'first' }),
    find: batched(readMany, { ...options, keeps: [...options.keeps, 'order'], reads: 'all' }),
    findBy: batched(readMany, { ...conditions, reads: 'all' }),
    count: batched(count, { ...counting, under: 'where' }),
    countBy: batched(count, counting),
  };
}

/** A change of the row with a key, or of those that meet a condition: it takes a list of keys, too. */
function byKeys(member: string, argument: number) {
  return {
    form: 'change',
    member,
    argument,
    column: true,
    list: 'In(#)',
    uses: 'In',
    isAtomic: true,
    ignoresMissing: true,
    atMost: perStatement,
  } as const;
}

/** The ways to find, count and write rows; a manager takes the entity before the other arguments. */
function rowMembers(entity: '' | 'Entity, ') {
  const argument = entity === '' ? 0 : 1;
  return {
    query: raw.query,
    ...each('findOne findOneBy findOneOrFail findOneByOrFail findOneById', readOne(entity)),
    ...each('exists existsBy preload', readOne(entity)),
    ...each(
      'find findBy findAndCount findAndCountBy',
      reads(
        `read the rows of all parents with one \`findBy(${entity}{ parentId: In(ids) })\` and group them`,
      ),
    ),
    ...batchedReads(entity),
    findByIds: reads(),
    ...each(
      'sum average minimum maximum',
      reads('ask for all groups with one `createQueryBuilder()` query and `groupBy()`'),
    ),
    save: together(writes(`save all entities with one \`save(${entity}entities)\``), {
      form: 'insert',
      member: 'save',
      argument,
      keeps: ['data', 'listeners', 'reload', 'transaction'],
      adds: { key: 'chunk', value: String(perStatement) }, // statements of one transaction
      isAtomic: true,
    }),
    insert: together(writes(`insert all rows with one \`insert(${entity}rows)\``), {
      form: 'insert',
      member: 'insert',
      argument,
      atMost: perStatement,
    }),
    upsert: writes(`write all rows with one \`upsert(${entity}rows, conflictPaths)\``),
    update: together(
      writesSame(`update all rows with one \`update(${entity}{ id: In(ids) }, values)\``, 'last'),
      byKeys('update', argument),
    ),
    delete: together(writes(`delete all rows with one \`delete(${entity}ids)\``), byKeys('delete', argument)),
    remove: writes('remove all entities with one `remove(entities)`'),
    softRemove: writes('remove all entities with one `softRemove(entities)`'),
    clear: writes(),
    ...each('create merge hasId getId', {}),
    createQueryBuilder: { ...selectBuilder, chooses: entity === '' ? 'table' : { table: 0 } } as const,
  };
}

/** What repositories and managers have in addition to active records. */
function moreRowMembers(entity: '' | 'Entity, ') {
  const argument = entity === '' ? 0 : 1;
  return {
    sql: raw.sql,
    increment: writes(`change all rows with one \`increment(${entity}{ id: In(ids) }, property, by)\``),
    decrement: writes(`change all rows with one \`decrement(${entity}{ id: In(ids) }, property, by)\``),
    softDelete: together(
      writes(`delete all rows with one \`softDelete(${entity}ids)\``),
      byKeys('softDelete', argument),
    ),
    restore: together(
      writes(`restore all rows with one \`restore(${entity}ids)\``),
      byKeys('restore', argument),
    ),
    recover: writes('recover all entities with one `recover(entities)`'),
    ...each('deleteAll updateAll', writes()),
  };
}

const repositories = {
  ...each('getRepository getCustomRepository', { gives: 'Repository' }),
  getTreeRepository: { gives: 'TreeRepository' },
  getMongoRepository: { gives: 'MongoRepository' },
} as const;

const transaction = { ...writes(), callback: ['EntityManager'] } as const;

/** From any builder, these lead to another kind; all else stays with the kind. */
const otherBuilders = {
  select: { ...selectBuilder, chooses: 'columns' },
  insert: { gives: 'InsertQueryBuilder' },
  update: { gives: 'UpdateQueryBuilder' },
  delete: { gives: 'DeleteQueryBuilder' },
  ...each('softDelete restore', { gives: 'SoftDeleteQueryBuilder' }),
  relation: { gives: 'RelationQueryBuilder' },
  ...each('getQuery getSql getParameters getQueryAndParameters', {}),
} as const;

function writeBuilder<const Name extends string>(name: Name, execute: DatabaseCall) {
  return { members: { ...otherBuilders, execute, '*': { gives: name } } };
}

/** The driver's pool has the last word: what it is given under `extra` holds, and so do its defaults. */
export const typeormTuning = {
  options: 0,
  connections: {
    keys: ['poolSize', 'extra.max', 'extra.connectionLimit', 'extra.poolSize', 'pool.max'],
    default: 'driver',
  },
  acquireTimeout: {
    keys: [
      'connectTimeoutMS',
      'connectTimeout',
      'acquireTimeout',
      'connectionTimeout',
      'extra.connectionTimeoutMillis',
      'extra.connectTimeout',
      'pool.acquireTimeoutMillis',
    ],
    default: 'driver',
    unit: 'ms',
  },
  idleTimeout: {
    keys: ['extra.idleTimeoutMillis', 'extra.idleTimeout', 'pool.idleTimeoutMillis'],
    default: 'driver',
    unit: 'ms',
  },
  requestTimeout: {
    keys: ['extra.statement_timeout', 'extra.query_timeout', 'requestTimeout'],
    default: 'driver',
    unit: 'ms',
  },
} as const;

export const typeorm = defineLibrary({
  packages: ['typeorm', '@n8n/typeorm'],
  source: { url: 'https://typeorm.io/docs', version: '1.1.1, 0.3.31 and 0.2.45' },
  module: {
    DataSource: { gives: 'DataSource', tunes: typeormTuning },
    BaseEntity: { is: 'BaseEntityStatic', gives: 'BaseEntity' },
    Repository: { gives: 'Repository' },
    TreeRepository: { gives: 'TreeRepository' },
    MongoRepository: { gives: 'MongoRepository' },
    EntityManager: { gives: 'EntityManager' },
    // up to 0.3
    ...each('Connection createConnection', { gives: 'DataSource', tunes: typeormTuning }),
    getConnection: { gives: 'DataSource' },
    ...each('getManager getMongoManager', { gives: 'EntityManager' }),
    getConnectionManager: { gives: 'ConnectionManager' },
    ConnectionManager: { gives: 'ConnectionManager' },
    createQueryBuilder: { ...selectBuilder, chooses: { table: 0 } },
    ...repositories,
  },
  types: {
    DataSource: {
      members: {
        ...raw,
        ...repositories,
        manager: { is: 'EntityManager' },
        createEntityManager: { gives: 'EntityManager' },
        createQueryBuilder: { ...selectBuilder, chooses: { table: 0 } },
        transaction,
        ...each('initialize connect', { gives: 'DataSource' }),
        createQueryRunner: {
          gives: 'QueryRunner',
          acquires: {
            resource: 'query runner',
            releasedBy: { member: 'release', awaited: true },
            takes: 'on-use',
            openers: ['connect', 'startTransaction'],
            begun: { begin: 'startTransaction', undo: 'rollbackTransaction', asks: 'isTransactionActive' },
            selfReleasing:
              'pass the work to `dataSource.transaction(async (manager) => …)`, which releases by itself',
          },
        },
      },
    },
    ConnectionManager: { members: each('get create', { gives: 'DataSource' }) }, // up to 0.3
    EntityManager: {
      oneConnection: true, // where it belongs to a transaction
      members: {
        ...rowMembers('Entity, '),
        ...moreRowMembers('Entity, '),
        ...repositories,
        withRepository: { gives: 'Repository' },
        transaction,
        ...each('connection dataSource', { is: 'DataSource' }),
        queryRunner: { is: 'QueryRunner' },
      },
    },
    Repository: {
      members: {
        ...rowMembers(''),
        ...moreRowMembers(''),
        exist: readOne(''),
        manager: { is: 'EntityManager' },
        queryRunner: { is: 'QueryRunner' },
        extend: { gives: 'Repository' },
      },
    },
    TreeRepository: {
      extends: 'Repository',
      members: {
        ...each(
          'findDescendants findDescendantsTree findAncestors findAncestorsTree countDescendants countAncestors',
          reads(),
        ),
        ...each('findTrees findRoots', reads()),
        ...each('createDescendantsQueryBuilder createAncestorsQueryBuilder', selectBuilder),
      },
    },
    MongoEntityManager: { extends: 'EntityManager' },
    MongoRepository: {
      extends: 'Repository',
      members: {
        ...each(
          'count countBy countDocuments',
          reads('count all groups with one `aggregate()` and `$group`'),
        ),
        ...each(
          'insertOne replaceOne updateOne updateMany',
          writes('send all changes with one `bulkWrite()`'),
        ),
        ...each('deleteOne deleteMany', writes('delete all documents with one `deleteMany()` and `$in`')),
        ...each('findOneAndDelete findOneAndReplace findOneAndUpdate insertMany bulkWrite', writes()),
      },
    },
    BaseEntityStatic: {
      members: {
        ...rowMembers(''),
        ...each('findOneOrFail findOneByOrFail findOneById', { ...readOne(''), gives: 'BaseEntity' }),
        find: { ...batchedReads('').find, answers: { type: 'BaseEntity', many: true } },
        findBy: { ...batchedReads('').findBy, answers: { type: 'BaseEntity', many: true } },
        findOne: { ...batchedReads('').findOne, gives: 'BaseEntity' },
        findOneBy: { ...batchedReads('').findOneBy, gives: 'BaseEntity' },
        create: { gives: 'BaseEntity' },
        getRepository: { gives: 'Repository' },
      },
    },
    BaseEntity: {
      isRow: true,
      members: {
        save: writes('save all entities with one `Entity.save(entities)`'),
        remove: writes('remove all entities with one `Entity.remove(entities)`'),
        softRemove: writes('remove all entities with one `Entity.softRemove(entities)`'),
        recover: writes('recover all entities with one `Entity.getRepository().recover(entities)`'),
        reload: reads('read all rows with one `Entity.findBy({ id: In(ids) })`'),
      },
    },
    QueryRunner: {
      members: {
        ...raw,
        manager: { is: 'EntityManager' },
        ...each('connection dataSource', { is: 'DataSource' }),
        ...each('startTransaction commitTransaction rollbackTransaction', writes()),
        stream: runs(undefined, { sql: { argument: 0 } }),
        connect: {},
        release: { releases: 'receiver' },
      },
    },
    SelectQueryBuilder: {
      members: {
        ...otherBuilders,
        addSelect: { ...selectBuilder, chooses: 'columns' },
        from: { ...selectBuilder, chooses: { table: 0 } },
        ...each(
          'getOne getOneOrFail getMany getManyAndCount getExists getRawOne getRawMany getRawAndEntities execute',
          reads('read all rows with one query and `IN (:...ids)`'),
        ),
        getCount: reads('count all groups with one query and `groupBy()`'),
        stream: reads(),
        '*': selectBuilder,
      },
    },
    InsertQueryBuilder: writeBuilder('InsertQueryBuilder', writes('insert all rows with one `values(rows)`')),
    UpdateQueryBuilder: writeBuilder(
      'UpdateQueryBuilder',
      writesSame('update all rows with one query and `IN (:...ids)`', 'chained'),
    ),
    DeleteQueryBuilder: writeBuilder(
      'DeleteQueryBuilder',
      writes('delete all rows with one query and `IN (:...ids)`'),
    ),
    SoftDeleteQueryBuilder: writeBuilder(
      'SoftDeleteQueryBuilder',
      writes('change all rows with one query and `IN (:...ids)`'),
    ),
    RelationQueryBuilder: {
      members: {
        ...each(
          'loadOne loadMany',
          reads('load the relation of all entities with one `find({ relations })`'),
        ),
        add: writes('add all values with one `add(values)`'),
        remove: writes('remove all values with one `remove(values)`'),
        ...each('set addAndRemove', writes()),
        '*': { gives: 'RelationQueryBuilder' },
      },
    },
  },
});
