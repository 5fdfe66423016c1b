import { construct, keyvTypes } from './keyv.js';
import { defineLibrary } from './schema.js';

/** Makes one on top of a server, which bounds the number of entries itself, if anything does. */
const onServer = {
  ...construct,
  isServer: true,
  constructs: { ...construct.constructs, bounds: ['ttl'] },
} as const;

/** Those of them that are kept by a server. */
export const keyvServers = defineLibrary({
  packages: [
    '@keyv/redis',
    '@keyv/valkey',
    '@keyv/memcache',
    '@keyv/mongo',
    '@keyv/mysql',
    '@keyv/postgres',
    '@keyv/etcd',
  ],
  source: { url: 'https://keyv.org/docs/storage-adapters/redis/', version: '@keyv/redis 5.1.6' },
  module: {
    default: { gives: 'Store', isServer: true },
    Keyv: construct,
    createKeyv: onServer,
    createKeyvNonBlocking: onServer,
  },
  types: { ...keyvTypes, Store: {} },
});

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
