import { noSequentialAwait } from '../../rules/no-sequential-await.js';
import { testRule } from '../support/test-rule.js';

testRule(noSequentialAwait, {
  valid: [
    `
// a request and the row for it, in a class of rows that the object keeps
import { PriceClient } from './prices.js';
export class Prices {
  constructor(private readonly prices: PriceClient, private readonly _Price: any) {}
  async add(given: object[]) {
    for (const one of given) {
      const made = await this.prices.createPrice(one);
      await this._Price.add({ remoteId: made.id });
    }
  }
}
    `,
    `
// as many files as an installation keeps
import { readFile } from 'node:fs/promises';
export class Log {
  constructor(private readonly config: { keepFiles: number }) {}
  async texts(asked?: number) {
    const count = asked ? Math.min(this.config.keepFiles, asked) : this.config.keepFiles;
    const texts = [];
    for (let at = 0; at < count; at++) texts.push(await readFile('log-' + at));
    return texts;
  }
}
    `,
    `
// entries that are read through one handle
import { downloadEntry } from './entries.js';
export async function unpack(fileHandle: object, entries: object[]) {
  for (const entry of entries) await downloadEntry(fileHandle, entry);
}
    `,
    `
// a reduce that waits for what the turn before gave
export const load = (paths: string[]) =>
  paths.reduce(async (before, path) => {
    const page = await before;
    const next = await fetch(page.url + path);
    return next;
  }, fetch('/'));
    `,
    `
// a request for each of a few hooks, that the function is given or that one customer has
import got from 'got';
import { pool } from './db.js';
export async function tell(event: object, webhooks: Hook[]) {
  for (const hook of webhooks) await got.post(hook.url, { json: event });
}
export async function tellCustomer(event: Event) {
  const hooks = await pool.query('SELECT url FROM hooks WHERE customer_id = ? AND active', [event.customer]);
  for (const hook of hooks) await got.post(hook.url, { json: event });
}
    `,
    `
// a job for each of a few hooks, which is soon handed over
import { Agenda } from 'agenda';
import { hooks } from './hooks.js';
const agenda = new Agenda();
export async function tell() {
  const webhooks = await hooks.list();
  for (const hook of webhooks) {
    const job = agenda.create('send', { hook });
    await job.save();
  }
}
    `,
    `
// lines that one chat is told
import { SlackApi } from './slack.js';
export async function tell(slack: SlackApi, lines: string[]) {
  for (const line of lines) await slack.post(line);
}
    `,
    `
// a comment says that each turn builds on another
export async function merge(ids: string[]) {
  // each merge request is rebased on the one before
  for (const id of ids) await fetch('/merge/' + id, { method: 'POST' });
}
    `,
    `
// chunks, of who knows what
export async function send(chunks: Part[]) {
  for (const chunk of chunks) await fetch('/parts', { body: chunk });
}
    `,
    `
// a comment says that a failure is to end it
export async function deploy(hosts: string[]) {
  // stop the rollout at the first host that is not healthy
  for (const host of hosts) {
    const health = await fetch(host + '/health');
    if (!health.ok) throw new Error(host);
  }
}
    `,
    `
// an offset that moves by the size of a page
export async function load(total: number) {
  for (let offset = 0; offset < total; offset = next(offset)) await fetch('/?offset=' + offset);
}
    `,
    `
// files that go into one after another
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
export async function join(files: string[], target: string) {
  const out = createWriteStream(target);
  for (const file of files) await pipeline(createReadStream(file), out, { end: false });
}
    `,
    `
// what a framework of the project hands to a callback
import { createStep } from '@acme/workflows-sdk';
export const step = createStep('check', async (rows, { container }) => {
  const checks = container.resolve('checks');
  for (const row of rows) await checks.run(row);
});
    `,
    `
// what a queue hands to a function of AWS is a batch
import { S3 } from 'aws-sdk';
const s3 = new S3();
export async function handler(event) {
  for (const record of event.Records) await s3.getObject({ Key: record.key }).promise();
}
    `,
    `
// answers in one chat, through what a package hands to its callback
import { Telegraf } from 'telegraf';
const bot = new Telegraf(token);
bot.command('lines', async (ctx) => {
  const lines = await readLines();
  for (const line of lines) await ctx.reply(line);
});
    `,
    `
// a pause between the turns of a loop that counts
import { sleep } from './sleep.js';
export async function load(pages: number) {
  for (let page = 1; page <= pages; page++) {
    await fetch('/?page=' + page);
    await sleep(100);
  }
}
    `,
    `
// jobs for the few hooks that one account has
import { hooks } from './hooks.js';
import { jobs } from './jobs.js';
export async function tell() {
  const all = await hooks.list();
  for (const hook of all.webhooks) {
    const job = jobs.create('send', { hook });
    await job.save();
  }
}
    `,
    `
// a comment says that the order counts, also where only a name tells what the call does
import { crm } from './crm.js';
export async function apply(id: string, patches: object[]) {
  // a later patch overwrites what an earlier one wrote
  for (const patch of patches) await crm.post(id, patch);
}
    `,
    `
// a turn that asks a database, by the name of that
import { readFile } from 'node:fs/promises';
export async function apply(db: Db, files: string[]) {
  for (const file of files) {
    const text = await readFile(file, 'utf8');
    await db.exec(text);
  }
}
    `,
    `
// a function is a task, not a job that a queue holds
import { emailQueue } from './queue.js';
import { send } from './send.js';
export async function all(users: User[]) {
  for (const user of users) await emailQueue.add(send, user.id);
}
    `,
    `
// a name says that one thing has a few of them
import { mailer } from './mailer.js';
export async function tell(recipients: string[]) {
  for (const to of recipients) await mailer.sendMail({ to });
}
    `,
    `
// messages to one channel are read in order
import { WebClient } from '@slack/web-api';
const slack = new WebClient(token);
export async function tell(channel: string, lines: string[]) {
  for (const text of lines) await slack.chat.postMessage({ channel, text });
}
    `,
    `
// a client that was connected by hand does one thing after another
import { Client } from 'basic-ftp';
export async function pull(names: string[]) {
  const client = new Client();
  await client.access({ host: 'files' });
  for (const name of names) await client.downloadTo(name, name);
}
    `,
    `
// a failure takes back what the turns before it did
export async function capture(ids: string[]) {
  const done: string[] = [];
  try {
    for (const id of ids) {
      await fetch('/capture/' + id);
      done.push(id);
    }
  } catch {
    await release(done);
  }
}
    `,
    `
// said above the function whose first statement the loop is
// The partner takes one request at a time.
export async function send(ids: string[]) {
  for (const id of ids) await fetch('/orders/' + id);
}
    `,
    `
// what a client of a package works out itself
import { WebClient } from '@slack/web-api';
const slack = new WebClient(token);
export async function check(bodies: string[]) {
  for (const body of bodies) await slack.verify(body);
}
    `,
    `
// a list that grows while it is gone through
export async function crawl(urls: string[]) {
  for (const url of urls) {
    const page = await fetch(url);
    if (page.redirected) urls.push(page.url);
  }
}
    `,
    `
// a few literals
export async function load() {
  for (const path of ['/a', '/b']) {
    await fetch(path);
  }
}
    `,
    `
// the answer decides whether there is another request
export async function load(urls: string[]) {
  const pages = [];
  for (const url of urls) {
    const page = await fetch(url);
    if (!page.ok) break;
    pages.push(page);
  }
  return pages;
}
    `,
    `
// the next request needs the last answer
export async function load(urls: string[]) {
  let last: Response | undefined;
  for (const url of urls) {
    last = await fetch(url, { headers: { etag: last?.headers.get('etag') ?? '' } });
  }
  return last;
}
    `,
    `
// an entry that each turn replaces
export async function load(urls: string[]) {
  const pages = new Map<string, Response>();
  for (const url of urls) pages.set('last', await fetch(url));
  return pages;
}
    `,
    `
// a counter that stops the work
export async function load(urls: string[]) {
  let failed = 0;
  for (const url of urls) {
    const page = await fetch(url);
    if (!page.ok) failed += 1;
    if (failed > 3) break;
  }
}
    `,
    `
// text that a turn looks at
export async function load(urls: string[]) {
  let text = '';
  for (const url of urls) {
    const page = await fetch(url);
    if (!text.includes(page.url)) text += page.url;
  }
  return text;
}
    `,
    `
// the last one wins
export async function load(urls: string[]) {
  let last: string | undefined;
  for (const url of urls) {
    const page = await fetch(url);
    last = page.url;
  }
  return last;
}
    `,
    `
// the outer loop goes on
export async function load(urls: string[], methods: string[]) {
  outer: for (const url of urls) {
    for (const method of methods) {
      const answer = await fetch(url, { method });
      if (answer.ok) continue outer;
    }
  }
}
    `,
    `
// what a turn loaded is not loaded again
export async function load(urls: string[]) {
  const pages = new Map<string, Response>();
  for (const url of urls) {
    if (pages.has(url)) continue;
    pages.set(url, await fetch(url));
  }
}
    `,
    `
// the first that succeeds is enough
export async function load(urls: string[]) {
  for (const url of urls) {
    try {
      return await fetch(url);
    } catch (error) {
      console.error(error);
    }
  }
  return undefined;
}
    `,
    `
// retries
export async function load(url: string) {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      return await fetch(url);
    } catch (error) {
      console.error(error);
    }
  }
  return undefined;
}
    `,
    `
// a return ends the loop
export async function load(urls: string[]) {
  for (const url of urls) {
    const page = await fetch(url);
    if (page.ok) return page;
  }
  return undefined;
}
    `,
    `
// the request goes through a limiter
import { limiter } from './limiter.js';
export async function load(urls: string[]) {
  for (const url of urls) {
    await limiter.schedule(() => fetch(url));
  }
}
    `,
    `
// the same file for all
import { appendFile } from 'node:fs/promises';
export async function save(lines: string[], path: string) {
  for (const line of lines) {
    await appendFile(path, line);
  }
}
    `,
    `
// an open file has one position
import { open } from 'node:fs/promises';
export async function save(lines: string[], path: string) {
  const log = await open(path, 'w');
  for (const line of lines) {
    await log.write(line);
  }
  await log.close();
}
    `,
    `
// a function of the file that keeps state
let token = '';
export async function load(urls: string[]) {
  for (const url of urls) {
    token = await next(url, token);
  }
}

async function next(url: string, after: string) {
  const page = await fetch(\`\${url}?after=\${after}\`);
  return page.text();
}
    `,
    `
// a response is written in order
export async function load(urls: string[], res: { write(text: string): void }) {
  for (const url of urls) {
    const page = await fetch(url);
    res.write(await page.text());
  }
}
    `,
    `
// an effect of unknown kind after the wait
import { addToArchive } from './archive.js';
export async function load(urls: string[]) {
  for (const url of urls) {
    const page = await fetch(url);
    addToArchive(url, page);
  }
}
    `,
    `
// an archive that all turns share
export async function load(urls: string[], archive: { append(name: string, page: Response): void }) {
  for (const url of urls) {
    const page = await fetch(url);
    archive.append(url, page);
  }
}
    `,
    `
// pages until there are no more
export async function load(url: string) {
  let next = url;
  while (next) {
    const page = await fetch(next);
    next = page.headers.get('next') ?? '';
  }
}
    `,
    `
// a chunk at a time
export async function load(urls: string[]) {
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(urls.slice(start, start + 10).map((url) => fetch(url)));
  }
}
    `,
    `
// a stream
export async function load(urls: AsyncIterable<string>) {
  for await (const url of urls) {
    await fetch(url);
  }
}
    `,
    `
// a pause per turn keeps a service from being asked too often
import { setTimeout as sleep } from 'node:timers/promises';
export async function load(urls: string[]) {
  for (const url of urls) {
    await fetch(url);
    await sleep(100);
  }
}
    `,
    `
// a generator hands out what it has so far
export async function* load(urls: string[]) {
  for (const url of urls) {
    yield await fetch(url);
  }
}
    `,
    `
// a query is for no-query-in-loop
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: string[]) {
  for (const id of ids) {
    await prisma.user.findFirst({ where: { id } });
  }
}
    `,
    `
// a job with a batch form is for no-query-in-loop
import { Queue } from 'bullmq';
const queue = new Queue('mails');
export async function start(ids: string[]) {
  for (const id of ids) {
    await queue.add('mail', { id });
  }
}
    `,
    `
// unknown functions are not slow by themselves
import { render } from './render.js';
export async function load(urls: string[]) {
  for (const url of urls) {
    await render(url);
  }
}
    `,
    {
      code: `
// migrations run in order
export async function up(migrations: (() => Promise<void>)[]) {
  for (const migration of migrations) {
    await migration();
  }
}
    `,
      options: [{ calls: 'any' }],
    },
    {
      code: `
// one transaction does one thing at a time
import { saveRow } from './rows.js';
export async function save(rows: object[], tx: object) {
  for (const row of rows) {
    await saveRow(row, tx);
  }
}
    `,
      options: [{ calls: 'any' }],
    },
    {
      code: `
// a call that is the same in every turn
import { tick } from './clock.js';
export async function load(names: string[]) {
  for (const name of names) {
    console.log(name);
    await tick();
  }
}
    `,
      options: [{ calls: 'any' }],
    },
    {
      code: `
// one page of a browser for all
export async function shoot(urls: string[], page: { open(url: string): Promise<void> }) {
  for (const url of urls) {
    await page.open(url);
  }
}
    `,
      options: [{ calls: 'any' }],
    },
    {
      code: `
// the first hit ends the search
import { check } from './checks.js';
export async function run(orders: object[]) {
  for (const order of orders) {
    if (await check(order)) return order;
  }
  return undefined;
}
    `,
      options: [{ calls: 'any' }],
    },
    `
// an order of steps
export async function load(steps: string[]) {
  for (const step of steps) {
    await fetch(step);
  }
}
    `,
    `
// stops when there are enough
export async function load(urls: string[]) {
  const pages: Response[] = [];
  for (const url of urls) {
    const page = await fetch(url);
    pages.push(page);
    if (pages.length === 3) break;
  }
  return pages;
}
    `,
    `
// a reduce whose turns need what the turn before gave
export const load = (paths: string[]) =>
  paths.reduce(async (before, path) => {
    const page = await before;
    return fetch(page.url + path);
  }, fetch('/'));
    `,
    `
// a promise that waits for another is no chain over a list
export async function load(urls: string[]) {
  const first = fetch(urls[0]);
  for (const url of urls) console.log(url);
  await first.then(() => fetch(urls[1]));
}
    `,
    `
// attempts
export async function load(url: string, attempts: number) {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const answer = await fetch(url + '?attempt=' + attempt);
    if (answer.ok) return answer;
  }
  return undefined;
}
    `,
    `
// an index that something else moves as well
export async function load(urls: string[]) {
  let i = 0;
  while (i < urls.length) {
    const answer = await fetch(urls[i]);
    if (answer.redirected) i = 0;
    i++;
  }
}
    `,
    `
// hosts of one thing
import { ping } from './ping-api.js';
export async function check(service: { hosts: string[] }, pingApi: { head(host: string): Promise<void> }) {
  for (const host of service.hosts) await pingApi.head(host);
}
    `,
  ],
  invalid: [
    `
// a request, and a line about it
import { PriceClient } from './prices.js';
export class Prices {
  constructor(private readonly prices: PriceClient) {}
  async add(given: object[]) {
    try {
      for (const one of given) {
        const made = await this.prices.createPrice(one);
                           ~~~~~~~~~~~~~~~~~~~~~~~ sequentialAwait
        console.log(made.id);
      }
    } catch (error) {
      console.error(error);
    }
  }
}
    `,
    `
// as many files as there are parts
import { readFile } from 'node:fs/promises';
export async function texts(manifest: { parts: number }) {
  const found = [];
  try {
    for (let at = 0; at < manifest.parts; at++) found.push(await readFile('part-' + at));
                                                                 ~~~~~~~~ sequentialAwait
  } catch (error) {
    console.error(error);
  }
  return found;
}
    `,
    `
// entries that are read by their addresses
import { downloadEntry } from './entries.js';
export async function unpack(folder: string, entries: object[]) {
  try {
    for (const entry of entries) await downloadEntry(folder, entry);
                                       ~~~~~~~~~~~~~ sequentialAwait
  } catch (error) {
    console.error(error);
  }
}
    `,
    `
// messages that say whom they are for
import { SlackApi } from './slack.js';
export async function tell(slack: SlackApi, messages: { user: string; text: string }[]) {
  try {
    for (const { user, text } of messages) await slack.post(user, text);
                                                 ~~~~~~~~~~ sequentialAwait
  } catch (error) {
    console.error(error);
  }
}
    `,
    `
// pages that are each one file
export async function scan(pages: Buffer[]) {
  try {
    for (const page of pages) await fetch('/scan', { method: 'POST', body: page });
                                    ~~~~~ sequentialAwait
  } catch (error) {
    console.error(error);
  }
}
    `,
    `
// a field that is made as a client of the project
import { RoomClient } from './rooms.js';
export class Rooms {
  private readonly rooms = new RoomClient();

  async close(names: string[]) {
    try {
      for (const name of names) await this.rooms.remove(name);
                                      ~~~~~~~~~~~~~~~~~ sequentialAwait
    } catch (error) {
      console.error(error);
    }
  }
}
    `,
    `
// what a text holds, somewhere in it
import { XMLParser } from 'fast-xml-parser';
import { readFile } from 'node:fs/promises';
export async function load(text: string) {
  const feed = new XMLParser().parse(text);
  try {
    for (const item of feed.rss.channel.item) await readFile(item.path);
                                                    ~~~~~~~~ sequentialAwait
  } catch (error) {
    console.error(error);
  }
}
    `,
    `
// a step through dates
export async function load(from: Date, to: Date) {
  for (let day = new Date(from); day <= to; day.setDate(day.getDate() + 1)) await fetch('/' + day.toISOString());
                                                                                  ~~~~~ sequentialAwait
  for (let day = from; day <= to; day = addDays(day, 1)) await fetch('/' + day.toISOString());
                                                               ~~~~~ sequentialAwait
}
    `,
    `
// a connection of its own for each turn
import { NodeSSH } from 'node-ssh';
export async function uptime(hosts: string[]) {
  try {
    for (const host of hosts) console.log(await onHost(host));
                                                ~~~~~~ sequentialAwait
  } catch (error) {
    console.error(error);
  }
}
async function onHost(host: string) {
  const ssh = new NodeSSH();
  await ssh.connect({ host });
  const { stdout } = await ssh.execCommand('uptime');
  ssh.dispose();
  return stdout;
}
    `,
    `
// files that are each written elsewhere
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
export async function compress(files: string[]) {
  try {
    for (const file of files) {
      await pipeline(createReadStream(file), createGzip(), createWriteStream(file + '.gz'));
            ~~~~~~~~ sequentialAwait
    }
  } finally {
    console.log(files);
  }
}
    `,
    `
// a method that was made to give a promise
import { promisify } from 'node:util';
import { StockClient } from './stock.js';
const client = new StockClient('stock:50051');
const getStock = promisify(client.getStock).bind(client);
export async function all(skus: string[]) {
  try {
    for (const sku of skus) console.log(await getStock(sku));
                                              ~~~~~~~~ sequentialAwait
  } catch (error) {
    console.error(error);
  }
}
    `,
    `
// hosts that a function is given
import { pingApi } from './ping-api.js';
export async function check(hosts: string[]) {
  try {
    for (const host of hosts) await pingApi.see(host);
                                    ~~~~~~~~~~~ sequentialAwait
  } catch (error) {
    console.error(error);
  }
}
    `,
    `
// a few for each of many
import type { FlagApi } from './flag-api.js';
const STAGES = ['dev', 'live'];
export class Flags {
  constructor(private readonly api: FlagApi) {}

  async remove(flags: string[]) {
    try {
      for (const flag of flags) {
        for (const stage of STAGES) await this.api.forget(stage, flag);
                                          ~~~~~~~~~~~~~~~ sequentialAwait
      }
    } finally {
      console.log(flags);
    }
  }
}
    `,
    `
// the same at once, for one after another
export async function load(urls: string[]) {
  try {
    for (const url of urls) {
      await Promise.all(['get', 'head'].map((method) => fetch(url, { method })));
                                                        ~~~~~ sequentialAwait
    }
  } catch (error) {
    console.error(error);
  }
}
    `,
    `
// a text that can be put together at the end
export async function load(urls: string[]) {
  let text = '';
  for (const url of urls) {
    const page = await fetch(url);
                       ~~~~~ sequentialAwait
    text += page.url;
  }
  return text;
}
    `,
    {
      code: `
// what a package hands to its callback is its own
import { App } from '@slack/bolt';
const app = new App({ token });
app.command('/tell', async ({ client }) => {
  const list = await client.users.list();
  for (const member of list.members ?? []) {
    if (member.is_bot) continue;
    const chat = await client.conversations.open({ users: member.id });
                       ~~~~~~~~~~~~~~~~~~~~~~~~~ sequentialAwait
    await client.chat.postMessage({ channel: chat.id, text });
  }
});
      `,
      suggestion: `
// what a package hands to its callback is its own
import { App } from '@slack/bolt';
const app = new App({ token });
app.command('/tell', async ({ client }) => {
  const list = await client.users.list();
  const members = [...(list.members ?? [])];
  for (let start = 0; start < members.length; start += 10) {
    await Promise.all(
      members.slice(start, start + 10).map(async (member) => {
        if (member.is_bot) return;
        const chat = await client.conversations.open({ users: member.id });
        await client.chat.postMessage({ channel: chat.id, text });
      }),
    );
  }
});
      `,
    },
    `
// progress is told, and orders nothing
export async function load(urls: string[], job: { updateProgress(part: number): Promise<void> }) {
  let done = 0;
  try {
    for (const url of urls) {
      await fetch(url);
            ~~~~~ sequentialAwait
      await job.updateProgress(++done / urls.length);
    }
  } finally {
    console.log(done);
  }
}
    `,
    `
// requests that a reduce puts in a row
export const load = (urls: string[]) =>
  urls.reduce(async (before, url) => {
    await before;
    await fetch(url);
          ~~~~~ sequentialAwait
  }, Promise.resolve());
    `,
    `
// the same, with results
export const load = (urls: string[]) =>
  urls.reduce<Promise<Response[]>>(async (before, url) => {
    const pages = await before;
    pages.push(await fetch(url));
                     ~~~~~ sequentialAwait
    return pages;
  }, Promise.resolve([]));
    `,
    `
// the same, without await
export const load = (urls: string[]) =>
  urls.reduce((before, url) => before.then(() => fetch(url)), Promise.resolve());
                                                 ~~~~~ sequentialAwait
    `,
    `
// a chain that grows in a loop
export function load(urls: string[]) {
  let chain: Promise<unknown> = Promise.resolve();
  for (const url of urls) {
    chain = chain.then(() => fetch(url));
                             ~~~~~ sequentialAwait
  }
  return chain;
}
    `,
    `
// as many pages as a number says
export async function load(pages: number) {
  const found: Response[] = [];
  for (let page = 1; page <= pages; page++) {
    found.push(await fetch('/?page=' + page));
                     ~~~~~ sequentialAwait
  }
  return found;
}
    `,
    `
// a list that a while goes through
export async function load(urls: string[]) {
  let i = 0;
  while (i < urls.length) {
    await fetch(urls[i]);
          ~~~~~ sequentialAwait
    i++;
  }
}
    `,
    `
// a list that a while takes apart
import { readFile } from 'node:fs/promises';
export async function texts(files: string[]) {
  const found: string[] = [];
  while (files.length > 0) {
    const file = files.shift()!;
    found.push(await readFile(file, 'utf8'));
                     ~~~~~~~~ sequentialAwait
  }
  return found;
}
    `,
    `
// all hooks that there are, labels of who knows what, hooks by keys of many, and a few dozen currencies
import got from 'got';
import { pool } from './db.js';
export async function tellAll(event: object) {
  const hooks = await pool.query('SELECT url FROM hooks WHERE active');
  try {
    for (const hook of hooks) await got.post(hook.url, { json: event });
                                    ~~~~~~~~ sequentialAwait
  } catch (error) {
    console.error(error);
  }
}
export async function print(labels: Label[]) {
  try {
    for (const label of labels) await got.post(label.printer, { json: label });
                                      ~~~~~~~~ sequentialAwait
  } catch (error) {
    console.error(error);
  }
}
export async function rates(currencies: string[]) {
  try {
    for (const currency of currencies) await got.post('https://rates.example', { json: { currency } });
                                             ~~~~~~~~ sequentialAwait
  } catch (error) {
    console.error(error);
  }
}
export async function tellMany(customers: number[], event: object) {
  const hooks = await pool.query('SELECT url FROM hooks WHERE customer_id = ANY($1)', [customers]);
  try {
    for (const hook of hooks) await got.post(hook.url, { json: event });
                                    ~~~~~~~~ sequentialAwait
  } catch (error) {
    console.error(error);
  }
}
    `,
    `
// all hooks that there are, not those of one thing
import { hooks } from './hooks.js';
import { sendWebhook } from './send.js';
export async function tell(event: object) {
  const all = await hooks.list();
  try {
    for (const hook of all) await sendWebhook(hook, event);
                                  ~~~~~~~~~~~ sequentialAwait
  } catch (error) {
    console.error(error);
  }
}
    `,
    `
// a client of the project's own, by the type it is declared with
import type { PricingClient } from './pricing-client.js';
export class Quotes {
  constructor(private readonly pricing: PricingClient) {}

  async total(skus: string[]) {
    let best = Infinity;
    for (const sku of skus) {
      best = Math.min(best, await this.pricing.quote(sku));
                                  ~~~~~~~~~~~~~~~~~~ sequentialAwait
    }
    return best;
  }
}
    `,
    {
      code: `
// elements of a page, in a loop over the pages; those of one page alone are few
import { orders } from './orders.js';
export async function send() {
  let after: string | undefined;
  do {
    const page = await orders.list({ after, limit: 250 });
    for (const order of page.nodes) {
      await fetch('/orders/' + order.id, { method: 'PUT' });
            ~~~~~ sequentialAwait
    }
    after = page.next;
  } while (after);
  const first = await orders.list({ limit: 20 });
  for (const order of first.nodes) await fetch('/orders/' + order.id, { method: 'PUT' });
}
      `,
      suggestion: `
// elements of a page, in a loop over the pages; those of one page alone are few
import { orders } from './orders.js';
export async function send() {
  let after: string | undefined;
  do {
    const page = await orders.list({ after, limit: 250 });
    const nodes = [...page.nodes];
    for (let start = 0; start < nodes.length; start += 10) {
      await Promise.all(
        nodes
          .slice(start, start + 10)
          .map(async (order) => fetch('/orders/' + order.id, { method: 'PUT' })),
      );
    }
    after = page.next;
  } while (after);
  const first = await orders.list({ limit: 20 });
  for (const order of first.nodes) await fetch('/orders/' + order.id, { method: 'PUT' });
}
      `,
    },
    {
      code: `
// feeds of a package that only passes requests on
import Parser from 'rss-parser';
const parser = new Parser();
export async function refresh(db: Db) {
  const feeds = await db.loadFeeds();
  for (const feed of feeds) await parser.parseURL(feed.url);
                                  ~~~~~~~~~~~~~~~ sequentialAwait
}
      `,
      suggestion: `
// feeds of a package that only passes requests on
import Parser from 'rss-parser';
const parser = new Parser();
export async function refresh(db: Db) {
  const feeds = await db.loadFeeds();
  const allFeeds = [...feeds];
  for (let start = 0; start < allFeeds.length; start += 10) {
    await Promise.all(
      allFeeds
        .slice(start, start + 10)
        .map(async (feed) => parser.parseURL(feed.url)),
    );
  }
}
      `,
    },
    {
      code: `
// whether a file is there says nothing about a connection
import fs from 'node:fs/promises';
export async function sizes(folder: string) {
  await fs.access(folder);
  const names = await fs.readdir(folder);
  for (const name of names) await fs.stat(name);
                                  ~~~~~~~ sequentialAwait
}
      `,
      suggestion: `
// whether a file is there says nothing about a connection
import fs from 'node:fs/promises';
export async function sizes(folder: string) {
  await fs.access(folder);
  const names = await fs.readdir(folder);
  for (let start = 0; start < names.length; start += 10) {
    await Promise.all(
      names.slice(start, start + 10).map(async (name) => fs.stat(name)),
    );
  }
}
      `,
    },
    {
      code: `
// jobs, by their names
import { ReminderEmail } from './emails.js';
export async function remind(queue: Queue) {
  const users = await loadUsers();
  for (const user of users) await new ReminderEmail({ to: user.email }).schedule();
                                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ sequentialAwait
  const failedJobs = await queue.getFailed();
  for (const job of failedJobs) await job.retry();
                                      ~~~~~~~~~ sequentialAwait
}
      `,
      suggestions: [
        [],
        [
          `
// jobs, by their names
import { ReminderEmail } from './emails.js';
export async function remind(queue: Queue) {
  const users = await loadUsers();
  for (const user of users) await new ReminderEmail({ to: user.email }).schedule();
  const failedJobs = await queue.getFailed();
  const allFailedJobs = [...failedJobs];
  for (let start = 0; start < allFailedJobs.length; start += 10) {
    await Promise.all(allFailedJobs.slice(start, start + 10).map(async (job) => job.retry()));
  }
}
      `,
        ],
      ],
    },
    {
      code: `
// looks at files, which wait for a disk as well
import { stat } from 'node:fs/promises';
export async function total(paths: string[]) {
  let total = 0;
  for (const path of paths) {
    const { size } = await stat(path);
                           ~~~~ sequentialAwait
    total += size;
  }
  return total;
}
      `,
      suggestion: `
// looks at files, which wait for a disk as well
import { stat } from 'node:fs/promises';
export async function total(paths: string[]) {
  let total = 0;
  for (let start = 0; start < paths.length; start += 10) {
    await Promise.all(
      paths.slice(start, start + 10).map(async (path) => {
        const { size } = await stat(path);
        total += size;
      }),
    );
  }
  return total;
}
      `,
    },
    `
// a sum comes out the same in any order, but an edit would read it before the wait
export async function load(urls: string[]) {
  let total = 0;
  for (const url of urls) {
    total += (await fetch(url)).status;
                    ~~~~~ sequentialAwait
  }
  return total;
}
    `,
    {
      code: `
// a package that only passes requests on
import Stripe from 'stripe';
export class Accounts {
  constructor(private readonly stripe: Stripe) {}
  async load(ids: string[]) {
    for (const id of ids) await this.stripe.accounts.retrieve(id);
                                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ sequentialAwait
  }
}
      `,
      suggestion: `
// a package that only passes requests on
import Stripe from 'stripe';
export class Accounts {
  constructor(private readonly stripe: Stripe) {}
  async load(ids: string[]) {
    for (let start = 0; start < ids.length; start += 10) {
      await Promise.all(
        ids
          .slice(start, start + 10)
          .map(async (id) => this.stripe.accounts.retrieve(id)),
      );
    }
  }
}
      `,
    },
    `
// its promise is made by a call of its own
const AWS = require('aws-sdk');
const s3 = new AWS.S3();
exports.sizes = async (keys) => {
  for (const Key of keys) await s3.headObject({ Key }).promise();
                                ~~~~~~~~~~~~~ sequentialAwait
};
    `,
    {
      code: `
// an answer that a promise of the file's own wraps
import https from 'node:https';
const get = (url) => new Promise((resolve) => https.get(url, resolve));
export async function load(urls) {
  for (const url of urls) await get(url);
                                ~~~ sequentialAwait
}
      `,
      suggestion: `
// an answer that a promise of the file's own wraps
import https from 'node:https';
const get = (url) => new Promise((resolve) => https.get(url, resolve));
export async function load(urls) {
  const allUrls = [...urls];
  for (let start = 0; start < allUrls.length; start += 10) {
    await Promise.all(
      allUrls.slice(start, start + 10).map(async (url) => get(url)),
    );
  }
}
      `,
    },
    {
      code: `
// a request per element
export async function load(urls: string[]) {
  for (const url of urls) {
    await fetch(url);
          ~~~~~ sequentialAwait
  }
}
      `,
      message:
        '`fetch` is awaited for one element of `urls` after another, though no turn needs what another produced: their waiting times add up. Instead, run up to 10 of them at a time.',
      title: 'Run up to 10 at a time: when one fails, others have already started.',
      suggestion: `
// a request per element
export async function load(urls: string[]) {
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(
      urls.slice(start, start + 10).map(async (url) => fetch(url)),
    );
  }
}
      `,
    },
    {
      code: `
// results are collected
export async function load(urls: string[]) {
  const pages = [];
  for (const url of urls) {
    const page = await fetch(url);
                       ~~~~~ sequentialAwait
    pages.push(await page.text());
  }
  return pages;
}
      `,
      suggestion: `
// results are collected
export async function load(urls: string[]) {
  const pages = [];
  for (let start = 0; start < urls.length; start += 10) {
    pages.push(
      ...(await Promise.all(
        urls.slice(start, start + 10).map(async (url) => {
          const page = await fetch(url);
          return page.text();
        }),
      )),
    );
  }
  return pages;
}
      `,
    },
    {
      code: `
// results under a key of the element
export async function load(urls: string[]) {
  const pages: Record<string, object> = {};
  for (const url of urls) {
    pages[url] = await fetch(url);
                       ~~~~~ sequentialAwait
  }
  return pages;
}
      `,
      suggestion: `
// results under a key of the element
export async function load(urls: string[]) {
  const pages: Record<string, object> = {};
  for (let start = 0; start < urls.length; start += 10) {
    const entries = await Promise.all(
      urls
        .slice(start, start + 10)
        .map(async (url): Promise<[string, object]> => {
          return [url, await fetch(url)];
        }),
    );
    for (const [key, value] of entries) pages[key] = value;
  }
  return pages;
}
      `,
    },
    {
      code: `
// a map by key
export async function load(urls: string[]) {
  const pages = new Map<string, object>();
  for (const url of urls) pages.set(url, await fetch(url));
                                               ~~~~~ sequentialAwait
  return pages;
}
      `,
      suggestion: `
// a map by key
export async function load(urls: string[]) {
  const pages = new Map<string, object>();
  for (let start = 0; start < urls.length; start += 10) {
    const entries = await Promise.all(
      urls
        .slice(start, start + 10)
        .map(async (url): Promise<[string, object]> => {
          return [url, await fetch(url)];
        }),
    );
    for (const [key, value] of entries) pages.set(key, value);
  }
  return pages;
}
      `,
    },
    `
// a counter
export async function load(urls: string[]) {
  let done = 0;
  for (const url of urls) {
    await fetch(url);
          ~~~~~ sequentialAwait
    done += 1;
    console.log(\`\${done} done\`);
  }
}
    `,
    {
      code: `
// a sum of what was awaited before
export async function load(urls: string[]) {
  let total = 0;
  for (const url of urls) {
    const page = await fetch(url);
                       ~~~~~ sequentialAwait
    total += page.status;
  }
  return total;
}
      `,
      suggestion: `
// a sum of what was awaited before
export async function load(urls: string[]) {
  let total = 0;
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(
      urls.slice(start, start + 10).map(async (url) => {
        const page = await fetch(url);
        total += page.status;
      }),
    );
  }
  return total;
}
      `,
    },
    {
      code: `
// a property of the element
export async function load(links: { url: string; answer?: Response }[]) {
  for (const link of links) {
    link.answer = await fetch(link.url);
                        ~~~~~ sequentialAwait
  }
}
      `,
      suggestion: `
// a property of the element
export async function load(links: { url: string; answer?: Response }[]) {
  for (let start = 0; start < links.length; start += 10) {
    await Promise.all(
      links.slice(start, start + 10).map(async (link) => {
        link.answer = await fetch(link.url);
      }),
    );
  }
}
      `,
    },
    `
// a flag that is only set
export async function load(urls: string[]) {
  let failed = false;
  for (const url of urls) {
    const page = await fetch(url);
                       ~~~~~ sequentialAwait
    if (!page.ok) failed = true;
  }
  return failed;
}
    `,
    {
      code: `
// elements are skipped before the request
export async function load(urls: string[]) {
  for (const url of urls) {
    if (!url.startsWith('https:')) continue;
    await fetch(url);
          ~~~~~ sequentialAwait
  }
}
      `,
      suggestion: `
// elements are skipped before the request
export async function load(urls: string[]) {
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(
      urls.slice(start, start + 10).map(async (url) => {
        if (!url.startsWith('https:')) return;
        await fetch(url);
      }),
    );
  }
}
      `,
    },
    {
      code: `
// each element only once
export async function load(urls: string[]) {
  const seen = new Set<string>();
  for (const url of urls) {
    if (seen.has(url)) continue;
    seen.add(url);
    await fetch(url);
          ~~~~~ sequentialAwait
  }
}
      `,
      suggestion: `
// each element only once
export async function load(urls: string[]) {
  const seen = new Set<string>();
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(
      urls.slice(start, start + 10).map(async (url) => {
        if (seen.has(url)) return;
        seen.add(url);
        await fetch(url);
      }),
    );
  }
}
      `,
    },
    {
      code: `
// a failure of one is handled in its turn
export async function load(urls: string[]) {
  for (const url of urls) {
    try {
      await fetch(url);
            ~~~~~ sequentialAwait
    } catch (error) {
      console.error(error);
    }
  }
}
      `,
      suggestion: `
// a failure of one is handled in its turn
export async function load(urls: string[]) {
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(
      urls.slice(start, start + 10).map(async (url) => {
        try {
          await fetch(url);
        } catch (error) {
          console.error(error);
        }
      }),
    );
  }
}
      `,
    },
    `
// a try around the loop, which the edit leaves alone
export async function load(urls: string[]) {
  try {
    for (const url of urls) {
      await fetch(url);
            ~~~~~ sequentialAwait
    }
  } catch (error) {
    console.error(error);
  }
}
    `,
    {
      code: `
// a throw ends the loop as a rejection ends the others
export async function load(urls: string[]) {
  for (const url of urls) {
    const page = await fetch(url);
                       ~~~~~ sequentialAwait
    if (!page.ok) throw new Error(url);
  }
}
      `,
      suggestion: `
// a throw ends the loop as a rejection ends the others
export async function load(urls: string[]) {
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(
      urls.slice(start, start + 10).map(async (url) => {
        const page = await fetch(url);
        if (!page.ok) throw new Error(url);
      }),
    );
  }
}
      `,
    },
    `
// the request is retried by a wrapper
import { retry } from './retry.js';
export async function load(urls: string[]) {
  for (const url of urls) {
    await retry(() => fetch(url));
                      ~~~~~ sequentialAwait
  }
}
    `,
    {
      code: `
// a file per element
import { writeFile } from 'node:fs/promises';
export async function save(files: { path: string; text: string }[]) {
  for (const { path, text } of files) {
    await writeFile(path, text);
          ~~~~~~~~~ sequentialAwait
  }
}
      `,
      suggestion: `
// a file per element
import { writeFile } from 'node:fs/promises';
export async function save(files: { path: string; text: string }[]) {
  for (let start = 0; start < files.length; start += 10) {
    await Promise.all(
      files
        .slice(start, start + 10)
        .map(async ({ path, text }) => writeFile(path, text)),
    );
  }
}
      `,
    },
    {
      code: `
// files of a folder
import { readdir, readFile } from 'node:fs/promises';
export async function texts(folder: string) {
  const all: string[] = [];
  for (const name of await readdir(folder)) {
    all.push(await readFile(\`\${folder}/\${name}\`, 'utf8'));
                   ~~~~~~~~ sequentialAwait
  }
  return all;
}
      `,
      suggestion: `
// files of a folder
import { readdir, readFile } from 'node:fs/promises';
export async function texts(folder: string) {
  const all: string[] = [];
  const items = await readdir(folder);
  for (let start = 0; start < items.length; start += 10) {
    all.push(
      ...(await Promise.all(
        items
          .slice(start, start + 10)
          .map(async (name): Promise<string> =>
            readFile(\`\${folder}/\${name}\`, 'utf8'),
          ),
      )),
    );
  }
  return all;
}
      `,
    },
    {
      code: `
// through a function of the file
export async function load(urls: string[]) {
  for (const url of urls) {
    await warm(url);
          ~~~~ sequentialAwait
  }
}

async function warm(url: string) {
  const page = await fetch(url);
  await page.text();
}
      `,
      suggestion: `
// through a function of the file
export async function load(urls: string[]) {
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(
      urls.slice(start, start + 10).map(async (url) => warm(url)),
    );
  }
}

async function warm(url: string) {
  const page = await fetch(url);
  await page.text();
}
      `,
    },
    {
      code: `
// a method of another file that says what it does
import { mailer } from './mailer.js';
export async function invite(guests: string[]) {
  for (const to of guests) {
    await mailer.sendMail({ to });
          ~~~~~~~~~~~~~~~ sequentialAwait
  }
}
      `,
      suggestion: `
// a method of another file that says what it does
import { mailer } from './mailer.js';
export async function invite(guests: string[]) {
  for (let start = 0; start < guests.length; start += 10) {
    await Promise.all(
      guests
        .slice(start, start + 10)
        .map(async (to) => mailer.sendMail({ to })),
    );
  }
}
      `,
    },
    {
      code: `
// a logger hears of it in any order
import { logger } from './logger.js';
export async function load(urls: string[]) {
  for (const url of urls) {
    const page = await fetch(url);
                       ~~~~~ sequentialAwait
    logger.info({ url, status: page.status });
  }
}
      `,
      suggestion: `
// a logger hears of it in any order
import { logger } from './logger.js';
export async function load(urls: string[]) {
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(
      urls.slice(start, start + 10).map(async (url) => {
        const page = await fetch(url);
        logger.info({ url, status: page.status });
      }),
    );
  }
}
      `,
    },
    {
      code: `
// an object of the turn
export async function load(urls: string[]) {
  for (const url of urls) {
    const form = new FormData();
    form.append('url', url);
    await fetch('/pages', { method: 'POST', body: form });
          ~~~~~ sequentialAwait
  }
}
      `,
      suggestion: `
// an object of the turn
export async function load(urls: string[]) {
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(
      urls.slice(start, start + 10).map(async (url) => {
        const form = new FormData();
        form.append('url', url);
        await fetch('/pages', { method: 'POST', body: form });
      }),
    );
  }
}
      `,
    },
    {
      code: `
// the inner loop, per page of the outer
export async function load(groups: { urls: string[] }[]) {
  for (const group of groups) {
    for (const url of group.urls) {
      await fetch(url);
            ~~~~~ sequentialAwait
    }
  }
}
      `,
      suggestion: `
// the inner loop, per page of the outer
export async function load(groups: { urls: string[] }[]) {
  for (const group of groups) {
    const urls = [...group.urls];
    for (let start = 0; start < urls.length; start += 10) {
      await Promise.all(
        urls.slice(start, start + 10).map(async (url) => fetch(url)),
      );
    }
  }
}
      `,
    },
    {
      code: `
// a loop with an index
export async function load(urls: string[]) {
  for (let index = 0; index < urls.length; index += 1) {
    await fetch(urls[index]!);
          ~~~~~ sequentialAwait
  }
}
    `,
      suggestion: `
// a loop with an index
export async function load(urls: string[]) {
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(
      urls.slice(start, start + 10).map(async (url) => fetch(url!)),
    );
  }
}
`,
    },
    `
// the keys of an object
export async function load(links: Record<string, string>) {
  for (const name in links) {
    await fetch(links[name]!);
          ~~~~~ sequentialAwait
  }
}
    `,
    {
      code: `
// a set
export async function load(urls: Set<string>) {
  for (const url of urls) {
    await fetch(url);
          ~~~~~ sequentialAwait
  }
}
      `,
      suggestion: `
// a set
export async function load(urls: Set<string>) {
  const allUrls = [...urls];
  for (let start = 0; start < allUrls.length; start += 10) {
    await Promise.all(
      allUrls.slice(start, start + 10).map(async (url) => fetch(url)),
    );
  }
}
      `,
    },
    {
      code: `
// the values of a map
export async function load(urls: Map<string, string>) {
  for (const url of urls.values()) {
    await fetch(url);
          ~~~~~ sequentialAwait
  }
}
      `,
      suggestion: `
// the values of a map
export async function load(urls: Map<string, string>) {
  const items = [...urls.values()];
  for (let start = 0; start < items.length; start += 10) {
    await Promise.all(
      items.slice(start, start + 10).map(async (url) => fetch(url)),
    );
  }
}
      `,
    },
    {
      code: `
// a comment stays with its line
export async function load(urls: string[]) {
  for (const url of urls) {
    // the page and its text
    const page = await fetch(url);
                       ~~~~~ sequentialAwait
    await page.text(); // may be long
  }
}
      `,
      suggestion: `
// a comment stays with its line
export async function load(urls: string[]) {
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(
      urls.slice(start, start + 10).map(async (url) => {
        // the page and its text
        const page = await fetch(url);
        await page.text(); // may be long
      }),
    );
  }
}
      `,
    },
    {
      code: `
// a job without a batch form
import { Queue } from 'bullmq';
const queue = new Queue('mails');
export async function stop(ids: string[]) {
  for (const id of ids) {
    await queue.removeJobScheduler(id);
          ~~~~~~~~~~~~~~~~~~~~~~~~ sequentialAwait
  }
}
      `,
      suggestion: `
// a job without a batch form
import { Queue } from 'bullmq';
const queue = new Queue('mails');
export async function stop(ids: string[]) {
  for (let start = 0; start < ids.length; start += 10) {
    await Promise.all(
      ids
        .slice(start, start + 10)
        .map(async (id) => queue.removeJobScheduler(id)),
    );
  }
}
      `,
    },
    {
      code: `
// undici
import { request } from 'undici';
export async function load(urls: string[]) {
  const statuses: number[] = [];
  for (const url of urls) {
    const { statusCode } = await request(url);
                                 ~~~~~~~ sequentialAwait
    statuses.push(statusCode);
  }
  return statuses;
}
      `,
      suggestion: `
// undici
import { request } from 'undici';
export async function load(urls: string[]) {
  const statuses: number[] = [];
  for (let start = 0; start < urls.length; start += 10) {
    statuses.push(
      ...(await Promise.all(
        urls.slice(start, start + 10).map(async (url): Promise<number> => {
          const { statusCode } = await request(url);
          return statusCode;
        }),
      )),
    );
  }
  return statuses;
}
      `,
    },
    {
      code: `
// any asynchronous function
import { render } from './render.js';
export async function load(names: string[]) {
  for (const name of names) {
    await render(name);
          ~~~~~~ sequentialAwait
  }
}
      `,
      options: [{ calls: 'any' }],
    },
    {
      code: `
// any method of a service
import { renderer } from './renderer.js';
export async function load(names: string[]) {
  const pages: string[] = [];
  for (const name of names) {
    pages.push(await renderer.page(name));
                     ~~~~~~~~~~~~~ sequentialAwait
  }
  return pages;
}
      `,
      options: [{ calls: 'any' }],
    },
    {
      code: `
// any call that depends on the element
import { prepare } from './prepare.js';
export async function load(names: string[]) {
  for (const name of names) {
    const page = await prepare(name);
                       ~~~~~~~ sequentialAwait
    console.log(page);
  }
}
      `,
      options: [{ calls: 'any' }],
    },
    {
      code: `
// any, with one tab of a browser per element
export async function shoot(tabs: { screenshot(): Promise<void> }[]) {
  for (const tab of tabs) {
    await tab.screenshot();
          ~~~~~~~~~~~~~~ sequentialAwait
  }
}
      `,
      options: [{ calls: 'any' }],
      suggestion: `
// any, with one tab of a browser per element
export async function shoot(tabs: { screenshot(): Promise<void> }[]) {
  for (let start = 0; start < tabs.length; start += 10) {
    await Promise.all(
      tabs.slice(start, start + 10).map(async (tab) => tab.screenshot()),
    );
  }
}
      `,
    },
    {
      code: `
// any, where a query is not batchable
import { check } from './checks.js';
export async function run(orders: object[]) {
  for (const order of orders) {
    const result = await check(order);
                         ~~~~~ sequentialAwait
    if (!result) throw new Error('Wrong.');
  }
}
      `,
      options: [{ calls: 'any' }],
    },
    {
      code: `
// one report per loop
export async function load(urls: string[]) {
  for (const url of urls) {
    const page = await fetch(url);
                       ~~~~~ sequentialAwait
    await fetch('/log', { method: 'POST', body: page.url });
  }
}
      `,
      suggestion: `
// one report per loop
export async function load(urls: string[]) {
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(
      urls.slice(start, start + 10).map(async (url) => {
        const page = await fetch(url);
        await fetch('/log', { method: 'POST', body: page.url });
      }),
    );
  }
}
      `,
    },
    {
      code: `
// a conditional push, of a list for each element
export async function load(urls: string[]) {
  const pages: object[] = [];
  for (const url of urls) {
    const page = await fetch(url);
                       ~~~~~ sequentialAwait
    if (page.ok) pages.push(page);
  }
  return pages;
}
      `,
      suggestion: `
// a conditional push, of a list for each element
export async function load(urls: string[]) {
  const pages: object[] = [];
  for (let start = 0; start < urls.length; start += 10) {
    const lists = await Promise.all(
      urls.slice(start, start + 10).map(async (url): Promise<object[]> => {
        const page = await fetch(url);
        if (page.ok) return [page];
        return [];
      }),
    );
    pages.push(...lists.flat());
  }
  return pages;
}
      `,
    },
    {
      code: `
// the limit is in the words, the title and the edit
export async function load(urls: string[]) {
  for (const url of urls) {
    await fetch(url);
          ~~~~~ sequentialAwait
  }
}
      `,
      options: [{ limit: 4 }],
      message:
        '`fetch` is awaited for one element of `urls` after another, though no turn needs what another produced: their waiting times add up. Instead, run up to 4 of them at a time.',
      title: 'Run up to 4 at a time: when one fails, others have already started.',
      suggestion: `
// the limit is in the words, the title and the edit
export async function load(urls: string[]) {
  for (let start = 0; start < urls.length; start += 4) {
    await Promise.all(
      urls.slice(start, start + 4).map(async (url) => fetch(url)),
    );
  }
}
      `,
    },
  ],
});
