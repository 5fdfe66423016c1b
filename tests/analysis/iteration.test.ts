import { iterationAround } from '../../src/analysis/iteration.js';
import { testRule } from '../support/test-rule.js';
import { asksHere, loopProbe } from './loop-probe.js';

/** Marks each `here()` with the iteration that surrounds it most closely. */
const probe = loopProbe('iteration', (resolution, node) => {
  if (!asksHere(node)) return undefined;
  const iteration = iterationAround(resolution, node);
  if (!iteration) return 'none';
  const text = (part: typeof iteration.source) => (part ? resolution.sourceCode.getText(part) : '?');
  return `${iteration.method ?? 'loop'} of ${text(iteration.element)} over ${text(iteration.source)}`;
});

testRule(probe, {
  valid: [],
  invalid: [
    `
// loop statements
for (const id of ids) here();
                      ~~~~ loop of id over ids
for (const { id } of rows) here();
                           ~~~~ loop of { id } over rows
for (name of names) here();
                    ~~~~ loop of name over names
for (const key in totals) here();
                          ~~~~ loop of key over totals
for (let index = 0; index < rows.length; index++) here();
                                                  ~~~~ loop of ? over rows
for (let index = rows.length; rows.length > index; index--) here();
                                                            ~~~~ loop of ? over rows
while (isOpen) here();
               ~~~~ loop of ? over ?
do here();
   ~~~~ loop of ? over ?
while (isOpen);
    `,
    `
// headers: what runs once, and what runs in every turn
for (const id of here()) use(id);
                 ~~~~ none
for (const id in here()) use(id);
                 ~~~~ none
for (let start = here(); here(); here()) use(start);
                 ~~~~ none
                         ~~~~ loop of ? over ?
                                 ~~~~ loop of ? over ?
while (here()) use();
       ~~~~ loop of ? over ?
    `,
    `
// callbacks of arrays
ids.map((id) => here());
                ~~~~ map of id over ids
ids.forEach(async function (id) { here(); });
                                  ~~~~ forEach of id over ids
ids.reduce((sum, id) => here(), 0);
                        ~~~~ reduce of id over ids
ids?.map((id) => here());
                 ~~~~ map of id over ids
Array.from(ids, (id) => here());
                        ~~~~ map of id over ids
Array.from({ length: 3 }, (_, index) => here());
                                        ~~~~ map of _ over { length: 3 }
    `,
    `
// callbacks of libraries
import pMap from 'p-map';
import { forEach } from 'lodash';
pMap(ids, (id) => here(), { concurrency: 2 });
                  ~~~~ default of id over ids
    `,
    `
// the innermost one
for (const team of teams) {
  team.users.map((user) => here());
                           ~~~~ map of user over team.users
  here();
  ~~~~ loop of team over teams
}
    `,
    `
// through functions that run where they are written
import { PrismaClient } from '@prisma/client';
import pLimit from 'p-limit';
const prisma = new PrismaClient();
const limit = pLimit(2);
for (const id of ids) {
  load(id).then(() => here());
                      ~~~~ loop of id over ids
  (() => here())();
         ~~~~ loop of id over ids
  new Promise((resolve) => here());
                           ~~~~ loop of id over ids
  prisma.$transaction(async () => here());
                                  ~~~~ loop of id over ids
  limit(() => here());
              ~~~~ loop of id over ids
}
    `,
    `
// a function that is handed over counts where it is waited for
for (const id of ids) {
  await withSpan(async () => here());
                             ~~~~ loop of id over ids
  onClose(async () => here());
                      ~~~~ none
}
    `,
    `
// not out of functions that are only defined, and not out of classes
for (const id of ids) {
  const load = () => here();
                     ~~~~ none
  tasks.push(() => here());
                   ~~~~ none
  function save() { here(); }
                    ~~~~ none
  class Model { static rows = here(); }
                              ~~~~ none
}
    `,
    `
// a callback at another place, and a method of the same name on what no array is
ids.map(load, () => here());
                    ~~~~ none
import { Redis } from 'ioredis';
new Redis().keys(() => here());
                       ~~~~ none
    `,
  ],
});
