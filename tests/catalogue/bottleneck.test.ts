import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a limiter of another package
import Bottleneck from 'my-limiter';
await new Bottleneck({ maxConcurrent: 2 }).schedule(load);
    `,
    `
// wrapping runs nothing yet
import Bottleneck from 'bottleneck';
export const wrap = (limiter: Bottleneck) => limiter.wrap(load);
    `,
  ],
  invalid: [
    `
import Bottleneck from 'bottleneck';
const limiter = new Bottleneck({ maxConcurrent: 2 });
await limiter.schedule(load, id);
      ~~~~~~~~~~~~~~~~ limit
await limiter.schedule(() => load(id));
      ~~~~~~~~~~~~~~~~ limit
const wrapped = limiter.wrap(load);
await wrapped(id);
      ~~~~~~~ limit
const group = new Bottleneck.Group({ maxConcurrent: 2 });
await group.key('a').schedule(load);
      ~~~~~~~~~~~~~~~~~~~~~~~ limit
    `,
  ],
});
