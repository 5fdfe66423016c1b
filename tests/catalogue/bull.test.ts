import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a queue of another package
import Queue from 'my-queue';
await new Queue('mails').add({});
    `,
    `
// consuming sends nothing
import type { Queue } from 'bull';
export const consume = (queue: Queue) => queue.process(send);
    `,
  ],
  invalid: [
    `
import Bull from 'bull';
const queue = new Bull('mails');
const job = await queue.add({});
                  ~~~~~~~~~ round-trip, enqueue
await job.progress(1);
      ~~~~~~~~~~~~ round-trip
await Bull('mails').addBulk([]);
      ~~~~~~~~~~~~~~~~~~~~~ round-trip, enqueue
    `,
    `
// by types
import Bull, { type Queue } from 'bull';
export async function counts(first: Queue, second: Bull.Queue) {
  await first.getJobCounts();
        ~~~~~~~~~~~~~~~~~~ round-trip
}
    `,
    `
const Queue = require('bull');
await new Queue('mails').add({});
      ~~~~~~~~~~~~~~~~~~~~~~ round-trip, enqueue
    `,
  ],
});
