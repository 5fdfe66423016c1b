import { defineLibrary } from './schema.js';

const sql = { argument: 0 } as const;

/**
 * Works in the process and answers at once: known, so that nothing takes its calls for requests to a server,
 * and for the SQL in them.
 */
export const betterSqlite3 = defineLibrary({
  packages: ['better-sqlite3', 'better-sqlite3-multiple-ciphers'],
  source: {
    url: 'https://github.com/WiseLibs/better-sqlite3/blob/master/docs/api.md',
    version: '13.2.0, types 9.6.0',
  },
  module: { default: { gives: 'Database' } },
  types: {
    Database: {
      members: {
        prepare: { sql, gives: 'Statement' },
        exec: { sql },
        pragma: {},
        transaction: {}, // gives a function, which runs the one it is given
      },
    },
    Statement: {},
  },
});
