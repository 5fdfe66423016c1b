import { runs, writes } from './database-calls.js';
import { each } from './each.js';
import { defineLibrary } from './schema.js';

const query = runs(
  'pass all keys to one `query()` with `IN (?)`, or all rows to one `query()` with `INSERT … VALUES ?`',
  { sql: { argument: 0, keys: ['sql'] }, rows: 'array' },
);

const getConnection = {
  callback: [undefined, 'PoolConnection'],
  acquires: {
    resource: 'connection',
    releasedBy: { member: 'release' },
    callbackParameter: 1,
    openers: ['beginTransaction'],
    selfReleasing: 'call `pool.query()`, which releases by itself, where one query is all',
    endsAfterFailure: true,
  },
} as const;

const connectTimeout = { keys: ['connectTimeout'], default: 10_000, unit: 'ms' } as const;

/** Everything answers to a callback; there are no promises. */
export const mysql = defineLibrary({
  packages: ['mysql'],
  source: { url: 'https://github.com/mysqljs/mysql', version: '2.18.1' },
  module: {
    createPool: {
      gives: 'Pool',
      tunes: {
        options: 0,
        connections: { keys: ['connectionLimit'], default: 10 },
        acquireTimeout: { keys: ['acquireTimeout'], default: 10_000, unit: 'ms' },
      },
    },
    createConnection: {
      gives: 'Connection',
      tunes: { options: 0, acquireTimeout: connectTimeout },
      acquires: {
        resource: 'connection',
        isOwn: true,
        takes: 'on-use',
        releasedBy: { member: 'end' },
        openers: ['connect', 'beginTransaction'],
        begun: 'ends-with-release',
      },
    },
    createPoolCluster: { gives: 'PoolCluster' },
  },
  types: {
    Connection: {
      oneConnection: true,
      members: {
        query,
        ...each('beginTransaction commit rollback', writes()),
        ...each('end destroy', { releases: 'receiver' }),
      },
    },
    PoolConnection: {
      extends: 'Connection',
      // `end` of a pooled connection, which it has as every connection, releases it too, with a warning
      members: { release: { releases: 'receiver' } },
    },
    Pool: {
      members: { query, getConnection, releaseConnection: { releases: { argument: 0 } } },
    },
    PoolCluster: { members: { getConnection, of: { gives: 'Pool' } } },
  },
});
