import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// the client of a browser
import { createBrowserClient } from '@supabase/ssr';
await createBrowserClient(url, key).from('users').select('id');
    `,
  ],
  invalid: [
    `
import { createServerClient } from '@supabase/ssr';
const client = createServerClient(url, key, { cookies });
await client.from('users').select('id');
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
    `,
  ],
});
