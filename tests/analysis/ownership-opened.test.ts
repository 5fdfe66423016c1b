import { testRule } from '../support/test-rule.js';
import { ownershipProbe } from './ownership-probe.js';

/** A unit of work that takes a connection when it starts, and one that has it from the beginning. */
const classes = `
import { DataSource, type QueryRunner } from 'typeorm';
class Work {
  private runner?: QueryRunner;
  constructor(private readonly source: DataSource) {}
  async start() {
    await this.open();
    await this.runner?.startTransaction();
  }
  private async open() {
    const runner = this.source.createQueryRunner();
    await runner.connect();
    this.runner = runner;
  }
  run(text: string) {
    return this.runner?.query(text);
  }
  async commit() {
    await this.runner?.commitTransaction();
    await this.runner?.release();
  }
  async rollback() {
    await this.runner?.rollbackTransaction();
    await this.runner?.release();
  }
}
class Scope {
  private readonly runner: QueryRunner;
  constructor(source: DataSource) {
    this.runner = source.createQueryRunner();
  }
  async open() {
    await this.runner.connect();
  }
  run(text: string) {
    return this.runner.query(text);
  }
  async close() {
    await this.runner.release();
  }
}
`;

const at = (code: string) => `${code.trimEnd()}\n${classes}`;

testRule(ownershipProbe, {
  valid: [
    at(`
// ended on every path
export async function save(source: DataSource) {
  const work = new Work(source);
  await work.start();
  try {
    await work.run('SELECT 1');
    await work.commit();
  } catch (error) {
    await work.rollback();
    throw error;
  }
}
export class Orders {
  constructor(private readonly work: Work) {}
  async save() {
    await this.work.start();
    try {
      await this.work.run('SELECT 1');
    } catch (error) {
      await this.work.rollback();
      throw error;
    }
    await this.work.commit();
  }
}
export async function read(source: DataSource) {
  const scope = new Scope(source);
  try {
    await scope.open();
    return await scope.run('SELECT 1');
  } finally {
    await scope.close();
  }
}
    `),
    at(`
// ended nowhere in sight, handed over, or in a method of its own
export async function keep(source: DataSource) {
  const work = new Work(source);
  await work.start();
  await work.run('LISTEN jobs');
}
export async function share(source: DataSource, app: { work?: Work }) {
  const work = new Work(source);
  await work.start();
  app.work = work;
  await work.run('SELECT 1');
  process.once('SIGTERM', () => work.rollback());
}
export async function open(source: DataSource) {
  const scope = new Scope(source);
  await scope.open();
  return { scope, stop: () => scope.close() };
}
export class Lifecycle {
  constructor(private readonly work: Work) {}
  async onStart() {
    await this.work.start();
  }
  async onStop() {
    await this.work.commit();
  }
}
    `),
    at(`
// ended only where something fails: else it is kept for what comes next
export class Worker {
  constructor(private readonly work: Work) {}
  async begin() {
    await this.work.start();
    try {
      await this.work.run('SELECT 1');
    } catch (error) {
      await this.work.rollback();
      throw error;
    }
  }
}
export async function listen(source: DataSource) {
  const scope = new Scope(source);
  try {
    await scope.open();
    await scope.run('LISTEN jobs');
  } catch {
    await scope.close();
  }
}
    `),
    at(`
// of a parameter, the caller may end it; in a script, the process does
export async function save(work: Work) {
  await work.start();
  await work.run('SELECT 1');
  await work.commit();
}
async function main() {
  const work = new Work(new DataSource({ type: 'sqlite', database: ':memory:' }));
  await work.start();
  await work.run('SELECT 1');
  await work.commit();
}
main();
    `),
    `
// a field that may have been opened before
import { Pool, type PoolClient } from 'pg';
class Store {
  private client?: PoolClient;
  constructor(private readonly pool: Pool) {}
  async open() {
    if (this.client) return;
    this.client = await this.pool.connect();
  }
  run(text: string) {
    return this.client?.query(text);
  }
  close() {
    this.client?.release();
  }
}
export class Users {
  constructor(private readonly store: Store) {}
  async all() {
    await this.store.open();
    const rows = await this.store.run('SELECT 1');
    this.store.close();
    return rows;
  }
}
    `,
    `
// what is returned as well can be ended without the object
import { Pool, type PoolClient } from 'pg';
class Store {
  private client?: PoolClient;
  constructor(private readonly pool: Pool) {}
  async open() {
    this.client = await this.pool.connect();
    return this.client;
  }
  close() {
    this.client?.release();
  }
}
export class Users {
  constructor(private readonly store: Store) {}
  async take(isLast: boolean) {
    const client = await this.store.open();
    if (isLast) this.store.close();
    return client;
  }
}
    `,
  ],
  invalid: [
    at(`
// ended only where nothing throws
export async function save(source: DataSource) {
  const work = new Work(source);
  await work.start();
             ~~~~~ throw 5
  await work.run('SELECT 1');
  await work.commit();
}
    `),
    at(`
// what a container keeps in a field
export class Orders {
  constructor(private readonly work: Work) {}
  async save(id: number) {
    await this.work.start();
                    ~~~~~ throw 6
    await this.work.run('SELECT 1');
    await this.work.commit();
  }
}
    `),
    at(`
// taken with the object, and used from its opening on
export async function read(source: DataSource) {
  const scope = new Scope(source);
                    ~~~~~ throw 5
  await scope.open();
  await scope.run('SELECT 1');
  await scope.close();
}
    `),
    at(`
// returned by a function that opened it
async function begin(source: DataSource) {
  const work = new Work(source);
  await work.start();
  return work;
}
export async function save(source: DataSource) {
  const work = await begin(source);
                     ~~~~~ throw 9
  await work.run('SELECT 1');
  await work.commit();
}
    `),
    `
// a field that is only opened where it is not open yet, of an object that was made just now
import { Pool, type PoolClient } from 'pg';
const pool = new Pool();
class Store {
  private client?: PoolClient;
  async open() {
    if (!this.client) this.client = await pool.connect();
  }
  run(text: string) {
    return this.client?.query(text);
  }
  close() {
    this.client?.release();
  }
}
export async function all() {
  const store = new Store();
  await store.open();
              ~~~~ throw 19
  const rows = await store.run('SELECT 1');
  store.close();
  return rows;
}
    `,
  ],
});
