import type { Folder } from '../install.js';
import type { Program } from '../program.js';

interface Cache {
  readonly library: string;
  readonly folder?: Folder;
  readonly pattern?: string;
  readonly make: string;
  readonly set: string;
  /** The seconds that are left of what was written, or `null`. */
  readonly timeLeft: string;
}

/** A store that is not bounded, as those of servers are, and that remembers the time to live that it gets. */
function ownStore(parameter: string, written: string): string {
  return `
let written = Infinity;
const entries = new Map<string, unknown>();
const createStore = () => ({
  get: async <T>(key: string) => entries.get(key) as T | undefined,
  set: async (key: string, value: unknown, ${parameter}) => {
    entries.set(key, value);
    written = ${written};
  },
  del: async () => {},
  reset: async () => {},
  mset: async () => {},
  mget: async () => [],
  mdel: async () => {},
  keys: async () => [],
  ttl: async () => 0,
});`;
}

const caches: readonly Cache[] = [
  {
    library: 'cache-manager 7',
    make: `import { createCache } from 'cache-manager';\nconst cache = createCache();`,
    set: `await cache.set(key, user)`,
    timeLeft: `const at = await cache.ttl('user:7'); return at === undefined ? null : (at - Date.now()) / 1000;`,
  },
  {
    library: 'cache-manager 7',
    pattern: 'several entries at once',
    make: `import { createCache } from 'cache-manager';\nconst cache = createCache();`,
    set: `await cache.mset([{ key, value: user }])`,
    timeLeft: `const at = await cache.ttl('user:7'); return at === undefined ? null : (at - Date.now()) / 1000;`,
  },
  {
    library: 'cache-manager 5',
    folder: 'a-major-before',
    make: `import { caching } from 'cache-manager';\n${ownStore('ttl?: number', 'ttl ?? Infinity')}\nconst cache = await caching(createStore());`,
    set: `await cache.set(key, user)`,
    timeLeft: `return written === Infinity ? null : written / 1000;`,
  },
  {
    library: 'cache-manager 4',
    folder: 'two-majors-before',
    make: `import manager from 'cache-manager';\n${ownStore('options?: { ttl?: number }', 'options?.ttl ?? Infinity')}\nconst cache = manager.caching({ store: createStore() as never });`,
    set: `await cache.set(key, user)`,
    timeLeft: `return written === Infinity ? null : written;`,
  },
  {
    library: 'node-cache',
    make: `import NodeCache from 'node-cache';\nconst cache = new NodeCache({ checkperiod: 0 });`,
    set: `cache.set(key, user)`,
    timeLeft: `const at = cache.getTtl('user:7'); return at ? (at - Date.now()) / 1000 : null;`,
  },
  {
    library: 'node-cache',
    pattern: 'several entries at once',
    make: `import NodeCache from 'node-cache';\nconst cache = new NodeCache({ checkperiod: 0 });`,
    set: `cache.mset([{ key, val: user }, { key: key + ':name', val: user }])`,
    timeLeft: `const at = cache.getTtl('user:7:name'); return at ? (at - Date.now()) / 1000 : null;`,
  },
  {
    library: 'keyv',
    make: `import { Keyv } from 'keyv';\nconst cache = new Keyv();`,
    set: `await cache.set(key, user)`,
    timeLeft: `const entry = (await cache.getRaw('user:7')) as { expires?: number } | undefined; return entry?.expires ? (entry.expires - Date.now()) / 1000 : null;`,
  },
  {
    library: 'cacheable',
    make: `import { Cacheable } from 'cacheable';\nconst cache = new Cacheable();`,
    set: `await cache.set(key, user)`,
    timeLeft: `const entry = (await cache.getRaw('user:7')) as { expires?: number } | undefined; return entry?.expires ? (entry.expires - Date.now()) / 1000 : null;`,
  },
];

export const memoryCaches: readonly Program[] = caches.map(
  ({ library, folder, pattern, make, set, timeLeft }) => ({
    library,
    engine: 'memory',
    expects: 'expiry',
    inputs: [[7]],
    ...(folder ? { folder } : {}),
    pattern: pattern ?? 'an entry',
    code: `${make}
async function loadUser(id: number) {
  return { id, name: 'n' + id };
}
export async function run(id: number) {
  const key = 'user:' + id;
  const cached = await cache.get<{ id: number; name: string }>(key);
  if (cached) return cached;
  const user = await loadUser(id);
  ${set};
  return user;
}
export async function timeLeft(): Promise<number | null> {
  ${timeLeft}
}
`,
  }),
);
