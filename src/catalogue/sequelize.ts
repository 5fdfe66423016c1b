import { batched, perStatement, reads, runs, together, writes, writesSame } from './database-calls.js';
import { each } from './each.js';
import { defineLibrary } from './schema.js';

const readOne = {
  ...reads('read all rows with one `findAll({ where: { id: ids } })`'),
  gives: 'Model',
} as const;

const readMany = reads(
  'read the rows of all parents with one `findAll({ where: { parentId: ids } })` and group them',
);
const batch = {
  member: 'findAll',
  argument: 0,
  under: 'where',
  list: '#',
  keeps: ['attributes', 'benchmark', 'include', 'logging', 'paranoid', 'raw', 'transaction'],
  miss: 'null',
  atMost: perStatement,
  nullMatches: true,
} as const;

const changing = {
  form: 'change',
  under: 'where',
  list: '#',
  keeps: [
    'benchmark',
    'cascade',
    'force',
    'hooks',
    'individualHooks',
    'logging',
    'paranoid',
    'silent',
    'transaction',
    'validate',
  ],
  isAtomic: true,
  atMost: perStatement,
  nullMatches: true,
} as const;

const upsertMany = writes('write all rows with one `bulkCreate(rows, { updateOnDuplicate: […] })`');

const tunes = {
  options: 'any', // after the address or the names, or instead of them
  connections: { keys: ['pool.max'], default: 5 },
  acquireTimeout: { keys: ['pool.acquire'], default: 60_000, unit: 'ms' },
  idleTimeout: { keys: ['pool.idle'], default: 10_000, unit: 'ms' },
} as const;

export const sequelizeClasses = {
  Sequelize: { is: 'SequelizeStatic', gives: 'Sequelize', tunes },
  Model: { is: 'ModelStatic', gives: 'Model' },
} as const;

/** What a row does with the rows that belong to it. */
export const associations = {
  get: reads('read the associated rows with `include` in the query that reads the rows themselves'),
  count: reads('count all groups with one query and `group`'),
  has: reads('read the associated rows with `include` in the query that reads the rows themselves'),
  add: writes('add all rows with one call that is given a list, or with one `bulkCreate(rows)`'),
  set: writes(),
  remove: writes('remove all rows with one call that is given a list'),
  create: writes('insert all rows with one `bulkCreate(rows)`'),
} as const;

/** The types of the methods that an association gives a model, as classes declare them. */
const mixins = {
  BelongsToGetAssociationMixin: { call: associations.get },
  HasOneGetAssociationMixin: { call: associations.get },
  HasManyGetAssociationsMixin: { call: associations.get },
  BelongsToManyGetAssociationsMixin: { call: associations.get },
  HasManyCountAssociationsMixin: { call: associations.count },
  BelongsToManyCountAssociationsMixin: { call: associations.count },
  HasManyHasAssociationMixin: { call: associations.has },
  HasManyHasAssociationsMixin: { call: associations.has },
  BelongsToManyHasAssociationMixin: { call: associations.has },
  BelongsToManyHasAssociationsMixin: { call: associations.has },
  HasManyAddAssociationMixin: { call: associations.add },
  HasManyAddAssociationsMixin: { call: associations.add },
  BelongsToManyAddAssociationMixin: { call: associations.add },
  BelongsToManyAddAssociationsMixin: { call: associations.add },
  BelongsToSetAssociationMixin: { call: associations.set },
  HasOneSetAssociationMixin: { call: associations.set },
  HasManySetAssociationsMixin: { call: associations.set },
  BelongsToManySetAssociationsMixin: { call: associations.set },
  HasManyRemoveAssociationMixin: { call: associations.remove },
  HasManyRemoveAssociationsMixin: { call: associations.remove },
  BelongsToManyRemoveAssociationMixin: { call: associations.remove },
  BelongsToManyRemoveAssociationsMixin: { call: associations.remove },
  BelongsToCreateAssociationMixin: { call: associations.create },
  HasOneCreateAssociationMixin: { call: associations.create },
  HasManyCreateAssociationMixin: { call: associations.create },
  BelongsToManyCreateAssociationMixin: { call: associations.create },
} as const;

const unmanaged = {
  ...writes(),
  gives: 'Transaction',
  acquires: {
    resource: 'transaction',
    endsWith: { success: 'commit', failure: 'rollback' },
    selfReleasing:
      'pass the work to `sequelize.transaction(async (transaction) => …)`, which commits or rolls back by itself',
  },
} as const;

/** Types that sequelize-typescript and the Nest module share. */
export const sequelizeTypes = {
  SequelizeStatic: { members: sequelizeClasses },
  Sequelize: {
    members: {
      query: runs('pass all keys to one query with `IN (:keys)` and `replacements`', {
        sql: { argument: 0, keys: ['query'] },
      }),
      ...each('define model', { gives: 'ModelStatic' }),
      models: { is: 'Models' },
      startUnmanagedTransaction: unmanaged, // of version 7
      transaction: { ...unmanaged, callback: ['Transaction'] },
    },
  },
  Models: { members: { '*': { is: 'ModelStatic' } } },
  ModelStatic: {
    call: { gives: 'Model' },
    members: {
      findByPk: batched(readOne, { ...batch, column: 'id', reads: 'one' }),
      findOne: batched(readOne, { ...batch, reads: 'first' }),
      findAll: {
        ...batched(readMany, { ...batch, keeps: [...batch.keeps, 'order'], reads: 'all' }),
        answers: { type: 'Model', many: true },
      },
      findAndCountAll: readMany,
      count: batched(reads('count all groups with one `count({ group })`'), {
        ...batch,
        member: 'count',
        keeps: ['benchmark', 'logging', 'paranoid', 'transaction'],
        reads: 'count',
        groups: { asks: "group: ['@']", count: 'count' },
      }),
      ...each('max min sum aggregate', reads('ask for all groups with one query and `group`')),
      describe: reads(),
      create: {
        ...together(writes('insert all rows with one `bulkCreate(rows)`'), {
          form: 'insert',
          member: 'bulkCreate',
          argument: 0,
          keeps: ['benchmark', 'fields', 'hooks', 'logging', 'silent', 'transaction'],
          adds: { key: 'validate', value: 'true' },
          noteUnless: { key: 'hooks', value: 'false' },
          notWith: ['updatedAt', 'updated_at'], // `create` takes the time of now instead
          note: 'without the hooks of single rows',
          isAtomic: true,
        }),
        gives: 'Model',
      },
      upsert: upsertMany,
      findOrBuild: reads('read the existing rows with one `findAll({ where: { id: ids } })`'),
      ...each(
        'findOrCreate findCreateFind',
        writes(
          'read the existing rows with one `findAll()` and insert the others with one `bulkCreate(rows)`',
        ),
      ),
      update: together(
        writesSame('update all rows with one `update(values, { where: { id: ids } })`', 'first'),
        { ...changing, member: 'update', argument: 1 },
      ),
      destroy: together(writes('delete all rows with one `destroy({ where: { id: ids } })`'), {
        ...changing,
        member: 'destroy',
        argument: 0,
      }),
      restore: together(writes('restore all rows with one `restore({ where: { id: ids } })`'), {
        ...changing,
        member: 'restore',
        argument: 0,
      }),
      increment: writes('change all rows with one `increment(fields, { where: { id: ids } })`'),
      decrement: writes('change all rows with one `decrement(fields, { where: { id: ids } })`'),
      ...each('bulkCreate truncate sync drop', writes()),
      build: { gives: 'Model' },
      bulkBuild: {},
      ...each('scope unscoped schema', { gives: 'ModelStatic' }),
    },
  },
  Model: {
    isRow: true,
    members: {
      save: upsertMany,
      update: upsertMany,
      destroy: writes('delete all rows with one `Model.destroy({ where: { id: ids } })`'),
      restore: writes('restore all rows with one `Model.restore({ where: { id: ids } })`'),
      increment: writes('change all rows with one `Model.increment(fields, { where: { id: ids } })`'),
      decrement: writes('change all rows with one `Model.decrement(fields, { where: { id: ids } })`'),
      reload: reads('read all rows with one `findAll({ where: { id: ids } })`'),
    },
  },
  Transaction: {
    members: each('commit rollback', { ...writes(), releases: 'receiver' }),
  },
  ...mixins,
} as const;

/** How hooks and keys of models are declared. */
export const sequelizeModels = {
  hooks:
    /\.(?:addHook|(?:before|after)(?:Bulk)?(?:Create|Destroy|Find|Restore|Save|Update|Upsert|Validate)\w*)\(|@(?:Before|After)[A-Z]\w*|\bhooks\s*:\s*(?!false|true)/u,
  readHooks: /\b(?:before|after)Find|\bdefaultScope\b[^]{0,2000}?\blimit\s*:/iu,
  keys: /([\w$]+)['"]?\s*:\s*\{[^{}]*\bprimaryKey\s*:\s*true|@PrimaryKey\b(?:\([^()]*\))?\s*(?:@\w+(?:\([^()]*\))?\s*)*(?:(?:declare|public|readonly|override)\s+)*([\w$]+)/gu,
} as const;

export const sequelize = defineLibrary({
  packages: ['sequelize', '@sequelize/core'],
  source: { url: 'https://sequelize.org/api/v6/', version: '6.37.8 and @sequelize/core 7.0.0-alpha.48' },
  module: { ...sequelizeClasses, default: sequelizeClasses.Sequelize },
  types: sequelizeTypes,
  models: sequelizeModels,
});
