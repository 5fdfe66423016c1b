import { each } from './each.js';
import { defineLibrary } from './schema.js';

const read = { roundTrip: { server: 'file', access: 'read' } } as const;
// One system call each, on one of the four threads; `readFile` and the like hold a descriptor in between.
const look = { roundTrip: { server: 'file', access: 'read', queuedByRuntime: true } } as const;
const change = { roundTrip: { server: 'file', access: 'write', queuedByRuntime: true } } as const;
const write = { roundTrip: { server: 'file', access: 'write' } } as const;

/** The functions that return promises, and the open file that one of them gives. */
export const filePromises = {
  ...each('access lstat readdir readlink realpath stat statfs', look),
  readFile: read,
  ...each(
    'chmod chown lchown link lutimes mkdir mkdtemp rename rm rmdir symlink truncate unlink utimes',
    change,
  ),
  ...each('appendFile copyFile cp writeFile', write),
  open: { gives: 'FileHandle', ...read },
} as const;

export const fileHandle = {
  members: {
    ...each('read readFile readv stat', read),
    ...each('appendFile chmod chown datasync sync truncate utimes write writeFile writev', write),
  },
} as const;

export const nodeFsPromises = defineLibrary({
  packages: ['node:fs/promises', 'fs/promises'],
  source: { url: 'https://nodejs.org/api/fs.html#promises-api', version: '20.19' },
  module: filePromises,
  types: { FileHandle: fileHandle },
});
