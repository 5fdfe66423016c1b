import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// something else with the same shape
import { Client } from 'some-api';
export const load = (prisma: Client) => prisma.user.findMany();
    `,
    `
// what asks nothing
import { Prisma, PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
await prisma.$connect();
const condition = Prisma.sql\`id = 1\`;
const where = Prisma.validator()({});
    `,
  ],
  invalid: [
    `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
await prisma.user.findUnique({ where: { id } });
      ~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
await prisma.user.findUnique({ where: { id } }).posts();
      ~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
await prisma.post.createMany({ data });
      ~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
    `,
    `
// raw queries
import { Prisma, PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
await prisma.$queryRaw\`SELECT 1\`;
      ~~~~~~~~~~~~~~~~ round-trip when awaited
await prisma.$queryRaw(Prisma.sql\`SELECT 1\`);
      ~~~~~~~~~~~~~~~~ round-trip when awaited
await prisma.$executeRawUnsafe('DELETE FROM users');
      ~~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
    `,
    `
// transactions
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
await prisma.$transaction(async (tx) => {
      ~~~~~~~~~~~~~~~~~~~ round-trip
  await tx.user.update({ where: { id }, data });
        ~~~~~~~~~~~~~~ round-trip when awaited
});
await prisma.$transaction([prisma.user.count()]);
      ~~~~~~~~~~~~~~~~~~~ round-trip
                           ~~~~~~~~~~~~~~~~~ round-trip when awaited
    `,
    `
// a client that was generated into the project, extended, and as a class of one's own
import { PrismaClient, type Prisma } from '../generated/prisma/client';
const extended = new PrismaClient().$extends({});
await extended.user.count();
      ~~~~~~~~~~~~~~~~~~~ round-trip when awaited
class Database extends PrismaClient {
  load() {
    return this.user.findMany();
           ~~~~~~~~~~~~~~~~~~ round-trip when awaited
  }
}
await new Database().post.findMany();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
export const remove = (tx: Prisma.TransactionClient) => tx.user.deleteMany();
                                                        ~~~~~~~~~~~~~~~~~~ round-trip when awaited
    `,
  ],
});
