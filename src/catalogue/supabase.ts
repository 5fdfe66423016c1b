import {
  reads,
  runs,
  whenAwaited,
  writes,
  writesMixed,
  writesSame,
  type DatabaseCall,
} from './database-calls.js';
import { each } from './each.js';
import { defineLibrary, type Member } from './schema.js';

const requests = {
  ReadBuilder: reads("read all rows with one query and `.in('id', ids)`"),
  InsertBuilder: writes('insert all rows with one `insert(rows)`'),
  UpsertBuilder: writesMixed('write all rows with one `upsert(rows)`'),
  UpdateBuilder: writesSame("update all rows with one query and `.in('id', ids)`", 'chained'),
  DeleteBuilder: writes("delete all rows with one query and `.in('id', ids)`"),
  /** What a function of the database does is its own matter. */
  CallBuilder: runs(),
} satisfies Readonly<Record<string, DatabaseCall>>;

/** A request of one kind: it is sent when it is awaited. */
function request<const Name extends keyof typeof requests>(name: Name) {
  return { ...whenAwaited(requests[name]), gives: name };
}

/** What can be called on a request gives the request back. */
function builder<const Name extends keyof typeof requests>(
  name: Name,
): { readonly members: Readonly<Record<string, Member<Name>>> } {
  return { members: { ...each('then catch finally', {}), '*': request(name) } };
}

const client = {
  from: { gives: 'PostgrestQueryBuilder' },
  schema: { gives: 'PostgrestClient' },
  rpc: request('CallBuilder'),
} as const;

/** The types of which @supabase/ssr makes values. */
export const supabaseTypes = {
  SupabaseClient: { members: client },
  PostgrestClient: { members: client },
  PostgrestQueryBuilder: {
    members: {
      select: request('ReadBuilder'),
      insert: request('InsertBuilder'),
      upsert: request('UpsertBuilder'),
      update: request('UpdateBuilder'),
      delete: request('DeleteBuilder'),
    },
  },
  ReadBuilder: builder('ReadBuilder'),
  InsertBuilder: builder('InsertBuilder'),
  UpsertBuilder: builder('UpsertBuilder'),
  UpdateBuilder: builder('UpdateBuilder'),
  DeleteBuilder: builder('DeleteBuilder'),
  CallBuilder: builder('CallBuilder'),
} as const;

export const supabase = defineLibrary({
  packages: ['@supabase/supabase-js'],
  source: { url: 'https://supabase.com/docs/reference/javascript/', version: '2.119.1' },
  module: {
    createClient: { gives: 'SupabaseClient' },
    SupabaseClient: { gives: 'SupabaseClient' },
  },
  types: supabaseTypes,
});
