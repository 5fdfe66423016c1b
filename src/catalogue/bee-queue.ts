import { each } from './each.js';
import { defineLibrary } from './schema.js';

const read = { roundTrip: { server: 'queue', access: 'read' } } as const;
const write = { roundTrip: { server: 'queue', access: 'write' } } as const;

/** Only the settings of the queue say how long jobs are kept. */
const enqueues = { keepsFinished: true } as const;

export const beeQueue = defineLibrary({
  packages: ['bee-queue'],
  source: { url: 'https://github.com/bee-queue/bee-queue#readme', version: '2.0.0' },
  module: {
    default: {
      gives: 'BeeQueue',
      tunes: { options: 1, retention: { keys: ['removeOnSuccess', 'removeOnFailure'], default: 'none' } },
    },
  },
  types: {
    BeeQueue: {
      members: {
        createJob: { gives: 'Job' },
        saveAll: { ...write, enqueues },
        getJob: { gives: 'Job', ...read },
        getJobs: read,
        ...each('checkHealth checkStalledJobs', read),
        ...each('destroy removeJob', write),
      },
    },
    Job: {
      members: {
        ...each('backoff delayUntil retries setId timeout', { gives: 'Job' }),
        save: {
          gives: 'Job',
          roundTrip: {
            server: 'queue',
            access: 'write',
            forMany: 'save all jobs with one `queue.saveAll(jobs)`',
          },
          enqueues,
        },
        remove: write,
      },
    },
  },
});
