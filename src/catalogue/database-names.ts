/** Words in the names of values that are databases, or connections to one. */
export const databaseWords: ReadonlySet<string> = new Set([
  ...['conn', 'connection', 'database', 'db', 'pool', 'trx', 'tx'],
  ...[
    'bigquery',
    'clickhouse',
    'duckdb',
    'knex',
    'mysql',
    'pg',
    'postgres',
    'sequelize',
    'snowflake',
    'sqlite',
  ],
]);

/** Tags of templates that are SQL, and what people call the tag of a driver or transaction. */
export const sqlTags = /^sql|sql$|^(?:pg|postgres|db|tx|trx|query|\$queryRaw|\$executeRaw)$/iu;
