import { requireCacheTtl } from '../../rules/require-cache-ttl.js';
import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// what stays for ever says so
import { BentoCache } from './bento.js';
await new BentoCache({}).set({ key: 'key', value: 'value' });
    `,
  ],
  invalid: [
    `
import { BentoCache, bentostore } from 'bentocache';
const bento = new BentoCache({ default: 'main', stores: { main: bentostore() } });
                  ~~~~~~~~~~ construct
await bento.get({ key: 'key' });
      ~~~~~~~~~ cache-read
await bento.set({ key: 'key', value: 'value' });
      ~~~~~~~~~ cache-write
await bento.use('main').namespace('users').getOrSet({ key: 'key', factory: load });
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ cache-write
await bento.setForever({ key: 'key', value: 'value' });
    `,
  ],
});

testRule(requireCacheTtl, {
  valid: [
    `
// half a minute, when nothing else is said
import { BentoCache } from 'bentocache';
const bento = new BentoCache({ default: 'main', stores: {} });
await bento.set({ key: id, value: user });
    `,
  ],
  invalid: [],
});
