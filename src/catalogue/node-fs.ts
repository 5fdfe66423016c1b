import { each, words } from './each.js';
import { fileHandle, filePromises } from './node-fs-promises.js';
import { defineLibrary, type Member } from './schema.js';

/** Functions with a form that ends in `Sync` and one that returns a promise. */
const twins = words(`
  access appendFile chmod chown copyFile cp lchown link lstat lutimes mkdir mkdtemp open opendir readFile
  readdir readlink realpath rename rm rmdir stat statfs symlink truncate unlink utimes writeFile
`);

const blocking: Readonly<Record<string, Member<never>>> = Object.fromEntries(
  [...twins.map((name) => [name, name] as const), ['exists', 'access'] as const].map(([name, asyncName]) => [
    `${name}Sync`,
    { blocks: { asyncForm: `fs.promises.${asyncName}` } },
  ]),
);

export const nodeFs = defineLibrary({
  packages: ['node:fs', 'fs'],
  source: { url: 'https://nodejs.org/api/fs.html', version: '20.19' },
  // A stream holds a descriptor from its first read or write until its end.
  module: {
    ...blocking,
    // The forms with a callback wait as well; `promisify` gives the form that is awaited.
    readFile: { roundTrip: { server: 'file', access: 'read' } },
    ...each('appendFile copyFile cp writeFile', { roundTrip: { server: 'file', access: 'write' } }),
    createReadStream: { roundTrip: { server: 'file', access: 'read' } },
    createWriteStream: { roundTrip: { server: 'file', access: 'write' } },
    promises: { is: 'Promises' },
  },
  types: { Promises: { members: filePromises }, FileHandle: fileHandle },
});
