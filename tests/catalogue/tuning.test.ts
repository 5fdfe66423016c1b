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
    `
// what is used as pg
import { Pool } from '@neondatabase/serverless';
import pgPromise from 'pg-promise';
import { createClient, createPool } from '@vercel/postgres';
new Pool();
    ~~~~ max 10, acquire none, idle 10000ms, request none
pgPromise()(url);
~~~~~~~~~~~ max 10, acquire none, idle 10000ms, request none
createPool();
~~~~~~~~~~ max 10, acquire none, idle 10000ms, request none
createClient();
~~~~~~~~~~~~ acquire none, request none
    `,
    `
// drivers of PostgreSQL
import { createPool } from 'slonik';
import createConnectionPool from '@databases/pg';
await createPool(url);
      ~~~~~~~~~~ max 10, acquire 5000ms, idle 5000ms, request 60000ms
createConnectionPool();
~~~~~~~~~~~~~~~~~~~~ max 10, acquire 60000ms, idle 30000ms, request none
    `,
    `
// drivers of MySQL
import mysql from 'mysql';
import mariadb from 'mariadb';
import createConnectionPool from '@databases/mysql';
mysql.createPool({});
~~~~~~~~~~~~~~~~ max 10, acquire 10000ms
mysql.createConnection({});
~~~~~~~~~~~~~~~~~~~~~~ acquire 10000ms
mariadb.createPool({});
~~~~~~~~~~~~~~~~~~ max 10, acquire 10000ms, idle 1800s, request none
await mariadb.createConnection({});
      ~~~~~~~~~~~~~~~~~~~~~~~~ acquire 1000ms
createConnectionPool();
~~~~~~~~~~~~~~~~~~~~ max 10, acquire 60000ms, idle 30000ms
    `,
    `
// drivers of other databases
import sql from 'mssql';
import oracledb from 'oracledb';
import { Client } from 'cassandra-driver';
import * as clickhouse from '@clickhouse/client';
import { createClient } from '@libsql/client';
await sql.connect(config);
      ~~~~~~~~~~~ max 10, acquire 30000ms, idle 30000ms, request 15000ms
new sql.ConnectionPool(config);
    ~~~~~~~~~~~~~~~~~~ max 10, acquire 30000ms, idle 30000ms, request 15000ms
await oracledb.createPool({});
      ~~~~~~~~~~~~~~~~~~~ max 4, acquire 60000ms, idle 60s
new Client({});
    ~~~~~~ acquire 5000ms, request 12000ms
clickhouse.createClient();
~~~~~~~~~~~~~~~~~~~~~~~ max 10, idle 2500ms, request 30000ms
createClient({});
~~~~~~~~~~~~ max 20
    `,
    `
// pools of anything
import { createPool } from 'generic-pool';
import { Pool } from 'tarn';
createPool(factory);
~~~~~~~~~~ max 1, acquire none, idle none
new Pool({});
    ~~~~ max none, acquire 30000ms, idle 30000ms
    `,
    `
// mongodb and mongoose
import { MongoClient } from 'mongodb';
import mongoose from 'mongoose';
new MongoClient(url);
    ~~~~~~~~~~~ max 100, acquire none, idle none, request none
await MongoClient.connect(url);
      ~~~~~~~~~~~~~~~~~~~ max 100, acquire none, idle none, request none
await mongoose.connect(url);
      ~~~~~~~~~~~~~~~~ max 100, acquire none, idle none, request none
mongoose.createConnection(url);
~~~~~~~~~~~~~~~~~~~~~~~~~ max 100, acquire none, idle none, request none
    `,
    `
// builders and mappers
import { knex } from 'knex';
import { Sequelize } from 'sequelize';
import { DataSource } from 'typeorm';
import { PrismaClient } from '@prisma/client';
knex({});
~~~~ max 10, acquire 60000ms, idle 30000ms
new Sequelize(url);
    ~~~~~~~~~ max 5, acquire 60000ms, idle 10000ms
new DataSource({});
    ~~~~~~~~~~ max driver, acquire driver, idle driver, request driver
new PrismaClient();
    ~~~~~~~~~~~~ no bounds
    `,
    `
// modules of Nest
import { MongooseModule } from '@nestjs/mongoose';
import { TypeOrmModule } from '@nestjs/typeorm';
TypeOrmModule.forRoot({});
~~~~~~~~~~~~~~~~~~~~~ max driver, acquire driver, idle driver, request driver
MongooseModule.forRoot(url);
~~~~~~~~~~~~~~~~~~~~~~ max 100, acquire none, idle none, request none
    `,
    `
// Redis
import Redis from 'ioredis';
import { createClient, createClientPool, createCluster, createSentinel } from 'redis';
new Redis();
    ~~~~~ acquire 10000ms, request none
new Redis.Cluster([]);
    ~~~~~~~~~~~~~ acquire 10000ms, request none
createClient();
~~~~~~~~~~~~ acquire 5000ms, request none
createClientPool();
~~~~~~~~~~~~~~~~ max 100, acquire 3000ms, idle 3000ms, request none
createCluster({});
~~~~~~~~~~~~~ acquire 5000ms, request none
createSentinel({});
~~~~~~~~~~~~~~ max 1, acquire 5000ms
    `,
  ],
});
