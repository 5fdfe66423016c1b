import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testInProject } from '../support/in-project.js';

const asking = (name: string, before: string, ...marks: string[]) => `
import { Pool } from 'pg';
import { ${name} } from './lists.js';
const pool = new Pool();
${before}
  await pool.query('SELECT name FROM users WHERE id = $1', [id]);
${marks.join('\n')}
});
`;
const found = '        ~~~~~~~~~~ queryInLoop';

/** Callbacks that are handed to functions of the project. */
testInProject(noQueryInLoop, [
  {
    shows: 'a function of another file that runs it for each element of a list',
    files: {
      'use.ts': asking(
        'mapSeries',
        'export const all = (ids: number[]) => mapSeries(ids, async (id) => {',
        found,
      ),
      'lists.ts':
        'export async function mapSeries<T, R>(items: T[], work: (item: T, index: number) => Promise<R>) {\n  const found: R[] = [];\n  for (const [index, item] of items.entries()) found.push(await work(item, index));\n  return found;\n}\n',
    },
    suggests: [],
  },
  {
    shows: 'a list that is short where the function is called',
    files: {
      'use.ts': asking('mapSeries', 'export const all = () => mapSeries([1, 2], async (id) => {'),
      'lists.ts':
        'export async function mapSeries<T, R>(items: T[], work: (item: T) => Promise<R>) {\n  const found: R[] = [];\n  for (const [, item] of items.entries()) found.push(await work(item));\n  return found;\n}\n',
    },
  },
  {
    shows: 'a method that hands it on to map',
    files: {
      'use.ts': asking('Lists', 'export const all = (lists: Lists) => lists.each(async (id) => {', found),
      'lists.ts':
        'export class Lists {\n  constructor(private readonly items: number[]) {}\n  async each(work: (id: number) => Promise<void>) {\n    await Promise.all(this.items.map(work));\n  }\n}\n',
    },
  },
  {
    shows: 'one that runs it for each row of its own query',
    files: {
      'use.ts': asking('eachUser', 'export const all = () => eachUser(async (id) => {', found),
      'lists.ts':
        "import { Pool } from 'pg';\nconst pool = new Pool();\nexport async function eachUser(work: (id: number) => Promise<void>) {\n  const { rows } = await pool.query('SELECT id FROM users');\n  for (let i = 0; i < rows.length; i += 1) await work(rows[i].id);\n}\n",
    },
  },
  {
    shows: 'one that runs it for each row of each page',
    files: {
      'use.ts': asking('eachUser', 'export const all = () => eachUser(async (id) => {', found),
      'lists.ts':
        "import { Pool } from 'pg';\nconst pool = new Pool();\nexport async function eachUser(work: (id: number) => Promise<void>) {\n  for (let page = 0; ; page += 1) {\n    const { rows } = await pool.query('SELECT id FROM users LIMIT 100 OFFSET $1', [page * 100]);\n    if (rows.length === 0) return;\n    for (const row of rows) await work(row.id);\n  }\n}\n",
    },
  },
  {
    shows: 'one that runs it for each row of one page',
    files: {
      'use.ts': asking('eachUser', 'export const all = () => eachUser(async (id) => {'),
      'lists.ts':
        "import { Pool } from 'pg';\nconst pool = new Pool();\nexport async function eachUser(work: (id: number) => Promise<void>) {\n  const { rows } = await pool.query('SELECT id FROM users LIMIT 100');\n  for (const row of rows) await work(row.id);\n}\n",
    },
  },
  {
    shows: 'one that runs it once with something of a list',
    files: {
      'use.ts': asking('first', 'export const all = (ids: number[]) => first(ids, async (id) => {'),
      'lists.ts':
        'export async function first(items: number[], work: (item: number) => Promise<void>) {\n  for (const item of items) if (item > 3) break;\n  await work(items[0]);\n}\n',
    },
  },
  {
    shows: 'one that tries it again',
    files: {
      'use.ts': asking('retry', 'export const all = () => retry(3, async (id) => {'),
      'lists.ts':
        'export async function retry(times: number, work: (attempt: number) => Promise<void>) {\n  for (let attempt = 0; attempt < times; attempt += 1) {\n    try { return await work(attempt); } catch { continue; }\n  }\n}\n',
    },
  },
  {
    shows: 'one that runs it for each of a few',
    files: {
      'use.ts': asking('eachRegion', 'export const all = () => eachRegion(async (id) => {'),
      'lists.ts':
        "export async function eachRegion(work: (id: string) => Promise<void>) {\n  for (const region of ['eu', 'us']) await work(region);\n}\n",
    },
  },
  {
    shows: 'one that gives it parts of a list',
    files: {
      'use.ts': asking(
        'inParts',
        'export const all = (ids: number[]) => inParts(ids, async (id: number[]) => {',
      ),
      'lists.ts':
        'export async function inParts(items: number[], work: (part: number[]) => Promise<void>) {\n  for (let i = 0; i < items.length; i += 50) await work(items.slice(i, i + 50));\n}\n',
    },
  },
  {
    shows: 'one that waits between the elements',
    files: {
      'use.ts': asking('slowly', 'export const all = (ids: number[]) => slowly(ids, async (id) => {'),
      'lists.ts':
        "import { setTimeout } from 'node:timers/promises';\nexport async function slowly(items: number[], work: (item: number) => Promise<void>) {\n  for (const item of items) {\n    await work(item);\n    await setTimeout(100);\n  }\n}\n",
    },
  },
  {
    shows: 'one that gives it nothing of the list',
    files: {
      'use.ts': asking('times', 'export const all = (ids: number[]) => times(ids, async (id) => {'),
      'lists.ts':
        'export async function times(items: number[], work: (size: number) => Promise<void>) {\n  for (const item of items) if (item > 0) await work(items.length);\n}\n',
    },
  },
  {
    shows: 'functions that hand it to each other for ever',
    files: {
      'use.ts': asking('ping', 'export const all = (ids: number[]) => ping(ids, async (id) => {'),
      'lists.ts':
        'export async function ping(items: number[], work: (item: number) => Promise<void>) {\n  await pong(items, async (item) => { await work(item); });\n}\nexport async function pong(items: number[], work: (item: number) => Promise<void>) {\n  await ping(items, async (item) => { await work(item); });\n}\n',
    },
  },
  {
    shows: 'a task that is not told the element runs where it is written',
    files: {
      'use.ts': `
import { Pool } from 'pg';
import { eachUser } from './lists.js';
const pool = new Pool();
export const all = (ids: number[]) => eachUser(ids, async () => {
  await pool.query('SELECT name FROM users WHERE id = $1', [ids[0]]);
});
`,
      'lists.ts':
        'export async function eachUser(ids: number[], work: (id: number) => Promise<void>) {\n  for (const id of ids) await work(id);\n}\n',
    },
  },
  {
    shows: 'what it answers is not read before, since what runs it may do more',
    files: {
      'use.ts': `
import { PrismaClient } from '@prisma/client';
import { mapSeries } from './lists.js';
const prisma = new PrismaClient();
export const all = (ids: number[]) => mapSeries(ids, async (id) => {
  const user = await prisma.user.findUnique({ where: { id } });
                     ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  console.log(user?.name);
});
export const write = (ids: number[]) => mapSeries(ids, async (id) => {
  await prisma.user.delete({ where: { id } });
        ~~~~~~~~~~~~~~~~~~ queryInLoop
});
`,
      'lists.ts':
        'export async function mapSeries<T>(items: T[], work: (item: T) => Promise<void>) {\n  for (const item of items) await work(item);\n}\n',
    },
    suggests: [],
  },
  {
    shows: 'requests that a library sends together where all are started at once',
    files: {
      'use.ts': `
import { PrismaClient } from '@prisma/client';
import { mapAll } from './lists.js';
const prisma = new PrismaClient();
export const all = (ids: number[]) => mapAll(ids, async (id) => prisma.user.findUnique({ where: { id } }));
`,
      'lists.ts':
        'export async function mapAll<T, R>(items: T[], work: (item: T) => Promise<R>) {\n  return Promise.all(items.map((item) => work(item)));\n}\n',
    },
  },
  {
    shows: 'what a batch leaves over, by a function that is handed the batch too',
    files: {
      'use.ts': asking(
        'readAll',
        "export const all = (ids: number[]) => readAll(ids, async (part) => (await pool.query('SELECT id FROM users WHERE id = ANY($1)', [part])).rows, async (id) => {",
      ),
      'lists.ts':
        'export async function readAll(ids: number[], many: (part: number[]) => Promise<number[]>, one: (id: number) => Promise<void>) {\n  for (let i = 0; i < ids.length; i += 50) {\n    const left = await many(ids.slice(i, i + 50));\n    for (const id of left) await one(id);\n  }\n}\n',
    },
  },
]);
