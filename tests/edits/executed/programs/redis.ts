import type { Program } from '../program.js';

const ioredis = `
import { Redis } from 'ioredis';
const redis = new Redis(process.env['REDIS_URL'] ?? '');
export const close = () => redis.quit();
`;

const nodeRedis = `
import { createClient } from 'redis';
const redis = createClient({ url: process.env['REDIS_URL'] });
await redis.connect();
export const close = () => redis.close();
`;

const keys = [
  [['user:1', 'user:2', 'user:3']],
  [['user:3', 'none', 'user:1', 'user:3', 'user:2']],
  [[]],
  [Array.from({ length: 100 }, (_, index) => `user:${index % 20}`)],
] as const;

const reads = [
  {
    pattern: 'values in a loop, misses skipped',
    code: `
export async function run(keys: string[]) {
  const found: [string, string][] = [];
  for (const key of keys) {
    const value = await redis.get(key);
    if (value === null) continue;
    found.push([key, value]);
  }
  return found;
}
`,
  },
  {
    pattern: 'values all at once',
    code: `
export async function run(keys: string[]) {
  return Promise.all(keys.map((key) => redis.get(key)));
}
`,
  },
];

/** A cache in front of a slow source. \`set\` is what writes to it. */
function caching(client: string, set: string): string {
  return `${client}
async function loadUser(id: number) {
  return { id, name: 'n' + id };
}
export async function run(id: number) {
  const key = 'cache:user:' + id;
  const cached = await redis.get(key);
  if (cached) return JSON.parse(cached);
  const user = await loadUser(id);
  ${set};
  return user;
}
export async function timeLeft() {
  const left = await redis.ttl('cache:user:7');
  return left < 0 ? null : left;
}
`;
}

export const redis: readonly Program[] = [
  ...reads.map(
    ({ pattern, code }) =>
      ({ library: 'ioredis', engine: 'Redis', pattern, inputs: keys, code: ioredis + code }) as const,
  ),
  ...reads.map(
    ({ pattern, code }) =>
      ({ library: 'redis', engine: 'Redis', pattern, inputs: keys, code: nodeRedis + code }) as const,
  ),
  ...[
    { set: `await redis.set(key, JSON.stringify(user))`, words: 'set' },
    { set: `await redis.multi().set(key, JSON.stringify(user)).exec()`, words: 'set in a transaction' },
    { set: `await redis.pipeline().set(key, JSON.stringify(user)).exec()`, words: 'set in a pipeline' },
  ].map(
    ({ set, words }) =>
      ({
        library: 'ioredis',
        engine: 'Redis',
        expects: 'expiry',
        inputs: [[7]],
        pattern: `a cache entry, ${words}`,
        code: caching(ioredis, set),
      }) as const,
  ),
  ...[
    { set: `await redis.set(key, JSON.stringify(user))`, words: 'set' },
    { set: `await redis.set(key, JSON.stringify(user), { GET: true })`, words: 'set with an option' },
    { set: `await redis.multi().set(key, JSON.stringify(user)).exec()`, words: 'set in a transaction' },
  ].map(
    ({ set, words }) =>
      ({
        library: 'redis',
        engine: 'Redis',
        expects: 'expiry',
        inputs: [[7]],
        pattern: `a cache entry, ${words}`,
        code: caching(nodeRedis, set),
      }) as const,
  ),
  {
    library: 'redis 4',
    folder: 'a-major-before',
    engine: 'Redis',
    expects: 'expiry',
    inputs: [[7]],
    pattern: 'a cache entry, set',
    code: caching(
      nodeRedis.replace('redis.close()', 'redis.quit()'),
      `await redis.set(key, JSON.stringify(user), { GET: true })`,
    ),
  },
  {
    library: 'ioredis 5',
    folder: 'a-major-before',
    engine: 'Redis',
    expects: 'expiry',
    inputs: [[7]],
    pattern: 'a cache entry, set with double quotes',
    code: caching(ioredis, `await redis.set(key, JSON.stringify(user))`).replaceAll("'", '"'),
  },
  {
    library: 'redis 3',
    folder: 'two-majors-before',
    engine: 'Redis',
    expects: 'expiry',
    inputs: [[7]],
    pattern: 'a cache entry, set with a callback',
    code: `
import { createClient } from 'redis';
const client = createClient({ url: process.env['REDIS_URL'] });
export const close = () => new Promise((resolve) => client.quit(resolve));
export function run(id: number) {
  return new Promise((resolve, reject) => {
    const cacheKey = 'cache:user:' + id;
    client.get(cacheKey, (error: Error | null, cached: string | null) => {
      if (error) return reject(error);
      if (cached) return resolve(JSON.parse(cached));
      const user = { id, name: 'n' + id };
      client.set(cacheKey, JSON.stringify(user), (failed: Error | null) => (failed ? reject(failed) : resolve(user)));
    });
  });
}
export const timeLeft = () =>
  new Promise<number | null>((resolve) => {
    client.ttl('cache:user:7', (_error: Error | null, left: number) => resolve(left < 0 ? null : left));
  });
`,
  },
];
