import { pgPoolTuning, pgTypes } from './pg.js';
import { defineLibrary } from './schema.js';

export const pgPool = defineLibrary({
  packages: ['pg-pool'],
  source: { url: 'https://node-postgres.com/apis/pool', version: '3.14.0' },
  module: { default: { gives: 'Pool', tunes: pgPoolTuning } },
  types: pgTypes,
});
