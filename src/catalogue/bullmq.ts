import { each } from './each.js';
import { defineLibrary } from './schema.js';

const read = { roundTrip: { server: 'queue', access: 'read' } } as const;
const write = { roundTrip: { server: 'queue', access: 'write' } } as const;

/** The options of one job come last; those of several stand in each item of a list. */
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

/** The types of which @nestjs/bullmq injects values. */
export const bullmqTypes = {
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
      ...each('addJobLog clean drain obliterate pause promoteJobs rateLimit remove', write),
      ...each('removeJobScheduler removeDeduplicationKey resume retryJobs trimEvents', write),
      ...each('updateJobProgress upsertJobScheduler', write),
      getJob: { gives: 'Job', ...read },
      ...each('count getActive getActiveCount getCompleted getCompletedCount getCountsPerPriority', read),
      ...each('getDelayed getDelayedCount getFailed getFailedCount getJobCountByTypes getJobCounts', read),
      ...each('getJobLogs getJobScheduler getJobSchedulers getJobs getJobState getMetrics', read),
      ...each('getPrioritized getPrioritizedCount getWaiting getWaitingChildren getWaitingCount', read),
      ...each('getWorkers getWorkersCount isPaused', read),
    },
  },
  Job: {
    members: {
      ...each('changeDelay changePriority clearLogs extendLock log moveToCompleted moveToDelayed', write),
      ...each('moveToFailed moveToWaitingChildren promote remove retry updateData updateProgress', write),
      ...each('getChildrenValues getDependencies getDependenciesCount getState isActive', read),
      ...each('isCompleted isDelayed isFailed isWaiting isWaitingChildren', read),
    },
  },
  FlowProducer: {
    members: {
      add: {
        roundTrip: {
          server: 'queue',
          access: 'write',
          forMany: 'add all flows with one `addBulk(flows)`',
        },
        enqueues: enqueuesItems,
      },
      addBulk: { ...write, enqueues: enqueuesItems },
      getFlow: read,
    },
  },
} as const;

export const bullmq = defineLibrary({
  packages: ['bullmq'],
  source: { url: 'https://docs.bullmq.io/', version: '6.7.0' },
  module: {
    Queue: {
      gives: 'Queue',
      tunes: {
        options: 1,
        retention: {
          keys: ['defaultJobOptions.removeOnComplete', 'defaultJobOptions.removeOnFail'],
          default: 'none',
        },
      },
    },
    FlowProducer: { gives: 'FlowProducer' },
    Job: { gives: 'Job', is: 'JobClass' },
  },
  types: { ...bullmqTypes, JobClass: { members: { fromId: { gives: 'Job', ...read } } } },
});
