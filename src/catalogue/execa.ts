import { each } from './each.js';
import { defineLibrary } from './schema.js';

const run = { roundTrip: { server: 'process', access: 'command' } } as const;

export const execa = defineLibrary({
  packages: ['execa'],
  source: { url: 'https://github.com/sindresorhus/execa/blob/main/docs/api.md', version: '10.2.1 and 9.6.0' },
  module: {
    ...each('execa execaCommand execaNode', run),
    $: { is: 'Script' },
    ...each('execaSync execaCommandSync', { blocks: { asyncForm: 'execa' } }),
  },
  types: { Script: { call: run, tag: run } },
});
