import { requireCacheTtl } from '../../rules/require-cache-ttl.js';
import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// the same names from another package
import { Policy } from './policy.js';
await new Policy().set('key', 'value');
    `,
  ],
  invalid: [
    `
import { Client, Policy } from '@hapi/catbox';
const client = new Client(engine);
await client.set({ segment: 'users', id: 'key' }, 'value', 60_000);
      ~~~~~~~~~~ cache-write
const policy = new Policy({ expiresIn: 60_000 }, client, 'users');
await policy.get('key');
      ~~~~~~~~~~ cache-read
await policy.set('key', 'value');
      ~~~~~~~~~~ cache-write
    `,
  ],
});

testRule(requireCacheTtl, {
  valid: [
    `
// a policy without a rule stores nothing
import { Policy } from '@hapi/catbox';
await new Policy({}, client, 'users').set(id, user);
    `,
  ],
  invalid: [],
});
