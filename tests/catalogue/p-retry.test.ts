import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// the same work again is no effect of its own
import pRetry from 'p-retry';
await pRetry(load, { retries: 2 });
    `,
  ],
  invalid: [
    `
// what is tried again is seen
import pRetry from 'p-retry';
import { Pool } from 'pg';
const pool = new Pool();
await pRetry(() => pool.query('SELECT 1'));
                   ~~~~~~~~~~ round-trip
    `,
  ],
});
