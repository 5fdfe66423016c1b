import { requireConnectionRelease } from '../../rules/require-connection-release.js';
import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a lock of another package
import { Locks } from 'locks';
const lock = await new Locks([redis]).acquire(['seats'], 5000);
    `,
  ],
  invalid: [
    `
import Redlock from 'redlock';
const redlock = new Redlock([redis]);
const lock = await redlock.acquire(['seats'], 5000);
                   ~~~~~~~~~~~~~~~ acquire
await lock.release();
      ~~~~~~~~~~~~ release
await redlock.release(lock);
      ~~~~~~~~~~~~~~~ release
    `,
    `
// up to version 4
const Redlock = require('redlock');
const redlock = new Redlock([client]);
const lock = await redlock.lock('seats', 5000);
                   ~~~~~~~~~~~~ acquire
await lock.unlock();
      ~~~~~~~~~~~ release
    `,
  ],
});

testRule(requireConnectionRelease, {
  valid: [
    `
import Redlock from 'redlock';
const redlock = new Redlock([redis]);
export async function run(job: () => Promise<void>) {
  const lock = await redlock.acquire(['seats'], 5000);
  try {
    await job();
  } finally {
    await lock.release().catch(() => undefined);
  }
}
    `,
    `
// held until it ends by itself, so that the next quarter of an hour has no second run
import Redlock from 'redlock';
const redlock = new Redlock([redis]);
export async function sometimes(job: () => Promise<void>) {
  await redlock.acquire(['job'], 900_000);
  await job();
}
export async function seldom(job: () => Promise<void>) {
  const lock = await redlock.acquire(['job'], 900_000);
  await job();
}
    `,
    `
// one that could not be taken says so
export async function run(job: () => Promise<void>) {
  const lock = await acquireLock('seats', 5000);
  if (!lock.acquired) return;
  try {
    await job();
  } finally {
    await lock.release();
  }
}
    `,
    `
// a function of the file that gives something else, and a name that says nothing
function acquireLock(name: string) {
  return new Counter(name);
}
export async function run(job: () => Promise<void>) {
  const lock = await acquireLock('seats');
  await job();
  lock.release();
}
export async function open(job: () => Promise<void>) {
  const door = await openDoor('seats');
  await job();
  door.unlock();
}
    `,
  ],
  invalid: [
    {
      code: `
import Redlock from 'redlock';
const redlock = new Redlock([redis]);
export async function run(job: () => Promise<void>) {
  const lock = await redlock.acquire(['seats'], 5000);
                             ~~~~~~~ lostOnPath
  await job();
  await lock.release();
}
      `,
      message:
        'The lock from `redlock.acquire` is not given back when line 5 throws, so whoever waits for it next waits until it expires. Instead, call its `release()` in a `finally` block, or pass the work to `redlock.using(resources, duration, async (signal) => …)`, which releases by itself.',
      suggestion: `
import Redlock from 'redlock';
const redlock = new Redlock([redis]);
export async function run(job: () => Promise<void>) {
  const lock = await redlock.acquire(['seats'], 5000);
  try {
    await job();
  } finally {
    await lock.release();
  }
}
      `,
    },
    `
const Redlock = require('redlock');
const redlock = new Redlock([client]);
exports.run = (job) => redlock.lock('seats', 5000).then((lock) => job().then(() => lock.unlock()));
                               ~~~~ lostOnPath
    `,
    {
      code: `
// known by its name, and by what it gives
import { acquireLock } from './locks';
export async function run(job: () => Promise<void>) {
  const lock = await acquireLock('seats', 5000);
                     ~~~~~~~~~~~ lostOnPath
  await job();
  await lock.release();
}
      `,
      message:
        'The lock from `acquireLock` is not given back when line 5 throws, so whoever waits for it next waits until it expires. Instead, call its `release()` in a `finally` block.',
    },
    `
// a function of the project that makes it itself
async function acquireLock(name: string) {
  await redis.set(name, '1');
  return { release: () => redis.del(name) };
}
export async function run(job: () => Promise<void>) {
  const lock = await acquireLock('seats');
                     ~~~~~~~~~~~ lostOnPath
  await job();
  await lock.release();
}
    `,
  ],
});
