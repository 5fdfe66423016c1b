import { noUnboundedConcurrency } from '../../rules/no-unbounded-concurrency.js';
import { testRule } from '../support/test-rule.js';

/** What a suggestion adds to a file of a project without a package for this. */
const mapInChunks = `async function mapInChunks<T, R>(
  list: readonly T[],
  size: number,
  callback: (element: T, index: number) => R,
): Promise<Awaited<R>[]> {
  const results: Awaited<R>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    const running = chunk.map((element, index) =>
      callback(element, start + index),
    );
    results.push(...(await Promise.all(running)));
  }
  return results;
}`;

/** The same in a file with wider lines. */
const mapInWideChunks = mapInChunks.replace(/=>\s+(?<call>callback\(.*\)),\s+\)/u, '=> $<call>)');

/** What a suggestion adds to a file of a project without a package for this. */
const settleInChunks = `async function settleInChunks<T, R>(
  list: readonly T[],
  size: number,
  callback: (element: T, index: number) => R,
): Promise<PromiseSettledResult<Awaited<R>>[]> {
  const results: PromiseSettledResult<Awaited<R>>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    const running = chunk.map((element, index) =>
      callback(element, start + index),
    );
    results.push(...(await Promise.allSettled(running)));
  }
  return results;
}`;

testRule(noUnboundedConcurrency, {
  valid: [
    `
// forEach with a callback that starts a request and leaves it, over a few
const hooks = ['https://a.example', 'https://b.example'];
hooks.forEach((hook) => {
  fetch(hook).catch(log);
});
    `,
    `
// forEach with a callback that starts nothing
export function list(urls: string[]) {
  urls.forEach((url) => {
    logger.info(url).catch(log);
  });
}
    `,
    `
// one field of two schemas: that of this type has a limit
import { ArrayMaxSize } from 'class-validator';
class Few { @ArrayMaxSize(20) ids: string[]; }
class Many { @IsArray() ids: string[]; }
export const load = (dto: Few) => Promise.all(dto.ids.map((id) => fetch('/' + id)));
    `,
    `
// the schema of the same route has a limit
import { z } from 'zod';
export const few = route
  .input(z.object({ ids: z.array(z.string()).max(50) }))
  .mutation(({ input }) => Promise.all(input.ids.map((id) => fetch('/' + id))));
export const named = route.input(z.object({ ids: z.array(z.string()) })).query(({ input }) => input.ids);
    `,
    `
// two, by their type
export const load = (body: { pair: [string, string] }) => Promise.all(body.pair.map((url) => fetch(url)));
    `,
    `
// whoever sends more is refused
export async function load(ctx: any) {
  const { ids } = ctx.request.body;
  ctx.assert(ids.length <= 10, 400);
  await Promise.all(ids.map((id) => fetch('/' + id)));
}
    `,
    `
// at most ten messages
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
export async function poll(sqs: any) {
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ MaxNumberOfMessages: 10 }));
  await Promise.all(Messages.map((message) => fetch(message.Body)));
}
    `,
    `
// written by the people who run the program
export class Peers {
  private readonly peers = (process.env.PEERS ?? '').split(',');
  ping = () => Promise.all(this.peers.map((peer) => fetch(peer)));
}
    `,
    `
// workers that take from one list
export async function all(urls: string[], width: number) {
  let next = 0;
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (next < urls.length) await fetch(urls[next++]!);
    }),
  );
}
    `,
    `
// three attempts
export function first(url: string) {
  const attempts: Promise<Response>[] = [];
  for (let i = 0; i < 3; i++) attempts.push(fetch(url + i));
  return Promise.any(attempts);
}
    `,
    `
// a loop that waits in each turn, and a chain that is no request
export async function send(urls: string[]) {
  for (const url of urls) {
    fetch(url).catch(() => {});
    await write(url);
  }
  for (const url of urls) parse(url).catch(() => {});
}
    `,
    `
// a few literals
export async function load() {
  await Promise.all(['/a', '/b'].map((url) => fetch(url)));
}
    `,
    `
// a chunk of bounded size
export async function load(urls: string[]) {
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.allSettled(urls.slice(start, start + 10).map((url) => fetch(url)));
  }
}
    `,
    `
// a constant list of mirrors
const MIRRORS = ['https://a.example', 'https://b.example'];
export const first = () => Promise.race(MIRRORS.map((mirror) => fetch(mirror)));
    `,
    `
// a slice of few
export async function load(urls: string[]) {
  return Promise.any(urls.slice(0, 3).map((url) => fetch(url)));
}
    `,
    `
// the list is bounded where it comes from
export async function load(urls: string[]) {
  const first = urls.slice(0, 10);
  const pages = first.map((url) => fetch(url));
  return await Promise.all(pages);
}
    `,
    `
// tasks that nobody has started
export async function load(urls: string[]) {
  const tasks = urls.map((url) => () => fetch(url));
  return tasks;
}
    `,
    `
// a loop that waits when enough are running
export async function load(urls: string[]) {
  let pages = [];
  for (const url of urls) {
    pages.push(fetch(url));
    if (pages.length >= 10) {
      await Promise.all(pages);
      pages = [];
    }
  }
  await Promise.all(pages);
}
    `,
    `
// pushed once each, outside of a loop
export async function load(urls: string[]) {
  const pages = [];
  pages.push(fetch(urls[0]));
  pages.push(fetch(urls[1]));
  await Promise.all(pages);
}
    `,
    `
// a set of running promises that is raced when full
export async function load(urls: string[]) {
  const running = new Set();
  for (const url of urls) {
    running.add(fetch(url));
    if (running.size >= 10) await Promise.race(running);
  }
  await Promise.all(running);
}
    `,
    `
// named promises
export async function load(urls: string[]) {
  const [index, about] = await Promise.all([fetch('/index'), fetch('/about')]);
  return [index, about, urls];
}
    `,
    `
// a guard on the length
export async function load(urls: string[]) {
  if (urls.length > 50) throw new Error('Too many.');
  await Promise.all(urls.map((url) => fetch(url)));
}
    `,
    `
// a number of workers
export async function load(urls: Set<string>) {
  const next = urls.values();
  await Promise.all(
    Array.from({ length: Math.min(urls.size, 4) }, async () => {
      for (const url of next) await fetch(url);
    }),
  );
}
    `,
    `
// both lists are short
export async function load() {
  await Promise.all(['get', 'head'].flatMap((method) => ['/a', '/b'].map((url) => fetch(url, { method }))));
}
    `,
    `
// chunks are few requests at a time
import { chunk } from 'lodash';
export async function load(urls: string[]) {
  for (const part of chunk(urls, 10)) await Promise.all(part.map((url) => fetch(url)));
}
    `,
    `
// a function of another file makes the list
import { started } from './started.js';
export async function load(urls: string[]) {
  await Promise.all(started(urls));
}
    `,
    `
// a function of the project that takes tasks and a bound
import { promiseAllChunks } from './promises.js';
export async function load(urls: string[]) {
  await promiseAllChunks(urls.map((url) => () => fetch(url)), 10);
}
    `,
    `
// a named callback that only computes
export async function load(urls: string[]) {
  return Promise.all(urls.map(parsed));

  async function parsed(url: string) {
    return new URL(url);
  }
}
    `,
    `
// a function of another file whose name says that it computes
import { formatUrl } from './format.js';
export const all = (urls: string[]) => Promise.all(urls.map(formatUrl));
    `,
    `
// async alone proves nothing
export async function load(urls: string[]) {
  await Promise.all(urls.map(async (url) => url.trim()));
}
    `,
    `
// a method of the class that only computes
export class Pages {
  async all(urls: string[]) {
    return Promise.all(urls.map((url) => this.one(url)));
  }

  private async one(url: string) {
    return url.length;
  }
}
    `,
    `
// a limiter, whatever it is called
import { atMost } from './at-most.js';
const ten = atMost(10);
export async function load(urls: string[]) {
  await Promise.all(urls.map((url) => ten(() => fetch(url))));
}
    `,
    `
// p-limit
import pLimit from 'p-limit';
const limit = pLimit(10);
export async function load(urls: string[]) {
  await Promise.all(urls.map((url) => limit(() => fetch(url))));
}
    `,
    `
// a queue decides when a task runs
import { queue } from './queue.js';
export async function load(urls: string[]) {
  await Promise.all(urls.map((url) => queue.add(async () => fetch(url))));
}
    `,
    `
// a semaphore around the work
import { semaphore } from './semaphore.js';
export async function load(urls: string[]) {
  await Promise.all(urls.map((url) => semaphore.runExclusive(async () => fetch(url))));
}
    `,
    `
// each task waits until there is room
import { semaphore } from './semaphore.js';
export async function load(urls: string[]) {
  await Promise.all(
    urls.map(async (url) => {
      await semaphore.acquire();
      await fetch(url).finally(() => semaphore.release());
    }),
  );
}
    `,
    `
// an accessor gives something to call
import { getService } from './services.js';
export const all = (names: string[]) => Promise.all(names.map((name) => getService(name)));
    `,
    `
// a function of another file that computes
import { getUserName } from './users.js';
export async function load(users: object[]) {
  return Promise.all(users.map((user) => getUserName(user)));
}
    `,
    `
// a hash per password
import { hash } from 'bcrypt';
export const hashed = (passwords: string[]) => Promise.all(passwords.map((password) => hash(password, 10)));
    `,
    `
// a batched loader
import DataLoader from 'dataloader';
export async function run(ids: string[], users: DataLoader<string, object>) {
  return Promise.all(ids.map((id) => users.load(id)));
}
    `,
    `
// elements that only compute
export async function close(find: () => Promise<{ total(): number }[]>) {
  const orders = await find();
  return Promise.all(orders.map((order) => order.total()));
}
    `,
    `
// p-map with its option
import pMap from 'p-map';
export async function load(urls: string[]) {
  await pMap(urls, (url) => fetch(url), { concurrency: 5 });
}
    `,
    `
// p-map with options from elsewhere
import pMap from 'p-map';
import { options } from './options.js';
export async function load(urls: string[]) {
  await pMap(urls, (url) => fetch(url), options);
}
    `,
    `
// p-map over few
import pMap from 'p-map';
export async function load() {
  await pMap(['/a', '/b'], (url) => fetch(url));
}
    `,
    `
// forEach over few
export async function load() {
  ['/a', '/b'].forEach(async (url) => {
    await fetch(url);
  });
}
    `,
    `
// forEach without requests
export async function load(urls: string[]) {
  urls.forEach(async (url) => {
    console.log(url);
  });
}
    `,
    `
// the forEach of a stream, which waits
import { createInterface } from 'node:readline';
export async function load(lines: { forEach(callback: (line: string) => Promise<void>): Promise<void> }) {
  createInterface({ input: process.stdin });
  await lines.forEach(async (line) => {
    await fetch(line);
  });
}
    `,
    `
// a query per element is reported by no-query-in-loop, with its batch form
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export const load = (ids: string[]) =>
  Promise.all(ids.map((id) => prisma.user.findFirst({ where: { id } })));
    `,
    `
// a bulk operation per chunk
import { chunk } from 'lodash';
import { insertRows } from './rows.js';
export async function save(rows: object[]) {
  await Promise.all(chunk(rows, 500).map((part) => insertRows(part)));
}
    `,
    `
// a pause per turn
import { setTimeout as sleep } from 'node:timers/promises';
export async function load(urls: string[]) {
  await Promise.all(
    urls.map(async (url, index) => {
      await sleep(index * 100);
      await fetch(url);
    }),
  );
}
    `,
    `
// known miss: a function of a package that is not in the catalogue
import loadPage from 'page-loader';
export const load = (urls: string[]) => Promise.all(urls.map((url) => loadPage(url)));
    `,
    `
// known miss: the promises are kept in a field
export class Loads {
  private readonly running: Promise<unknown>[] = [];

  async load(urls: string[]) {
    for (const url of urls) this.running.push(fetch(url));
    await Promise.all(this.running);
  }
}
    `,
    `
// known miss: as many requests as a number says
export const load = (pages: number) =>
  Promise.all(Array.from({ length: pages }, (_, page) => Promise.resolve(page)));
    `,
    {
      code: `
// names prove nothing where conventions are off
import { getUserById } from './users.js';
export async function load(ids: string[]) {
  return Promise.all(ids.map((id) => getUserById(id)));
}
    `,
      settings: { conventions: false },
    },
    `
// waiting for jobs that run already
export async function stop(workers: { closed: Promise<void> }[]) {
  await Promise.all(workers.map((worker) => worker.closed));
}
    `,
    `
// a list of registered things
export async function close(queues: { close(): Promise<void> }[]) {
  await Promise.all(queues.map((queue) => queue.close()));
}
    `,
  ],
  invalid: [
    `
// one report for an asynchronous callback that leaves what it starts
export function tell(urls: string[]) {
  urls.forEach(async (url) => {
       ~~~~~~~ nobodyWaits
    fetch(url).catch(log);
  });
}
    `,
    `
// forEach with a callback that starts a request and leaves it
export function tell(urls: string[]) {
  urls.forEach((url) => {
    fetch(url).catch(log);
    ~~~~~ leftInLoop
  });
}
    `,
    {
      code: `
// a wait for an answer, as opposed to one for room
import { api } from './api.js';
export async function costs(ids: string[]) {
  return Promise.all(ids.map(async (id) => ({ id, cost: await waitForCost(id) })));
         ~~~~~~~~~~~ unboundedConcurrency
}
async function waitForCost(id: string) {
  return fetch('/costs/' + id);
}
      `,
      suggestion: `
// a wait for an answer, as opposed to one for room
import { api } from './api.js';
export async function costs(ids: string[]) {
  return mapInChunks(ids, 10, async (id) => ({ id, cost: await waitForCost(id) }));
}
async function waitForCost(id: string) {
  return fetch('/costs/' + id);
}

async function mapInChunks<T, R>(
  list: readonly T[],
  size: number,
  callback: (element: T, index: number) => R,
): Promise<Awaited<R>[]> {
  const results: Awaited<R>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    const running = chunk.map((element, index) => callback(element, start + index));
    results.push(...(await Promise.all(running)));
  }
  return results;
}
      `,
    },
    {
      code: `
// one field of two schemas: that of this type has no limit
import { ArrayMaxSize } from 'class-validator';
class Few { @ArrayMaxSize(20) ids: string[]; }
class Many { @IsArray() ids: string[]; }
export const load = (dto: Many) => Promise.all(dto.ids.map((id) => fetch('/' + id)));
                                   ~~~~~~~~~~~ unboundedConcurrency
      `,
      suggestion: `
// one field of two schemas: that of this type has no limit
import { ArrayMaxSize } from 'class-validator';
class Few { @ArrayMaxSize(20) ids: string[]; }
class Many { @IsArray() ids: string[]; }
export const load = (dto: Many) => mapInChunks([...dto.ids], 10, (id) => fetch('/' + id));

async function mapInChunks<T, R>(
  list: readonly T[],
  size: number,
  callback: (element: T, index: number) => R,
): Promise<Awaited<R>[]> {
  const results: Awaited<R>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    const running = chunk.map((element, index) => callback(element, start + index));
    results.push(...(await Promise.all(running)));
  }
  return results;
}
      `,
    },
    {
      code: `
// the schema of another route has a limit
import { z } from 'zod';
export const few = route.input(z.object({ ids: z.array(z.string()).max(50) })).query(({ input }) => input.ids);
export const many = route
  .input(z.object({ ids: z.array(z.string()) }))
  .mutation(({ input }) => Promise.all(input.ids.map((id) => fetch('/' + id))));
                           ~~~~~~~~~~~ unboundedConcurrency
      `,
      suggestion: `
// the schema of another route has a limit
import { z } from 'zod';
export const few = route.input(z.object({ ids: z.array(z.string()).max(50) })).query(({ input }) => input.ids);
export const many = route
  .input(z.object({ ids: z.array(z.string()) }))
  .mutation(({ input }) => mapInChunks([...input.ids], 10, (id) => fetch('/' + id)));

async function mapInChunks<T, R>(
  list: readonly T[],
  size: number,
  callback: (element: T, index: number) => R,
): Promise<Awaited<R>[]> {
  const results: Awaited<R>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    const running = chunk.map((element, index) => callback(element, start + index));
    results.push(...(await Promise.all(running)));
  }
  return results;
}
      `,
    },
    `
// as many as somebody says
export const load = (count: number) =>
  Promise.all(Array.from({ length: count }, (_, page) => fetch('/' + page)));
  ~~~~~~~~~~~ unboundedConcurrency
    `,
    `
// counted up to a number that nothing limits
export function load(from: number, to: number) {
  const pages: Promise<Response>[] = [];
  for (let page = from; page < to; page++) pages.push(fetch('/' + page));
  return Promise.all(pages);
         ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// kept by key
export async function load(urls: string[]) {
  const pages: Record<string, Promise<Response>> = {};
  for (const url of urls) pages[url] = fetch(url);
  await Promise.all(Object.values(pages));
        ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    {
      code: `
// rows, whatever their list is called
export async function warm(pages: { path: string }[]) {
  await Promise.all(pages.map((page) => fetch(page.path)));
        ~~~~~~~~~~~ unboundedConcurrency
}
      `,
      suggestion: `
// rows, whatever their list is called
export async function warm(pages: { path: string }[]) {
  for (let start = 0; start < pages.length; start += 10) {
    await Promise.all(
      pages.slice(start, start + 10).map((page) => fetch(page.path)),
    );
  }
}
      `,
    },
    {
      code: `
// all that there is in the list
export async function flush(events: string[]) {
  await Promise.all(events.splice(0, events.length).map((event) => fetch(event)));
        ~~~~~~~~~~~ unboundedConcurrency
}
      `,
      suggestion: `
// all that there is in the list
export async function flush(events: string[]) {
  const items = [...events.splice(0, events.length)];
  for (let start = 0; start < items.length; start += 10) {
    await Promise.all(items.slice(start, start + 10).map((event) => fetch(event)));
  }
}
      `,
    },
    `
// a loop that waits for none of them
export function send(urls: string[]) {
  for (const url of urls) fetch(url).catch(() => {});
                          ~~~~~ leftInLoop
  for (const url of urls) void fetch(url);
                               ~~~~~ leftInLoop
}
    `,
    {
      code: `
// a client of a package that only passes requests on, by the import of a function that makes it
import { getMessaging } from 'firebase-admin/messaging';
export async function push(tokens: string[]) {
  await Promise.all(tokens.map((token) => getMessaging().send({ token })));
        ~~~~~~~~~~~ unboundedConcurrency
}
      `,
      suggestion: `
// a client of a package that only passes requests on, by the import of a function that makes it
import { getMessaging } from 'firebase-admin/messaging';
export async function push(tokens: string[]) {
  for (let start = 0; start < tokens.length; start += 10) {
    await Promise.all(
      tokens
        .slice(start, start + 10)
        .map((token) => getMessaging().send({ token })),
    );
  }
}
      `,
    },
    {
      code: `
// the module is the function
const got = require('got');
exports.load = (urls) => Promise.all(urls.map((url) => got(url)));
                         ~~~~~~~~~~~ unboundedConcurrency
      `,
      suggestion: `
// the module is the function
const got = require('got');
exports.load = (urls) => mapInChunks(urls, 10, (url) => got(url));

${mapInChunks}
      `,
    },
    {
      code: `
// a process whose end is an event
import { spawn } from 'node:child_process';
const run = (file: string) => new Promise((resolve) => spawn('convert', [file]).on('exit', resolve));
export const convert = (files: string[]) => Promise.all(files.map((file) => run(file)));
                                            ~~~~~~~~~~~ unboundedConcurrency
      `,
      suggestion: `
// a process whose end is an event
import { spawn } from 'node:child_process';
const run = (file: string) => new Promise((resolve) => spawn('convert', [file]).on('exit', resolve));
export const convert = (files: string[]) => mapInChunks(files, 10, (file) => run(file));

async function mapInChunks<T, R>(
  list: readonly T[],
  size: number,
  callback: (element: T, index: number) => R,
): Promise<Awaited<R>[]> {
  const results: Awaited<R>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    const running = chunk.map((element, index) => callback(element, start + index));
    results.push(...(await Promise.all(running)));
  }
  return results;
}
      `,
    },
    {
      code: `
// a method in JavaScript, whose syntax knows no decorators
export class Readers {
  async tell() {
    const users = await this.userService.findAll();
    await Promise.all(users.map((user) => this.userService.disable(user.id)));
          ~~~~~~~~~~~ unboundedConcurrency
  }
}
      `,
      espree: true,
      suggestion: `
// a method in JavaScript, whose syntax knows no decorators
export class Readers {
  async tell() {
    const users = await this.userService.findAll();
    for (let start = 0; start < users.length; start += 10) {
      await Promise.all(
        users
          .slice(start, start + 10)
          .map((user) => this.userService.disable(user.id)),
      );
    }
  }
}
`,
    },
    {
      code: `
// mapped directly
export async function load(urls: string[]) {
  await Promise.all(urls.map((url) => fetch(url)));
        ~~~~~~~~~~~ unboundedConcurrency
}
      `,
      message:
        '`Promise.all` starts `fetch` for every element of `urls` at once: a long list exhausts sockets, connections or memory. Instead, run at most 10 at a time.',
      title: 'Start at most 10 at a time, and none after one has failed.',
      suggestion: `
// mapped directly
export async function load(urls: string[]) {
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(urls.slice(start, start + 10).map((url) => fetch(url)));
  }
}
      `,
    },
    {
      code: `
// allSettled gives all outcomes, which the suggestion keeps
export async function load(urls: string[]) {
  return Promise.allSettled(urls.map((url) => fetch(url)));
         ~~~~~~~~~~~~~~~~~~ unboundedConcurrency
}
      `,
      suggestion: `
// allSettled gives all outcomes, which the suggestion keeps
export async function load(urls: string[]) {
  return settleInChunks(urls, 10, (url) => fetch(url));
}

${settleInChunks}
      `,
    },
    `
// race starts all the same; only the words say what to do
export async function load(urls: string[]) {
  return Promise.race(urls.map((url) => fetch(url)));
         ~~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// any starts all the same
export async function load(urls: string[]) {
  return Promise.any(urls.map((url) => fetch(url)));
         ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    {
      code: `
// stored first, awaited at once
export async function load(urls: string[]) {
  const pages = urls.map((url) => fetch(url));
  return await Promise.all(pages);
               ~~~~~~~~~~~ unboundedConcurrency
}
      `,
      suggestion: `
// stored first, awaited at once
export async function load(urls: string[]) {
  return await mapInChunks(urls, 10, (url) => fetch(url));
}

${mapInChunks}
      `,
    },
    `
// stored first, with work in between: the edit could move it
export async function load(urls: string[]) {
  const pages = urls.map((url) => fetch(url));
  console.log('started');
  return await Promise.all(pages);
               ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    {
      code: `
// pushed in a loop
export async function load(urls: string[]) {
  const pages = [];
  for (const url of urls) pages.push(fetch(url));
  await Promise.all(pages);
        ~~~~~~~~~~~ unboundedConcurrency
}
      `,
      suggestion: `
// pushed in a loop
export async function load(urls: string[]) {
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(urls.slice(start, start + 10).map((url) => fetch(url)));
  }
}
      `,
    },
    `
// a promise that is named before it is pushed
export async function load(urls: string[]) {
  const pages = [];
  for (const url of urls) {
    const page = fetch(url);
    pages.push(page);
  }
  await Promise.all(pages);
        ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// pushed in a callback
export async function load(urls: string[]) {
  const pages = [];
  urls.forEach((url) => pages.push(fetch(url)));
  await Promise.all(pages);
        ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// spread into a list with others
export async function load(urls: string[]) {
  await Promise.all([fetch('/index'), ...urls.map((url) => fetch(url))]);
        ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// under a condition
export async function load(urls: string[]) {
  await Promise.all(urls.length > 0 ? urls.map((url) => fetch(url)) : []);
        ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    {
      code: `
// Array.from with a callback
export async function load(urls: Set<string>) {
  await Promise.all(Array.from(urls, (url) => fetch(url)));
        ~~~~~~~~~~~ unboundedConcurrency
}
      `,
      suggestion: `
// Array.from with a callback
export async function load(urls: Set<string>) {
  const allUrls = [...urls];
  for (let start = 0; start < allUrls.length; start += 10) {
    await Promise.all(
      allUrls.slice(start, start + 10).map((url) => fetch(url)),
    );
  }
}
      `,
    },
    `
// the long list is the inner one
export async function load(urls: string[]) {
  await Promise.all(['get', 'head'].flatMap((method) => urls.map((url) => fetch(url, { method }))));
        ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// what is filtered after it was started
export async function load(urls: string[]) {
  await Promise.all(urls.map((url) => (url ? fetch(url) : undefined)).filter(Boolean));
        ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// a function of the same file makes the list
export async function load(urls: string[]) {
  await Promise.all(started(urls));
        ~~~~~~~~~~~ unboundedConcurrency
}

function started(urls: string[]) {
  return urls.map((url) => fetch(url));
}
    `,
    `
// a combinator of the project
import { promiseAll } from './promises.js';
export async function load(urls: string[]) {
  await promiseAll(urls.map((url) => fetch(url)));
        ~~~~~~~~~~ unboundedConcurrency
}
    `,
    {
      code: `
// a named callback
import { readFile } from 'node:fs/promises';
export async function load(paths: string[]) {
  return Promise.all(paths.map(read));
         ~~~~~~~~~~~ unboundedConcurrency
}

async function read(path: string) {
  return readFile(path, 'utf8');
}
      `,
      suggestion: `
// a named callback
import { readFile } from 'node:fs/promises';
export async function load(paths: string[]) {
  return mapInChunks(paths, 10, read);
}

async function read(path: string) {
  return readFile(path, 'utf8');
}

${mapInChunks}
      `,
    },
    `
// a library function as the callback, to which the edit would give no third argument
import { request } from 'undici';
export async function clean(paths: string[]) {
  await Promise.all(paths.map(request));
        ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    {
      code: `
// through two functions of the file
import axios from 'axios';
export async function notify(ids: string[]) {
  await Promise.all(ids.map(async (id) => tell(id)));
        ~~~~~~~~~~~ unboundedConcurrency
}

async function tell(id: string) {
  await send({ id });
}

async function send(body: object) {
  await axios.post('/hook', body);
}
      `,
      suggestion: `
// through two functions of the file
import axios from 'axios';
export async function notify(ids: string[]) {
  for (let start = 0; start < ids.length; start += 10) {
    await Promise.all(ids.slice(start, start + 10).map(async (id) => tell(id)));
  }
}

async function tell(id: string) {
  await send({ id });
}

async function send(body: object) {
  await axios.post('/hook', body);
}
      `,
    },
    {
      code: `
// a method of the class
export class Pages {
  async all(urls: string[]) {
    return Promise.all(urls.map((url) => this.one(url)));
           ~~~~~~~~~~~ unboundedConcurrency
  }

  private async one(url: string) {
    const answer = await fetch(url);
    return answer.text();
  }
}
      `,
      suggestion: `
// a method of the class
export class Pages {
  async all(urls: string[]) {
    return mapInChunks(urls, 10, (url) => this.one(url));
  }

  private async one(url: string) {
    const answer = await fetch(url);
    return answer.text();
  }
}

${mapInChunks}
      `,
    },
    {
      code: `
// a processor and its retries
export async function load(urls: string[]) {
  await Promise.all(urls.map((url) => retry(() => fetch(url))));
        ~~~~~~~~~~~ unboundedConcurrency

  async function retry<T>(task: () => Promise<T>) {
    return task().catch(task);
  }
}
      `,
      suggestion: `
// a processor and its retries
export async function load(urls: string[]) {
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(
      urls.slice(start, start + 10).map((url) => retry(() => fetch(url))),
    );
  }

  async function retry<T>(task: () => Promise<T>) {
    return task().catch(task);
  }
}
      `,
    },
    {
      code: `
// a span around the request
import { withSpan } from './tracing.js';
export async function load(urls: string[]) {
  await Promise.all(urls.map((url) => withSpan('load', async () => fetch(url))));
        ~~~~~~~~~~~ unboundedConcurrency
}
      `,
      suggestion: `
// a span around the request
import { withSpan } from './tracing.js';
export async function load(urls: string[]) {
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(
      urls.slice(start, start + 10).map((url) => withSpan('load', async () => fetch(url))),
    );
  }
}
      `,
    },
    {
      code: `
// requests one after another in each of many turns
export async function load(urls: string[]) {
  await Promise.all(
        ~~~~~~~~~~~ unboundedConcurrency
    urls.map(async (url) => {
      for (const page of [1, 2]) await fetch(\`\${url}?page=\${page}\`);
    }),
  );
}
      `,
      suggestion: `
// requests one after another in each of many turns
export async function load(urls: string[]) {
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(
      urls.slice(start, start + 10).map(async (url) => {
        for (const page of [1, 2]) await fetch(\`\${url}?page=\${page}\`);
      }),
    );
  }
}
      `,
    },
    {
      code: `
// with other arguments
export async function load(names: readonly string[]) {
  return Promise.all(names.map((name) => fetch(\`/resize/\${name}\`, { method: 'POST' })));
         ~~~~~~~~~~~ unboundedConcurrency
}
      `,
      suggestion: `
// with other arguments
export async function load(names: readonly string[]) {
  return mapInChunks(names, 10, (name) => fetch(\`/resize/\${name}\`, { method: 'POST' }));
}

${mapInWideChunks}
      `,
    },
    {
      code: `
// a method that says what it does: a transfer
import { storage } from './storage.js';
export async function save(files: Buffer[]) {
  await Promise.all(files.map((file) => storage.uploadFile(file)));
        ~~~~~~~~~~~ unboundedConcurrency
}
      `,
      suggestion: `
// a method that says what it does: a transfer
import { storage } from './storage.js';
export async function save(files: Buffer[]) {
  for (let start = 0; start < files.length; start += 10) {
    await Promise.all(
      files.slice(start, start + 10).map((file) => storage.uploadFile(file)),
    );
  }
}
      `,
    },
    {
      code: `
// active records of a list that was loaded
export async function close(find: () => Promise<{ save(): Promise<void> }[]>) {
  const orders = await find();
  await Promise.all(orders.map((order) => order.save()));
        ~~~~~~~~~~~ unboundedConcurrency
}
      `,
      suggestion: `
// active records of a list that was loaded
export async function close(find: () => Promise<{ save(): Promise<void> }[]>) {
  const orders = await find();
  for (let start = 0; start < orders.length; start += 10) {
    await Promise.all(
      orders.slice(start, start + 10).map((order) => order.save()),
    );
  }
}
      `,
    },
    {
      code: `
// p-map without its option
import pMap from 'p-map';
export async function load(urls: string[]) {
  await pMap(urls, (url) => fetch(url));
        ~~~~ unboundedConcurrency
}
      `,
      title: 'Start at most 10 at a time, and none after one has failed.',
      suggestion: `
// p-map without its option
import pMap from 'p-map';
export async function load(urls: string[]) {
  await pMap(urls, (url) => fetch(url), { concurrency: 10 });
}
      `,
    },
    {
      code: `
// p-map with another option
import pMap from 'p-map';
export async function load(urls: string[]) {
  await pMap(urls, (url) => fetch(url), { stopOnError: false });
        ~~~~ unboundedConcurrency
}
      `,
      title: 'Start at most 10 at a time.',
      suggestion: `
// p-map with another option
import pMap from 'p-map';
export async function load(urls: string[]) {
  await pMap(urls, (url) => fetch(url), {
    concurrency: 10,
    stopOnError: false,
  });
}
      `,
    },
    {
      code: `
// es-toolkit goes on after a failure
import { mapAsync } from 'es-toolkit';
export async function load(urls: string[]) {
  await mapAsync(urls, (url) => fetch(url));
        ~~~~~~~~ unboundedConcurrency
}
      `,
      title: 'Start at most 10 at a time.',
      suggestion: `
// es-toolkit goes on after a failure
import { mapAsync } from 'es-toolkit';
export async function load(urls: string[]) {
  await mapAsync(urls, (url) => fetch(url), { concurrency: 10 });
}
      `,
    },
    {
      code: `
// promises of a list that is settled
export async function load(urls: string[]) {
  return Promise.allSettled(urls.map((url) => fetch(url)));
         ~~~~~~~~~~~~~~~~~~ unboundedConcurrency
}
      `,
      title: 'Start at most 10 at a time.',
      suggestion: `
// promises of a list that is settled
export async function load(urls: string[]) {
  return settleInChunks(urls, 10, (url) => fetch(url));
}

${settleInChunks}
      `,
    },
    `
// p-map without a bound
import pMap from 'p-map';
export async function load(urls: string[]) {
  await pMap(urls, (url) => fetch(url), { concurrency: Infinity });
        ~~~~ unboundedConcurrency
}
    `,
    {
      code: `
// forEach with an async callback
export async function load(urls: string[]) {
  urls.forEach(async (url) => {
       ~~~~~~~ nobodyWaits
    await fetch(url);
  });
}
      `,
      message:
        '`forEach` starts `fetch` for every element of `urls` at once, and nobody waits for it or sees it fail. Instead, await at most 10 at a time.',
      title: 'Wait for all of them, and start at most 10 at a time, and none after one has failed.',
      suggestion: `
// forEach with an async callback
export async function load(urls: string[]) {
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(
      urls.slice(start, start + 10).map(async (url) => {
        await fetch(url);
      }),
    );
  }
}
      `,
    },
    {
      code: `
// map whose list nobody gets
export async function load(urls: string[]) {
  urls.map(async (url) => {
       ~~~ nobodyWaits
    await fetch(url);
  });
}
      `,
      suggestion: `
// map whose list nobody gets
export async function load(urls: string[]) {
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(
      urls.slice(start, start + 10).map(async (url) => {
        await fetch(url);
      }),
    );
  }
}
      `,
    },
    `
// forEach of lodash
import { forEach } from 'lodash';
export function load(urls: string[]) {
  forEach(urls, async (url) => {
  ~~~~~~~ nobodyWaits
    await fetch(url);
  });
}
    `,
    {
      code: `
// the inner list is reported, once
export async function load(groups: string[][]) {
  await Promise.all(
    groups.map((group) => Promise.all(group.map((url) => fetch(url)))),
                          ~~~~~~~~~~~ unboundedConcurrency
  );
}
      `,
      suggestion: `
// the inner list is reported, once
export async function load(groups: string[][]) {
  await Promise.all(
    groups.map((group) => mapInChunks(group, 10, (url) => fetch(url))),
  );
}

${mapInChunks}
      `,
    },
    {
      code: `
// a request beside queries that are batched
export async function load(urls: string[]) {
  await Promise.all(urls.map(async (url) => ({ url, page: await fetch(url) })));
        ~~~~~~~~~~~ unboundedConcurrency
}
      `,
      suggestion: `
// a request beside queries that are batched
export async function load(urls: string[]) {
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(
      urls
        .slice(start, start + 10)
        .map(async (url) => ({ url, page: await fetch(url) })),
    );
  }
}
      `,
    },
    {
      code: `
// a turn that is not throttled
export async function load(urls: string[]) {
  await Promise.all(urls.map(async (url, index) => fetch(\`\${url}?\${index}\`)));
        ~~~~~~~~~~~ unboundedConcurrency
}
      `,
      suggestion: `
// a turn that is not throttled
export async function load(urls: string[]) {
  await mapInChunks(urls, 10, async (url, index) => fetch(\`\${url}?\${index}\`));
}

${mapInChunks}
      `,
    },
    {
      code: `
// the option is in the words, the title and the edit
export async function load(urls: string[]) {
  await Promise.all(urls.map((url) => fetch(url)));
        ~~~~~~~~~~~ unboundedConcurrency
}
      `,
      options: [{ limit: 4 }],
      message:
        '`Promise.all` starts `fetch` for every element of `urls` at once: a long list exhausts sockets, connections or memory. Instead, run at most 4 at a time.',
      title: 'Start at most 4 at a time, and none after one has failed.',
      suggestion: `
// the option is in the words, the title and the edit
export async function load(urls: string[]) {
  for (let start = 0; start < urls.length; start += 4) {
    await Promise.all(urls.slice(start, start + 4).map((url) => fetch(url)));
  }
}
      `,
    },
  ],
});
