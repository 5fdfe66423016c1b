import { requireConnectionRelease } from '../../rules/require-connection-release.js';
import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a pool of another library
import { Pool } from 'rock-pool';
const resource = await new Pool({}).acquire().promise;
    `,
  ],
  invalid: [
    `
import { Pool } from 'tarn';
const pool = new Pool({ create, destroy, min: 0, max: 4 });
const resource = await pool.acquire().promise;
                       ~~~~~~~~~~~~ acquire
pool.release(resource);
~~~~~~~~~~~~ release
    `,
  ],
});

testRule(requireConnectionRelease, {
  valid: [
    `
// what is held is under a property of what comes back
import { Pool } from 'tarn';
export async function work(pool: Pool<Worker>) {
  const worker = await pool.acquire().promise;
  try {
    await worker.run();
  } finally {
    pool.release(worker);
  }
}
    `,
  ],
  invalid: [
    `
import { Pool } from 'tarn';
export async function work(pool: Pool<Worker>) {
  const worker = await pool.acquire().promise;
                            ~~~~~~~ lostOnPath
  await worker.run();
  pool.release(worker);
}
    `,
  ],
});
