import { fileHandle, filePromises } from './node-fs-promises.js';
import { defineLibrary } from './schema.js';

export const nodeFs = defineLibrary({
  packages: ['node:fs', 'fs'],
  source: { url: 'https://nodejs.org/api/fs.html#promises-api', version: '20.19' },
  module: { promises: { is: 'Promises' } },
  types: { Promises: { members: filePromises }, FileHandle: fileHandle },
});
