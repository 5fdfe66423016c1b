import { defineLibrary } from './schema.js';

const fetchFacts = { roundTrip: { server: 'http', access: 'command' } } as const;

/** The global `fetch` of Node.js, whose types are a package. */
export const fetch = defineLibrary({
  packages: ['undici-types'],
  source: { url: 'https://nodejs.org/api/globals.html#fetch', version: '20.19' },
  module: { fetch: fetchFacts },
  types: {},
  globals: { fetch: fetchFacts },
});
