import { runs } from './database-calls.js';
import { each } from './each.js';
import { defineLibrary, type RowsShape } from './schema.js';
import { sqliteForMany } from './sqlite3.js';

function query(rows?: RowsShape) {
  return runs(sqliteForMany, {
    sql: { argument: 0, keys: ['sql'] },
    ...(rows === undefined ? {} : { rows }),
  });
}

/** Promises round sqlite3. */
export const sqlite = defineLibrary({
  packages: ['sqlite'],
  source: { url: 'https://github.com/kriasoft/node-sqlite', version: '5.1.1' },
  module: { open: { gives: 'Database' }, Database: { gives: 'Database' } },
  types: {
    Database: {
      oneConnection: true,
      members: {
        run: query(),
        get: query('row'),
        all: query('array'),
        ...each('each exec', runs(undefined, { sql: { argument: 0 } })),
        migrate: runs(),
        prepare: { ...runs(undefined, { sql: { argument: 0 } }), gives: 'Statement' },
      },
    },
    Statement: {
      oneConnection: true,
      members: { ...each('run get all', runs(sqliteForMany)), each: runs() },
    },
  },
});
