import { reads, whenAwaited, writes, writesSame, type DatabaseCall } from './database-calls.js';
import { each } from './each.js';
import { knexTypes } from './knex.js';
import { defineLibrary } from './schema.js';

const read = reads("read all rows with one query and `.findByIds(ids)` or `.whereIn('id', ids)`");
const readRelated = reads(
  'load the relation of all rows with `withGraphFetched(relation)` on the query that reads them, or with one `Model.fetchGraph(rows, relation)`',
);
const insert = writes(
  'insert all rows with one `insert(rows)` on PostgreSQL and SQL Server, elsewhere with `knexQuery().insert(rows)`',
);
const update = writesSame("update all rows with one query and `.whereIn('id', ids)`", 'chained');
const remove = writes("delete all rows with one query and `.whereIn('id', ids)`");

/** Every call on a builder gives a builder of the same kind, which runs when it is awaited. */
function builder<const Name extends string>(name: Name, call: DatabaseCall) {
  return {
    ...each('then catch toKnexQuery knex modelClass columnInfo', {}),
    ...each('execute resultSize', call),
    ...each('select column columns', { ...whenAwaited(call), gives: name, chooses: 'columns' }),
    '*': { ...whenAwaited(call), gives: name },
  };
}

/** From any builder, these lead to a write. */
const writing = {
  ...each('insert insertAndFetch insertGraph insertGraphAndFetch upsertGraph upsertGraphAndFetch', {
    ...whenAwaited(insert),
    gives: 'InsertBuilder',
  }),
  ...each(
    'update updateAndFetch updateAndFetchById patch patchAndFetch patchAndFetchById increment decrement',
    {
      ...whenAwaited(update),
      gives: 'UpdateBuilder',
    },
  ),
  ...each('delete del deleteById unrelate', { ...whenAwaited(remove), gives: 'DeleteBuilder' }),
  relate: { ...whenAwaited(writes('relate all rows with one `relate(ids)`')), gives: 'DeleteBuilder' },
  truncate: writes(),
} as const;

const query = { ...whenAwaited(read), gives: 'QueryBuilder' } as const;
const related = { ...whenAwaited(readRelated), gives: 'RelatedQueryBuilder' } as const;
const fetchGraph = {
  ...whenAwaited(reads('load the relation of all rows with one `Model.fetchGraph(rows, relation)`')),
  gives: 'RelatedQueryBuilder',
} as const;

/** Functions and static methods that run a callback in a transaction; the callback gets it last. */
const transaction = { ...writes(), callback: ['Transaction'] } as const;

const startTransaction = {
  ...writes(),
  gives: 'Transaction',
  acquires: {
    resource: 'transaction',
    endsWith: { success: 'commit', failure: 'rollback' },
    selfReleasing:
      'pass the work to `Model.transaction(async (trx) => …)`, which commits or rolls back by itself',
  },
} as const;

export const objection = defineLibrary({
  packages: ['objection'],
  source: { url: 'https://vincit.github.io/objection.js/api/query-builder/', version: '3.1.5' },
  module: {
    Model: { is: 'ModelStatic', gives: 'Model' },
    QueryBuilder: { gives: 'QueryBuilder' },
    transaction: { ...transaction, is: 'transaction' },
  },
  types: {
    ...knexTypes,
    ModelStatic: {
      members: {
        ...each('query relatedQuery', { ...query, chooses: 'table' }),
        fetchGraph,
        knex: { gives: 'Knex' },
        knexQuery: { gives: 'Knex.QueryBuilder' },
        transaction,
        startTransaction,
        ...each('bindKnex bindTransaction', { gives: 'ModelStatic' }),
        fromJson: { gives: 'Model' },
      },
    },
    Model: {
      isRow: true,
      members: {
        $query: query,
        $relatedQuery: related,
        $fetchGraph: fetchGraph,
        $clone: { gives: 'Model' },
      },
    },
    transaction: { call: transaction, members: { start: startTransaction } },
    Transaction: { extends: 'Knex.Transaction', call: knexTypes['Knex.Transaction'].call },
    QueryBuilder: { members: { ...builder('QueryBuilder', read), ...writing } },
    RelatedQueryBuilder: {
      isRow: true,
      members: { ...builder('RelatedQueryBuilder', readRelated), ...writing },
    },
    InsertBuilder: { members: builder('InsertBuilder', insert) },
    UpdateBuilder: { members: builder('UpdateBuilder', update) },
    DeleteBuilder: { members: builder('DeleteBuilder', remove) },
  },
});
