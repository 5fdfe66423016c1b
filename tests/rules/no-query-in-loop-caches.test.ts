import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';

// Caches of libraries, where what they are made with says that a server keeps them.
testRule(noQueryInLoop, {
  valid: [
    `
// in memory, which is the default, or nearest in memory
import { createKeyv } from '@keyv/redis';
import { createCache } from 'cache-manager';
import Keyv from 'keyv';
const memory = new Keyv();
const cache = createCache({ ttl: 60_000 });
const tiers = createCache({ stores: [new Keyv(), createKeyv('redis://localhost')] });
const file = new Keyv('sqlite://cache.sqlite');
const beside = createCache({ stores: [new Keyv()], source: createKeyv('redis://localhost') });
export async function all(ids: string[]) {
  for (const id of ids) await memory.get(id);
  for (const id of ids) await cache.get(id);
  for (const id of ids) await tiers.get(id);
  for (const id of ids) await file.get(id);
  for (const id of ids) await beside.get(id);
}
    `,
    `
// nothing shows what it is made with
import type { Cache } from 'cache-manager';
import { settings } from './settings';
import Keyv from 'keyv';
const keyv = new Keyv(settings);
export async function all(ids: string[], cache: Cache) {
  for (const id of ids) await cache.get(id);
  for (const id of ids) await keyv.get(id);
}
    `,
    `
// all at once, or one for all
import { createKeyv } from '@keyv/redis';
const keyv = createKeyv('redis://localhost');
export const all = (ids: string[]) => keyv.getMany(ids);
export const one = (id: string) => keyv.get(id);
    `,
  ],
  invalid: [
    {
      code: `
// by an address, and by a store of a server
import KeyvRedis, { createKeyv } from '@keyv/redis';
import Keyv from 'keyv';
const byAddress = new Keyv('redis://localhost', { ttl: 60_000 });
const byStore = new Keyv({ store: new KeyvRedis('redis://localhost') });
const made = createKeyv();
export async function all(ids: string[]) {
  for (const id of ids) await byAddress.get(id);
                              ~~~~~~~~~~~~~ queryInLoop
  for (const id of ids) await byStore.set(id, id, 60_000);
                              ~~~~~~~~~~~ queryInLoop
  await Promise.all(ids.map((id) => made.delete(id)));
                                    ~~~~~~~~~~~ queryInLoop
}
      `,
      message:
        '\`byAddress.get\` sends a request of its own for every element of \`ids\`. Instead, read all keys with one \`getMany(keys)\`.',
    },
    `
// a cache over a store: handed in, named, or made by a function
import { caching, createCache } from 'cache-manager';
import { redisInsStore, redisStore } from 'cache-manager-ioredis-yet';
import Redis from 'ioredis';
const over = createCache(redisInsStore(new Redis()));
const open = async () => ({ store: await redisStore({ host: 'localhost' }) });
export async function all(ids: string[]) {
  const named = await caching(redisStore, { ttl: 60_000 });
  const opened = createCache(open());
  let i = ids.length;
  while (i-- > 0) await over.get(ids[i]);
                        ~~~~~~~~ queryInLoop
  await Promise.all(ids.map((id) => named.del(id)));
                                    ~~~~~~~~~ queryInLoop
  for (const id of ids) await opened.get(id);
                              ~~~~~~~~~~ queryInLoop
}
    `,
  ],
});
