import { reads, runs, writes } from './database-calls.js';
import { each } from './each.js';
import { defineLibrary } from './schema.js';

/** Of a pool, or of the module: from its default pool, or a connection of its own. */
const getConnection = {
  gives: 'Connection',
  callback: [undefined, 'Connection'],
  acquires: {
    resource: 'connection',
    releasedBy: { member: 'close', awaited: true },
    callbackParameter: 1,
    disposable: { since: '7.0', using: 'await using' },
  },
} as const;

export const oracledb = defineLibrary({
  packages: ['oracledb'],
  source: { url: 'https://node-oracledb.readthedocs.io/', version: '26.0.0, types 7.0.3' },
  module: {
    createPool: {
      gives: 'Pool',
      callback: [undefined, 'Pool'],
      tunes: {
        options: 0,
        connections: { keys: ['poolMax'], default: 4 },
        acquireTimeout: { keys: ['queueTimeout'], default: 60_000, unit: 'ms' },
        idleTimeout: { keys: ['poolTimeout'], default: 60, unit: 's' },
      },
    },
    getPool: { gives: 'Pool' },
    getConnection,
  },
  types: {
    Pool: { members: { getConnection, close: {} } },
    Connection: {
      members: {
        execute: runs(
          'pass all keys to one `execute()` with `IN (…)`, or all rows to one `executeMany(sql, rows)`',
          { sql: { argument: 0 }, rows: 'rows' },
        ),
        executeMany: runs(undefined, { sql: { argument: 0 } }),
        queryStream: runs(undefined, { sql: { argument: 0 } }),
        runPipeline: runs(),
        ...each('commit rollback', writes()),
        ping: reads(),
        ...each('close release', { releases: 'receiver' }),
      },
    },
  },
});
