import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// references, conditions and writes that are only collected
import { getFirestore } from 'firebase-admin/firestore';
const db = getFirestore();
const users = db.collection('users').where('age', '>', 18).limit(10);
const batch = db.batch();
batch.set(db.doc('users/1'), { name });
users.onSnapshot(show);
    `,
    `
// the same names from another package
import { getFirestore } from 'firebase/firestore';
await getFirestore().doc('users/1').get();
    `,
  ],
  invalid: [
    `
import { getFirestore } from 'firebase-admin/firestore';
const db = getFirestore();
await db.collection('users').doc('1').get();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await db.collection('users').where('age', '>', 18).get();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await db.collection('users').count().get();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await db.doc('users/1').collection('posts').add({ title });
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await db.doc('users/1').update({ name });
      ~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await db.getAll(...references);
      ~~~~~~~~~ round-trip
await db.batch().set(db.doc('users/1'), { name }).commit();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await db.runTransaction(async (transaction) => {
      ~~~~~~~~~~~~~~~~~ round-trip
  const user = await transaction.get(db.doc('users/1'));
                     ~~~~~~~~~~~~~~~ round-trip
  transaction.update(db.doc('users/1'), { name });
});
    `,
    `
// up to version 13, from the root of the package
import * as admin from 'firebase-admin';
await admin.firestore().collection('users').get();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await admin.initializeApp().firestore().doc('users/1').delete();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
export async function load(db: admin.firestore.Firestore) {
  await db.collection('users').get();
        ~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
}
    `,
    `
// the client by itself, and annotations
import { Firestore, type CollectionReference, type Query } from '@google-cloud/firestore';
await new Firestore().doc('users/1').get();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
export async function load(users: CollectionReference<User>, query: Query<User>) {
  await users.doc('1').set({ name });
        ~~~~~~~~~~~~~~~~~~ round-trip
  await query.orderBy('name').get();
        ~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
}
    `,
  ],
});
