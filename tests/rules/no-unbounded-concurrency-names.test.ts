import { noUnboundedConcurrency } from '../../rules/no-unbounded-concurrency.js';
import { testRule } from '../support/test-rule.js';

testRule(noUnboundedConcurrency, {
  valid: [
    `
// a file for each kind of row
import { uploadFile } from './files.js';
export const send = (entityNames: string[]) => Promise.all(entityNames.map((name) => uploadFile(name)));
    `,
    `
// addresses of one person
import { sendEmail } from './mail.js';
import { pool } from './db.js';
export async function tell(id: string) {
  const { rows: emails } = await pool.query('SELECT address FROM emails WHERE user_id = $1', [id]);
  await Promise.all(emails.map((email) => sendEmail(email)));
}
    `,
    `
// streams that are joined, of which there are two
import type { HttpService } from '@nestjs/axios';
import { forkJoin } from 'rxjs';
export const both = (http: HttpService) => forkJoin(['/a', '/b'].map((path) => http.get(path)));
    `,
    `
// a client that itself starts only so many
import { simpleGit } from 'simple-git';
export function read(paths: string[]) {
  const git = simpleGit({ baseDir: '.', maxConcurrentProcesses: 4 });
  return Promise.all(paths.map((path) => git.show([path])));
}
    `,
    `
// what a queue hands to a function of AWS is a batch
import { sendEmail } from './mail.js';
export const handler = async (event) =>
  Promise.all(event.Records.map(async (record) => sendEmail(record.body)));
    `,
    `
// a stream that is read and answered in each turn
import { sendEmail } from './mail.js';
export async function serve(requests) {
  for await (const request of requests) sendEmail(request).catch(console.error);
}
    `,
    `
// addresses of the people who run one thing
import { sendEmail } from './mail.js';
import { getAdminEmails } from './admins.js';
export async function tell(id: string) {
  const adminEmails = await getAdminEmails(id);
  await Promise.all(adminEmails.map((email) => sendEmail(email)));
}
    `,
    `
// a client whose answers come from a cache
import type { CacheClient } from './cache-client.js';
export class Names {
  constructor(private readonly names: CacheClient) {}
  all = (ids: string[]) => Promise.all(ids.map((id) => this.names.get(id)));
}
    `,
    `
// what an element of a service's answer works out itself
import Stripe from 'stripe';
const stripe = new Stripe(key);
export async function all() {
  const { data } = await stripe.charges.list();
  return Promise.all(data.map(async (charge) => charge.toJSON()));
}
    `,
    `
// packages whose name says that they measure
import { client } from '@acme/metrics-client';
export const all = (names: string[]) => Promise.all(names.map((name) => client.push(name)));
    `,
    `
// a generator that gives a few
function* both() {
  yield fetch('/a');
  yield fetch('/b');
}
export const all = () => Promise.all(both());
    `,
    `
// one call for each group of rows, by the place that they are kept in
export async function remove() {
  const groups = await findPlaces();
  await Promise.all(
    [...groups].map(async ([place, rows]) => {
      const keys = rows.map(({ key }) => key);
      await fileStore.deleteMany(place, keys);
    }),
  );
}
    `,
    `
// entries of a cache
export class Owners {
  constructor(private readonly cacheService: { delete(key: string): Promise<void> }) {}

  async forget(ids: string[]) {
    await Promise.all(ids.map((id) => this.cacheService.delete(id)));
  }
}
    `,
    `
// changes that can be one request are reported by no-query-in-loop, with its batch form
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export const seen = (ids: string[]) => Promise.all(ids.map((id) => see(id)));
async function see(id: string) {
  return prisma.user.update({ where: { id }, data: { seen: true } });
}
    `,
    `
// code of a browser, where one person's clicks decide how much there is to do
'use client';
import { saveRow } from './rows.js';
export const save = (rows: object[]) => Promise.all(rows.map((row) => saveRow(row)));
    `,
    `
// the same by its imports
import { useState } from 'react';
import { saveRow } from './rows.js';
export function useRows() {
  const [rows] = useState<object[]>([]);
  return (given: object[]) => Promise.all(given.map((row) => saveRow(row, rows)));
}
    `,
    `
// the runtime queues system calls that hold nothing open
import { stat } from 'node:fs/promises';
export const sizes = (files: string[]) => Promise.all(files.map((file) => stat(file)));
    `,
    `
// files of a few folders of the class itself
import { readFile } from 'node:fs/promises';
export class Templates {
  constructor(private readonly sourceDirs: string | string[]) {}

  async load() {
    const folders = Array.isArray(this.sourceDirs) ? this.sourceDirs : [this.sourceDirs];
    return Promise.all(folders.map((folder) => readFile(folder)));
  }
}
    `,
    `
// as many names as there are registered things
import { queues } from './queues.js';
export async function run(shardNames: string[]) {
  await Promise.all(shardNames.map((name) => queues.service.delete(name)));
}
    `,
    `
// the rows of one limited query, under a property of what it gave
import { stripe } from './stripe.js';
export async function cancel(customer: string) {
  const list = await stripe.subscriptions.list({ customer, limit: 100 });
  await Promise.all(list.data.map((one) => stripe.subscriptions.cancel(one.id)));
}
    `,
    `
// queries through a function of this file that merges what is asked in one tick
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export const load = (ids: string[]) => Promise.all(ids.map((id) => one(id)));
async function one(id: string) {
  return prisma.user.findUnique({ where: { id } });
}
    `,
    `
// a service that works in memory
export class Sessions {
  constructor(private readonly jwtService: { update(id: string): Promise<string> }) {}

  async all(ids: string[]) {
    return Promise.all(ids.map((id) => this.jwtService.update(id)));
  }
}
    `,
    `
// a verb of something in memory
import { formatter } from './formatter.js';
export const all = (rows: object[]) => Promise.all(rows.map((row) => formatter.update(row)));
    `,
    `
// something of another file that works a thing out
import { createPayload } from './payload.js';
export const all = (rows: object[]) => Promise.all(rows.map((row) => createPayload(row)));
    `,
    `
// a getter that is given the thing itself, not its key
import { getFullName } from './names.js';
export const all = (users: object[]) => Promise.all(users.map((user) => getFullName(user)));
    `,
    `
// a function of a package, which the catalogue would know
import { deleteAccents } from 'text-tools';
export const all = (texts: string[]) => Promise.all(texts.map((text) => deleteAccents(text)));
    `,
    `
// an accessor
import { getUserService } from './services.js';
export const all = (ids: string[]) => Promise.all(ids.map((id) => getUserService(id)));
    `,
    `
// a signed address is worked out from a key at hand
import { bucket } from './storage.js';
export const all = (keys: string[]) => Promise.all(keys.map((key) => bucket.getSignedUrl(key)));
    `,
    `
// what one thing has a few of
import { mailer } from './mailer.js';
export async function invite(order: { recipients: string[] }) {
  await Promise.all(order.recipients.map((to) => mailer.sendMail({ to })));
}
    `,
    `
// nothing of it is about the element
import { auditService } from './audit.js';
export async function run(ids: string[]) {
  await Promise.all(ids.map(() => auditService.refresh()));
}
    `,
    `
// through a limiter
import pLimit from 'p-limit';
import { userService } from './users.js';
const limit = pLimit(5);
export async function run(ids: string[]) {
  await Promise.all(ids.map((id) => limit(() => userService.update(id))));
}
    `,
    {
      code: `
// names prove nothing where conventions are off
import { userService } from './users.js';
export async function run(ids: string[]) {
  await Promise.all(ids.map((id) => userService.update(id)));
}
      `,
      settings: { conventions: false },
    },
    `
// one of many methods of a client that answers from memory
import { stripe } from './stripe.js';
export async function run(bodies: string[]) {
  await Promise.all(bodies.map((body) => stripe.webhooks.constructEvent(body)));
}
    `,
  ],
  invalid: [
    `
// messages that are made of the rows, and a group for each of all
import { sendEmail } from './mail.js';
import { pool } from './db.js';
export async function invite(id: string, rows: Map<string, object>) {
  const perOwner = groupBy(rows, 'owner');
  await Promise.race(Array.from(perOwner, async ([owner]) => sendEmail(owner)));
        ~~~~~~~~~~~~ unboundedConcurrency
  const { rows: guests } = await pool.query('SELECT address FROM emails WHERE event_id = $1', [id]);
  const mails = guests.map((guest) => ({ to: guest.address }));
  await Promise.race(mails.map((mail) => sendEmail(mail)));
        ~~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// streams that are joined
import type { HttpService } from '@nestjs/axios';
import { forkJoin } from 'rxjs';
export const all = (http: HttpService, urls: string[]) => forkJoin(urls.map((url) => http.get(url)));
                                                          ~~~~~~~~ unboundedConcurrency
    `,
    `
// a file for each user
import { uploadFile } from './files.js';
export function send(userNames: string[]) {
  const sent = userNames.map((name) => uploadFile(name));
  console.log(userNames);
  return [Promise.all(sent), sent];
          ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// a client without a bound of its own
import { simpleGit } from 'simple-git';
export function read(paths: string[]) {
  const git = simpleGit({ baseDir: '.' });
  const shown = paths.map((path) => git.show([path]));
  console.log(paths);
  return [Promise.all(shown), shown];
          ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// promises of an older package
import Bluebird from 'bluebird';
export const load = (urls: string[]) => Bluebird.all(urls.map((url) => fetch(url)));
                                        ~~~~~~~~~~~~ unboundedConcurrency
    `,
    `
// a stream whose elements are all collected first
import { enrichClient } from './enrich.js';
export async function run(lines: AsyncIterable<string>) {
  const running = [];
  for await (const line of lines) running.push(enrichClient.push(line));
  await Promise.all(running);
        ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// parts of a text, in as many as there are
import { splitText } from './text.js';
export async function run(text: string, modelApi: { run(part: string): Promise<string> }) {
  const parts = splitText(text, 4000);
  const running = [];
  for (const part of parts) {
    console.log(part);
    running.push(modelApi.run(part));
  }
  return Promise.all(running);
         ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// an answer that comes in a callback
import { StockClient } from './stock.js';
const client = new StockClient('stock:50051');
export async function stock(skus: string[]) {
  const running = [];
  for (const sku of skus) {
    console.log(sku);
    running.push(
      new Promise((resolve, reject) => {
        client.getStock(sku, (error, answer) => (error ? reject(error) : resolve(answer)));
      }),
    );
  }
  return Promise.all(running);
         ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// lists in the elements of a list, of which each alone is short
export async function load(projects: { hosts: string[] }[]) {
  const running = [];
  for (const project of projects.filter(Boolean)) {
    console.log(project);
    running.push(Promise.all(project.hosts.map((host) => fetch(host))));
  }
  return Promise.all(running);
         ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// many of a kind of which one thing has a few
import { sendWebhook } from './send.js';
export async function broadcast(event: object, hooks: object[]) {
  const running = [];
  for (const hook of hooks) {
    console.log(hook);
    running.push(sendWebhook(hook, event));
  }
  await Promise.all(running);
        ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// an element of what a service answered
import { Storage } from '@google-cloud/storage';
const storage = new Storage();
export async function clear(name: string) {
  const [files] = await storage.bucket(name).getFiles();
  const running = [];
  for (const file of files) {
    console.log(file);
    running.push(file.delete());
  }
  await Promise.all(running);
        ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// a package whose name says that it is for one service
import { AcmeClient } from '@acme/rest-client';
const acme = new AcmeClient();
export async function load(ids: string[]) {
  const running = [];
  for (const id of ids) {
    console.log(id);
    running.push(acme.things.describe(id));
  }
  return Promise.all(running);
         ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// a field of plain JavaScript
const Shop = require('acme-api');
export class Sync {
  constructor() {
    this.shop = new Shop();
  }

  async adjust(products) {
    const running = [];
    for (const product of products) {
      console.log(product);
      running.push(this.shop.inventory.adjust(product));
    }
    return Promise.all(running);
           ~~~~~~~~~~~ unboundedConcurrency
  }
}
    `,
    `
// promises that a generator gives
function* pages(urls: string[]) {
  for (const url of urls) yield fetch(url);
}
export async function load(urls: string[]) {
  return Promise.all(pages(urls));
         ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// a function of async without a limit
import async from 'async';
export async function load(urls: string[]) {
  return async.map(urls, async (url) => fetch(url));
         ~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// the same with a callback for the end of each
import async from 'async';
export function load(urls: string[], callback: Callback) {
  async.each(urls, (url, done) => { fetch(url).then(() => done(), done); }, callback);
  ~~~~~~~~~~ unboundedConcurrency
  async.eachSeries(urls, (url, done) => { fetch(url).then(() => done(), done); }, callback);
  async.eachLimit(urls, 5, (url, done) => { fetch(url).then(() => done(), done); }, callback);
}
    `,
    `
// jobs that were loaded, each of which knows how to run again
import { queue } from './queue.js';
export async function again() {
  const failed = await queue.getFailed();
  const running = [];
  for (const job of failed) {
    console.log(job);
    running.push(job.retry());
  }
  await Promise.all(running);
        ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// the groups of a list are as many as it happens to hold
import { queueFor } from './queues.js';
export async function enqueue(events: { key: string }[]) {
  const byKey = events.reduce((groups: any, event) => ({ ...groups, [event.key]: event }), {});
  const running = [];
  for (const key of Object.keys(byKey)) {
    const queue = queueFor(key);
    console.log(key);
    running.push(queue.add('ingest', byKey[key]));
  }
  await Promise.all(running);
        ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    {
      code: `
// one call for each row of a group
export async function remove() {
  const groups = await findPlaces();
  await Promise.all(
        ~~~~~~~~~~~ unboundedConcurrency
    [...groups].map(async ([place, rows]) => {
      report(rows.map(({ key }) => key));
      await fileStore.delete(place);
    }),
  );
}
      `,
      suggestion: `
// one call for each row of a group
export async function remove() {
  const groups = await findPlaces();
  const items = [...groups];
  for (let start = 0; start < items.length; start += 10) {
    await Promise.all(
      items.slice(start, start + 10).map(async ([place, rows]) => {
        report(rows.map(({ key }) => key));
        await fileStore.delete(place);
      }),
    );
  }
}
      `,
    },
    {
      code: `
// the forEach of a set, which has no slice
export async function load(urls: Set<string>) {
  urls.forEach(async (url) => {
       ~~~~~~~ nobodyWaits
    await fetch(url);
  });
}
      `,
      suggestion: `
// the forEach of a set, which has no slice
export async function load(urls: Set<string>) {
  const allUrls = [...urls];
  for (let start = 0; start < allUrls.length; start += 10) {
    await Promise.all(
      allUrls.slice(start, start + 10).map(async (url) => {
        await fetch(url);
      }),
    );
  }
}
      `,
    },
    `
// the forEach of a map, which goes over the values as nothing else does
export async function load(urls: Map<string, string>) {
  urls.forEach(async (url) => {
       ~~~~~~~ nobodyWaits
    await fetch(url);
  });
}
    `,
    `
// files that hold a descriptor each
import { readFile } from 'node:fs/promises';
export async function texts(files: string[]) {
  const running = [];
  for (const file of files) {
    console.log(file);
    running.push(readFile(file, 'utf8'));
  }
  return Promise.allSettled(running);
         ~~~~~~~~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// a job for each, whatever class hands it over
import { SyncTask } from './tasks.js';
export async function sync(users: { id: string }[]) {
  const running = [];
  for (const user of users) {
    console.log(user);
    running.push(new SyncTask().schedule({ userId: user.id }));
  }
  await Promise.all(running);
        ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// one object of a storage, whatever its client is called
import { getClient } from './storage.js';
export async function clear(keys: string[]) {
  const connection = await getClient();
  const running = [];
  for (const key of keys) {
    console.log(key);
    running.push(connection.deleteObject({ key }));
  }
  await Promise.all(running);
        ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// a module of the project, seen by the folder
import { getUser } from 'back-end/src/services/users';
export async function load(userIds: string[]) {
  const running = [];
  for (const userId of userIds) {
    console.log(userId);
    running.push(getUser(userId));
  }
  return Promise.all(running);
         ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// a list that a function of another file sorts
import { deleteChunk, sortByIndex } from './chunks.js';
export async function clear(list: () => Promise<string[]>) {
  const found = await list();
  const sorted = sortByIndex(found);
  const running = [];
  for (const chunk of sorted) {
    console.log(chunk);
    running.push(deleteChunk(chunk));
  }
  await Promise.all(running);
        ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// changes that cannot be one request: each row is changed only in the state that was seen
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function finish(jobs: { id: string; status: string }[]) {
  const running = [];
  for (const job of jobs) {
    console.log(job);
    running.push(close(job));
  }
  await Promise.all(running);
        ~~~~~~~~~~~ unboundedConcurrency
}
async function close(job: { id: string; status: string }) {
  return prisma.job.updateMany({ where: { id: job.id, status: job.status }, data: { status: 'done' } });
}
    `,
    `
// a mail beside a query that is merged in one tick
import { PrismaClient } from '@prisma/client';
import { sendEmail } from './mail.js';
const prisma = new PrismaClient();
export async function greet(ids: string[]) {
  const running = [];
  for (const id of ids) {
    console.log(id);
    running.push(
      (async () => {
        const user = await prisma.user.findUnique({ where: { id } });
        await sendEmail(user);
      })(),
    );
  }
  await Promise.all(running);
        ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// a service, as most projects have them
export class Orders {
  constructor(private readonly service: { process(row: object): Promise<void>; rows(): Promise<object[]> }) {}

  async run() {
    const rows = await this.service.rows();
    for (const row of rows) log(row);
    const running = [];
    for (const row of rows) {
      log(row);
      running.push(this.service.process(row));
    }
    await Promise.all(running);
          ~~~~~~~~~~~ unboundedConcurrency
  }
}
declare function log(row: object): void;
    `,
    `
// a mail per user
import { sendEmail } from './mail.js';
export async function greet(load: () => Promise<object[]>) {
  const users = await load();
  const running = [];
  for (const user of users) {
    console.log(user);
    running.push(sendEmail(user));
  }
  await Promise.all(running);
        ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// a mailer by its name, and a message by the method's
export class Greeter {
  constructor(private readonly mailService: { sendWelcome(user: object): Promise<void> }) {}

  async greet(users: object[]) {
    const running = [];
    for (const user of users) {
      console.log(user);
      running.push(this.mailService.sendWelcome(user));
    }
    await Promise.all(running);
          ~~~~~~~~~~~ unboundedConcurrency
  }
}
    `,
    `
// a read by key from another file
import { getProfile } from './profiles.js';
export async function load(userIds: string[]) {
  const running = [];
  for (const userId of userIds) {
    console.log(userId);
    running.push(getProfile(userId));
  }
  return Promise.all(running);
         ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// the key is a property of what is given
import { loadAccount } from '@/accounts';
export async function load(users: { accountId: string }[]) {
  const running = [];
  for (const user of users) {
    console.log(user);
    running.push(loadAccount({ id: user.accountId, full: true }));
  }
  return Promise.all(running);
         ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// a change that lasts
import { archiveOrder } from '../orders.js';
export async function run(orders: object[]) {
  const running = [];
  for (const order of orders) {
    console.log(order);
    running.push(archiveOrder(order));
  }
  await Promise.all(running);
        ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// a command object
import { client, DeleteThingCommand } from './things.js';
export async function run(keys: string[]) {
  const running = [];
  for (const key of keys) {
    console.log(key);
    running.push(client.send(new DeleteThingCommand({ key })));
  }
  await Promise.all(running);
        ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// an object in a file storage
import { bucket } from './storage.js';
export async function run(keys: string[]) {
  const running = [];
  for (const key of keys) {
    const file = bucket.file(key);
    console.log(key);
    running.push(file.delete());
  }
  await Promise.all(running);
        ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// a service on the network
import { stripe } from './stripe.js';
export async function run(ids: string[]) {
  const running = [];
  for (const id of ids) {
    console.log(id);
    running.push(stripe.customers.retrieve(id));
  }
  return Promise.all(running);
         ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    {
      code: `
// a client for HTTP of the project's own
import { api } from './api.js';
export async function run(items: object[]) {
  items.forEach(async (item) => {
        ~~~~~~~ nobodyWaits
    await api.post('/items', item);
  });
}
      `,
      suggestion: `
// a client for HTTP of the project's own
import { api } from './api.js';
export async function run(items: object[]) {
  for (let start = 0; start < items.length; start += 10) {
    await Promise.all(
      items.slice(start, start + 10).map(async (item) => {
        await api.post('/items', item);
      }),
    );
  }
}
      `,
    },
    `
// a class that another one extends, by the name of its own
import { Base } from './base.js';
export class UserModel extends Base {
  async clear() {
    const users = await this.find();
    const running = [];
    for (const user of users) {
      console.log(user);
      running.push(this.delete(user));
    }
    await Promise.all(running);
          ~~~~~~~~~~~ unboundedConcurrency
  }
}
    `,
  ],
});
