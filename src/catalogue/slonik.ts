import { runs } from './database-calls.js';
import { each } from './each.js';
import { defineLibrary, type RowsShape } from './schema.js';

/** The first argument is a query made by `sql.type(…)`, `sql.unsafe` or, in old versions, `sql` itself. */
function query(rows?: RowsShape) {
  return runs(
    "pass all keys to one query with `= ANY(${sql.array(keys, 'int4')})`, or all rows to one INSERT with `sql.unnest()`",
    { sql: { argument: 0 }, ...(rows === undefined ? {} : { rows }) },
  );
}

export const slonik = defineLibrary({
  packages: ['slonik'],
  source: { url: 'https://github.com/gajus/slonik', version: '49.10.9, 46.8.0 and 33.3.3' },
  module: {
    createPool: {
      gives: 'DatabasePool',
      tunes: {
        options: 1,
        connections: { keys: ['maxPoolSize', 'maximumPoolSize'], default: 10 },
        acquireTimeout: { keys: ['connectionTimeout'], default: 5000, unit: 'ms' },
        idleTimeout: { keys: ['idleTimeout'], default: 5000, unit: 'ms' },
        requestTimeout: { keys: ['statementTimeout'], default: 60_000, unit: 'ms' },
      },
    },
    sql: {}, // makes a query or a part of one, and sends nothing
  },
  types: {
    CommonQueryMethods: {
      members: {
        ...each('any many', query('array')),
        ...each('one maybeOne', query('row')),
        query: query('rows'),
        ...each('anyFirst manyFirst oneFirst maybeOneFirst exists record', query()),
        stream: runs(undefined, { sql: { argument: 0 } }),
        transaction: { callback: ['DatabaseTransactionConnection'] },
      },
    },
    DatabasePool: {
      extends: 'CommonQueryMethods',
      members: { connect: { callback: ['DatabasePoolConnection'] } },
    },
    DatabasePoolConnection: { oneConnection: true, extends: 'CommonQueryMethods' },
    DatabaseTransactionConnection: { oneConnection: true, extends: 'CommonQueryMethods' },
  },
});
