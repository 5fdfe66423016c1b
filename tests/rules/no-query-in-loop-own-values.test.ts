import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';
import { withoutSuggestion } from '../support/without-suggestion.js';

/** Requests that no list of keys or rows can say, by the values in them; each next to one that a list can say. */
testRule(withoutSuggestion(noQueryInLoop, 'askAtMost'), {
  valid: [
    `
// other columns for each row
import { prisma } from './db.js';
for (const row of rows) {
  const data = {};
  if (row.name) data.name = row.name;
  if (row.mail) data.mail = row.mail;
  await prisma.user.update({ where: { id: row.id }, data });
}
    `,
    `
// other columns for each row, spread
import { prisma } from './db.js';
for (const row of rows) {
  await prisma.user.update({ where: { id: row.id }, data: { ...(row.name && { name: row.name }) } });
}
    `,
    `
// another column in each turn
import { prisma } from './db.js';
for (const { id, column, value } of cells) {
  await prisma.user.update({ where: { id }, data: { [column]: value } });
}
    `,
    `
// the changes that somebody worked out for each
import knex from 'knex';
const db = knex({ client: 'pg' });
for (const task of tasks) await db('tasks').where({ id: task.id }).update(task.changes);
    `,
    `
// the places of a list that people arrange by hand
import { prisma } from './db.js';
for (const [place, id] of ids.entries()) {
  await prisma.task.update({ where: { id }, data: { position: place } });
}
    `,
    `
// values of its own for a method of the project
for (const post of posts) await this.postRepository.updateById(post.id, { text: shorten(post.text) });
    `,
    `
// values of its own, where the batch form gives all rows the same
import knex from 'knex';
const db = knex({ client: 'pg' });
for (const item of items) await db('items').where({ id: item.id }).update({ price: item.price });
    `,
    `
// values of its own, last
import type { Repository } from 'typeorm';
export async function move(folders: Repository<Folder>, moves: Move[]) {
  for (const { id, parent } of moves) await folders.update(id, { parent });
}
    `,
    `
// values of its own, first
import { Sequelize } from 'sequelize';
const Item = new Sequelize(url).define('Item', {});
await Promise.all(items.map(({ id, price }) => Item.update({ price }, { where: { id } })));
    `,
    `
// one question for each kind of thing
import type { Repository } from 'typeorm';
export async function check(credentials: Repository<Credential>, byType: Record<string, Wanted>) {
  for (const [type, { id }] of Object.entries(byType)) {
    if (!(await credentials.findOne({ where: { id, type } }))) throw new Error(type);
  }
}
    `,
    `
// the first row of each group
import knex from 'knex';
const db = knex({ client: 'pg' });
for (const id of ids) await db('visits').where({ page: id }).orderBy('at').limit(1);
    `,
    `
// a list that a method of the project is given
for (const team of teams) {
  const ids = team.members.map((member) => member.id);
  await this.userRepository.findActive(ids);
}
    `,
    `
// as many as a constant says at most
import { prisma } from './db.js';
await Promise.all(Array(Math.min(count, 100)).fill(0).map((_, at) => prisma.note.create({ data: { at } })));
    `,
    `
// a range of its own
import { prisma } from './db.js';
for (const visit of visits) {
  await prisma.event.findMany({ where: { userId: visit.userId, at: { gte: visit.start, lt: visit.end } } });
}
    `,
    `
// a range of its own, in SQL
import { Pool } from 'pg';
const pool = new Pool();
for (const { id, at } of orders) {
  await pool.query('SELECT count(*) FROM orders WHERE customer = $1 AND at < $2', [id, at]);
}
    `,
    `
// words of its own to search for, by a name
import { Sequelize } from 'sequelize';
const sequelize = new Sequelize(url);
for (const word of words) {
  await sequelize.query('SELECT id FROM pages WHERE body @@ to_tsquery(:word)', { replacements: { word } });
}
    `,
    `
// a range of its own, by functions
import { MoreThan, type Repository } from 'typeorm';
export async function later(events: Repository<Event>, marks: Mark[]) {
  for (const { id, at } of marks) await events.findBy({ markId: id, at: MoreThan(at) });
}
    `,
    `
// a range of its own, in a builder
import knex from 'knex';
const db = knex({ client: 'pg' });
for (const { id, at } of marks) await db('events').where('mark', id).where('at', '>', at);
    `,
    `
// a pattern of its own
import { prisma } from './db.js';
for (const word of words) await prisma.page.findMany({ where: { text: { contains: word } } });
    `,
    `
// the name of a column among the values
import knex from 'knex';
const db = knex({ client: 'pg' });
for (const column of picked) await db.raw('SELECT max(??) FROM visits', [column]);
    `,
    `
// the same key for another reader
import { Model } from 'sequelize';
class Folder extends Model {}
for (const user of users) await Folder.findByPk(folderId, { readBy: user.id });
    `,
    `
// entities that are only made, in an async callback
export class Notes {
  async addAll(rows) {
    const notes = await Promise.all(
      rows.map(async (row) => this.noteRepository.create({ text: row.text, size: await sizeOf(row) })),
    );
    await this.noteRepository.save(notes);
  }
}
    `,
    `
// a table, by its name
for (const table of found) await this.sheetRepository.deleteDataTable(table.id);
    `,
  ],
  invalid: [
    `
// the same values for all, though each turn makes them
import knex from 'knex';
const db = knex({ client: 'pg' });
export async function touch(items) {
  for (const item of items) {
    const now = db.fn.now();
    await db('items').where({ id: item.id }).update({ seen: now });
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}
    `,
    `
// values of its own in a statement, which can join a list of them
import { pool } from './db.js';
for (const { id, price } of items) await pool.query('UPDATE items SET price = $2 WHERE id = $1', [id, price]);
                                         ~~~~~~~~~~ queryInLoop
    `,
    `
// one question for each key, which is no kind of thing
import type { Repository } from 'typeorm';
export async function check(credentials: Repository<Credential>, byName: Record<string, Wanted>) {
  for (const [name, { id }] of Object.entries(byName)) {
    if (!(await credentials.findOne({ where: { id, name } }))) throw new Error(name);
                ~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}
    `,
    `
// the same columns for each row
import { prisma } from './db.js';
for (const row of rows) {
  const data = { name: row.name };
  data.mail = row.mail;
  await prisma.user.update({ where: { id: row.id }, data });
        ~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    {
      code: `
// rows that are new can have other columns each
import { prisma } from './db.js';
declare const rows: { name?: string }[];
for (const row of rows) {
  const data = {};
  if (row.name) data.name = row.name;
  await prisma.user.create({ data });
        ~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
      suggestion: `
// rows that are new can have other columns each
import { prisma } from './db.js';
declare const rows: { name?: string }[];
const rows2 = rows.map((row) => {
  const data = {};
  if (row.name) data.name = row.name;
  return data;
});
if (rows2.length > 0) await prisma.user.createMany({ data: rows2 });
`,
    },
    {
      code: `
// a batch form that takes another change for each
import { MongoClient } from 'mongodb';
const users = new MongoClient(url).db().collection('users');
for (const { id, column, value } of cells) {
  await users.updateOne({ _id: id }, { $set: { [column]: value } });
        ~~~~~~~~~~~~~~~ queryInLoop
}
    `,
      suggestion: `
// a batch form that takes another change for each
import { MongoClient } from 'mongodb';
const users = new MongoClient(url).db().collection('users');
const operations = [...cells].map(({ id, column, value }) => ({
  updateOne: { filter: { _id: id }, update: { $set: { [column]: value } } },
}));
if (operations.length > 0) await users.bulkWrite(operations);
`,
    },
    {
      code: `
// a place among the conditions
import { prisma } from './db.js';
for (const { position } of found) {
  await prisma.task.update({ where: { position }, data: { done: true } });
        ~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
      suggestion: `
// a place among the conditions
import { prisma } from './db.js';
const positions = [...found].map(({ position }) => position);
if (positions.length > 0)
  await prisma.task.updateMany({
    where: { position: { in: positions } },
    data: { done: true },
  });
`,
    },
    `
// a range that all turns share
import { prisma } from './db.js';
for (const { id } of users) {
  await prisma.event.findMany({ where: { userId: id, at: { gte: since } } });
        ~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// a range that all turns share, in SQL
import { Pool } from 'pg';
const pool = new Pool();
for (const id of ids) {
  await pool.query('SELECT at FROM orders WHERE at < $2 AND customer = $1', [id, now]);
        ~~~~~~~~~~ queryInLoop
}
    `,
    `
// the same values for a method of the project
for (const post of posts) await this.postRepository.updateById(post.id, { seenAt: now });
                                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    `,
    `
// words that all turns share, by a name
import { Sequelize } from 'sequelize';
const sequelize = new Sequelize(url);
for (const id of ids) {
  await sequelize.query('SELECT id FROM pages WHERE body @@ to_tsquery(:word) AND book = :id', {
        ~~~~~~~~~~~~~~~ queryInLoop
    replacements: { id, word },
  });
}
    `,
    `
// one row of each, in no order
import knex from 'knex';
const db = knex({ client: 'pg' });
for (const id of ids) await db('pages').where({ id }).limit(1);
                            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    `,
    `
// one value that a method of the project is given
for (const team of teams) {
  const id = team.members.find((member) => member.isOwner).id;
  await this.userRepository.findActive(id);
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// as many as somebody asks for
import { Redis } from 'ioredis';
const redis = new Redis();
await Promise.all(Array(count).fill(0).map((_, at) => redis.hget('notes', String(at))));
                                                      ~~~~~~~~~~ queryInLoop
    `,
    `
// a column that all turns share
import knex from 'knex';
const db = knex({ client: 'pg' });
for (const id of ids) await db.raw('SELECT max(??) FROM visits WHERE page = ?', ['at', id]);
                            ~~~~~~ queryInLoop
    `,
    `
// another key for the same reader
import { Model } from 'sequelize';
class Folder extends Model {}
for (const id of ids) await Folder.findByPk(id, { readBy: user.id });
                            ~~~~~~~~~~~~~~~ queryInLoop
    `,
    {
      code: `
// a repository whose create writes
export class Notes {
  async addAll(rows) {
    await Promise.all(rows.map(async (row) => this.noteRepository.create({ text: row.text })));
                                              ~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}
    `,
      suggestion: `
// a repository whose create writes
export class Notes {
  async addAll(rows) {
    for (let start = 0; start < rows.length; start += 10) {
      await Promise.all(
        rows
          .slice(start, start + 10)
          .map(async (row) => this.noteRepository.create({ text: row.text })),
      );
    }
  }
}
    `,
    },
    `
// rows, by their name
for (const table of found) await this.sheetRepository.deleteTableau(table.id);
                                 ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    `,
  ],
});
