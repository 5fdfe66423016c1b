import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';
import { withoutSuggestion } from '../support/without-suggestion.js';

/** One write for what each turn wrote: the shapes of loops, rows and keys, and their neighbours that stay as they are. */
testRule(withoutSuggestion(noQueryInLoop, 'askAtMost'), {
  valid: [],
  invalid: [
    {
      code: `
// what is waited for is in parentheses where rows are made of it
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function copy() {
  for (const user of await prisma.user.findMany()) {
    await prisma.log.create({ data: { userId: user.id, name: user.name } });
          ~~~~~~~~~~~~~~~~~ queryInLoop
  }
}
      `,
      title: 'Write all rows with one `createMany`, all of them or none.',
      suggestion: `
// what is waited for is in parentheses where rows are made of it
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function copy() {
  const rows = (await prisma.user.findMany()).map((user) => ({
    userId: user.id,
    name: user.name,
  }));
  if (rows.length > 0) await prisma.log.createMany({ data: rows });
}
      `,
    },
    {
      code: `
// Prisma: rows that are made of elements; text keeps its type for columns that take only some
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function add(users: { name: string }[]) {
  for (const user of users) await prisma.user.create({ data: { name: user.name, role: 'ADMIN' } });
                                  ~~~~~~~~~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Write all rows with one `createMany`, all of them or none.',
      suggestion: `
// Prisma: rows that are made of elements; text keeps its type for columns that take only some
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function add(users: { name: string }[]) {
  const rows = users.map((user) => ({ name: user.name, role: 'ADMIN' as const }));
  if (rows.length > 0) await prisma.user.createMany({ data: rows });
}
      `,
    },
    {
      code: `
// all at once
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function add(prices: Record<string, number>, tierId: string) {
  await Promise.all(
    Object.entries(prices).map(([kind, amount]) =>
      prisma.price.create({
      ~~~~~~~~~~~~~~~~~~~ queryInLoop
        data: {
          tierId,
          kind,
          amount,
        },
      }),
    ),
  );
}
      `,
      title: 'Write all rows with one `createMany`, all of them or none.',
      suggestion: `
// all at once
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function add(prices: Record<string, number>, tierId: string) {
  const rows = Object.entries(prices).map(([kind, amount]) => ({
    tierId,
    kind,
    amount,
  }));
  if (rows.length > 0) await prisma.price.createMany({ data: rows });
}
      `,
    },
    {
      code: `
// all at once, with a constant before
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function add(users: { name: string }[]) {
  await Promise.all(
    users.map(async (user) => {
      const name = user.name.trim(); // without blanks
      await prisma.user.create({ data: { name } });
            ~~~~~~~~~~~~~~~~~~ queryInLoop
    }),
  );
}
      `,
      title: 'Write all rows with one `createMany`, all of them or none.',
      suggestion: `
// all at once, with a constant before
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function add(users: { name: string }[]) {
  const rows = users.map((user) => {
    const name = user.name.trim(); // without blanks
    return { name };
  });
  if (rows.length > 0) await prisma.user.createMany({ data: rows });
}
      `,
    },
    {
      code: `
// turns that skip, and a counter
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function add(users: { name: string }[]) {
  let count = 0;
  for (const user of users) {
    if (!user.name) continue;
    // without blanks
    const name = user.name.trim();
    count += 1;
    await prisma.user.create({ data: { name } });
          ~~~~~~~~~~~~~~~~~~ queryInLoop
  }
  return count;
}
      `,
      title: 'Write all rows with one `createMany`, all of them or none.',
      suggestion: `
// turns that skip, and a counter
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function add(users: { name: string }[]) {
  let count = 0;
  const rows = users.flatMap((user) => {
    if (!user.name) return [];
    // without blanks
    const name = user.name.trim();
    count += 1;
    return [{ name }];
  });
  if (rows.length > 0) await prisma.user.createMany({ data: rows });
  return count;
}
      `,
    },
    `
// refused: text after the write, as the compiler may take an empty list for one that stays so
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function add(names: string[]) {
  for (const name of names) {
    await prisma.user.create({ data: { name } });
          ~~~~~~~~~~~~~~~~~~ queryInLoop
    console.log(name);
  }
}
    `,
    {
      code: `
// JavaScript: the loop stays, and the rows are written after it
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function add(users) {
  for (const user of users) {
    if (user.isLast) break;
    // without blanks
    await prisma.user.create({ data: { name: user.name.trim() } });
          ~~~~~~~~~~~~~~~~~~ queryInLoop
    console.log(user.name);
  }
}
      `,
      filename: 'file.js',
      title: 'Write all rows with one `createMany`, after the loop, all of them or none.',
      suggestion: `
// JavaScript: the loop stays, and the rows are written after it
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function add(users) {
  const rows = [];
  for (const user of users) {
    if (user.isLast) break;
    // without blanks
    rows.push({ name: user.name.trim() });
    console.log(user.name);
  }
  if (rows.length > 0) await prisma.user.createMany({ data: rows });
}
      `,
    },
    {
      code: `
// a loop over an index, in a transaction
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function add(names: string[]) {
  await prisma.$transaction(async (tx) => {
    for (let i = 0; i < names.length; i++) {
      await tx.user.create({ data: { name: names[i], place: i } });
            ~~~~~~~~~~~~~~ queryInLoop
    }
  });
}
      `,
      title: 'Write all rows with one `createMany`, all of them or none.',
      suggestion: `
// a loop over an index, in a transaction
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function add(names: string[]) {
  await prisma.$transaction(async (tx) => {
    const rows = names.map((_, i) => ({ name: names[i], place: i }));
    if (rows.length > 0) await tx.user.createMany({ data: rows });
  });
}
      `,
    },
    {
      code: `
// a loop over properties
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function add(amounts: Record<string, number>) {
  for (const kind in amounts) {
    await prisma.price.create({ data: { kind, amount: amounts[kind] } });
          ~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}
      `,
      title: 'Write all rows with one `createMany`, all of them or none.',
      suggestion: `
// a loop over properties
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function add(amounts: Record<string, number>) {
  const rows = Object.keys(amounts).map((kind) => ({
    kind,
    amount: amounts[kind],
  }));
  if (rows.length > 0) await prisma.price.createMany({ data: rows });
}
      `,
    },
    {
      code: `
// a list per element of another: one write for each of these
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function add(teams: { id: number; names: string[] }[]) {
  for (const team of teams) {
    for (const name of team.names) await prisma.user.create({ data: { name, teamId: team.id } });
                                         ~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}
      `,
      title: 'Write all rows with one `createMany`, all of them or none.',
      suggestion: `
// a list per element of another: one write for each of these
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function add(teams: { id: number; names: string[] }[]) {
  for (const team of teams) {
    const rows = [...team.names].map((name) => ({ name, teamId: team.id }));
    if (rows.length > 0) await prisma.user.createMany({ data: rows });
  }
}
      `,
    },
    {
      code: `
// deletes by key; nothing is known about a key that is missing
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function remove(ids: number[]) {
  for (const id of ids) await prisma.user.delete({ where: { id } });
                              ~~~~~~~~~~~~~~~~~~ queryInLoop
}
      `,
      title:
        'Send one `deleteMany` for all keys, all of them or none, where a row that is missing is no error.',
      suggestion: `
// deletes by key; nothing is known about a key that is missing
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function remove(ids: number[]) {
  if (ids.length > 0)
    await prisma.user.deleteMany({ where: { id: { in: ids } } });
}
      `,
    },
    {
      code: `
// deletes of all rows with a key, which may be missing
import { PrismaClient } from '@prisma/client';
import { findUsers } from './users.js';
const prisma = new PrismaClient();
export async function remove() {
  const users = await findUsers();
  for (const user of users) await prisma.post.deleteMany({ where: { authorId: user.id, isDraft: true } });
                                  ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Send one `deleteMany` for all keys, all of them or none, where no key is missing.',
      suggestion: `
// deletes of all rows with a key, which may be missing
import { PrismaClient } from '@prisma/client';
import { findUsers } from './users.js';
const prisma = new PrismaClient();
export async function remove() {
  const users = await findUsers();
  const authorIds = [...users].map((user) => user.id);
  if (authorIds.length > 0) await prisma.post.deleteMany({ where: { authorId: { in: authorIds }, isDraft: true } });
}
      `,
    },
    {
      code: `
// updates to the same values
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function publish(posts: { id: number }[], now: Date) {
  for (const post of posts) {
    await prisma.post.update({ where: { id: post.id }, data: { isDraft: false, publishedAt: now } });
          ~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}
      `,
      title:
        'Send one `updateMany` for all keys, all of them or none, where a row that is missing is no error.',
      suggestion: `
// updates to the same values
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function publish(posts: { id: number }[], now: Date) {
  const ids = posts.map((post) => post.id);
  if (ids.length > 0)
    await prisma.post.updateMany({ where: { id: { in: ids } }, data: { isDraft: false, publishedAt: now } });
}
      `,
    },
    {
      code: `
// a key of two columns
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function leave(userIds: number[], teamId: number) {
  for (const userId of userIds) {
    await prisma.member.delete({ where: { userId_teamId: { userId, teamId } } });
          ~~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}
      `,
      title:
        'Send one `deleteMany` for all keys, all of them or none, where a row that is missing is no error.',
      suggestion: `
// a key of two columns
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function leave(userIds: number[], teamId: number) {
  if (userIds.length > 0)
    await prisma.member.deleteMany({ where: { userId: { in: userIds }, teamId } });
}
      `,
    },
    `
// refused: the result is used
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function add(users: { name: string }[]) {
  const made = [];
  for (const user of users) made.push(await prisma.user.create({ data: { name: user.name } }));
                                            ~~~~~~~~~~~~~~~~~~ queryInLoop
  return made;
}
    `,
    {
      code: `
// refused: the result is returned
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function add(users: { name: string }[]) {
  return Promise.all(users.map((user) => prisma.user.create({ data: { name: user.name } })));
                                         ~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
      suggestion: `
// refused: the result is returned
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function add(users: { name: string }[]) {
  return mapInChunks(users, 10, (user) => prisma.user.create({ data: { name: user.name } }));
}

async function mapInChunks<T, R>(
  list: readonly T[],
  size: number,
  callback: (element: T, index: number) => R,
): Promise<Awaited<R>[]> {
  const results: Awaited<R>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    const running = chunk.map((element, index) => callback(element, start + index));
    results.push(...(await Promise.all(running)));
  }
  return results;
}
    `,
    },
    `
// refused: rows of other models are written with it
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function add(users: { name: string; teamId: number }[]) {
  for (const user of users) {
    await prisma.user.create({ data: { name: user.name, team: { connect: { id: user.teamId } } } });
          ~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}
    `,
    `
// refused: the turn goes on when a row fails
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function add(users: { name: string }[]) {
  for (const user of users) {
    try {
      await prisma.user.create({ data: { name: user.name } });
            ~~~~~~~~~~~~~~~~~~ queryInLoop
    } catch {
      console.error(user.name);
    }
  }
}
    `,
    `
// refused: somebody is told about a row who may read it
import { PrismaClient } from '@prisma/client';
import { notify } from './notify.js';
const prisma = new PrismaClient();
export async function add(users: { id: number; name: string }[]) {
  for (const user of users) {
    await prisma.user.create({ data: user });
          ~~~~~~~~~~~~~~~~~~ queryInLoop
    await notify(user.id);
  }
}
    `,
    `
// refused: a job about a row is added to a queue
import { PrismaClient } from '@prisma/client';
import { queue } from './queue.js';
const prisma = new PrismaClient();
export async function add(users: { id: number; name: string }[]) {
  for (const user of users) {
    await prisma.user.create({ data: { id: user.id } });
          ~~~~~~~~~~~~~~~~~~ queryInLoop
    await queue.add('welcome', { id: user.id });
  }
}
    `,
    `
// refused: the function can end before all rows are collected
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function add(users: { id: number; isLast: boolean }[]) {
  for (const user of users) {
    await prisma.user.create({ data: { id: user.id } });
          ~~~~~~~~~~~~~~~~~~ queryInLoop
    if (user.isLast) return;
  }
}
    `,
    `
// refused: the row is used after it was written
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function add(names: string[]) {
  for (const name of names) {
    const row = { name };
    await prisma.user.create({ data: row });
          ~~~~~~~~~~~~~~~~~~ queryInLoop
    row.name = '';
  }
}
    `,
    `
// refused: a key that is twice in the list counts twice
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function count(ids: number[]) {
  for (const id of ids) await prisma.post.update({ where: { id }, data: { views: { increment: 1 } } });
                              ~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// refused: each row gets values of its own
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function rename(users: { id: number; name: string }[]) {
  for (const user of users) await prisma.user.update({ where: { id: user.id }, data: { name: user.name } });
                                  ~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// refused: nobody waits
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export function add(names: string[]) {
  names.forEach(async (name) => {
    await prisma.user.create({ data: { name } });
          ~~~~~~~~~~~~~~~~~~ queryInLoop
  });
}
    `,
    {
      code: `
// refused: every result or error is wanted
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function add(names: string[]) {
  await Promise.allSettled(names.map((name) => prisma.user.create({ data: { name } })));
                                               ~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
      suggestion: `
// refused: every result or error is wanted
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function add(names: string[]) {
  for (let start = 0; start < names.length; start += 10) {
    await Promise.allSettled(
      names.slice(start, start + 10).map((name) => prisma.user.create({ data: { name } })),
    );
  }
}
    `,
    },
    `
// refused: a comment would be lost
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function remove(ids: number[]) {
  for (const id of ids) {
    await prisma.user.delete({ where: { id /* of the user */ } });
          ~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}
    `,
    {
      code: `
// no semicolons, tabs
import { PrismaClient } from '@prisma/client'
const prisma = new PrismaClient()
export async function add(names: string[]) {
	for (const name of names) {
		await prisma.user.create({ data: { name } })
        ~~~~~~~~~~~~~~~~~~ queryInLoop
	}
}
      `,
      title: 'Write all rows with one `createMany`, all of them or none.',
      suggestion: `
// no semicolons, tabs
import { PrismaClient } from '@prisma/client'
const prisma = new PrismaClient()
export async function add(names: string[]) {
	const rows = names.map((name) => ({ name }))
	if (rows.length > 0) await prisma.user.createMany({ data: rows })
}
      `,
    },
    {
      code: `
// JavaScript
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function remove(names) {
  const rows = names.length;
  for (const name of names) await prisma.user.create({ data: { name, role: 'ADMIN' } });
                                  ~~~~~~~~~~~~~~~~~~ queryInLoop
  return rows;
}
      `,
      filename: 'file.js',
      title: 'Write all rows with one `createMany`, all of them or none.',
      suggestion: `
// JavaScript
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function remove(names) {
  const rows = names.length;
  const rows2 = [...names].map((name) => ({ name, role: 'ADMIN' }));
  if (rows2.length > 0) await prisma.user.createMany({ data: rows2 });
  return rows;
}
      `,
    },
    `
// refused: what was tested outside is not known inside of a function
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function add(names: string[], context: { team?: { id: number } }) {
  if (!context.team) return;
  for (const name of names) await prisma.user.create({ data: { name, teamId: context.team.id } });
                                  ~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// refused: what a function sets is not known after it
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function add(names: string[]) {
  let last: string | undefined;
  for (const name of names) {
    last = name;
    await prisma.user.create({ data: { name } });
          ~~~~~~~~~~~~~~~~~~ queryInLoop
  }
  return last?.length;
}
    `,
    {
      code: `
// commands of a client that has batches of its own
import { createClient } from 'redis';
const redis = createClient();
export async function keep(ids: string[]) {
  for (const id of ids) await redis.hSet(\`user:\${id}\`, { id, kept: 'yes' });
                              ~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Send all writes with one `multi`, where one that fails does not stop the others.',
      suggestion: `
// commands of a client that has batches of its own
import { createClient } from 'redis';
const redis = createClient();
export async function keep(ids: string[]) {
  const pipeline = redis.multi();
  for (const id of ids) pipeline.hSet(\`user:\${id}\`, { id, kept: 'yes' });
  await pipeline.execAsPipeline();
}
      `,
    },
    {
      code: `
// its keys that are taken away
import { createClient } from 'redis';
const redis = createClient();
export async function forget(ids: string[]) {
  for (const id of ids) await redis.DEL(\`user:\${id}\`);
                              ~~~~~~~~~ queryInLoop
}
      `,
      suggestion: `
// its keys that are taken away
import { createClient } from 'redis';
const redis = createClient();
export async function forget(ids: string[]) {
  const keys = ids.map((id) => \`user:\${id}\`);
  if (keys.length > 0) await redis.DEL(keys);
}
      `,
    },
    `
// refused: by a name that the command had before there were batches
import { createClient } from 'redis';
const redis = createClient();
export async function keep(ids: string[]) {
  for (const id of ids) await redis.setex(\`user:\${id}\`, 60, id);
                              ~~~~~~~~~~~ queryInLoop
}
    `,
  ],
});
