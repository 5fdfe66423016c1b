import { runs } from './database-calls.js';
import { defineLibrary } from './schema.js';

const { roundTrip } = runs(
  'pass all keys to one query with `= ANY($1)`, or all rows to one INSERT with `unnest`',
  { sql: { argument: 0, keys: ['text'] }, rows: 'rows' },
);
const query = { roundTrip: { ...roundTrip, rows: 'rows' } } as const;

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
  ClientBase: { members: { query, connect: {} } },
  Client: { extends: 'ClientBase' },
  PoolClient: { extends: 'ClientBase', members: { release: { releases: 'receiver' } } },
} as const;

export const pg = defineLibrary({
  packages: ['pg'],
  source: { url: 'https://node-postgres.com/apis/pool', version: '8.23.1' },
  module: {
    Pool: { gives: 'Pool' },
    Client: { gives: 'Client' },
    native: { is: 'Native' },
  },
  types: {
    ...pgTypes,
    Native: { members: { Pool: { gives: 'Pool' }, Client: { gives: 'Client' } } },
  },
});
