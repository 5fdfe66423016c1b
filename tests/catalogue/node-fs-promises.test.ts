import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a function of the project that is named like one of them
import { readFile } from './files.js';
await readFile('a.txt');
    `,
  ],
  invalid: [
    `
import fs, { open, readFile } from 'node:fs/promises';
await readFile('a.txt');
      ~~~~~~~~ round-trip
await fs.writeFile('a.txt', text);
      ~~~~~~~~~~~~ round-trip
const file = await open('a.txt');
                   ~~~~ round-trip
await file.read();
      ~~~~~~~~~ round-trip
    `,
    `
const fs = require('fs/promises');
await fs.stat('a.txt');
      ~~~~~~~ round-trip
    `,
  ],
});
