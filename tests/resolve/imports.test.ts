import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a class of the same name from a file of the project, used in no conventional way
import { Pool } from './pool.js';
const source = new Pool();
await source.run('SELECT 1');
    `,
    `
// require() of something else
const { Pool } = require('generic-pool');
const pool = new Pool();
await pool.query('SELECT 1');
    `,
    `
// a specifier that is only known at run time
const { Pool } = require(driver);
const source = new Pool();
await source.run('SELECT 1');
    `,
    `
// a wrapper of somebody's own round a module
const driver = wrap(require('pg'));
const source = new driver.Pool();
await source.run('SELECT 1');
    `,
  ],
  invalid: [
    `
// renamed and namespace imports
import { Pool as Connections } from 'pg';
import * as driver from 'pg';
await new Connections().query('SELECT 1');
      ~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await new driver.Pool().query('SELECT 1');
      ~~~~~~~~~~~~~~~~~~~~~~~ round-trip
    `,
    `
// require(), destructured or not
const { Pool } = require('pg');
const pg = require('pg');
new Pool().query('SELECT 1');
~~~~~~~~~~~~~~~~ round-trip
new pg.Pool().query('SELECT 1');
~~~~~~~~~~~~~~~~~~~ round-trip
    `,
    `
// the import of CommonJS that TypeScript has
import pg = require('pg');
new pg.Pool().query('SELECT 1');
~~~~~~~~~~~~~~~~~~~ round-trip
    `,
    `
// dynamic import, with and without the default export
const { Pool } = await import('pg');
const { default: pg } = await import('pg');
await new Pool().query('SELECT 1');
      ~~~~~~~~~~~~~~~~ round-trip
await new pg.Pool().query('SELECT 1');
      ~~~~~~~~~~~~~~~~~~~ round-trip
    `,
    `
// what compilers make of an import
const pg_1 = require("pg");
const ioredis_1 = __importDefault(require("ioredis"));
(0, new pg_1.Pool()).query('SELECT 1');
~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
new ioredis_1.default().get('key');
~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip, cache-read
    `,
    {
      code: `
// the same in plain JavaScript, with ESLint's own parser
import { Pool } from 'pg';
await new Pool().query('SELECT 1');
      ~~~~~~~~~~~~~~~~ round-trip
      `,
      espree: true,
    },
    `
// a type import inside a type
export async function load(pool: import('pg').Pool) {
  await pool.query('SELECT 1');
        ~~~~~~~~~~ round-trip
}
    `,
    `
// a client that is generated into the project
import { PrismaClient } from '../generated/prisma/client.js';
const db = new PrismaClient();
await db.user.findMany();
      ~~~~~~~~~~~~~~~~ round-trip when awaited
    `,
  ],
});
