import { each } from './each.js';
import { defineLibrary } from './schema.js';

const command = { roundTrip: { server: 'http', access: 'command' } } as const;

export const undici = defineLibrary({
  packages: ['undici'],
  source: { url: 'https://undici.nodejs.org/#/docs/api/Dispatcher', version: '7.30.2' },
  module: {
    ...each('fetch request stream', command),
    Pool: { gives: 'Pool' },
    Client: { gives: 'Client' },
    ...each('Agent ProxyAgent RetryAgent', { gives: 'Dispatcher' }),
  },
  types: {
    Dispatcher: { members: each('request stream', command) },
    Pool: { extends: 'Dispatcher' },
    Client: { extends: 'Dispatcher' },
    Agent: { extends: 'Dispatcher' },
  },
});
