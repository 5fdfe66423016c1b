import { each } from './each.js';
import { defineLibrary } from './schema.js';

const read = { roundTrip: { server: 'http', access: 'read' } } as const;
const write = { roundTrip: { server: 'http', access: 'write' } } as const;
const command = { roundTrip: { server: 'http', access: 'command' } } as const;

export const got = defineLibrary({
  packages: ['got'],
  source: { url: 'https://github.com/sindresorhus/got#documentation', version: '16.1.0 and 14.6.6' },
  module: { default: { is: 'Got' }, got: { is: 'Got' } },
  types: {
    Got: {
      call: command,
      members: {
        ...each('get head', read),
        ...each('delete patch post put', write),
        extend: {
          gives: 'Got',
          tunes: { options: 'any', requestTimeout: { keys: ['timeout'], default: 'none', unit: 'ms' } },
        },
      },
    },
  },
});
