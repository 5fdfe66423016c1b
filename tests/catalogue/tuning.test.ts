import { tuningProbe } from '../support/tuning-probe.js';
import { testRule } from '../support/test-rule.js';

/** What holds where no option says otherwise. */
testRule(tuningProbe, {
  valid: [
    `
// a pool of another library
import { Pool } from 'worker-pool';
new Pool({ max: 3 });
    `,
  ],
  invalid: [
    `
// pg: nobody says how long a caller waits
import pg, { Client, Pool } from 'pg';
new Pool();
    ~~~~ max 10, acquire none, idle 10000ms, request none
new Client();
    ~~~~~~ acquire none, request none
new pg.native.Pool();
    ~~~~~~~~~~~~~~ max 10, acquire none, idle 10000ms, request none
    `,
    `
// pg-pool
import Pool from 'pg-pool';
new Pool();
    ~~~~ max 10, acquire none, idle 10000ms, request none
    `,
    `
// postgres
import postgres from 'postgres';
postgres();
~~~~~~~~ max 10, acquire 30s, idle none, request none
    `,
    `
// mysql2
import mysql from 'mysql2/promise';
mysql.createPool({});
~~~~~~~~~~~~~~~~ max 10, acquire 10000ms, idle 60000ms
await mysql.createConnection({});
      ~~~~~~~~~~~~~~~~~~~~~~ acquire 10000ms
    `,
  ],
});
