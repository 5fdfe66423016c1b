import { fanOutsOf, waiterOf } from '../../src/analysis/concurrency.js';
import { evidentWork } from '../../src/analysis/evident-work.js';
import { createRule } from '../../src/create-rule.js';
import { resolutionOf } from '../../src/resolve/library-calls.js';
import { testRule } from '../support/test-rule.js';

/** Marks what starts promises with the work that is evident in them. */
const work = createRule({
  name: 'work',
  meta: {
    type: 'problem',
    docs: { description: 'Show which work each promise of a list stands for' },
    messages: { work: '{{work}}' },
    schema: [],
  },
  defaultOptions: [],
  create(context) {
    const resolution = resolutionOf(context);
    return {
      CallExpression(node) {
        const [list] = node.arguments;
        if (waiterOf(node) === undefined || !list) return;
        for (const fanOut of fanOutsOf(resolution, list)) {
          const found = evidentWork(resolution, fanOut);
          if (found !== undefined) {
            context.report({ node: node.callee, messageId: 'work', data: { work: found } });
          }
        }
      },
    };
  },
});

testRule(work, {
  valid: [
    `
// a pool that is there already for each of many databases
import { Pool } from 'pg';
const pools = new Map<string, Pool>();
export async function migrate(urls: string[]) {
  await Promise.all(
    urls.map(async (url) => {
      const pool = poolFor(url);
      await pool.query('ALTER TABLE users ADD COLUMN locale text');
    }),
  );
}
function poolFor(url: string) {
  return pools.get(url) ?? new Pool({ connectionString: url });
}
    `,
    `
// tasks that a limiter runs, and functions that were made elsewhere
import pLimit from 'p-limit';
const limit = pLimit(4);
export async function load(urls: string[], hooks: (() => Promise<void>)[]) {
  const tasks = urls.map((url) => () => limit(() => fetch(url)));
  await Promise.all(tasks.map((task) => task()));
  await Promise.all(hooks.map((hook) => hook()));
}
    `,
    `
// a function of another file that is given an address, and only takes it apart
import { getHost } from './get-host.js';
export async function hosts(urls: string[]) {
  await Promise.all(urls.map((url) => getHost(url)));
}
    `,
    `
// a connection of its own for each of the few databases of an installation
import { Client } from 'pg';
export async function migrate(replicas: string[]) {
  await Promise.all(
    replicas.map(async (url) => {
      const client = new Client({ connectionString: url });
      await client.query('ALTER TABLE users ADD COLUMN locale text');
    }),
  );
}
    `,
    `
// async alone
await Promise.all(ids.map(async (id) => id + 1));
    `,
    `
// a task that nobody runs
await Promise.all(urls.map((url) => () => fetch(url)));
    `,
    `
// a limiter by its name
await Promise.all(urls.map((url) => limiter.run(() => fetch(url))));
    `,
    `
// a limiter by its shape
await Promise.all(urls.map((url) => ten(() => fetch(url))));
    `,
    `
// a limiter by its name, that is handed a function
import { throttle } from './throttle.js';
await Promise.all(urls.map((url) => throttle(load, url)));
async function load(url) { await fetch(url); }
    `,
    `
// a limiter of this file
const waiting = [];
function later(task) {
  return new Promise((resolve) => { waiting.push(() => resolve(task())); });
}
await Promise.all(urls.map((url) => later(() => fetch(url))));
    `,
    `
// a limiter of a package
import pLimit from 'p-limit';
const atMost = pLimit(10);
await Promise.all(urls.map((url) => atMost(fetch, url)));
    `,
    `
// waits until there is room
await Promise.all(urls.map(async (url) => { await slots.acquire(); await fetch(url); }));
    `,
    `
// a fan-out of its own
await Promise.all(groups.map((group) => Promise.allSettled(group.urls.map(format))));
    `,
    `
// a query with a batch form
import { Pool } from 'pg';
const pool = new Pool();
await Promise.all(ids.map((id) => pool.query('SELECT name FROM users WHERE id = $1', [id])));
    `,
    `
// a cache answers all over one connection
import Redis from 'ioredis';
const redis = new Redis();
await Promise.all(keys.map((key) => redis.ttl(key)));
    `,
    `
// what a name says of work in memory
import { getLabel, createSlug, parseDate, hashPassword } from './texts.js';
await Promise.all(users.map(async (user) => [getLabel(user), createSlug(user), parseDate(user), hashPassword(user)]));
    `,
    `
// a value that nobody waits for
import { getUser } from './users.js';
await Promise.all(ids.map(async (id) => { const user = getUser(id); return user.name; }));
    `,
    `
// the names of lists and maps
await Promise.all(ids.map(async (id) => users.find((user) => user.id === id) ?? byId.get(id)));
    `,
    `
// an unknown package
import { getUser } from 'users';
const load = getUser;
await Promise.all(ids.map((id) => load(id)));
    `,
  ],
  invalid: [
    `
// tasks that are made first and then all run
export async function load(urls: string[]) {
  const tasks = urls.map((url) => () => fetch(url));
  return Promise.all(tasks.map((task) => task()));
         ~~~~~~~~~~~ fetch
}
    `,
    `
// promises by a key
export async function load(urls: string[]) {
  const byUrl = new Map<string, Promise<unknown>>();
  for (const url of urls) byUrl.set(url, fetch(url));
  return Promise.all(byUrl.values());
         ~~~~~~~~~~~ fetch
}
    `,
    `
// a function of the file that asks a few servers, once for each element
const suppliers = ['a', 'b', 'c'];
async function search(from: string) {
  return Promise.all(suppliers.map((supplier) => fetch(supplier + from)));
         ~~~~~~~~~~~ fetch
}
export async function searchAll(urls: string[]) {
  return Promise.all(urls.map((url) => search(url)));
         ~~~~~~~~~~~ search
}
    `,
    `
// what was made for the element is connected to something, whatever that is called
import { Bus } from 'modbus';
export async function read(devices: Device[]) {
  await Promise.all(
        ~~~~~~~~~~~ bus.connectTCP
    devices.map(async (device) => {
      const bus = new Bus();
      await bus.connectTCP(device.host, { port: 502 });
    }),
  );
}
    `,
    `
// a function of another file that fetches what is at an address
import { fetchArticle } from './fetch-article.js';
export async function load(items: Item[]) {
  await Promise.all(items.map((item) => fetchArticle(item.link)));
        ~~~~~~~~~~~ fetchArticle
}
    `,
    `
// a connection of its own for each of many databases
import { Client } from 'pg';
export async function migrate(urls: string[]) {
  await Promise.all(
        ~~~~~~~~~~~ client.query
    urls.map(async (url) => {
      const client = new Client({ connectionString: url });
      await client.query('ALTER TABLE users ADD COLUMN locale text');
    }),
  );
}
    `,
    `
await Promise.all(urls.map((url) => fetch(url)));
      ~~~~~~~~~~~ fetch
    `,
    `
// the first of several
import axios from 'axios';
await Promise.all(urls.map(async (url) => { await axios.get(url); await fetch(url); }));
      ~~~~~~~~~~~ axios.get
    `,
    `
// by name, through two functions
const load = async (url) => get(url);
const get = async (url) => (await fetch(url)).json();
await Promise.all(urls.map(load));
      ~~~~~~~~~~~ load
    `,
    `
// a wrapper that repeats or watches
await Promise.all(urls.map((url) => withRetries(() => fetch(url))));
      ~~~~~~~~~~~ fetch
    `,
    `
// a function of this file that runs what it is given
const twice = async (task) => { await task(); return task(); };
await Promise.all(urls.map((url) => twice(() => fetch(url))));
      ~~~~~~~~~~~ fetch
    `,
    `
// one after another in each turn
await Promise.all(groups.map(async (group) => { for (const url of group) await fetch(url); }));
      ~~~~~~~~~~~ fetch
    `,
    `
// a promise that is named first
const all = [];
for (const url of urls) {
  const page = fetch(url).then((answer) => answer.text());
  all.push(page);
}
await Promise.all(all);
      ~~~~~~~~~~~ fetch
    `,
    `
// an active record
const users = await load();
await Promise.all(users.map(async (user) => { user.seen = true; await user.save(); }));
      ~~~~~~~~~~~ user.save
    `,
  ],
});
