import { reads, runs, writes } from './database-calls.js';
import { each } from './each.js';
import { defineLibrary } from './schema.js';

const forMany =
  'run it for all keys with one `concurrent.executeConcurrent(client, query, parameters)`, which bounds how many run at once';

const sql = { argument: 0 } as const;

/** CQL stands where SQL does. */
export const cassandraDriver = defineLibrary({
  packages: ['cassandra-driver'],
  source: { url: 'https://docs.datastax.com/en/developer/nodejs-driver/latest/', version: '4.10.0' },
  module: {
    Client: {
      gives: 'Client',
      tunes: {
        options: 0,
        acquireTimeout: { keys: ['socketOptions.connectTimeout'], default: 5000, unit: 'ms' },
        requestTimeout: { keys: ['socketOptions.readTimeout'], default: 12_000, unit: 'ms' },
      },
    },
    mapping: { is: 'mapping' },
    concurrent: { is: 'concurrent' },
  },
  types: {
    Client: {
      members: {
        execute: runs(forMany, { sql, rows: 'rows' }),
        executeGraph: runs(forMany),
        ...each('eachRow stream', runs(undefined, { sql })),
        batch: writes(),
        ...each('connect shutdown', {}),
      },
    },
    mapping: { members: { Mapper: { gives: 'mapping.Mapper' } } },
    concurrent: { members: { executeConcurrent: runs(undefined, { sql: { argument: 1 } }) } },
    'mapping.Mapper': {
      members: { batch: writes(), forModel: { gives: 'mapping.ModelMapper' } },
    },
    'mapping.ModelMapper': {
      members: {
        get: reads('read the rows of all keys with one `find({ key: q.in_(keys) })`'),
        find: reads('read the rows of all keys with one `find({ key: q.in_(keys) })`'),
        findAll: reads(),
        ...each('insert update remove', writes('send all changes in one `mapper.batch(items)`')),
      },
    },
  },
});
