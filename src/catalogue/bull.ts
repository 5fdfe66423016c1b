import { each } from './each.js';
import { defineLibrary } from './schema.js';

const read = { roundTrip: { server: 'queue', access: 'read' } } as const;
const write = { roundTrip: { server: 'queue', access: 'write' } } as const;

/** The options of one job come last, after a name that may be left out. */
const enqueues = {
  options: 'any',
  retention: ['removeOnComplete', 'removeOnFail'],
  keepsFinished: true,
} as const;

const enqueuesItems = {
  options: 0,
  retention: ['opts.removeOnComplete', 'opts.removeOnFail'],
  keepsFinished: true,
} as const;

/** The types of which @nestjs/bull injects values. */
export const bullTypes = {
  Queue: {
    members: {
      add: {
        gives: 'Job',
        roundTrip: {
          server: 'queue',
          access: 'write',
          forMany: 'add all jobs with one `addBulk([{ name, data, opts }])`',
        },
        enqueues,
      },
      addBulk: { ...write, enqueues: enqueuesItems },
      ...each('clean empty obliterate pause removeJobs removeRepeatable', write),
      ...each('removeRepeatableByKey resume', write),
      ...each('getJob getNextJob', { gives: 'Job', ...read }),
      ...each('count getActive getActiveCount getCompleted getCompletedCount getCountsPerPriority', read),
      ...each('getDelayed getDelayedCount getFailed getFailedCount getJobCountByTypes getJobCounts', read),
      ...each('getJobLogs getJobs getMetrics getPausedCount getRepeatableCount getRepeatableJobs', read),
      ...each('getWaiting getWaitingCount getWorkers isPaused', read),
    },
  },
  Job: {
    members: {
      ...each('discard extendLock log moveToCompleted moveToFailed progress promote releaseLock', write),
      ...each('remove retry takeLock update', write),
      ...each('getState isActive isCompleted isDelayed isFailed isPaused isStuck isWaiting', read),
    },
  },
} as const;

export const bull = defineLibrary({
  packages: ['bull'],
  source: { url: 'https://github.com/OptimalBits/bull/blob/develop/REFERENCE.md', version: '4.16.5' },
  module: {
    default: {
      gives: 'Queue',
      tunes: {
        options: 'any', // after the name, or after the address of the server
        retention: {
          keys: ['defaultJobOptions.removeOnComplete', 'defaultJobOptions.removeOnFail'],
          default: 'none',
        },
      },
    },
  },
  types: bullTypes,
});
