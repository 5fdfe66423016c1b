import { runs } from './database-calls.js';
import { pgClient, pgPoolTuning, pgTypes } from './pg.js';
import { defineLibrary } from './schema.js';

const sql = runs('pass all keys to one query with `= ANY($1)` and `sql.query()`', {
  sql: 'template',
  rows: 'rows',
});

/** The pool of @neondatabase/serverless with a tag. `sql` and `db` are one pool that exists from the start. */
export const vercelPostgres = defineLibrary({
  packages: ['@vercel/postgres'],
  source: { url: 'https://vercel.com/docs/storage/vercel-postgres/sdk', version: '0.10.0' },
  module: {
    sql: { is: 'VercelPool' },
    db: { is: 'VercelPool' },
    createPool: { gives: 'VercelPool', tunes: pgPoolTuning },
    createClient: { ...pgClient, gives: 'VercelClient' },
    VercelPool: { gives: 'VercelPool', tunes: pgPoolTuning },
    VercelClient: { ...pgClient, gives: 'VercelClient' },
    Pool: { gives: 'Pool', tunes: pgPoolTuning },
    Client: pgClient,
  },
  types: {
    ...pgTypes,
    VercelPool: {
      extends: 'Pool',
      tag: sql,
      members: {
        sql,
        connect: {
          ...pgTypes.Pool.members.connect,
          gives: 'VercelPoolClient',
          callback: [undefined, 'VercelPoolClient'],
        },
      },
    },
    VercelClientBase: { extends: 'ClientBase', members: { sql } },
    VercelClient: { extends: 'VercelClientBase', members: { end: { releases: 'receiver' } } },
    VercelPoolClient: { extends: 'VercelClientBase', members: { release: { releases: 'receiver' } } },
  },
});
