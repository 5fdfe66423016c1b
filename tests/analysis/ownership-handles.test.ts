import { testRule } from '../support/test-rule.js';
import { ownershipProbe } from './ownership-probe.js';

/** Functions of the project that put a client into something of their own, with what gives it back. */
const makers = `
import { Pool, type PoolClient } from 'pg';
const pool = new Pool();
async function openView() {
  const client = await pool.connect();
  try {
    await client.query('BEGIN READ ONLY');
  } catch (error) {
    client.release();
    throw error;
  }
  return {
    all: async (text: string) => (await client.query(text)).rows,
    async close() {
      try {
        await client.query('COMMIT');
      } finally {
        client.release();
      }
    },
  };
}
async function openWork() {
  const client = await pool.connect();
  const end = async (text: string) => {
    await client.query(text).finally(() => client.release());
  };
  return { client, commit: () => end('COMMIT'), rollback: () => end('ROLLBACK') };
}
async function lockRow(id: number) {
  const client = await pool.connect();
  return async () => {
    await client.query('SELECT pg_advisory_unlock($1)', [id]).finally(() => client.release());
  };
}
async function tryLock(id: number) {
  const client = await pool.connect();
  if (id === 0) {
    client.release();
    return null;
  }
  return { async unlock() { client.release(); } };
}
class Session {
  readonly rows: Rows;
  constructor(private readonly client: PoolClient) {
    this.rows = new Rows(client);
  }
  static async open() {
    return new Session(await pool.connect());
  }
  raw() {
    return this.client;
  }
  async end() {
    this.free();
  }
  private free() {
    this.client.release();
  }
}
class Rows {
  constructor(private readonly client: PoolClient) {}
  all(text: string) {
    return this.client.query(text);
  }
}
class LoggedSession extends Session {
  constructor(client: PoolClient, private readonly log: Console) {
    super(client);
  }
}
`;

/** A case, with those below it. */
const at = (code: string) => `${code.trimEnd()}\n${makers}`;

testRule(ownershipProbe, {
  valid: [
    at(`
// closed in a finally, by a method, a function of its own, or the method of a class
export async function list() {
  const view = await openView();
  try {
    return await view.all('SELECT 1');
  } finally {
    await view.close();
  }
}
export async function alone(id: number, work: () => Promise<void>) {
  const unlock = await lockRow(id);
  try {
    await work();
  } finally {
    await unlock();
  }
}
export async function read() {
  const session = await Session.open();
  return session.rows.all('SELECT 1').finally(() => session.end());
}
    `),
    at(`
// either of two methods ends it
export async function save(text: string) {
  const work = await openWork();
  try {
    await work.client.query(text);
    await work.commit();
  } catch (error) {
    await work.rollback();
    throw error;
  }
}
    `),
    at(`
// the resource itself is given back through what holds it, by whatever name
export async function one(text: string) {
  const work = await openWork();
  try {
    return await work.client.query(text);
  } finally {
    work.client.release();
  }
}
export async function two(text: string) {
  const { client } = await openWork();
  try {
    return await client.query(text);
  } finally {
    client.release();
  }
}
export async function three(text: string) {
  const session = await Session.open();
  const client = session.raw();
  try {
    return await client.query(text);
  } finally {
    client.release();
  }
}
export async function four(text: string) {
  const { client, ...work } = await openWork();
  return client.query(text).finally(() => work.commit());
}
export async function five() {
  return (await openWork()).client;
}
    `),
    at(`
// what says that it was not taken need not be given back
export async function once(work: () => Promise<void>) {
  const lock = await tryLock(1);
  if (!lock) return false;
  try {
    await work();
  } finally {
    await lock.unlock();
  }
  return true;
}
    `),
    `
// others can end what the function made: a memory, a timer, a context, the object that it belongs to
import { Pool, type PoolClient } from 'pg';
import { context } from './context';
const pool = new Pool();
const known = new Map<string, { run(): Promise<unknown>; close(): void }>();
async function openKnown(key: string) {
  const client = await pool.connect();
  const view = { run: () => client.query('SELECT 1'), close: () => client.release() };
  known.set(key, view);
  return view;
}
async function openForAMinute() {
  const client = await pool.connect();
  setTimeout(() => client.release(), 60_000);
  return { run: () => client.query('SELECT 1'), close: () => client.release() };
}
async function openInContext() {
  const client = await pool.connect();
  const view = { run: () => client.query('SELECT 1'), close: () => client.release() };
  context.enterWith(view);
  return view;
}
class View {
  constructor(protected readonly client: PoolClient) {}
  run() {
    return this.client.query('SELECT 1');
  }
  close() {
    this.client.release();
  }
}
class Registered extends View {
  constructor(client: PoolClient) {
    super(client);
    context.add(this);
  }
}
class Watched extends View {
  constructor(client: PoolClient) {
    super(client);
    context.add(client);
  }
}
const openRegistered = async () => new Registered(await pool.connect());
const openWatched = async () => new Watched(await pool.connect());
class Work {
  private client?: PoolClient;
  async begin() {
    const client = await pool.connect();
    this.client = client;
    return client;
  }
  end() {
    this.client?.release();
  }
}
export async function all(key: string) {
  const first = await openKnown(key);
  await first.run();
  first.close();
  const second = await openForAMinute();
  await second.run();
  second.close();
  const third = await openInContext();
  await third.run();
  third.close();
  const fourth = await openRegistered();
  await fourth.run();
  fourth.close();
  const fifth = await openWatched();
  await fifth.run();
  fifth.close();
}
export async function save() {
  const work = new Work();
  const client = await work.begin();
  await client.query('SELECT 1').finally(() => work.end());
}
    `,
    `
// it has been given back already, or is a part of something of which not all can be seen
import { Pool, type PoolClient } from 'pg';
import { Base } from './base';
const pool = new Pool();
const clients = new Set<PoolClient>();
async function load() {
  const client = await pool.connect();
  try {
    const { rows } = await client.query('SELECT 1');
    return { rows, close: () => client.release() };
  } finally {
    client.release();
  }
}
async function openSpread() {
  const client = await pool.connect();
  return { ...client, close: () => client.release() };
}
class Derived extends Base {
  constructor(private readonly client: PoolClient) {
    super();
  }
  close() {
    this.client.release();
  }
}
async function openDerived() {
  return new Derived(await pool.connect());
}
async function openList() {
  const client = await pool.connect();
  return { list: [client], give: (to: Set<PoolClient>) => to.add(client), close: () => client.release() };
}
class Renamed {
  constructor(private readonly client: PoolClient) {}
  close() {
    this.client.release();
  }
  finish() {
    const self = this;
    self.client.release();
  }
}
async function openRenamed() {
  return new Renamed(await pool.connect());
}
export async function all() {
  const first = await load();
  await fetch('https://example.com');
  first.close();
  const second = await openSpread();
  await fetch('https://example.com');
  second.close();
  const third = await openDerived();
  await fetch('https://example.com');
  third.close();
  const fourth = await openList();
  await fetch('https://example.com').finally(() => fourth.list[0]?.release());
  const fifth = await openList();
  fifth.give(clients);
  await fetch('https://example.com');
  const sixth = await openRenamed();
  await fetch('https://example.com').finally(() => sixth.finish());
}
    `,
    `
// whoever listens on it means to keep it, and so does what begins the process
import { Pool } from 'pg';
const pool = new Pool();
async function openFeed(on: (text?: string) => void) {
  const client = await pool.connect();
  client.on('notification', ({ payload }) => on(payload));
  await client.query('LISTEN jobs');
  return { close: () => client.release() };
}
async function openApp() {
  const client = await pool.connect();
  return { listen: () => client.query('SELECT 1'), close: () => client.release() };
}
export async function start() {
  const feed = await openFeed(console.log);
  await fetch(\`https://example.com/\${feed}\`);
}
async function main() {
  const app = await openApp();
  await app.listen();
}
main();
    `,
    `
// who calls a function that asks for a client again and again does not own it
import { Pool, type PoolClient } from 'pg';
const pool = new Pool();
let shared: PoolClient | undefined;
async function sharedClient() {
  let client = shared;
  if (!client) {
    client = await pool.connect();
    shared = client;
  }
  return client;
}
export async function total() {
  const client = await sharedClient();
  return client.query('SELECT 1');
}
    `,
  ],
  invalid: [
    at(`
// closed only where the queries succeed
export async function list() {
  const view = await openView();
                     ~~~~~~~~ throw 4
  const rows = await view.all('SELECT 1');
  await view.close();
  return rows;
}
    `),
    at(`
// never, and on an early return
export async function first() {
  const view = await openView();
                     ~~~~~~~~ never
  return view.all('SELECT 1');
}
export async function second(id: number) {
  const work = await openWork();
                     ~~~~~~~~ return 8
  if (id === 0) return;
  await work.commit();
}
    `),
    at(`
// taken apart, also with the resource itself
export async function list() {
  const { all, close } = await openView();
                               ~~~~~~~~ throw 4
  const rows = await all('SELECT 1');
  await close();
  return rows;
}
export async function save(text: string) {
  const { client, commit } = await openWork();
                                   ~~~~~~~~ throw 10
  await client.query(text);
  await commit();
}
    `),
    at(`
// the resource itself, by a member or a method
export async function one(text: string) {
  const work = await openWork();
                     ~~~~~~~~ throw 4
  await work.client.query(text);
  work.client.release();
}
export async function two(text: string) {
  const session = await Session.open();
                                ~~~~ throw 9
  await session.raw().query(text);
  await session.end();
}
    `),
    at(`
// a function that gives it back, and an object only where it could be taken
export async function alone(id: number, work: () => Promise<void>) {
  const unlock = await lockRow(id);
                       ~~~~~~~ throw 4
  await work();
  await unlock();
}
export async function once(work: () => Promise<void>) {
  const lock = await tryLock(1);
                     ~~~~~~~ throw 10
  if (!lock) return;
  await work();
  await lock.unlock();
}
    `),
    at(`
// through further functions, and classes that extend one another
async function openAgain() {
  const view = await openView();
  console.log('open');
  return view;
}
const openOnceMore = () => openAgain();
async function openLogged() {
  const client = await pool.connect();
  return new LoggedSession(client, console);
}
export async function list() {
  const view = await openOnceMore();
                     ~~~~~~~~~~~~ throw 14
  const rows = await view.all('SELECT 1');
  await view.close();
  return rows;
}
export async function read() {
  const session = await openLogged();
                        ~~~~~~~~~~ throw 20
  const { rows } = await session.rows.all('SELECT 1');
  await session.end();
  return rows;
}
    `),
    `
// methods that speak of this, and one that only await using calls
import { Pool, type PoolClient } from 'pg';
const pool = new Pool();
async function openThis() {
  const client = await pool.connect();
  return {
    client,
    async close() {
      this.free();
    },
    free() {
      const { client } = this;
      client.release();
    },
  };
}
async function lease() {
  const client: PoolClient = await pool.connect();
  return { client, async [Symbol.asyncDispose]() { client.release(); } };
}
export async function one(id: number) {
  await using held = await lease();
  return held.client.query('SELECT $1', [id]);
}
export async function two(id: number) {
  const held = await lease();
                     ~~~~~ never
  return held.client.query('SELECT $1', [id]);
}
export async function three(id: number) {
  const held = await openThis();
                     ~~~~~~~~ throw 31
  await held.client.query('SELECT $1', [id]);
  await held.close();
}
    `,
    `
// a variable that is declared before it is taken, and a promise around a callback
import mysql from 'mysql';
import { Pool, type PoolClient } from 'pg';
const pool = new Pool();
const old = mysql.createPool({});
async function take() {
  let client: PoolClient;
  try {
    client = await pool.connect();
  } catch (error) {
    throw new Error('no client', { cause: error });
  }
  return client;
}
const takeOld = () =>
  new Promise<mysql.PoolConnection>((resolve, reject) => {
    old.getConnection((error, connection) => (error ? reject(error) : resolve(connection)));
  });
export async function list() {
  const client = await take();
                       ~~~~ throw 21
  const { rows } = await client.query('SELECT 1');
  client.release();
  return rows;
}
export async function listOld() {
  const connection = await takeOld();
                           ~~~~~~~ throw 28
  await new Promise((resolve) => connection.query('SELECT 1', resolve));
  await fetch('https://example.com');
  connection.release();
}
    `,
    `
// what is taken on its first use has been used; a getter is one more name for a field
import { DataSource, type QueryRunner } from 'typeorm';
class Work {
  constructor(private readonly runner: QueryRunner) {}
  static async begin(source: DataSource) {
    const runner = source.createQueryRunner();
    await runner.startTransaction();
    return new Work(runner);
  }
  private get connection() {
    return this.runner;
  }
  get manager() {
    return this.runner.manager;
  }
  run(text: string) {
    return this.connection.query(text);
  }
  async commit() {
    await this.connection.commitTransaction();
    await this.connection.release();
  }
}
export async function save(source: DataSource) {
  const work = await Work.begin(source);
                          ~~~~~ throw 27
  const users = work.manager.getRepository('users');
  if (!users) throw new Error('no users');
  await work.commit();
}
export async function run(source: DataSource) {
  const work = await Work.begin(source);
                          ~~~~~ throw 32
  await work.run('SELECT 1');
  await work.commit();
}
    `,
    `
// a lock is a function already, and stays one where a class keeps it
import { Mutex, type MutexInterface } from 'async-mutex';
const mutex = new Mutex();
class Turn {
  constructor(private readonly release: MutexInterface.Releaser) {}
  end() {
    this.release();
  }
}
async function takeTurn() {
  const release = await mutex.acquire();
  return new Turn(release);
}
export async function run(work: () => Promise<void>) {
  const turn = await takeTurn();
                     ~~~~~~~~ throw 16
  await work();
  turn.end();
}
    `,
  ],
});
