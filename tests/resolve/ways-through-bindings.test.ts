import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a variable of an inner scope hides the one outside
import { Pool } from 'pg';
const source = new Pool();
for (const source of names) await source.run('SELECT 1');
    `,
  ],
  invalid: [
    `
// nested destructuring with other names and defaults
import { Pool } from 'pg';
const fallback = new Pool();
const clients = { read: { source: new Pool() }, write: new Pool() };
const {
  read: { source },
  write: writer,
  other = fallback,
} = clients;
const { a: { b = new Pool() } = {} } = options;
const [c = new Pool()] = [];
await source.query('SELECT 1');
      ~~~~~~~~~~~~ round-trip
await writer.query('SELECT 1');
      ~~~~~~~~~~~~ round-trip
await other.query('SELECT 1');
      ~~~~~~~~~~~ round-trip
await b.query('SELECT 1');
      ~~~~~~~ round-trip
await c.query('SELECT 1');
      ~~~~~~~ round-trip
    `,
    `
// destructuring in an assignment
import { Pool } from 'pg';
const clients = { main: new Pool(), name: 'main' };
let source, again;
({ main: source } = clients);
[again] = [new Pool()];
await source.query('SELECT 1');
      ~~~~~~~~~~~~ round-trip
await again.query('SELECT 1');
      ~~~~~~~~~~~ round-trip
    `,
    `
// parameters that are destructured, with annotations, defaults and a rest
import type { Pool } from 'pg';
interface Context {
  db: { source: Pool };
  again: Pool;
}
export async function load(
  { db: { source }, ...rest }: Context,
  { third } = { third: given as Pool },
) {
  await source.query('SELECT 1');
        ~~~~~~~~~~~~ round-trip
  await rest.again.query('SELECT 1');
        ~~~~~~~~~~~~~~~~ round-trip
  await third.query('SELECT 1');
        ~~~~~~~~~~~ round-trip
}
    `,
    `
// a variable of the module that is set later
import { Pool } from 'pg';
let annotated: Pool | null = null;
let plain;
let either: Pool;
export async function init() {
  annotated = new Pool();
  plain = await Promise.resolve(new Pool());
  if (process.env.URL) either = new Pool({ connectionString: process.env.URL });
  else either = new Pool();
}
export async function load() {
  await annotated!.query('SELECT 1');
        ~~~~~~~~~~~~~~~~ round-trip
  await plain.query('SELECT 1');
        ~~~~~~~~~~~ round-trip
  await either.query('SELECT 1');
        ~~~~~~~~~~~~ round-trip
}
    `,
    `
// accessors that remember
import { Pool } from 'pg';
let kept;
const a = () => kept ?? (kept = new Pool());
function b() {
  return (kept ||= new Pool());
}
function c() {
  if (!kept) kept = new Pool();
  return kept;
}
await a().query('SELECT 1');
      ~~~~~~~~~ round-trip
await b().query('SELECT 1');
      ~~~~~~~~~ round-trip
await c().query('SELECT 1');
      ~~~~~~~~~ round-trip
    `,
    `
// globals that remember
import { PrismaClient } from '@prisma/client';
const forGlobal = globalThis as unknown as { held: PrismaClient };
export const held = forGlobal.held || new PrismaClient();
if (process.env.NODE_ENV !== 'production') forGlobal.held = held;
const make = () => new PrismaClient().$extends({});
declare const globalThis: { made: ReturnType<typeof make> } & typeof global;
const made = globalThis.made ?? make();
await held.user.findMany();
      ~~~~~~~~~~~~~~~~~~ round-trip when awaited
await forGlobal.held.user.findMany();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
await made.user.findMany();
      ~~~~~~~~~~~~~~~~~~ round-trip when awaited
    `,
    `
// objects: literals, getters, properties that are set later, spread, frozen, assigned
import { Pool } from 'pg';
const a = {
  main: new Pool(),
  get other() {
    return new Pool();
  },
};
const b: { main?: Pool } = {};
const c = { main: null as Pool | null };
const d = {};
d.main = new Pool();
const e = { ...a };
const f = Object.freeze({ main: new Pool() });
const g = Object.assign(new Pool(), { name: 'main' });
const h = Object.assign({}, { main: new Pool() });
const i = { main: new Pool() } satisfies Record<string, Pool>;
await a.main.query('SELECT 1');
      ~~~~~~~~~~~~ round-trip
await a.other.query('SELECT 1');
      ~~~~~~~~~~~~~ round-trip
await b.main?.query('SELECT 1');
      ~~~~~~~~~~~~~ round-trip
await c.main.query('SELECT 1');
      ~~~~~~~~~~~~ round-trip
await d.main.query('SELECT 1');
      ~~~~~~~~~~~~ round-trip
await e.main.query('SELECT 1');
      ~~~~~~~~~~~~ round-trip
await f.main.query('SELECT 1');
      ~~~~~~~~~~~~ round-trip
await g.query('SELECT 1');
      ~~~~~~~ round-trip
await h.main.query('SELECT 1');
      ~~~~~~~~~~~~ round-trip
await i.main.query('SELECT 1');
      ~~~~~~~~~~~~ round-trip
    `,
    `
// an object whose methods use its own properties
import { Pool } from 'pg';
const store = {
  source: new Pool(),
  async load() {
    await this.source.query('SELECT 1');
          ~~~~~~~~~~~~~~~~~ round-trip
    const { source } = this;
    await source.query('SELECT 1');
          ~~~~~~~~~~~~ round-trip
  },
};
    `,
    `
// declared in a block, with var and using
import { Pool } from 'pg';
try {
  var late = new Pool();
} catch {}
using held = new Pool();
await late.query('SELECT 1');
      ~~~~~~~~~~ round-trip
await held.query('SELECT 1');
      ~~~~~~~~~~ round-trip
    `,
  ],
});
