import { batchedSql, runs, together } from './database-calls.js';
import { defineLibrary } from './schema.js';

const query = together(
  batchedSql(
    runs('pass all keys to one query with `= ANY($1)`, or all rows to one INSERT with `unnest`', {
      sql: { argument: 0, keys: ['text'] },
      rows: 'rows',
    }),
    { list: '= ANY(#)' },
  ),
  { form: 'sql', list: '= ANY(#)', rows: 'numbered' },
);

const client = {
  requestTimeout: { keys: ['statement_timeout', 'query_timeout'], default: 'none', unit: 'ms' },
} as const;

/** The bounds of a pool; without a timeout, a caller waits for a free connection for ever. */
export const pgPoolTuning = {
  ...client,
  options: 0,
  connections: { keys: ['max', 'poolSize'], default: 10 },
  acquireTimeout: { keys: ['connectionTimeoutMillis'], default: 'none', unit: 'ms' },
  idleTimeout: { keys: ['idleTimeoutMillis'], default: 10_000, unit: 'ms' },
} as const;

/** The bounds of a client of one's own, which no pool manages. */
const pgClientTuning = {
  ...client,
  options: 0,
  acquireTimeout: { keys: ['connectionTimeoutMillis'], default: 'none', unit: 'ms' },
} as const;

/** A client of one's own; making it takes nothing yet. */
export const pgClient = {
  gives: 'Client',
  tunes: pgClientTuning,
  acquires: {
    resource: 'client',
    isOwn: true,
    takes: 'on-use',
    releasedBy: { member: 'end', awaited: true },
    openers: ['connect'],
    begun: 'ends-with-release',
  },
} as const;

/** What makes a pool or a client. */
const classes = {
  Pool: { gives: 'Pool', tunes: pgPoolTuning },
  Client: pgClient,
} as const;

/** Types that pg-pool shares. */
export const pgTypes = {
  Pool: {
    members: {
      query,
      connect: {
        gives: 'PoolClient',
        callback: [undefined, 'PoolClient'],
        acquires: {
          resource: 'client',
          releasedBy: { member: 'release' },
          callbackParameter: 1,
          callbackRelease: 2,
          selfReleasing: 'call `pool.query()`, which releases by itself, where one query is all',
        },
      },
    },
  },
  ClientBase: { oneConnection: true, members: { query, connect: {} } },
  Client: { extends: 'ClientBase', members: { end: { releases: 'receiver' } } },
  PoolClient: { extends: 'ClientBase', members: { release: { releases: 'receiver' } } },
} as const;

export const pg = defineLibrary({
  packages: ['pg'],
  source: { url: 'https://node-postgres.com/apis/pool', version: '8.23.1' },
  module: {
    ...classes,
    native: { is: 'Native' },
  },
  types: {
    ...pgTypes,
    Native: { members: classes },
  },
});
