import { each } from './each.js';
import { defineLibrary } from './schema.js';

/** How many inner streams run at the same time; all of them where it is left out. */
export const rxjs = defineLibrary({
  packages: ['rxjs', 'rxjs/operators'],
  source: { url: 'https://rxjs.dev/api/operators/mergeMap', version: '7.8.2' },
  module: {
    mergeMap: { limits: { concurrency: { argument: 1 } } },
    mergeAll: { limits: { concurrency: { argument: 0 } } },
    mergeScan: { limits: { concurrency: { argument: 2 } } },
    expand: { limits: { concurrency: { argument: 1 } } },
    ...each('concatMap concatAll exhaustMap switchMap', { limits: { concurrency: 'always' } }),
  },
  types: {},
});
