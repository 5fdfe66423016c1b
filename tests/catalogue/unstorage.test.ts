import { requireCacheTtl } from '../../rules/require-cache-ttl.js';
import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// the storage of the browser
localStorage.setItem('key', 'value');
    `,
  ],
  invalid: [
    `
import { createStorage, prefixStorage } from 'unstorage';
const storage = createStorage({ driver });
                ~~~~~~~~~~~~~ construct
await storage.getItem('key');
      ~~~~~~~~~~~~~~~ cache-read
await storage.setItem('key', 'value');
      ~~~~~~~~~~~~~~~ cache-write
await prefixStorage(storage, 'users').set('key', 'value');
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ cache-write
    `,
  ],
});

testRule(requireCacheTtl, {
  valid: [
    `
import { createStorage } from 'unstorage';
const storage = createStorage({ driver });
export async function getUser(id: string) {
  const cached = await storage.getItem(\`user:\${id}\`);
  if (cached) return cached;
  const user = await db.users.findById(id);
  await storage.setItem(\`user:\${id}\`, user, { ttl: 60 });
  return user;
}
    `,
  ],
  invalid: [
    {
      code: `
import { createStorage } from 'unstorage';
const storage = createStorage();
export async function getUser(id: string) {
  const cached = await storage.getItem(\`user:\${id}\`);
  if (cached) return cached;
  const user = await db.users.findById(id);
  await storage.setItem(\`user:\${id}\`, user);
        ~~~~~~~~~~~~~~~ growingCache
  return user;
}
      `,
      suggestion: `
import { createStorage } from 'unstorage';
const storage = createStorage();
export async function getUser(id: string) {
  const cached = await storage.getItem(\`user:\${id}\`);
  if (cached) return cached;
  const user = await db.users.findById(id);
  await storage.setItem(\`user:\${id}\`, user, { ttl: 300 });
  return user;
}
      `,
    },
  ],
});
