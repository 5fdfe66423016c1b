import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a function of the file's own
const execa = (command) => command;
await execa('ls');
    `,
  ],
  invalid: [
    `
import { execa, execaSync, $ } from 'execa';
await execa('ls', ['-l']);
      ~~~~~ round-trip
execaSync('ls');
~~~~~~~~~ block
await $\`ls\`;
      ~ round-trip
    `,
  ],
});
