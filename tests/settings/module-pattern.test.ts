import { describe, expect, it } from 'vitest';
import { moduleMatcher, moduleNames } from '../../src/settings/module-pattern.js';

const importer = { filename: '/shop/src/orders/service.ts', cwd: '/shop' };

const matches = (pattern: string, specifier: string, from = importer): boolean =>
  moduleMatcher([pattern])(moduleNames(specifier, from));

describe('a pattern', () => {
  it.each([
    // what is written
    ['@acme/db', '@acme/db'],
    ['@acme/*', '@acme/db'],
    ['@acme/**', '@acme/db/clients/main.js'],
    ['@/lib/prisma', '@/lib/prisma'],
    ['**/lib/prisma', '@/lib/prisma'],
    ['**/lib/prisma', 'src/lib/prisma'],
    ['**/lib/prisma', 'lib/prisma'],
    ['./db', './db'],
    ['../db', '../db'],
    // where it leads
    ['**/lib/prisma', '../lib/prisma'],
    ['**/lib/prisma', '../lib/prisma.js'],
    ['**/lib/prisma', '../lib/prisma.ts'],
    ['**/src/db', '../db'],
    ['**/orders/db', './db.js'],
    ['src/db', '../db.js'],
    ['./src/db', '../db.js'],
    ['/shop/src/db', '../db.js'],
    ['**/db', '../db/index.js'],
    ['**/shop/**', './x.js'],
    ['src/orders/**', './x.js'],
    ['**/orders', '.'],
    // within a name
    ['**/*.repository', './user.repository.js'],
    ['**/{db,database}', '../database'],
    ['**/db?', '../db2'],
  ])('%s means %s', (pattern, specifier) => {
    expect(matches(pattern, specifier)).toBe(true);
  });

  it.each([
    ['@acme/db', '@acme/db-tools'],
    ['@acme/db', '@acme/db/clients'],
    ['@acme/*', '@acme/db/clients'],
    ['**/lib/prisma', '../mylib/prisma'],
    ['**/lib/prisma', '../lib/prisma-tools'],
    ['src/db', '../lib/db'],
    ['db', '../db'],
    ['./db', '../db'],
    ['**/a.b', './aXb'],
    ['**/{db,database}', '../data'],
    ['**/db?', '../db'],
    ['**/a,b', './a'],
  ])('%s does not mean %s', (pattern, specifier) => {
    expect(matches(pattern, specifier)).toBe(false);
  });

  it('is matched against what is written where the text is no file', () => {
    const from = { filename: '<input>', cwd: '/shop' };
    expect(matches('./lib/db', './lib/db.js', from)).toBe(true);
    expect(matches('**/shop/**', './lib/db.js', from)).toBe(false);
  });
});
