import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import { fanOutsOf, runsConcurrently, waiterOf } from '../../src/analysis/concurrency.js';
import { iterationAround } from '../../src/analysis/iteration.js';
import { createRule } from '../../src/create-rule.js';
import { resolutionOf } from '../../src/resolve/library-calls.js';
import { testRule } from '../support/test-rule.js';

/** Marks what makes the promises that something waits for, and each call of `task` that runs beside others. */
const concurrency = createRule({
  name: 'concurrency',
  meta: {
    type: 'problem',
    docs: { description: 'Show which promises are started at once' },
    messages: { started: 'started for {{waiter}}', beside: 'beside others' },
    schema: [],
  },
  defaultOptions: [],
  create(context) {
    const resolution = resolutionOf(context);
    return {
      CallExpression(node) {
        const waiter = waiterOf(node);
        const [list] = node.arguments;
        for (const { each } of waiter !== undefined && list ? fanOutsOf(resolution, list) : []) {
          context.report({ node: each, messageId: 'started', data: { waiter } });
        }
        if (node.callee.type !== AST_NODE_TYPES.Identifier || node.callee.name !== 'task') return;
        const iteration = iterationAround(resolution, node);
        if (iteration && runsConcurrently(resolution, iteration)) {
          context.report({ node: node.callee, messageId: 'beside' });
        }
      },
    };
  },
});

testRule(concurrency, {
  valid: [
    `
// a list of its own in each turn
for (const id of ids) {
  const both = [];
  both.push(one(id));
  both.push(two(id));
  await Promise.all(both);
}
    `,
    `
// a list that is emptied
let running = [];
for (const id of ids) {
  running.push(one(id));
  if (running.length === 10) {
    await Promise.all(running);
    running = [];
  }
}
    `,
    `
// a set that makes room for the next
for (const id of ids) {
  running.add(one(id));
  if (running.size >= 10) await Promise.race(running);
}
    `,
    `
// a package that bounds it
import pMap from 'p-map';
await Promise.all(pMap(ids, one, { concurrency: 10 }));
    `,
    `
// definitions that wait for each other
const a = b, b = a;
await Promise.all(a);
    `,
    `
for (const id of ids) await task(id);
    `,
    `
// one after another
ids.reduce(async (before, id) => { await before; await task(id); }, undefined);
    `,
  ],
  invalid: [
    `
await Promise.all(ids.map(one));
                          ~~~ started for Promise.all
    `,
    `
await Promise.allSettled([first, ...ids.map(one), ...others.map(two)]);
                                            ~~~ started for Promise.allSettled
                                                                ~~~ started for Promise.allSettled
    `,
    `
// stored, put together and changed
const list = ids.map(one);
                     ~~~ started for Promise.race
const more = list.concat(others.map(two)).filter(Boolean);
                                    ~~~ started for Promise.race
await Promise.race(more);
    `,
    `
// filled in loops and callbacks
const list = [];
for (const id of ids) list.push(one(id));
                                ~~~~~~~ started for Promise.any
others.forEach((id) => list.push(two(id)));
                                 ~~~~~~~ started for Promise.any
await Promise.any(list);
    `,
    `
// the parts of a list of lists
await Promise.all(groups.flatMap((group) => group.map(one)));
                                 ~~~~~~~~~~~~~~~~~~~~~~~~~ started for Promise.all
                                                      ~~~ started for Promise.all
    `,
    `
// under conditions
await Promise.all(many ? ids.map(one) : (list ?? others.map(two)));
                                 ~~~ started for Promise.all
                                                            ~~~ started for Promise.all
    `,
    `
// made by a function of this file
function start(ids) { return ids.map(one); }
                                     ~~~ started for Promise.all
await Promise.all(start(ids));
    `,
    `
// a combinator of the project
await promiseAll(ids.map(one));
                         ~~~ started for promiseAll
    `,
    `
// lodash
import { map } from 'lodash';
await Promise.all(map(ids, one));
                           ~~~ started for Promise.all
    `,
    `
await Promise.all(ids.map((id) => task(id)));
                          ~~~~~~~~~~~~~~~~ started for Promise.all
                                  ~~~~ beside others
    `,
    `
ids.forEach((id) => task(id));
                    ~~~~ beside others
    `,
    `
const list = ids.map((id) => task(id));
                             ~~~~ beside others
    `,
    `
// returned to who waits for all of them
export const start = () => ids.map((id) => task(id));
                                           ~~~~ beside others
    `,
  ],
});
