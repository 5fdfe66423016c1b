import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// conditions are only collected
import bookshelf from 'bookshelf';
const User = bookshelf(knex).model('User', { tableName: 'users' });
const recent = User.where({ active: true }).orderBy('createdAt');
const user = User.forge({ name });
    `,
    `
// a model of Mongo has other members
import bookshelf from 'bookshelf';
const User = bookshelf(knex).model('User', {});
await User.findById(1);
    `,
  ],
  invalid: [
    `
import makeBookshelf from 'bookshelf';
const bookshelf = makeBookshelf(knex);
const User = bookshelf.Model.extend({ tableName: 'users' });
await User.where({ id: 1 }).fetch({ require: false });
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await User.forge({ id: 1 }).fetch();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await new User({ name }).save();
      ~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await User.fetchAll();
      ~~~~~~~~~~~~~ round-trip
await User.where({ id: 1 }).destroy();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await User.query((qb) => qb.limit(10)).fetchPage({ page: 1 });
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
    `,
    `
// classes, relations and collections
const bookshelf = require('bookshelf')(require('knex')({}));
class User extends bookshelf.Model {
  posts() {
    return this.hasMany('Post');
  }
  refreshed() {
    return this.refresh();
           ~~~~~~~~~~~~ round-trip
  }
}
const user = await new User({ id: 1 }).fetch();
                   ~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await user.related('posts').fetch();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await new User({ id: 1 }).posts().create({ title });
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await user.load(['posts']);
      ~~~~~~~~~ round-trip
const users = await User.fetchAll();
                    ~~~~~~~~~~~~~ round-trip
await users.load('posts');
      ~~~~~~~~~~ round-trip
await bookshelf.knex('users').insert({ name });
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
await bookshelf.transaction(async (trx) => trx('users').del());
      ~~~~~~~~~~~~~~~~~~~~~ round-trip
                                           ~~~~~~~~~~~~~~~~ round-trip when awaited
    `,
  ],
});
