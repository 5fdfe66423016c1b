import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// rows for later
import { DuckDBInstance } from '@duckdb/node-api';
const connection = await (await DuckDBInstance.create()).connect();
const appender = await connection.createAppender('events');
appender.appendInteger(1);
connection.closeSync();
    `,
    `
// a connection of another library
import { DuckDBInstance } from 'pond';
await (await DuckDBInstance.create()).connect();
    `,
  ],
  invalid: [
    `
import { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
const instance = await DuckDBInstance.create('app.db');
const connection = await instance.connect();
await connection.runAndReadAll('SELECT id FROM events');
      ~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
const statement = await connection.prepare('INSERT INTO t VALUES ($1)');
                        ~~~~~~~~~~~~~~~~~~ round-trip
await statement.run();
      ~~~~~~~~~~~~~ round-trip
await (await DuckDBConnection.create()).run('SELECT 1');
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
    `,
    `
// an annotation
import type { DuckDBConnection } from '@duckdb/node-api';
export const load = (connection: DuckDBConnection) => connection.run('SELECT 1');
                                                      ~~~~~~~~~~~~~~ round-trip
    `,
  ],
});
