import { defineLibrary } from './schema.js';

/** A pool of anything: what it holds is not known here. */
export const tarn = defineLibrary({
  packages: ['tarn'],
  source: { url: 'https://github.com/Vincit/tarn.js', version: '3.1.2' },
  module: {
    Pool: {
      gives: 'Pool',
      tunes: {
        options: 0,
        connections: { keys: ['max'], default: 'none' }, // it throws without
        acquireTimeout: { keys: ['acquireTimeoutMillis'], default: 30_000, unit: 'ms' },
        idleTimeout: { keys: ['idleTimeoutMillis'], default: 30_000, unit: 'ms' },
      },
    },
  },
  types: {
    Pool: {
      members: {
        acquire: {
          acquires: {
            resource: 'resource',
            under: 'promise',
            selfReleasing: 'give it to `pool.release()` in a `finally` block',
          },
        },
        release: { releases: { argument: 0 } },
      },
    },
  },
});
