import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// what the package does not have
import fs from 'fs-extra';
await fs.readYaml('a.yaml');
    `,
  ],
  invalid: [
    `
import fs, { copy } from 'fs-extra';
await fs.readFile('a.txt');
      ~~~~~~~~~~~ round-trip
await fs.writeJson('a.json', {});
      ~~~~~~~~~~~~ round-trip
await copy('a.txt', 'b.txt');
      ~~~~ round-trip
    `,
    `
const fs = require('fs-extra');
await fs.ensureDir('a');
      ~~~~~~~~~~~~ round-trip
    `,
  ],
});
