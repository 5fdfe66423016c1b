import { each } from './each.js';
import { filePromises } from './node-fs-promises.js';
import { defineLibrary } from './schema.js';

const read = { roundTrip: { server: 'file', access: 'read' } } as const;
const write = { roundTrip: { server: 'file', access: 'write' } } as const;
const look = { roundTrip: { server: 'file', access: 'read', queuedByRuntime: true } } as const;
const change = { roundTrip: { server: 'file', access: 'write', queuedByRuntime: true } } as const;

const sameAsNode = Object.fromEntries(
  Object.entries(filePromises).filter(([name]) => !/^(?:cp|lutimes|open|statfs)$/u.test(name)),
);

/** All of `fs`, with promises where no callback is given, and more. */
const functions = {
  ...sameAsNode,
  ...each('readJson readJSON', read),
  ...each('copy move outputFile outputJson outputJSON writeJson writeJSON', write),
  pathExists: look,
  ...each('emptyDir ensureDir ensureFile ensureLink ensureSymlink mkdirp mkdirs remove', change),
} as const;

export const fsExtra = defineLibrary({
  packages: ['fs-extra'],
  source: { url: 'https://github.com/jprichardson/node-fs-extra#methods', version: '11.4.1' },
  module: functions,
  types: {},
});
