import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';

/** Lists of keys that are sent a thousand at a time, as each key is a value of its own in the statement. */
testRule(noQueryInLoop, {
  valid: [],
  invalid: [
    {
      code: `
// Prisma splits a list by itself, but not beside a condition that is more than a value
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(authors: { id: number }[]) {
  for (const author of authors) {
    console.log(await prisma.post.findMany({ where: { authorId: author.id, state: { not: 'open' } } }));
                      ~~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}
      `,
      title:
        'Read all rows with one `findMany` for each 1000 keys before the loop, and group them by their exact `authorId`.',
      suggestion: `
// Prisma splits a list by itself, but not beside a condition that is more than a value
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(authors: { id: number }[]) {
  const uniqueAuthorIds = [...new Set(authors.map((author) => author.id))];
  const posts = (
    await readInChunks(uniqueAuthorIds, 1000, (chunk) =>
      prisma.post.findMany({ where: { authorId: { in: chunk }, state: { not: 'open' } } }),
    )
  ).flat();
  const postsByAuthorId = new Map<string, typeof posts>();
  for (const post of posts) {
    const key = String(post.authorId);
    const group = postsByAuthorId.get(key);
    if (group) group.push(post);
    else postsByAuthorId.set(key, [post]);
  }
  for (const author of authors) {
    console.log(postsByAuthorId.get(String(author.id)) ?? []);
  }
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
    {
      code: `
// so it does where it changes rows
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function remove(authors: { id: number }[]) {
  for (const author of authors) {
    await prisma.post.deleteMany({ where: { authorId: author.id, state: { not: 'open' } } });
          ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}
      `,
      title: 'Send one `deleteMany` for all keys, 1000 at a time.',
      suggestion: `
// so it does where it changes rows
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function remove(authors: { id: number }[]) {
  const authorIds = authors.map((author) => author.id);
  for (let start = 0; start < authorIds.length; start += 1000) {
    await prisma.post.deleteMany({
      where: { authorId: { in: authorIds.slice(start, start + 1000) }, state: { not: 'open' } },
    });
  }
}
      `,
    },
    {
      code: `
// beside a value it splits the list
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function remove(authors: { id: number }[]) {
  for (const author of authors) {
    await prisma.post.deleteMany({ where: { authorId: author.id, state: 'open' } });
          ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}
      `,
      title: 'Send one `deleteMany` for all keys, all of them or none.',
      suggestion: `
// beside a value it splits the list
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function remove(authors: { id: number }[]) {
  const authorIds = authors.map((author) => author.id);
  if (authorIds.length > 0)
    await prisma.post.deleteMany({ where: { authorId: { in: authorIds }, state: 'open' } });
}
      `,
    },
    {
      code: `
// JavaScript, where the file has the function already (js)
const knex = require('knex');
const db = knex(config);
async function load(ids) {
  for (const id of ids) console.log(await db('users').where('id', id).first());
                                          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
async function readInChunks(list, size, callback) {
  const results = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    results.push(await callback(chunk));
  }
  return results;
}
      `,
      title:
        'Read all rows with one `query` for each 1000 keys before the loop, and find each by its exact `id`.',
      filename: 'file.js',
      suggestion: `
// JavaScript, where the file has the function already (js)
const knex = require('knex');
const db = knex(config);
async function load(ids) {
  const idList = [...ids];
  const uniqueIds = [...new Set(idList)];
  const users = (
    await readInChunks(uniqueIds, 1000, (chunk) =>
      db('users').whereIn('id', chunk),
    )
  ).flat();
  const userById = new Map(users.map((user) => [String(user.id), user]));
  for (const id of idList) console.log(userById.get(String(id)));
}
async function readInChunks(list, size, callback) {
  const results = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    results.push(await callback(chunk));
  }
  return results;
}
      `,
    },
    {
      code: `
// a function of this name that does something else
import { User } from './models.js';
export async function load(ids: number[]) {
  for (const id of ids) console.log(await User.findOne({ where: { id } }));
                                          ~~~~~~~~~~~~ queryInLoop
}
export function readInChunks() {
  return 10;
}
      `,
      title:
        'Read all rows with one `findAll` for each 1000 keys before the loop, and find each by its exact `id`.',
      suggestion: `
// a function of this name that does something else
import { User } from './models.js';
export async function load(ids: number[]) {
  const uniqueIds = [...new Set(ids)];
  const users = (
    await readInChunks2(uniqueIds, 1000, (chunk) =>
      User.findAll({ where: { id: chunk } }),
    )
  ).flat();
  const userById = new Map<string, (typeof users)[number]>(
    users.map((user) => [String(user.id), user]),
  );
  for (const id of ids) console.log(userById.get(String(id)) ?? null);
}
export function readInChunks() {
  return 10;
}

async function readInChunks2<T, R>(
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
    {
      code: `
// names that are taken
import { Op } from 'sequelize';
import { User } from './models.js';
export async function load(ids: number[], chunk: number) {
  for (const id of ids) console.log(chunk, await User.findOne({ where: { id } }), Op.in);
                                                 ~~~~~~~~~~~~ queryInLoop
}
      `,
      title:
        'Read all rows with one `findAll` for each 1000 keys before the loop, and find each by its exact `id`.',
      suggestion: `
// names that are taken
import { Op } from 'sequelize';
import { User } from './models.js';
export async function load(ids: number[], chunk: number) {
  const uniqueIds = [...new Set(ids)];
  const users = (
    await readInChunks(uniqueIds, 1000, (chunk2) => User.findAll({ where: { id: chunk2 } }))
  ).flat();
  const userById = new Map<string, (typeof users)[number]>(
    users.map((user) => [String(user.id), user]),
  );
  for (const id of ids) console.log(chunk, userById.get(String(id)) ?? null, Op.in);
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
// refused: a function does not know what was tested outside of it
import type { Kysely } from 'kysely';
export class Users {
  db?: Kysely<Database>;
  async load(ids: number[]) {
    if (!this.db) return;
    for (const id of ids) {
      console.log(await this.db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst());
                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    }
  }
}
    `,
    `
// refused: nor what a variable was last
import knex, { type Knex } from 'knex';
export async function load(ids: number[]) {
  let db: Knex | undefined;
  db = knex(config);
  for (const id of ids) console.log(await db('users').where('id', id).first());
                                          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
  ],
});
