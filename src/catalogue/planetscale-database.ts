import { runs, writes } from './database-calls.js';
import { defineLibrary } from './schema.js';

const members = {
  execute: runs('pass all keys to one query with `IN (?)`, or all rows to one INSERT with several `VALUES`', {
    sql: { argument: 0 },
    rows: 'rows',
  }),
  transaction: { ...writes(), callback: ['Transaction'] },
} as const;

/** One HTTP request per statement; a connection is a session that holds nothing. */
export const planetscaleDatabase = defineLibrary({
  packages: ['@planetscale/database'],
  source: { url: 'https://github.com/planetscale/database-js', version: '1.20.2' },
  module: {
    connect: { gives: 'Connection' },
    Client: { gives: 'Client' },
    Connection: { gives: 'Connection' },
  },
  types: {
    Client: { members: { ...members, connection: { gives: 'Connection' } } },
    Connection: { members },
    Transaction: { oneConnection: true, members: { execute: members.execute } },
  },
});
