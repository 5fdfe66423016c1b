import { defineLibrary } from './schema.js';

const lock = {
  isReleaser: true,
  cost: 'whoever waits for it next waits for ever',
} as const;

const givesBack = { releases: 'receiver' } as const;

export const asyncMutex = defineLibrary({
  packages: ['async-mutex'],
  source: { url: 'https://github.com/DirtyHairy/async-mutex', version: '0.5.0' },
  module: {
    Mutex: { gives: 'MutexInterface' },
    Semaphore: { gives: 'SemaphoreInterface' },
  },
  types: {
    MutexInterface: {
      members: {
        acquire: {
          acquires: {
            ...lock,
            resource: 'lock',
            selfReleasing:
              'release it in a `finally` block, or pass the work to `mutex.runExclusive(async () => …)`, which releases by itself',
          },
        },
        release: givesBack,
        runExclusive: { callback: [] },
      },
    },
    Mutex: { extends: 'MutexInterface' },
    SemaphoreInterface: {
      members: {
        acquire: {
          acquires: {
            ...lock,
            resource: 'permit',
            under: '1',
            selfReleasing:
              'release it in a `finally` block, or pass the work to `semaphore.runExclusive(async () => …)`, which releases by itself',
          },
        },
        release: givesBack,
        runExclusive: { callback: [] },
      },
    },
    Semaphore: { extends: 'SemaphoreInterface' },
  },
});
