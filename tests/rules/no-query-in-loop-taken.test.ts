import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';
import { withoutSuggestion } from '../support/without-suggestion.js';

const prisma = `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();`;

/** Lists that are taken apart, and functions that call themselves for the next element. */
testRule(withoutSuggestion(noQueryInLoop, 'askAtMost'), {
  valid: [
    `
// the loop may add to the list that it takes from${prisma}
export async function visit(ids: string[]) {
  let id = ids.pop();
  while (id) {
    const node = await prisma.node.findUnique({ where: { id }, select: { next: true } });
    ids.push(...node.next);
    id = ids.pop();
  }
}
    `,
    `
// the next is not taken from a list${prisma}
export async function climb(start: string) {
  let id: string | undefined = start;
  while (id) {
    const node = await prisma.node.findUnique({ where: { id } });
    id = node?.parentId;
  }
}
    `,
    `
// a cursor asks for the next itself${prisma}
export async function drain(cursor: Cursor) {
  let turn = await cursor.next();
  while (!turn.done) {
    await prisma.node.delete({ where: { id: turn.value } });
    turn = await cursor.next();
  }
}
    `,
    `
// an iterator of who knows what${prisma}
export async function drain(iterator: Iterator<string>) {
  let turn = iterator.next();
  while (!turn.done) {
    await prisma.node.delete({ where: { id: turn.value } });
    turn = iterator.next();
  }
}
    `,
    `
// a few elements
import { Pool } from 'pg';
const pool = new Pool();
export async function mark() {
  const names = ['a', 'b'];
  for (let name = names.shift(); name; name = names.shift()) {
    await pool.query('UPDATE marks SET seen = true WHERE name = $1', [name]);
  }
}
    `,
    `
// a place in a list that is compared with nothing${prisma}
export async function at(ids: string[], index: number) {
  const id = ids[index];
  if (id.length > 9) return;
  await prisma.node.delete({ where: { id } });
  if (id === 'a') await at(ids, index + 1);
}
    `,
    `
// an async generator, which nobody reads in this way${prisma}
async function* given() {
  yield 'a';
}
export async function remove() {
  const turns = given();
  for (let turn = await turns.next(); !turn.done; turn = await turns.next()) {
    await prisma.node.delete({ where: { id: turn.value } });
  }
}
    `,
    `
// a comment that says how many
import { Pool } from 'pg';
const pool = new Pool();
/**
 * Puts them first.
 * @param ids at most six, which the form checks
 */
export async function pin(ids: string[]) {
  for (const id of ids) await pool.query('UPDATE articles SET pinned = true WHERE id = $1', [id]);
}
    `,
    `
// each amount is worked out of the one before${prisma}
export async function bid(limits: number[], first: number) {
  let current = first;
  for (const limit of limits) {
    const next = current + 1;
    if (limit < next) continue;
    await prisma.bid.create({ data: { amount: next } });
    current = next;
  }
}
    `,
    `
// a counter of attempts, not of elements${prisma}
export async function load(id: string, attempt = 0) {
  try {
    return await prisma.node.findUnique({ where: { id } });
  } catch (error) {
    if (attempt > 3) throw error;
    return load(id, attempt + 1);
  }
}
    `,
    `
// the first that is found ends it${prisma}
export async function firstOf(ids: string[], index = 0) {
  if (index >= ids.length) return undefined;
  const node = await prisma.node.findUnique({ where: { id: ids[index] } });
  if (node?.isOpen) return node;
  return firstOf(ids, index + 1);
}
    `,
    `
// a text, of which the first sign goes${prisma}
export async function load(path: string) {
  if (path.startsWith('/')) return load(path.slice(1));
  return prisma.node.findUnique({ where: { path } });
}
    `,
    `
// the method of another object, which does who knows what
import type { Repository } from 'typeorm';
export class Claims {
  constructor(private readonly claims: Repository<Claim>, private readonly rest: Claims) {}
  async settleFrom(list: Claim[], index: number) {
    if (index >= list.length) return;
    await this.claims.update({ id: list[index].id }, { state: 'settled' });
    await this.rest.settleFrom(list, index + 1);
  }
}
    `,
    `
// a function that goes on somewhere else, and one that goes back
import { prisma } from './db.js';
export async function jump(ids: string[], index: number) {
  if (index >= ids.length) return;
  const node = await prisma.node.delete({ where: { id: ids[index] } });
  await jump(ids, index + node.width);
}
export async function back(ids: string[], index: number) {
  if (index >= ids.length) return;
  await prisma.node.delete({ where: { id: ids[0] } });
  await back(ids, index - 1);
}
    `,
    `
// an index of who knows what
import { prisma } from './db.js';
export async function count(ids: string[], depth: number) {
  if (depth > 3 || ids.length === 0) return;
  await prisma.node.delete({ where: { id: ids[0] } });
  await count(ids, depth + 1);
}
    `,
    `
// another function of the same name is called
import { prisma } from './db.js';
import { next as nextOf } from './next.js';
export async function run(ids: string[], index: number, next: (ids: string[], index: number) => void) {
  if (index >= ids.length) return;
  await prisma.node.delete({ where: { id: ids[index] } });
  next(ids, index + 1);
}
    `,
  ],
  invalid: [
    `
// the next is taken at the end of each turn${prisma}
export async function remove(ids: string[]) {
  let id = ids.pop();
  while (id !== undefined) {
    await prisma.node.delete({ where: { id } });
          ~~~~~~~~~~~~~~~~~~ queryInLoop
    id = ids.pop();
  }
}
    `,
    `
// in the head of the loop${prisma}
export async function remove(ids: string[]) {
  for (let id = ids.shift(); id; id = ids.shift()) {
    await prisma.node.delete({ where: { id } });
          ~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}
    `,
    `
// an iterator of a list${prisma}
export async function remove(ids: string[]) {
  const iterator = ids[Symbol.iterator]();
  let turn = iterator.next();
  while (!turn.done) {
    await prisma.node.delete({ where: { id: turn.value } });
          ~~~~~~~~~~~~~~~~~~ queryInLoop
    turn = iterator.next();
  }
}
    `,
    `
// an iterator of a set${prisma}
export async function remove(ids: Set<string>) {
  const iterator = ids.values();
  for (let turn = iterator.next(); !turn.done; turn = iterator.next()) {
    await prisma.node.delete({ where: { id: turn.value } });
          ~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}
    `,
    `
// a method that calls itself with the next index
import type { Repository } from 'typeorm';
export class Claims {
  constructor(private readonly claims: Repository<Claim>) {}
  settle(list: Claim[]) {
    return this.settleFrom(list, 0);
  }
  private async settleFrom(list: Claim[], index: number) {
    if (index >= list.length) return;
    const { id } = list[index];
    await this.claims.update({ id }, { state: 'settled' });
          ~~~~~~~~~~~~~~~~~~ queryInLoop
    return this.settleFrom(list, index + 1);
  }
}
    `,
    `
// how many there were is counted on the way back${prisma}
export async function removeFrom(ids: string[], index = 0): Promise<number> {
  if (index === ids.length) return 0;
  await prisma.node.delete({ where: { id: ids[index] } });
        ~~~~~~~~~~~~~~~~~~ queryInLoop
  return 1 + (await removeFrom(ids, index + 1));
}
    `,
    `
// a sum that is only told${prisma}
export async function bid(limits: number[]) {
  let sum = 0;
  for (let i = 0; i < limits.length; i++) {
    const next = limits[i] + 1;
    const bids = await prisma.bid.findMany({ where: { amount: next } });
                       ~~~~~~~~~~~~~~~~~~~ queryInLoop
    sum = sum + bids.length;
    show(sum);
  }
}
    `,
    `
// the element that is not there ends it${prisma}
export async function removeFrom(ids: string[], index = 0): Promise<void> {
  const id = ids[index];
  if (!id) return;
  await prisma.node.delete({ where: { id } });
        ~~~~~~~~~~~~~~~~~~ queryInLoop
  await removeFrom(ids, index + 1);
}
    `,
    `
// what a generator of the project gives, one by one${prisma}
function* longOnes(ids: string[]) {
  for (const id of ids) if (id.length > 3) yield id;
}
export async function remove(ids: string[]) {
  const turns = longOnes(ids);
  for (let turn = turns.next(); !turn.done; turn = turns.next()) {
    await prisma.node.delete({ where: { id: turn.value } });
          ~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}
    `,
    `
// a comment that says that there may be thousands, or how many at a time
import { Pool } from 'pg';
const pool = new Pool();
/**
 * @param ids up to 20 thousand of them
 * @param names none is longer than at most five letters say
 */
export async function pin(ids: string[], names: string[]) {
  let id;
  while ((id = ids.pop())) await pool.query('UPDATE articles SET pinned = true WHERE id = $1', [id]);
                                 ~~~~~~~~~~ queryInLoop
}
    `,
    `
// a callback that goes on with the next
import { Pool } from 'pg';
const pool = new Pool();
export function removeAll(ids: string[], done: (error?: Error) => void) {
  const next = (index: number) => {
    if (index === ids.length) return done();
    pool.query('DELETE FROM nodes WHERE id = $1', [ids[index]], (error) => {
    ~~~~~~~~~~ queryInLoop
      if (error) return done(error);
      next(index + 1);
    });
  };
  next(0);
}
    `,
    `
// the rest of the list is handed on${prisma}
export async function remove(ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const [id, ...rest] = ids;
  await prisma.node.delete({ where: { id } });
        ~~~~~~~~~~~~~~~~~~ queryInLoop
  return remove(rest);
}
    `,
    `
// the rest of the list, which the parameter takes apart${prisma}
export async function remove([id, ...rest]: string[]): Promise<void> {
  if (id === undefined) return;
  await prisma.node.delete({ where: { id } });
        ~~~~~~~~~~~~~~~~~~ queryInLoop
  await remove(rest);
}
    `,
    `
// the list without its first${prisma}
export async function remove(ids: string[]): Promise<void> {
  if (!ids.length) return;
  await prisma.node.delete({ where: { id: ids[0] } });
        ~~~~~~~~~~~~~~~~~~ queryInLoop
  await remove(ids.slice(1));
}
    `,
  ],
});

/** Trees of rows, and rows that a generator reads page by page. */
testRule(withoutSuggestion(noQueryInLoop, 'askAtMost'), {
  valid: [
    `
// each copy needs that of its parent
import { Pool } from 'pg';
const pool = new Pool();
export async function copy(id: string, parent: string | null) {
  const copied = await pool.query('INSERT INTO nodes (copy_of, parent) VALUES ($1, $2) RETURNING id', [id, parent]);
  const { rows } = await pool.query('SELECT id FROM nodes WHERE parent = $1', [id]);
  for (const child of rows) await copy(child.id, copied.rows[0].id);
}
    `,
    `
// names in what was read, each of which leads on${prisma}
export async function fill(name: string): Promise<string> {
  const part = await prisma.part.findUnique({ where: { name } });
  let text = part.text;
  for (const inner of namesIn(text)) text = text.replace(inner, await fill(inner));
  return text;
}
    `,
    `
// events of a stream, each by itself${prisma}
export async function follow(events: AsyncIterable<{ userId: string }>) {
  for await (const event of events) show(await prisma.user.findUnique({ where: { id: event.userId } }));
}
    `,
    `
// whole pages of a generator
import { Pool } from 'pg';
const pool = new Pool();
async function* pages() {
  for (let after = 0; ; after += 500) {
    const { rows } = await pool.query('SELECT id FROM users WHERE id > $1 LIMIT 500', [after]);
    if (rows.length === 0) return;
    yield rows;
  }
}
export async function mark() {
  for await (const page of pages()) await pool.query('UPDATE users SET seen = true WHERE id = ANY($1)', [page]);
}
    `,
    `
// what a generator gets from who knows where${prisma}
async function* lines(files: string[]) {
  for (const file of files) for (const line of await read(file)) yield line;
}
export async function mark(files: string[]) {
  for await (const line of lines(files)) await prisma.user.findUnique({ where: { id: line } });
}
    `,
    `
// a job for each row that a generator reads, which a database does not wait for
import { createReadStream } from 'node:fs';
async function* records(path: string) {
  for await (const record of createReadStream(path).pipe(parser())) yield record;
}
export async function follow(path: string) {
  for await (const record of records(path)) await fetch(record.url);
}
    `,
    `
// each element succeeds or fails in a transaction of its own${prisma}
export async function pay(orders: Order[]) {
  for (const order of orders) {
    await prisma.$transaction(async (tx) => {
      await tx.order.update({ where: { id: order.id }, data: { isPaid: true } });
      await tx.seat.updateMany({ where: { orderId: order.id }, data: { isFree: false } });
    });
  }
}
    `,
    `
// a few things that are taken off a list
import { Pool } from 'pg';
const pool = new Pool();
export async function mark(given: string[]) {
  let rest = given.slice(0, 3);
  while (rest.length > 0) {
    const [name, ...others] = rest;
    await pool.query('UPDATE marks SET seen = true WHERE name = $1', [name]);
    rest = others;
  }
}
    `,
    `
// what is left over is decided by what was found${prisma}
export async function walk(names: string[]) {
  let rest = names;
  while (rest.length > 0) {
    const [name] = rest;
    const part = await prisma.part.findUnique({ where: { name } });
    rest = rest.slice(part.length);
  }
}
    `,
  ],
  invalid: [
    `
// the children of each row, by a query of their own
import { Pool } from 'pg';
const pool = new Pool();
export async function tree(row: Row): Promise<Row[]> {
  const { rows } = await pool.query('SELECT id FROM nodes WHERE parent = $1', [row.id]);
  const all = [row];
  for (const child of rows) all.push(...(await tree(child)));
                                               ~~~~ queryInLoop
  return all;
}
    `,
    `
// the same by functions that read
import { Pool } from 'pg';
const pool = new Pool();
const rowsOf = async (sql: string, values: unknown[]) => (await pool.query(sql, values)).rows;
const childrenOf = (id: string) => rowsOf('SELECT id FROM nodes WHERE parent = $1', [id]);
export async function tree(row: Row): Promise<Row[]> {
  const children = await childrenOf(row.id);
  const all = [row];
  for (const child of children) all.push(...(await tree(child)));
                                                   ~~~~ queryInLoop
  return all;
}
    `,
    `
// a write for each line of a file
import { createReadStream } from 'node:fs';
import { Pool } from 'pg';
const pool = new Pool();
async function* records(path: string) {
  for await (const record of createReadStream(path).pipe(parser())) yield record;
}
export async function load(path: string) {
  for await (const { id, name } of records(path)) await pool.query('INSERT INTO users VALUES ($1, $2)', [id, name]);
                                                        ~~~~~~~~~~ queryInLoop
}
    `,
    `
// a transaction for each element, with one write in it${prisma}
export async function pay(orders: Order[]) {
  for (const order of orders) {
    await prisma.$transaction(async (tx) => {
      await tx.order.update({ where: { id: order.id }, data: { isPaid: true } });
            ~~~~~~~~~~~~~~~ queryInLoop
    });
  }
}
    `,
    `
// the rest of the list takes its place${prisma}
export async function remove(ids: string[]) {
  let rest = ids;
  while (rest.length > 0) {
    const [id, ...others] = rest;
    await prisma.node.delete({ where: { id } });
          ~~~~~~~~~~~~~~~~~~ queryInLoop
    rest = others;
  }
}
    `,
    `
// the same for a list of rows${prisma}
export async function withReplies(comments: Comment[]) {
  const nodes = [];
  for (const { id } of comments) {
    const children = await prisma.comment.findMany({ where: { parentId: id } });
                           ~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    nodes.push({ id, replies: await withReplies(children) });
  }
  return nodes;
}
    `,
    `
// what each row of a generator asks for
import { Pool } from 'pg';
const pool = new Pool();
async function* orders() {
  for (let after = 0; ; after += 500) {
    const { rows } = await pool.query('SELECT id FROM orders WHERE id > $1 LIMIT 500', [after]);
    if (rows.length === 0) return;
    for (const row of rows) yield row;
  }
}
export async function list() {
  const all = [];
  for await (const order of orders()) {
    all.push(await pool.query('SELECT name FROM items WHERE order_id = $1', [order.id]));
                   ~~~~~~~~~~ queryInLoop
  }
  return all;
}
    `,
  ],
});
