import { each } from './each.js';
import { defineLibrary } from './schema.js';

/** All at once; the function of the same name with `Limit` takes a bound. */
const overElements = { iterates: { source: 0, callback: 1, startsAll: true } } as const;
const oneByOne = { iterates: { source: 0, callback: 1, sequential: true } } as const;
const someAtOnce = {
  iterates: { source: 0, callback: 2 },
  limits: { concurrency: { argument: 1 } },
} as const;
const queue = {
  gives: 'QueueObject',
  limits: { concurrency: { argument: 1 }, boundedByDefault: true },
} as const;

/** The functions of the package, which are also members of its default export. */
const functions = {
  ...each('each eachOf forEach forEachOf concat flatMap groupBy map mapValues', overElements),
  ...each('detect every filter find reject select some sortBy', overElements),
  ...each('eachSeries eachOfSeries forEachSeries forEachOfSeries concatSeries flatMapSeries', oneByOne),
  ...each('detectSeries everySeries filterSeries findSeries groupBySeries mapSeries', oneByOne),
  ...each('mapValuesSeries rejectSeries selectSeries someSeries', oneByOne),
  ...each('eachLimit eachOfLimit forEachLimit forEachOfLimit concatLimit flatMapLimit', someAtOnce),
  ...each('detectLimit everyLimit filterLimit findLimit groupByLimit mapLimit', someAtOnce),
  ...each('mapValuesLimit rejectLimit selectLimit someLimit', someAtOnce),
  ...each('foldl foldr inject reduce reduceRight', {
    iterates: { source: 0, callback: 2, sequential: true },
  }),
  parallelLimit: { limits: { concurrency: { argument: 1 } } },
  timesLimit: { limits: { concurrency: { argument: 1 } } },
  ...each('series timesSeries waterfall', { limits: { concurrency: 'always' } }),
  ...each('priorityQueue queue', queue),
  cargoQueue: queue,
  cargo: { gives: 'QueueObject', limits: { concurrency: 'always' } },
  retry: { callback: [] },
} as const;

export const async = defineLibrary({
  packages: ['async'],
  source: { url: 'https://caolan.github.io/async/v3/docs.html', version: '3.2.6' },
  module: functions,
  types: {
    QueueObject: {
      members: each('push pushAsync unshift unshiftAsync', { limits: { concurrency: 'always' } }),
    },
  },
});
