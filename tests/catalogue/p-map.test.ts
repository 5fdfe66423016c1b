import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a function of the file's own
const pMap = (list, run) => list.map(run);
pMap(ids, load);
    `,
  ],
  invalid: [
    `
import pMap, { pMapIterable } from 'p-map';
await pMap(ids, load, { concurrency: 5 });
      ~~~~ limit
pMapIterable(ids, load, { concurrency: 5 });
~~~~~~~~~~~~ limit
    `,
  ],
});
