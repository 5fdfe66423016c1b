import { testRule } from '../support/test-rule.js';
import { cacheProbe } from './cache-probe.js';

testRule(cacheProbe, {
  valid: [
    `
// several keys at once that no cache is made of
import { Redis } from 'ioredis';
const redis = new Redis();
export async function save(id: string, profile: string) {
  await redis.mset({ [\`profile:\${id}\`]: profile });
}
    `,
    `
// a marker that is looked for
import { Redis } from 'ioredis';
const redis = new Redis();
export async function once(id: string) {
  if (await redis.exists(\`mail:\${id}\`)) return;
  await redis.set(\`mail:\${id}\`, '1');
}
    `,
    `
// several keys are read, and others are written
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(ids: string[], find: (id: string) => Promise<string>) {
  const hits = await redis.mget(ids.map((id) => \`name:\${id}\`));
  for (const [index, id] of ids.entries()) {
    if (!hits[index]) await redis.set(\`alias:\${id}\`, await find(id));
  }
}
    `,
    `
// a client of another module, under a path that says nothing
import client from './database';
export async function load(id: string, find: (id: string) => Promise<string>) {
  const hit = await client.get(\`user:\${id}\`);
  if (hit) return hit;
  const user = await find(id);
  await client.set(\`user:\${id}\`, user);
  return user;
}
    `,
    `
// a function that writes what it loads, and that nobody asks after a miss
import { Redis } from 'ioredis';
const redis = new Redis();
async function refresh(id: string, find: (id: string) => Promise<string>) {
  await redis.set(\`user:\${id}\`, await find(id));
}
    `,
    `
// a key of a class that its own method makes
import { Redis } from 'ioredis';
export class Cache {
  private readonly redis = new Redis();
  private name() {
    return 'settings';
  }
  async save(settings: string) {
    await this.redis.set(JSON.stringify(this.name()), settings);
  }
}
    `,
    `
// methods of an object that is called otherwise
import { Redis } from 'ioredis';
const redis = new Redis();
export const profiles = {
  async set(key: string, value: string) {
    await redis.set(key, value);
  },
};
    `,
  ],
  invalid: [
    `
// several keys at once
import { Redis } from 'ioredis';
const redis = new Redis();
export async function save(id: string, profile: string) {
  await redis.mset({ [\`cache:profile:\${id}\`]: profile });
        ~~~~~~~~~~ lasting
}
    `,
    `
// looked for with another command than it is read
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(id: string, find: (id: string) => Promise<string>) {
  if (await redis.exists(\`name:\${id}\`)) return redis.get(\`name:\${id}\`);
  const name = await find(id);
  await redis.set(\`name:\${id}\`, name);
        ~~~~~~~~~ lasting
  return name;
}
    `,
    `
// several keys are read, and those that miss are written one by one
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(ids: string[], find: (id: string) => Promise<string>) {
  const hits = await redis.mget(ids.map((element) => \`name:\${element}\`));
  for (const [index, id] of ids.entries()) {
    if (!hits[index]) await redis.set(\`name:\${id}\`, await find(id));
                            ~~~~~~~~~ lasting
  }
}
    `,
    `
// a client of a module that is called after the store
import client from '../lib/redis';
export async function load(id: string, find: (id: string) => Promise<string>) {
  const hit = await client.get(\`user:\${id}\`);
  if (hit) return hit;
  const user = await find(id);
  await client.set(\`user:\${id}\`, user);
        ~~~~~~~~~~ lasting
  return user;
}
    `,
    `
// the function that loads writes too
import { Redis } from 'ioredis';
const redis = new Redis();
async function refresh(id: string, find: (id: string) => Promise<string>) {
  const user = await find(id);
  await redis.set(\`user:\${id}\`, user);
        ~~~~~~~~~ lasting
  return user;
}
export async function load(id: string, find: (id: string) => Promise<string>) {
  return (await redis.get(\`user:\${id}\`)) ?? (await refresh(id, find));
}
    `,
    `
// a function outside a class is given its this
import { Redis } from 'ioredis';
import { Query } from './query';
const redis = new Redis();
const exec = Query.prototype.exec;
Query.prototype.exec = async function (...given: unknown[]) {
  const key = JSON.stringify(this.getQuery());
  const hit = await redis.get(key);
  if (hit) return JSON.parse(hit);
  const rows = await exec.apply(this, given);
  await redis.set(key, JSON.stringify(rows));
        ~~~~~~~~~ lasting
  return rows;
};
    `,
    `
// a handler and an object that are called a cache
import { Redis } from 'ioredis';
const redis = new Redis();
exports.cache = (request: Request, answer: string) => redis.set(request.url, answer);
                                                      ~~~~~~~~~ lasting
export const services = {
  cache: {
    async set(key: string, value: string) {
      await redis.set(key, value);
            ~~~~~~~~~ lasting
    },
  },
};
    `,
  ],
});
