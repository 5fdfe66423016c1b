import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a limiter of another package
import throat from 'my-throat';
await throat(2)(load);
    `,
  ],
  invalid: [
    `
import throat from 'throat';
const limited = throat(2);
await limited(load, id);
      ~~~~~~~ limit
    `,
  ],
});
