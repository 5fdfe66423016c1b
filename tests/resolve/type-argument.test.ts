import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// lists and makers of what the argument names
import type { Redis } from 'ioredis';
const all = host.getAll<Redis>('a');
const clients = host.getClients<Redis>('a');
const factory = host.getFactory<Redis>('a');
await all.lpush('a', 'b');
await clients.lpush('a', 'b');
await factory.lpush('a', 'b');
    `,
    `
// a name that does not say that it gives what is asked for
import type { Redis } from 'ioredis';
const thing = build<Redis>('a');
await thing.lpush('a', 'b');
    `,
    `
// a row in an answer
import type { HydratedDocument } from 'mongoose';
const answer = service.get<HydratedDocument>('/users/1');
await answer.save();
    `,
    `
// a type of the project
interface Store {
  get(key: string): Promise<string>;
}
const store = host.get<Store>('store');
await store.lpush('a', 'b');
    `,
    `
// a function that gives something else than its parameter
import type { Redis } from 'ioredis';
function get<T>(make: () => T): { value: T } {
  return { value: make() };
}
const source = get<Redis>(make);
await source.lpush('a', 'b');
    `,
    `
// a function that gives something else of the file
import type { Redis } from 'ioredis';
interface Lock { lpush(key: string, value: string): Promise<void> }
function get<T>(over: T): Lock {
  return lockOf(over);
}
const lock = get<Redis>(store);
await lock.lpush('a', 'b');
    `,
    `
// one of several arguments
import type { Redis } from 'ioredis';
const thing = host.get<Redis, string>('a');
await thing.lpush('a', 'b');
    `,
  ],
  invalid: [
    `
// what is asked for by its type
import type { Redis } from 'ioredis';
import type { EntityManager } from '@mikro-orm/core';
class Rows extends Base {
  async all(context) {
    const thing = super.getActiveManager<EntityManager>(context);
    await thing.find(User, {});
          ~~~~~~~~~~ round-trip
    const kept = await this.host.get<Redis>('store');
    await kept.lpush('a', 'b');
          ~~~~~~~~~~ round-trip, cache-write
  }
}
const thing = useStore<Redis>();
await thing.lpush('a', 'b');
      ~~~~~~~~~~~ round-trip, cache-write
    `,
    `
// a function of the file that gives its parameter
import type { Redis } from 'ioredis';
class Host {
  #things = new Map<string, unknown>();
  take<T = unknown>(name: string): T {
    return this.#things.get(name) as T;
  }
  async wait<T>(name: string): Promise<T> {
    return this.#things.get(name) as T;
  }
  async run() {
    const thing = this.take<Redis>('store');
    await thing.lpush('a', 'b');
          ~~~~~~~~~~~ round-trip, cache-write
    await (await this.wait<Redis>('store')).lpush('a', 'b');
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip, cache-write
  }
}
    `,
  ],
});
