import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a look that a callback gets is over at once
import fs from 'node:fs';
fs.stat('a.txt', done);
    `,
  ],
  invalid: [
    `
import fs, { promises } from 'node:fs';
await fs.promises.readFile('a.txt');
      ~~~~~~~~~~~~~~~~~~~~ round-trip
await promises.writeFile('a.txt', text);
      ~~~~~~~~~~~~~~~~~~ round-trip
const file = await promises.open('a.txt');
                   ~~~~~~~~~~~~~ round-trip
await file.write(text);
      ~~~~~~~~~~ round-trip
    `,
    `
// the process does nothing else in the meantime
import fs, { readFileSync } from 'fs';
readFileSync('a.txt');
~~~~~~~~~~~~ block
fs.existsSync('a.txt');
~~~~~~~~~~~~~ block
    `,
    `
import fs from 'node:fs';
import { promisify } from 'node:util';
fs.readFile('a.txt', done);
~~~~~~~~~~~ round-trip
await promisify(fs.writeFile)('a.txt', text);
      ~~~~~~~~~~~~~~~~~~~~~~~ round-trip
    `,
    `
const { readFile } = require('fs').promises;
await readFile('a.txt');
      ~~~~~~~~ round-trip
    `,
  ],
});
