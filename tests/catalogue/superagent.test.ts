import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a client of another package
import request from 'my-superagent';
await request.get(url);
    `,
  ],
  invalid: [
    `
import request from 'superagent';
await request.get(url).query({ page: 1 });
      ~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
await request.post(url).send(user).set('a', 'b');
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
request.get(url).end(done);
~~~~~~~~~~~~~~~~~~~~ round-trip
const agent = request.agent();
await agent.delete(url);
      ~~~~~~~~~~~~ round-trip when awaited
    `,
    `
const superagent = require('superagent');
await superagent.head(url);
      ~~~~~~~~~~~~~~~ round-trip when awaited
    `,
  ],
});
