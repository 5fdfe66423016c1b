import { fileURLToPath } from 'node:url';
import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';

const prisma = `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();`;

/** The head of what each turn is refused for: a read that has no batch form, and what else it does. */
function inTurn(...lines: readonly string[]): string {
  return `${prisma}
export async function load(emails: string[], seen: Set<string>) {
  let last: unknown;
  for (const email of emails) {
    const user = await prisma.user.findFirst({ where: { email } });
                       ~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    ${lines.join('\n    ')}
  }
  return last;
}
  `;
}

/** Reads that cannot be one, of a loop that has waited for each so far. */
testRule(noQueryInLoop, {
  valid: [],
  invalid: [
    {
      code: `
// a list of what was found${prisma}
export async function load(emails: string[]) {
  const names: (string | null)[] = [];
  for (const email of emails) {
    const user = await prisma.user.findFirst({ where: { email } });
                       ~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    names.push(user?.name ?? null);
  }
  return names;
}
      `,
      title:
        'Still send one request for each, but 5 at a time: the first to fail ends it, with others on their way.',
      suggestion: `
// a list of what was found${prisma}
export async function load(emails: string[]) {
  const names: (string | null)[] = [];
  for (let start = 0; start < emails.length; start += 5) {
    names.push(
      ...(await Promise.all(
        emails
          .slice(start, start + 5)
          .map(async (email): Promise<string | null> => {
            const user = await prisma.user.findFirst({ where: { email } });
            return user?.name ?? null;
          }),
      )),
    );
  }
  return names;
}
      `,
    },
    {
      code: `
// a check of a list that may be missing, by code of its own
import { getFeature } from './models/feature';
export async function check(rule: { needs?: string[] }) {
  for (const id of rule.needs ?? []) {
    if (!(await getFeature(id))) throw new Error(id);
                ~~~~~~~~~~ queryInLoop
  }
}
      `,
      filename: fileURLToPath(new URL('../fixtures/with-p-map/file.ts', import.meta.url)),
      suggestion: `
// a check of a list that may be missing, by code of its own
import { getFeature } from './models/feature';
export async function check(rule: { needs?: string[] }) {
  const needs = [...(rule.needs ?? [])];
  for (let start = 0; start < needs.length; start += 5) {
    await Promise.all(
      needs.slice(start, start + 5).map(async (id) => {
        if (!(await getFeature(id))) throw new Error(id);
      }),
    );
  }
}
      `,
    },
    {
      code: `
// a function of the file that asks twice, and what nobody else sees
import { Pool } from 'pg';
const pool = new Pool();
async function sizeOf(name: string) {
  const sizes: number[] = [];
  let tries = 0;
  tries++;
  const { rows } = await pool.query('SELECT size FROM files WHERE name = $1', [name]);
  for (const row of rows) sizes.push(row.size);
  const more = await pool.query('SELECT count(*) FROM links WHERE file = $1', [name]);
  return sizes.length + tries + Number(more.rows[0].count);
}
export async function total(names: string[]) {
  let sum = 0;
  for (const name of names) {
    const size = await sizeOf(name);
                       ~~~~~~ queryInLoop
    sum += size;
  }
  return sum;
}
      `,
      suggestion: `
// a function of the file that asks twice, and what nobody else sees
import { Pool } from 'pg';
const pool = new Pool();
async function sizeOf(name: string) {
  const sizes: number[] = [];
  let tries = 0;
  tries++;
  const { rows } = await pool.query('SELECT size FROM files WHERE name = $1', [name]);
  for (const row of rows) sizes.push(row.size);
  const more = await pool.query('SELECT count(*) FROM links WHERE file = $1', [name]);
  return sizes.length + tries + Number(more.rows[0].count);
}
export async function total(names: string[]) {
  let sum = 0;
  for (let start = 0; start < names.length; start += 5) {
    await Promise.all(
      names.slice(start, start + 5).map(async (name) => {
        const size = await sizeOf(name);
        sum += size;
      }),
    );
  }
  return sum;
}
      `,
    },
    `// refused: a write of its own${inTurn('await prisma.mail.create({ data: { to: user?.email } });')}`,
    `// refused: the same handed over${inTurn('prisma.mail.create({ data: { to: user?.email } }).catch(report);')}`,
    `// refused: a function that is not known, and waited for${inTurn('await greet(user);')}`,
    `// refused: one that nobody waits for${inTurn('greet(user);')}`,
    `// refused: several of them${inTurn('await Promise.all([greet(user), email]);')}`,
    `// refused: one that is handed each part of a list${inTurn('await Promise.all((user?.teams ?? []).map((team: string) => greet(team)));')}`,
    `// refused: a name that says that it changes something${inTurn('if (archiveUser(user)) throw new Error(email);')}`,
    `// refused: a request to another kind of server${inTurn('await fetch(email);')}`,
    `// refused: a set that the caller sees${inTurn('seen.add(email);')}`,
    `// refused: a property of something from outside${inTurn('state.last = user;')}`,
    `// refused: a number of something from outside${inTurn('state.count += 1;')}`,
    `// refused: a property that is taken away${inTurn('delete state.last;')}`,
    `// refused: a module that is loaded${inTurn('await import(email);')}`,
    `// refused: what is printed in order${inTurn('console.log(user);')}`,
    `// refused: a log that is waited for, and may be kept in a table${inTurn('await logUser(user);')}`,
    `// refused: the last one that was found${inTurn('last = user;')}`,
    `// refused: an answer that nobody looks at, so that it is asked for its effect${inTurn('await prisma.$queryRaw\`SELECT now()\`;')}`,
    `
// refused: a function of the database's own${prisma}
export async function load(names: string[]) {
  const found: unknown[] = [];
  for (const name of names) {
    found.push(await prisma.$queryRaw\`SELECT take_turn(\${name}) FROM users\`);
                     ~~~~~~~~~~~~~~~~ queryInLoop
  }
  return found;
}
    `,
    `
// refused: one connection
import { Client } from 'pg';
export async function load(db: Client, names: string[]) {
  const found: unknown[] = [];
  for (const name of names) found.push(await db.query('SELECT id FROM users WHERE name = $1', [name]));
                                             ~~~~~~~~ queryInLoop
  return found;
}
    `,
    `
// refused: a transaction by its type
import { Prisma } from '@prisma/client';
export async function load(db: Prisma.TransactionClient, emails: string[]) {
  const found: unknown[] = [];
  for (const email of emails) found.push(await db.user.findFirst({ where: { email } }));
                                               ~~~~~~~~~~~~~~~~~ queryInLoop
  return found;
}
    `,
    `
// refused: a manager, which may belong to a transaction
import type { EntityManager } from 'typeorm';
export async function load(entities: EntityManager, names: string[]) {
  const found: unknown[] = [];
  for (const name of names) found.push(await entities.findOneBy(User, { name }));
                                             ~~~~~~~~~~~~~~~~~~ queryInLoop
  return found;
}
    `,
    `
// refused: a name alone, which may be one connection's
export async function load(db: any, names: string[]) {
  const found: unknown[] = [];
  for (const name of names) found.push(await db.query('SELECT id FROM users WHERE name = $1', [name]));
                                             ~~~~~~~~ queryInLoop
  return found;
}
    `,
    {
      code: `
// a name that says that there are several
export async function load(pool: any, names: string[]) {
  const found: unknown[] = [];
  for (const name of names) found.push(await pool.query('SELECT id FROM users WHERE name = $1', [name]));
                                             ~~~~~~~~~~ queryInLoop
  return found;
}
      `,
      suggestion: `
// a name that says that there are several
export async function load(pool: any, names: string[]) {
  const found: unknown[] = [];
  for (let start = 0; start < names.length; start += 5) {
    found.push(
      ...(await Promise.all(
        names
          .slice(start, start + 5)
          .map(async (name): Promise<unknown> => pool.query('SELECT id FROM users WHERE name = $1', [name])),
      )),
    );
  }
  return found;
}
      `,
    },
    `
// refused: a session that is handed over
import { getFeature } from './models/feature';
export async function load(session: object, ids: string[]) {
  for (const id of ids) if (!(await getFeature(session, id))) throw new Error(id);
                                    ~~~~~~~~~~ queryInLoop
}
    `,
    `
// refused: a session among the options
import { getFeature } from './models/feature';
export async function load(session: object, ids: string[]) {
  for (const id of ids) if (!(await getFeature(id, { session }))) throw new Error(id);
                                    ~~~~~~~~~~ queryInLoop
}
    `,
    `
// refused: options from elsewhere, which may hold one
import { getFeature } from './models/feature';
export async function load(options: object, ids: string[]) {
  for (const id of ids) if (!(await getFeature(id, options))) throw new Error(id);
                                    ~~~~~~~~~~ queryInLoop
}
    `,
    `
// refused: the same, spread
import { getFeature } from './models/feature';
export async function load(given: object, ids: string[]) {
  for (const id of ids) if (!(await getFeature(id, { ...given }))) throw new Error(id);
                                    ~~~~~~~~~~ queryInLoop
}
    `,
    `
// refused: a cache, whose requests share one connection
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(names: string[]) {
  const found: unknown[] = [];
  for (const name of names) found.push(await redis.hgetall(name));
                                             ~~~~~~~~~~~~~ queryInLoop
  return found;
}
    `,
    `
// refused: a name that says that it does more than read
import { getFeatureAndLock } from './models/feature';
export async function load(ids: string[]) {
  for (const id of ids) if (!(await getFeatureAndLock(id))) throw new Error(id);
                                    ~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    {
      code: `
// what is thrown where there is none is part of the read
import { getFeatureOrThrow } from './models/feature';
export async function load(ids: string[]) {
  const found: unknown[] = [];
  for (const id of ids) found.push(await getFeatureOrThrow(id));
                                         ~~~~~~~~~~~~~~~~~ queryInLoop
  return found;
}
      `,
      suggestion: `
// what is thrown where there is none is part of the read
import { getFeatureOrThrow } from './models/feature';
export async function load(ids: string[]) {
  const found: unknown[] = [];
  for (let start = 0; start < ids.length; start += 5) {
    found.push(
      ...(await Promise.all(
        ids
          .slice(start, start + 5)
          .map(async (id): Promise<unknown> => getFeatureOrThrow(id)),
      )),
    );
  }
  return found;
}
      `,
    },
    `
// refused: a turn that needs what an earlier one found${prisma}
export async function load(emails: string[]) {
  let team = 0;
  for (const email of emails) {
    const user = await prisma.user.findFirst({ where: { email } });
                       ~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    if (team !== 0 && user?.team !== team) throw new Error(email);
    team = user?.team ?? 0;
  }
}
    `,
    {
      code: `
// fewer results than elements, in their order${prisma}
export async function load(emails: string[]) {
  const found: object[] = [];
  for (const email of emails) {
    const user = await prisma.user.findFirst({ where: { email } });
                       ~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    if (user) found.push(user);
  }
  return found;
}
      `,
      suggestion: `
// fewer results than elements, in their order${prisma}
export async function load(emails: string[]) {
  const found: object[] = [];
  for (let start = 0; start < emails.length; start += 5) {
    const lists = await Promise.all(
      emails.slice(start, start + 5).map(async (email): Promise<object[]> => {
        const user = await prisma.user.findFirst({ where: { email } });
        if (user) return [user];
        return [];
      }),
    );
    found.push(...lists.flat());
  }
  return found;
}
      `,
    },
    {
      code: `
// a map, whose entries stand in the order of the elements${prisma}
export async function load(emails: string[]) {
  const found = new Map<string, object>();
  for (const email of emails) {
    const user = await prisma.user.findFirst({ where: { email } });
                       ~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    if (user) found.set(email, user);
  }
  return found;
}
      `,
      suggestion: `
// a map, whose entries stand in the order of the elements${prisma}
export async function load(emails: string[]) {
  const found = new Map<string, object>();
  for (let start = 0; start < emails.length; start += 5) {
    const entries = await Promise.all(
      emails
        .slice(start, start + 5)
        .map(async (email): Promise<[string, object][]> => {
          const user = await prisma.user.findFirst({ where: { email } });
          if (user) return [[email, user]];
          return [];
        }),
    );
    for (const [key, value] of entries.flat()) found.set(key, value);
  }
  return found;
}
      `,
    },
    `
// refused: what comes after a failure would run while others are still asking${prisma}
export async function load(emails: string[]) {
  const found: unknown[] = [];
  try {
    for (const email of emails) found.push(await prisma.user.findFirst({ where: { email } }));
                                                 ~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  } catch {
    return null;
  }
  return found;
}
    `,
    `
// refused: every turn of another loop would still ask${prisma}
export async function load(teams: { emails: string[] }[]) {
  for (const team of teams) {
    const found: unknown[] = [];
    for (const email of team.emails) found.push(await prisma.user.findFirst({ where: { email } }));
                                                      ~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    show(found);
  }
}
    `,
    `
// refused: the same question in every turn, which is one to be asked before the loop${prisma}
export async function load(emails: string[], name: string) {
  const found: unknown[] = [];
  for (const email of emails) found.push([email, await prisma.user.findFirst({ where: { name } })]);
                                                       ~~~~~~~~~~~~~~~~~~~~~ sameQueryInLoop
  return found;
}
    `,
    `
// refused: a function that keeps something${prisma}
let asked = 0;
async function find(email: string) {
  asked += 1;
  return prisma.user.findFirst({ where: { email } });
}
export async function load(emails: string[]) {
  const found: unknown[] = [];
  for (const email of emails) found.push(await find(email));
                                               ~~~~ queryInLoop
  return found;
}
    `,
    `
// refused: a function that changes what it is given${prisma}
async function find(user: { email: string; team: unknown }) {
  user.team = await prisma.team.findFirst({ where: { email: user.email } });
  return user;
}
export async function load(users: { email: string; team: unknown }[]) {
  const found: unknown[] = [];
  for (const user of users) found.push(await find(user));
                                             ~~~~ queryInLoop
  return found;
}
    `,
    `
// refused: a method with a decorator, which may run it in another way
import { PrismaClient } from '@prisma/client';
export class Users {
  constructor(private readonly prisma: PrismaClient) {}
  @Kept()
  find(email: string) {
    return this.prisma.user.findFirst({ where: { email } });
  }
  async load(emails: string[]) {
    const found: unknown[] = [];
    for (const email of emails) found.push(await this.find(email));
                                                 ~~~~~~~~~ queryInLoop
    return found;
  }
}
    `,
    `
// refused: a function that locks a row as well${prisma}
const teamOf = (id: number) => prisma.$queryRaw\`SELECT name FROM teams WHERE id = \${id} FOR UPDATE\`;
async function find(email: string) {
  const user = await prisma.user.findFirst({ where: { email } });
  return user && teamOf(user.team);
}
export async function load(emails: string[]) {
  const found: unknown[] = [];
  for (const email of emails) found.push(await find(email));
                                               ~~~~ queryInLoop
  return found;
}
    `,
    `
// refused: the last first, so that the order is meant${prisma}
export async function load(emails: string[]) {
  const found: unknown[] = [];
  for (const email of emails.reverse()) found.push(await prisma.user.findFirst({ where: { email } }));
                                                         ~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  return found;
}
    `,
    `
// refused: a function that goes through a stream${prisma}
async function find(email: string) {
  let place = 0;
  for await (const part of parts) if (part === email) place += 1;
  return prisma.user.findFirst({ where: { email, place } });
}
export async function load(emails: string[]) {
  const found: unknown[] = [];
  for (const email of emails) found.push(await find(email));
                                               ~~~~ queryInLoop
  return found;
}
    `,
    `
// refused: a function that gives something back at its end${prisma}
async function find(email: string) {
  await using held = hold(email);
  return prisma.user.findFirst({ where: { email, held } });
}
export async function load(emails: string[]) {
  const found: unknown[] = [];
  for (const email of emails) found.push(await find(email));
                                               ~~~~ queryInLoop
  return found;
}
    `,
    `
// refused: through a limiter, which bounds them already
import pLimit from 'p-limit';${prisma}
const limit = pLimit(2);
export async function load(emails: string[]) {
  const found: unknown[] = [];
  for (const email of emails) found.push(await limit(() => prisma.user.findFirst({ where: { email } })));
                                                           ~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  return found;
}
    `,
  ],
});
