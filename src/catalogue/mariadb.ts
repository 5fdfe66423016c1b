import { runs, writes } from './database-calls.js';
import { each } from './each.js';
import { defineLibrary } from './schema.js';

const sql = { argument: 0, keys: ['sql'] } as const;

const query = runs(
  'pass all keys to one `query()` with `IN (?)`, or the values of all rows to one `batch(sql, values)`',
  { sql, rows: 'array' },
);

/** What pools and connections have. */
const queries = {
  ...each('query execute', query),
  batch: runs(undefined, { sql }),
} as const;

const getConnection = {
  gives: 'PoolConnection',
  callback: [undefined, 'PoolConnection'],
  acquires: {
    resource: 'connection',
    releasedBy: { member: 'release', awaited: true },
    callbackParameter: 1,
    openers: ['beginTransaction'],
    selfReleasing: 'call `pool.query()`, which releases by itself, where one query is all',
    disposable: { since: '3.5', using: 'await using' },
  },
} as const;

/** The callback and the promise form have the same names and do the same. */
export const mariadb = defineLibrary({
  packages: ['mariadb', 'mariadb/callback', 'mariadb/promise'],
  source: { url: 'https://mariadb.com/docs/connectors/mariadb-connector-nodejs', version: '3.5.4 and 2.5.6' },
  module: {
    createPool: {
      gives: 'Pool',
      tunes: {
        options: 0,
        connections: { keys: ['connectionLimit'], default: 10 },
        acquireTimeout: { keys: ['acquireTimeout'], default: 10_000, unit: 'ms' },
        idleTimeout: { keys: ['idleTimeout'], default: 1800, unit: 's' },
        requestTimeout: { keys: ['queryTimeout'], default: 'none', unit: 'ms' },
      },
    },
    createConnection: {
      gives: 'Connection',
      tunes: { options: 0, acquireTimeout: { keys: ['connectTimeout'], default: 1000, unit: 'ms' } },
      acquires: {
        resource: 'connection',
        isOwn: true,
        releasedBy: { member: 'end', awaited: true },
        openers: ['beginTransaction'],
        begun: 'ends-with-release',
      },
    },
    createPoolCluster: { gives: 'PoolCluster' },
    importFile: writes(),
  },
  types: {
    Connection: {
      oneConnection: true,
      members: {
        ...queries,
        importFile: writes(),
        ...each('beginTransaction commit rollback', writes()),
        queryStream: runs(undefined, { sql }),
        prepare: { ...runs(undefined, { sql }), gives: 'Prepare', callback: [undefined, 'Prepare'] },
        ...each('end close destroy', { releases: 'receiver' }),
      },
    },
    PoolConnection: {
      extends: 'Connection',
      // `end` and `close` of a pooled connection, which it has as every connection, are other names of it
      members: { release: { releases: 'receiver' } },
    },
    Prepare: {
      members: {
        execute: runs('pass the values of all rows to one `batch(sql, values)`', { rows: 'array' }),
        executeStream: runs(),
      },
    },
    Pool: { members: { ...queries, importFile: writes(), getConnection } },
    FilteredPoolCluster: { members: { ...queries, getConnection } },
    PoolCluster: { members: { getConnection, of: { gives: 'FilteredPoolCluster' } } },
  },
});
