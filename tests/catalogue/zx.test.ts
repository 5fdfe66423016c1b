import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a function of the file's own
const $ = (text) => text;
await $\`ls\`;
    `,
  ],
  invalid: [
    `
import { $ } from 'zx';
await $\`ls\`;
      ~ round-trip
await $({ cwd: '/tmp' })\`ls\`;
      ~~~~~~~~~~~~~~~~~~ round-trip
    `,
  ],
});
