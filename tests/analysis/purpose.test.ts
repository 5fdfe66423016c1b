import { iterationAround } from '../../src/analysis/iteration.js';
import { purposeOf } from '../../src/analysis/purpose.js';
import { testRule } from '../support/test-rule.js';
import { asksHere, loopProbe } from './loop-probe.js';

/** Marks each `here()` with what the iteration around it is for. */
const probe = loopProbe('purpose', (resolution, node) => {
  const iteration = asksHere(node) && iterationAround(resolution, node);
  return iteration ? purposeOf(resolution, iteration) : undefined;
});

testRule(probe, {
  valid: [],
  invalid: [
    `
// over a list
for (const id of ids) here();
                      ~~~~ per element
for (const id in totals) here();
                         ~~~~ per element
ids.map(() => here());
              ~~~~ per element
for (let index = 0; index < ids.length; index++) here();
                                                 ~~~~ per element
for (let index = ids.length - 1; index >= 0; index--) here();
                                                      ~~~~ per element
for (let index = 0; index < ids.length; index += 1) here();
                                                    ~~~~ per element
for (let index = 0; index < ids.size; ++index) here();
                                               ~~~~ per element
    `,
    `
// by a condition of its own
while (left > 0) here();
                 ~~~~ until done
do here();
   ~~~~ until done
while (cursor !== '0');
for (;;) here();
         ~~~~ until done
for (let attempt = 0; attempt < 5; attempt++) here();
                                              ~~~~ until done
for (let page = 1; page <= pageCount; page++) here();
                                              ~~~~ until done
    `,
    `
// in chunks
for (let start = 0; start < ids.length; start += 100) here();
                                                      ~~~~ chunks
for (const part of chunk(ids, 100)) here();
                                    ~~~~ chunks
for (const part of idChunks) here();
                             ~~~~ chunks
for (const part of parts) {
  here();
  ~~~~ chunks
  part.map(String);
}
    `,
    `
// a text has a length, can be sliced, and is no list
for (const name of names) {
  here();
  ~~~~ per element
  if (name.length > 3) print(name.slice(1));
}
    `,
    `
// with a list among the properties of the element
for (const team of teams) {
  here();
  ~~~~ per element
  team.users.map(String);
}
    `,
    `
// from a stream
for await (const event of stream) here();
                                  ~~~~ consumer
    `,
    `
// with a pause
for (const id of ids) {
  here();
  ~~~~ throttled
  await sleep(100);
}
ids.map(async () => {
  here();
  ~~~~ throttled
  await new Promise((resolve) => setTimeout(resolve, 100));
});
    `,
    `
// until one fits
for (const id of ids) {
  here();
  ~~~~ first hit
  if (await load(id)) break;
}
    `,
    `
// few
for (const id of [1, 2, 3]) here();
                            ~~~~ few
for (const id of ids.slice(0, 3)) here();
                                  ~~~~ few
    `,
    `
// the rows of one limited query
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const users = await prisma.user.findMany({ take: 10 });
for (const user of users) here();
                          ~~~~ page
    `,
  ],
});
