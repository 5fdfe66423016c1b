import { reads, writes } from './database-calls.js';
import { defineLibrary } from './schema.js';

const forManyKeys = 'write a query that takes all keys, and call it once';
const forManyRows = 'write a query that takes all rows or keys, and call it once';

/**
 * What users write themselves round their database: a repository or data access object.
 * No import leads here, only conventions do; they choose the type by the name of the method.
 */
export const ownRepository = defineLibrary({
  packages: ['own repository'],
  source: { url: 'docs/conventions.md', version: 'none' },
  module: {},
  isStandIn: true,
  types: {
    Read: { members: { '*': reads(forManyKeys) }, call: reads(forManyKeys) },
    ReadSeveral: { members: { '*': reads() }, call: reads() },
    Write: { members: { '*': writes(forManyRows) } },
    WriteSeveral: { members: { '*': writes() } },
  },
});
