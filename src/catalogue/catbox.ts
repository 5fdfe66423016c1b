import { defineLibrary, type CacheWrite } from './schema.js';

/** A client demands a time to live; a policy takes it from its rule, and stores nothing where there is none. */
const set: CacheWrite = {
  purpose: 'cache',
  key: 0,
  ttl: { form: 'argument', argument: 2, unit: 'ms', zero: 'at-once' },
  expiresByDefault: true,
  wayOut: 'give the entry a time to live with `set(key, value, milliseconds)`',
};

const members = { get: { cacheRead: { key: 0 } }, set: { cacheWrite: set } } as const;

export const catbox = defineLibrary({
  packages: ['@hapi/catbox', 'catbox'],
  source: { url: 'https://hapi.dev/module/catbox/api/', version: '12.1.1' },
  module: { Client: { gives: 'Client' }, Policy: { gives: 'Policy' } },
  types: { Client: { members }, Policy: { members } },
});
