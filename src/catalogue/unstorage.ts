import { each } from './each.js';
import { defineLibrary, type CacheWrite } from './schema.js';

const setItem: CacheWrite = {
  purpose: 'store',
  key: 0,
  ttl: { form: 'option', argument: 2, keys: ['ttl'], write: 'ttl', unit: 's', zero: 'forever' },
  wayOut: 'give the entry a time to live with `setItem(key, value, { ttl: seconds })`',
};

const storage = { gives: 'Storage' } as const;

/** The driver decides whether a call leaves the process, so none is a round trip here. */
export const unstorage = defineLibrary({
  packages: ['unstorage'],
  source: { url: 'https://unstorage.unjs.io/guide', version: '1.17.6' },
  module: {
    createStorage: { ...storage, constructs: { options: 'any', bounds: ['ttl', 'max', 'maxSize'] } },
    prefixStorage: storage,
  },
  types: {
    Storage: {
      members: {
        ...each('get getItem getItemRaw', { cacheRead: { key: 0 } }),
        ...each('set setItem setItemRaw', { cacheWrite: setItem }),
        mount: storage,
      },
    },
  },
});
