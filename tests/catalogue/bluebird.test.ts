import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// the promise of the language has no map()
await Promise.map(ids, load, { concurrency: 2 });
    `,
    `
// one after the other bounds nothing that was asked to be bounded
import Bluebird from 'bluebird';
await Bluebird.mapSeries(ids, load);
    `,
  ],
  invalid: [
    `
import Promise from 'bluebird';
import * as all from 'bluebird';
import { Promise as Named } from 'bluebird';
const Bluebird = require('bluebird');
await Named.map(ids, load, { concurrency: 2 });
      ~~~~~~~~~ limit
await Promise.map(ids, load, { concurrency: 2 });
      ~~~~~~~~~~~ limit
await all.map(ids, load, { concurrency: 2 });
      ~~~~~~~ limit
await Bluebird.filter(ids, exists, { concurrency: 2 });
      ~~~~~~~~~~~~~~~ limit
    `,
  ],
});
