import { runs, writes } from './database-calls.js';
import { defineLibrary, type Tuning } from './schema.js';

/** Advice that ends in how a list of keys stands in the query; the text itself is made by the `sql` tag. */
function query(inKeys: string) {
  return runs(`pass all keys to one query with \`${inKeys}\`, or all rows to one INSERT`, {
    sql: { argument: 0 },
    rows: 'array',
  });
}

const stream = runs(undefined, { sql: { argument: 0 } });

/** What pools, connections and transactions of a server have. */
function queryable(inKeys: string) {
  return {
    query: query(inKeys),
    queryStream: stream,
    queryNodeStream: stream,
    sql: {}, // makes a query, and sends nothing
  };
}

function server(packageName: string, version: string, inKeys: string, tunes: Tuning) {
  const task = { callback: ['Connection'] } as const;
  const tx = { ...writes(), callback: ['Transaction'] } as const;
  return defineLibrary({
    packages: [packageName],
    source: { url: 'https://www.atdatabases.org/docs/', version },
    module: { default: { gives: 'ConnectionPool', tunes }, sql: {} },
    types: {
      Queryable: { members: { ...queryable(inKeys), task, tx } },
      ConnectionPool: { extends: 'Queryable', members: { dispose: {} } },
      Connection: { oneConnection: true, extends: 'Queryable' },
      Transaction: {
        oneConnection: true,
        extends: 'Queryable',
        members: { task: { callback: ['Transaction'] } },
      },
    },
  });
}

const pool = {
  options: 0,
  connections: { keys: ['poolSize'], default: 10 },
  idleTimeout: { keys: ['idleTimeoutMilliseconds'], default: 30_000, unit: 'ms' },
  acquireTimeout: { keys: ['queueTimeoutMilliseconds'], default: 60_000, unit: 'ms' },
} as const;

export const databasesPg = server('@databases/pg', '6.1.0', '= ANY(${keys})', {
  ...pool,
  requestTimeout: {
    keys: ['statementTimeoutMilliseconds', 'queryTimeoutMilliseconds'],
    default: 'none',
    unit: 'ms',
  },
});

export const databasesMysql = server(
  '@databases/mysql',
  '7.1.0',
  'IN (${sql.join(keys.map((key) => sql`${key}`), `, `)})',
  pool,
);

/** Works on threads of the process, as sqlite3 does. */
export const databasesSqlite = defineLibrary({
  packages: ['@databases/sqlite'],
  source: { url: 'https://www.atdatabases.org/docs/sqlite', version: '4.0.2' },
  module: { default: { gives: 'DatabaseConnection' }, sql: {} },
  types: {
    DatabaseTransaction: {
      oneConnection: true,
      members: {
        query: query('IN (SELECT value FROM json_each(${JSON.stringify(keys)}))'),
        queryStream: stream,
        stream,
      },
    },
    DatabaseConnection: {
      extends: 'DatabaseTransaction',
      members: { tx: { ...writes(), callback: ['DatabaseTransaction'] }, dispose: {} },
    },
  },
});

/** Works in the process and answers at once, as better-sqlite3 does. */
export const databasesSqliteSync = defineLibrary({
  packages: ['@databases/sqlite-sync'],
  source: { url: 'https://www.atdatabases.org/docs/sqlite-sync', version: '3.0.0' },
  module: { default: { gives: 'DatabaseConnection' }, sql: {} },
  types: {
    DatabaseTransaction: {
      members: { query: { sql: { argument: 0 } }, queryStream: { sql: { argument: 0 } } },
    },
    DatabaseConnection: {
      extends: 'DatabaseTransaction',
      members: { tx: { callback: ['DatabaseTransaction'] }, dispose: {} },
    },
  },
});
