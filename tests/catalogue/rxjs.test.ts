import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// an operator of the file's own
const mergeMap = (load) => load;
mergeMap(load, 2);
    `,
    `
// changing each value runs nothing
import { map } from 'rxjs';
map(double);
    `,
  ],
  invalid: [
    `
import { mergeMap } from 'rxjs';
import { concatMap } from 'rxjs/operators';
mergeMap(load, 2);
~~~~~~~~ limit
concatMap(load);
~~~~~~~~~ limit
    `,
  ],
});
