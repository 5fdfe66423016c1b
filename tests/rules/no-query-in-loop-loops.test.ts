import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';
import { withoutSuggestion } from '../support/without-suggestion.js';

const mark = `
import { pool } from './db.js';
const mark = (id) => pool.query('SELECT count(*) FROM marks WHERE job = $1', [id]);`;

/** Forms of loops, and where their code stands. */
testRule(withoutSuggestion(noQueryInLoop, 'askAtMost'), {
  valid: [
    `
// a counter that is not of the list, and a list that grows${mark}
export async function all(ids) {
  let i = 0;
  while (i < ids.length) {
    const { rows } = await mark(ids[i]);
    ids.push(...rows);
    i++;
  }
  let from = 0;
  while (from < ids.length) {
    await pool.query('SELECT 1 FROM marks WHERE job = ANY($1)', [ids.slice(from, from + 100)]);
    from += 100;
  }
  for (let attempt = 0, most = limit(); attempt < most; attempt++) await mark(ids[0]);
}
    `,
    `
// the next of a list that grows, and of one that workers share${mark}
export async function all(ids) {
  let i = 0;
  while (i < ids.length) {
    const id = ids[i++];
    const { rows } = await mark(id);
    ids.push(...rows);
  }
}
export async function shared(ids) {
  let next = 0;
  const work = async () => {
    while (next < ids.length) {
      const id = ids[next++];
      await mark(id);
    }
  };
  await Promise.all([work(), work()]);
}
    `,
    `
// a method that is bound, and sends nothing
import { pool } from './db.js';
export class Jobs {
  all(ids) {
    return Promise.all(ids.map(this.one.bind(this)));
  }
  one(id) {
    return this.known.get(id);
  }
}
    `,
    `
// known miss: a command that the program defines itself
import { Redis } from 'ioredis';
const redis = new Redis();
redis.defineCommand('release', { numberOfKeys: 1, lua });
export async function releaseAll(locks: string[]) {
  for (const lock of locks) await redis.release(lock);
}
    `,
    `
// known miss: an association that no class declares
import { Invoice } from '../models';
export async function customers() {
  for (const invoice of await Invoice.findAll()) console.log(await invoice.getCustomer());
}
    `,
    `
// the first elements of a list, and a part of it${mark}
export async function all(ids, from) {
  for (const id of ids.slice(0, 3)) await mark(id);
  for (const id of ids.slice(from, from + 3)) await mark(id);
}
    `,
    `
// parts whose elements are asked for some at a time${mark}
export async function all(ids) {
  for (let at = 0; at < ids.length; at += 10) await Promise.all(ids.slice(at, at + 10).map((id) => mark(id)));
}
    `,
    `
// chunks whose elements are asked for some at a time${mark}
export async function all(ids) {
  for (const part of chunk(ids, 10)) await Promise.all(part.map((id) => mark(id)));
}
    `,
    `
// a list that is taken apart, and grows on the way${mark}
export async function all(ids) {
  let id;
  while ((id = ids.pop()) !== undefined) ids.push(...(await mark(id)).rows);
}
    `,
    `
// a list of which each turn takes several${mark}
export async function all(ids) {
  while (ids.length > 0) {
    const some = ids.splice(0, 100);
    await mark(some);
  }
}
    `,
    `
// a list of which each turn cuts one off for others${mark}
export async function all(ids) {
  while (ids.length > 0) {
    const [id] = ids.splice(0, 1, ...others());
    await mark(id);
  }
}
    `,
    `
// a list that another function may fill${mark}
export async function all(ids) {
  while (true) {
    const id = ids.shift();
    if (!id) break;
    await mark(id);
    refill(ids);
  }
}
    `,
    `
// a queue outside of the process
export async function all(queue) {
  let id;${mark}
  while ((id = await queue.pop())) await mark(id);
}
    `,
    `
// an iterable that waits for each of its elements${mark}
export async function all(lines) {
  for await (const line of lines.map(parse)) await mark(line);
}
    `,
    `
// a schema that bounds the list, beside another that does not${mark}
export const few = procedure.input(z.object({ ids: z.array(z.string()).max(5) })).query(({ input }) => Promise.all(input.ids.map((id) => mark(id))));
export const other = procedure.input(z.object({ ids: z.array(z.string()) })).query(({ input }) => input.ids.length);
    `,
    `
// a migration
import type { MigrationInterface, QueryRunner } from 'typeorm';
export class NumberSeats implements MigrationInterface {
  async up(runner: QueryRunner) {
    for (const seat of await runner.query('SELECT id, label FROM seat')) {
      await runner.query('UPDATE seat SET number = $1 WHERE id = $2', [parse(seat.label), seat.id]);
    }
  }
}
    `,
    `
// queries that a transaction is given as a list
import postgres from 'postgres';
const sql = postgres();
await sql.begin((sql) => ids.map((id) => sql\`UPDATE jobs SET seen = true WHERE id = \${id}\`));
    `,
  ],
  invalid: [
    `
// an index that a loop counts by itself${mark}
export async function all(ids) {
  let i = 0;
  while (i < ids.length) {
    await mark(ids[i]);
          ~~~~ queryInLoop
    i++;
  }
  i = 0;
  do {
    await mark(ids[i]);
          ~~~~ queryInLoop
    i += 1;
  } while (i < ids.length);
  for (let at = 0, end = ids.length; at < end; at++) await mark(ids[at]);
                                                           ~~~~ queryInLoop
}
    `,
    `
// an index that is counted up where the next is taken${mark}
export async function all(ids) {
  let i = 0;
  while (i < ids.length) {
    const id = ids[i++];
    await mark(id);
          ~~~~ queryInLoop
  }
}
    `,
    `
// a method that is bound
import { pool } from './db.js';
export class Jobs {
  all(ids) {
    return ids.map(this.one.bind(this));
           ~~~~~~~ queryInLoop
  }
  one(id) {
    return pool.query('SELECT count(*) FROM marks WHERE job = $1', [id]);
  }
}
    `,
    `
// chunks that are gone through one by one${mark}
export async function all(ids) {
  for (const part of chunk(ids, 10)) {
    for (const id of part) await mark(id);
                                 ~~~~ queryInLoop
  }
}
    `,
    `
// some elements of a part, gone through one by one${mark}
export async function all(ids) {
  for (let at = 0; at < ids.length; at += 10) {
    const part = ids.slice(at, at + 10);
    const open = part.filter((id) => id > 0);
    for (let i = 0; i < open.length; i += 1) await mark(open[i]);
                                                   ~~~~ queryInLoop
  }
}
    `,
    `
// a list that is taken apart in the condition${mark}
export async function all(ids) {
  let id;
  while ((id = ids.pop()) !== undefined) await mark(id);
                                               ~~~~ queryInLoop
}
    `,
    `
// a list that is taken apart in the body${mark}
export async function all(ids) {
  while (true) {
    const id = ids.shift();
    if (!id) break;
    await mark(id);
          ~~~~ queryInLoop
  }
}
    `,
    `
// a list of which each turn cuts one off${mark}
export async function all(ids) {
  while (ids.length > 0) {
    const [id] = ids.splice(0, 1);
    await mark(id);
          ~~~~ queryInLoop
  }
}
    `,
    `
// for await over what is an array: it waits for nothing${mark}
export async function all(ids: string[], text: string) {
  for await (const id of ids) await mark(id);
                                    ~~~~ queryInLoop
  for await (const line of text.split('.').map(parse)) await mark(line);
                                                             ~~~~ queryInLoop
}
    `,
    `
// a schema that bounds a list of the same name elsewhere${mark}
export const few = procedure.input(z.object({ ids: z.array(z.string()).max(5) })).query(({ input }) => input.ids.length);
export const other = procedure.input(z.object({ ids: z.array(z.string()) })).query(async ({ input }) => {
  for (const id of input.ids) await mark(id);
                                    ~~~~ queryInLoop
});
    `,
    `
// a class that is no migration
import type { QueryRunner, Subscriber } from 'typeorm';
export class NumberSeats implements Subscriber {
  async up(runner: QueryRunner) {
    for (const seat of await runner.query('SELECT id, label FROM seat')) {
      await runner.query('UPDATE seat SET number = $1 WHERE id = $2', [parse(seat.label), seat.id]);
            ~~~~~~~~~~~~ queryInLoop
    }
  }
}
    `,
    `
// queries that a transaction sends one after another
import postgres from 'postgres';
const sql = postgres();
await sql.begin(async (sql) => {
  await Promise.all(ids.map((id) => sql\`SELECT name FROM jobs WHERE id = \${id}\`));
                                    ~~~ queryInLoop
});
    `,
  ],
});
