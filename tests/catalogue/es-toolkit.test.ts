import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// going through a list is no effect of its own
import { flatMap } from 'es-toolkit';
flatMap(ids, load);
    `,
  ],
  invalid: [
    `
import { chunk, limitAsync, mapAsync } from 'es-toolkit';
import { chunk as compat } from 'es-toolkit/compat';
chunk(ids, 100);
~~~~~ chunk
compat(ids, 100);
~~~~~~ chunk
await mapAsync(ids, load, { concurrency: 5 });
      ~~~~~~~~ limit
const limited = limitAsync(load, 5);
await limited(id);
      ~~~~~~~ limit
    `,
  ],
});
