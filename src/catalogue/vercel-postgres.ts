import { runs } from './database-calls.js';
import { pgClientTuning, pgPoolTuning, pgTypes } from './pg.js';
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
    createClient: { gives: 'VercelClient', tunes: pgClientTuning },
    VercelPool: { gives: 'VercelPool', tunes: pgPoolTuning },
    VercelClient: { gives: 'VercelClient', tunes: pgClientTuning },
    Pool: { gives: 'Pool', tunes: pgPoolTuning },
    Client: { gives: 'Client', tunes: pgClientTuning },
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
    VercelClient: { extends: 'VercelClientBase' },
    VercelPoolClient: { extends: 'VercelClientBase', members: { release: { releases: 'receiver' } } },
  },
});
