import { runs, writes } from './database-calls.js';
import { each } from './each.js';
import { defineLibrary } from './schema.js';

const sql = { argument: 0, keys: ['sql'] } as const;

const queries = {
  execute: runs('send all statements in one `batch([…])`', { sql, rows: 'rows' }),
  batch: writes(),
  executeMultiple: runs(undefined, { sql: { argument: 0 } }),
} as const;

export const libsql = defineLibrary({
  packages: ['@libsql/client', '@libsql/client/*'],
  source: { url: 'https://docs.turso.tech/sdk/ts/reference', version: '0.18.0' },
  module: {
    createClient: {
      gives: 'Client',
      tunes: { options: 0, connections: { keys: ['concurrency'], default: 20 } },
    },
  },
  types: {
    Client: {
      members: {
        ...queries,
        ...each('migrate sync', writes()),
        close: {},
        transaction: {
          ...writes(),
          gives: 'Transaction',
          acquires: {
            resource: 'transaction',
            releasedBy: { member: 'close' },
            selfReleasing:
              'send all statements in one `client.batch([…])`, which is a transaction of its own',
          },
        },
      },
    },
    Transaction: {
      members: {
        ...queries,
        ...each('commit rollback', { ...writes(), releases: 'receiver' }),
        close: { releases: 'receiver' },
      },
    },
  },
});
