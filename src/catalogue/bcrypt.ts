import { defineLibrary, type Library } from './schema.js';

function slow(name: string) {
  return { blocks: { asyncForm: `bcrypt.${name}` } } as const;
}

/** Hashing passwords is slow on purpose; the salt alone is not. */
const compareAndHash = { compareSync: slow('compare'), hashSync: slow('hash') } as const;

function library(name: string, url: string, version: string): Library {
  return defineLibrary({ packages: [name], source: { url, version }, module: compareAndHash, types: {} });
}

export const bcrypts: readonly Library[] = [
  library('bcrypt', 'https://github.com/kelektiv/node.bcrypt.js#readme', '6.0.0'),
  library('bcryptjs', 'https://github.com/dcodeIO/bcrypt.js#readme', '3.0.3'),
  defineLibrary({
    packages: ['@node-rs/bcrypt'],
    source: { url: 'https://github.com/napi-rs/node-rs/tree/main/packages/bcrypt', version: '2.0.0' },
    module: { ...compareAndHash, verifySync: slow('verify') },
    types: {},
  }),
];
