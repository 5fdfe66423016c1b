import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a queue of another package
import { Queue } from 'my-queue';
await new Queue('mails').add('mail', {});
    `,
    `
// a worker waits for jobs, it sends nothing
import { Worker } from 'bullmq';
new Worker('mails', send);
    `,
  ],
  invalid: [
    `
import { FlowProducer, Job, Queue } from 'bullmq';
const queue = new Queue('mails');
const job = await queue.add('mail', {});
                  ~~~~~~~~~ round-trip, enqueue
await job.updateProgress(1);
      ~~~~~~~~~~~~~~~~~~ round-trip
await queue.addBulk([]);
      ~~~~~~~~~~~~~ round-trip, enqueue
await queue.getJobCounts();
      ~~~~~~~~~~~~~~~~~~ round-trip
const found = await Job.fromId(queue, '1');
                    ~~~~~~~~~~ round-trip
await found.remove();
      ~~~~~~~~~~~~ round-trip
await new FlowProducer().add({});
      ~~~~~~~~~~~~~~~~~~~~~~ round-trip, enqueue
    `,
    `
// by types
import type { Job, Queue } from 'bullmq';
export async function again(queue: Queue, job: Job) {
  await queue.add('mail', job.data);
        ~~~~~~~~~ round-trip, enqueue
  await job.log('again');
        ~~~~~~~ round-trip
}
    `,
  ],
});
