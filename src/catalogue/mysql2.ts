import { batchedSql, perStatement, runs, together, writes } from './database-calls.js';
import { each } from './each.js';
import { defineLibrary } from './schema.js';

const sql = { argument: 0, keys: ['sql'] } as const;

const query = runs(
  'pass all keys to one `query()` with `IN (?)`, or all rows to one `query()` with `INSERT … VALUES ?`',
  { sql, rows: 'first' },
);

/** The keys are written into the text, for which MySQL gives up its index where they are tens of thousands. */
const inList = { list: 'IN (#)', atMost: perStatement } as const;
const queryMany = together(batchedSql(query, { ...inList, anyRows: 'RowDataPacket[]' }), {
  form: 'sql',
  ...inList,
  rows: 'nested',
});

const getConnection = {
  gives: 'PoolConnection',
  callback: [undefined, 'PoolConnection'],
  acquires: {
    resource: 'connection',
    releasedBy: { member: 'release' },
    callbackParameter: 1,
    openers: ['beginTransaction'],
    selfReleasing: 'call `pool.query()`, which releases by itself, where one query is all',
    endsAfterFailure: true,
    disposable: { since: '3.18', using: 'await using' },
  },
} as const;

/** There is no bound on how long a caller waits for a free connection: `acquireTimeout` is no option of this driver. */
const connectTimeout = { keys: ['connectTimeout'], default: 10_000, unit: 'ms' } as const;

/** One that comes from no pool. */
const createConnection = {
  gives: 'Connection',
  tunes: { options: 0, acquireTimeout: connectTimeout },
  acquires: {
    resource: 'connection',
    isOwn: true,
    releasedBy: { member: 'end', awaited: true },
    openers: ['connect', 'beginTransaction'],
    begun: 'ends-with-release',
  },
} as const;

/** The callback and the promise form have the same names and do the same. */
export const mysql2 = defineLibrary({
  packages: ['mysql2', 'mysql2/promise', 'mysql2/promise.js'],
  source: { url: 'https://sidorares.github.io/node-mysql2/docs', version: '3.24.6' },
  module: {
    createPool: {
      gives: 'Pool',
      tunes: {
        options: 0,
        connections: { keys: ['connectionLimit'], default: 10 },
        acquireTimeout: connectTimeout,
        idleTimeout: { keys: ['idleTimeout'], default: 60_000, unit: 'ms' },
      },
    },
    createConnection,
    createPoolCluster: { gives: 'PoolCluster' },
  },
  types: {
    Connection: {
      oneConnection: true,
      members: {
        query: queryMany,
        execute: query,
        ...each('beginTransaction commit rollback', writes()),
        ...each('end destroy', { releases: 'receiver' }),
        prepare: {
          ...runs(undefined, { sql }),
          gives: 'PreparedStatementInfo',
          callback: [undefined, 'PreparedStatementInfo'],
        },
        promise: { gives: 'Connection' },
      },
    },
    PoolConnection: {
      extends: 'Connection',
      members: {
        // `end` of a pooled connection, which it has as every connection, releases it too, with a warning
        release: { releases: 'receiver' },
        promise: { gives: 'PoolConnection' },
      },
    },
    Pool: {
      members: {
        query: queryMany,
        execute: query,
        getConnection,
        releaseConnection: { releases: { argument: 0 } },
        promise: { gives: 'Pool' },
      },
    },
    PoolNamespace: { members: { query: queryMany, execute: query, getConnection } },
    PoolCluster: { members: { getConnection, of: { gives: 'PoolNamespace' } } },
    PreparedStatementInfo: {
      members: { execute: runs('pass all keys to one `query()` with `IN (?)`', { rows: 'first' }) },
    },
  },
});
