import { each } from './each.js';
import { defineLibrary, type CacheWrite } from './schema.js';

/** The lifetime has to be given, and `0` is no lifetime. */
function write(name: string): { readonly cacheWrite: CacheWrite } {
  return {
    cacheWrite: {
      purpose: 'cache',
      key: 0,
      evicts: true,
      ttl: { form: 'argument', argument: 2, unit: 's', zero: 'forever' },
      wayOut: `give the entry a time to live with \`${name}(key, value, seconds, callback)\``,
    },
  };
}

const read = {
  roundTrip: {
    server: 'cache',
    access: 'read',
    forMany: 'read all keys with one `getMulti(keys, callback)`',
  },
} as const;
const change = { roundTrip: { server: 'cache', access: 'write' } } as const;

const construct = { gives: 'Memcached', constructs: { options: 1, bounds: [] } } as const;

export const memcached = defineLibrary({
  packages: ['memcached'],
  source: { url: 'https://github.com/3rd-Eden/memcached#readme', version: '2.2.2' },
  module: { default: construct },
  types: {
    Memcached: {
      members: {
        get: { ...read, cacheRead: { key: 0 } },
        gets: read,
        getMulti: { roundTrip: { server: 'cache', access: 'read' } },
        set: { ...change, ...write('set') },
        add: { ...change, ...write('add') },
        replace: { ...change, ...write('replace') },
        ...each('incr decr', { ...change, counts: { key: 0 } }),
        touch: { ...change, expires: { key: 0 } },
        ...each('cas append prepend del', change),
      },
    },
  },
});
