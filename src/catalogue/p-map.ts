import { each } from './each.js';
import { defineLibrary } from './schema.js';

/** All at once, unless the option says otherwise. */
const map = {
  iterates: { source: 0, callback: 1 },
  limits: { concurrency: { argument: 2, key: 'concurrency' }, goesOnAfterFailure: { key: 'stopOnError' } },
} as const;

export const pMap = defineLibrary({
  packages: ['p-map'],
  source: { url: 'https://github.com/sindresorhus/p-map#readme', version: '7.1.1' },
  module: { default: map, ...each('pMapIterable pMapSettled pMapKeyed pMapSettledKeyed', map) },
  types: {},
});
