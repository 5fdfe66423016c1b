import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';
import { withoutSuggestion } from '../support/without-suggestion.js';

/** One read of many keys before the loop, whose answers come in the order of the keys. */
testRule(withoutSuggestion(noQueryInLoop, 'askAtMost'), {
  valid: [],
  invalid: [
    {
      code: `
// a loop over keys
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(keys: string[]) {
  const found: unknown[] = [];
  for (const key of keys) {
    const value = await redis.get(key);
                        ~~~~~~~~~ queryInLoop
    if (value !== null) found.push(JSON.parse(value));
  }
  return found;
}
      `,
      title: 'Read all keys with one `mget` before the loop, where a key that holds no text gives `null`.',
      suggestion: `
// a loop over keys
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(keys: string[]) {
  const found: unknown[] = [];
  const uniqueKeys = [...new Set(keys)];
  const values = uniqueKeys.length > 0 ? await redis.mget(uniqueKeys) : [];
  const valueByKey = new Map(
    uniqueKeys.map((key, index) => [key, values[index]]),
  );
  for (const key of keys) {
    const value = valueByKey.get(key) ?? null;
    if (value !== null) found.push(JSON.parse(value));
  }
  return found;
}
      `,
    },
    {
      code: `
// keys that are made from elements, in a constant of the turn, by a function of the file
import { Redis } from 'ioredis';
const prefix = 'shop';
const keyOf = (id: number) => \`\${prefix}:user:\${id}\`;
export class Names {
  constructor(private readonly redis: Redis) {}
  async load(users: { id: number; name: string }[]) {
    for (const user of users) {
      const key = keyOf(user.id);
      const name = await this.redis.get(key);
                         ~~~~~~~~~~~~~~ queryInLoop
      user.name = name ?? user.name;
    }
  }
}
      `,
      suggestion: `
// keys that are made from elements, in a constant of the turn, by a function of the file
import { Redis } from 'ioredis';
const prefix = 'shop';
const keyOf = (id: number) => \`\${prefix}:user:\${id}\`;
export class Names {
  constructor(private readonly redis: Redis) {}
  async load(users: { id: number; name: string }[]) {
    const uniqueKeys = [...new Set(users.map((user) => keyOf(user.id)))];
    const values =
      uniqueKeys.length > 0 ? await this.redis.mget(uniqueKeys) : [];
    const valueByKey = new Map(
      uniqueKeys.map((key, index) => [key, values[index]]),
    );
    for (const user of users) {
      const key = keyOf(user.id);
      const name = valueByKey.get(key) ?? null;
      user.name = name ?? user.name;
    }
  }
}
      `,
    },
    {
      code: `
// the list is asked for once, also where the server gives it
import { createClient } from 'redis';
const client = createClient();
for (const key of await client.sMembers('keys')) {
  console.log((await client.get(key)) ?? 'none');
                     ~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Read all keys with one `mGet` before the loop, where a key that holds no text gives `null`.',
      suggestion: `
// the list is asked for once, also where the server gives it
import { createClient } from 'redis';
const client = createClient();
const keyList = await client.sMembers('keys');
const uniqueKeys = [...new Set(keyList)];
const values = uniqueKeys.length > 0 ? await client.mGet(uniqueKeys) : [];
const valueByKey = new Map(
  uniqueKeys.map((key, index) => [key, values[index]]),
);
for (const key of keyList) {
  console.log(valueByKey.get(key) ?? 'none');
}
      `,
    },
    {
      code: `
// a set, an entry of a map by its pattern, and a part of a longer expression
import { Redis } from 'ioredis';
const redis = new Redis();
export async function count(limits: Map<string, { max: number }>) {
  let over = 0;
  for (const [name, { max }] of limits) {
    if (Number(await redis.get('count:' + name)) > max) over += 1;
                     ~~~~~~~~~ queryInLoop
  }
  return over;
}
      `,
      suggestion: `
// a set, an entry of a map by its pattern, and a part of a longer expression
import { Redis } from 'ioredis';
const redis = new Redis();
export async function count(limits: Map<string, { max: number }>) {
  let over = 0;
  const uniqueKeys = [...new Set([...limits].map(([name]) => 'count:' + name))];
  const values = uniqueKeys.length > 0 ? await redis.mget(uniqueKeys) : [];
  const valueByKey = new Map(
    uniqueKeys.map((key, index) => [key, values[index]]),
  );
  for (const [name, { max }] of limits) {
    if (Number(valueByKey.get('count:' + name) ?? null) > max) over += 1;
  }
  return over;
}
      `,
    },
    {
      code: `
// what can be gone through only once is kept
import { Redis } from 'ioredis';
const redis = new Redis();
export async function show(names: Iterable<string>) {
  for (const name of names) {
    console.log(name, await redis.get(name));
                            ~~~~~~~~~ queryInLoop
  }
}
      `,
      suggestion: `
// what can be gone through only once is kept
import { Redis } from 'ioredis';
const redis = new Redis();
export async function show(names: Iterable<string>) {
  const nameList = [...names];
  const uniqueKeys = [...new Set(nameList)];
  const values = uniqueKeys.length > 0 ? await redis.mget(uniqueKeys) : [];
  const valueByKey = new Map(
    uniqueKeys.map((key, index) => [key, values[index]]),
  );
  for (const name of nameList) {
    console.log(name, valueByKey.get(name) ?? null);
  }
}
      `,
    },
    {
      code: `
// names that are taken get a number
import { Redis } from 'ioredis';
const redis = new Redis();
export async function show(keys: string[], values: string[]) {
  const valueByKey = new Map<string, number>();
  for (const key of keys) {
    valueByKey.set(key, Number(await redis.get(key)));
                                     ~~~~~~~~~ queryInLoop
  }
  return [values, valueByKey];
}
      `,
      suggestion: `
// names that are taken get a number
import { Redis } from 'ioredis';
const redis = new Redis();
export async function show(keys: string[], values: string[]) {
  const valueByKey = new Map<string, number>();
  const uniqueKeys = [...new Set(keys)];
  const values2 = uniqueKeys.length > 0 ? await redis.mget(uniqueKeys) : [];
  const valueByKey2 = new Map(
    uniqueKeys.map((key, index) => [key, values2[index]]),
  );
  for (const key of keys) {
    valueByKey.set(key, Number(valueByKey2.get(key) ?? null));
  }
  return [values, valueByKey];
}
      `,
    },
    {
      code: `
// in a page of a longer list
import { Redis } from 'ioredis';
const redis = new Redis();
export async function all() {
  const found: (string | null)[] = [];
  let cursor = '0';
  do {
    const [next, keys] = await redis.scan(cursor);
    for (const key of keys) {
      found.push(await redis.get(key));
                       ~~~~~~~~~ queryInLoop
    }
    cursor = next;
  } while (cursor !== '0');
  return found;
}
      `,
      suggestion: `
// in a page of a longer list
import { Redis } from 'ioredis';
const redis = new Redis();
export async function all() {
  const found: (string | null)[] = [];
  let cursor = '0';
  do {
    const [next, keys] = await redis.scan(cursor);
    const uniqueKeys = [...new Set(keys)];
    const values = uniqueKeys.length > 0 ? await redis.mget(uniqueKeys) : [];
    const valueByKey = new Map(
      uniqueKeys.map((key, index) => [key, values[index]]),
    );
    for (const key of keys) {
      found.push(valueByKey.get(key) ?? null);
    }
    cursor = next;
  } while (cursor !== '0');
  return found;
}
      `,
    },
    {
      code: `
// all at once, and nothing else: the answers are already in order
import { Redis } from 'ioredis';
const redis = new Redis();
export const load = (keys: string[]) => Promise.all(keys.map((key) => redis.get(key)));
                                                                      ~~~~~~~~~ queryInLoop
      `,
      suggestion: `
// all at once, and nothing else: the answers are already in order
import { Redis } from 'ioredis';
const redis = new Redis();
export const load = (keys: string[]) => (keys.length > 0 ? redis.mget(keys) : Promise.resolve([]));
      `,
    },
    {
      code: `
// all at once, awaited; a list that must not be changed is copied
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(keys: readonly string[]) {
  const values = await Promise.all(keys.map(async (key) => await redis.get(key)));
                                                                 ~~~~~~~~~ queryInLoop
  return values.filter((value) => value !== null);
}
      `,
      suggestion: `
// all at once, awaited; a list that must not be changed is copied
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(keys: readonly string[]) {
  const values = keys.length > 0 ? await redis.mget([...keys]) : [];
  return values.filter((value) => value !== null);
}
      `,
    },
    {
      code: `
// all at once, with keys that are made from elements
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(ids: number[]) {
  return (
    await Promise.all(
      ids.map((id: number) => {
        return redis.get(\`user:\${id}\`);
               ~~~~~~~~~ queryInLoop
      }),
    )
  ).filter(Boolean);
}
      `,
      suggestion: `
// all at once, with keys that are made from elements
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(ids: number[]) {
  return (
    ids.length > 0
      ? await redis.mget(ids.map((id: number) => \`user:\${id}\`))
      : []
  ).filter(Boolean);
}
      `,
    },
    {
      code: `
// all at once, over a list that is made there
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(limits: Record<string, number>) {
  const counts = await Promise.all(Object.keys(limits).map((name) => redis.get(name)));
                                                                     ~~~~~~~~~ queryInLoop
  return counts;
}
      `,
      suggestion: `
// all at once, over a list that is made there
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(limits: Record<string, number>) {
  const nameList = Object.keys(limits);
  const counts = nameList.length > 0 ? await redis.mget(nameList) : [];
  return counts;
}
      `,
    },
    {
      code: `
// all at once, with more to do for each, and its place
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(ids: number[]) {
  const users = await Promise.all(
    ids.map(async (id, place) => {
      const name = await redis.get(\`user:\${id}\`);
                         ~~~~~~~~~ queryInLoop
      return { id, name, place };
    }),
  );
  return users;
}
      `,
      suggestion: `
// all at once, with more to do for each, and its place
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(ids: number[]) {
  const uniqueKeys = [...new Set(ids.map((id) => \`user:\${id}\`))];
  const values = uniqueKeys.length > 0 ? await redis.mget(uniqueKeys) : [];
  const valueByKey = new Map(
    uniqueKeys.map((key, index) => [key, values[index]]),
  );
  const users = await Promise.all(
    ids.map(async (id, place) => {
      const name = valueByKey.get(\`user:\${id}\`) ?? null;
      return { id, name, place };
    }),
  );
  return users;
}
      `,
    },
    {
      code: `
// a try with finally alone, and a logger
import { Redis } from 'ioredis';
export async function load(redis: Redis, keys: string[], logger: { warn(text: string): void }) {
  const found = new Map<string, string>();
  try {
    for (const key of keys) {
      const value = await redis.get(key);
                          ~~~~~~~~~ queryInLoop
      if (value === null) {
        logger.warn(\`\${key} is gone\`);
        continue;
      }
      found.set(key, value.trim());
    }
  } finally {
    redis.disconnect();
  }
  return found;
}
      `,
      suggestion: `
// a try with finally alone, and a logger
import { Redis } from 'ioredis';
export async function load(redis: Redis, keys: string[], logger: { warn(text: string): void }) {
  const found = new Map<string, string>();
  try {
    const uniqueKeys = [...new Set(keys)];
    const values = uniqueKeys.length > 0 ? await redis.mget(uniqueKeys) : [];
    const valueByKey = new Map(uniqueKeys.map((key, index) => [key, values[index]]));
    for (const key of keys) {
      const value = valueByKey.get(key) ?? null;
      if (value === null) {
        logger.warn(\`\${key} is gone\`);
        continue;
      }
      found.set(key, value.trim());
    }
  } finally {
    redis.disconnect();
  }
  return found;
}
      `,
    },
    {
      code: `
// how many rows each parent has: none where there is no group
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function count(authorIds: string[]) {
  const counts: number[] = [];
  for (const authorId of authorIds) counts.push(await prisma.post.count({ where: { authorId, isPublic: true } }));
                                                      ~~~~~~~~~~~~~~~~~ queryInLoop
  return counts;
}
      `,
      title:
        'Count all rows with one `groupBy` for each 1000 keys before the loop, and find each number by its exact `authorId`.',
      suggestion: `
// how many rows each parent has: none where there is no group
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function count(authorIds: string[]) {
  const counts: number[] = [];
  const uniqueAuthorIds = [...new Set(authorIds)];
  const postCounts = (
    await readInChunks(uniqueAuthorIds, 1000, (chunk) =>
      prisma.post.groupBy({ by: ['authorId'], _count: true, where: { authorId: { in: chunk }, isPublic: true } }),
    )
  ).flat();
  const postCountByAuthorId = new Map<string, number>(postCounts.map((post) => [String(post.authorId), post._count]));
  for (const authorId of authorIds) counts.push(postCountByAuthorId.get(String(authorId)) ?? 0);
  return counts;
}

async function readInChunks<T, R>(
  list: readonly T[],
  size: number,
  callback: (chunk: T[]) => R,
): Promise<Awaited<R>[]> {
  const results: Awaited<R>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    results.push(await callback(chunk));
  }
  return results;
}
      `,
    },
    `
// refused: several numbers for each
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function count(authorIds: string[]) {
  for (const authorId of authorIds) console.log(await prisma.post.count({ where: { authorId }, select: { id: true } }));
                                                      ~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// refused: a key that may be missing, which counts all rows
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function count(posts: { authorId?: string }[]) {
  for (const post of posts) console.log(await prisma.post.count({ where: { authorId: post.authorId } }));
                                              ~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    {
      code: `
// a list that may be missing
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(order: { lines?: { productId: string }[] }) {
  for (const line of order.lines ?? []) show(await prisma.product.findUnique({ where: { id: line.productId } }));
                                                   ~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
      `,
      suggestion: `
// a list that may be missing
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(order: { lines?: { productId: string }[] }) {
  const lineList = [...(order.lines ?? [])];
  const uniqueIds = [...new Set(lineList.map((line) => line.productId))];
  const products = uniqueIds.length > 0 ? await prisma.product.findMany({ where: { id: { in: uniqueIds } } }) : [];
  const productById = new Map<string, (typeof products)[number]>(
    products.map((product) => [String(product.id), product]),
  );
  for (const line of lineList) show(productById.get(String(line.productId)) ?? null);
}
      `,
    },
    `
// refused: one of two lists, of which one is made while the loop runs
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
function* some() { yield 'a'; }
export async function load(ids: string[], all: boolean) {
  for (const id of all ? some() : ids) show(await prisma.product.findUnique({ where: { id } }));
                                                  ~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
  ],
});
