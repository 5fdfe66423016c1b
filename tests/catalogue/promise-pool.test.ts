import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a pool of another package
import { PromisePool } from 'my-pool';
await PromisePool.withConcurrency(2).for(ids).process(load);
    `,
    `
// nothing runs before it is told what to run
import { PromisePool } from '@supercharge/promise-pool';
export const pool = PromisePool.withConcurrency(2).for(ids);
    `,
  ],
  invalid: [
    `
import { PromisePool } from '@supercharge/promise-pool';
await PromisePool.for(ids).process(load);
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ limit
await PromisePool.withConcurrency(2).for(ids).handleError(log).process(load);
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ limit
await new PromisePool().for(ids).process(load);
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ limit
    `,
  ],
});
