import { each } from './each.js';
import { defineLibrary } from './schema.js';

/** The answer comes in an event or callback, which projects wrap in a promise of their own. */
const send = { roundTrip: { server: 'http', access: 'command' } } as const;

export const nodeHttp = defineLibrary({
  packages: ['node:http', 'http', 'node:https', 'https'],
  source: { url: 'https://nodejs.org/api/http.html', version: '20.19' },
  module: each('get request', send),
  types: {},
});
