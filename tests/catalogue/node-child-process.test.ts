import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a name that the module does not have
import { start } from 'node:child_process';
start('ls');
    `,
    `
// a function of the file's own
const execSync = (command) => command;
execSync('ls');
    `,
  ],
  invalid: [
    `
import { execFile, execSync } from 'node:child_process';
import { promisify } from 'node:util';
execSync('ls');
~~~~~~~~ block
const run = promisify(execFile);
await run('ls', []);
      ~~~ round-trip
    `,
    `
const child = require('child_process');
child.spawnSync('ls');
~~~~~~~~~~~~~~~ block
child.exec('ls', done);
~~~~~~~~~~ round-trip
child.spawn('ls').on('exit', done);
~~~~~~~~~~~ round-trip
    `,
  ],
});
