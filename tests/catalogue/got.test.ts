import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a client of another package
import got from 'my-got';
await got.get(url);
    `,
    `
// a stream is not awaited
import got from 'got';
got.stream(url).pipe(file);
    `,
  ],
  invalid: [
    `
import got, { type Got } from 'got';
await got(url).json();
      ~~~ round-trip
await got.post(url, { json });
      ~~~~~~~~ round-trip
const client = got.extend({ timeout: { request: 1000 } });
await client.get('users');
      ~~~~~~~~~~ round-trip
export async function load(http: Got) {
  await http('users');
        ~~~~ round-trip
}
    `,
  ],
});
