import { each } from './each.js';
import { defineLibrary } from './schema.js';

const read = { roundTrip: { server: 'queue', access: 'read' } } as const;
const write = { roundTrip: { server: 'queue', access: 'write' } } as const;

/** Finished jobs are deleted after a week. */
const retention = ['deleteAfterSeconds'] as const;

const insertAll = 'insert all jobs with one `insert(name, jobs)`';

/** Many of the jobs of one queue take an id or a list of ids. */
function byIds(verb: string) {
  return {
    roundTrip: { server: 'queue', access: 'write', forMany: `pass all ids to one \`${verb}(name, ids)\`` },
  } as const;
}

const boss = {
  gives: 'PgBoss',
  tunes: {
    options: 0,
    connections: { keys: ['max'], default: 10 },
  },
} as const;

export const pgBoss = defineLibrary({
  packages: ['pg-boss'],
  source: { url: 'https://timgit.github.io/pg-boss/', version: '12.38.0 and 10.4.2' },
  module: { PgBoss: boss, default: boss },
  types: {
    PgBoss: {
      members: {
        send: {
          roundTrip: { server: 'queue', access: 'write', forMany: insertAll },
          enqueues: { options: 'any', retention },
        },
        ...each('sendAfter sendDebounced sendThrottled', {
          roundTrip: { server: 'queue', access: 'write', forMany: insertAll },
          enqueues: { options: 2, retention },
        }),
        insert: { ...write, enqueues: {} },
        flow: { ...write, enqueues: {} },
        publish: { ...write, enqueues: { options: 2, retention } },
        cancel: byIds('cancel'),
        complete: byIds('complete'),
        deleteJob: byIds('deleteJob'),
        fail: byIds('fail'),
        resume: byIds('resume'),
        retry: byIds('retry'),
        touch: byIds('touch'),
        ...each('createQueue deleteQueue schedule subscribe unschedule unsubscribe updateQueue', write),
        ...each('deleteAllJobs deleteQueuedJobs deleteStoredJobs supervise', write),
        fetch: read,
        ...each('findJobs getJobById getQueue getQueues getQueueStats getSchedules', read),
        ...each('isInstalled schemaVersion', read),
      },
    },
  },
});
