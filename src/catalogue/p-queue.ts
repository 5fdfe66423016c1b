import { each } from './each.js';
import { defineLibrary } from './schema.js';

const bounded = { concurrency: 'always' } as const;

/** A queue without `concurrency` bounds nothing, but then nobody would make one. */
export const pQueue = defineLibrary({
  packages: ['p-queue'],
  source: { url: 'https://github.com/sindresorhus/p-queue#readme', version: '9.3.5' },
  module: { default: { gives: 'PQueue' } },
  types: {
    PQueue: {
      members: {
        add: { callback: [], limits: bounded },
        addAll: { limits: bounded },
        ...each('onEmpty onIdle onSizeLessThan', {}),
      },
    },
  },
});
