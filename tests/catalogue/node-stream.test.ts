import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// the form with a callback gives no promise
import { pipeline } from 'node:stream';
pipeline(input, output, done);
    `,
  ],
  invalid: [
    `
import { pipeline } from 'node:stream/promises';
import * as stream from 'stream/promises';
await pipeline(input, output);
      ~~~~~~~~ round-trip
await stream.pipeline(input, output);
      ~~~~~~~~~~~~~~~ round-trip
    `,
  ],
});
