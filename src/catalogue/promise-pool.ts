import { each } from './each.js';
import { defineLibrary } from './schema.js';

const steps = {
  ...each('for withConcurrency withTaskTimeout', { gives: 'PromisePool' }),
} as const;

/** Ten at once, unless `withConcurrency` says otherwise. */
export const promisePool = defineLibrary({
  packages: ['@supercharge/promise-pool'],
  source: { url: 'https://superchargejs.com/docs/promise-pool', version: '3.3.0' },
  module: {
    ...each('default PromisePool', { gives: 'PromisePool', is: 'PromisePoolClass' }),
  },
  types: {
    PromisePoolClass: { members: steps },
    PromisePool: {
      members: {
        ...steps,
        ...each('dontStoreProcessedItems handleError onTaskFinished onTaskStarted', { gives: 'PromisePool' }),
        useCorrespondingResults: { gives: 'PromisePool' },
        process: {
          iterates: { source: { chained: 'for' }, callback: 0 },
          limits: { concurrency: 'always' },
        },
      },
    },
  },
});
