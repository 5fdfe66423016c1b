import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';

/** Turns that make several requests: the first of them is made once for all turns, where nothing else stands in its way. */
testRule(noQueryInLoop, {
  valid: [],
  invalid: [
    {
      code: `
// two reads
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(ids: string[]) {
  for (const id of ids) {
    console.log(await redis.get(\`\${id}:name\`), await redis.get(\`\${id}:age\`));
                      ~~~~~~~~~ queryInLoop
  }
}
      `,
      message:
        '`redis.get` sends a request of its own for every element of `ids` (and 1 more in it). Instead, read all keys with one `mget(keys)`.',
      suggestion: `
// two reads
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(ids: string[]) {
  const uniqueKeys = [...new Set(ids.map((id) => \`\${id}:name\`))];
  const values = uniqueKeys.length > 0 ? await redis.mget(uniqueKeys) : [];
  const valueByKey = new Map(
    uniqueKeys.map((key, index) => [key, values[index]]),
  );
  for (const id of ids) {
    console.log(
      valueByKey.get(\`\${id}:name\`) ?? null,
      await redis.get(\`\${id}:age\`),
    );
  }
}
      `,
    },
    {
      code: `
// a row, and another row that it refers to
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: string[]) {
  const found: unknown[] = [];
  for (const id of ids) {
    const post = await prisma.post.findUnique({ where: { id } });
                       ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    if (!post) continue;
    const author = await prisma.author.findUnique({ where: { id: post.authorId } });
    found.push([post, author]);
  }
  return found;
}
      `,
      title: 'Read all rows with one `findMany` before the loop, and find each by its exact `id`.',
      suggestion: `
// a row, and another row that it refers to
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: string[]) {
  const found: unknown[] = [];
  const uniqueIds = [...new Set(ids)];
  const posts =
    uniqueIds.length > 0 ? await prisma.post.findMany({ where: { id: { in: uniqueIds } } }) : [];
  const postById = new Map<string, (typeof posts)[number]>(posts.map((post) => [post.id, post]));
  for (const id of ids) {
    const post = postById.get(id) ?? null;
    if (!post) continue;
    const author = await prisma.author.findUnique({ where: { id: post.authorId } });
    found.push([post, author]);
  }
  return found;
}
      `,
    },
    {
      code: `
// rows of other models that each turn adds, by a class that only its name shows
import { Notification, User } from './models.js';
export async function notify(mentions: { userId: string }[]) {
  for (const mention of mentions) {
    const user = await User.findOne({ where: { id: mention.userId } });
                       ~~~~~~~~~~~~ queryInLoop
    if (user) await Notification.create({ userId: user.id });
  }
}
      `,
      title:
        'Read all rows with one \`findAll\` for each 1000 keys before the loop, so before any turn calls \`Notification.create\`, and find each by its exact \`id\`.',
      suggestion: `
// rows of other models that each turn adds, by a class that only its name shows
import { Notification, User } from './models.js';
export async function notify(mentions: { userId: string }[]) {
  const uniqueIds = [...new Set(mentions.map((mention) => mention.userId))];
  const users = (
    await readInChunks(uniqueIds, 1000, (chunk) =>
      User.findAll({ where: { id: chunk } }),
    )
  ).flat();
  const userById = new Map<string, (typeof users)[number]>(
    users.map((user) => [String(user.id), user]),
  );
  for (const mention of mentions) {
    const user = userById.get(String(mention.userId)) ?? null;
    if (user) await Notification.create({ userId: user.id });
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
    `
// refused: a class whose name has that of the model in it
import { User, UserArchive } from './models.js';
export async function archive(mentions: { userId: string }[]) {
  for (const mention of mentions) {
    const user = await User.findOne({ where: { id: mention.userId } });
                       ~~~~~~~~~~~~ queryInLoop
    if (user) await UserArchive.create({ userId: user.id });
  }
}
    `,
    `
// refused: it writes what it reads
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function give(ids: string[]) {
  for (const id of ids) {
    const account = await prisma.account.findUnique({ where: { id } });
                          ~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    if (account) await prisma.account.update({ where: { id: account.parentId }, data: { credit: account.credit + 1 } });
  }
}
    `,
    `
// refused: it writes first, and reads what it wrote
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function add(names: string[]) {
  for (const name of names) {
    await prisma.tag.create({ data: { name } });
          ~~~~~~~~~~~~~~~~~ queryInLoop
    console.log(await prisma.tag.findMany({ where: { name } }));
  }
}
    `,
  ],
});
