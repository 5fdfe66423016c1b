import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a function of the file's own
const pAll = (tasks) => tasks.map((task) => task());
pAll(tasks, { concurrency: 2 });
    `,
    `
// one after the other bounds nothing that was asked to be bounded
import pEachSeries from 'p-each-series';
await pEachSeries(ids, load);
    `,
  ],
  invalid: [
    `
import pAll from 'p-all';
import pFilter from 'p-filter';
import pSeries from 'p-series';
await pAll(tasks, { concurrency: 2 });
      ~~~~ limit
await pFilter(ids, exists, { concurrency: 2 });
      ~~~~~~~ limit
await pSeries(tasks);
      ~~~~~~~ limit
    `,
  ],
});
