import { runs, whenAwaited, writes } from './database-calls.js';
import { pgClient, pgPoolTuning, pgTypes } from './pg.js';
import { defineLibrary } from './schema.js';

const forMany =
  'pass all keys to one query with `= ANY(${keys})`, or send all queries in one `sql.transaction([…])`';

const query = {
  ...whenAwaited(runs(forMany, { sql: { argument: 0 }, rows: 'array' })),
  gives: 'NeonQueryPromise',
} as const;

const tag = { ...query, roundTrip: { ...query.roundTrip, sql: 'template' } } as const;

const members = { query, unsafe: {} } as const;

/** Queries over HTTP, one request each, and a pool over WebSockets that is used as that of pg. */
export const neonServerless = defineLibrary({
  packages: ['@neondatabase/serverless'],
  source: { url: 'https://neon.com/docs/serverless/serverless-driver', version: '1.2.0' },
  module: {
    neon: { gives: 'NeonQueryFunction' },
    Pool: { gives: 'Pool', tunes: pgPoolTuning },
    Client: pgClient,
  },
  types: {
    ...pgTypes,
    NeonQueryFunction: {
      tag,
      call: query, // up to 0.10
      members: { ...members, transaction: { ...writes(), callback: ['NeonQueryFunctionInTransaction'] } },
    },
    NeonQueryFunctionInTransaction: { tag, members },
    NeonQueryPromise: {},
  },
});
