import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a function of the file's own
function fetch(url) {}
await fetch(url);
    `,
  ],
  invalid: [
    `
import fetch from 'node-fetch';
await fetch(url);
      ~~~~~ round-trip
    `,
    `
const request = require('node-fetch');
await request(url);
      ~~~~~~~ round-trip
    `,
  ],
});
