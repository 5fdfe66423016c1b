import { batchedSql, perStatement, runs, together, whenAwaited, writes } from './database-calls.js';
import { each } from './each.js';
import { defineLibrary } from './schema.js';

const forMany =
  'pass all keys to one query with `IN ${sql(keys)}`, or all rows to one `INSERT INTO t ${sql(rows)}`';

/** Each key of such a list is a parameter of its own. */
const inList = { list: 'IN ${sql(#)}', atMost: perStatement } as const;

const sql = {
  tag: {
    ...together(batchedSql(whenAwaited(runs(forMany, { sql: 'template', rows: 'array' })), inList), {
      form: 'sql',
      ...inList,
      rows: 'named',
    }),
    gives: 'PendingQuery',
  },
  call: {}, // a helper for use inside a query, such as `sql(ids)`
} as const;

/** A list of queries that its callback returns is sent without waiting for the answers in between. */
const transaction = {
  roundTrip: { ...writes().roundTrip, sendsReturned: true },
  callback: ['TransactionSql'],
} as const;

export const postgres = defineLibrary({
  packages: ['postgres'],
  source: { url: 'https://github.com/porsager/postgres', version: '3.4.9' },
  module: {
    default: {
      gives: 'Sql',
      tunes: {
        options: 'any', // after the address, or instead of it
        connections: { keys: ['max'], default: 10 },
        acquireTimeout: { keys: ['connect_timeout'], default: 30, unit: 's' },
        idleTimeout: { keys: ['idle_timeout'], default: 'none', unit: 's' },
        requestTimeout: { keys: ['connection.statement_timeout'], default: 'none', unit: 'ms' },
      },
    },
  },
  types: {
    ISql: {
      ...sql,
      members: {
        unsafe: {
          ...whenAwaited(runs(forMany, { sql: { argument: 0 }, rows: 'array' })),
          gives: 'PendingQuery',
        },
        file: { ...whenAwaited(runs(forMany)), gives: 'PendingQuery' },
        notify: whenAwaited(writes()),
      },
    },
    Sql: {
      ...sql,
      extends: 'ISql',
      members: {
        begin: transaction,
        reserve: {
          gives: 'ReservedSql',
          acquires: {
            resource: 'connection',
            releasedBy: { member: 'release' },
            selfReleasing: 'pass the work to `sql.begin(async (sql) => …)`, which releases by itself',
          },
        },
      },
    },
    TransactionSql: {
      ...sql,
      oneConnection: true,
      extends: 'ISql',
      members: { savepoint: transaction },
    },
    ReservedSql: { ...sql, extends: 'Sql', members: { release: { releases: 'receiver' } } },
    PendingQuery: {
      members: each('describe values raw simple execute cursor forEach', {
        gives: 'PendingQuery',
      }),
    },
  },
});
