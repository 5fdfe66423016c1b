import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a client of another package
import ky from 'my-ky';
await ky.get(url);
    `,
    `
// what says that a request failed is no request
import { HTTPError } from 'ky';
new HTTPError(response, request, options);
    `,
  ],
  invalid: [
    `
import ky, { type KyInstance } from 'ky';
await ky(url).json();
      ~~ round-trip
const client = ky.create({ timeout: 1000 });
await client.put('users', { json });
      ~~~~~~~~~~ round-trip
export async function load(http: KyInstance) {
  await http.get('users');
        ~~~~~~~~ round-trip
}
    `,
  ],
});
