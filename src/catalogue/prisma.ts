import { batched, perStatement, reads, runs, together, whenAwaited, writes } from './database-calls.js';
import { each } from './each.js';
import { defineLibrary } from './schema.js';

const readOne = whenAwaited(reads('read all rows with one `findMany({ where: { id: { in: ids } } })`'));

const mergedRead = { roundTrip: { ...readOne.roundTrip, mergedInTick: true } };
const readMany = whenAwaited(
  reads(
    'read the rows of all parents with one `findMany({ where: { parentId: { in: ids } } })`, or with `include`',
  ),
);
/** Read in and tried with 7.10: a list of 70,000 is sent in parts, but not with `orderBy` or a `not` beside it. */
const keys = { atMost: perStatement, splitsUnless: ['orderBy'], nullMatches: true } as const;

const batch = {
  member: 'findMany',
  argument: 0,
  under: 'where',
  list: '{ in: # }',
  keeps: ['include', 'select'],
  miss: 'null',
  isStrict: true,
  ...keys,
} as const;

const byKeys = {
  argument: 0,
  under: 'where',
  list: '{ in: # }',
  atMost: keys.atMost,
  splitsUnless: [],
} as const;
const missed = 'where a row that is missing is no error';

const deleting = whenAwaited(writes('delete all rows with one `deleteMany({ where: { id: { in: ids } } })`'));

const textForMany = 'pass all keys to one query with `IN (…)`';
const keysForMany = 'pass all keys to one query with `IN (${Prisma.join(keys)})`';

/** Newer generators write the client into a folder of the project, so its names count wherever they come from. */
export const prisma = defineLibrary({
  packages: ['@prisma/client'],
  source: {
    url: 'https://www.prisma.io/docs/orm/reference/prisma-client-reference',
    version: '7.10.0, 6.19.3 and 5.22.0',
  },
  anywhere: ['PrismaClient', 'Prisma'],
  module: {
    // From version 7 on its adapter has the pool, before that the address of the database says how large it is.
    PrismaClient: { gives: 'PrismaClient', tunes: { options: 0 } },
    Prisma: {},
  },
  types: {
    'Prisma.TransactionClient': {
      oneConnection: true,
      members: {
        $queryRaw: whenAwaited(runs(keysForMany, { sql: 'template', rows: 'array' })),
        $executeRaw: whenAwaited(runs(keysForMany, { sql: 'template' })),
        $queryRawUnsafe: whenAwaited(runs(textForMany, { sql: { argument: 0 }, rows: 'array' })),
        $executeRawUnsafe: whenAwaited(runs(textForMany, { sql: { argument: 0 } })),
        $queryRawTyped: whenAwaited(runs(textForMany)),
        $runCommandRaw: whenAwaited(runs()),
        '*': { is: 'ModelDelegate' }, // `prisma.user`: one property per model of the schema
      },
    },
    PrismaClient: {
      declaredAs: /^DynamicClientExtensionThis$/u, // what `$extends` gives
      extends: 'Prisma.TransactionClient',
      oneConnection: false,
      members: {
        $transaction: { ...writes(), callback: ['Prisma.TransactionClient'] },
        $extends: { gives: 'PrismaClient' },
        ...each('$connect $disconnect $on $use', {}),
      },
    },
    ModelDelegate: {
      declaredAs: /^(?:Prisma\.)?[A-Z]\w*Delegate$|^DynamicModelExtensionThis$/u,
      members: {
        findFirst: batched(readOne, { ...batch, reads: 'first', ignoresMissing: true }),
        findFirstOrThrow: readOne,
        findUnique: batched(mergedRead, { ...batch, reads: 'one' }),
        findUniqueOrThrow: mergedRead,
        findMany: batched(readMany, {
          ...batch,
          keeps: [...batch.keeps, 'orderBy'],
          reads: 'all',
          ignoresMissing: true,
        }),
        count: batched(whenAwaited(reads('count all groups with one `groupBy({ by, _count: true })`')), {
          ...batch,
          member: 'groupBy',
          keeps: [],
          splitsUnless: ['where'], // groups are never split
          reads: 'count',
          groups: { asks: "by: ['@'], _count: true", count: '_count' },
          ignoresMissing: true,
        }),
        aggregate: whenAwaited(reads('ask for all groups with one `groupBy()`')),
        groupBy: whenAwaited(reads()),
        ...each('findRaw aggregateRaw', whenAwaited(reads())),
        create: together(whenAwaited(writes('insert all rows with one `createMany({ data: rows })`')), {
          form: 'insert',
          member: 'createMany',
          argument: 0,
          under: 'data',
          isAtomic: true,
        }),
        update: together(
          whenAwaited(
            writes(
              'update all rows that get the same values with one `updateMany()`, and rows with values of their own with one `UPDATE … FROM (VALUES …)` in `$executeRaw`',
            ),
          ),
          { form: 'change', member: 'updateMany', ...byKeys, keeps: ['data'], isAtomic: true, note: missed },
        ),
        updateMany: together(
          whenAwaited(
            writes('update the rows of all keys with one `updateMany({ where: { id: { in: ids } }, data })`'),
          ),
          {
            form: 'change',
            member: 'updateMany',
            ...byKeys,
            keeps: ['data'],
            isAtomic: true,
            ignoresMissing: true,
          },
        ),
        upsert: whenAwaited(
          writes(
            'insert all rows with one `createMany({ data: rows, skipDuplicates: true })`, or also update them with one `INSERT … ON CONFLICT` in `$executeRaw`',
          ),
        ),
        delete: together(deleting, {
          form: 'change',
          member: 'deleteMany',
          ...byKeys,
          isAtomic: true,
          note: missed,
        }),
        deleteMany: together(deleting, {
          form: 'change',
          member: 'deleteMany',
          ...byKeys,
          isAtomic: true,
          ignoresMissing: true,
        }),
        ...each('createMany createManyAndReturn updateManyAndReturn', whenAwaited(writes())),
      },
    },
  },
});
