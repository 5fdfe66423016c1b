import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a function of another package
import { eachLimit } from 'my-async';
await eachLimit(ids, 2, load);
    `,
    `
// all at once
import async from 'async';
await async.each(ids, load);
    `,
  ],
  invalid: [
    `
import async, { mapLimit } from 'async';
import * as all from 'async';
await async.eachLimit(ids, 2, load);
      ~~~~~~~~~~~~~~~ limit
await mapLimit(ids, 2, load);
      ~~~~~~~~ limit
await all.parallelLimit(tasks, 2);
      ~~~~~~~~~~~~~~~~~ limit
const queue = async.queue(load, 2);
              ~~~~~~~~~~~ limit
queue.push(ids);
~~~~~~~~~~ limit
    `,
  ],
});
