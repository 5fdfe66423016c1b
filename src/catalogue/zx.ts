import { defineLibrary } from './schema.js';

const run = { roundTrip: { server: 'process', access: 'command' } } as const;

export const zx = defineLibrary({
  packages: ['zx'],
  source: { url: 'https://google.github.io/zx/api', version: '8.8.5' },
  module: { $: { is: 'Shell' } },
  types: { Shell: { call: { gives: 'Shell' }, tag: run } },
});
