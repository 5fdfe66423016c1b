import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// the same names from another package
import { Client } from 'search-client';
await new Client({}).search({ index: 'users' });
    `,
  ],
  invalid: [
    `
import { Client } from '@elastic/elasticsearch';
const client = new Client({ node });
await client.search({ index: 'users' });
      ~~~~~~~~~~~~~ round-trip
await client.index({ index: 'users', document });
      ~~~~~~~~~~~~ round-trip
await client.bulk({ operations });
      ~~~~~~~~~~~ round-trip
await client.indices.refresh({ index: 'users' });
      ~~~~~~~~~~~~~~~~~~~~~~ round-trip
await client.esql.query({ query: 'FROM users' });
      ~~~~~~~~~~~~~~~~~ round-trip
await client.helpers.bulk({ datasource });
      ~~~~~~~~~~~~~~~~~~~ round-trip
for await (const page of client.helpers.scrollSearch({ index: 'users' })) console.log(page);
    `,
    `
// the module as an object, the fork, and what Nest injects
import * as elastic from '@elastic/elasticsearch';
import { Client } from '@opensearch-project/opensearch';
import { ElasticsearchService } from '@nestjs/elasticsearch';
await new elastic.Client({}).get({ index: 'users', id: '1' });
      ~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await new Client({}).delete({ index: 'users', id: '1' });
      ~~~~~~~~~~~~~~~~~~~~~ round-trip
class Users {
  constructor(private readonly search: ElasticsearchService) {}
  find() {
    return this.search.count({ index: 'users' });
           ~~~~~~~~~~~~~~~~~ round-trip
  }
}
    `,
  ],
});
