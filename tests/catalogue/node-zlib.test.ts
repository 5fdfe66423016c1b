import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// the form with a callback
import { gzip } from 'node:zlib';
gzip(body, done);
    `,
  ],
  invalid: [
    `
import zlib, { gunzipSync } from 'node:zlib';
zlib.gzipSync(body);
~~~~~~~~~~~~~ block
gunzipSync(body);
~~~~~~~~~~ block
    `,
  ],
});
