import { defineLibrary } from './schema.js';

export const pThrottle = defineLibrary({
  packages: ['p-throttle'],
  source: { url: 'https://github.com/sindresorhus/p-throttle#readme', version: '8.1.1' },
  module: { default: { gives: 'Throttle' } },
  types: {
    Throttle: { call: { gives: 'ThrottledFunction', limits: { concurrency: 'always' } } },
    ThrottledFunction: { call: { limits: { concurrency: 'always' } } },
  },
});
