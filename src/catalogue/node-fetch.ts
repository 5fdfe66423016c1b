import { defineLibrary } from './schema.js';

export const nodeFetch = defineLibrary({
  packages: ['node-fetch'],
  source: { url: 'https://github.com/node-fetch/node-fetch#api', version: '3.3.2' },
  module: { default: { roundTrip: { server: 'http', access: 'command' } } },
  types: {},
});
