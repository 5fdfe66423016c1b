import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a request of the project
import { request } from './http.js';
await request('https://example.com');
    `,
  ],
  invalid: [
    `
import { Agent, Pool, fetch, request, type Dispatcher } from 'undici';
await request('https://example.com');
      ~~~~~~~ round-trip
await fetch('https://example.com');
      ~~~~~ round-trip
await new Pool('https://example.com').request({ path: '/' });
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await new Agent().request({ path: '/' });
      ~~~~~~~~~~~~~~~~~~~ round-trip
export async function load(dispatcher: Dispatcher) {
  await dispatcher.request({ path: '/' });
        ~~~~~~~~~~~~~~~~~~ round-trip
}
    `,
  ],
});
