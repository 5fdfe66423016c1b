import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';

/** Keys that are made of elements, and are there for each of them. */
testRule(noQueryInLoop, {
  valid: [],
  invalid: [
    {
      code: `
// a key as a number
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: string[]) {
  for (const id of ids) console.log(await prisma.user.findUnique({ where: { id: Number(id) } }));
                                          ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Read all rows with one `findMany` before the loop, and find each by its exact `id`.',
      suggestion: `
// a key as a number
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: string[]) {
  const uniqueIds = [...new Set(ids.map((id) => Number(id)))];
  const users =
    uniqueIds.length > 0 ? await prisma.user.findMany({ where: { id: { in: uniqueIds } } }) : [];
  const userById = new Map<string, (typeof users)[number]>(
    users.map((user) => [String(user.id), user]),
  );
  for (const id of ids) console.log(userById.get(String(Number(id))) ?? null);
}
      `,
    },
    {
      code: `
// a key as text
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: number[]) {
  for (const id of ids) console.log(await prisma.user.findUnique({ where: { id: String(id) } }));
                                          ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Read all rows with one `findMany` before the loop, and find each by its exact `id`.',
      suggestion: `
// a key as text
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: number[]) {
  const uniqueIds = [...new Set(ids.map((id) => String(id)))];
  const users =
    uniqueIds.length > 0 ? await prisma.user.findMany({ where: { id: { in: uniqueIds } } }) : [];
  const userById = new Map<string, (typeof users)[number]>(
    users.map((user) => [String(user.id), user]),
  );
  for (const id of ids) console.log(userById.get(String(String(id))) ?? null);
}
      `,
    },
    {
      code: `
// a key as text, by its method
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(orders: { userId: ObjectId }[]) {
  for (const order of orders) console.log(await prisma.user.findUnique({ where: { id: order.userId.toString() } }));
                                                ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Read all rows with one `findMany` before the loop, and find each by its exact `id`.',
      suggestion: `
// a key as text, by its method
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(orders: { userId: ObjectId }[]) {
  const uniqueIds = [...new Set(orders.map((order) => order.userId.toString()))];
  const users = uniqueIds.length > 0 ? await prisma.user.findMany({ where: { id: { in: uniqueIds } } }) : [];
  const userById = new Map<string, (typeof users)[number]>(users.map((user) => [String(user.id), user]));
  for (const order of orders) console.log(userById.get(String(order.userId.toString())) ?? null);
}
      `,
    },
    {
      code: `
// a key that a text is made into
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(numbers: number[]) {
  for (const number of numbers) console.log(await prisma.user.findUnique({ where: { id: \`user-\${number}\` } }));
                                                  ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Read all rows with one `findMany` before the loop, and find each by its exact `id`.',
      suggestion: `
// a key that a text is made into
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(numbers: number[]) {
  const uniqueIds = [...new Set(numbers.map((number) => \`user-\${number}\`))];
  const users = uniqueIds.length > 0 ? await prisma.user.findMany({ where: { id: { in: uniqueIds } } }) : [];
  const userById = new Map<string, (typeof users)[number]>(users.map((user) => [user.id, user]));
  for (const number of numbers) console.log(userById.get(\`user-\${number}\`) ?? null);
}
      `,
    },
  ],
});
