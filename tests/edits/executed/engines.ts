import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { inject } from 'vitest';
import { countingProxy } from './counting-proxy.js';
import { startDynamo } from './dynamo-server.js';
import { startHttpService } from './http-service.js';
import { pathOf } from './install.js';
import { startMongo } from './mongo-server.js';
import type { EngineName } from './program.js';
import { countSqlite, type SqliteDatabase } from './sqlite-statements.js';
import { dumps, tablesFor } from './tables.js';

/** Something that answers programs, and notes what they send. */
export interface Engine {
  /** How programs find it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Before a program is loaded: a database of its own, which no lost transaction of another one locks. */
  begin?(): Promise<void>;
  /** What has been sent since it was emptied. */
  readonly sent: string[];
  /** Puts the data back to what it was at first. */
  reset(): Promise<void>;
  /** All data, as plain values. */
  state(): Promise<unknown>;
  /** Waits for what is still on the way. */
  settle?(): Promise<void>;
  /** How many requests were on the way at once since the last reset. */
  mostAtOnce?(): number;
  close(): Promise<void>;
}

const require = createRequire(join(pathOf('newest'), 'package.json'));

/** Starts an engine, or connects to the server that is running; `undefined` where this machine has none. */
export function startEngine(name: EngineName): Promise<Engine | undefined> {
  switch (name) {
    case 'PGlite':
      return startPglite();
    case 'PostgreSQL':
      return connectPostgres();
    case 'MariaDB':
      return connectMariadb();
    case 'Redis':
      return connectRedis();
    case 'SQLite':
      return Promise.resolve(openSqlite());
    case 'HTTP':
      return startHttpService();
    case 'MongoDB commands':
      return startMongo();
    case 'DynamoDB requests':
      return startDynamo();
    default:
      return Promise.resolve(nothing);
  }
}

const nothing: Engine = {
  environment: {},
  sent: [],
  reset: () => Promise.resolve(),
  state: () => Promise.resolve(null),
  close: () => Promise.resolve(),
};

async function startPglite(): Promise<Engine> {
  const db = await PGlite.create();
  const server = new PGLiteSocketServer({ db, port: 0, maxConnections: 20 });
  await server.start();
  const proxy = await countingProxy('postgresql', Number(server.getServerConn().split(':').at(-1)));
  return {
    environment: { DATABASE_URL: `postgres://postgres:postgres@127.0.0.1:${proxy.port}/postgres` },
    sent: proxy.sent,
    async reset() {
      await db.exec(tablesFor('postgresql'));
    },
    async state() {
      const tables = await Promise.all(dumps.map((dump) => db.query(dump)));
      return tables.map(({ rows }) => rows);
    },
    async close() {
      proxy.close();
      await server.stop();
      await db.close();
    },
  };
}

async function connectPostgres(): Promise<Engine | undefined> {
  const { postgresql: port } = inject('ports');
  if (port === undefined) return undefined;
  const proxy = await countingProxy('postgresql', port);
  const { Client } = require('pg') as { Client: new (options: object) => Admin };
  const environment = { DATABASE_URL: '' };
  const admins: Admin[] = [];
  async function admin(database: string) {
    const client = new Client({ host: '127.0.0.1', port, user: 'postgres', database });
    await client.connect();
    admins.push(client);
    return client;
  }
  const server = await admin('postgres');
  let own = server;
  return {
    environment,
    sent: proxy.sent,
    async begin() {
      const database = `shop_${admins.length}`;
      await server.query(`CREATE DATABASE ${database}`);
      own = await admin(database);
      environment.DATABASE_URL = `postgres://postgres@127.0.0.1:${proxy.port}/${database}`;
    },
    async reset() {
      await own.query(tablesFor('postgresql'));
    },
    async state() {
      const tables: unknown[] = [];
      for (const dump of dumps) tables.push((await own.query(dump)).rows);
      return tables;
    },
    async close() {
      proxy.close();
      await Promise.all(admins.map((client) => client.end()));
    },
  };
}

interface Admin {
  connect(): Promise<void>;
  query(text: string): Promise<{ rows: unknown[] }>;
  end(): Promise<void>;
}

async function connectMariadb(): Promise<Engine | undefined> {
  const { mariadb: port } = inject('ports');
  if (port === undefined) return undefined;
  const proxy = await countingProxy('mariadb', port);
  const { createConnection } = require('mysql2/promise') as {
    createConnection(options: object): Promise<{
      query(text: string): Promise<[unknown[]]>;
      end(): Promise<void>;
    }>;
  };
  const admin = await createConnection({ host: '127.0.0.1', port, user: 'root', multipleStatements: true });
  const environment = { MYSQL_URL: '' };
  let databases = 0;
  return {
    environment,
    sent: proxy.sent,
    async begin() {
      const database = `shop_${databases++}`;
      await admin.query(`CREATE DATABASE ${database}; USE ${database}`);
      environment.MYSQL_URL = `mysql://root@127.0.0.1:${proxy.port}/${database}`;
    },
    async reset() {
      await admin.query(tablesFor('mariadb'));
    },
    async state() {
      const tables: unknown[] = [];
      for (const dump of dumps) tables.push((await admin.query(dump))[0]);
      return tables;
    },
    async close() {
      proxy.close();
      await admin.end();
    },
  };
}

async function connectRedis(): Promise<Engine | undefined> {
  const { redis: port } = inject('ports');
  if (port === undefined) return undefined;
  const proxy = await countingProxy('redis', port);
  const { Redis } = require('ioredis') as {
    Redis: new (port: number) => {
      call(command: string, ...args: string[]): Promise<string[]>;
      quit(): Promise<unknown>;
    };
  };
  const admin = new Redis(port);
  return {
    environment: { REDIS_URL: `redis://127.0.0.1:${proxy.port}` },
    sent: proxy.sent,
    async reset() {
      await admin.call('FLUSHALL');
      await admin.call('MSET', 'user:1', 'Ann', 'user:2', '', 'user:3', 'Čeněk', 'user:10', '{"a":1}');
      await admin.call('RPUSH', 'list:1', 'a', 'b');
    },
    async state() {
      const keys = (await admin.call('KEYS', '*')).toSorted();
      return Promise.all(keys.map(async (key) => [key, await admin.call('DUMP', key)]));
    },
    async close() {
      proxy.close();
      await admin.quit();
    },
  };
}

function openSqlite(): Engine {
  const file = join(mkdtempSync(join(tmpdir(), 'executed-')), 'shop.db');
  const Database = require('better-sqlite3') as new (file: string) => SqliteDatabase;
  const sent = countSqlite(Database);
  const admin = new Database(file);
  return {
    environment: { SQLITE_FILE: file },
    sent,
    reset() {
      admin.exec(tablesFor('sqlite'));
      return Promise.resolve();
    },
    state() {
      const tables = dumps.map((dump) => admin.prepare(dump).all());
      return Promise.resolve(tables);
    },
    close() {
      admin.close();
      return Promise.resolve();
    },
  };
}
