import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a boss of another package
import { PgBoss } from 'my-boss';
await new PgBoss(url).send('mail', {});
    `,
    `
// a worker waits for jobs
import { PgBoss } from 'pg-boss';
export const work = (boss: PgBoss) => boss.work('mail', send);
    `,
  ],
  invalid: [
    `
import { PgBoss } from 'pg-boss';
const boss = new PgBoss(url);
await boss.send('mail', {}, { deleteAfterSeconds: 60 });
      ~~~~~~~~~ round-trip, enqueue
await boss.insert('mail', jobs);
      ~~~~~~~~~~~ round-trip, enqueue
await boss.complete('mail', id);
      ~~~~~~~~~~~~~ round-trip
await boss.fetch('mail');
      ~~~~~~~~~~ round-trip
    `,
    `
// up to 11
import PgBoss from 'pg-boss';
export async function send(boss: PgBoss) {
  await boss.send('mail', {});
        ~~~~~~~~~ round-trip, enqueue
}
    `,
  ],
});
