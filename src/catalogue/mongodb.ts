import { batched, reads, runs, together, writes, writesMixed } from './database-calls.js';
import { each } from './each.js';
import { defineLibrary } from './schema.js';

const changeMany = writesMixed('send all changes with one `bulkWrite()`');
const changeAndRead = writesMixed(
  'send all changes with one `bulkWrite()` and read the documents with one `find()`',
);
const deleteMany = writes('delete all documents with one `deleteMany({ _id: { $in: ids } })`');

const byKeys = {
  form: 'change',
  argument: 0,
  list: '{ $in: # }',
  keeps: ['session', 'writeConcern'],
  chain: ['exec'],
} as const;
export const inserting = {
  form: 'insert',
  member: 'insertMany',
  argument: 0,
  keeps: ['session', 'writeConcern'],
} as const;
export const updatingOne = { ...byKeys, member: 'updateMany', isOne: true } as const;
export const updatingAll = { ...byKeys, member: 'updateMany' } as const;
export const deletingOne = { ...byKeys, member: 'deleteMany', isOne: true } as const;
export const deletingAll = { ...byKeys, member: 'deleteMany' } as const;

/** Changes to values of their own: a list of operations, which stops at the first that fails. */
export const changing = {
  form: 'operations',
  member: 'bulkWrite',
  parts: ['filter', 'update'],
  chain: ['exec'],
} as const;
export const replacing = { ...changing, parts: ['filter', 'replacement'] } as const;

/** Reading on from a cursor is not a question of its own: it answers from its buffer, most of the time. */
const steps = each('next hasNext tryNext forEach stream close', {});

/** Types that mongoose hands out too. */
export const mongodbTypes = {
  Db: {
    members: {
      collection: { gives: 'Collection' },
      aggregate: { gives: 'AggregationCursor' },
      command: runs(),
      createCollection: { ...writes(), gives: 'Collection' },
      ...each('createIndex dropCollection dropDatabase renameCollection', writes()),
    },
  },
  Collection: {
    members: {
      find: { gives: 'FindCursor' },
      aggregate: { gives: 'AggregationCursor' },
      findOne: batched(reads('read all documents with one `find({ _id: { $in: ids } })`'), {
        member: 'find',
        argument: 0,
        list: '{ $in: # }',
        run: '.toArray()',
        reads: 'first',
        miss: 'null',
        ignoresMissing: true,
      }),
      ...each('countDocuments count', reads('count all groups with one `aggregate()` and `$group`')),
      distinct: reads('read the values of all keys with one `aggregate()` and `$group`'),
      ...each('estimatedDocumentCount indexes indexExists indexInformation', reads()),
      insertOne: together(writes('insert all documents with one `insertMany(documents)`'), inserting),
      updateOne: together(changeMany, updatingOne, changing),
      updateMany: together(changeMany, updatingAll, changing),
      replaceOne: together(changeMany, replacing),
      deleteOne: together(deleteMany, deletingOne),
      deleteMany: together(deleteMany, deletingAll),
      // up to version 3, and for long after
      insert: writes('insert all documents with one `insertMany(documents)`'),
      ...each('update save', changeMany),
      remove: deleteMany,
      findAndModify: changeAndRead,
      ...each('findOneAndUpdate findOneAndReplace findOneAndDelete', changeAndRead),
      ...each('insertMany bulkWrite createIndex createIndexes dropIndex dropIndexes drop rename', writes()),
      ...each('initializeOrderedBulkOp initializeUnorderedBulkOp', { gives: 'BulkOperationBase' }),
    },
  },
  FindCursor: {
    members: {
      ...steps,
      toArray: reads(
        'read the documents of all parents with one `find({ parentId: { $in: ids } })` and group them',
      ),
      count: reads('count all groups with one `aggregate()` and `$group`'),
      explain: reads(),
      '*': { gives: 'FindCursor' },
    },
  },
  AggregationCursor: {
    members: {
      ...steps,
      toArray: reads('ask for all keys with one `aggregate()`: `$match` with `$in`, then `$group`'),
      explain: reads(),
      '*': { gives: 'AggregationCursor' },
    },
  },
  BulkOperationBase: { members: { ...each('find insert raw', {}), execute: writes() } },
  ClientSession: {
    members: {
      startTransaction: {},
      ...each('commitTransaction abortTransaction', writes()),
      withTransaction: { ...writes(), callback: ['ClientSession'] },
      endSession: { releases: 'receiver' },
    },
  },
} as const;

const timeouts = {
  options: 1,
  acquireTimeout: { keys: ['waitQueueTimeoutMS'], default: 'none', unit: 'ms' },
  idleTimeout: { keys: ['maxIdleTimeMS'], default: 'none', unit: 'ms' },
  requestTimeout: { keys: ['socketTimeoutMS'], default: 'none', unit: 'ms' },
} as const;

/** The bounds of the pool of a client, up to version 3 of the driver and since. */
export const mongodbTuning = {
  upTo3: { ...timeouts, connections: { keys: ['poolSize', 'maxPoolSize'], default: 5 } },
  since4: { ...timeouts, connections: { keys: ['maxPoolSize'], default: 100 } },
} as const;

const tunes = [{ ...mongodbTuning.upTo3, before: 4 }, mongodbTuning.since4] as const;

export const mongodb = defineLibrary({
  packages: ['mongodb'],
  source: {
    url: 'https://mongodb.github.io/node-mongodb-native/',
    version: '7.9.0, 4.9.1 and 3.7.3, types 3.6.20',
  },
  module: { MongoClient: { is: 'MongoClientStatic', gives: 'MongoClient', tunes } },
  types: {
    ...mongodbTypes,
    MongoClientStatic: { members: { connect: { gives: 'MongoClient', tunes } } },
    MongoClient: {
      members: {
        connect: { gives: 'MongoClient' },
        db: { gives: 'Db' },
        bulkWrite: writes(),
        startSession: {
          gives: 'ClientSession',
          acquires: {
            resource: 'session',
            releasedBy: { member: 'endSession', awaited: true },
            openers: ['startTransaction'],
            begun: 'ends-with-release',
            selfReleasing:
              'pass the work to `client.withSession(async (session) => …)`, which ends the session by itself',
            disposable: { since: '6.9', using: 'await using' },
          },
        },
        withSession: { callback: ['ClientSession'] },
      },
    },
  },
});
