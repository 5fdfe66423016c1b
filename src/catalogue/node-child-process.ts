import { each } from './each.js';
import { defineLibrary } from './schema.js';

/** The callback form waits as well; `promisify` gives the form that is awaited. */
const run = { roundTrip: { server: 'process', access: 'command' } } as const;

export const nodeChildProcess = defineLibrary({
  packages: ['node:child_process', 'child_process'],
  source: { url: 'https://nodejs.org/api/child_process.html', version: '20.19' },
  module: {
    ...each('exec execFile', run),
    // What they give tells by an event when it ends, which projects wrap in a promise of their own.
    ...each('fork spawn', run),
    execSync: { blocks: { asyncForm: 'promisify(exec)' } },
    execFileSync: { blocks: { asyncForm: 'promisify(execFile)' } },
    spawnSync: { blocks: { asyncForm: 'promisify(execFile)' } },
  },
  types: {},
});
