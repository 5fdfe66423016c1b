import { noSequentialAwait } from '../../rules/no-sequential-await.js';
import { testRule } from '../support/test-rule.js';

testRule(noSequentialAwait, {
  valid: [
    `
// a function that calls itself for the next, until one fits
export async function firstUp(urls: string[], index = 0): Promise<string | undefined> {
  if (index >= urls.length) return undefined;
  const answer = await fetch(urls[index]);
  if (answer.ok) return urls[index];
  return firstUp(urls, index + 1);
}
    `,
    `
// what was counted decides
export const failures = (urls: string[]) =>
  urls.reduce(async (before, url) => {
    const failed = await before;
    const answer = await fetch(url);
    return failed ? answer.status : answer.status + 1;
  }, Promise.resolve(0));
    `,
    `
// what was counted last decides
export async function latest(urls: string[]) {
  const counts = new Map<string, number>();
  for (const url of urls) {
    const { headers } = await fetch(url);
    counts.set(url, (counts.get('all') ?? 0) * 2);
    counts.set('all', (counts.get('last') ?? 0) + 1);
  }
  return counts;
}
    `,
    `
// a helper that looks at what each gave
async function untilFalse<T>(items: T[], work: (item: T) => Promise<boolean>) {
  for (const item of items) if (!(await work(item))) break;
}
export const ping = (urls: string[]) => untilFalse(urls, (url) => isUp(url));
const isUp = async (url: string) => (await fetch(url)).ok;
    `,
    `
// a turn ends all where it was answered so
export async function pingFrom(urls: string[], index: number): Promise<void> {
  if (index >= urls.length) return;
  const answer = await fetch(urls[index], { method: 'HEAD' });
  if (!answer.ok) {
    return;
  }
  return pingFrom(urls, index + 1);
}
    `,
    `
// each answer says where to go on
export async function follow(urls: string[]) {
  let url = urls.pop();
  while (url) {
    const answer = await fetch(url);
    url = answer.headers.get('next') ?? urls.pop();
  }
}
    `,
    `
// a query decides whether a turn asks at all
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function copyAll(shops: Shop[]) {
  for (const shop of shops) {
    const claimed = await prisma.shop.updateMany({ where: { id: shop.id, state: 'new' }, data: { state: 'busy' } });
    if (claimed.count === 0) continue;
    const answer = await fetch(shop.url);
    await prisma.item.createMany({ data: await answer.json() });
  }
}
    `,
    `
// what an answer belongs to is looked up, which takes as long
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function copyAll(shops: Shop[]) {
  for (const shop of shops) {
    const items = await (await fetch(shop.url)).json();
    const known = await prisma.item.findMany({ where: { code: { in: items.map(({ code }) => code) } } });
    shop.isNew = known.length === 0;
  }
}
    `,
    `
// the latest answer decides what is asked next
export async function newest(urls: string[]) {
  let best = '';
  for (const url of urls) {
    const text = await (await fetch(url + best)).text();
    if (text > best) best = text;
  }
  return best;
}
    `,
    `
// groups that are looked into
export async function firstOf(urls: string[]) {
  const groups: Record<string, string[]> = {};
  for (const url of urls) {
    const { type } = await fetch(url);
    if (!groups[type]) groups[type] = [];
    if (groups[type].length < 3) groups[type].push(url);
  }
  return groups;
}
    `,
    `
// left on an answer that says that it was stopped
export async function all(urls: string[]) {
  for (const url of urls) {
    const stopped = (await fetch(url)).status === 204;
    if (stopped) break;
  }
}
    `,
    `
// pages of one book, in their order
import { readFile } from 'node:fs/promises';
import { Book } from './book.js';
export async function bind(paths: string[]) {
  const book = new Book();
  for (const path of paths) {
    const text = await readFile(path, 'utf8');
    text.split('\\f').forEach((page) => book.addPage(page));
  }
  return book;
}
    `,
    `
// what is run for each file is for the caller to say
import { readFile } from 'node:fs/promises';
export async function each(paths: string[], run: (text: string) => Promise<void>) {
  for (const path of paths) {
    const text = await readFile(path, 'utf8');
    await run(text);
  }
}
    `,
    `
// an answer that is worked into the state of the object
export class Account {
  balance = 0;
  async apply(days: string[]) {
    for (const day of days) await this.applyDay(day);
  }
  private async applyDay(day: string) {
    const { rate } = await (await fetch('/rate/' + day)).json();
    this.balance = this.balance * rate;
  }
}
    `,
    `
// commands that change one folder
import { execa } from 'execa';
export async function add(files: string[]) {
  for (const file of files) await execa('git', ['add', file]);
}
    `,
    `
// packages that are published, of which one can depend on another
import { execa } from 'execa';
export async function publish(dirs: string[], packages: { dir: string }[]) {
  for (const { dir } of packages) await execa('npm', ['publish'], { cwd: dir });
}
    `,
    `
// a client of one working tree
import simpleGit from 'simple-git';
export async function pick(dir: string, commits: string[]) {
  const git = simpleGit(dir);
  for (const commit of commits) await git.raw(['cherry-pick', commit]);
}
    `,
    `
// a tab that all turns use
import { chromium } from 'playwright';
export async function shots(urls: string[]) {
  const browser = await chromium.launch();
  const page = await browser.newPage();
  for (const url of urls) await page.goto(url);
}
    `,
    `
// a batch that a queue hands out
import { SQSClient, ReceiveMessageCommand, DeleteMessageCommand } from '@aws-sdk/client-sqs';
const sqs = new SQSClient({});
export async function poll() {
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: 'jobs' }));
  for (const { Body, ReceiptHandle } of Messages) {
    await fetch('/work', { method: 'POST', body: Body });
  }
}
    `,
    `
// as many files as the form may upload
import { Controller, Post, UploadedFiles, UseInterceptors } from '@nestjs/common';
import { FilesInterceptor } from '@nestjs/platform-express';
@Controller()
export class Files {
  constructor(private readonly storage: StorageService) {}
  @Post()
  @UseInterceptors(FilesInterceptor('files', 5))
  async add(@UploadedFiles() files: File[]) {
    for (const file of files) await this.storage.upload(file.name, file.buffer);
  }
}
    `,
    `
// one after another by a library, until one fits
import async from 'async';
export const find = (urls: string[]) => async.detectSeries(urls, async (url) => (await fetch(url)).ok);
    `,
    `
// a package of data that the project keeps
import { fetchUser } from '@acme/database';
export async function load(names: string[]) {
  const users = [];
  for (const name of names) users.push(await fetchUser(name));
  return users;
}
    `,
    `
// functions of a module that works in memory
import { sendToView } from './views.js';
export async function show(rows: object[]) {
  for (const row of rows) await sendToView(row);
}
    `,
    `
// a route whose own schema bounds the list
import { app } from './app.js';
app.post('/free', { schema: { body: { properties: { urls: { type: 'array' } } } } }, async (request) => request.body.urls);
app.post('/few', { schema: { body: { properties: { urls: { type: 'array', maxItems: 5 } } } } }, async (request) => {
  for (const url of request.body.urls) await fetch(url);
});
    `,
    `
// the last first, so that the order is meant
import { CloudFormationClient, DeleteStackCommand } from '@aws-sdk/client-cloudformation';
const client = new CloudFormationClient({});
export async function tearDown(stacks: string[]) {
  for (const StackName of stacks.reverse()) await client.send(new DeleteStackCommand({ StackName }));
}
    `,
    `
// some workers that take turns with the elements
export async function all(urls: string[]) {
  const next = urls.values();
  await Promise.all(Array.from({ length: 5 }, async () => {
    for (const url of next) await fetch(url);
  }));
}
    `,
    `
// commands in the one current folder
import { $, cd } from 'zx';
export async function tag(packages: string[]) {
  for (const name of packages) {
    cd(name);
    await $\`npx tsc\`;
  }
}
    `,
    `
// commands that change the folder that all turns run in
import { $ } from 'zx';
export async function add(files: string[]) {
  for (const file of files) await $\`git add \${file}\`;
}
    `,
    `
// a list of the configuration
import config from 'config';
export async function purge() {
  for (const url of config.get('mirrors')) await fetch(url + '/purge');
}
    `,
    `
// a chain of promises that looks at what it has
export const load = (urls: string[]) =>
  urls.reduce((before, url) => before.then((page) => fetch(page.next + url)), fetch('/'));
    `,
    `
// one socket, whose messages are read in order
export async function relay(socket: WebSocket, urls: string[]) {
  for (const url of urls) {
    const page = await fetch(url);
    socket.send(page);
  }
}
    `,
    `
// waits for time to pass after each
import { backOff } from 'exponential-backoff';
export async function load(urls: string[]) {
  for (const url of urls) {
    await fetch(url);
    await backOff(100);
  }
}
    `,
  ],
  invalid: [
    `
// a function that calls itself for the next
export async function broken(urls: string[]) {
  const found: string[] = [];
  const check = async (index: number): Promise<void> => {
    if (index >= urls.length) return;
    const answer = await fetch(urls[index]);
                         ~~~~~ sequentialAwait
    if (!answer.ok) found.push(urls[index]);
    await check(index + 1);
  };
  await check(0);
  return found;
}
    `,
    `
// what a reduce counts
export const failures = (urls: string[]) =>
  urls.reduce(async (before, url) => {
    const failed = await before;
    const answer = await fetch(url);
                         ~~~~~ sequentialAwait
    return answer.ok ? failed : failed + 1;
  }, Promise.resolve(0));
    `,
    `
// an iterator of a set, whose next is taken at the end of each turn
export async function ping(urls: Set<string>) {
  const iterator = urls.values();
  let step = iterator.next();
  while (!step.done) {
    await fetch(step.value, { method: 'HEAD' });
          ~~~~~ sequentialAwait
    step = iterator.next();
  }
}
    `,
    `
// the length stands beside the counter
export async function ping(urls: string[]) {
  for (let i = 0, n = urls.length; i < n; i += 1) {
    const url = urls[i];
    await fetch(url, { method: 'HEAD' });
          ~~~~~ sequentialAwait
  }
}
    `,
    `
// sums by key come out the same
export async function sizes(urls: string[]) {
  const sums = new Map<string, number>();
  const counts: Record<string, number> = {};
  try {
    for (const url of urls) {
      const answer = await fetch(url);
                           ~~~~~ sequentialAwait
      const type = answer.headers.get('content-type') ?? '';
      sums.set(type, (sums.get(type) ?? 0) + Number(answer.headers.get('content-length')));
      counts[type] = (counts[type] ?? 0) + 1;
    }
  } catch (error) {
    log.warn(error);
  }
  return { sums, counts };
}
    `,
    `
// the call for the next is given back
export async function pingFrom(urls: string[], index: number): Promise<void> {
  if (index >= urls.length) {
    return;
  }
  await fetch(urls[index], { method: 'HEAD' });
        ~~~~~ sequentialAwait
  return pingFrom(urls, index + 1);
}
    `,
    `
// the rest of the list is handed on, until there is none
export async function ping(urls: string[]): Promise<void> {
  const [url, ...rest] = urls;
  if (!url) return;
  await fetch(url, { method: 'HEAD' });
        ~~~~~ sequentialAwait
  await ping(rest);
}
    `,
    `
// a helper that counts, too, and a callback that only gives the promise
async function inTurn<T>(items: T[], work: (item: T, index: number) => Promise<unknown>) {
  let index = 0;
  for (const item of items) {
    await work(item, index);
    index += 1;
  }
}
export const pingAll = (urls: string[]) => inTurn(urls, (url) => fetch(url));
                                                                 ~~~~~ sequentialAwait
    `,
    `
// the next is taken from the list at the end of each turn
export async function follow(urls: string[]) {
  let url = urls.pop();
  while (url) {
    await fetch(url, { method: 'HEAD' });
          ~~~~~ sequentialAwait
    url = urls.pop();
  }
}
    `,
    `
// entries of an object that is made of all rows
export async function ping(hosts: { name: string; url: string }[]) {
  const urls = Object.fromEntries(hosts.map(({ name, url }) => [name, url]));
  try {
    for (const [name, url] of Object.entries(urls)) log.info(name, (await fetch(url)).status);
                                                                          ~~~~~ sequentialAwait
  } finally {
    log.flush();
  }
}
    `,
    {
      code: `
// what a turn was answered is stored after it, many rows at once
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function copyAll(shops: Shop[]) {
  for (const shop of shops) {
    const answer = await fetch(shop.url);
                         ~~~~~ sequentialAwait
    await prisma.item.createMany({ data: await answer.json() });
  }
}
      `,
      suggestion: `
// what a turn was answered is stored after it, many rows at once
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function copyAll(shops: Shop[]) {
  for (let start = 0; start < shops.length; start += 10) {
    await Promise.all(
      shops.slice(start, start + 10).map(async (shop) => {
        const answer = await fetch(shop.url);
        await prisma.item.createMany({ data: await answer.json() });
      }),
    );
  }
}
      `,
    },
    `
// a function that asks only what it does not keep yet
const kept = new Map();
async function load(url: string) {
  if (kept.has(url)) return kept.get(url);
  const page = await fetch(url);
  kept.set(url, page);
  return page;
}
export async function warm(urls: string[]) {
  for (const url of urls) await load(url);
                                ~~~~ sequentialAwait
}
    `,
    `
// a list in the order it has
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
const client = new CloudFormationClient({});
export async function states(stacks: string[]) {
  const states: Record<string, unknown> = {};
  try {
    for (const StackName of stacks) states[StackName] = await client.send(new DescribeStacksCommand({ StackName }));
                                                              ~~~~~~~~~~~ sequentialAwait
  } finally { end(); }
  return states;
}
    `,
    `
// commands of tagged templates
import { $ } from 'zx';
export async function check(packages: string[]) {
  try {
    for (const name of packages) await $\`npx tsc -p \${name}\`;
                                       ~ sequentialAwait
  } finally { end(); }
}
    `,
    `
// a chain of promises that only collects
export const load = (urls: string[]) =>
  urls.reduce((before, url) => before.then((pages) => fetch(url).then((page) => [...pages, page])), Promise.resolve([]));
                                                      ~~~~~ sequentialAwait
    `,
    `
// each turn tells another
export async function tell(io: Server, urls: string[]) {
  for (const url of urls) {
    const page = await fetch(url);
                       ~~~~~ sequentialAwait
    io.to(url).emit('page', page);
  }
}
    `,
    `
// does again what fails
import { backOff } from 'exponential-backoff';
export async function load(urls: string[]) {
  const pages: Record<string, unknown> = {};
  for (const url of urls) pages[url] = await backOff(() => fetch(url));
                                                           ~~~~~ sequentialAwait
  return pages;
}
    `,
    `
// what is found at a key of its own
export async function load(map: Record<string, any>) {
  for (const key in map) map[key] = await fetch(map[key]);
                                          ~~~~~ sequentialAwait
}
    `,
    `
// the latest, and whose it is
import { stat } from 'node:fs/promises';
export async function newest(paths: string[]) {
  let latest = 0;
  let found: string | undefined;
  for (const path of paths) {
    const { mtimeMs } = await stat(path);
                              ~~~~ sequentialAwait
    if (mtimeMs > latest) {
      latest = mtimeMs;
      found = path;
    }
  }
  return found;
}
    `,
    `
// a client of a service that is called like a connection
import jsforce from 'jsforce';
const conn = new jsforce.Connection({});
export async function fields(names: string[]) {
  const found: Record<string, unknown> = {};
  for (const name of names) found[name] = await conn.sobject(name).describe();
                                                ~~~~~~~~~~~~~~~~~~~~~~~~~~~ sequentialAwait
  return found;
}
    `,
    `
// a chain that ends with a model
import { ChatPromptTemplate } from '@langchain/core/prompts';
import { ChatAnthropic } from '@langchain/anthropic';
const chain = ChatPromptTemplate.fromTemplate('{text}').pipe(new ChatAnthropic({}));
export async function ask(texts: string[]) {
  const answers: Record<string, unknown> = {};
  try {
    for (const text of texts) answers[text] = await chain.invoke({ text });
                                                    ~~~~~~~~~~~~ sequentialAwait
  } finally { end(); }
  return answers;
}
    `,
    `
// all but the last few, and what a form holds
import { put } from '@vercel/blob';
import { rm } from 'node:fs/promises';
export async function rotate(names: string[], keep: number, form: FormData) {
  try {
    for (const name of names.slice(0, -keep)) await rm(name);
                                                    ~~ sequentialAwait
    for (const file of form.getAll('files')) await put(file.name, file);
                                                   ~~~ sequentialAwait
  } finally { end(); }
}
    `,
    `
// the latest of all is the same in any order
export async function newest(urls: string[]) {
  let best: string | undefined;
  for (const url of urls) {
    const text = await (await fetch(url)).text();
                              ~~~~~ sequentialAwait
    if (!best || text > best) best = text;
  }
  return best;
}
    `,
    `
// groups that are only filled
export async function byType(urls: string[]) {
  const groups: Record<string, string[]> = {};
  for (const url of urls) {
    const { type } = await fetch(url);
                           ~~~~~ sequentialAwait
    if (!groups[type]) groups[type] = [];
    groups[type].push(url);
  }
  return groups;
}
    `,
    `
// groups that are made where they are filled
export async function byType(urls: string[]) {
  const groups: Record<string, string[]> = {};
  for (const url of urls) {
    const { type } = await fetch(url);
                           ~~~~~ sequentialAwait
    (groups[type] ??= []).push(url);
  }
  return groups;
}
    `,
    `
// left when somebody else stops it
export async function all(urls: string[], signal: AbortSignal) {
  for (const url of urls) {
    if (signal.aborted) break;
    await fetch(url, { signal });
          ~~~~~ sequentialAwait
  }
}
    `,
    `
// functions that the file itself shows
import { readFile } from 'node:fs/promises';
export async function each(paths: string[]) {
  try {
  const run = async (text: string) => text.length;
  for (const path of paths) {
    const text = await readFile(path, 'utf8');
                       ~~~~~~~~ sequentialAwait
    await run(text);
  }
  } finally { end(); }
}
    `,
    `
// an answer that is added up in the object
export class Account {
  total = 0;
  async apply(days: string[]) {
    for (const day of days) await this.applyDay(day);
                                  ~~~~~~~~~~~~~ sequentialAwait
  }
  private async applyDay(day: string) {
    const { amount } = await (await fetch('/amount/' + day)).json();
    this.total = this.total + amount;
  }
}
    `,
    {
      code: `
// commands that only ask
import { execa } from 'execa';
export async function versions(packages: { name: string }[]) {
  try {
  const res = [];
  for (const { name } of packages) {
    const { stdout } = await execa('npm', ['view', name, 'version']);
                             ~~~~~ sequentialAwait
    res.push(stdout);
  }
  return res;
  } finally { end(); }
}
    `,
    },
    `
// commands that change a folder each
import { execa } from 'execa';
export async function commit(projects: { path: string }[]) {
  try {
  for (const { path } of projects) await execa('git', ['commit', '-a'], { cwd: path });
                                         ~~~~~ sequentialAwait
  } finally { end(); }
}
    `,
    `
// a tab for each turn
import { chromium } from 'playwright';
export async function titles(urls: string[]) {
  const browser = await chromium.launch();
  const titles = [];
  for (const url of urls) {
    const page = await browser.newPage();
                       ~~~~~~~~~~~~~~~ sequentialAwait
    await page.goto(url);
    titles.push(await page.title());
    await page.close();
  }
  return titles;
}
    `,
    `
// entries of an archive that finds them by their names
import JSZip from 'jszip';
export async function pack(urls: string[]) {
  const zip = new JSZip();
  for (const url of urls) {
    const answer = await fetch(url);
                         ~~~~~ sequentialAwait
    zip.file(url, await answer.text());
  }
  return zip;
}
    `,
    `
// one after another by a library
import async from 'async';
import Bluebird from 'bluebird';
export const all = (urls: string[]) => async.mapSeries(urls, async (url) => (await fetch(url)).ok);
                                                                                   ~~~~~ sequentialAwait
export const each = (urls: string[]) => Bluebird.each(urls, (url) => fetch(url));
                                                                     ~~~~~ sequentialAwait
    `,
    `
// a reduce that keeps answers by key
export const load = (urls: string[]) =>
  urls.reduce(async (before, url) => {
    const pages = await before;
    pages[url] = await fetch(url);
                       ~~~~~ sequentialAwait
    return pages;
  }, Promise.resolve({}));
    `,
    `
// functions of a package that ask somebody
import { fetchWeather } from 'weather';
import { lookupVat } from '@acme/vat';
export async function check(cities: string[], companies: { vat: string; ok: boolean }[]) {
  try {
  const all = [];
  for (const city of cities) all.push(await fetchWeather(city));
                                            ~~~~~~~~~~~~ sequentialAwait
  for (const company of companies) company.ok = await lookupVat(company.vat);
                                                      ~~~~~~~~~ sequentialAwait
  } finally { end(); }
}
    `,
    `
// functions of a module about messages, and one that says where to
import { sendReceipt } from '../services/mail.js';
import { saveToS3 } from './files.js';
export async function tell(orders: object[]) {
  try {
  for (const order of orders) await sendReceipt(order);
                                    ~~~~~~~~~~~ sequentialAwait
  for (const order of orders) await saveToS3(order);
                                    ~~~~~~~~ sequentialAwait
  } finally { end(); }
}
    `,
    `
// a service that an observable asks
import { ClientProxy } from '@nestjs/microservices';
import { lastValueFrom } from 'rxjs';
export class Balances {
  constructor(private readonly billing: ClientProxy) {}
  async load(accounts: string[]) {
    const balances = [];
    for (const account of accounts) balances.push(await lastValueFrom(this.billing.send('balance', { account })));
                                                                      ~~~~~~~~~~~~~~~~~ sequentialAwait
    return balances;
  }
}
    `,
    `
// a client of a service by what a package calls it
import { Client as Queue } from 'some-queue';
const queue = new Queue({ token: 'x' });
export async function add(urls: string[]) {
  try {
  for (const url of urls) await queue.publishJSON({ url });
                                ~~~~~~~~~~~~~~~~~ sequentialAwait
  } finally { end(); }
}
    `,
    `
// another route has the bound
import { app } from './app.js';
app.post('/few', { schema: { body: { properties: { urls: { type: 'array', maxItems: 5 } } } } }, async (request) => request.body.urls);
app.post('/free', async (request) => {
  try {
  for (const url of request.body.urls) await fetch(url);
                                             ~~~~~ sequentialAwait
  } finally { end(); }
});
    `,
  ],
});
