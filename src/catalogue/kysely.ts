import {
  batchedBuilder,
  perStatement,
  reads,
  runs,
  together,
  writes,
  type DatabaseCall,
} from './database-calls.js';
import { each } from './each.js';
import { defineLibrary } from './schema.js';

/** A builder asks nothing until one of its last calls; all others give the builder back. */
function builder<const Name extends string>(name: Name, call: DatabaseCall) {
  return {
    members: {
      ...each('execute executeTakeFirst executeTakeFirstOrThrow', call),
      ...each('compile toOperationNode', {}),
      '*': { gives: name },
    },
  };
}

/** A builder whose rows can also be read one by one. */
function streamed<const Name extends string>(name: Name, call: DatabaseCall) {
  const { members } = builder(name, call);
  return { members: { ...members, ...each('stream explain', reads()) } };
}

const byKeys = {
  form: 'compared',
  comparisons: [{ from: ['where', '@', '=', '#'], to: ['where', '@', 'in', '#'] }],
  isAtomic: true,
  atMost: perStatement,
} as const;

export const kysely = defineLibrary({
  packages: ['kysely'],
  source: { url: 'https://kysely-org.github.io/kysely-apidoc/', version: '0.29.9' },
  module: { Kysely: { gives: 'Kysely' }, sql: { is: 'Sql' } },
  types: {
    QueryCreator: {
      members: {
        ...each('selectFrom selectNoFrom', { gives: 'SelectQueryBuilder' }),
        ...each('insertInto replaceInto', { gives: 'InsertQueryBuilder' }),
        updateTable: { gives: 'UpdateQueryBuilder' },
        deleteFrom: { gives: 'DeleteQueryBuilder' },
        mergeInto: { gives: 'WheneableMergeQueryBuilder' },
        ...each('with withRecursive', { gives: 'QueryCreator' }),
      },
    },
    Kysely: {
      extends: 'QueryCreator',
      members: {
        ...each('withSchema withPlugin withoutPlugins withTables', { gives: 'Kysely' }),
        transaction: { gives: 'TransactionBuilder' },
        startTransaction: { gives: 'ControlledTransactionBuilder' },
        connection: { gives: 'ConnectionBuilder' },
        executeQuery: runs('run one compiled query for all keys'),
      },
    },
    Transaction: { oneConnection: true, extends: 'Kysely' },
    TransactionBuilder: {
      members: {
        ...each('setIsolationLevel setAccessMode', { gives: 'TransactionBuilder' }),
        execute: { ...writes(), callback: ['Transaction'] },
      },
    },
    ConnectionBuilder: { members: { execute: { callback: ['Kysely'] } } },
    ControlledTransactionBuilder: {
      members: {
        ...each('setIsolationLevel setAccessMode', { gives: 'ControlledTransactionBuilder' }),
        execute: {
          ...writes(),
          gives: 'ControlledTransaction',
          acquires: {
            resource: 'transaction',
            endsWith: { success: 'commit', failure: 'rollback', run: 'execute' },
            selfReleasing:
              'pass the work to `db.transaction().execute(async (trx) => …)`, which commits or rolls back by itself',
          },
        },
      },
    },
    ControlledTransaction: {
      extends: 'Transaction',
      members: {
        ...each('commit rollback', { gives: 'Command', releases: 'receiver' }),
        ...each('savepoint rollbackToSavepoint releaseSavepoint', { gives: 'Command' }),
      },
    },
    Command: { members: { execute: { ...writes(), gives: 'ControlledTransaction' } } },
    SelectQueryBuilder: streamed(
      'SelectQueryBuilder',
      batchedBuilder(reads("read all rows with one query and `.where('id', 'in', ids)`"), {
        comparisons: byKeys.comparisons,
        chain: ['execute', 'orderBy', 'select', 'selectAll', 'selectFrom', 'where'],
        ends: [{ one: 'executeTakeFirst', all: 'execute' }],
        counts: {
          call: 'select',
          adds: '.select(@).groupBy(@)',
          ends: [
            { one: 'executeTakeFirst', all: 'execute' },
            { one: 'executeTakeFirstOrThrow', all: 'execute' },
          ],
        },
        atMost: perStatement,
      }),
    ),
    InsertQueryBuilder: streamed(
      'InsertQueryBuilder',
      together(writes('insert all rows with one `.values(rows)`'), {
        form: 'insert',
        at: 'values',
        member: 'values',
        argument: 0,
        chain: ['execute', 'executeTakeFirst', 'ignore', 'onConflict', 'returning', 'returningAll'],
        atMost: perStatement,
      }),
    ),
    UpdateQueryBuilder: streamed(
      'UpdateQueryBuilder',
      together(
        writes(
          "update all rows that get the same values with one query and `.where('id', 'in', ids)`, and rows with values of their own with one `.onConflict()`",
        ),
        byKeys,
      ),
    ),
    DeleteQueryBuilder: streamed(
      'DeleteQueryBuilder',
      together(writes("delete all rows with one query and `.where('id', 'in', ids)`"), byKeys),
    ),
    WheneableMergeQueryBuilder: builder('WheneableMergeQueryBuilder', writes()),
    Sql: {
      tag: { gives: 'RawBuilder' },
      members: { raw: { gives: 'RawBuilder' } },
    },
    RawBuilder: {
      members: {
        execute: runs('pass all keys to one query with `sql.join(keys)`'),
        ...each('$castTo $notNull withPlugin', { gives: 'RawBuilder' }),
      },
    },
  },
});
