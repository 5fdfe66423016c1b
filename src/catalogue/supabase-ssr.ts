import { defineLibrary } from './schema.js';
import { supabaseTypes } from './supabase.js';

export const supabaseSsr = defineLibrary({
  packages: ['@supabase/ssr'],
  source: { url: 'https://supabase.com/docs/guides/auth/server-side/creating-a-client', version: '0.12.7' },
  module: { createServerClient: { gives: 'SupabaseClient' } },
  types: supabaseTypes,
});
