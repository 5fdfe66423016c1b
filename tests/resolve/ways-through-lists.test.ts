import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a place of a list that holds something else
import { Pool } from 'pg';
const [name, source] = ['main', new Pool()];
await name.query('SELECT 1');
    `,
    `
// lists of something else
const rows = [{ query: run }, { query: run }];
for (const row of rows) await row.connect();
await new Map<string, string>().get('pool').connect();
    `,
  ],
  invalid: [
    `
// lists that are written out, by index, destructured and in a loop
import { Pool } from 'pg';
const [first, second] = [new Pool(), new Pool()];
const sources = [new Pool(), new Pool()];
await first.query('SELECT 1');
      ~~~~~~~~~~~ round-trip
await second.query('SELECT 1');
      ~~~~~~~~~~~~ round-trip
await sources[0].query('SELECT 1');
      ~~~~~~~~~~~~~~~~ round-trip
await sources.at(-1).query('SELECT 1');
      ~~~~~~~~~~~~~~~~~~~~ round-trip
for (const source of sources) await source.query('SELECT 1');
                                    ~~~~~~~~~~~~ round-trip
    `,
    `
// annotated lists and tuples
import type { Pool } from 'pg';
export async function load(
  a: Pool[],
  b: readonly Pool[],
  c: Array<Pool>,
  d: ReadonlyArray<Pool>,
  [e]: [Pool, number],
  f: readonly [name: string, source: Pool],
  g: Set<Pool>,
) {
  await a[0].query('SELECT 1');
        ~~~~~~~~~~ round-trip
  await b[i].query('SELECT 1');
        ~~~~~~~~~~ round-trip
  for (const source of c) await source.query('SELECT 1');
                                ~~~~~~~~~~~~ round-trip
  await d.find(isFree)?.query('SELECT 1');
        ~~~~~~~~~~~~~~~~~~~~~ round-trip
  await e.query('SELECT 1');
        ~~~~~~~ round-trip
  await f[1].query('SELECT 1');
        ~~~~~~~~~~ round-trip
  for (const source of g) await source.query('SELECT 1');
                                ~~~~~~~~~~~~ round-trip
}
    `,
    `
// what Promise.all gives
import { Pool } from 'pg';
import { Redis } from 'ioredis';
const pool = new Pool();
const [client, store] = await Promise.all([pool.connect(), makeStore()]);
                                           ~~~~~~~~~~~~ acquire
async function makeStore() {
  return new Redis();
}
await client.query('SELECT 1');
      ~~~~~~~~~~~~ round-trip
await store.get('key');
      ~~~~~~~~~ round-trip, cache-read
const clients = await Promise.all(hosts.map(() => pool.connect()));
                                                  ~~~~~~~~~~~~ acquire
for (const each of clients) each.release();
                            ~~~~~~~~~~~~ release
    `,
    `
// elements of a list in callbacks, also after other methods of lists
import { Pool } from 'pg';
const sources = [new Pool(), new Pool()];
await Promise.all(sources.map((source) => source.query('SELECT 1')));
                                          ~~~~~~~~~~~~ round-trip
sources.filter(Boolean).forEach((source) => source.query('SELECT 1'));
                                            ~~~~~~~~~~~~ round-trip
const made = hosts.map((host) => new Pool({ host }));
await made[0].query('SELECT 1');
      ~~~~~~~~~~~~~ round-trip
    `,
    `
// maps: annotated, with type arguments, filled where they are made
import { Pool } from 'pg';
const a: Map<string, Pool> = load();
const b = new Map<string, Pool>();
const c = new Map([['main', new Pool()]]);
await a.get('main')!.query('SELECT 1');
      ~~~~~~~~~~~~~~~~~~~~ round-trip
await b.get('main')?.query('SELECT 1');
      ~~~~~~~~~~~~~~~~~~~~ round-trip
await c.get('main').query('SELECT 1');
      ~~~~~~~~~~~~~~~~~~~ round-trip
for (const source of b.values()) await source.query('SELECT 1');
                                       ~~~~~~~~~~~~ round-trip
for (const [name, source] of b) await source.query(name);
                                      ~~~~~~~~~~~~ round-trip
b.forEach((source) => source.query('SELECT 1'));
                      ~~~~~~~~~~~~ round-trip
    `,
    `
// a map in a field, with a value that is kept when it is missing
import { Pool } from 'pg';
export class Tenants {
  private readonly sources = new Map<string, Pool>();
  for(tenant: string) {
    let source = this.sources.get(tenant);
    if (!source) {
      source = new Pool();
      this.sources.set(tenant, source);
    }
    return source;
  }
  async load(tenant: string) {
    await this.for(tenant).query('SELECT 1');
          ~~~~~~~~~~~~~~~~~~~~~~ round-trip
  }
}
    `,
    `
// records and index signatures
import type { Pool } from 'pg';
const a: Record<string, Pool> = {};
const b: { [name: string]: Pool } = {};
await a[tenant].query('SELECT 1');
      ~~~~~~~~~~~~~~~ round-trip
await a.main.query('SELECT 1');
      ~~~~~~~~~~~~ round-trip
await b.main.query('SELECT 1');
      ~~~~~~~~~~~~ round-trip
for (const source of Object.values(a)) await source.query('SELECT 1');
                                             ~~~~~~~~~~~~ round-trip
    `,
  ],
});
