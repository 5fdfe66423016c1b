import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// helpers of another package
import type { JobHelpers } from 'my-worker';
export const task = async (payload, helpers: JobHelpers) => helpers.addJob('mail', payload);
    `,
    `
// what gives a client to a callback gives it back itself
import type { JobHelpers } from 'graphile-worker';
export const task = async (payload, helpers: JobHelpers) => helpers.withPgClient((client) => load(client));
    `,
  ],
  invalid: [
    `
import { makeWorkerUtils, quickAddJob, run, type JobHelpers } from 'graphile-worker';
const utils = await makeWorkerUtils({});
await utils.addJob('mail', {});
      ~~~~~~~~~~~~ round-trip, enqueue
await utils.addJobs([]);
      ~~~~~~~~~~~~~ round-trip, enqueue
await quickAddJob({}, 'mail', {});
      ~~~~~~~~~~~ round-trip, enqueue
const runner = await run({ maxPoolSize: 5 });
await runner.addJob('mail', {});
      ~~~~~~~~~~~~~ round-trip, enqueue
export async function task(payload: unknown, helpers: JobHelpers) {
  await helpers.query('SELECT 1');
        ~~~~~~~~~~~~~ round-trip
}
    `,
  ],
});
