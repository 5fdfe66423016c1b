import { runs } from './database-calls.js';
import { each } from './each.js';
import { defineLibrary } from './schema.js';

export const sqliteForMany =
  'pass all keys to one query with `IN (SELECT value FROM json_each(?))`, or all rows to one INSERT with several `VALUES`';

const sql = { argument: 0 } as const;

/** Works on threads of the process, and commits to disk after each statement that is in no transaction. */
export const sqlite3 = defineLibrary({
  packages: ['sqlite3', '@vscode/sqlite3'],
  source: { url: 'https://github.com/TryGhost/node-sqlite3/wiki/API', version: '6.0.1' },
  module: { Database: { gives: 'Database' }, verbose: { gives: 'sqlite3' }, cached: { is: 'cached' } },
  types: {
    sqlite3: { members: { Database: { gives: 'Database' }, cached: { is: 'cached' } } },
    cached: { members: { Database: { gives: 'Database' } } },
    Database: {
      oneConnection: true,
      members: {
        ...each('run get all', runs(sqliteForMany, { sql })),
        ...each('each exec', runs(undefined, { sql })),
        prepare: { sql, gives: 'Statement' },
        ...each('serialize parallelize', { callback: [] }),
      },
    },
    Statement: {
      oneConnection: true,
      members: { ...each('run get all', runs(sqliteForMany)), each: runs() },
    },
  },
});
