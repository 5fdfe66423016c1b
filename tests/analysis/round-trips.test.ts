import { roundTripAt } from '../../src/analysis/round-trips.js';
import { testRule } from '../support/test-rule.js';
import { loopProbe } from './loop-probe.js';

/** Marks each call that waits for a server with the way to the library. */
const probe = loopProbe('round-trips', (resolution, node) => {
  const site = roundTripAt(resolution, node);
  return site && [...site.path.map(({ name }) => name), site.call.callee].join(' > ');
});

testRule(probe, {
  valid: [
    `
// functions that ask nobody
const a = () => b();
const b = () => print();
a();
    `,
    `
// a function that calls itself
const a = (n: number): number => (n > 0 ? a(n - 1) : 0);
a(3);
    `,
    `
// functions of other files
import { load } from './load.js';
load();
    `,
    `
// a request in a function that is only made
import { Redis } from 'ioredis';
export const later = () => () => new Redis();
later();
    `,
  ],
  invalid: [
    `
// the call itself
import { Redis } from 'ioredis';
const redis = new Redis();
redis.get('a');
~~~~~~~~~ redis.get
    `,
    `
// through functions
import { Redis } from 'ioredis';
const redis = new Redis();
const read = (key: string) => redis.get(key);
                              ~~~~~~~~~ redis.get
const load = async (id: number) => JSON.parse(await read(\`user:\${id}\`));
                                                    ~~~~ read > redis.get
load(1);
~~~~ load > read > redis.get
    `,
    `
// through methods, fields and getters of a class
import { Redis } from 'ioredis';
class Users {
  constructor(private readonly redis: Redis) {}
  read = (key: string) => this.redis.get(key);
                          ~~~~~~~~~~~~~~ this.redis.get
  load(id: number) {
    return this.read(\`user:\${id}\`);
           ~~~~~~~~~ this.read > this.redis.get
  }
}
new Users(new Redis()).load(1);
~~~~~~~~~~~~~~~~~~~~~~~~~~~ new Users(…).load > this.read > this.redis.get
    `,
    `
// functions that call each other
import { Redis } from 'ioredis';
const redis = new Redis();
function ping(n: number) {
  return n > 0 ? pong(n - 1) : redis.get('a');
                 ~~~~ pong > ping > redis.get
                               ~~~~~~~~~ redis.get
}
function pong(n: number) {
  return ping(n - 1);
         ~~~~ ping > redis.get
}
pong(3);
~~~~ pong > ping > redis.get
    `,
    `
// a loop inside of a function is its own; what stands beside it counts
import { Redis } from 'ioredis';
const redis = new Redis();
async function each(keys: string[]) {
  for (const key of keys) await redis.get(key);
                                ~~~~~~~~~ redis.get
}
async function both(keys: string[]) {
  await each(keys);
  return redis.get('all');
         ~~~~~~~~~ redis.get
}
each(names);
both(names);
~~~~ both > redis.get
    `,
    `
// through a callback that runs once
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const save = (data: object) => withRetry(() => prisma.user.create({ data }));
                                               ~~~~~~~~~~~~~~~~~~ prisma.user.create
const load = async (id: number) => withSpan(async () => prisma.user.findFirst({ where: { id } }));
                                                        ~~~~~~~~~~~~~~~~~~~~~ prisma.user.findFirst
save({});
load(1);
~~~~ load > prisma.user.findFirst
    `,
  ],
});
