import { defineLibrary } from './schema.js';

/** Waits until all of a file or an answer has gone through. */
export const nodeStreamPromises = defineLibrary({
  packages: ['node:stream/promises', 'stream/promises'],
  source: { url: 'https://nodejs.org/api/stream.html#streams-promises-api', version: '20.19' },
  module: { pipeline: { roundTrip: { server: 'file', access: 'command' } } },
  types: {},
});
