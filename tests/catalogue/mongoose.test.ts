import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// models of another library
import { model } from 'some-store';
await model('User').find({});
    `,
    `
// what only makes objects
import mongoose from 'mongoose';
const User = mongoose.model('User', schema);
const user = new User({});
const old = User.hydrate({});
await mongoose.connect(uri);
    `,
  ],
  invalid: [
    `
// the elements of a list
import type { HydratedDocument } from 'mongoose';
export async function rename(users: HydratedDocument<User>[]) {
  for (const user of users) await user.save();
                                  ~~~~~~~~~ round-trip
}
    `,
    `
import mongoose, { model } from 'mongoose';
const User = mongoose.model('User', schema);
const Post = model<Post>('Post', schema);
await User.find({}).sort({ id: 1 }).lean();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
await User.findById(id).populate('posts').exec();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await Post.updateOne({ id }, {});
      ~~~~~~~~~~~~~~ round-trip when awaited
await Post.aggregate([]).allowDiskUse(true);
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
await Post.insertMany([{}]);
      ~~~~~~~~~~~~~~~ round-trip
await mongoose.models.Tag.countDocuments({});
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
await mongoose.connection.collection('tags').findOne({});
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
    `,
    `
// documents
import { model } from 'mongoose';
const User = model('User', schema);
await new User({}).save();
      ~~~~~~~~~~~~~~~~~ round-trip
const user = await User.create({});
                   ~~~~~~~~~~~ round-trip
await user.populate('posts');
      ~~~~~~~~~~~~~ round-trip
await user.deleteOne();
      ~~~~~~~~~~~~~~ round-trip when awaited
    `,
    `
// sessions
import mongoose from 'mongoose';
const session = await mongoose.startSession();
                      ~~~~~~~~~~~~~~~~~~~~~ acquire
session.startTransaction();
await session.commitTransaction();
      ~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await session.endSession();
      ~~~~~~~~~~~~~~~~~~ release
await mongoose.connection.transaction(async (own) => {
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
  await own.abortTransaction();
        ~~~~~~~~~~~~~~~~~~~~ round-trip
});
    `,
    `
// annotations
import type { Connection, HydratedDocument, Model } from 'mongoose';
export async function load(users: Model<User>, user: HydratedDocument<User>, connection: Connection) {
  await users.exists({});
        ~~~~~~~~~~~~ round-trip when awaited
  await user.save();
        ~~~~~~~~~ round-trip
  await connection.model('Post').findOne({});
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
}
    `,
    {
      espree: true,
      code: `
const mongoose = require('mongoose');
const User = mongoose.model('User');
User.find().exec();
~~~~~~~~~~~~~~~~ round-trip
      `,
    },
    `
// up to versions 6 and 7
import mongoose from 'mongoose';
const User = mongoose.model('User', schema);
await User.findByIdAndRemove(1);
      ~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
await User.update({ id: 1 }, { name });
      ~~~~~~~~~~~ round-trip when awaited
await User.count();
      ~~~~~~~~~~ round-trip when awaited
await new User({}).remove();
      ~~~~~~~~~~~~~~~~~~~ round-trip
for (const user of await User.find({ name })) await user.delete();
                         ~~~~~~~~~ round-trip when awaited
                                                    ~~~~~~~~~~~ round-trip
    `,
  ],
});
