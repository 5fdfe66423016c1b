import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a client of another library
import { Client } from 'discord-bot';
await new Client().execute('SELECT 1');
    `,
    `
// the connection itself
import { Client } from 'cassandra-driver';
const client = new Client({});
await client.connect();
await client.shutdown();
    `,
  ],
  invalid: [
    `
import cassandra, { Client, concurrent } from 'cassandra-driver';
const client = new Client({});
await client.execute('SELECT id FROM users WHERE id = ?', [id], { prepare: true });
      ~~~~~~~~~~~~~~ round-trip
await client.batch(queries);
      ~~~~~~~~~~~~ round-trip
await concurrent.executeConcurrent(client, 'INSERT INTO t (id) VALUES (?)', [[1], [2]]);
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
new cassandra.Client({}).eachRow('SELECT id FROM users', console.log);
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
    `,
    `
// the mapper
import { Client, mapping } from 'cassandra-driver';
const mapper = new mapping.Mapper(new Client({}));
const users = mapper.forModel('User');
await users.get({ id });
      ~~~~~~~~~ round-trip
await users.insert({ id });
      ~~~~~~~~~~~~ round-trip
await mapper.batch(items);
      ~~~~~~~~~~~~ round-trip
    `,
    `
// annotations
import type { Client, mapping } from 'cassandra-driver';
export async function load(client: Client, users: mapping.ModelMapper<User>) {
  await client.execute('SELECT 1');
        ~~~~~~~~~~~~~~ round-trip
  await users.find({});
        ~~~~~~~~~~ round-trip
}
    `,
  ],
});
