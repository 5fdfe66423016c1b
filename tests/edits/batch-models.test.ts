import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';
import { withoutSuggestion } from '../support/without-suggestion.js';

const sequelize = `
import { DataTypes, Model, Sequelize } from 'sequelize';
const sequelize = new Sequelize('sqlite::memory:');`;

const mongoose = `
import mongoose from 'mongoose';
const schema = new mongoose.Schema({ name: String });`;

/** Models of the file that do more than their library: what is called for many rows would do something else. */
testRule(withoutSuggestion(noQueryInLoop, 'askAtMost'), {
  valid: [],
  invalid: [
    `
// refused: a model of another file can have another key, and a look-up of its own
import { User } from './models.js';
export async function load(ids: number[]) {
  for (const id of ids) console.log(await User.findByPk(id));
                                          ~~~~~~~~~~~~~ queryInLoop
}
    `,
    {
      code: `
// a model without code of its own${sequelize}
class User extends Model { declare id: number; }
User.init({ id: { type: DataTypes.INTEGER, primaryKey: true } }, { sequelize });
export async function load(ids: number[]) {
  for (const id of ids) console.log(await User.findByPk(id));
                                          ~~~~~~~~~~~~~ queryInLoop
}
      `,
      suggestion: `
// a model without code of its own${sequelize}
class User extends Model { declare id: number; }
User.init({ id: { type: DataTypes.INTEGER, primaryKey: true } }, { sequelize });
export async function load(ids: number[]) {
  const uniqueIds = [...new Set(ids)];
  const users = (
    await readInChunks(uniqueIds, 1000, (chunk) =>
      User.findAll({ where: { id: chunk } }),
    )
  ).flat();
  const userById = new Map<string, (typeof users)[number]>(
    users.map((user) => [String(user.id), user]),
  );
  for (const id of ids) console.log(userById.get(String(id)) ?? null);
}

async function readInChunks<T, R>(
  list: readonly T[],
  size: number,
  callback: (chunk: T[]) => R,
): Promise<Awaited<R>[]> {
  const results: Awaited<R>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    results.push(await callback(chunk));
  }
  return results;
}
      `,
    },
    `
// refused: a method of its own in the place of the one for many rows${sequelize}
class User extends Model {
  static override findAll(): Promise<never[]> { return Promise.resolve([]); }
}
User.init({ id: { type: DataTypes.INTEGER, primaryKey: true } }, { sequelize });
export async function load(ids: number[]) {
  for (const id of ids) console.log(await User.findByPk(id));
                                          ~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// refused: a method of its own that has nothing to do with it is fine, but not one in the place of the read${sequelize}
class User extends Model {
  static override findByPk(id: number): Promise<never> { return super.findByPk(id, { include: 'posts' }) as Promise<never>; }
}
User.init({ id: { type: DataTypes.INTEGER, primaryKey: true } }, { sequelize });
export async function load(ids: number[]) {
  for (const id of ids) console.log(await User.findByPk(id));
                                          ~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// refused: hooks among the options of a model${sequelize}
const User = sequelize.define('User', {}, { hooks: { afterFind() { console.log('found'); } } });
export async function load(ids: number[]) {
  for (const id of ids) console.log(await User.findByPk(id));
                                          ~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// refused: a hook that is added${sequelize}
const User = sequelize.define('User', {});
User.beforeCreate((user) => console.log(user));
export async function add(names: string[]) {
  for (const name of names) await User.create({ name });
                                  ~~~~~~~~~~~ queryInLoop
}
    `,
    {
      code: `
// a write that runs no hooks${sequelize}
const User = sequelize.define('User', {});
User.beforeCreate((user) => console.log(user));
export async function add(names: string[]) {
  for (const name of names) await User.create({ name }, { hooks: false });
                                  ~~~~~~~~~~~ queryInLoop
}
      `,
      suggestion: `
// a write that runs no hooks${sequelize}
const User = sequelize.define('User', {});
User.beforeCreate((user) => console.log(user));
export async function add(names: string[]) {
  const rows = names.map((name) => ({ name }));
  if (rows.length > 0)
    await User.bulkCreate(rows, { hooks: false, validate: true });
}
      `,
    },
    `
// refused: a hook by a decorator
import { AfterFind, Column, Model, PrimaryKey, Table } from 'sequelize-typescript';
@Table
class User extends Model {
  @PrimaryKey @Column declare id: number;
  @AfterFind static found() { console.log('found'); }
}
export async function load(ids: number[]) {
  for (const id of ids) console.log(await User.findByPk(id));
                                          ~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// refused: the key is another column, by a decorator
import { Column, Model, PrimaryKey, Table } from 'sequelize-typescript';
@Table
class Book extends Model {
  @PrimaryKey @Column({ allowNull: false }) declare isbn: string;
}
export async function load(ids: string[]) {
  for (const id of ids) console.log(await Book.findByPk(id));
                                          ~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// refused: the key is another column, among the options of a model${sequelize}
const Book = sequelize.define('Book', { isbn: { type: DataTypes.STRING, primaryKey: true } });
export async function load(ids: string[]) {
  for (const id of ids) console.log(await Book.findByPk(id));
                                          ~~~~~~~~~~~~~ queryInLoop
}
    `,
    {
      code: `
// a key with another name, and a hook and methods that have nothing to do with the read${sequelize}
class User extends Model {
  declare userId: number;
  static all() { return []; }
  findAll() { return []; }
}
User.init({ userId: { type: DataTypes.INTEGER, primaryKey: true } }, { sequelize });
User.beforeCreate((user) => { user.userId ??= 1; });
export async function load(ids: number[]) {
  for (const id of ids) show(await User.findByPk(id, { paranoid: false }));
                                   ~~~~~~~~~~~~~ queryInLoop
}
      `,
      title:
        'Read all rows with one `findAll` for each 1000 keys before the loop, so before any turn calls `show`, and find each by its exact `userId`.',
      suggestion: `
// a key with another name, and a hook and methods that have nothing to do with the read${sequelize}
class User extends Model {
  declare userId: number;
  static all() { return []; }
  findAll() { return []; }
}
User.init({ userId: { type: DataTypes.INTEGER, primaryKey: true } }, { sequelize });
User.beforeCreate((user) => { user.userId ??= 1; });
export async function load(ids: number[]) {
  const uniqueUserIds = [...new Set(ids)];
  const users = (
    await readInChunks(uniqueUserIds, 1000, (chunk) =>
      User.findAll({ where: { userId: chunk }, paranoid: false }),
    )
  ).flat();
  const userByUserId = new Map<string, (typeof users)[number]>(
    users.map((user) => [String(user.userId), user]),
  );
  for (const id of ids) show(userByUserId.get(String(id)) ?? null);
}

async function readInChunks<T, R>(
  list: readonly T[],
  size: number,
  callback: (chunk: T[]) => R,
): Promise<Awaited<R>[]> {
  const results: Awaited<R>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    results.push(await callback(chunk));
  }
  return results;
}
      `,
    },
    `
// refused: a scope that reads no more than so many rows${sequelize}
class User extends Model { declare id: number; }
User.init({ id: { type: DataTypes.INTEGER, primaryKey: true } }, { sequelize, defaultScope: { limit: 10 } });
export async function load(ids: number[]) {
  for (const id of ids) show(await User.findByPk(id));
                                   ~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// refused: middleware of a schema, for a read${mongoose}
schema.pre('findOne', function () { console.log('read'); });
const User = mongoose.model('User', schema);
export async function load(ids: string[]) {
  for (const id of ids) console.log(await User.findById(id));
                                          ~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// refused: middleware of a schema, for a write${mongoose}
schema.post('save', function () { console.log('saved'); });
const User = mongoose.model('User', schema);
export async function add(names: string[]) {
  for (const name of names) await User.create({ name });
                                  ~~~~~~~~~~~ queryInLoop
}
    `,
  ],
});
