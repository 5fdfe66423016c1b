import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// drivers that work in the process
import { drizzle } from 'drizzle-orm/better-sqlite3';
const db = drizzle(database);
const users = db.select().from(table).all();
    `,
    `
// another library's builder
import { Database } from 'some-builder';
export const load = (db: Database) => db.select().from(users);
    `,
  ],
  invalid: [
    `
import { drizzle } from 'drizzle-orm/node-postgres';
import { eq, sql } from 'drizzle-orm';
const db = drizzle(url);
await db.select().from(users).where(eq(users.id, id)).limit(1);
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
await db.insert(users).values({ id }).onConflictDoNothing().returning();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
await db.update(users).set({ name }).where(eq(users.id, id));
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
await db.delete(users);
      ~~~~~~~~~ round-trip when awaited
await db.query.users.findFirst({ with: { posts: true } });
      ~~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
await db.with(recent).select().from(recent);
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
await db.execute(sql\`SELECT 1\`);
      ~~~~~~~~~~ round-trip when awaited
    `,
    `
// prepared, batched, and in a transaction
import { drizzle } from 'drizzle-orm/libsql';
const db = drizzle(url);
const prepared = db.query.users.findMany().prepare();
                 ~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
await prepared.execute();
      ~~~~~~~~~~~~~~~~ round-trip
await db.batch([db.delete(users)]);
      ~~~~~~~~ round-trip
                ~~~~~~~~~ round-trip when awaited
await db.transaction(async (tx) => {
      ~~~~~~~~~~~~~~ round-trip
  await tx.insert(users).values({ id });
        ~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
});
    `,
    `
// annotations
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { PgTransaction } from 'drizzle-orm/pg-core';
class Users {
  constructor(private readonly db: NodePgDatabase<typeof schema>) {}
  load() {
    return this.db.query.users.findMany();
           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
  }
  async add(tx: PgTransaction<any, any, any>) {
    await tx.insert(users).values({});
          ~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
  }
}
    `,
  ],
});
