import { each } from './each.js';
import { defineLibrary } from './schema.js';

/** Another machine answers, for one name at a time, so it costs what a request costs. */
const read = { roundTrip: { server: 'http', access: 'read' } } as const;

const lookups = {
  ...each('lookup lookupService resolve resolve4 resolve6 resolveAny resolveCaa resolveCname', read),
  ...each('resolveMx resolveNaptr resolveNs resolvePtr resolveSoa resolveSrv resolveTxt reverse', read),
} as const;

const source = { url: 'https://nodejs.org/api/dns.html', version: '20.19' };

export const nodeDns = defineLibrary({
  packages: ['node:dns', 'dns'],
  source,
  module: { ...lookups, promises: { is: 'Promises' } },
  types: { Promises: { members: lookups } },
});

export const nodeDnsPromises = defineLibrary({
  packages: ['node:dns/promises', 'dns/promises'],
  source,
  module: lookups,
  types: {},
});
