import { widthOf } from '../../src/analysis/width.js';
import { testRule } from '../support/test-rule.js';
import { asksHere, loopProbe } from './loop-probe.js';

/** Marks each `here(list)` with how many elements the list can have. */
const probe = loopProbe('width', (resolution, node) => {
  const [list] = asksHere(node) ? node.arguments : [];
  return list && widthOf(resolution, list);
});

testRule(probe, {
  valid: [],
  invalid: [
    `
// a list that the loop which fills it empties when it is long enough
let rows: Row[] = [];
const few: Row[] = [];
const some: Row[] = [];
const all: Row[] = [];
for await (const row of reader) {
  rows.push(row);
  few.push(row);
  some.push(row);
  all.push(row);
  if (rows.length >= 100) {
    here(rows);
    ~~~~ bounded
    rows = [];
  }
  if (few.length === 50 && isReady) few.length = 0;
  if (some.length > 50) await send(some.splice(0));
  if (all.length >= 100) await send(all);
}
here(rows);
~~~~ bounded
here(few);
~~~~ bounded
here(some);
~~~~ bounded
here(all);
~~~~ open
    `,
    `
// a schema that only another route is checked by, itself or in its handler, says nothing of this one
import { z } from 'zod';
const Few = z.object({ ids: z.array(z.string()).max(20) });
const Some = z.object({ keys: z.array(z.string()).max(20) });
type Body = z.infer<typeof Few>;
router.post('/few', async (request) => {
  const { ids } = Few.parse(request.body);
  here(ids);
  ~~~~ bounded
});
router.post('/all', async (request) => {
  const ids = request.body.ids as string[];
  here(ids);
  ~~~~ open
});
router.post('/some', check(Some), async (request) => {
  here(request.body.keys);
  ~~~~ bounded
});
router.post('/keys', async (request) => {
  here(request.body.keys);
  ~~~~ open
});
    `,
    `
// a schema that is used beside the routes, or by other modules, may be that of any
import { z } from 'zod';
const Few = z.object({ ids: z.array(z.string()).max(20) });
export const Some = z.object({ keys: z.array(z.string()).max(20) });
const check = validator(Few);
router.post('/few', async (request) => {
  here(request.body.ids);
  ~~~~ bounded
  here(request.body.keys);
  ~~~~ bounded
});
router.post('/none', async (request) => {
  Some.parse(request.query);
});
    `,
    `
// filled by a callback that runs for each element or part, or once
const links: string[] = [];
page.each((index, element) => links.push(element.href));
here(links);
~~~~ open
const lines: string[] = [];
reader.on('line', (line) => lines.push(line));
here(lines);
~~~~ open
const ends: string[] = [];
reader.on('close', (reason) => ends.push(reason));
here(ends);
~~~~ small
    `,
    `
// all rows of a kind, though the last word of their name stands for things that are few
const factTables = await getAllFactTablesToUpdate();
here(factTables);
~~~~ open
const tables = await getAllTables();
here(tables);
~~~~ small
const dbTables = await getAllDbTables();
here(dbTables);
~~~~ small
const userTables = await getAllTables();
here(userTables);
~~~~ small
const timeTables = await getTimeTables();
here(timeTables);
~~~~ small
    `,
    `
// schemas in constants, of which the route names one
const Few = Type.Object({ ids: Type.Array(Type.String(), { maxItems: 10 }) });
const Any = Type.Object({ ids: Type.Array(Type.String()) });
app.post('/few', { schema: { body: Few } }, (request) => here(request.body.ids));
                                                         ~~~~ bounded
app.post('/any', { schema: { body: Any } }, (request) => here(request.body.ids));
                                                         ~~~~ open
    `,
    `
// a part of the answer to a query that says how many it gives; all pages, where a function reads one after another
const { data } = await drive.files.list({ folder, pageSize: 5 });
here(data.files ?? []);
~~~~ page
const pulls = await github.paginate(github.pulls.list, { owner, per_page: 100 });
here(pulls);
~~~~ open
const found = await Post.paginate(query, { limit: 10 });
here(found.docs);
~~~~ page
    `,
    `
// written out
here([1, 2, 3]);
~~~~ small
here([first, ...others]);
~~~~ open
here([first, ...[second]]);
~~~~ small
here({ free: 10, paid: 100 });
~~~~ small
here(new Set(['free', 'paid']));
~~~~ small
here(isPaid ? ['paid'] : ['free']);
~~~~ small
here(kinds ?? ['free']);
~~~~ open
here(Array.of(a, b));
~~~~ small
here('free,paid'.split(','));
~~~~ small
here(names.split(','));
~~~~ open
    `,
    `
// constants, and what is made of them
const kinds = ['free', 'paid'] as const;
here(kinds);
~~~~ small
here(kinds.filter(Boolean).map(String).toSorted());
~~~~ small
here([...kinds]);
~~~~ small
here(Array.from(kinds));
~~~~ small
here(Object.entries(Object.fromEntries(kinds.entries())));
~~~~ small
here(Object.freeze(kinds));
~~~~ small
here(kinds.concat(more));
~~~~ open
const limits = { free: 10 };
here(Object.keys(limits));
~~~~ small
    `,
    `
// names that say so
import { KINDS } from './kinds.js';
import { Kind } from './kind.js';
enum Plan { Free, Paid }
here(KINDS);
~~~~ small
here(Object.values(Kind));
~~~~ small
here(Object.values(Plan));
~~~~ small
here(this.plugins);
~~~~ small
here(config.countries);
~~~~ small
here(process.env.HOSTS.split(','));
~~~~ small
here(users);
~~~~ open
    `,
    `
// parameters
export function load(ids: number[], pair: [number, number], kinds: ('a' | 'b')[], open: [number, ...number[]]) {
  here(ids);
  ~~~~ open
  here(pair);
  ~~~~ small
  here(kinds);
  ~~~~ small
  here(open);
  ~~~~ open
}
export function remove(...ids: number[]) {
  here(ids);
  ~~~~ small
}
    `,
    `
// parts
here(ids.slice(0, 3));
~~~~ small
here(ids.slice(0, 100));
~~~~ bounded
here(ids.slice(start, start + size));
~~~~ bounded
here(ids.slice(-5));
~~~~ bounded
here(ids.slice(1));
~~~~ open
here(ids.slice());
~~~~ open
here(queue.splice(0, 10));
~~~~ small
    `,
    `
// made up
here(Array.from({ length: 3 }));
~~~~ small
here(Array.from({ length: Math.min(4, n) }));
~~~~ bounded
here(Array.from({ length: concurrency }));
~~~~ bounded
here(Array.from({ length: n }));
~~~~ open
    `,
    `
// filled
const few: string[] = [], many: string[] = [];
few.push('a');
if (isPaid) few.push('b');
for (const row of rows) many.push(row.id);
here(few);
~~~~ small
here(many);
~~~~ open
const spread: string[] = [];
spread.push(...rows);
here(spread);
~~~~ open
    `,
    `
// assigned twice
let ids = ['a'];
if (all) ids = everything();
here(ids);
~~~~ open
    `,
    `
// a function of the file
const kinds = () => ['free', 'paid'];
function plans() {
  return ['a', 'b'];
}
here(kinds());
~~~~ small
here(plans());
~~~~ small
here(others());
~~~~ open
    `,
    `
// a field that is a constant
export class Jobs {
  static readonly kinds = ['free', 'paid'];
  readonly plans = ['a'];
  ids = [];
  run() {
    here(this.plans);
    ~~~~ small
    here(this.ids);
    ~~~~ open
  }
}
    `,
    `
// a guard
export function load(ids: number[], names: string[]) {
  if (ids.length > 100) throw new Error('Too many');
  if (names.length === 0) return;
  here(ids);
  ~~~~ bounded
  here(names);
  ~~~~ open
}
    `,
    `
// one limited query
import { PrismaClient } from '@prisma/client';
import { Pool } from 'pg';
const prisma = new PrismaClient();
const pool = new Pool();
here(await prisma.user.findMany({ take: 10 }));
~~~~ page
here((await pool.query('SELECT id FROM users LIMIT 10')).rows);
~~~~ page
const { rows } = await pool.query('SELECT id FROM users LIMIT $1', [size]);
here(rows);
~~~~ page
here(await prisma.user.findMany({ take: Number.MAX_SAFE_INTEGER }));
~~~~ open
here(await prisma.user.findMany());
~~~~ open
const [users, total] = await Promise.all([prisma.user.findMany({ take: 20 }), prisma.user.count()]);
here(users);
~~~~ page
const [teams, first] = await Promise.all([prisma.team.findMany(), prisma.team.findMany({ take: 1 })]);
here(teams);
~~~~ open
const part = ids.slice(start, start + 100);
const found = await store.findMany(part);
here(found);
~~~~ page
const answer = await stripe.subscriptions.list({ limit: 100 });
here(answer.data);
~~~~ page
    `,
    `
// what hands out a few at a time by itself
import { ListQueuesCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
const client = new SQSClient({});
const command = new ReceiveMessageCommand({ QueueUrl: url });
const answer = await client.send(command);
here(answer.Messages ?? []);
~~~~ bounded
const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10 }));
here(Messages);
~~~~ bounded
const { QueueUrls = [] } = await client.send(new ListQueuesCommand({}));
here(QueueUrls);
~~~~ open
    `,
    `
// what all calls hand to a function of the file, that nobody else can call
const first = (ids: string[]) => {
  here(ids);
  ~~~~ small
};
function few(ids: string[]) {
  here(ids);
  ~~~~ small
}
function all(ids: string[]) {
  here(ids);
  ~~~~ open
}
export function some(ids: string[]) {
  here(ids);
  ~~~~ open
}
function handed(ids: string[]) {
  here(ids);
  ~~~~ open
}
function again(ids: string[]) {
  here(ids);
  ~~~~ open
  again(ids.concat('a'));
}
function missing(name: string, ids: string[]) {
  here(ids);
  ~~~~ open
}
first(['a']);
few(['a']);
few(given.slice(0, 2));
all(['a']);
all(given);
some(['a']);
handed(['a']);
run(handed);
again(['a']);
missing('a');
    `,
    `
// what a class hands to a method of its own
class Loader {
  load() {
    this.few(['a']);
    this.#some(['a']);
    this.all(['a']);
  }
  private few(ids: string[]) {
    here(ids);
    ~~~~ small
  }
  #some(ids: string[]) {
    here(ids);
    ~~~~ small
  }
  all(ids: string[]) {
    here(ids);
    ~~~~ open
  }
}
    `,
    `
// an element of a list of lists that is written out
const parts = [ids.slice(0, 2), ['a']];
for (const part of parts) {
  here(part);
  ~~~~ small
}
parts.map((part) => here(part));
                    ~~~~ small
[ids, ['a']].map((part) => here(part));
                           ~~~~ open
[...lists].map((part) => here(part));
                         ~~~~ open
lists.map((part) => here(part));
                    ~~~~ open
    `,
    `
// as many files as the route lets a form upload
app.post('/few', upload.array('files', 4), (request) => {
  here(request.files);
  ~~~~ bounded
});
app.post('/all', upload.array('files'), (request) => {
  here(request.files);
  ~~~~ open
});
app.post('/one', upload.single('file', 1), (request) => {
  here(request.files);
  ~~~~ open
});
app.post('/few', upload.array('files', 4), (request) => {
  here(request.rows);
  ~~~~ open
});
    `,
    `
// what refers to itself
const a = b, b = a;
here(a);
~~~~ open
    `,
    `
// a guard that lets one length through
export function load(ids: number[], names: string[], keys: string[]) {
  if (ids.length !== 1) throw new Error('One, please');
  if (names.length !== 0) return;
  if (keys.length !== ids.length) return;
  here(ids);
  ~~~~ bounded
  here(names);
  ~~~~ open
  here(keys);
  ~~~~ open
}
    `,
    `
// a guard on the length of a member
function run(req) {
  if (req.body?.ids.length > 100) return undefined;
  here(req.body.ids);
  ~~~~ bounded
  here(req.body.names);
  ~~~~ open
}
    `,
  ],
});
