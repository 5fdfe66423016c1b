import { noUnboundedConcurrency } from '../../rules/no-unbounded-concurrency.js';
import { testRule } from '../support/test-rule.js';

testRule(noUnboundedConcurrency, {
  valid: [
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
    await Promise.all(items.slice(start, start + 10).map(async (item) => {
      await api.post('/items', item);
    }));
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
