import { reads, writes } from './database-calls.js';
import { each } from './each.js';
import { knexTypes } from './knex.js';
import { defineLibrary } from './schema.js';

const fetchOne = {
  ...reads("read all rows with one `where('id', 'in', ids).fetchAll()`"),
  gives: 'Model',
} as const;
const fetchAll = {
  ...reads(
    'read the rows of all parents with one `fetchAll()`, or with `withRelated` on the query that reads them',
  ),
  gives: 'Collection',
} as const;
const load = reads(
  'load the relation of all models with one `collection.load(relation)`, or with `withRelated`',
);
const count = reads('count all groups with one `query()` and `groupBy()`');

const builds = { gives: 'Model' } as const;
const relates = { gives: 'Collection' } as const;

const collectionClass = { is: 'CollectionStatic', gives: 'Collection' } as const;

/** Conditions are only collected; `fetch` and its kin ask. */
export const bookshelf = defineLibrary({
  packages: ['bookshelf'],
  source: { url: 'https://bookshelfjs.org/api.html', version: '1.2.0' },
  module: { default: { gives: 'Bookshelf' } },
  types: {
    ...knexTypes,
    Bookshelf: {
      members: {
        Model: { is: 'ModelStatic', gives: 'Model' },
        Collection: collectionClass,
        model: { gives: 'ModelStatic' },
        collection: collectionClass,
        transaction: { ...writes(), callback: ['Knex.Transaction'] },
        knex: { is: 'Knex' },
        plugin: { gives: 'Bookshelf' },
      },
    },
    ModelStatic: {
      call: builds,
      members: {
        ...each('forge where query', builds),
        fetchAll,
        count,
        extend: { gives: 'ModelStatic' },
        collection: relates,
      },
    },
    Model: {
      isRow: true,
      members: {
        ...each('where query orderBy through resetQuery clone set', builds),
        ...each('fetch refresh', fetchOne),
        fetchAll,
        fetchPage: reads(),
        count,
        load,
        save: writes(
          'insert all rows with one `knex(table).insert(rows)`, where no hook of the model has to run',
        ),
        destroy: writes("delete all rows with one `where('id', 'in', ids).destroy()`"),
        ...each('related hasMany hasOne belongsTo belongsToMany morphMany morphOne morphTo', relates),
      },
    },
    CollectionStatic: {
      call: relates,
      members: { forge: relates, extend: { gives: 'CollectionStatic' } },
    },
    Collection: {
      members: {
        ...each('where query orderBy through resetQuery withPivot', relates),
        fetch: fetchAll,
        fetchOne,
        count,
        load,
        create: writes(
          'insert all rows with one `knex(table).insert(rows)`, where no hook of the model has to run',
        ),
        attach: writes('attach all rows with one `attach(ids)`'),
        detach: writes('detach all rows with one `detach(ids)`'),
        updatePivot: writes(),
      },
    },
  },
});
