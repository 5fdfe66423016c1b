import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';

/** One read of all rows before the loop, in which each turn finds its own by the key. */
testRule(noQueryInLoop, {
  valid: [],
  invalid: [
    {
      code: `
// ids that are text
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: string[]) {
  const users = [];
  for (const id of ids) {
    const user = await prisma.user.findUnique({ where: { id } });
                       ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    users.push(user);
  }
  return users;
}
      `,
      title: 'Read all rows with one `findMany` before the loop, and find each by its exact `id`.',
      suggestion: `
// ids that are text
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: string[]) {
  const users = [];
  const uniqueIds = [...new Set(ids)];
  const users2 =
    uniqueIds.length > 0
      ? await prisma.user.findMany({ where: { id: { in: uniqueIds } } })
      : [];
  const userById = new Map<string, (typeof users2)[number]>(
    users2.map((user) => [user.id, user]),
  );
  for (const id of ids) {
    const user = userById.get(id) ?? null;
    users.push(user);
  }
  return users;
}
      `,
    },
    {
      code: `
// ids of an unknown kind: a number and a bigint are equal as text, but not as keys of a map
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load() {
  const orders = await prisma.order.findMany();
  const names: string[] = [];
  for (const order of orders) {
    const user = await prisma.user.findUnique({
                       ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
      where: { id: order.userId },
      select: { id: true, name: true },
    });
    if (!user) continue;
    names.push(user.name);
  }
  return names;
}
      `,
      suggestion: `
// ids of an unknown kind: a number and a bigint are equal as text, but not as keys of a map
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load() {
  const orders = await prisma.order.findMany();
  const names: string[] = [];
  const uniqueIds = [...new Set(orders.map((order) => order.userId))];
  const users =
    uniqueIds.length > 0
      ? await prisma.user.findMany({
          where: { id: { in: uniqueIds } },
          select: { id: true, name: true },
        })
      : [];
  const userById = new Map<string, (typeof users)[number]>(
    users.map((user) => [String(user.id), user]),
  );
  for (const order of orders) {
    const user = userById.get(String(order.userId)) ?? null;
    if (!user) continue;
    names.push(user.name);
  }
  return names;
}
      `,
    },
    {
      code: `
// another unique column, further conditions that stay as they are, in the transaction that is open
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(users: { id: number; bio?: string }[], tenantId: string) {
  await prisma.$transaction(async (tx) => {
    for (const user of users) {
      const profile = await tx.profile.findUnique({ where: { userId: user.id, tenantId, deletedAt: null } });
                            ~~~~~~~~~~~~~~~~~~~~~ queryInLoop
      user.bio = profile?.bio;
    }
  });
}
      `,
      title: 'Read all rows with one `findMany` before the loop, and find each by its exact `userId`.',
      suggestion: `
// another unique column, further conditions that stay as they are, in the transaction that is open
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(users: { id: number; bio?: string }[], tenantId: string) {
  await prisma.$transaction(async (tx) => {
    const uniqueUserIds = [...new Set(users.map((user) => user.id))];
    const profiles =
      uniqueUserIds.length > 0
        ? await tx.profile.findMany({ where: { userId: { in: uniqueUserIds }, tenantId, deletedAt: null } })
        : [];
    const profileByUserId = new Map<string, (typeof profiles)[number]>(
      profiles.map((profile) => [String(profile.userId), profile]),
    );
    for (const user of users) {
      const profile = profileByUserId.get(String(user.id)) ?? null;
      user.bio = profile?.bio;
    }
  });
}
      `,
    },
    {
      code: `
// the first row by its primary key
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: string[], tenantId: string) {
  return Promise.all(ids.map((id) => prisma.users.findFirst({ where: { id, tenantId } })));
                                     ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
      `,
      suggestion: `
// the first row by its primary key
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: string[], tenantId: string) {
  const uniqueIds = [...new Set(ids)];
  const users =
    uniqueIds.length > 0
      ? await prisma.users.findMany({ where: { id: { in: uniqueIds }, tenantId } })
      : [];
  const userById = new Map<string, (typeof users)[number]>(users.map((user) => [user.id, user]));
  return ids.map((id) => userById.get(id) ?? null);
}
      `,
    },
    {
      code: `
// by convention, with an entry of a map by its pattern
import { prisma } from './prisma.js';
export async function load(scores: Map<number, number>) {
  const ranking: string[] = [];
  for (const [id, score] of scores) {
    const category = await prisma.category.findUnique({ where: { id }, include: { posts: { where: { isDraft: false } } } });
                           ~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    ranking.push(\`\${category?.posts.length}: \${score}\`);
  }
  return ranking;
}
      `,
      suggestion: `
// by convention, with an entry of a map by its pattern
import { prisma } from './prisma.js';
export async function load(scores: Map<number, number>) {
  const ranking: string[] = [];
  const uniqueIds = [...new Set([...scores].map(([id]) => id))];
  const categories =
    uniqueIds.length > 0
      ? await prisma.category.findMany({ where: { id: { in: uniqueIds } }, include: { posts: { where: { isDraft: false } } } })
      : [];
  const categoryById = new Map<string, (typeof categories)[number]>(categories.map((category) => [String(category.id), category]));
  for (const [id, score] of scores) {
    const category = categoryById.get(String(id)) ?? null;
    ranking.push(\`\${category?.posts.length}: \${score}\`);
  }
  return ranking;
}
      `,
    },
    {
      code: `
// the code after the loop writes elsewhere
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(context: { body?: unknown }, ids: string[]) {
  const result: Record<string, unknown> = {};
  for (const id of ids) {
    result[id] = await prisma.user.findUnique({ where: { id } });
                       ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
  result.count = ids.length;
  context.body = result;
}
      `,
      suggestion: `
// the code after the loop writes elsewhere
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(context: { body?: unknown }, ids: string[]) {
  const result: Record<string, unknown> = {};
  const uniqueIds = [...new Set(ids)];
  const users =
    uniqueIds.length > 0
      ? await prisma.user.findMany({ where: { id: { in: uniqueIds } } })
      : [];
  const userById = new Map<string, (typeof users)[number]>(
    users.map((user) => [user.id, user]),
  );
  for (const id of ids) {
    result[id] = userById.get(id) ?? null;
  }
  result.count = ids.length;
  context.body = result;
}
      `,
    },
  ],
});
