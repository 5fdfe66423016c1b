import {
  batched,
  reads,
  together,
  whenAwaited,
  writes,
  writesMixed,
  type DatabaseCall,
} from './database-calls.js';
import { each } from './each.js';
import {
  changing,
  deletingAll,
  deletingOne,
  inserting,
  mongodbTuning,
  mongodbTypes,
  replacing,
  updatingAll,
  updatingOne,
} from './mongodb.js';
import { defineLibrary } from './schema.js';

const queries = {
  Query: reads(
    'read the documents of all parents with one `find({ parentId: { $in: ids } })` and group them',
  ),
  SingleQuery: reads('read all documents with one `find({ _id: { $in: ids } })`'),
  CountingQuery: reads('count all groups with one `aggregate()` and `$group`'),
  PlainQuery: reads(),
  UpdatingQuery: writesMixed('send all changes with one `bulkWrite()`'),
  FindAndUpdateQuery: writesMixed(
    'send all changes with one `bulkWrite()` and read the documents with one `find()`',
  ),
  DeletingQuery: writes('delete all documents with one `deleteMany({ _id: { $in: ids } })`'),
  Aggregate: reads('ask for all keys with one `aggregate()`: `$match` with `$in`, then `$group`'),
} satisfies Readonly<Record<string, DatabaseCall>>;

/** A query of one kind: it runs when it is awaited. */
function query<const Name extends keyof typeof queries>(name: Name) {
  return { ...whenAwaited(queries[name]), gives: name, ...answersOf(name) };
}

function answersOf(name: keyof typeof queries) {
  if (name === 'Query') return { answers: { type: 'Document', many: true } } as const;
  return name === 'SingleQuery' ? ({ answers: { type: 'Document' } } as const) : {};
}

const batch = {
  member: 'find',
  argument: 0,
  list: '{ $in: # }',
  chain: ['exec', 'lean', 'populate', 'select', 'session'],
  miss: 'null',
} as const;

/** What can be called on a query: it gives the query back, except that `exec` runs it at once. */
function queryType<const Name extends keyof typeof queries>(name: Name) {
  return {
    members: {
      ...each('then catch finally getFilter getOptions getQuery getUpdate cursor', {}),
      exec: { ...queries[name], ...answersOf(name) },
      '*': query(name),
    },
  };
}

/** Documents are written without the middleware that is run for each of them. */
const without = (name: string) => ({ note: `without middleware of \`${name}\`` });

const insertMany = writes('write all documents with one `insertMany(documents)`');

const models = { model: { gives: 'Model' }, models: { is: 'Models' } } as const;

const startSession = {
  gives: 'ClientSession',
  acquires: {
    resource: 'session',
    releasedBy: { member: 'endSession', awaited: true },
    openers: ['startTransaction'],
    begun: 'ends-with-release',
    selfReleasing:
      'pass the work to `connection.transaction(async (session) => …)`, which ends the session by itself',
    disposable: { since: '8.8', using: 'await using' },
  },
} as const;

/** Version 6 is the first on version 4 of the driver. */
const tunes = [{ ...mongodbTuning.upTo3, before: 6 }, mongodbTuning.since4] as const;

const root = {
  ...models,
  startSession,
  connection: { is: 'Connection' },
  createConnection: { gives: 'Connection', tunes },
  connect: { gives: 'Mongoose', tunes },
  Schema: { gives: 'Schema' },
} as const;

export const mongoose = defineLibrary({
  packages: ['mongoose'],
  source: { url: 'https://mongoosejs.com/docs/api/model.html', version: '9.12.1, 8.24.10, 7.8.13 and 6.9.3' },
  module: { ...root, Mongoose: { gives: 'Mongoose' }, Model: { is: 'Model', gives: 'Document' } },
  models: {
    hooks:
      /\.(?:pre|post)(?:<[^>]*>)?\(\s*(?:\/|\[|['"](?:aggregate|bulkWrite|count|create|delete|distinct|estimated|find|init|insert|remove|replace|save|update|validate)\w*['"])/u,
  },
  types: {
    ...mongodbTypes,
    Mongoose: { members: root },
    Models: { members: { '*': { is: 'Model' } } },
    Connection: {
      members: {
        ...models,
        startSession,
        db: { is: 'Db' },
        collection: { gives: 'Collection' },
        useDb: { gives: 'Connection' },
        asPromise: { gives: 'Connection' },
        ...each('transaction withSession', { ...writes(), callback: ['ClientSession'] }),
      },
    },
    Schema: {},
    Model: {
      added: { to: 'Schema', argument: 1, under: 'statics', by: 'static' },
      call: { gives: 'Document' },
      members: {
        find: batched(query('Query'), {
          ...batch,
          chain: [...batch.chain, 'sort'],
          reads: 'all',
          ignoresMissing: true,
          nullMatches: true,
        }),
        where: query('Query'),
        findOne: batched(query('SingleQuery'), { ...batch, reads: 'first', ignoresMissing: true }),
        findById: batched(query('SingleQuery'), { ...batch, column: '_id', reads: 'one' }),
        exists: query('SingleQuery'),
        ...each('countDocuments distinct', query('CountingQuery')),
        count: query('CountingQuery'), // up to version 7
        ...each('estimatedDocumentCount findAndCount', query('PlainQuery')),
        updateOne: together(
          query('UpdatingQuery'),
          { ...updatingOne, ignoresMissing: true, ...without('updateOne') },
          { ...changing, ...without('updateOne') },
        ),
        updateMany: together(
          query('UpdatingQuery'),
          { ...updatingAll, ignoresMissing: true },
          { ...changing, ...without('updateMany') },
        ),
        replaceOne: together(query('UpdatingQuery'), { ...replacing, ...without('replaceOne') }),
        update: query('UpdatingQuery'), // up to version 6
        ...each(
          'findOneAndUpdate findByIdAndUpdate findOneAndReplace findOneAndDelete findByIdAndDelete',
          query('FindAndUpdateQuery'),
        ),
        ...each('findOneAndRemove findByIdAndRemove', query('FindAndUpdateQuery')), // up to version 7
        deleteOne: together(query('DeletingQuery'), {
          ...deletingOne,
          ignoresMissing: true,
          ...without('deleteOne'),
        }),
        deleteMany: together(query('DeletingQuery'), { ...deletingAll, ignoresMissing: true }),
        remove: query('DeletingQuery'), // up to version 6
        aggregate: query('Aggregate'),
        create: {
          ...together(insertMany, { ...inserting, keeps: [], ...without('save') }),
          gives: 'Document',
        },
        insertOne: insertMany,
        ...each('insertMany bulkWrite bulkSave createCollection', writes()),
        populate: reads('populate all documents with one `populate(documents, path)`'),
        startSession,
        db: { is: 'Connection' },
        collection: { is: 'Collection' },
        discriminator: { gives: 'Model' },
        hydrate: { gives: 'Document' },
      },
    },
    Document: {
      isRow: true,
      members: {
        save: writes('write all documents with one `Model.bulkSave(documents)`'),
        populate: reads('populate all documents with one `Model.populate(documents, path)`'),
        ...each('updateOne replaceOne', query('UpdatingQuery')),
        deleteOne: query('DeletingQuery'),
        ...each('delete remove', queries.DeletingQuery), // up to version 6
      },
    },
    HydratedDocument: { isRow: true, extends: 'Document' },
    Query: queryType('Query'),
    SingleQuery: queryType('SingleQuery'),
    CountingQuery: queryType('CountingQuery'),
    PlainQuery: queryType('PlainQuery'),
    UpdatingQuery: queryType('UpdatingQuery'),
    FindAndUpdateQuery: queryType('FindAndUpdateQuery'),
    DeletingQuery: queryType('DeletingQuery'),
    Aggregate: {
      members: {
        ...each('then catch finally cursor', {}),
        exec: queries.Aggregate,
        '*': query('Aggregate'),
      },
    },
  },
});
