import { isSent } from '../../src/analysis/sent.js';
import { testRule } from '../support/test-rule.js';
import { loopProbe } from './loop-probe.js';

/** Marks each call whose request is sent where it is written. */
const probe = loopProbe('sent', (resolution, node) => {
  const call = resolution.callAt(node);
  return call && isSent(resolution, call) ? 'sent' : undefined;
});

testRule(probe, {
  valid: [
    `
// a lazy promise that nobody waits for
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const user = prisma.user.findMany();
prisma.user.findMany();
    `,
    `
// collected for one batch
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const create = prisma.user.create({ data });
const creates = rows.map((data) => prisma.user.create({ data }));
const pushed = [];
pushed.push(prisma.user.create({ data }));
collect(prisma.user.create({ data }));
const named = { create: prisma.user.create({ data }) };
    `,
    `
// a builder that is not executed
import { Kysely } from 'kysely';
export const query = (db: Kysely<Tables>) => db.selectFrom('users').selectAll();
    `,
    `
// commands of a pipeline
import { Redis } from 'ioredis';
const pipeline = new Redis().pipeline();
pipeline.get('a').get('b');
    `,
  ],
  invalid: [
    `
// at once
import { Redis } from 'ioredis';
const redis = new Redis();
const value = redis.get('a');
              ~~~~~~~~~ sent
redis.del('a');
~~~~~~~~~ sent
    `,
    `
// awaited, continued, yielded
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
await prisma.user.findMany();
      ~~~~~~~~~~~~~~~~~~~~ sent
prisma.user.findMany().then(print);
~~~~~~~~~~~~~~~~~~~~ sent
export function* load() {
  yield prisma.user.findMany();
        ~~~~~~~~~~~~~~~~~~~~ sent
}
    `,
    `
// returned to somebody who will wait
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export const load = () => prisma.user.findMany();
                          ~~~~~~~~~~~~~~~~~~~~ sent
    `,
    `
// listed, mapped, stored or pushed, and waited for with Promise.all
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
await Promise.all([prisma.user.count(), ...ids.map((id) => prisma.user.delete({ where: { id } }))]);
                   ~~~~~~~~~~~~~~~~~ sent
                                                           ~~~~~~~~~~~~~~~~~~ sent
const loads = ids.map((id) => prisma.user.findFirst({ where: { id } }));
                              ~~~~~~~~~~~~~~~~~~~~~ sent
await Promise.all(loads);
const pushed = [];
pushed.push(prisma.user.count());
            ~~~~~~~~~~~~~~~~~ sent
await Promise.all(pushed);
const one = prisma.user.count();
            ~~~~~~~~~~~~~~~~~ sent
await one;
    `,
    `
// the last call of a chain speaks for all
import knex from 'knex';
const db = knex({ client: 'pg' });
await db('users').where({ id }).first();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ sent
    `,
    `
// what runs the pipeline
import { Redis } from 'ioredis';
await new Redis().pipeline().get('a').exec();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ sent
    `,
    `
// what runs the transaction
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
await prisma.$transaction([prisma.user.create({ data })]);
      ~~~~~~~~~~~~~~~~~~~ sent
    `,
  ],
});
