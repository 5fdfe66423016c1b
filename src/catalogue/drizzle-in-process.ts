import { defineLibrary } from './schema.js';

/** Drivers that work in the process: known, so that nothing takes their calls for requests to a server. */
export const drizzleInProcess = defineLibrary({
  packages: [
    'drizzle-orm/better-sqlite3',
    'drizzle-orm/bun-sqlite',
    'drizzle-orm/durable-sqlite',
    'drizzle-orm/expo-sqlite',
    'drizzle-orm/libsql/sqlite3',
    'drizzle-orm/libsql/wasm',
    'drizzle-orm/op-sqlite',
    'drizzle-orm/pglite',
    'drizzle-orm/sql-js',
  ],
  source: { url: 'https://orm.drizzle.team/docs/overview', version: '0.45.4' },
  module: { drizzle: { gives: 'BaseSQLiteDatabase' } },
  types: { BaseSQLiteDatabase: {} },
});
