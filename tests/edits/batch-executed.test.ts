import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { FakePrisma, FakeRedis, type Row } from './batch-fakes.js';
import { edited, outcome, runnable } from './edited-program.js';

/** Programs that are run before and after the edit: they give the same, and ask the server at most once. */
const redisPrograms: readonly Program[] = [
  {
    shows: 'a loop that collects, with what a miss is made into',
    code: `
import { Redis } from 'ioredis';
const redis = new Redis();
export async function run(keys: string[]) {
  const found: unknown[] = [];
  for (const key of keys) {
    const value = await redis.get(key);
    found.push([key, value, value === null, typeof value]);
  }
  return found;
}`,
  },
  {
    shows: 'a loop that skips misses and parses the rest',
    code: `
import { Redis } from 'ioredis';
const redis = new Redis();
export async function run(keys: string[]) {
  const found = new Map<string, number>();
  for (const key of keys) {
    const value = await redis.get(key);
    if (!value) continue;
    found.set(key, (found.get(key) ?? 0) + Number(value));
  }
  return [...found];
}`,
  },
  {
    shows: 'keys that are made from elements by a function',
    code: `
import { Redis } from 'ioredis';
const redis = new Redis();
const keyOf = (key: string) => key.trim();
export async function run(keys: string[]) {
  const found: Record<string, string | null> = {};
  for (const [place, name] of keys.entries()) {
    const key = keyOf(\` \${name} \`);
    found[place] = await redis.get(key);
  }
  return found;
}`,
  },
  {
    shows: 'a default for a miss',
    code: `
import { Redis } from 'ioredis';
const redis = new Redis();
export async function run(keys: string[]) {
  let text = '';
  for (const key of new Set(keys)) text += (await redis.get(key)) ?? 'none';
  return text;
}`,
  },
  {
    shows: 'an iterable that can be gone through only once',
    code: `
import { Redis } from 'ioredis';
const redis = new Redis();
export async function run(keys: string[]) {
  return show(keys.values());
}
async function show(keys: Iterable<string>) {
  const found: string[] = [];
  for (const key of keys) found.push(\`\${key}=\${await redis.get(key)}\`);
  return found;
}`,
  },
  {
    shows: 'all at once',
    code: `
import { Redis } from 'ioredis';
const redis = new Redis();
export const run = (keys: string[]) => Promise.all(keys.map((key) => redis.get(key)));`,
  },
  {
    shows: 'all at once, awaited and filtered',
    code: `
import { createClient } from 'redis';
const client = createClient();
export async function run(keys: readonly string[]) {
  const values = (await Promise.all(keys.map(async (key) => await client.get(\`\${key}\`)))).filter(Boolean);
  return values.length;
}`,
  },
  {
    shows: 'all at once, with more to do for each',
    code: `
import { Redis } from 'ioredis';
const redis = new Redis();
export async function run(keys: string[]) {
  return Promise.all(
    keys.map(async (key) => {
      const value = await redis.get(key);
      if (value === null) return { key };
      return { key, value };
    }),
  );
}`,
  },
  {
    shows: 'an error of the turn',
    code: `
import { Redis } from 'ioredis';
const redis = new Redis();
export async function run(keys: string[]) {
  for (const key of keys) {
    const value = await redis.get(key);
    if (value === null) throw new Error(\`No \${key}\`);
  }
}`,
  },
];

const prismaPrograms: readonly Program[] = [
  {
    shows: 'a loop that collects rows and misses',
    code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function run(ids: number[]) {
  const found: unknown[] = [];
  for (const id of ids) {
    const user = await prisma.user.findUnique({ where: { id } });
    found.push(user, user === null, user === undefined);
  }
  return found;
}`,
  },
  {
    shows: 'rows that refer to others',
    code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function run(ids: number[]) {
  const orders: { userId: number; user?: unknown }[] = ids.map((userId) => ({ userId }));
  for (const order of orders) {
    order.user = await prisma.user.findUnique({ where: { id: order.userId }, select: { id: true, name: true } });
  }
  return orders;
}`,
  },
  {
    shows: 'a further condition, in a transaction',
    code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function run(ids: number[]) {
  return prisma.$transaction(async (tx) => {
    const names: (string | undefined)[] = [];
    for (const id of ids) {
      const user = await tx.user.findFirst({ where: { id, team: 'red' } });
      names.push(user?.name);
    }
    return names;
  });
}`,
  },
  {
    shows: 'all at once',
    code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function run(ids: number[]) {
  return Promise.all(ids.map((id) => prisma.user.findFirst({ where: { id } })));
}`,
  },
  {
    shows: 'all at once, with more to do for each',
    code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function run(ids: number[]) {
  const labels = await Promise.all(
    ids.map(async (id) => {
      const user = await prisma.user.findFirst({ where: { id }, select: { id: true, name: true } });
      return user ? \`\${id}: \${user.name}\` : null;
    }),
  );
  return labels.join();
}`,
  },
  {
    shows: 'an error of the turn',
    code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function run(ids: number[]) {
  for (const id of ids) {
    const user = await prisma.user.findUnique({ where: { id } });
    if (!user) throw new Error(\`No user \${id}\`);
  }
}`,
  },
];

interface Program {
  readonly shows: string;
  /** Exports `run`, which takes a list of keys. */
  readonly code: string;
}

const entries = new Map(['a', 'b', 'c', 'd'].map((key, index) => [key, String(index)]));
const keyLists = [[], ['a'], ['b', 'x', 'a'], ['c', 'c', 'x', 'x', 'b'], ['x']];

const people: readonly Row[] = [
  { id: 1, name: 'Ada', team: 'red' },
  { id: 2, name: 'Bo', team: 'blue' },
  { id: 3, name: 'Cy', team: 'red' },
];
const idLists = [[], [2], [3, 9, 1], [2, 2, 9, 9, 1, 3], [9]];
describe('reads before the loop give what the turns gave', () => {
  for (const { shows, code } of redisPrograms) {
    it(`keys: ${shows}`, async () => {
      FakeRedis.entries = entries;
      await compare(code, keyLists, FakeRedis);
    });
  }
  for (const { shows, code } of prismaPrograms) {
    it(`rows: ${shows}`, async () => {
      for (const idOf of [Number, BigInt]) {
        FakePrisma.rows = people.map((row) => ({ ...row, id: idOf(Number(row['id'])) }));
        await compare(code, idLists, FakePrisma);
      }
    });
  }
});

async function compare(
  code: string,
  lists: readonly (readonly unknown[])[],
  server: { requests: number },
): Promise<void> {
  const before = runnable(code);
  const after = runnable(edited(code));
  for (const list of lists) {
    const expected = await outcome(before, list);
    server.requests = 0;
    assert.deepStrictEqual(await outcome(after, list), expected);
    assert.equal(server.requests, list.length > 0 ? 1 : 0, 'Asks once, and not at all for no keys.');
  }
}
