import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { noSelectStar } from '../../rules/no-select-star.js';
import { noUnboundedConcurrency } from '../../rules/no-unbounded-concurrency.js';
import { requireCacheTtl } from '../../rules/require-cache-ttl.js';
import { requireConnectionRelease } from '../../rules/require-connection-release.js';
import { testWithTypes } from '../support/typed.js';

const stores = {
  'stores.ts': `
import { Pool } from 'pg';
import Redis from 'ioredis';
export function inContext() { return { sql: new Pool(), memory: new Redis() }; }
  `,
};

testWithTypes(noQueryInLoop, [
  {
    code: `
// a pool that another file holds, under a name that means nothing
import { inContext } from './stores';
export async function read(ids: number[]) {
  const { sql: context } = inContext();
  for (const id of ids) await context.query('SELECT name FROM users WHERE id = $1', [id]);
                              ~~~~~~~~~~~~~ typed: queryInLoop
}
    `,
    files: stores,
  },
  {
    code: `
// a repository that keeps its rows in memory
import { userRepository } from './users';
export async function read(ids: number[]) {
  for (const id of ids) await userRepository.findById(id);
                              ~~~~~~~~~~~~~~~~~~~~~~~ untyped: queryInLoop
}
    `,
    files: {
      'users.ts': `
class Users {
  private known = new Map<number, { id: number }>();
  async findById(id: number) { return this.known.get(id); }
}
export const userRepository = new Users();
      `,
    },
  },
  {
    code: `
// a repository of the project whose database the program does not see
import { userRepository } from './users';
export async function read(ids: number[]) {
  for (const id of ids) await userRepository.findById(id);
                              ~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    files: {
      'users.ts': `
import { database } from 'not-installed';
class Users { async findById(id: number) { return database.one(id); } }
export const userRepository = new Users();
      `,
    },
  },
]);

testWithTypes(noSelectStar, [
  {
    code: `
// a pool that another file holds
import { inContext } from './stores';
export const read = async () => {
  const result = await inContext().sql.query('SELECT * FROM users');
                                                     ~ selectStar
  return result;
};
    `,
    files: stores,
  },
]);

testWithTypes(noUnboundedConcurrency, [
  {
    code: `
// a service whose methods stay in the process
import { userService } from './users';
export const read = (ids: number[]) => Promise.all(ids.map((id) => userService.sendEmail(id)));
                                       ~~~~~~~~~~~ untyped: unboundedConcurrency
    `,
    files: {
      'users.ts': `
class UserService {
  private readonly users = new Map<number, string>();
  async sendEmail(id: number) { return this.users.get(id); }
}
export const userService = new UserService();
      `,
    },
  },
]);

testWithTypes(requireCacheTtl, [
  {
    code: `
// a Redis that another file holds, as a cache
import { inContext } from './stores';
export async function read(id: string) {
  const { memory } = inContext();
  const cached = await memory.get(\`user:\${id}\`);
  if (cached) return cached;
  const user = await inContext().sql.query('SELECT name FROM users WHERE id = $1', [id]);
  await memory.set(\`user:\${id}\`, JSON.stringify(user));
        ~~~~~~~~~~ typed: growingCache
  return user;
}
    `,
    files: stores,
  },
]);

testWithTypes(requireConnectionRelease, [
  {
    code: `
// a client of a pool that another file holds
import { inContext } from './stores';
export async function read() {
  const taken = await inContext().sql.connect();
                                      ~~~~~~~ lostOnPath
  const { rows } = await taken.query('SELECT 1');
  taken.release();
  return rows;
}
    `,
    files: stores,
  },
]);
