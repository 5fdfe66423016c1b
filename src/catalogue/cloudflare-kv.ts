import { defineLibrary, type CacheWrite } from './schema.js';

const put: CacheWrite = {
  purpose: 'store',
  key: 0,
  ttl: {
    form: 'option',
    argument: 2,
    keys: ['expirationTtl', 'expiration'],
    write: 'expirationTtl',
    unit: 's',
  },
  wayOut: 'give the entry a time to live with `put(key, value, { expirationTtl: seconds })`',
};

/** Key-value storage of Cloudflare Workers, which code knows by a type that needs no import. */
export const cloudflareKv = defineLibrary({
  packages: ['@cloudflare/workers-types'],
  source: { url: 'https://developers.cloudflare.com/kv/api/write-key-value-pairs/', version: '5.20261117.1' },
  module: {},
  types: {
    KVNamespace: {
      members: {
        get: { cacheRead: { key: 0 } },
        getWithMetadata: { cacheRead: { key: 0 } },
        put: { cacheWrite: put },
      },
    },
  },
  ambient: ['KVNamespace'],
});
