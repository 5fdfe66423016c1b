import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';

/** Reads that only some turns make, or that come before functions of which nothing is known: the title says so. */
testRule(noQueryInLoop, {
  valid: [],
  invalid: [
    {
      code: `
// the turn may write what the next one reads
import { PrismaClient } from '@prisma/client';
import { notify } from './notify.js';
const prisma = new PrismaClient();
export async function load(ids: string[]) {
  for (const id of ids) {
    const user = await prisma.user.findUnique({ where: { id } });
                       ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    await notify(user);
  }
}
      `,
      title:
        'Read all rows with one `findMany` before the loop, so before any turn calls `notify`, and find each by its exact `id`.',
      suggestion: `
// the turn may write what the next one reads
import { PrismaClient } from '@prisma/client';
import { notify } from './notify.js';
const prisma = new PrismaClient();
export async function load(ids: string[]) {
  const uniqueIds = [...new Set(ids)];
  const users =
    uniqueIds.length > 0
      ? await prisma.user.findMany({ where: { id: { in: uniqueIds } } })
      : [];
  const userById = new Map<string, (typeof users)[number]>(
    users.map((user) => [user.id, user]),
  );
  for (const id of ids) {
    const user = userById.get(id) ?? null;
    await notify(user);
  }
}
      `,
    },
    {
      code: `
// the read stands behind a condition
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(orders: { userId: string | null }[]) {
  for (const order of orders) {
    const user = order.userId ? await prisma.user.findUnique({ where: { id: order.userId } }) : null;
                                      ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    console.log(user);
  }
}
      `,
      title: 'Read all rows with one `findMany` before the loop, and find each by its exact `id`.',
      suggestion: `
// the read stands behind a condition
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(orders: { userId: string | null }[]) {
  const uniqueIds = [...new Set(orders.flatMap((order) => (order.userId ? [order.userId] : [])))];
  const users = uniqueIds.length > 0 ? await prisma.user.findMany({ where: { id: { in: uniqueIds } } }) : [];
  const userById = new Map<string, (typeof users)[number]>(users.map((user) => [String(user.id), user]));
  for (const order of orders) {
    const user = order.userId ? (userById.get(String(order.userId)) ?? null) : null;
    console.log(user);
  }
}
      `,
    },
    {
      code: `
// the read stands in an if
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(users: { isActive: boolean; key: string }[]) {
  for (const user of users) {
    if (user.isActive) console.log(await redis.get(user.key));
                                         ~~~~~~~~~ queryInLoop
  }
}
      `,
      title: 'Read all keys with one `mget` before the loop, where a key that holds no text gives `null`.',
      suggestion: `
// the read stands in an if
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(users: { isActive: boolean; key: string }[]) {
  const uniqueKeys = [
    ...new Set(users.flatMap((user) => (user.isActive ? [user.key] : []))),
  ];
  const values = uniqueKeys.length > 0 ? await redis.mget(uniqueKeys) : [];
  const valueByKey = new Map(
    uniqueKeys.map((key, index) => [key, values[index]]),
  );
  for (const user of users) {
    if (user.isActive) console.log(valueByKey.get(user.key) ?? null);
  }
}
      `,
    },
    {
      code: `
// the read comes after a condition that skips the turn
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(users: { isActive: boolean; key: string }[]) {
  for (const user of users) {
    if (!user.isActive) continue;
    console.log(await redis.get(user.key));
                      ~~~~~~~~~ queryInLoop
  }
}
      `,
      title: 'Read all keys with one `mget` before the loop, where a key that holds no text gives `null`.',
      suggestion: `
// the read comes after a condition that skips the turn
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(users: { isActive: boolean; key: string }[]) {
  const uniqueKeys = [
    ...new Set(users.flatMap((user) => (user.isActive ? [user.key] : []))),
  ];
  const values = uniqueKeys.length > 0 ? await redis.mget(uniqueKeys) : [];
  const valueByKey = new Map(
    uniqueKeys.map((key, index) => [key, values[index]]),
  );
  for (const user of users) {
    if (!user.isActive) continue;
    console.log(valueByKey.get(user.key) ?? null);
  }
}
      `,
    },
    {
      code: `
// the loop ends early
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(users: { key: string; isLast: boolean }[]) {
  for (const user of users) {
    console.log(await redis.get(user.key));
                      ~~~~~~~~~ queryInLoop
    if (user.isLast) break;
  }
}
      `,
      title:
        'Read all keys with one `mget` before the loop, also for turns that skip it, where a key that holds no text gives `null`.',
      suggestion: `
// the loop ends early
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(users: { key: string; isLast: boolean }[]) {
  const uniqueKeys = [...new Set(users.map((user) => user.key))];
  const values = uniqueKeys.length > 0 ? await redis.mget(uniqueKeys) : [];
  const valueByKey = new Map(
    uniqueKeys.map((key, index) => [key, values[index]]),
  );
  for (const user of users) {
    console.log(valueByKey.get(user.key) ?? null);
    if (user.isLast) break;
  }
}
      `,
    },
    {
      code: `
// so does a function of this file that gives the value on
import { Redis } from 'ioredis';
import { publish } from './publish.js';
const redis = new Redis();
const handle = (value: string | null) => publish(value);
export async function load(keys: string[]) {
  for (const key of keys) handle(await redis.get(key));
                                       ~~~~~~~~~ queryInLoop
}
      `,
      title:
        'Read all keys with one `mget` before the loop, so before any turn calls `publish`, where a key that holds no text gives `null`.',
      suggestion: `
// so does a function of this file that gives the value on
import { Redis } from 'ioredis';
import { publish } from './publish.js';
const redis = new Redis();
const handle = (value: string | null) => publish(value);
export async function load(keys: string[]) {
  const uniqueKeys = [...new Set(keys)];
  const values = uniqueKeys.length > 0 ? await redis.mget(uniqueKeys) : [];
  const valueByKey = new Map(
    uniqueKeys.map((key, index) => [key, values[index]]),
  );
  for (const key of keys) handle(valueByKey.get(key) ?? null);
}
      `,
    },
    {
      code: `
// both, and the key can be missing in elements that are left out
import { PrismaClient } from '@prisma/client';
import { canSee } from './rights.js';
const prisma = new PrismaClient();
export async function load(orders: { userId?: string; isOpen: boolean }[]) {
  const names: string[] = [];
  for (const order of orders) {
    if (!order.userId || order.isOpen === false) continue;
    const user = await prisma.user.findFirst({ where: { id: order.userId } });
                       ~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    if (user && (await canSee(user.id))) names.push(user.name);
  }
  return names;
}
      `,
      title:
        'Read all rows with one `findMany` before the loop, so before any turn calls `canSee`, and find each by its exact `id`.',
      suggestion: `
// both, and the key can be missing in elements that are left out
import { PrismaClient } from '@prisma/client';
import { canSee } from './rights.js';
const prisma = new PrismaClient();
export async function load(orders: { userId?: string; isOpen: boolean }[]) {
  const names: string[] = [];
  const uniqueIds = [
    ...new Set(
      orders.flatMap((order) =>
        order.userId && order.isOpen !== false ? [order.userId] : [],
      ),
    ),
  ];
  const users =
    uniqueIds.length > 0
      ? await prisma.user.findMany({ where: { id: { in: uniqueIds } } })
      : [];
  const userById = new Map<string, (typeof users)[number]>(
    users.map((user) => [String(user.id), user]),
  );
  for (const order of orders) {
    if (!order.userId || order.isOpen === false) continue;
    const user = userById.get(String(order.userId)) ?? null;
    if (user && (await canSee(user.id))) names.push(user.name);
  }
  return names;
}
      `,
    },
    {
      code: `
// what was seen already is not asked again: all keys are read, each once
import { Model } from 'sequelize';
import { notify } from './notify.js';
class User extends Model {}
export async function load(mentions: { userId: number }[]) {
  const seen = new Set<number>();
  for (const mention of mentions) {
    if (seen.has(mention.userId)) continue;
    seen.add(mention.userId);
    const user = await User.findByPk(mention.userId);
                       ~~~~~~~~~~~~~ queryInLoop
    if (user) await notify(user);
  }
}
      `,
      title:
        'Read all rows with one `findAll` for each 1000 keys before the loop, also for turns that skip it, so before any turn calls `notify`, and find each by its exact `id`.',
      suggestion: `
// what was seen already is not asked again: all keys are read, each once
import { Model } from 'sequelize';
import { notify } from './notify.js';
class User extends Model {}
export async function load(mentions: { userId: number }[]) {
  const seen = new Set<number>();
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
    if (seen.has(mention.userId)) continue;
    seen.add(mention.userId);
    const user = userById.get(String(mention.userId)) ?? null;
    if (user) await notify(user);
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
// whether there is one is all that is asked, so that any will do
import { Model, Op } from 'sequelize';
class View extends Model {}
export async function unseen(recipients: { id: number; isAway: boolean }[], since: Date) {
  const found: number[] = [];
  for (const recipient of recipients) {
    if (recipient.isAway) continue;
    const view = await View.findOne({ where: { userId: recipient.id, at: { [Op.gt]: since } } });
                       ~~~~~~~~~~~~ queryInLoop
    if (view) continue;
    found.push(recipient.id);
  }
  return found;
}
      `,
      title:
        'Read all rows with one `findAll` for each 1000 keys before the loop, and find each by its exact `userId`.',
      suggestion: `
// whether there is one is all that is asked, so that any will do
import { Model, Op } from 'sequelize';
class View extends Model {}
export async function unseen(recipients: { id: number; isAway: boolean }[], since: Date) {
  const found: number[] = [];
  const uniqueUserIds = [
    ...new Set(recipients.flatMap((recipient) => (!recipient.isAway ? [recipient.id] : []))),
  ];
  const views = (
    await readInChunks(uniqueUserIds, 1000, (chunk) =>
      View.findAll({ where: { userId: chunk, at: { [Op.gt]: since } } }),
    )
  ).flat();
  const viewByUserId = new Map<string, (typeof views)[number]>(
    views.map((view) => [String(view.userId), view]),
  );
  for (const recipient of recipients) {
    if (recipient.isAway) continue;
    const view = viewByUserId.get(String(recipient.id)) ?? null;
    if (view) continue;
    found.push(recipient.id);
  }
  return found;
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
// a loop over an index
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(orders: { userId: number; user?: unknown }[]) {
  for (let i = 0; i < orders.length; i++) {
    orders[i].user = await prisma.user.findUnique({ where: { id: orders[i].userId } });
                           ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}
      `,
      title: 'Read all rows with one `findMany` before the loop, and find each by its exact `id`.',
      suggestion: `
// a loop over an index
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(orders: { userId: number; user?: unknown }[]) {
  const uniqueIds = [...new Set(orders.map((_, i) => orders[i].userId))];
  const users =
    uniqueIds.length > 0 ? await prisma.user.findMany({ where: { id: { in: uniqueIds } } }) : [];
  const userById = new Map<string, (typeof users)[number]>(
    users.map((user) => [String(user.id), user]),
  );
  for (let i = 0; i < orders.length; i++) {
    orders[i].user = userById.get(String(orders[i].userId)) ?? null;
  }
}
      `,
    },
    {
      code: `
// a loop over properties
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(amountById: Record<string, number>) {
  for (const id in amountById) {
    const user = await prisma.user.findUnique({ where: { id } });
                       ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    console.log(user?.name, amountById[id]);
  }
}
      `,
      title: 'Read all rows with one `findMany` before the loop, and find each by its exact `id`.',
      suggestion: `
// a loop over properties
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(amountById: Record<string, number>) {
  const uniqueIds = [...new Set(Object.keys(amountById))];
  const users =
    uniqueIds.length > 0
      ? await prisma.user.findMany({ where: { id: { in: uniqueIds } } })
      : [];
  const userById = new Map<string, (typeof users)[number]>(
    users.map((user) => [user.id, user]),
  );
  for (const id in amountById) {
    const user = userById.get(id) ?? null;
    console.log(user?.name, amountById[id]);
  }
}
      `,
    },
    {
      code: `
// a key of several columns, of which one changes
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(userIds: number[], teamId: number) {
  for (const userId of userIds) {
    const member = await prisma.member.findUnique({ where: { userId_teamId: { userId, teamId } } });
                         ~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    console.log(member?.role);
  }
}
      `,
      title: 'Read all rows with one `findMany` before the loop, and find each by its exact `userId`.',
      suggestion: `
// a key of several columns, of which one changes
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(userIds: number[], teamId: number) {
  const uniqueUserIds = [...new Set(userIds)];
  const members =
    uniqueUserIds.length > 0
      ? await prisma.member.findMany({ where: { userId: { in: uniqueUserIds }, teamId } })
      : [];
  const memberByUserId = new Map<string, (typeof members)[number]>(
    members.map((member) => [String(member.userId), member]),
  );
  for (const userId of userIds) {
    const member = memberByUserId.get(String(userId)) ?? null;
    console.log(member?.role);
  }
}
      `,
    },
    {
      code: `
// a failure is passed on, so that nobody sees what was collected
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: number[]) {
  try {
    const names: string[] = [];
    for (const id of ids) {
      const user = await prisma.user.findUnique({ where: { id } });
                         ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
      if (user) names.push(user.name);
    }
    return names;
  } catch (error) {
    console.error(error);
    throw new Error('Cannot load', { cause: error });
  }
}
      `,
      title: 'Read all rows with one `findMany` before the loop, and find each by its exact `id`.',
      suggestion: `
// a failure is passed on, so that nobody sees what was collected
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: number[]) {
  try {
    const names: string[] = [];
    const uniqueIds = [...new Set(ids)];
    const users =
      uniqueIds.length > 0
        ? await prisma.user.findMany({ where: { id: { in: uniqueIds } } })
        : [];
    const userById = new Map<string, (typeof users)[number]>(
      users.map((user) => [String(user.id), user]),
    );
    for (const id of ids) {
      const user = userById.get(String(id)) ?? null;
      if (user) names.push(user.name);
    }
    return names;
  } catch (error) {
    console.error(error);
    throw new Error('Cannot load', { cause: error });
  }
}
      `,
    },
    `
// refused: a function whose name says that it changes the rows
import { PrismaClient } from '@prisma/client';
import { updateUser } from './users.js';
const prisma = new PrismaClient();
export async function load(ids: string[]) {
  for (const id of ids) {
    const user = await prisma.user.findUnique({ where: { id } });
                       ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    if (user) await updateUser(id);
  }
}
    `,
    `
// refused: rows of the same model are written
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(pairs: { id: number; otherId: number }[]) {
  for (const pair of pairs) {
    const user = await prisma.user.findUnique({ where: { id: pair.id } });
                       ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    await prisma.$executeRaw\`UPDATE users SET seen = true WHERE id = \${pair.otherId}\`;
    console.log(user);
  }
}
    `,
    `
// refused: the counter is changed in the body
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(orders: { userId: number; skip: number }[]) {
  for (let i = 0; i < orders.length; i++) {
    console.log(await prisma.user.findUnique({ where: { id: orders[i].userId } }));
                      ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    i += orders[i].skip;
  }
}
    `,
    `
// refused: too many functions of which nothing is known
import { PrismaClient } from '@prisma/client';
import { one, two, three, four } from './functions.js';
const prisma = new PrismaClient();
export async function load(ids: string[]) {
  for (const id of ids) {
    const user = await prisma.user.findUnique({ where: { id } });
                       ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    await one(user);
    await two();
    await three();
    await four();
  }
}
    `,
  ],
});
