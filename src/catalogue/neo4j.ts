import { runs, writes } from './database-calls.js';
import { each } from './each.js';
import { defineLibrary } from './schema.js';

const run = runs('pass all rows to one query with `UNWIND $rows AS row`');

/** Transactions that end with the callback; the session they belong to stays open. */
const managed = { ...writes(), callback: ['ManagedTransaction'] } as const;

export const neo4j = defineLibrary({
  packages: ['neo4j-driver', 'neo4j-driver-lite'],
  source: { url: 'https://neo4j.com/docs/api/javascript-driver/current/', version: '6.3.0 and 4.4.11' },
  module: { driver: { gives: 'Driver' } },
  types: {
    Driver: {
      members: {
        executeQuery: run,
        session: {
          gives: 'Session',
          acquires: {
            resource: 'session',
            releasedBy: { member: 'close', awaited: true },
            takes: 'on-use',
            selfReleasing: 'call `driver.executeQuery()`, which releases by itself, where one query is all',
            disposable: { since: '5.15', using: 'await using' },
          },
        },
      },
    },
    Session: {
      oneConnection: true,
      members: {
        run,
        ...each('executeRead executeWrite', managed),
        ...each('readTransaction writeTransaction', managed), // up to version 5
        beginTransaction: {
          ...writes(),
          gives: 'Transaction',
          acquires: {
            resource: 'transaction',
            selfReleasing:
              'pass the work to `session.executeWrite(async (tx) => …)`, which commits or rolls back by itself',
          },
        },
        close: { releases: 'receiver' },
      },
    },
    ManagedTransaction: { oneConnection: true, members: { run } },
    Transaction: {
      members: {
        run,
        ...each('commit rollback', { ...writes(), releases: 'receiver' }),
        close: { releases: 'receiver' },
      },
    },
  },
});
