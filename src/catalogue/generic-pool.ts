import { each } from './each.js';
import { defineLibrary } from './schema.js';

const pool = {
  gives: 'Pool',
  tunes: {
    options: 1,
    connections: { keys: ['max'], default: 1 },
    acquireTimeout: { keys: ['acquireTimeoutMillis'], default: 'none', unit: 'ms' },
    // The default time passes unheard, because nothing looks for idle resources until it is told how often.
    idleTimeout: { keys: ['evictionRunIntervalMillis'], default: 'none', unit: 'ms' },
  },
} as const;

/** A pool of anything: what it holds is not known here. */
export const genericPool = defineLibrary({
  packages: ['generic-pool'],
  source: { url: 'https://github.com/coopernurse/node-pool', version: '3.9.0' },
  module: { createPool: pool },
  types: {
    Pool: {
      members: {
        acquire: {
          acquires: {
            resource: 'resource',
            selfReleasing:
              'give it to `pool.release()` in a `finally` block, or pass the work to `pool.use(async (resource) => …)`, which releases by itself',
          },
        },
        ...each('release destroy', { releases: { argument: 0 } }),
        use: { callback: [] },
      },
    },
  },
});
