import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a store is no cache by itself
import KeyvRedis from '@keyv/redis';
await new KeyvRedis('redis://').set('key', 'value');
    `,
  ],
  invalid: [
    `
import { createKeyv } from '@keyv/redis';
const keyv = createKeyv('redis://');
             ~~~~~~~~~~ construct
await keyv.set('key', 'value');
      ~~~~~~~~ cache-write
    `,
  ],
});
