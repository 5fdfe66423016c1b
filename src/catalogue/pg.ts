import { defineLibrary } from './schema.js';

const query = {
  roundTrip: {
    server: 'database',
    access: 'command',
    sql: { argument: 0, keys: ['text'] },
    forMany: 'pass all keys to one query with `= ANY($1)`, or all rows to one INSERT with `unnest`',
  },
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
    Native: { members: { Pool: { gives: 'Pool' }, Client: { gives: 'Client' } } },
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
    ClientBase: { members: { query } },
    Client: { extends: 'ClientBase', members: { connect: {}, end: {} } },
    PoolClient: { extends: 'ClientBase', members: { release: { releases: 'receiver' } } },
  },
});
