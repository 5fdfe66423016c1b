import { requireConnectionRelease } from '../../rules/require-connection-release.js';
import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a mutex of another package
import { Mutex } from 'await-semaphore';
const release = await new Mutex().acquire();
    `,
  ],
  invalid: [
    `
import { Mutex, Semaphore } from 'async-mutex';
const mutex = new Mutex();
const release = await mutex.acquire();
                      ~~~~~~~~~~~~~ acquire
mutex.release();
~~~~~~~~~~~~~ release
const semaphore = new Semaphore(4);
const [value, giveBack] = await semaphore.acquire();
                                ~~~~~~~~~~~~~~~~~ acquire
semaphore.release();
~~~~~~~~~~~~~~~~~ release
    `,
  ],
});

const head = `
import { Mutex, Semaphore } from 'async-mutex';
const mutex = new Mutex();
const semaphore = new Semaphore(4);
`;

testRule(requireConnectionRelease, {
  valid: [
    `${head}
export async function run(job: () => Promise<void>) {
  const release = await mutex.acquire();
  try {
    await job();
  } finally {
    release();
  }
}
    `,
    `${head}
// the mutex is told to take it back
export async function run(job: () => Promise<void>) {
  const release = await mutex.acquire();
  try {
    await job();
  } finally {
    mutex.release();
  }
}
    `,
    `${head}
export async function run(job: () => Promise<void>) {
  await mutex.acquire();
  try {
    await job();
  } finally {
    mutex.release();
  }
}
    `,
    `${head}
// the other place of the list
export async function run(job: (free: number) => Promise<void>) {
  const [free] = await semaphore.acquire();
  try {
    await job(free);
  } finally {
    semaphore.release();
  }
}
    `,
    `${head}
// given on, in every form
export async function lock() {
  const release = await mutex.acquire();
  return release;
}
export async function lockWith(id: number) {
  const release = await mutex.acquire();
  return { id, release };
}
export async function lockUntil(job: Emitter) {
  const release = await mutex.acquire();
  job.once('end', release);
  await job.start();
}
export async function lockFor(job: Emitter) {
  const release = await mutex.acquire();
  return () => {
    release();
  };
}
    `,
    `${head}
// by another name, and as a method of something else
export async function run(job: () => Promise<void>) {
  const release = await mutex.acquire();
  const done = release;
  try {
    await job();
  } finally {
    done();
  }
}
export async function runWith(job: () => Promise<void>) {
  const release = await mutex.acquire();
  const lock = { release };
  try {
    await job();
  } finally {
    lock.release();
  }
}
    `,
    `${head}
// a lock that another method gives back
export class Session {
  private readonly turns = new Mutex();
  async enter() {
    await this.turns.acquire();
    await this.load();
  }
  leave() {
    this.turns.release();
  }
  async visit(id: string | undefined) {
    await this.turns.acquire();
    if (id === undefined) {
      this.leave();
      return;
    }
    this.turns.release();
  }
}
    `,
    `${head}
// all permits, one after another
export async function drain(size: number, job: () => Promise<void>) {
  for (let taken = 0; taken < size; taken++) await semaphore.acquire();
  await job();
  for (let taken = 0; taken < size; taken++) semaphore.release();
}
    `,
    `${head}
// each turn gives its permit back when its work is done
export async function each(jobs: (() => Promise<void>)[]) {
  for (const job of jobs) {
    await semaphore.acquire();
    void job().finally(() => semaphore.release());
  }
}
    `,
    `${head}
// taken in one of the turns, and held after the loop
export async function first(job: Job) {
  while (true) {
    await mutex.acquire();
    if (job.isReady) break;
    mutex.release();
  }
  try {
    await job.run();
  } finally {
    mutex.release();
  }
}
    `,
    `${head}
// only where it was taken
export async function run(job: Job) {
  let isTaken = false;
  try {
    await mutex.acquire();
    isTaken = true;
    await job.run();
  } finally {
    if (isTaken) mutex.release();
  }
}
    `,
    `${head}
// what cannot throw
export async function next(queue: string[]) {
  const release = await mutex.acquire();
  const first = queue.shift();
  release();
  return first;
}
    `,
    `${head}
export function run(job: () => Promise<void>) {
  return mutex.acquire().then((release) => job().finally(release));
}
    `,
    `${head}
// known miss: nothing in the function gives it back, so that another may
export async function run(job: () => Promise<void>) {
  await mutex.acquire();
  await job();
}
    `,
  ],
  invalid: [
    {
      code: `${head}
export async function run(job: () => Promise<void>) {
  const release = await mutex.acquire();
                              ~~~~~~~ lostOnPath
  await job();
  release();
}
      `,
      message:
        'The lock from `mutex.acquire` is not given back when line 7 throws, so whoever waits for it next waits for ever. Instead, release it in a `finally` block, or pass the work to `mutex.runExclusive(async () => …)`, which releases by itself.',
    },
    `${head}
export async function run(job: () => Promise<void>) {
  const [, release] = await semaphore.acquire();
                                      ~~~~~~~ lostOnPath
  await job();
  release();
}
    `,
    `${head}
export async function run(job: () => Promise<void>) {
  const release = (await semaphore.acquire())[1];
                                   ~~~~~~~ lostOnPath
  await job();
  release();
}
    `,
    `${head}
export async function run(job: Job | undefined) {
  await mutex.acquire();
              ~~~~~~~ lostOnPath
  if (!job) return;
  mutex.release();
}
    `,
    `
import { Mutex } from 'async-mutex';
export class Seats {
  readonly #mutex = new Mutex();
  async reserve(count: number) {
    const release = await this.#mutex.acquire();
                                      ~~~~~~~ lostOnPath
    if (count > 10) throw new Error('too many');
    release();
  }
}
    `,
    `${head}
// a function of the file that takes it for its caller
async function lock() {
  return mutex.acquire();
}
export async function run(job: () => Promise<void>) {
  const release = await lock();
                        ~~~~ lostOnPath
  await job();
  release();
}
    `,
    `${head}
export async function each(jobs: Job[]) {
  for (const job of jobs) {
    const [, release] = await semaphore.acquire(2);
                                        ~~~~~~~ lostOnPath
    if (job.isDone) continue;
    await job.run().finally(release);
  }
}
    `,
    `${head}
export async function run(job: () => Promise<void>) {
  const release = await mutex.acquire();
                              ~~~~~~~ neverReleased
  await job();
}
    `,
  ],
});
