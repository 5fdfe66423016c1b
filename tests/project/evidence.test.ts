import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testInProject } from '../support/in-project.js';

const users = `
import { Pool } from 'pg';
const pool = new Pool();
export class Users {
  self(): this {
    return this;
  }
  async name(id: number) {
    return pool.query('SELECT name FROM users WHERE id = $1', [id]);
  }
}
export class Members extends Users {
  async rename(id: number) {
    return pool.query('UPDATE users SET name = NULL WHERE id = $1', [id]);
  }
}
export interface Container {
  get<T>(name: string): T;
  resolve<T>(name: string): T;
}
`;

/** What another file says that a value is. */
testInProject(noQueryInLoop, [
  {
    shows: 'a method that gives what it is called on',
    files: {
      'use.ts': `
import type { Members } from './users.js';
export async function all(members: Members, ids: number[]) {
  for (const id of ids) await members.self().rename(id);
                              ~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
`,
      'users.ts': users,
    },
  },
  {
    shows: 'a container that is asked for a type by name',
    files: {
      'use.ts': `
import type { Container, Users } from './users.js';
export async function all(container: Container, ids: number[]) {
  const users = container.resolve<Users>('users');
  for (const id of ids) await users.name(id);
                              ~~~~~~~~~~ queryInLoop
}
`,
      'users.ts': users,
    },
  },
  {
    shows: 'what is got by name may be what a server answers, which types alone tell apart',
    files: {
      'use.ts': `
import type { Container, Users } from './users.js';
export async function all(container: Container, ids: number[]) {
  const users = container.get<Users>('users');
  for (const id of ids) await users.name(id);
                              ~~~~~~~~~~ typed: queryInLoop
}
`,
      'users.ts': users,
    },
  },
  {
    shows: 'a class or interface that is exported as the default by its name',
    files: {
      'use.ts': `
import type Own from './own.js';
import type Store from './store.js';
export async function all(own: Own, store: Store, ids: number[]) {
  for (const id of ids) await own.name(id);
                              ~~~~~~~~ queryInLoop
  for (const id of ids) await store.users.name(id);
                              ~~~~~~~~~~~~~~~~ queryInLoop
}
`,
      'own.ts': `
import { Users } from './users.js';
class Own extends Users {}
export default Own;
`,
      'store.ts': `
import type { Users } from './users.js';
interface Store { users: Users }
export default Store;
`,
      'users.ts': users,
    },
  },
]);
