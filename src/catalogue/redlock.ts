import { each } from './each.js';
import { defineLibrary } from './schema.js';

const lock = {
  resource: 'lock',
  endsByItself: true,
  cost: 'whoever waits for it next waits until it expires',
} as const;

export const redlock = defineLibrary({
  packages: ['redlock'],
  source: {
    url: 'https://github.com/mike-marcacci/node-redlock',
    version: '5.0.0-beta.2 and 4.2.0, types 4.0.8',
  },
  module: { default: { gives: 'Redlock' } },
  types: {
    Redlock: {
      members: {
        acquire: {
          gives: 'Lock',
          acquires: {
            ...lock,
            releasedBy: { member: 'release', awaited: true },
            selfReleasing:
              'pass the work to `redlock.using(resources, duration, async (signal) => …)`, which releases by itself',
          },
        },
        // up to version 4
        lock: { gives: 'Lock', acquires: { ...lock, releasedBy: { member: 'unlock', awaited: true } } },
        ...each('release unlock', { releases: { argument: 0 } }),
        extend: { gives: 'Lock' },
        using: { callback: [] },
      },
    },
    Lock: {
      members: { ...each('release unlock', { releases: 'receiver' }), extend: { gives: 'Lock' } },
    },
  },
});
