import { words } from './each.js';
import { defineLibrary, type Member } from './schema.js';

const compressions = words(
  'brotliCompress brotliDecompress deflate deflateRaw gunzip gzip inflate inflateRaw unzip',
);

const blocking: Readonly<Record<string, Member<never>>> = Object.fromEntries(
  compressions.map((name) => [`${name}Sync`, { blocks: { asyncForm: `promisify(zlib.${name})` } }]),
);

export const nodeZlib = defineLibrary({
  packages: ['node:zlib', 'zlib'],
  source: { url: 'https://nodejs.org/api/zlib.html', version: '20.19' },
  module: blocking,
  types: {},
});
