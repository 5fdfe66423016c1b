import { runs } from './database-calls.js';
import { each } from './each.js';
import { pgPoolTuning } from './pg.js';
import { defineLibrary, type RowsShape } from './schema.js';

function query(rows?: RowsShape) {
  return runs(
    'pass all keys to one query with `IN ($1:csv)`, or all rows to one INSERT made by `pgp.helpers.insert(rows, columns)`',
    { sql: { argument: 0, keys: ['text'] }, ...(rows === undefined ? {} : { rows }) },
  );
}

const task = { callback: ['ITask'] } as const;

/** What promises that run already, or a function that makes them, are handed to in a task. */
const batches = each('batch page sequence', {});

export const pgPromise = defineLibrary({
  packages: ['pg-promise'],
  source: { url: 'https://vitaly-t.github.io/pg-promise/Database.html', version: '12.7.1' },
  module: { default: { gives: 'IMain' } },
  types: {
    IMain: { call: { gives: 'IDatabase', tunes: pgPoolTuning } },
    IBaseProtocol: {
      members: {
        ...each('any many manyOrNone', query('array')),
        ...each('one oneOrNone', query('row')),
        result: query('rows'),
        // `query` answers as its last argument says; `map` and `each` hand the rows to a function
        ...each('none query map each multi multiResult', query()),
        func: runs('call the function for all keys in one query with `unnest($1)`'),
        ...each('proc stream', runs()),
        ...each('task taskIf tx txIf', task),
      },
    },
    IDatabase: {
      extends: 'IBaseProtocol',
      members: {
        connect: {
          gives: 'IConnected',
          acquires: {
            resource: 'connection',
            releasedBy: { member: 'done' },
            selfReleasing: 'pass the work to `db.task(async (t) => …)`, which releases by itself',
          },
        },
      },
    },
    ITask: { oneConnection: true, extends: 'IBaseProtocol', members: batches },
    IConnected: { extends: 'IBaseProtocol', members: { ...batches, done: { releases: 'receiver' } } },
  },
});
