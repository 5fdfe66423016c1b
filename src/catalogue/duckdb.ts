import { runs } from './database-calls.js';
import { each } from './each.js';
import { defineLibrary } from './schema.js';

const query = runs(
  'pass all keys to one query with `IN (SELECT unnest($1))`, or append all rows with one `createAppender(table)`',
  { sql: { argument: 0 } },
);

/** Works on threads of the process. A connection comes from no pool, so nobody waits for one that is not closed. */
export const duckdb = defineLibrary({
  packages: ['@duckdb/node-api'],
  source: { url: 'https://duckdb.org/docs/stable/clients/node_neo/overview', version: '1.5.6-r.1' },
  module: {
    DuckDBInstance: { is: 'DuckDBInstanceStatic', gives: 'DuckDBInstance' },
    DuckDBConnection: { is: 'DuckDBConnectionStatic', gives: 'DuckDBConnection' },
  },
  types: {
    DuckDBInstanceStatic: { members: each('create fromCache', { gives: 'DuckDBInstance' }) },
    DuckDBInstance: { members: { connect: { gives: 'DuckDBConnection' } } },
    DuckDBConnectionStatic: { members: { create: { gives: 'DuckDBConnection' } } },
    DuckDBConnection: {
      oneConnection: true,
      members: {
        ...each('run runAndRead runAndReadAll runAndReadUntil', query),
        ...each('stream streamAndRead streamAndReadAll streamAndReadUntil', query),
        ...each('start startThenRead startThenReadAll startStream', query),
        prepare: { ...runs(undefined, { sql: { argument: 0 } }), gives: 'DuckDBPreparedStatement' },
        createAppender: { gives: 'DuckDBAppender' },
      },
    },
    DuckDBPreparedStatement: {
      oneConnection: true,
      members: each(
        'run runAndRead runAndReadAll stream',
        runs('append all rows with one `createAppender(table)`'),
      ),
    },
    DuckDBAppender: {}, // collects rows
  },
});
