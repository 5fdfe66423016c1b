import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// the forms that are awaited, and the salt alone
import bcrypt from 'bcrypt';
await bcrypt.hash(password, 10);
bcrypt.genSaltSync(10);
    `,
  ],
  invalid: [
    `
import bcrypt from 'bcrypt';
import { compareSync } from 'bcryptjs';
import { verifySync } from '@node-rs/bcrypt';
bcrypt.hashSync(password, 10);
~~~~~~~~~~~~~~~ block
compareSync(password, hash);
~~~~~~~~~~~ block
verifySync(password, hash);
~~~~~~~~~~ block
    `,
  ],
});
