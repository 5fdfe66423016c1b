import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a queue of another package
import BeeQueue from 'my-queue';
await new BeeQueue('mails').createJob({}).save();
    `,
    `
// making a job sends nothing
import BeeQueue from 'bee-queue';
export const job = (queue: BeeQueue) => queue.createJob({}).timeout(1000);
    `,
  ],
  invalid: [
    `
import BeeQueue from 'bee-queue';
const queue = new BeeQueue('mails', { removeOnSuccess: true });
await queue.createJob({}).retries(2).save();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip, enqueue
await queue.saveAll(jobs);
      ~~~~~~~~~~~~~ round-trip, enqueue
export async function remove(job: BeeQueue.Job<Mail>, mails: BeeQueue) {
  await job.remove();
        ~~~~~~~~~~ round-trip
  await mails.getJob('1');
        ~~~~~~~~~~~~ round-trip
}
    `,
  ],
});
