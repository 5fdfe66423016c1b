import type { TSESTree } from '@typescript-eslint/utils';
import { areIndependent } from '../../src/analysis/independence.js';
import { overElements } from '../../src/analysis/iteration.js';
import { createRule } from '../../src/create-rule.js';
import { resolutionOf } from '../../src/resolve/library-calls.js';
import { testRule } from '../support/test-rule.js';

/** Marks the lists of loops whose turns are independent. */
const independence = createRule({
  name: 'independence',
  meta: {
    type: 'problem',
    docs: { description: 'Show which loops have independent turns' },
    messages: { independent: 'independent' },
    schema: [],
  },
  defaultOptions: [],
  create(context) {
    const resolution = resolutionOf(context);

    function judge(node: TSESTree.ForInStatement | TSESTree.ForOfStatement): void {
      if (!areIndependent(resolution, overElements(node))) return;
      context.report({ node: node.right, messageId: 'independent' });
    }

    return { ForInStatement: judge, ForOfStatement: judge };
  },
});

/** A function that writes a row for each turn, and asks for rows before. */
const add = (asked: string): string => `
import { prisma } from './db.js';
async function add(listId, text) {
  ${asked}
  await prisma.entry.create({ data: { listId, text } });
}`;

testRule(independence, {
  valid: [
    `
// sorted on purpose, and each turn writes
import { readdir, rename } from 'node:fs/promises';
const names = (await readdir('inbox')).filter((name) => name.endsWith('.csv')).sort();
for (const name of names) {
  total += await importFile(name);
  await rename(name, name + '.done');
}
    `,
    `
// sorted in a statement of its own, or in a copy by a function with a name
const versions = listVersions();
const first = versions.sort().at(0);
for (const version of versions) await apply(version);
for (const version of [...others].sort(byDate).map(toVersion)) await apply(version);
for (const version of others.toSorted(descending('date'))) await apply(version);
    `,
    `
// the place of a row comes from those that the turns before have written${add('const place = await prisma.entry.count({ where: { listId } });')}
for (const text of texts) await add(listId, text);
    `,
    `
// an earlier answer is used
for (const id of ids) last = await load(id, last);
    `,
    `
// the last answer wins
for (const id of ids) last = await load(id);
    `,
    `
// a total that is acted on
let total = 0;
for (const id of ids) {
  const { length } = await load(id);
  total += length;
  if (total > limit) warn(total);
}
    `,
    `
// a counter that is used
for (const id of ids) {
  await load(id);
  names.push(\`page \${count++}\`);
}
    `,
    `
// a factor
for (const id of ids) {
  await load(id);
  factor *= 2;
}
    `,
    `
// the one entry that all turns write
for (const id of ids) pages.set('last', await load(id));
    `,
    `
// the one property that all turns write
for (const id of ids) pages.last = await load(id);
    `,
    `
// an entry that is only made once
for (const id of ids) pages[id] ??= await load(id);
    `,
    `
// what was loaded is looked up after a wait
for (const id of ids) {
  const page = await load(id);
  if (!pages.has(page.name)) pages.set(page.name, page);
}
    `,
    `
// what was collected is used
for (const id of ids) {
  const page = await load(id);
  pages.push(page);
  if (pages.length === 10) await save(pages);
}
    `,
    `
// a queue that each turn takes from
for (const id of ids) {
  await load(id);
  delete waiting.first;
}
    `,
    `
// leaves the loop
for (const id of ids) {
  await load(id);
  if (found) break;
}
    `,
    `
// leaves the function
async function f() {
  for (const id of ids) {
    await load(id);
    if (found) return;
  }
}
    `,
    `
// goes on with the outer loop
outer: for (const list of lists.slice()) {
  await load(list);
  for (const id of list) {
    await load(id);
    continue outer;
  }
}
    `,
    `
// hands over what it has
async function* f() {
  for (const id of ids) yield await load(id);
}
    `,
    `
// writes in order
for (const id of ids) response.write(await load(id));
    `,
    `
// awaits a writer
for (const id of ids) await output.writeLine(id);
    `,
    `
// one page of a browser
for (const url of urls) await page.open(url);
    `,
    `
// one transaction
for (const id of ids) await load(id, tx);
    `,
    `
// one transaction in the options
for (const id of ids) await load(id, { transaction });
    `,
    `
// an effect after a wait
for (const id of ids) {
  const page = await load(id);
  show(page);
}
    `,
    `
// an effect of something from outside, after a wait
for (const id of ids) archive.addPage(await load(id));
    `,
    `
// the same file in each turn
import { appendFile } from 'node:fs/promises';
for (const id of ids) await appendFile('log', id);
    `,
  ],
  invalid: [
    `
// sums, and a text that can be put together at the end
for (const id of ids) {
                 ~~~ independent
  const page = await load(id);
  total += page.sum;
  html += page.html;
}
    `,
    `
// the best of all
for (const id of ids) best = Math.min(best, await load(id));
                 ~~~ independent
    `,
    `
for (const id of ids) await load(id);
                 ~~~ independent
    `,
    `
// each turn has its own variables
for (const id of ids) {
                 ~~~ independent
  let page = await load(id);
  page = page.next;
  page.seen = true;
}
    `,
    `
// the element is the turn's own
for (const user of users) user.page = await load(user.id);
                   ~~~~~ independent
    `,
    `
// collected in a list
for (const id of ids) pages.push(await load(id));
                 ~~~ independent
    `,
    `
// collected by key
for (const id of ids) {
                 ~~~ independent
  pages.set(id, await load(id));
  byName[id] = true;
}
    `,
    `
// counters, also of objects
let done = 0;
for (const id of ids) {
                 ~~~ independent
  const page = await load(id);
  done++;
  stats.done += 1;
  stats.bytes += page.length;
}
    `,
    `
// a number
let total = 0;
for (const id of ids) {
                 ~~~ independent
  const page = await load(id);
  total += page.sum;
}
    `,
    `
// what a log says is not acted on
let done = 0;
for (const id of ids) {
                 ~~~ independent
  await load(id);
  done += 1;
  console.log(done, pages.length);
  pages.push(id);
}
    `,
    `
// a flag
for (const id of ids) {
                 ~~~ independent
  const page = await load(id);
  if (!page) failed = true;
}
    `,
    `
// looked at and changed before the wait
for (const id of ids) {
                 ~~~ independent
  if (seen.has(id)) continue;
  seen.add(id);
  await load(id);
}
    `,
    `
// a break of an inner loop, a return of an inner function
for (const id of ids) {
                 ~~~ independent
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (await load(id)) break;
  }
  await Promise.all([1, 2].map((part) => { return load(id, part); }));
}
    `,
    `
// an effect before the wait keeps its order
for (const id of ids) {
                 ~~~ independent
  show(id);
  await load(id);
}
    `,
    `
// a throw
for (const id of ids) {
                 ~~~ independent
  if (!(await load(id))) throw new Error(id);
}
    `,
    `
// a writer of the turn
for (const path of paths) {
                   ~~~~~ independent
  const output = open(path);
  await output.write(path);
}
    `,
    `
// a file per turn
import { writeFile } from 'node:fs/promises';
for (const name of names) await writeFile(name, '');
                   ~~~~~ independent
    `,
    `
for (const name in pages) await load(pages[name]);
                   ~~~~~ independent
    `,
    `
// rows of the turn's own${add('await prisma.entry.count({ where: { text } });')}
for (const text of texts) await add(listId, text);
                   ~~~~~ independent
    `,
    `
// rows of another table${add('await prisma.list.count({ where: { listId } });')}
for (const text of texts) await add(listId, text);
                   ~~~~~ independent
    `,
    `
// sorted, but each turn only reads
const names = (await list('inbox')).sort();
for (const name of names) pages.push(await fetch(name));
                   ~~~~~ independent
    `,
    `
// written in the order that a server gave, or in none
const rows = await Rows.find().sort({ date: 1 });
for (const row of rows) await store(row);
                  ~~~~ independent
for (const row of Rows.find().sort('date')) await store(row);
                  ~~~~~~~~~~~~~~~~~~~~~~~~ independent
for (const row of rows.filter(isDue)) await store(row);
                  ~~~~~~~~~~~~~~~~~~ independent
    `,
    `
// another list is sorted
const rows = list();
const names = rows.map(toName).sort();
const latest = rows.toSorted(byDate);
print(names.length);
for (const row of rows) await store(row);
                  ~~~~ independent
    `,
  ],
});
