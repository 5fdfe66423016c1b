import { fileURLToPath } from 'node:url';
import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';

/** Requests that cannot be one, and start all at once. */
testRule(noQueryInLoop, {
  valid: [],
  invalid: [
    {
      code: `
// several queries in a turn
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(emails: string[]) {
  await Promise.all(emails.map(async (email) => {
    const user = await prisma.user.findFirst({ where: { email } });
                       ~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    if (user) await prisma.mail.create({ data: { to: user.email } });
  }));
}
      `,
      title:
        'Still send one request for each, but start at most 10 at a time, and none after one has failed.',
      suggestion: `
// several queries in a turn
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(emails: string[]) {
  for (let start = 0; start < emails.length; start += 10) {
    await Promise.all(emails.slice(start, start + 10).map(async (email) => {
      const user = await prisma.user.findFirst({ where: { email } });
      if (user) await prisma.mail.create({ data: { to: user.email } });
    }));
  }
}
      `,
    },
    {
      code: `
// by code of its own: what a package runs is still one request for each
import { getFeature } from './models/feature';
export async function load(ids: string[]) {
  return Promise.all(ids.map((id) => getFeature(id)));
                                     ~~~~~~~~~~ queryInLoop
}
      `,
      filename: fileURLToPath(new URL('../fixtures/with-p-map/file.ts', import.meta.url)),
      suggestion: `
// by code of its own: what a package runs is still one request for each
import { getFeature } from './models/feature';
export async function load(ids: string[]) {
  return mapInChunks(ids, 10, (id) => getFeature(id));
}

async function mapInChunks<T, R>(
  list: readonly T[],
  size: number,
  callback: (element: T, index: number) => R,
): Promise<Awaited<R>[]> {
  const results: Awaited<R>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    const running = chunk.map((element, index) =>
      callback(element, start + index),
    );
    results.push(...(await Promise.all(running)));
  }
  return results;
}
      `,
    },
    {
      code: `
// promises that a loop pushes
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function save(users: { id: string; age: number }[]) {
  const saving: Promise<unknown>[] = [];
  for (const { id, age } of users) saving.push(prisma.user.update({ where: { id }, data: { age } }));
                                               ~~~~~~~~~~~~~~~~~~ queryInLoop
  await Promise.all(saving);
}
      `,
      suggestion: `
// promises that a loop pushes
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function save(users: { id: string; age: number }[]) {
  for (let start = 0; start < users.length; start += 10) {
    await Promise.all(
      users
        .slice(start, start + 10)
        .map(({ id, age }): Promise<unknown> => prisma.user.update({ where: { id }, data: { age } })),
    );
  }
}
      `,
    },
    {
      code: `
// every outcome is wanted, so all are asked for
import { getFeature } from './models/feature';
export async function load(ids: string[]) {
  const outcomes = await Promise.allSettled(ids.map((id) => getFeature(id)));
                                                            ~~~~~~~~~~ queryInLoop
  return outcomes.filter(({ status }) => status === 'rejected').length;
}
      `,
      title: 'Still send one request for each, but start at most 10 at a time.',
      suggestion: `
// every outcome is wanted, so all are asked for
import { getFeature } from './models/feature';
export async function load(ids: string[]) {
  const outcomes = await settleInChunks(ids, 10, (id) => getFeature(id));
  return outcomes.filter(({ status }) => status === 'rejected').length;
}

async function settleInChunks<T, R>(
  list: readonly T[],
  size: number,
  callback: (element: T, index: number) => R,
): Promise<PromiseSettledResult<Awaited<R>>[]> {
  const results: PromiseSettledResult<Awaited<R>>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    const running = chunk.map((element, index) =>
      callback(element, start + index),
    );
    results.push(...(await Promise.allSettled(running)));
  }
  return results;
}
      `,
    },
    `
// refused: turns wait for each other already
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: string[]) {
  for (const id of ids) console.log(await prisma.user.findFirst({ where: { id, ok: true }, skip: 1 }));
                                          ~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// refused: a list whose first promise is enough
import { getFeature } from './models/feature';
export const load = (ids: string[]) => Promise.any(ids.map(async (id) => getFeature(id)));
                                                                         ~~~~~~~~~~ queryInLoop
    `,
    `
// refused: the connection of a transaction does one thing at a time
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function save(users: { id: string; age: number }[]) {
  await prisma.$transaction(async (client) => {
    await Promise.all(users.map(({ id, age }) => client.user.update({ where: { id }, data: { age } })));
                                                 ~~~~~~~~~~~~~~~~~~ queryInLoop
  });
}
    `,
    `
// refused: one connection of the pool
import { Pool } from 'pg';
const pool = new Pool();
export async function save(users: { id: string; age: number }[]) {
  const client = await pool.connect();
  try {
    await Promise.all(users.map(async ({ id, age }) => client.query('UPDATE users SET age = $1 + 0 WHERE id = $2', [age, id])));
                                                       ~~~~~~~~~~~~ queryInLoop
  } finally {
    client.release();
  }
}
    `,
    `
// refused: a client of Redis sends its commands over one connection
import { Redis } from 'ioredis';
const redis = new Redis();
export const load = (keys: string[]) => Promise.all(keys.map(async (key) => Number(await redis.get(key))));
                                                                                         ~~~~~~~~~ queryInLoop
    `,
    `
// refused: the same question for each, to be asked once
import { getPlan } from './models/plan';
export const load = (ids: string[], plan: string) =>
  Promise.all(ids.map(async (id) => ({ id, plan: await getPlan(plan) })));
                                                       ~~~~~~~ sameQueryInLoop
    `,
    `
// refused: a limiter bounds it already
import pLimit from 'p-limit';
import { getFeature } from './models/feature';
const limit = pLimit(4);
export const load = (ids: string[]) => Promise.all(ids.map((id) => limit(() => getFeature(id))));
                                                                               ~~~~~~~~~~ queryInLoop
    `,
    `
// refused: in every turn of another loop
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function save(teams: { users: { id: string; age: number }[] }[]) {
  for (const { users } of teams) {
    await Promise.all(users.map(({ id, age }) => prisma.user.update({ where: { id }, data: { age } })));
                                                 ~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}
    `,
  ],
});
