import { defineLibrary } from './schema.js';

const bounded = { concurrency: 'always' } as const;

export const pLimit = defineLibrary({
  packages: ['p-limit'],
  source: { url: 'https://github.com/sindresorhus/p-limit#readme', version: '7.3.3' },
  module: {
    default: { gives: 'LimitFunction' },
    limitFunction: { gives: 'LimitedFunction' },
  },
  types: {
    LimitFunction: {
      call: { callback: [], limits: bounded },
      members: { map: { iterates: { source: 0, callback: 1 }, limits: bounded } },
    },
    LimitedFunction: { call: { limits: bounded } },
  },
});
