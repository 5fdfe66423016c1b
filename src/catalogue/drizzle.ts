import {
  batchedBuilder,
  perStatement,
  reads,
  runs,
  together,
  whenAwaited,
  writes,
  type DatabaseCall,
} from './database-calls.js';
import { each } from './each.js';
import { defineLibrary, type Member } from './schema.js';

/** A builder with members of its own that ask nothing. */
function builderWith<const Name extends string>(
  name: Name,
  call: DatabaseCall,
  own: Readonly<Record<string, Member<Name>>>,
) {
  return { members: { ...builder(name, call).members, ...own } };
}

/** Every call on a builder gives a builder of the same kind, which runs when it is awaited. */
function builder<const Name extends string>(name: Name, call: DatabaseCall) {
  return {
    members: {
      ...each('toSQL getSQL then catch finally', {}),
      $dynamic: { gives: name },
      prepare: { gives: 'PgPreparedQuery' },
      '*': { ...call, gives: name },
    },
  } as const;
}

const byKeys = {
  form: 'compared',
  comparisons: [{ from: ['eq', '@', '#'], to: ['inArray', '@', '#'], uses: true }],
  isAtomic: true,
  atMost: perStatement,
} as const;

const remove = together(
  whenAwaited(writes('delete all rows with one query and `inArray(table.id, ids)`')),
  byKeys,
);

const insert = whenAwaited(writes('insert all rows with one `.values(rows)`'));

const readRelated = whenAwaited(
  reads(
    'read all rows with one `findMany({ where: inArray(table.id, ids) })`, or with the relation in `with`',
  ),
);

const runSql = whenAwaited(
  runs('pass all keys to one query with `sql.join(keys)`', { sql: { argument: 0 } }),
);

const sameType = { extends: 'PgDatabase' } as const;
const sameTransaction = { extends: 'PgTransaction' } as const;

/** The drivers that ask a server; `drizzle-in-process` has the others. */
export const drizzle = defineLibrary({
  packages: [
    'drizzle-orm',
    'drizzle-orm/aws-data-api/pg',
    'drizzle-orm/bun-sql',
    'drizzle-orm/d1',
    'drizzle-orm/gel',
    'drizzle-orm/gel-core',
    'drizzle-orm/libsql',
    'drizzle-orm/libsql/http',
    'drizzle-orm/libsql/node',
    'drizzle-orm/libsql/web',
    'drizzle-orm/libsql/ws',
    'drizzle-orm/mysql-core',
    'drizzle-orm/mysql-proxy',
    'drizzle-orm/mysql2',
    'drizzle-orm/neon-http',
    'drizzle-orm/neon-serverless',
    'drizzle-orm/netlify-db',
    'drizzle-orm/node-postgres',
    'drizzle-orm/pg-core',
    'drizzle-orm/pg-core/query-builders/query',
    'drizzle-orm/pg-proxy',
    'drizzle-orm/planetscale-serverless',
    'drizzle-orm/postgres-js',
    'drizzle-orm/singlestore',
    'drizzle-orm/singlestore-core',
    'drizzle-orm/singlestore-proxy',
    'drizzle-orm/sqlite-proxy',
    'drizzle-orm/tidb-serverless',
    'drizzle-orm/vercel-postgres',
    'drizzle-orm/xata-http',
  ],
  source: { url: 'https://orm.drizzle.team/docs/overview', version: '0.45.4' },
  module: { drizzle: { gives: 'PgDatabase' } },
  types: {
    PgDatabase: {
      members: {
        query: { is: 'RelationalQueries' },
        ...each('select selectDistinct selectDistinctOn', { gives: 'SelectBuilder' }),
        insert: { gives: 'InsertBuilder' },
        update: { gives: 'UpdateBuilder' },
        delete: { ...remove, gives: 'DeleteBuilder' },
        ...each('with $withAuth', { gives: 'PgDatabase' }),
        $count: whenAwaited(reads('count all groups with one query and `.groupBy()`')),
        refreshMaterializedView: { ...whenAwaited(writes()), gives: 'DeleteBuilder' },
        execute: runSql,
        ...each('run all get values', runSql), // of the SQLite drivers
        batch: runs(),
        transaction: { ...writes(), callback: ['PgTransaction'] },
      },
    },
    PgTransaction: {
      oneConnection: true,
      extends: 'PgDatabase',
      members: each('rollback setTransaction', {}),
    },

    AwsDataApiPgDatabase: sameType,
    GelDatabase: sameType,
    GelJsDatabase: sameType,
    BunSQLDatabase: sameType,
    DrizzleD1Database: sameType,
    LibSQLDatabase: sameType,
    MySql2Database: sameType,
    MySqlDatabase: sameType,
    MySqlRemoteDatabase: sameType,
    NeonDatabase: sameType,
    NeonHttpDatabase: sameType,
    NetlifyDbDatabase: sameType,
    NodePgDatabase: sameType,
    PgRemoteDatabase: sameType,
    PlanetScaleDatabase: sameType,
    PostgresJsDatabase: sameType,
    SingleStoreDatabase: sameType,
    SingleStoreDriverDatabase: sameType,
    SingleStoreRemoteDatabase: sameType,
    SqliteRemoteDatabase: sameType,
    TiDBServerlessDatabase: sameType,
    VercelPgDatabase: sameType,
    XataHttpDatabase: sameType,

    D1Transaction: sameTransaction,
    LibSQLTransaction: sameTransaction,
    MySql2Transaction: sameTransaction,
    MySqlTransaction: sameTransaction,
    NeonTransaction: sameTransaction,
    NodePgTransaction: sameTransaction,
    PlanetScaleTransaction: sameTransaction,
    PostgresJsTransaction: sameTransaction,
    VercelPgTransaction: sameTransaction,

    RelationalQueries: { members: { '*': { is: 'RelationalQueryBuilder' } } }, // one per table of the schema
    RelationalQueryBuilder: {
      members: each('findMany findFirst', { ...readRelated, gives: 'PgRelationalQuery' }),
    },
    PgRelationalQuery: { members: { prepare: { gives: 'PgPreparedQuery' }, toSQL: {} } },
    SelectBuilder: builderWith(
      'SelectBuilder',
      batchedBuilder(whenAwaited(reads('read all rows with one query and `inArray(table.id, ids)`')), {
        comparisons: byKeys.comparisons,
        chain: ['from', 'orderBy', 'select', 'where'],
        ends: [],
        counts: {
          call: 'select',
          puts: '#: @',
          adds: '.groupBy(@)',
          addsLast: true,
          isNumber: true,
          ends: [],
        },
        atMost: perStatement,
      }),
      { as: {} },
    ),
    InsertBuilder: builderWith('InsertBuilder', insert, {
      ...each('overridingSystemValue ignore', { gives: 'InsertBuilder' }),
      values: {
        ...together(insert, {
          form: 'insert',
          member: 'values',
          argument: 0,
          chain: ['execute', 'onConflictDoNothing', 'returning'],
          atMost: perStatement,
        }),
        gives: 'InsertBuilder',
      },
    }),
    UpdateBuilder: builder(
      'UpdateBuilder',
      together(
        whenAwaited(
          writes(
            'update all rows that get the same values with one query and `inArray(table.id, ids)`, and rows with values of their own with one upsert',
          ),
        ),
        byKeys,
      ),
    ),
    DeleteBuilder: builder('DeleteBuilder', remove),
    PgPreparedQuery: {
      members: each('execute run all get values', runs('prepare one query that takes all keys')),
    },
  },
});
