import { each } from './each.js';
import { defineLibrary } from './schema.js';

/** Waits for another machine, which projects wrap in a promise of their own. */
const open = { roundTrip: { server: 'http', access: 'command' } } as const;

export const nodeNet = defineLibrary({
  packages: ['node:net', 'net', 'node:tls', 'tls'],
  source: { url: 'https://nodejs.org/api/net.html', version: '20.19' },
  module: each('connect', open),
  types: {},
});
