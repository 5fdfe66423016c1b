import { runs, writes } from './database-calls.js';
import { each } from './each.js';
import { defineLibrary } from './schema.js';

const forMany =
  'pass all keys to one query as one parameter, read with `OPENJSON(@keys)`, or all rows to one `request.bulk(table)`';

// An argument, or the template that such a member is the tag of
const query = runs(forMany, { sql: { argument: 0 }, rows: 'recordset' });

const queries = each('query batch', query);

const pool = {
  gives: 'ConnectionPool',
  callback: [],
  tunes: {
    options: 0,
    connections: { keys: ['pool.max'], default: 10 },
    acquireTimeout: { keys: ['pool.acquireTimeoutMillis'], default: 30_000, unit: 'ms' },
    idleTimeout: { keys: ['pool.idleTimeoutMillis'], default: 30_000, unit: 'ms' },
    requestTimeout: { keys: ['requestTimeout', 'options.requestTimeout'], default: 15_000, unit: 'ms' },
  },
} as const;

/** Takes a connection when it begins, and keeps it until it ends. */
const transaction = {
  gives: 'Transaction',
  acquires: {
    resource: 'transaction',
    takes: 'on-use',
    openers: ['begin'],
    selfReleasing: 'call `commit()` at the end of a `try` block and `rollback()` in its `catch`',
  },
} as const;

/** Takes a connection when it is prepared. */
const preparedStatement = {
  gives: 'PreparedStatement',
  acquires: {
    resource: 'prepared statement',
    takes: 'on-use',
    openers: ['input', 'output', 'prepare'],
    selfReleasing:
      'call its `unprepare()` in a `finally` block, or use `pool.request().query()`, which releases by itself',
  },
} as const;

const members = {
  ...queries,
  connect: pool, // one pool for the whole process, however often it is called
  ConnectionPool: pool,
  Request: { gives: 'Request' },
  Transaction: transaction,
  PreparedStatement: preparedStatement,
} as const;

export const mssql = defineLibrary({
  packages: ['mssql', 'mssql/msnodesqlv8', 'mssql/msnodesqlv8.js', 'mssql/tedious', 'mssql/tedious.js'],
  source: { url: 'https://tediousjs.github.io/node-mssql/', version: '12.7.14, types 12.3.0' },
  module: members,
  types: {
    ConnectionPool: {
      members: {
        ...queries,
        connect: { gives: 'ConnectionPool', callback: [] },
        request: { gives: 'Request' },
        transaction,
        close: {},
      },
    },
    Request: {
      oneConnection: true, // where it belongs to a transaction
      members: {
        ...queries,
        ...each('input replaceInput output', { gives: 'Request' }),
        execute: runs('pass all keys to the procedure at once, as a table-valued parameter'),
        bulk: writes(),
      },
    },
    Transaction: {
      members: {
        begin: { ...writes(), gives: 'Transaction' },
        request: { gives: 'Request' },
        ...each('commit rollback', { ...writes(), releases: 'receiver' }),
      },
    },
    PreparedStatement: {
      members: {
        prepare: runs(undefined, { sql: { argument: 0 } }),
        execute: runs(forMany, { rows: 'recordset' }),
        unprepare: { ...writes(), releases: 'receiver' },
      },
    },
  },
});
