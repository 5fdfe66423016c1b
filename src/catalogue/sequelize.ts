import { batched, reads, runs, writes } from './database-calls.js';
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
} as const;

const upsertMany = writes('write all rows with one `bulkCreate(rows, { updateOnDuplicate: […] })`');

const tunes = {
  options: 'any', // after the address or the names, or instead of them
  connections: { keys: ['pool.max'], default: 5 },
  acquireTimeout: { keys: ['pool.acquire'], default: 60_000, unit: 'ms' },
  idleTimeout: { keys: ['pool.idle'], default: 10_000, unit: 'ms' },
} as const;

const classes = {
  Sequelize: { is: 'SequelizeStatic', gives: 'Sequelize', tunes },
  Model: { is: 'ModelStatic', gives: 'Model' },
} as const;

export const sequelize = defineLibrary({
  packages: ['sequelize', 'sequelize-typescript'],
  source: { url: 'https://sequelize.org/api/v6/', version: '6.37.8 and sequelize-typescript 2.1.6' },
  module: { ...classes, default: classes.Sequelize },
  types: {
    SequelizeStatic: { members: classes },
    Sequelize: {
      members: {
        query: runs('pass all keys to one query with `IN (:keys)` and `replacements`', {
          sql: { argument: 0, keys: ['query'] },
        }),
        ...each('define model', { gives: 'ModelStatic' }),
        models: { is: 'Models' },
        getRepository: { gives: 'Repository' }, // of sequelize-typescript
        transaction: {
          ...writes(),
          gives: 'Transaction',
          callback: ['Transaction'],
          acquires: {
            resource: 'transaction',
            selfReleasing:
              'pass the work to `sequelize.transaction(async (transaction) => …)`, which commits or rolls back by itself',
          },
        },
      },
    },
    Models: { members: { '*': { is: 'ModelStatic' } } },
    ModelStatic: {
      call: { gives: 'Model' },
      members: {
        findByPk: batched(readOne, { ...batch, column: 'id', reads: 'one' }),
        findOne: batched(readOne, { ...batch, reads: 'first' }),
        findAll: batched(readMany, { ...batch, keeps: [...batch.keeps, 'order'], reads: 'all' }),
        findAndCountAll: readMany,
        ...each('count max min sum aggregate', reads('ask for all groups with one query and `group`')),
        describe: reads(),
        create: { ...writes('insert all rows with one `bulkCreate(rows)`'), gives: 'Model' },
        upsert: upsertMany,
        findOrBuild: reads('read the existing rows with one `findAll({ where: { id: ids } })`'),
        ...each(
          'findOrCreate findCreateFind',
          writes(
            'read the existing rows with one `findAll()` and insert the others with one `bulkCreate(rows)`',
          ),
        ),
        update: writes(
          'update all rows that get the same values with one `update(values, { where: { id: ids } })`, and rows with values of their own with one `bulkCreate()`',
        ),
        destroy: writes('delete all rows with one `destroy({ where: { id: ids } })`'),
        restore: writes('restore all rows with one `restore({ where: { id: ids } })`'),
        increment: writes('change all rows with one `increment(fields, { where: { id: ids } })`'),
        decrement: writes('change all rows with one `decrement(fields, { where: { id: ids } })`'),
        ...each('bulkCreate truncate sync drop', writes()),
        build: { gives: 'Model' },
        bulkBuild: {},
        ...each('scope unscoped schema', { gives: 'ModelStatic' }),
      },
    },
    Repository: { extends: 'ModelStatic', call: { gives: 'Model' } },
    Model: {
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
  },
});
