import { reads, runs, together, writes } from './database-calls.js';
import { each } from './each.js';
import { defineLibrary } from './schema.js';

const sql = { argument: 0, keys: ['query'] } as const;

const { roundTrip } = reads('pass all keys to one query with `IN {keys:Array(String)}`');

export const clickhouse = defineLibrary({
  packages: ['@clickhouse/client', '@clickhouse/client-web'],
  source: { url: 'https://clickhouse.com/docs/integrations/javascript', version: '1.23.1' },
  module: {
    createClient: {
      gives: 'ClickHouseClient',
      tunes: {
        options: 0,
        connections: { keys: ['max_open_connections'], default: 10 },
        idleTimeout: { keys: ['keep_alive.idle_socket_ttl'], default: 2500, unit: 'ms' },
        requestTimeout: { keys: ['request_timeout'], default: 30_000, unit: 'ms' },
      },
    },
  },
  types: {
    ClickHouseClient: {
      members: {
        query: { roundTrip: { ...roundTrip, sql } },
        insert: together(writes('insert all rows with one `insert({ table, values: rows })`'), {
          form: 'insert',
          member: 'insert',
          argument: 0,
          under: 'values',
          isListed: true,
          keeps: ['clickhouse_settings', 'columns', 'format', 'table'],
        }),
        ...each('command exec', runs(undefined, { sql })),
        ping: reads(),
        close: {},
      },
    },
    WebClickHouseClient: { extends: 'ClickHouseClient' },
  },
});
