import { writes } from './database-calls.js';
import { each } from './each.js';
import { defineLibrary } from './schema.js';

/**
 * What users write themselves round a transaction: a unit of work, or an object with `commit()` and `rollback()`.
 * No import leads here, only conventions do.
 */
export const ownTransaction = defineLibrary({
  packages: ['own transaction'],
  source: { url: 'docs/conventions.md', version: 'none' },
  module: {},
  isStandIn: true,
  types: {
    Beginner: {
      members: {
        begin: {
          ...writes(),
          gives: 'Transaction',
          acquires: {
            resource: 'transaction',
            cost: 'its connection and what it has locked stay taken until the process ends',
            endsWith: { success: 'commit', failure: 'rollback' },
            selfReleasing: 'call `commit()` at the end of a `try` block and `rollback()` in its `catch`',
          },
        },
      },
    },
    Transaction: {
      members: {
        ...each('commit rollback', { ...writes(), releases: 'receiver' }),
        // What ends it by one of these names rolls back what is not committed.
        ...each('abort cancel close dispose end finish release', { releases: 'receiver' }),
      },
    },
  },
});
