import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';

/** Keys that may be null, for which some libraries read or change the rows without one. */
testRule(noQueryInLoop, {
  valid: [],
  invalid: [
    {
      code: `
// Prisma: a parent that may be null, whose children are those of no parent
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(categories: { parentId: string | null }[]) {
  const found: unknown[] = [];
  for (const category of categories) {
    found.push(await prisma.category.findMany({ where: { parentId: category.parentId } }));
                     ~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
  return found;
}
      `,
      title:
        'Read all rows with one `findMany` before the loop, and group them by their exact `parentId`, where a key that is missing finds none.',
      suggestion: `
// Prisma: a parent that may be null, whose children are those of no parent
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(categories: { parentId: string | null }[]) {
  const found: unknown[] = [];
  const uniqueParentIds = [...new Set(categories.flatMap((category) => category.parentId ?? []))];
  const categories2 =
    uniqueParentIds.length > 0
      ? await prisma.category.findMany({ where: { parentId: { in: uniqueParentIds } } })
      : [];
  const categoriesByParentId = new Map<string, typeof categories2>();
  for (const category of categories2) {
    const key = String(category.parentId);
    const group = categoriesByParentId.get(key);
    if (group) group.push(category);
    else categoriesByParentId.set(key, [category]);
  }
  for (const category of categories) {
    found.push(categoriesByParentId.get(String(category.parentId)) ?? []);
  }
  return found;
}
      `,
    },
    {
      code: `
// Prisma: a parent that is never null
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(categories: { parentId: string }[]) {
  const found: unknown[] = [];
  for (const category of categories) {
    found.push(await prisma.category.findMany({ where: { parentId: category.parentId } }));
                     ~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
  return found;
}
      `,
      title: 'Read all rows with one `findMany` before the loop, and group them by their exact `parentId`.',
      suggestion: `
// Prisma: a parent that is never null
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(categories: { parentId: string }[]) {
  const found: unknown[] = [];
  const uniqueParentIds = [...new Set(categories.map((category) => category.parentId))];
  const categories2 =
    uniqueParentIds.length > 0
      ? await prisma.category.findMany({ where: { parentId: { in: uniqueParentIds } } })
      : [];
  const categoriesByParentId = new Map<string, typeof categories2>();
  for (const category of categories2) {
    const key = String(category.parentId);
    const group = categoriesByParentId.get(key);
    if (group) group.push(category);
    else categoriesByParentId.set(key, [category]);
  }
  for (const category of categories) {
    found.push(categoriesByParentId.get(String(category.parentId)) ?? []);
  }
  return found;
}
      `,
    },
    {
      code: `
// Prisma: one that is asked for only where it is there
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(categories: { parentId: string | null }[]) {
  const found: unknown[] = [];
  for (const category of categories) {
    if (category.parentId === null) continue;
    found.push(await prisma.category.findMany({ where: { parentId: category.parentId } }));
                     ~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
  return found;
}
      `,
      title: 'Read all rows with one `findMany` before the loop, and group them by their exact `parentId`.',
      suggestion: `
// Prisma: one that is asked for only where it is there
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(categories: { parentId: string | null }[]) {
  const found: unknown[] = [];
  const uniqueParentIds = [
    ...new Set(
      categories.flatMap((category) => (category.parentId !== null ? [category.parentId] : [])),
    ),
  ];
  const categories2 =
    uniqueParentIds.length > 0
      ? await prisma.category.findMany({ where: { parentId: { in: uniqueParentIds } } })
      : [];
  const categoriesByParentId = new Map<string, typeof categories2>();
  for (const category of categories2) {
    const key = String(category.parentId);
    const group = categoriesByParentId.get(key);
    if (group) group.push(category);
    else categoriesByParentId.set(key, [category]);
  }
  for (const category of categories) {
    if (category.parentId === null) continue;
    found.push(categoriesByParentId.get(String(category.parentId)) ?? []);
  }
  return found;
}
      `,
    },
    {
      code: `
// Sequelize: a key of which nothing is known, and a condition
import { Category } from './models.js';
export async function load(categories) {
  const found: unknown[] = [];
  for (const category of categories) {
    if (category.isOpen) found.push(await Category.findAll({ where: { parentId: category.parentId }, paranoid: false }));
                                          ~~~~~~~~~~~~~~~~ queryInLoop
  }
  return found;
}
      `,
      title:
        'Read all rows with one `findAll` for each 1000 keys before the loop, and group them by their exact `parentId`, where a key that is missing finds none.',
      suggestion: `
// Sequelize: a key of which nothing is known, and a condition
import { Category } from './models.js';
export async function load(categories) {
  const found: unknown[] = [];
  const categoryList = [...categories];
  const uniqueParentIds = [...new Set(categoryList.flatMap((category) => (category.isOpen ? (category.parentId ?? []) : [])))];
  const categories2 = (
    await readInChunks(uniqueParentIds, 1000, (chunk) => Category.findAll({ where: { parentId: chunk }, paranoid: false }))
  ).flat();
  const categoriesByParentId = new Map<string, typeof categories2>();
  for (const category of categories2) {
    const key = String(category.parentId);
    const group = categoriesByParentId.get(key);
    if (group) group.push(category);
    else categoriesByParentId.set(key, [category]);
  }
  for (const category of categoryList) {
    if (category.isOpen) found.push(categoriesByParentId.get(String(category.parentId)) ?? []);
  }
  return found;
}

async function readInChunks<T, R>(list: readonly T[], size: number, callback: (chunk: T[]) => R): Promise<Awaited<R>[]> {
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
// knex: rows without a parent are kept
import knex from 'knex';
const db = knex(config);
export async function remove(categories: { parentId: number | null }[]) {
  for (const category of categories) {
    await db('categories').where('parent_id', category.parentId).del();
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}
      `,
      title: 'Send one `del` for all keys, 1000 at a time, where no key is missing.',
      suggestion: `
// knex: rows without a parent are kept
import knex from 'knex';
const db = knex(config);
export async function remove(categories: { parentId: number | null }[]) {
  const parentIds = categories.map((category) => category.parentId);
  for (let start = 0; start < parentIds.length; start += 1000) {
    await db('categories')
      .whereIn('parent_id', parentIds.slice(start, start + 1000))
      .del();
  }
}
      `,
    },
    {
      code: `
// knex: keys that a row has for itself
import knex from 'knex';
const db = knex(config);
export async function remove(categories: { id: number }[]) {
  for (const category of categories) {
    await db('categories').where('parent_id', category.id).del();
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}
      `,
      title: 'Send one `del` for all keys, 1000 at a time.',
      suggestion: `
// knex: keys that a row has for itself
import knex from 'knex';
const db = knex(config);
export async function remove(categories: { id: number }[]) {
  const parentIds = categories.map((category) => category.id);
  for (let start = 0; start < parentIds.length; start += 1000) {
    await db('categories')
      .whereIn('parent_id', parentIds.slice(start, start + 1000))
      .del();
  }
}
      `,
    },
    {
      code: `
// SQL: a comparison with null holds for nothing, and so it does in a list
import { Pool } from 'pg';
const pool = new Pool();
export async function load(categories: { parentId: number | null }[]) {
  const found: unknown[] = [];
  for (const category of categories) {
    const { rows } = await pool.query('SELECT * FROM categories WHERE parent_id = $1', [category.parentId]);
                           ~~~~~~~~~~ queryInLoop
    found.push(rows);
  }
  return found;
}
      `,
      title: 'Read all rows with one `query` before the loop, and group them by their exact `parent_id`.',
      suggestion: `
// SQL: a comparison with null holds for nothing, and so it does in a list
import { Pool } from 'pg';
const pool = new Pool();
export async function load(categories: { parentId: number | null }[]) {
  const found: unknown[] = [];
  const uniqueParentIds = [...new Set(categories.map((category) => category.parentId))];
  const categories2 =
    uniqueParentIds.length > 0
      ? (await pool.query('SELECT * FROM categories WHERE parent_id = ANY($1)', [uniqueParentIds])).rows
      : [];
  const categoriesByParentId = new Map<string, typeof categories2>();
  for (const category of categories2) {
    const key = String(category.parent_id);
    const group = categoriesByParentId.get(key);
    if (group) group.push(category);
    else categoriesByParentId.set(key, [category]);
  }
  for (const category of categories) {
    const rows = categoriesByParentId.get(String(category.parentId)) ?? [];
    found.push(rows);
  }
  return found;
}
      `,
    },
  ],
});
