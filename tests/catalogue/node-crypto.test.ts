import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// hashes and random bytes take microseconds
import { createHash, randomBytes } from 'node:crypto';
createHash('sha256').update(randomBytes(16)).digest();
    `,
    `
// the form with a callback
import { scrypt } from 'node:crypto';
scrypt(password, salt, 64, done);
    `,
  ],
  invalid: [
    `
import crypto, { pbkdf2Sync } from 'crypto';
pbkdf2Sync(password, salt, 100000, 64, 'sha512');
~~~~~~~~~~ block
crypto.scryptSync(password, salt, 64);
~~~~~~~~~~~~~~~~~ block
crypto.generateKeyPairSync('rsa', options);
~~~~~~~~~~~~~~~~~~~~~~~~~~ block
    `,
  ],
});
