import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';

testRule(noQueryInLoop, {
  valid: [
    `
// the other branch reads all keys at once: this one is there on purpose
import type { Cluster, Redis } from 'ioredis';
export async function load(redis: Redis | Cluster, keys: string[], isClustered: boolean) {
  if (isClustered) return Promise.all(keys.map(async (key) => redis.get(key)));
  return redis.mget(keys);
}
    `,
    `
// the same class of rows in the other branch
import type { EntityManager } from 'typeorm';
import { Visit } from './visit.js';
export async function keep(manager: EntityManager, visits: Visit[], isPlain: boolean) {
  if (isPlain) return manager.save(Visit, visits);
  for (const visit of visits) await manager.save(Visit, visit);
}
    `,
    `
// the batch form is a chain
import knex from 'knex';
const db = knex({ client: 'pg' });
export async function load(ids, isSplit) {
  if (isSplit) return Promise.all(ids.map((id) => db('visits').where({ id }).first('id')));
  return db('visits').whereIn('id', ids).select('id');
}
    `,
  ],
  invalid: [
    `
// all of them are changed at once, in a chain that begins like a read
import knex from 'knex';
const db = knex({ client: 'pg' });
export async function close(ids) {
  for (const id of ids) {
    const visit = await db('visits').where({ house: id }).first('id');
                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    await visit.close(visit.next);
  }
  await db('visits').whereIn('house', ids).update({ isOpen: false });
}
    `,
    {
      code: `
// another list is read at once
import type { Redis } from 'ioredis';
export async function load(redis: Redis, keys: string[], others: string[]) {
  const values = await redis.mget(others);
  for (const key of keys) values.push((await redis.get(key)) ?? '');
                                             ~~~~~~~~~ queryInLoop
  return values;
}
    `,
      suggestion: `
// another list is read at once
import type { Redis } from 'ioredis';
export async function load(redis: Redis, keys: string[], others: string[]) {
  const values = await redis.mget(others);
  const uniqueKeys = [...new Set(keys)];
  const values2 = uniqueKeys.length > 0 ? await redis.mget(uniqueKeys) : [];
  const valueByKey = new Map(
    uniqueKeys.map((key, index) => [key, values2[index]]),
  );
  for (const key of keys) values.push(valueByKey.get(key) ?? '');
  return values;
}
`,
    },
    `
// a row of another class for each, in the same transaction
import type { DataSource } from 'typeorm';
import { Seen, Visit } from './visit.js';
export async function keep(source: DataSource, visits: Visit[]) {
  await source.transaction(async (manager) => {
    for (const visit of visits) {
      const seen = new Seen();
      seen.visitId = visit.id;
      await manager.save(Seen, seen);
            ~~~~~~~~~~~~ queryInLoop
    }
    await manager.save(Visit, visits);
  });
}
    `,
  ],
});
