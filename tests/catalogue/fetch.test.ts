import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a function of the file's own
function fetch() {}
fetch('https://example.com');
    `,
    `
// an import of the project
import { fetch } from './http.js';
await fetch('https://example.com');
    `,
  ],
  invalid: [
    `
await fetch('https://example.com');
      ~~~~~ round-trip
    `,
  ],
});
