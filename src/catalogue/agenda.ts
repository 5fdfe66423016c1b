import { each } from './each.js';
import { defineLibrary } from './schema.js';

const read = { roundTrip: { server: 'queue', access: 'read' } } as const;
const write = { roundTrip: { server: 'queue', access: 'write' } } as const;

/** Whether finished jobs go away is said where the job is defined, or for all of them (since 6). */
const enqueues = { keepsFinished: true } as const;

const agendaClass = {
  gives: 'Agenda',
  tunes: { options: 0, retention: { keys: ['removeOnComplete'], default: 'none' } },
} as const;

export const agenda = defineLibrary({
  packages: ['agenda'],
  source: { url: 'https://github.com/agenda/agenda#readme', version: '6.2.6 and 4.4.0' },
  module: { Agenda: agendaClass, Job: { gives: 'Job' }, default: { gives: 'Agenda' } },
  types: {
    Agenda: {
      members: {
        create: { gives: 'Job' },
        ...each('every now schedule', { gives: 'Job', ...write, enqueues }),
        nowDebounced: { gives: 'Job', ...write, enqueues },
        cancel: write,
        ...each('cancelAll clearLogs disable enable purge', write),
        ...each('getJobsOverview getLogs jobs queryJobs', read),
      },
    },
    Job: {
      members: {
        ...each('endDate forkMode priority repeatAt repeatEvery schedule skipDays startDate unique', {
          gives: 'Job',
        }),
        save: { gives: 'Job', ...write, enqueues },
        ...each('remove touch', write),
      },
    },
  },
});
