import type { BatchComparison } from './batch-forms.js';
import {
  batchedBuilder,
  perStatement,
  reads,
  runs,
  together,
  whenAwaited,
  writes,
  writesSame,
  type DatabaseCall,
} from './database-calls.js';
import { each } from './each.js';
import { defineLibrary } from './schema.js';

/** Every call on a builder gives a builder of the same kind, which runs when it is awaited. */
function builder<const Name extends string>(name: Name, call: DatabaseCall) {
  return {
    ...each('toSQL toQuery toString then catch finally', {}),
    ...each('clone as', { gives: name }),
    ...each('stream pipe asCallback', { roundTrip: { ...call.roundTrip, sent: 'at-once' } }),
    ...each('select column columns', { ...call, gives: name, chooses: 'columns' }),
    ...each('from table into', { ...call, gives: name, chooses: { table: 0 } }),
    '*': { ...call, gives: name },
  };
}

const keys = { atMost: perStatement, nullMatches: true } as const;

/** A condition on one key, and the same on a list. */
const comparisons = ['where', 'andWhere'].flatMap((name): readonly BatchComparison[] => [
  { from: [name, '@', '#'], to: ['whereIn', '@', '#'] },
  { from: [name, '@', '=', '#'], to: ['whereIn', '@', '#'] },
  { from: [name, '{@: #}'], to: ['whereIn', '@', '#'] },
]);
const read = batchedBuilder(whenAwaited(reads("read all rows with one query and `.whereIn('id', ids)`")), {
  comparisons,
  chain: ['andWhere', 'from', 'orderBy', 'select', 'table', 'where', 'whereNot', 'whereNull'],
  ends: [{ one: 'first' }],
  counts: { call: 'count', adds: '.select(@).groupBy(@)', ends: [{ one: 'first' }] },
  ...keys,
});
const byKeys = { form: 'compared', comparisons, isAtomic: true, ...keys } as const;

const insert = whenAwaited(writes('insert all rows with one `insert(rows)` or `batchInsert(table, rows)`'));
const insertRow = together(insert, {
  form: 'insert',
  member: 'insert',
  argument: 0,
  chain: ['ignore', 'into', 'onConflict', 'returning', 'timeout', 'transacting'],
  atMost: perStatement,
});
const update = whenAwaited(writesSame("update all rows with one query and `.whereIn('id', ids)`", 'chained'));
const remove = whenAwaited(writes("delete all rows with one query and `.whereIn('id', ids)`"));

const tunes = {
  options: 0,
  connections: { keys: ['pool.max'], default: 10 },
  acquireTimeout: {
    keys: ['acquireConnectionTimeout', 'pool.acquireTimeoutMillis'],
    default: 60_000,
    unit: 'ms',
  },
  idleTimeout: { keys: ['pool.idleTimeoutMillis'], default: 30_000, unit: 'ms' },
} as const;

/** From the connection and from any builder, these lead to a write. */
const writing = {
  insert: { ...insertRow, gives: 'InsertBuilder' },
  upsert: { ...insert, gives: 'InsertBuilder' },
  update: { ...together(update, byKeys), gives: 'UpdateBuilder' },
  ...each('increment decrement', { ...update, gives: 'UpdateBuilder' }),
  ...each('delete del', { ...together(remove, byKeys), gives: 'DeleteBuilder' }),
  truncate: { ...whenAwaited(writes()), gives: 'DeleteBuilder' },
} as const;

const query = { ...read, gives: 'Knex.QueryBuilder' } as const;
const fromTable = { ...query, chooses: { table: 0 } } as const;

/** Types that objection and bookshelf hand out too. */
export const knexTypes = {
  Knex: {
    call: fromTable,
    members: {
      ...writing,
      ...each('from into table', fromTable),
      ...each('fromRaw with withRecursive withRaw withSchema queryBuilder', query),
      ...each('select column columns', { ...query, chooses: 'columns' }),
      ...each('distinct distinctOn first pluck', query),
      ...each('count countDistinct min max sum avg', query),
      ...each('where whereIn whereRaw join leftJoin innerJoin orderBy limit offset', query),
      raw: {
        ...whenAwaited(
          runs('pass all keys to one query with `= ANY(?)` or `IN (…)`', { sql: { argument: 0 } }),
        ),
        gives: 'Knex.Raw',
      },
      batchInsert: writes(),
      transaction: {
        ...writes(),
        gives: 'Knex.Transaction',
        callback: ['Knex.Transaction'],
        acquires: {
          resource: 'transaction',
          endsWith: { success: 'commit', failure: 'rollback' },
          selfReleasing:
            'pass the work to `knex.transaction(async (trx) => …)`, which commits or rolls back by itself',
        },
      },
      transactionProvider: { gives: 'Knex.TransactionProvider' },
      client: { is: 'Knex.Client' },
      withUserParams: { gives: 'Knex' },
    },
  },
  'Knex.Transaction': {
    call: fromTable,
    extends: 'Knex',
    members: {
      ...each('commit rollback', { ...writes(), releases: 'receiver' }),
      savepoint: { ...writes(), callback: ['Knex.Transaction'] },
    },
  },
  'Knex.TransactionProvider': { call: { gives: 'Knex.Transaction' } },
  'Knex.Client': {
    members: {
      acquireConnection: {
        acquires: {
          resource: 'connection',
          selfReleasing: 'call `knex.raw()`, which releases by itself, where one query is all',
        },
      },
      releaseConnection: { releases: { argument: 0 } },
    },
  },
  'Knex.QueryBuilder': { members: { ...builder('Knex.QueryBuilder', read), ...writing } },
  InsertBuilder: { members: builder('InsertBuilder', insert) },
  UpdateBuilder: { members: builder('UpdateBuilder', update) },
  DeleteBuilder: { members: builder('DeleteBuilder', remove) },
  'Knex.Raw': {
    members: each('wrap timeout transacting options connection debug queryContext', { gives: 'Knex.Raw' }),
  },
} as const;

export const knex = defineLibrary({
  packages: ['knex'],
  source: { url: 'https://knexjs.org/guide/query-builder.html', version: '3.3.0' },
  module: each('default knex', { gives: 'Knex', tunes }),
  types: knexTypes,
});
