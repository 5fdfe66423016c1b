import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { FakePrisma, type Row } from './batch-fakes.js';
import { edited, outcome, runnable } from './edited-program.js';

const start = `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function run(ids: (number | null)[]) {`;

/** Programs over any keys: twice the same, none at all, without a row, missing. */
const programs: Readonly<Record<string, string>> = {
  'one row for each key that is not missing': `
  const found: unknown[] = [];
  for (const id of ids) {
    if (id === null) continue;
    const user = await prisma.user.findUnique({ where: { id } });
    found.push(user, user === null);
  }
  return found;`,
  'one row where a condition holds': `
  const found: unknown[] = [];
  for (const id of ids) {
    const user = id !== null && id > 5 ? await prisma.user.findUnique({ where: { id } }) : undefined;
    found.push(user?.name, user === undefined);
  }
  return found;`,
  'what was seen is not asked again': `
  const seen = new Set<number>();
  const found: unknown[] = [];
  for (const id of ids) {
    if (id === null || seen.has(id)) continue;
    seen.add(id);
    const user = await prisma.user.findUnique({ where: { id } });
    found.push(user);
  }
  return found;`,
  'over an index': `
  const list: { userId: number; user?: unknown }[] = ids.filter((id) => id !== null).map((userId) => ({ userId }));
  for (let i = 0; i < list.length; i++) {
    list[i].user = await prisma.user.findUnique({ where: { id: list[i].userId } });
  }
  return list;`,
  'a search that ends the loop': `
  const names: unknown[] = [];
  for (const id of ids) {
    if (id === null) continue;
    const user = await prisma.user.findUnique({ where: { id } });
    names.push(user?.name);
    if (names.length > 3) break;
  }
  return names;`,
  'new rows': `
  for (const id of ids) {
    if (id === null) continue;
    await prisma.user.create({ data: { id: id + 100, name: 'new' } });
  }`,
  'new rows, all at once': `
  const list = ids.filter((id) => id !== null);
  await Promise.all(list.map((id) => prisma.user.create({ data: { id, name: 'new' } })));`,
  'rows removed': `
  for (const id of ids) {
    if (id === null) continue;
    await prisma.user.deleteMany({ where: { id } });
  }`,
  'rows changed': `
  const list: number[] = ids.filter((id) => id !== null);
  for (const id of list) await prisma.user.updateMany({ where: { id }, data: { name: 'other' } });`,
};

const key = fc.option(fc.integer({ min: 0, max: 12 }), { nil: null });
const rows = fc.uniqueArray(fc.integer({ min: 0, max: 12 }));

describe('one request gives and leaves what one for each key did', () => {
  for (const [shows, body] of Object.entries(programs)) {
    const code = `${start}${body}\n}`;
    const [before, after] = [runnable(code), runnable(edited(code))];
    const same = async (keys: readonly unknown[], ids: readonly number[]) => {
      const people: readonly Row[] = ids.map((id) => ({ id, name: `user ${id}` }));
      FakePrisma.rows = people;
      const expected = [await outcome(before, keys), FakePrisma.rows];
      FakePrisma.rows = people;
      FakePrisma.requests = 0;
      assert.deepStrictEqual([await outcome(after, keys), FakePrisma.rows], expected);
      assert(FakePrisma.requests <= 1, 'Asks at most once.');
    };
    it(`${shows}: any keys`, async () => {
      await fc.assert(fc.asyncProperty(fc.array(key), rows, same), { numRuns: 60 });
    });
    it(`${shows}: 2,000 keys`, async () => {
      await same(
        Array.from({ length: 2000 }, (_, index) => (index % 7 === 0 ? null : index % 500)),
        Array.from({ length: 400 }, (_, index) => index),
      );
    });
  }
});
