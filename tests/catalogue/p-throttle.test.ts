import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a throttle of another package
import pThrottle from 'my-throttle';
pThrottle({ limit: 2, interval: 1000 })(load)(id);
    `,
  ],
  invalid: [
    `
import pThrottle from 'p-throttle';
const throttle = pThrottle({ limit: 2, interval: 1000 });
const throttled = throttle(load);
                  ~~~~~~~~ limit
await throttled(id);
      ~~~~~~~~~ limit
    `,
  ],
});
