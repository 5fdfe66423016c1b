import { describe, expect, it } from 'vitest';
import { libraries } from '../../src/catalogue/index.js';
import { hasOneConnection } from '../../src/resolve/value.js';
import type { Library } from '../../src/catalogue/schema.js';

function libraryOf(name: string): Library {
  const found = libraries.find(({ packages }) => packages.includes(name));
  if (!found) throw new Error(`There is no ${name}.`);
  return found;
}

describe('what goes over one connection', () => {
  it.for([
    ['pg', 'Client'],
    ['pg', 'PoolClient'],
    ['mysql2', 'PoolConnection'],
    ['postgres', 'ReservedSql'],
    ['knex', 'Knex.Transaction'],
    ['kysely', 'ControlledTransaction'],
    ['drizzle-orm', 'NodePgTransaction'],
    ['@prisma/client', 'Prisma.TransactionClient'],
    ['typeorm', 'MongoEntityManager'],
  ] as const)('%s: %s', ([name, type]) => {
    expect(hasOneConnection({ library: libraryOf(name), type })).toBe(true);
  });

  it.for([
    ['pg', 'Pool'],
    ['mysql2', 'Pool'],
    ['postgres', 'Sql'],
    ['knex', 'Knex'],
    ['kysely', 'Kysely'],
    ['drizzle-orm', 'NodePgDatabase'],
    ['@prisma/client', 'PrismaClient'],
    ['typeorm', 'Repository'],
    ['typeorm', 'DataSource'],
  ] as const)('not %s: %s', ([name, type]) => {
    expect(hasOneConnection({ library: libraryOf(name), type })).toBe(false);
  });
});
