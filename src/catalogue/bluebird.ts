import { each } from './each.js';
import { defineLibrary } from './schema.js';

/** All at once, unless the option says otherwise. */
const mapped = {
  iterates: { source: 0, callback: 1 },
  limits: { concurrency: { argument: 2, key: 'concurrency' } },
} as const;

/** Static members of the class, which are what the module has too. */
const statics = {
  ...each('filter map', mapped),
  ...each('each mapSeries reduce', { iterates: { source: 0, callback: 1, sequential: true } }),
} as const;

export const bluebird = defineLibrary({
  packages: ['bluebird'],
  source: { url: 'http://bluebirdjs.com/docs/api-reference.html', version: '3.7.2' },
  module: { ...statics, ...each('default Promise', { is: 'BluebirdClass' }) },
  types: { BluebirdClass: { members: statics } },
});
