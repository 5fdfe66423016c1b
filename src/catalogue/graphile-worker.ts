import { runs } from './database-calls.js';
import { each } from './each.js';
import { defineLibrary } from './schema.js';

const write = { roundTrip: { server: 'queue', access: 'write' } } as const;

/** Finished jobs are deleted by themselves. */
const addJob = {
  roundTrip: {
    server: 'queue',
    access: 'write',
    forMany: 'add all jobs with one `addJobs([{ identifier, payload }])`',
  },
  enqueues: { options: 2 },
} as const;

/** Opens a pool of connections, adds one job and closes the pool. */
const addJobAlone = {
  roundTrip: {
    server: 'queue',
    access: 'write',
    forMany: 'make one `makeWorkerUtils()` and add all jobs with one `addJobs([{ identifier, payload }])`',
  },
  enqueues: { options: 3 },
} as const;

const tunes = { options: 0, connections: { keys: ['maxPoolSize'], default: 10 } } as const;

const helpers = {
  addJob,
  addJobs: { ...write, enqueues: {} },
  withPgClient: { callback: [] },
} as const;

export const graphileWorker = defineLibrary({
  packages: ['graphile-worker'],
  source: { url: 'https://worker.graphile.org/docs', version: '0.18.0' },
  module: {
    makeWorkerUtils: { gives: 'WorkerUtils' },
    ...each('addJobAdhoc quickAddJob', addJobAlone),
    run: { gives: 'Runner', tunes },
    runOnce: { tunes },
  },
  types: {
    WorkerUtils: {
      members: {
        ...helpers,
        ...each('completeJobs forceUnlockWorkers migrate permanentlyFailJobs rescheduleJobs', write),
        release: {},
      },
    },
    JobHelpers: {
      members: {
        ...helpers,
        query: runs('pass all keys to one query with `= ANY($1)`', {
          sql: { argument: 0 },
          rows: 'rows',
        }),
      },
    },
    Runner: { members: { addJob, stop: {} } },
  },
});
