import { reads, writes, writesMixed } from './database-calls.js';
import { each } from './each.js';
import { defineLibrary } from './schema.js';

const collectWrites = writesMixed(
  'collect up to 500 writes in one `batch()` and send them with one `commit()`',
);

const reference = { gives: 'DocumentReference' } as const;
const collection = { gives: 'CollectionReference' } as const;
const firestoreOf = { gives: 'Firestore' } as const;

/** Writes of a batch or transaction are collected; they are sent when it ends. */
function collected<const Name extends string>(name: Name) {
  return each('create set update delete', { gives: name });
}

const app = {
  firestore: firestoreOf,
  ...each('initializeApp app', { gives: 'App' }),
} as const;

export const firestore = defineLibrary({
  packages: ['@google-cloud/firestore', 'firebase-admin', 'firebase-admin/firestore'],
  source: {
    url: 'https://googleapis.dev/nodejs/firestore/latest/',
    version: '8.7 and firebase-admin 13.10',
  },
  module: {
    ...app,
    Firestore: firestoreOf,
    ...each('getFirestore initializeFirestore', firestoreOf),
  },
  types: {
    App: { members: { firestore: firestoreOf } },
    Firestore: {
      members: {
        collection,
        doc: reference,
        collectionGroup: { gives: 'Query' },
        ...each('getAll listCollections', reads()),
        recursiveDelete: writes(),
        runTransaction: { ...writes(), callback: ['Transaction'] },
        batch: { gives: 'WriteBatch' },
        bulkWriter: { gives: 'BulkWriter' },
      },
    },
    DocumentReference: {
      isRow: true,
      members: {
        get: reads('read all documents with one `getAll(...references)`'),
        ...each('create set update delete', collectWrites),
        collection,
        listCollections: reads(),
        withConverter: reference,
        parent: { is: 'CollectionReference' },
      },
    },
    Query: {
      members: {
        get: reads("read the documents of up to 30 keys with one `where(field, 'in', keys)`"),
        ...each('stream explain explainStream', reads()),
        ...each('count aggregate', { gives: 'AggregateQuery' }),
        ...each('onSnapshot isEqual', {}),
        '*': { gives: 'Query' },
      },
    },
    CollectionReference: {
      extends: 'Query',
      members: {
        doc: reference,
        add: collectWrites,
        listDocuments: reads(),
        withConverter: collection,
        parent: { is: 'DocumentReference' },
      },
    },
    CollectionGroup: { extends: 'Query' },
    AggregateQuery: { members: each('get explain', reads()) },
    WriteBatch: { members: { ...collected('WriteBatch'), commit: writes() } },
    BulkWriter: { members: { ...collected('BulkWriter'), ...each('flush close', writes()) } },
    Transaction: {
      members: {
        ...collected('Transaction'),
        get: reads('read all documents with one `getAll(...references)`'),
        getAll: reads(),
      },
    },
    'firestore.Firestore': { extends: 'Firestore' },
    'firestore.CollectionReference': { extends: 'CollectionReference' },
    'firestore.DocumentReference': { isRow: true, extends: 'DocumentReference' },
    'firestore.Query': { extends: 'Query' },
    'firestore.Transaction': { extends: 'Transaction' },
    'firestore.WriteBatch': { extends: 'WriteBatch' },
  },
});
