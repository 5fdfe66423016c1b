import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// parts of the client that ask no database
import { createClient } from '@supabase/supabase-js';
const supabase = createClient(url, key);
const bucket = supabase.storage.from('avatars');
await bucket.upload(path, file);
    `,
  ],
  invalid: [
    `
import { createClient } from '@supabase/supabase-js';
const supabase = createClient(url, key);
const { data } = await supabase.from('users').select('id, name').eq('id', id).single();
                       ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
await supabase.schema('audit').from('events').insert(rows);
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
await supabase.rpc('refresh');
      ~~~~~~~~~~~~ round-trip when awaited
    `,
    `
// an annotation
import type { SupabaseClient } from '@supabase/supabase-js';
export function remove(client: SupabaseClient) {
  return client.from('users').delete();
         ~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
}
    `,
  ],
});
