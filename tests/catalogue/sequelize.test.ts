import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// models of another library
import { Model } from 'objection';
class User extends Model {}
await User.findAll();
    `,
    `
// what only makes objects
import { Model } from 'sequelize';
class User extends Model {}
const user = User.build({});
const recent = User.scope('recent');
    `,
  ],
  invalid: [
    `
// the elements of a list
import { Model } from 'sequelize';
class User extends Model {}
export async function rename(users: User[]) {
  for (const user of users) await user.save();
                                  ~~~~~~~~~ round-trip
}
    `,
    `
import { Model, Sequelize } from 'sequelize';
const sequelize = new Sequelize('postgres://');
class User extends Model {}
const user = await User.findByPk(1);
                   ~~~~~~~~~~~~~ round-trip
await user.update({});
      ~~~~~~~~~~~ round-trip
await new User().save();
      ~~~~~~~~~~~~~~~ round-trip
await User.unscoped().findAll();
      ~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await sequelize.query('SELECT 1');
      ~~~~~~~~~~~~~~~ round-trip
    `,
    `
// models without classes
import { Sequelize } from 'sequelize';
const sequelize = new Sequelize('postgres://');
const Post = sequelize.define('post', {});
await Post.create({});
      ~~~~~~~~~~~ round-trip
await sequelize.models.Post.count();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await sequelize.model('post').destroy({});
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await new Post().save();
      ~~~~~~~~~~~~~~~ round-trip
    `,
    `
// transactions, managed and not
import { Sequelize } from 'sequelize';
const sequelize = new Sequelize('postgres://');
await sequelize.transaction(async (transaction) => {
      ~~~~~~~~~~~~~~~~~~~~~ round-trip, acquire
  await sequelize.query('SELECT 1', { transaction });
        ~~~~~~~~~~~~~~~ round-trip
});
const transaction = await sequelize.transaction();
                          ~~~~~~~~~~~~~~~~~~~~~ round-trip, acquire
await transaction.rollback();
      ~~~~~~~~~~~~~~~~~~~~ round-trip, release
    `,
    `
// annotations
import type { Model, ModelStatic, Transaction } from 'sequelize';
export async function load(users: ModelStatic<User>, user: Model, transaction: Transaction) {
  await users.findOne({});
        ~~~~~~~~~~~~~ round-trip
  await user.reload();
        ~~~~~~~~~~~ round-trip
  await transaction.commit();
        ~~~~~~~~~~~~~~~~~~ round-trip, release
}
    `,
    `
// what an association gives a class
import { Model, type HasManyAddAssociationMixin, type HasManyGetAssociationsMixin } from 'sequelize';
class User extends Model {
  declare getPosts: HasManyGetAssociationsMixin<Post>;
  declare addPost: HasManyAddAssociationMixin<Post, number>;
  load() {
    return this.getPosts();
           ~~~~~~~~~~~~~ round-trip
  }
}
await new User().addPost(post);
      ~~~~~~~~~~~~~~~~~~ round-trip
    `,
    `
// version 7
import { Sequelize } from '@sequelize/core';
const sequelize = new Sequelize({});
const transaction = await sequelize.startUnmanagedTransaction();
                          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip, acquire
await transaction.commit();
      ~~~~~~~~~~~~~~~~~~ round-trip, release
    `,
    {
      espree: true,
      code: `
// the class as the module
const Sequelize = require('sequelize');
const sequelize = new Sequelize('postgres://');
class Tag extends Sequelize.Model {}
Tag.findAll().then(() => sequelize.query('SELECT 1'));
~~~~~~~~~~~ round-trip
                         ~~~~~~~~~~~~~~~ round-trip
      `,
    },
  ],
});
