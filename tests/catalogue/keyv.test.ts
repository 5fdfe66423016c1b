import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// the same names from another package
import Keyv from 'my-keyv';
await new Keyv().set('key', 'value');
    `,
  ],
  invalid: [
    `
import Keyv, { Keyv as Named } from 'keyv';
const keyv = new Keyv();
                 ~~~~ construct
await keyv.get('key');
      ~~~~~~~~ cache-read
await keyv.set('key', 'value');
      ~~~~~~~~ cache-write
await new Named().setMany([]);
          ~~~~~ construct
      ~~~~~~~~~~~~~~~~~~~ cache-write
    `,
  ],
});
