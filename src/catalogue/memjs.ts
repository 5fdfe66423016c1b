import { each } from './each.js';
import { defineLibrary, type CacheWrite } from './schema.js';

const answers = { server: 'cache' } as const;

function write(name: string): { readonly cacheWrite: CacheWrite } {
  return {
    cacheWrite: {
      purpose: 'cache',
      key: 0,
      evicts: true,
      ttl: { form: 'option', argument: 2, keys: ['expires'], write: 'expires', unit: 's', zero: 'default' },
      wayOut: `give the entry a time to live with \`${name}(key, value, { expires: seconds })\``,
    },
  };
}

/** Memcached answers one key at a time here: there is no form for many. */
const read = { roundTrip: { ...answers, access: 'read' } } as const;
const change = { roundTrip: { ...answers, access: 'write' } } as const;

export const memjs = defineLibrary({
  packages: ['memjs'],
  source: { url: 'https://memjs.netlify.app/', version: '1.3.2' },
  module: {
    Client: { is: 'ClientStatic', gives: 'Client', constructs: { options: 1, bounds: ['expires'] } },
  },
  types: {
    ClientStatic: {
      members: {
        create: { gives: 'Client', constructs: { options: 1, bounds: ['expires'] } },
      },
    },
    Client: {
      members: {
        get: { ...read, cacheRead: { key: 0 } },
        set: { ...change, ...write('set') },
        add: { ...change, ...write('add') },
        replace: { ...change, ...write('replace') },
        ...each('increment decrement', { ...change, counts: { key: 0 } }),
        touch: { ...change, expires: { key: 0 } },
        ...each('delete append prepend', change),
      },
    },
  },
});
