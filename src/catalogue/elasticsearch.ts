import { each } from './each.js';
import { defineLibrary, type RoundTrip } from './schema.js';

function asks(access: RoundTrip['access'], batch: Pick<RoundTrip, 'forMany' | 'mixes'> = {}) {
  const roundTrip: RoundTrip = { server: 'search', access, ...batch };
  return { roundTrip };
}

const getMany = asks('read', { forMany: 'read all documents with one `mget()`' });
const searchMany = asks('read', { forMany: 'send all searches with one `msearch()`', mixes: true });
const changeMany = asks('write', { forMany: 'send all changes with one `bulk()`', mixes: true });

const search = asks('read');
const change = asks('write');

const client = { gives: 'Client' } as const;

const members = {
  ...each('get getSource exists existsSource', getMany),
  ...each('search count searchTemplate', searchMany),
  ...each('index create update delete', changeMany),
  ...each('mget msearch msearchTemplate mtermvectors scroll termsEnum fieldCaps openPointInTime', search),
  ...each('explain termvectors knnSearch', search),
  ...each('bulk updateByQuery deleteByQuery reindex clearScroll closePointInTime', change),
  helpers: { is: 'Helpers' },
  indices: { is: 'Indices' },
  ...each('esql sql', { is: 'Sql' }),
  child: client,
} as const;

/** The three clients have the same requests; the servers went different ways after them. */
export const elasticsearch = defineLibrary({
  packages: [
    '@elastic/elasticsearch',
    '@opensearch-project/opensearch',
    '@nestjs/elasticsearch',
    'elasticsearch',
  ],
  source: {
    url: 'https://www.elastic.co/docs/reference/elasticsearch/clients/javascript/api-reference',
    version: '9.5.1 and 8.19.2, @opensearch-project/opensearch 3.9.0, @nestjs/elasticsearch 12.0.1',
  },
  module: { Client: client, ElasticsearchService: client },
  types: {
    Client: { members },
    ElasticsearchService: { extends: 'Client' },
    Helpers: {
      members: {
        bulk: change,
        search: searchMany,
        ...each('esql msearch scrollSearch scrollDocuments', {}),
      },
    },
    Indices: {
      members: {
        ...each('exists existsAlias get getAlias getMapping getSettings stats analyze', search),
        ...each(
          'create delete putMapping putSettings putAlias updateAliases refresh flush forcemerge',
          change,
        ),
      },
    },
    Sql: { members: { query: asks('command') } },
  },
});
