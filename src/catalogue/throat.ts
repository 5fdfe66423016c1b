import { defineLibrary } from './schema.js';

export const throat = defineLibrary({
  packages: ['throat'],
  source: { url: 'https://github.com/ForbesLindesay/throat#readme', version: '6.0.2' },
  module: { default: { gives: 'Limited' } },
  types: { Limited: { call: { callback: [], limits: { concurrency: 'always' } } } },
});
