import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// choosing a server asks nothing
import dns from 'node:dns';
dns.setServers(['127.0.0.1']);
    `,
  ],
  invalid: [
    `
import dns, { promises } from 'node:dns';
import { resolve4 } from 'node:dns/promises';
await dns.promises.lookup(name);
      ~~~~~~~~~~~~~~~~~~~ round-trip
await promises.resolveMx(name);
      ~~~~~~~~~~~~~~~~~~ round-trip
await resolve4(name);
      ~~~~~~~~ round-trip
    `,
  ],
});
