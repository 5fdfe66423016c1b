import { defineLibrary } from './schema.js';

function slow(name: string) {
  return { blocks: { asyncForm: `promisify(crypto.${name})` } } as const;
}

/** Only what is slow on purpose or by nature; hashes and random bytes take microseconds. */
export const nodeCrypto = defineLibrary({
  packages: ['node:crypto', 'crypto'],
  source: { url: 'https://nodejs.org/api/crypto.html', version: '20.19' },
  module: {
    pbkdf2Sync: slow('pbkdf2'),
    scryptSync: slow('scrypt'),
    generateKeyPairSync: slow('generateKeyPair'),
    generatePrimeSync: slow('generatePrime'),
    checkPrimeSync: slow('checkPrime'),
  },
  types: {},
});
