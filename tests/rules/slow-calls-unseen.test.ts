import { noSequentialAwait } from '../../rules/no-sequential-await.js';
import { noUnboundedConcurrency } from '../../rules/no-unbounded-concurrency.js';
import { testRule } from '../support/test-rule.js';
import { withoutSuggestion } from '../support/without-suggestion.js';

/** Shapes that people who had never seen the rules wrote into back ends of theirs. */
testRule(withoutSuggestion(noSequentialAwait, 'runAtMost'), {
  valid: [
    `
// each turn of a chain sends what the turn before has counted
export const ping = (urls: string[]) => urls.reduce(async (before, url) => {
  const count = await before;
  await fetch(url, { method: 'POST', body: String(count) });
  return count + 1;
}, Promise.resolve(0));
    `,
    `
// events of one subscriber arrive in the order in which they happened
async function send(subscription, event) {
  await fetch(subscription.url, { method: 'POST', body: JSON.stringify(event) });
}
export async function replay(subscription, events) {
  for (const event of events) await send(subscription, event);
}
    `,
    `
// what is done so far is marked, whatever happens
export async function relay(events, store) {
  const sent = [];
  try {
    for (const event of events) {
      await fetch(event.url, { method: 'POST' });
      sent.push(event.id);
    }
  } finally {
    await store.markSent(sent);
  }
}
    `,
    `
// what is kept in memory, and made by a function where it is missing
import { names } from './memory';
export async function decorate(tasks, labels) {
  const out = [];
  for (const task of tasks) out.push(await names.fetch(task.column, () => labels[task.column]));
  return out;
}
    `,
    `
// one connection for files, and a stream that is read on
import { ftpPool, input } from './io';
export async function fetchAll(names, folder) {
  const ftp = await ftpPool.acquire();
  for (const name of names) await ftp.downloadTo(folder + name, name);
  for (const name of names) await input.read(512);
}
    `,
    `
// a function that only reads what it keeps
import { redis } from './redis';
const token = async () => (await redis.get('token')) ?? 'none';
export async function showAll(cards: string[]) {
  for (const card of cards) console.log(card, await token());
}
    `,
    `
// workers that take the next of what all share
export function statesOf(ids: string[]) {
  const states: Record<string, unknown> = {};
  let i = 0;
  return Promise.all([0, 1, 2].map(async () => {
    while (i < ids.length) {
      const id = ids[i++];
      states[id] = await fetch(id);
    }
  }));
}
    `,
    `
// the recipients of one message, the roles of one person
import axios from 'axios';
export async function shareReceipt(order: Order, recipients: string[]) {
  for (const to of recipients) await axios.post('/mails', { to, order });
}
export async function syncRoles(person: Person) {
  for (const role of person.roles) await axios.put(\`/people/\${person.id}/roles/\${role}\`);
}
    `,
    `
// each turn is delayed
import axios from 'axios';
import { delayBetween } from './pauses.js';
export async function tell(parcels: Parcel[]) {
  for (const parcel of parcels) {
    await axios.post('/delays', parcel);
    await delayBetween(parcels.length);
  }
}
    `,
  ],
  invalid: [
    `
// each turn of a chain only counts
export const ping = (urls: string[]) => urls.reduce(async (before, url) => {
  const count = await before;
  await fetch(url, { method: 'POST' });
        ~~~~~ sequentialAwait
  return count + 1;
}, Promise.resolve(0));
    `,
    `
// an event for each subscriber, and other things for one
async function send(subscription, event) {
  await fetch(subscription.url, { method: 'POST', body: JSON.stringify(event) });
}
export async function tell(subscriptions, event) {
  for (const subscription of subscriptions) await send(subscription, event);
                                                  ~~~~ sequentialAwait
}
export async function deliver(pairs) {
  for (const { subscription, event } of pairs) await send(subscription, event);
                                                     ~~~~ sequentialAwait
}
export async function upload(target, files) {
  for (const file of files) await send(target, file);
                                  ~~~~ sequentialAwait
}
export async function store(events, client) {
  for (const event of events) await send(client, event);
                                    ~~~~ sequentialAwait
}
    `,
    `
// a digest goes to more than the recipients of one message
import { mailer } from './mailer';
export async function sendWeeklyDigest(recipients, houses) {
  for (const { mail, name } of recipients) await mailer.sendMail({ to: mail, text: render(name, houses) });
                                                 ~~~~~~~~~~~~~~~ sequentialAwait
}
    `,
    `
// something else is done at the end
export async function relay(events, client) {
  const sent = [];
  try {
    for (const event of events) {
      await fetch(event.url, { method: 'POST' });
            ~~~~~ sequentialAwait
      sent.push(event.id);
    }
  } finally {
    client.close();
  }
  return sent;
}
    `,
    `
// a callback for when it is done
import { mailer } from './mailer';
export async function tell(users) {
  for (const user of users) await mailer.sendMail({ to: user.email }, () => log(user));
                                  ~~~~~~~~~~~~~~~ sequentialAwait
}
    `,
    `
// what is fetched by a key alone
import { names } from './memory';
export async function decorate(tasks) {
  const out = [];
  for (const task of tasks) out.push(await names.fetch(task.column));
                                           ~~~~~~~~~~~ sequentialAwait
  return out;
}
    `,
    `
// what a method reads by the key of an element
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
export class Files {
  private readonly s3 = new S3Client({});
  async read(key: string) {
    const { Body } = await this.s3.send(new GetObjectCommand({ Bucket: 'files', Key: key }));
    return Body.transformToString();
  }
  async readAll(keys: string[]) {
    const texts = new Map();
    for (const key of keys) texts.set(key, await this.read(key));
                                                 ~~~~~~~~~ sequentialAwait
    return texts;
  }
}
    `,
    `
// a function that reads something it keeps, and then asks
import { redis } from './redis';
const token = async () => (await redis.get('token')) ?? 'none';
const block = async (card) => fetch(card, { headers: { token: await token() } });
export async function blockAll(cards: string[]) {
  for (const card of cards) await block(card);
                                  ~~~~~ sequentialAwait
}
    `,
    `
// elements that are taken by an index which counts on
export async function statesOf(ids: string[]) {
  const states: Record<string, unknown> = {};
  let i = 0;
  while (i < ids.length) {
    const id = ids[i++];
    states[id] = await fetch(id);
                       ~~~~~ sequentialAwait
  }
  return states;
}
    `,
    `
// a text about a delay delays nothing
import axios from 'axios';
import { delayMail } from './mails.js';
export async function tell(parcels: Parcel[]) {
  for (const parcel of parcels) await axios.post('/mails', delayMail(parcel));
                                      ~~~~~~~~~~ sequentialAwait
}
    `,
    `
// the keys of objects and types are no uses of a name
import axios from 'axios';
export async function calendars(sellers: Seller[]) {
  const busy: Record<string, string[]> = {};
  for (const seller of sellers) {
    const { data } = await axios.get<{ busy: string[] }>(seller.calendar, { params: { busy: true } });
                           ~~~~~~~~~ sequentialAwait
    busy[seller.id] = data.list;
  }
  return busy;
}
    `,
  ],
});

testRule(withoutSuggestion(noUnboundedConcurrency, 'startAtMost'), {
  valid: [
    `
// a stage of the query leaves three
import axios from 'axios';
import { Visit } from './models.js';
export async function brief() {
  const busiest = await Visit.aggregate([{ $group: { _id: '$team' } }, { $limit: 3 }]);
  await Promise.all(busiest.map((row) => axios.post('/topics', row)));
}
    `,
    `
// a field that the class keeps short
export class Digest {
  private mails = [];
  add(mail) {
    this.mails.push(mail);
    if (this.mails.length >= 20) return this.flush();
  }
  async flush() {
    await Promise.all(this.mails.map((mail) => fetch(mail.url)));
    this.mails = [];
  }
}
    `,
    `
// a field that is filled where the object is made
export class Digest {
  constructor(first, second) {
    this.mails = [];
    this.mails.push(first, second);
  }
  async flush() {
    const pending = [];
    for (const mail of this.mails) pending.push(transport.sendMail(mail));
    await Promise.all(pending);
  }
}
    `,
    `
// what a semaphore lets in, whatever it is called
import { Semaphore } from './async';
const gate = new Semaphore(6);
export const loadAll = (urls) => Promise.all(urls.map((url) => gate.run(() => fetch(url))));
    `,
    `
// rows of a part, read by its keys, and work that is dropped in this process
import { In } from 'typeorm';
export async function exportAll(ids, documents) {
  for (const part of chunk(ids, 10)) {
    const rows = await documents.findBy({ id: In(part) });
    await Promise.all(rows.map((row) => fetch(row.url)));
  }
  ids.forEach((id) => void show(id));
}
    `,
    `
// rows of a template with a limit
import postgres from 'postgres';
const sql = postgres();
const rows = await sql\`SELECT url FROM partners ORDER BY seen DESC LIMIT 12\`;
await Promise.all(rows.map((row) => fetch(row.url)));
    `,
    `
// a function of the class itself, and one that the class is given for something else
import { prisma } from './db';
export class Rules {
  constructor(private readonly describe: (id: string) => Promise<string>) {}
  private readonly audit = async (id: string) => this.seen.add(id);
  async closeAll() {
    const rules = await prisma.rule.findMany();
    await Promise.all(rules.map(({ id }) => this.audit(id)));
    return Promise.all(rules.map(({ id }) => this.describe(id)));
  }
}
    `,
    `
// the hooks of one customer, by the key of a store
import { Redis } from 'ioredis';
const redis = new Redis();
export async function fireHooks(customerId: string, payload: object) {
  const hooks = await redis.smembers(\`hooks:\${customerId}\`);
  await Promise.allSettled(hooks.map((hook) => fetch(hook, { method: 'POST', body: JSON.stringify(payload) })));
}
    `,
  ],
  invalid: [
    `
// no stage of the query bounds what it gives
import axios from 'axios';
import { Visit } from './models.js';
export async function brief() {
  const busiest = await Visit.aggregate([{ $group: { _id: '$team' } }, { $sort: { visits: -1 } }]);
  await Promise.all(busiest.map((row) => axios.post('/topics', row)));
        ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// an announcement goes to more than the recipients of one message
import { mailer } from './mailer';
export function announce(recipients, subject, text) {
  recipients.forEach(async (to) => {
             ~~~~~~~ nobodyWaits
    await mailer.sendMail({ to, subject, text });
  });
}
    `,
    `
// a field that holds as many as were added since
export class Digest {
  private mails = new Map();
  add(mail) {
    if (this.mails.size === 0) this.start();
    this.mails.set(mail.to, mail);
  }
  async flush() {
    const pending = [];
    for (const [to, mail] of this.mails) pending.push(transport.sendMail({ to, ...mail }));
    this.mails.clear();
    await Promise.all(pending);
          ~~~~~~~~~~~ unboundedConcurrency
  }
}
    `,
    `
// what only runs a function
import { Runner } from './async';
const gate = new Runner('pages');
export const loadAll = (urls) => Promise.all(urls.map((url) => gate.run(() => fetch(url))));
                                 ~~~~~~~~~~~ unboundedConcurrency
    `,
    `
// writes of a store, in a function of the class
import type { LinkStore } from './links';
export class Environments {
  constructor(private readonly links: LinkStore) {}
  async clear() {
    const links = await this.links.getAll();
    await Promise.all(links.map((link) => this.unlink(link)));
          ~~~~~~~~~~~ unboundedConcurrency
  }
  private async unlink({ project, environment }) {
    await this.links.disconnectFeatures(project, environment);
  }
}
    `,
    `
// rows that are read by the keys of all
import { In } from 'typeorm';
export async function exportAll(ids, documents) {
  const rows = await documents.findBy({ id: In(ids) });
  await Promise.all(rows.map((row) => fetch(row.url)));
        ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// requests that forEach starts and drops, in a callback of one expression
export const cancelAll = (urls: string[]) => urls.forEach((url) => void fetch(url, { method: 'DELETE' }));
                                                                        ~~~~~ leftInLoop
export function pingAll(urls: string[]) {
  urls.forEach((url) => fetch(url).catch(() => undefined));
                        ~~~~~ leftInLoop
}
    `,
    `
// a function that reads something it keeps, and then asks
import { redis } from './redis';
const token = async () => (await redis.get('token')) ?? 'none';
const block = async (card) => fetch(card, { headers: { token: await token() } });
export const blockAll = (cards: string[]) => Promise.all(cards.map((card) => block(card)));
                                             ~~~~~~~~~~~ unboundedConcurrency
    `,
    `
// rows of a template without a limit
import postgres from 'postgres';
const sql = postgres();
const rows = await sql\`SELECT url FROM partners ORDER BY seen DESC\`;
await Promise.all(rows.map((row) => fetch(row.url)));
      ~~~~~~~~~~~ unboundedConcurrency
    `,
    `
// a function that the class is given
import { prisma } from './db';
export class Rules {
  constructor(private readonly audit: (id: string) => Promise<void>) {}
  async closeAll() {
    const rules = await prisma.rule.findMany();
    await Promise.all(rules.map(({ id }) => this.audit(id)));
          ~~~~~~~~~~~ unboundedConcurrency
  }
}
    `,
    `
// the hooks of a day, by the key of a store
import { Redis } from 'ioredis';
const redis = new Redis();
export async function fireHooks(day: string, payload: object) {
  const hooks = await redis.smembers(\`hooks:\${day}\`);
  await Promise.allSettled(hooks.map((hook) => fetch(hook, { method: 'POST', body: JSON.stringify(payload) })));
        ~~~~~~~~~~~~~~~~~~ unboundedConcurrency
}
    `,
  ],
});
