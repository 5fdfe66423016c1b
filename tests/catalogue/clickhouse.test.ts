import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a client of another library
import { createClient } from 'house-tools';
await createClient().query({ query: 'SELECT 1' });
    `,
    `
// reading what came back
import type { ResultSet } from '@clickhouse/client';
export const rows = (result: ResultSet<'JSON'>) => result.json();
    `,
    `
// the same name without a query
import { clickhouse } from './settings';
await clickhouse.query('events');
    `,
  ],
  invalid: [
    `
import { createClient } from '@clickhouse/client';
const client = createClient();
const result = await client.query({ query: 'SELECT id FROM events', format: 'JSONEachRow' });
                     ~~~~~~~~~~~~ round-trip
const rows = await result.json();
await client.insert({ table: 'events', values: [event] });
      ~~~~~~~~~~~~~ round-trip
await client.command({ query: 'OPTIMIZE TABLE events' });
      ~~~~~~~~~~~~~~ round-trip
    `,
    `
// an annotation
import type { ClickHouseClient } from '@clickhouse/client';
export const load = (client: ClickHouseClient) => client.exec({ query: 'SELECT 1' });
                                                  ~~~~~~~~~~~ round-trip
    `,
    `
// by convention: a client that comes from somewhere else
import { clickhouse } from './clients';
await clickhouse.insert({ table: 'events', values: [event] });
      ~~~~~~~~~~~~~~~~~ round-trip (convention)
    `,
  ],
});
