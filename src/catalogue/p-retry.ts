import { defineLibrary } from './schema.js';

/** The same work again until it succeeds: no iteration over elements. */
export const pRetry = defineLibrary({
  packages: ['p-retry'],
  source: { url: 'https://github.com/sindresorhus/p-retry#readme', version: '7.1.1' },
  module: { default: { callback: [] } },
  types: {},
});
