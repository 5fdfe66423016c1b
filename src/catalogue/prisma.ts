import { reads, runs, whenAwaited, writes } from './database-calls.js';
import { each } from './each.js';
import { defineLibrary } from './schema.js';

const readOne = whenAwaited(reads('read all rows with one `findMany({ where: { id: { in: ids } } })`'));

const readByKey = {
  roundTrip: { ...readOne.roundTrip, batch: { form: 'where-in', member: 'findMany' } },
} as const;

const keysForMany = 'pass all keys to one query with `IN (${Prisma.join(keys)})`';

/** Newer generators write the client into a folder of the project, so its names count wherever they come from. */
export const prisma = defineLibrary({
  packages: ['@prisma/client'],
  source: {
    url: 'https://www.prisma.io/docs/orm/reference/prisma-client-reference',
    version: '7.10.0, 6.19.3 and 5.22.0',
  },
  anywhere: ['PrismaClient', 'Prisma'],
  module: { PrismaClient: { gives: 'PrismaClient' }, Prisma: {} },
  types: {
    'Prisma.TransactionClient': {
      members: {
        $queryRaw: whenAwaited(runs(keysForMany, 'template')),
        $executeRaw: whenAwaited(runs(keysForMany, 'template')),
        $queryRawUnsafe: whenAwaited(runs('pass all keys to one query with `IN (…)`', { argument: 0 })),
        $executeRawUnsafe: whenAwaited(runs('pass all keys to one query with `IN (…)`', { argument: 0 })),
        $queryRawTyped: whenAwaited(runs('pass all keys to one query with `IN (…)`')),
        $runCommandRaw: whenAwaited(runs()),
        '*': { is: 'ModelDelegate' }, // `prisma.user`: one property per model of the schema
      },
    },
    PrismaClient: {
      extends: 'Prisma.TransactionClient',
      members: {
        $transaction: { ...writes(), callback: ['Prisma.TransactionClient'] },
        $extends: { gives: 'PrismaClient' },
        ...each('$connect $disconnect $on $use', {}),
      },
    },
    ModelDelegate: {
      members: {
        ...each('findUnique findFirst', readByKey),
        ...each('findUniqueOrThrow findFirstOrThrow', readOne),
        findMany: whenAwaited(
          reads(
            'read the rows of all parents with one `findMany({ where: { parentId: { in: ids } } })`, or with `include`',
          ),
        ),
        count: whenAwaited(reads('count all groups with one `groupBy({ by, _count: true })`')),
        aggregate: whenAwaited(reads('ask for all groups with one `groupBy()`')),
        groupBy: whenAwaited(reads()),
        ...each('findRaw aggregateRaw', whenAwaited(reads())),
        create: whenAwaited(writes('insert all rows with one `createMany({ data: rows })`')),
        update: whenAwaited(
          writes(
            'update all rows that get the same values with one `updateMany()`, or send all updates in one `$transaction([…])`',
          ),
        ),
        updateMany: whenAwaited(
          writes('update the rows of all keys with one `updateMany({ where: { id: { in: ids } }, data })`'),
        ),
        upsert: whenAwaited(writes('send all rows in one `$transaction([…])`')),
        ...each(
          'delete deleteMany',
          whenAwaited(writes('delete all rows with one `deleteMany({ where: { id: { in: ids } } })`')),
        ),
        ...each('createMany createManyAndReturn updateManyAndReturn', whenAwaited(writes())),
      },
    },
  },
});
