import { each } from './each.js';
import { defineLibrary } from './schema.js';

const command = { roundTrip: { server: 'http', access: 'command' } } as const;

const connections = { keys: ['connections'], default: 'none' } as const;
const timeouts = {
  requestTimeout: { keys: ['headersTimeout', 'bodyTimeout'], default: 300_000, unit: 'ms' },
  idleTimeout: { keys: ['keepAliveTimeout'], default: 4000, unit: 'ms' },
} as const;

export const undici = defineLibrary({
  packages: ['undici'],
  source: { url: 'https://undici.nodejs.org/#/docs/api/Dispatcher', version: '7.30.2' },
  module: {
    ...each('fetch request stream', command),
    Pool: { gives: 'Pool', tunes: { options: 1, connections, ...timeouts } },
    Client: { gives: 'Client', tunes: { options: 1, ...timeouts } },
    Agent: { gives: 'Agent', tunes: { options: 0, connections, ...timeouts } },
    ...each('ProxyAgent RetryAgent', { gives: 'Dispatcher' }),
  },
  types: {
    Dispatcher: { members: each('request stream', command) },
    Pool: { extends: 'Dispatcher' },
    Client: { extends: 'Dispatcher' },
    Agent: { extends: 'Dispatcher' },
  },
});
