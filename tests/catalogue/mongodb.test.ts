import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// another library's collections
import { Collection } from 'some-store';
export const load = (users: Collection<User>) => users.findOne({});
    `,
    `
// making a cursor and filling a bulk operation
import { MongoClient } from 'mongodb';
const users = new MongoClient(uri).db().collection('users');
const cursor = users.find({}).sort({ id: 1 });
const bulk = users.initializeUnorderedBulkOp();
bulk.find({ id }).updateOne({ $set: { name } });
    `,
    `
// known miss: the first step of a cursor sends the query
import { MongoClient } from 'mongodb';
const users = new MongoClient(uri).db().collection('users');
await users.find({ id }).limit(1).next();
    `,
  ],
  invalid: [
    `
import { MongoClient } from 'mongodb';
const client = await MongoClient.connect(uri);
const users = client.db('shop').collection<User>('users');
await users.findOne({ _id });
      ~~~~~~~~~~~~~ round-trip
await users.find({}).sort({ id: 1 }).toArray();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await users.aggregate([]).toArray();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await users.updateOne({ _id }, {});
      ~~~~~~~~~~~~~~~ round-trip
await users.initializeOrderedBulkOp().execute();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await client.db().command({ ping: 1 });
      ~~~~~~~~~~~~~~~~~~~ round-trip
    `,
    `
// sessions
import { MongoClient } from 'mongodb';
const client = new MongoClient(uri);
const session = client.startSession();
                ~~~~~~~~~~~~~~~~~~~ acquire
session.startTransaction();
await session.commitTransaction();
      ~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await session.endSession();
      ~~~~~~~~~~~~~~~~~~ release
await client.withSession(async (own) => {
  await own.withTransaction(async () => {});
        ~~~~~~~~~~~~~~~~~~~ round-trip
});
    `,
    `
// annotations
import type { ClientSession, Collection, Db } from 'mongodb';
export async function load(db: Db, users: Collection<User>, session: ClientSession) {
  await db.collection('users').insertOne({});
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
  await users.deleteOne({});
        ~~~~~~~~~~~~~~~ round-trip
  await session.abortTransaction();
        ~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
}
    `,
    `
// up to version 3
import { MongoClient } from 'mongodb';
const users = new MongoClient('mongodb://').db().collection('users');
await users.insert({ name });
      ~~~~~~~~~~~~ round-trip
await users.remove({ name });
      ~~~~~~~~~~~~ round-trip
    `,
  ],
});
