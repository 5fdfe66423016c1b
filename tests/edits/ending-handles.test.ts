import { requireConnectionRelease } from '../../rules/require-connection-release.js';
import { testRule } from '../support/test-rule.js';

// What holds a resource for a function of the project is ended by its own members, and only where that is all they do.
testRule(requireConnectionRelease, {
  valid: [],
  invalid: [
    {
      code: `
// its own method, in a finally
import { Pool } from 'pg';
const pool = new Pool();
async function openView() {
  const client = await pool.connect();
  return { all: (text: string) => client.query(text), close: () => client.release() };
}
export async function list() {
  const view = await openView();
                     ~~~~~~~~ lostOnPath
  const { rows } = await view.all('SELECT 1');
  view.close();
  return rows;
}
      `,
      message:
        'The client from `openView` is not given back when line 10 throws, so it is missing from the pool until the process ends, and when none is left, everybody waits. Instead, call its `close()` in a `finally` block.',
      suggestion: `
// its own method, in a finally
import { Pool } from 'pg';
const pool = new Pool();
async function openView() {
  const client = await pool.connect();
  return { all: (text: string) => client.query(text), close: () => client.release() };
}
export async function list() {
  const view = await openView();
  try {
    const { rows } = await view.all('SELECT 1');
    return rows;
  } finally {
    view.close();
  }
}
      `,
    },
    {
      code: `
// by one method where all is well, and by the other where not
import { Pool } from 'pg';
const pool = new Pool();
async function openWork() {
  const client = await pool.connect();
  const end = (text: string) => client.query(text).finally(() => client.release());
  return { run: (text: string) => client.query(text), complete: () => end('COMMIT'), abandon: () => end('ROLLBACK') };
}
export async function save() {
  const work = await openWork();
                     ~~~~~~~~ lostOnPath
  await work.run('SELECT 1');
  await work.complete();
}
      `,
      message:
        'The client from `openWork` is not given back when line 11 throws, so it is missing from the pool until the process ends, and when none is left, everybody waits. Instead, call `complete()` at the end of a `try` block and `abandon()` in its `catch`.',
      suggestion: `
// by one method where all is well, and by the other where not
import { Pool } from 'pg';
const pool = new Pool();
async function openWork() {
  const client = await pool.connect();
  const end = (text: string) => client.query(text).finally(() => client.release());
  return { run: (text: string) => client.query(text), complete: () => end('COMMIT'), abandon: () => end('ROLLBACK') };
}
export async function save() {
  const work = await openWork();
  try {
    await work.run('SELECT 1');
  } catch (error) {
    await work.abandon();
    throw error;
  }
  await work.complete();
}
      `,
    },
    {
      code: `
// no edit: the only method that ends it would commit half of the work
import { Pool } from 'pg';
const pool = new Pool();
async function openWork() {
  const client = await pool.connect();
  const end = async () => {
    await client.query('COMMIT');
    client.release();
  };
  return { run: (text: string) => client.query(text), close: () => end() };
}
export async function save() {
  const work = await openWork();
                     ~~~~~~~~ lostOnPath
  await work.run('SELECT 1');
  await work.close();
}
      `,
      message:
        'The client from `openWork` is not given back when line 14 throws, so it is missing from the pool until the process ends, and when none is left, everybody waits. Instead, call its `close()` in a `finally` block.',
    },
    {
      code: `
// what only reads may be committed at any time
import { Pool } from 'pg';
const pool = new Pool();
async function openView() {
  const client = await pool.connect();
  await client.query('BEGIN READ ONLY');
  return { all: (text: string) => client.query(text), close: () => client.query('COMMIT').finally(() => client.release()) };
}
export async function list() {
  const view = await openView();
                     ~~~~~~~~ lostOnPath
  await view.all('SELECT 1');
  await view.close();
}
      `,
      suggestion: `
// what only reads may be committed at any time
import { Pool } from 'pg';
const pool = new Pool();
async function openView() {
  const client = await pool.connect();
  await client.query('BEGIN READ ONLY');
  return { all: (text: string) => client.query(text), close: () => client.query('COMMIT').finally(() => client.release()) };
}
export async function list() {
  const view = await openView();
  try {
    await view.all('SELECT 1');
  } finally {
    await view.close();
  }
}
      `,
    },
    `
// no edit: there may be nothing to end
import { Pool } from 'pg';
const pool = new Pool();
async function tryOpen(id: number) {
  if (id === 0) return null;
  const client = await pool.connect();
  return { run: () => client.query('SELECT 1'), close: () => client.release() };
}
export async function load(id: number) {
  const view = await tryOpen(id);
                     ~~~~~~~ lostOnPath
  if (!view) return;
  await view.run();
  view.close();
}
    `,
    `
// no edit: the resource itself is given back, too
import { DataSource } from 'typeorm';
async function open(source: DataSource) {
  const runner = source.createQueryRunner();
  await runner.connect();
  return { runner, close: () => runner.release() };
}
export async function load(source: DataSource) {
  const held = await open(source);
                     ~~~~ lostOnPath
  await held.runner.query('SELECT 1');
  await held.runner.release();
}
    `,
    `
// no edit: what is not open yet cannot be rolled back
import { DataSource, type QueryRunner } from 'typeorm';
class Work {
  private readonly runner: QueryRunner;
  constructor(source: DataSource) {
    this.runner = source.createQueryRunner();
  }
  async start() {
    await this.runner.startTransaction();
  }
  async commit() {
    await this.runner.commitTransaction();
    await this.runner.release();
  }
  async rollback() {
    await this.runner.rollbackTransaction();
    await this.runner.release();
  }
}
export async function save(source: DataSource) {
  const work = new Work(source);
                   ~~~~ lostOnPath
  await work.start();
  await fetch('https://example.com');
  await work.commit();
}
    `,
    {
      code: `
// no edit: only using ends it; a function of its own does not go into a finally by itself
import { Pool } from 'pg';
const pool = new Pool();
async function lease() {
  const client = await pool.connect();
  return { run: () => client.query('SELECT 1'), [Symbol.dispose]: () => client.release() };
}
async function lock() {
  const client = await pool.connect();
  return () => client.release();
}
export async function load() {
  const held = await lease();
                     ~~~~~ neverReleased
  const unlock = await lock();
                       ~~~~ lostOnPath
  await held.run();
  unlock();
}
      `,
      message:
        'The client from `lease` is never given back, so it is missing from the pool until the process ends, and when none is left, everybody waits. Instead, declare it with `using`.',
    },
  ],
});
