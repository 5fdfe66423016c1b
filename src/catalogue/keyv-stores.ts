import { construct, keyvTypes } from './keyv.js';
import { defineLibrary } from './schema.js';

/** Each store has a function that makes a Keyv on top of it; the store by itself is none. */
export const keyvStores = defineLibrary({
  packages: ['@keyv/*'],
  source: { url: 'https://keyv.org/docs/storage-adapters/redis/', version: '@keyv/redis 5.1.6' },
  module: {
    default: { gives: 'Store' },
    Keyv: construct,
    createKeyv: construct,
    createKeyvNonBlocking: construct,
  },
  types: { ...keyvTypes, Store: {} },
});
