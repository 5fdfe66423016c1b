import { testRule } from '../support/test-rule.js';
import { ownershipProbe } from './ownership-probe.js';

// Clients that are made from another one, for subscriptions and commands that wait: each has a connection of its own.
testRule(ownershipProbe, {
  valid: [
    `
// closed on all paths
import { createClient } from 'redis';
const client = createClient();
export async function next(key: string) {
  const own = client.duplicate();
  await own.connect();
  try {
    if (!(await own.exists(key))) return null;
    return await own.blPop(key, 5);
  } finally {
    await own.quit();
  }
}
export async function first(key: string) {
  const own = client.duplicate();
  await own.connect();
  try {
    return await own.blPop(key, 5);
  } catch (error) {
    own.destroy();
    throw error;
  } finally {
    if (own.isOpen) await own.close();
  }
}
    `,
    `
// nothing closes it: it may be meant for as long as the process lives
import { Redis } from 'ioredis';
const redis = new Redis();
export async function listen(channel: string) {
  const own = redis.duplicate();
  await own.subscribe(channel);
  own.on('message', (_, text) => console.log(text));
}
    `,
    `
// kept in a field, returned, or given to something that keeps it
import { createAdapter } from '@socket.io/redis-adapter';
import { Redis } from 'ioredis';
const redis = new Redis();
export class Listener {
  private own?: Redis;
  async start() {
    const own = redis.duplicate();
    try {
      await own.subscribe('orders');
    } catch (error) {
      own.disconnect();
      throw error;
    }
    this.own = own;
  }
  async stop() {
    await this.own?.quit();
  }
}
export async function open() {
  const own = redis.duplicate();
  await own.ping();
  return own;
}
export const adapter = (io) => {
  const own = redis.duplicate();
  io.adapter(createAdapter(redis, own));
};
    `,
    `
// closed when the listener goes
import { Redis } from 'ioredis';
const redis = new Redis();
export function stream(request, response) {
  const own = redis.duplicate();
  own.on('message', (_, text) => response.write(text));
  request.on('close', () => own.disconnect());
  void own.subscribe('orders');
}
    `,
    `
// closed by the message that it waits for, or when that takes too long
import { createClient } from 'redis';
const client = createClient();
export async function waitFor(channel: string) {
  const own = client.duplicate();
  await own.connect();
  return new Promise<string | undefined>((resolve) => {
    const end = (message?: string) => {
      void own.quit();
      resolve(message);
    };
    const timer = setTimeout(end, 5000);
    void own.subscribe(channel, (message) => {
      clearTimeout(timer);
      end(message);
    });
  });
}
export async function collect(channel: string, messages: string[]) {
  const own = client.duplicate();
  await own.connect();
  await own.subscribe(channel, (message) => {
    messages.push(message);
    if (message === 'end') own.destroy();
  });
}
    `,
    `
// a worker that goes on until somebody stops it
import { Redis } from 'ioredis';
const redis = new Redis();
let running = true;
export const stop = () => (running = false);
export async function work() {
  const own = redis.duplicate();
  while (running) handle(await own.brpop('jobs', 5));
  await own.quit();
}
export async function workUntil(signal: AbortSignal) {
  const own = redis.duplicate();
  do {
    handle(await own.brpop('jobs', 5));
  } while (!signal.aborted);
  await own.quit();
}
export class Worker {
  private isOn = true;
  async work() {
    const own = redis.duplicate();
    while (this.isOn) handle(await own.brpop('jobs', 5));
    await own.quit();
  }
}
    `,
    `
// something else that is copied, by its name
export async function copy(page) {
  const other = page.duplicate();
  if (!other.title) return;
  await other.close();
}
    `,
  ],
  invalid: [
    `
// asked before it is closed, with an early return
import { createClient } from 'redis';
const client = createClient();
export async function waitFor(key: string) {
  const own = client.duplicate();
                     ~~~~~~~~~ throw 7
  await own.connect();
  if (!(await client.exists(key))) return true;
  await new Promise<void>((resolve) => {
    void own.subscribe(key, () => resolve());
  });
  await own.quit();
  return true;
}
    `,
    `
// a command that fails; a client connects when it is made
import { Redis } from 'ioredis';
export class Queue {
  constructor(private readonly redis: Redis) {}
  async next(key: string) {
    const own = this.redis.duplicate();
                           ~~~~~~~~~ throw 7
    const entry = await own.blpop(key, 5);
    own.disconnect();
    return entry;
  }
}
    `,
    `
// a client of a cluster, and what closes it in other versions
import { Cluster } from 'ioredis';
import { createClient } from 'redis';
const cluster = new Cluster([]);
const client = createClient();
export async function next(key: string) {
  const own = cluster.duplicate();
                      ~~~~~~~~~ return 8
  if (!key) return;
  await own.quit();
}
export async function first(key: string) {
  const own = client.duplicate();
                     ~~~~~~~~~ throw 14
  await own.connect();
  await own.blPop(key, 5);
  await own.close();
}
    `,
    `
// loops that end by what they ask, and one before it
import { Redis } from 'ioredis';
const redis = new Redis();
let isReady = false;
export async function drain(key: string) {
  const own = redis.duplicate();
                    ~~~~~~~~~ throw 8
  let more = true;
  while (more) more = Boolean(await own.brpop(key, 5));
  await own.quit();
}
export class Pages {
  async all(key: string, pages: { next: boolean }) {
    const own = redis.duplicate();
                      ~~~~~~~~~ throw 14
    while (pages.next) pages.next = Boolean(await own.brpop(key, 5));
    await own.quit();
  }
}
export async function first(key: string) {
  while (!isReady) await sleep(50);
  const own = redis.duplicate();
                    ~~~~~~~~~ throw 21
  const entry = await own.blpop(key, 5);
  await own.quit();
  return entry;
}
    `,
    `
// a client that is known by its name
import { redis } from './redis';
export class Seats {
  async waitFor(key: string) {
    const own = this.redis.duplicate();
                           ~~~~~~~~~ return 7
    await own.connect();
    if (!key) return;
    await own.quit();
  }
}
export async function waitFor(key: string) {
  const own = redis.duplicate();
                    ~~~~~~~~~ return 14
  await own.connect();
  if (!key) return;
  await own.quit();
}
    `,
  ],
});
