import { each } from './each.js';
import { lodashFunctions } from './lodash.js';
import { defineLibrary } from './schema.js';

const concurrent = {
  iterates: { source: 0, callback: 1 },
  limits: { concurrency: { argument: 2, key: 'concurrency' }, goesOnAfterFailure: 'always' },
} as const;

const source = { url: 'https://es-toolkit.dev/reference/array/chunk.html', version: '1.53.2' };

export const esToolkit = defineLibrary({
  packages: ['es-toolkit', 'es-toolkit/array'],
  source,
  module: {
    chunk: { chunks: { size: 1 } },
    limitAsync: { gives: 'LimitedFunction' },
    ...each('mapAsync filterAsync forEachAsync flatMapAsync', concurrent),
    reduceAsync: { iterates: { source: 0, callback: 1, sequential: true } },
    ...each('flatMap forEachRight', { iterates: { source: 0, callback: 1 } }),
  },
  types: { LimitedFunction: { call: { limits: { concurrency: 'always' } } } },
});

/** The part of es-toolkit that stands in for lodash. */
export const esToolkitCompat = defineLibrary({
  packages: ['es-toolkit/compat'],
  source,
  module: lodashFunctions,
  types: {},
});
