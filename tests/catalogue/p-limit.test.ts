import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a limit of another kind
import { limit } from './limit.js';
await Promise.all(ids.map((id) => limit(() => load(id))));
    `,
  ],
  invalid: [
    `
import pLimit, { limitFunction } from 'p-limit';
const limit = pLimit(5);
await limit(() => load(id));
      ~~~~~ limit
await limit.map(ids, load);
      ~~~~~~~~~ limit
const limited = limitFunction(load, { concurrency: 5 });
await limited(id);
      ~~~~~~~ limit
    `,
    `
// by type
import type { LimitFunction } from 'p-limit';
export const run = (limit: LimitFunction, task: () => Promise<void>) => limit(task);
                                                                        ~~~~~ limit
    `,
  ],
});
