import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';
import { withoutSuggestion } from '../support/without-suggestion.js';

/** One write for what each turn wrote, for object mappers and document stores, and their neighbours that stay. */
testRule(withoutSuggestion(noQueryInLoop, 'askAtMost'), {
  valid: [],
  invalid: [
    {
      code: `
// TypeORM: entities
import type { Repository } from 'typeorm';
export async function add(users: Repository<User>, names: string[]) {
  for (const name of names) await users.save({ name });
                                  ~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Write all rows with one `save`, all of them or none.',
      suggestion: `
// TypeORM: entities
import type { Repository } from 'typeorm';
export async function add(users: Repository<User>, names: string[]) {
  const rows = names.map((name) => ({ name }));
  if (rows.length > 0) await users.save(rows, { chunk: 1000 });
}
      `,
    },
    {
      code: `
// rows, of which a statement takes only so many
import type { Repository } from 'typeorm';
export async function add(users: Repository<User>, names: string[]) {
  for (const name of names) await users.insert({ name });
                                  ~~~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Write all rows with one `insert`, 1000 at a time.',
      suggestion: `
// rows, of which a statement takes only so many
import type { Repository } from 'typeorm';
export async function add(users: Repository<User>, names: string[]) {
  const rows = names.map((name) => ({ name }));
  for (let start = 0; start < rows.length; start += 1000) {
    await users.insert(rows.slice(start, start + 1000));
  }
}
      `,
    },
    {
      code: `
// by a list of keys
import type { Repository } from 'typeorm';
export async function remove(users: Repository<User>, orders: { userId: number }[]) {
  for (const order of orders) await users.delete(order.userId);
                                    ~~~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Send one `delete` for all keys, 1000 at a time.',
      suggestion: `
// by a list of keys
import type { Repository } from 'typeorm';
export async function remove(users: Repository<User>, orders: { userId: number }[]) {
  const ids = orders.map((order) => order.userId);
  for (let start = 0; start < ids.length; start += 1000) {
    await users.delete(ids.slice(start, start + 1000));
  }
}
      `,
    },
    {
      code: `
// by a condition: the name that it needs joins the import
import { Repository } from 'typeorm';
export async function remove(posts: Repository<Post>, authorIds: number[]) {
  for (const authorId of authorIds) await posts.delete({ authorId, isDraft: true });
                                          ~~~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Send one `delete` for all keys, 1000 at a time.',
      suggestion: `
// by a condition: the name that it needs joins the import
import { Repository, In } from 'typeorm';
export async function remove(posts: Repository<Post>, authorIds: number[]) {
  for (let start = 0; start < authorIds.length; start += 1000) {
    await posts.delete({ authorId: In(authorIds.slice(start, start + 1000)), isDraft: true });
  }
}
      `,
    },
    {
      code: `
// a manager takes the entity first
import type { EntityManager } from 'typeorm';
import { Post } from './post.js';
export async function publish(manager: EntityManager, ids: number[]) {
  for (const id of ids) await manager.update(Post, id, { isDraft: false, publishedAt: new Date() });
                              ~~~~~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Send one `update` for all keys, 1000 at a time.',
      suggestion: `
// a manager takes the entity first
import type { EntityManager } from 'typeorm';
import { Post } from './post.js';
export async function publish(manager: EntityManager, ids: number[]) {
  for (let start = 0; start < ids.length; start += 1000) {
    await manager.update(Post, ids.slice(start, start + 1000), {
      isDraft: false,
      publishedAt: new Date(),
    });
  }
}
      `,
    },
    `
// refused: an object with conditions, not a key
import type { Repository } from 'typeorm';
export async function remove(users: Repository<User>, conditions: { name: string }[]) {
  for (const condition of conditions) await users.delete(condition);
                                            ~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// refused: the values depend on what they were
import type { Repository } from 'typeorm';
export async function count(posts: Repository<Post>, ids: number[]) {
  for (const id of ids) await posts.update(id, { views: () => 'views + 1' });
                              ~~~~~~~~~~~~ queryInLoop
}
    `,
    {
      code: `
// Sequelize: hooks of single rows are said to be left out
import { Model } from 'sequelize';
class User extends Model {}
export async function add(names: string[], transaction: Transaction) {
  for (const name of names) await User.create({ name }, { transaction });
                                  ~~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Write all rows with one `bulkCreate`, all of them or none, without the hooks of single rows.',
      suggestion: `
// Sequelize: hooks of single rows are said to be left out
import { Model } from 'sequelize';
class User extends Model {}
export async function add(names: string[], transaction: Transaction) {
  const rows = names.map((name) => ({ name }));
  if (rows.length > 0)
    await User.bulkCreate(rows, { transaction, validate: true });
}
      `,
    },
    `
// refused: a model of another file, which can have hooks
import { sequelize } from './db.js';
import { User } from './models/user.js';
export const add = (names: string[]) =>
  sequelize.transaction(async (transaction) => {
    for (const name of names) await User.create({ name }, { transaction });
                                    ~~~~~~~~~~~ queryInLoop
  });
    `,
    {
      code: `
// hooks were off already
import { Model } from 'sequelize';
class User extends Model {}
export async function add(names: string[]) {
  await Promise.all(names.map((name) => User.create({ name }, { hooks: false })));
                                        ~~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Write all rows with one `bulkCreate`, all of them or none.',
      suggestion: `
// hooks were off already
import { Model } from 'sequelize';
class User extends Model {}
export async function add(names: string[]) {
  const rows = names.map((name) => ({ name }));
  if (rows.length > 0) await User.bulkCreate(rows, { hooks: false, validate: true });
}
      `,
    },
    {
      code: `
// deletes and updates
import { Model } from 'sequelize';
class User extends Model {}
export async function remove(ids: number[], transaction: Transaction) {
  for (const id of ids) await User.destroy({ where: { id }, transaction });
                              ~~~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Send one `destroy` for all keys, 1000 at a time.',
      suggestion: `
// deletes and updates
import { Model } from 'sequelize';
class User extends Model {}
export async function remove(ids: number[], transaction: Transaction) {
  for (let start = 0; start < ids.length; start += 1000) {
    await User.destroy({
      where: { id: ids.slice(start, start + 1000) },
      transaction,
    });
  }
}
      `,
    },
    {
      code: `
// updates by a column of text, which the database compares
import { Model } from 'sequelize';
class User extends Model {}
export async function block(emails: string[]) {
  for (const email of emails) await User.update({ isBlocked: true }, { where: { email } });
                                    ~~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Send one `update` for all keys, 1000 at a time.',
      suggestion: `
// updates by a column of text, which the database compares
import { Model } from 'sequelize';
class User extends Model {}
export async function block(emails: string[]) {
  for (let start = 0; start < emails.length; start += 1000) {
    await User.update({ isBlocked: true }, { where: { email: emails.slice(start, start + 1000) } });
  }
}
      `,
    },
    `
// refused: \`create\` replaces a time that the row has, the other does not
import { Model } from 'sequelize';
class User extends Model {}
export async function add(users: { name: string; updatedAt: Date }[]) {
  for (const { name, updatedAt } of users) await User.create({ name, updatedAt }, { hooks: false });
                                                 ~~~~~~~~~~~ queryInLoop
}
    `,
    `
// refused: options that stand elsewhere
import { Model } from 'sequelize';
class User extends Model {}
export async function add(names: string[], options: object) {
  for (const name of names) await User.create({ name }, options);
                                  ~~~~~~~~~~~ queryInLoop
}
    `,
    {
      code: `
// Mongoose
import mongoose from 'mongoose';
const Cat = mongoose.model('Cat', schema);
export async function add(names: string[]) {
  for (const name of names) await Cat.create({ name });
                                  ~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Write all rows with one `insertMany`, without middleware of `save`.',
      suggestion: `
// Mongoose
import mongoose from 'mongoose';
const Cat = mongoose.model('Cat', schema);
export async function add(names: string[]) {
  const rows = names.map((name) => ({ name }));
  if (rows.length > 0) await Cat.insertMany(rows);
}
      `,
    },
    {
      code: `
// the same values for all keys
import mongoose from 'mongoose';
const Cat = mongoose.model('Cat', schema);
export async function mark(ids: string[]) {
  for (const id of ids) await Cat.updateOne({ _id: id }, { $set: { isSeen: true } }).exec();
                              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Send one `updateMany` for all keys, without middleware of `updateOne`.',
      suggestion: `
// the same values for all keys
import mongoose from 'mongoose';
const Cat = mongoose.model('Cat', schema);
export async function mark(ids: string[]) {
  if (ids.length > 0)
    await Cat.updateMany({ _id: { $in: ids } }, { $set: { isSeen: true } }).exec();
}
      `,
    },
    {
      code: `
// values of their own, inserted where there is no document
import mongoose from 'mongoose';
const Cat = mongoose.model('Cat', schema);
export async function rename(cats: { id: string; name: string }[]) {
  for (const cat of cats) {
    console.log(cat.id);
    await Cat.updateOne({ _id: cat.id }, { $set: { name: cat.name } }, { upsert: true });
          ~~~~~~~~~~~~~ queryInLoop
  }
}
      `,
      title: 'Send all writes with one `bulkWrite`, without middleware of `updateOne`.',
      suggestion: `
// values of their own, inserted where there is no document
import mongoose from 'mongoose';
const Cat = mongoose.model('Cat', schema);
export async function rename(cats: { id: string; name: string }[]) {
  const operations = cats.map((cat) => {
    console.log(cat.id);
    return {
      updateOne: { filter: { _id: cat.id }, update: { $set: { name: cat.name } }, upsert: true },
    };
  });
  if (operations.length > 0) await Cat.bulkWrite(operations);
}
      `,
    },
    {
      code: `
// MongoDB
import { MongoClient } from 'mongodb';
const cats = new MongoClient(url).db().collection('cats');
export async function add(names: string[]) {
  for (const name of names) await cats.insertOne({ name });
                                  ~~~~~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Write all rows with one `insertMany`.',
      suggestion: `
// MongoDB
import { MongoClient } from 'mongodb';
const cats = new MongoClient(url).db().collection('cats');
export async function add(names: string[]) {
  const rows = names.map((name) => ({ name }));
  if (rows.length > 0) await cats.insertMany(rows);
}
      `,
    },
    {
      code: `
// all documents with a key
import { MongoClient } from 'mongodb';
const cats = new MongoClient(url).db().collection('cats');
export async function remove(ownerIds: string[]) {
  for (const ownerId of ownerIds) await cats.deleteMany({ ownerId });
                                        ~~~~~~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Send one `deleteMany` for all keys.',
      suggestion: `
// all documents with a key
import { MongoClient } from 'mongodb';
const cats = new MongoClient(url).db().collection('cats');
export async function remove(ownerIds: string[]) {
  if (ownerIds.length > 0)
    await cats.deleteMany({ ownerId: { $in: ownerIds } });
}
      `,
    },
    `
// refused: only one of the documents of a key is deleted
import { MongoClient } from 'mongodb';
const cats = new MongoClient(url).db().collection('cats');
export async function remove(ownerIds: string[]) {
  for (const ownerId of ownerIds) await cats.deleteOne({ ownerId });
                                        ~~~~~~~~~~~~~~ queryInLoop
}
    `,
    {
      code: `
// documents replaced one by one
import { MongoClient } from 'mongodb';
const cats = new MongoClient(url).db().collection('cats');
export async function replace(list: { id: string; name: string }[]) {
  for (const { id, name } of list) await cats.replaceOne({ _id: id }, { name, kind: 'cat' });
                                         ~~~~~~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Send all writes with one `bulkWrite`.',
      suggestion: `
// documents replaced one by one
import { MongoClient } from 'mongodb';
const cats = new MongoClient(url).db().collection('cats');
export async function replace(list: { id: string; name: string }[]) {
  const operations = list.map(({ id, name }) => ({
    replaceOne: { filter: { _id: id }, replacement: { name, kind: 'cat' as const } },
  }));
  if (operations.length > 0) await cats.bulkWrite(operations);
}
      `,
    },
  ],
});
