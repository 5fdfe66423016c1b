import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// going through a list is no effect of its own
import _ from 'lodash';
_.map(ids, load);
    `,
  ],
  invalid: [
    `
// all of it, some of it, and one function of it
import _, { chunk } from 'lodash';
import one from 'lodash/chunk';
import other from 'lodash.chunk';
import * as es from 'lodash-es';
_.chunk(ids, 100);
~~~~~~~ chunk
chunk(ids, 100);
~~~~~ chunk
one(ids, 100);
~~~ chunk
other(ids, 100);
~~~~~ chunk
es.chunk(ids, 100);
~~~~~~~~ chunk
    `,
  ],
});
