import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// the storage of the browser
localStorage.setItem('key', 'value');
    `,
  ],
  invalid: [
    `
import { createStorage, prefixStorage } from 'unstorage';
const storage = createStorage({ driver });
                ~~~~~~~~~~~~~ construct
await storage.getItem('key');
      ~~~~~~~~~~~~~~~ cache-read
await storage.setItem('key', 'value');
      ~~~~~~~~~~~~~~~ cache-write
await prefixStorage(storage, 'users').set('key', 'value');
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ cache-write
    `,
  ],
});
