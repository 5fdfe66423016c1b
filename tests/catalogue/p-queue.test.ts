import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a queue of another package
import PQueue from 'my-queue';
new PQueue({ concurrency: 2 }).add(load);
    `,
    `
// waiting for the end limits nothing
import PQueue from 'p-queue';
export const end = (queue: PQueue) => queue.onIdle();
    `,
  ],
  invalid: [
    `
import PQueue from 'p-queue';
const queue = new PQueue({ concurrency: 2 });
await queue.add(load);
      ~~~~~~~~~ limit
await queue.addAll([load]);
      ~~~~~~~~~~~~ limit
    `,
  ],
});
