import { each } from './each.js';
import { defineLibrary } from './schema.js';

const read = { roundTrip: { server: 'http', access: 'read' } } as const;
const write = { roundTrip: { server: 'http', access: 'write' } } as const;
const command = { roundTrip: { server: 'http', access: 'command' } } as const;

const instance = {
  gives: 'KyInstance',
  tunes: { options: 0, requestTimeout: { keys: ['timeout'], default: 10_000, unit: 'ms' } },
} as const;

export const ky = defineLibrary({
  packages: ['ky'],
  source: { url: 'https://github.com/sindresorhus/ky#api', version: '2.1.0' },
  module: { default: { is: 'KyInstance' } },
  types: {
    KyInstance: {
      call: command,
      members: {
        ...each('get head', read),
        ...each('delete patch post put', write),
        ...each('create extend', instance),
      },
    },
  },
});
