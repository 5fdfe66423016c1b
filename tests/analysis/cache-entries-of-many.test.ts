import { testRule } from '../support/test-rule.js';
import { cacheProbe } from './cache-probe.js';

// Many entries that are written at once, caches that are filled before somebody asks, and keys that are read through.
testRule(cacheProbe, {
  valid: [
    `
// many entries at once that nothing calls a cache
import { Redis } from 'ioredis';
const redis = new Redis();
export async function saveAll(profiles: Profile[]) {
  const flat: string[] = [];
  for (const profile of profiles) flat.push(\`profile:\${profile.id}\`, JSON.stringify(profile));
  await redis.mset(...flat);
}
    `,
    `
// words of the keys, and marks, in lists that are filled in a loop, made of rows, or held by a name
import { Redis } from 'ioredis';
const cache = new Redis();
export async function startAll(ids: string[]) {
  const flat: string[] = [];
  for (const id of ids) flat.push(\`cursor:\${id}\`, positionOf(id));
  await cache.mset(...flat);
  const entries: Record<string, string> = {};
  for (const id of ids) entries[\`lock:\${id}\`] = ownerOf(id);
  await cache.mset(entries);
  const marks = new Map<string, string>();
  for (const id of ids) marks.set(\`user:\${id}\`, '1');
  await cache.mset(marks);
  await cache.mset(...ids.flatMap((id) => [\`session:\${id}\`, userOf(id)]));
  const pairs: string[][] = [];
  for (const id of ids) pairs.push([\`user:\${id}\`, '1']);
  await cache.mset(pairs);
  await cache.mset([[\`user:\${ids[0]}\`, '1']]);
  await cache.mset(Object.fromEntries(ids.map((id) => [\`user:\${id}\`, '1'])));
  await cache.mset(Object.fromEntries(ids.map((id) => [\`version:\${id}\`, versionOf(id)])));
}
    `,
    `
// a function whose name only begins with the same letters
import { Redis } from 'ioredis';
const redis = new Redis();
export async function warmth(room: string, degrees: string) {
  await redis.set(\`degrees:\${room}\`, degrees);
}
export async function primer(coat: string, colour: string) {
  await redis.set(\`colour:\${coat}\`, colour);
}
    `,
    `
// locks, and marks, of a function that fills a cache
import { Redis } from 'ioredis';
const redis = new Redis();
export async function warmUp(id: string, owner: string) {
  await redis.set(\`report:\${id}\`, owner, 'NX');
  await redis.set(\`warmed:\${id}\`, '1');
}
    `,
    `
// a cache that is filled before somebody asks, with a time to live
import { Redis } from 'ioredis';
const redis = new Redis();
export async function warm(boards: Board[]) {
  const pipeline = redis.pipeline();
  for (const board of boards) pipeline.set(\`board:\${board.id}\`, JSON.stringify(board), 'EX', 600);
  await pipeline.exec();
}
    `,
    `
// keys of another function than those that are read through, and a function that is no cache
import { Redis } from 'ioredis';
import { cached, each, keys, remember } from './lib';
const redis = new Redis();
export const profileOf = (id: string) => remember(keys.profile(id), 60, () => loadProfile(id));
export const known = (id: string) => cached(keys.consent(id));
export const visit = (id: string) => each(keys.consent(id), () => loadConsents(id));
export async function save(id: string, consents: string) {
  await redis.set(keys.consent(id), consents);
}
    `,
    `
// a lock on what is read through
import { Redis } from 'ioredis';
import { keys, remember } from './lib';
const redis = new Redis();
export const profileOf = (id: string) => remember(keys.profile(id), 60, () => loadProfile(id));
export const claim = (id: string, owner: string) => redis.set(keys.profile(id), owner, 'NX');
    `,
    `
// keys that a function is given may be anything
import { Redis } from 'ioredis';
import { remember } from './lib';
const redis = new Redis();
export const through = (key: string) => remember(key, 60, () => load(key));
export const store = (key: string, value: string) => redis.set(key, value);
    `,
  ],
  invalid: [
    `
// functions that fill a cache before somebody asks
import { Redis } from 'ioredis';
const redis = new Redis();
export async function warm(boards: Board[]) {
  const flat: string[] = [];
  boards.forEach((board) => flat.push(\`board:\${board.id}\`, JSON.stringify(board)));
  await redis.mset(...flat);
        ~~~~~~~~~~ lasting
}
export async function warmUpPrices(prices: Price[]) {
  for (const price of prices) await redis.set(\`price:\${price.sku}\`, price.cents);
                                    ~~~~~~~~~ lasting
}
export const preloadProfiles = async (profiles: Profile[]) => {
  await redis.mset(Object.fromEntries(profiles.map((profile) => [\`profile:\${profile.id}\`, profile.name])));
        ~~~~~~~~~~ lasting
};
export class Rates {
  async prime(rates: Map<string, number>) {
    for (const [pair, rate] of rates) await redis.set(\`rate:\${pair}\`, rate);
                                            ~~~~~~~~~ lasting
  }
}
    `,
    `
// entries of keys that one function makes, which are read through elsewhere
import { Redis } from 'ioredis';
import { keys, remember } from './lib';
export class Profiles {
  private readonly redis = new Redis();
  find(id: string) {
    return remember(keys.profile(id.trim()), 60, () => loadProfile(id));
  }
  async store(profiles: Map<string, string>) {
    const entries: Record<string, string> = {};
    for (const [id, profile] of profiles) entries[keys.profile(id)] = profile;
    await this.redis.mset(entries);
          ~~~~~~~~~~~~~~~ lasting
  }
}
    `,
    `
// a key that is built alike where it is read through
import { Redis } from 'ioredis';
import { store } from './lib';
const redis = new Redis();
export const profileOf = (id: string) => store.getOrSet(\`profile:\${id}\`, async () => loadProfile(id));
export async function rename(user: User) {
  await redis.set(\`profile:\${user.id}\`, user.name);
        ~~~~~~~~~ lasting
}
    `,
    `
// what was missing of many is loaded, and written at once
import { Redis } from 'ioredis';
const redis = new Redis();
export async function namesOf(ids: string[]) {
  const found = await redis.mget(ids.map((id) => \`name:\${id}\`));
  const missing = ids.filter((id, index) => !found[index]);
  const rows = await loadNames(missing);
  const flat: string[] = [];
  for (const row of rows) flat.push(\`name:\${row.id}\`, row.name);
  await redis.mset(...flat);
        ~~~~~~~~~~ lasting
  return found;
}
    `,
  ],
});
