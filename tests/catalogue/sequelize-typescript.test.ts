import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a class of this file
class Model { static findAll() { return []; } }
class User extends Model {}
await User.findAll();
    `,
  ],
  invalid: [
    `
import { Model, Sequelize, Table, type ModelCtor, type Repository } from 'sequelize-typescript';
@Table
class User extends Model<User> {
  static load() {
    return this.findAll();
           ~~~~~~~~~~~~ round-trip
  }
  posts() {
    return this.$get('posts');
           ~~~~~~~~~ round-trip
  }
}
const user = await User.findByPk(1);
                   ~~~~~~~~~~~~~ round-trip
await user.$add('post', post);
      ~~~~~~~~~ round-trip
await user.$count('posts');
      ~~~~~~~~~~~ round-trip
await new Sequelize().getRepository(User).findOne({});
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
export async function store(users: ModelCtor<User>) {
  await users.upsert({});
        ~~~~~~~~~~~~ round-trip
}
export async function load(users: Repository<User>) {
  await users.create({});
        ~~~~~~~~~~~~ round-trip
}
    `,
  ],
});
