import { requireConnectionRelease } from '../../rules/require-connection-release.js';
import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a lock, not a pool
import { Mutex } from 'locks';
const release = await new Mutex().acquire();
    `,
    `
// it gives itself back
import { createPool } from 'generic-pool';
await createPool(factory).use(async (resource) => resource.work());
    `,
  ],
  invalid: [
    `
import genericPool from 'generic-pool';
const pool = genericPool.createPool(factory, { max: 4 });
const resource = await pool.acquire();
                       ~~~~~~~~~~~~ acquire
await pool.release(resource);
      ~~~~~~~~~~~~ release
    `,
    `
// an annotation
import type { Pool } from 'generic-pool';
export const drop = (pool: Pool<Page>, page: Page) => pool.destroy(page);
                                                      ~~~~~~~~~~~~ release
    `,
  ],
});

testRule(requireConnectionRelease, {
  valid: [
    `
// the resource is an argument of the release
import { createPool } from 'generic-pool';
const pool = createPool(factory);
export async function draw(url: string) {
  const page = await pool.acquire();
  try {
    return await page.draw(url);
  } finally {
    await pool.release(page);
  }
}
    `,
  ],
  invalid: [
    {
      code: `
import { createPool } from 'generic-pool';
const pool = createPool(factory);
export async function draw(url: string) {
  const page = await pool.acquire();
                          ~~~~~~~ lostOnPath
  const image = await page.draw(url);
  await pool.release(page);
  return image;
}
      `,
      message:
        'The resource from `pool.acquire` is not given back when line 5 throws, so it is missing from the pool until the process ends, and when none is left, everybody waits. Instead, give it to `pool.release()` in a `finally` block, or pass the work to `pool.use(async (resource) => …)`, which releases by itself.',
    },
  ],
});
