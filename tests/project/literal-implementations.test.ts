import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testInProject } from '../support/in-project.js';

const port = 'export interface Users {\n  name(id: number): Promise<unknown>;\n}\n';

const use = (mark: string) => `
import type { Users } from './port.js';
export async function all(users: Users, ids: number[]) {
  for (const id of ids) await users.name(id);
${mark}
}
`;
const found = use('                              ~~~~~~~~~~ queryInLoop');

const asks = (name: string) => `
import { Pool } from 'pg';
import type { Users } from './port.js';
const pool = new Pool();
export const ${name}: Users = {
  name: async (id) => pool.query('SELECT name FROM users WHERE id = $1', [id]),
};
`;

/** What an object literal implements that says its type. */
testInProject(noQueryInLoop, [
  { shows: 'a constant', files: { 'use.ts': found, 'port.ts': port, 'users.ts': asks('users') } },
  {
    shows: 'a constant that satisfies the interface',
    files: {
      'use.ts': found,
      'port.ts': port,
      'users.ts':
        "import { Pool } from 'pg';\nimport type { Users } from './port.js';\nconst pool = new Pool();\nexport const users = {\n  async name(id: number) {\n    return pool.query('SELECT name FROM users WHERE id = $1', [id]);\n  },\n} satisfies Users;\n",
    },
  },
  {
    shows: 'a function that makes one',
    files: {
      'use.ts': found,
      'port.ts': port,
      'users.ts':
        "import type { Pool } from 'pg';\nimport type { Users } from './port.js';\nexport const createUsers = (pool: Pool): Users => ({\n  name: async (id) => pool.query('SELECT name FROM users WHERE id = $1', [id]),\n});\n",
    },
  },
  {
    shows: 'a function that makes one of its own functions, in time',
    files: {
      'use.ts': found,
      'port.ts': port,
      'users.ts':
        "import type { Pool } from 'pg';\nimport type { Users } from './port.js';\nexport async function createUsers(\n  pool: Pool,\n): Promise<Users> {\n  const name = async (id: number) => pool.query('SELECT name FROM users WHERE id = $1', [id]);\n  return { name };\n}\n",
    },
  },
  {
    shows: 'one that keeps all in memory makes the interface one that need not ask',
    files: {
      'use.ts': use(''),
      'port.ts': port,
      'users.ts': asks('users'),
      'kept.ts':
        "import type { Users } from './port.js';\nexport const kept: Users = { name: async (id) => String(id) };\n",
    },
  },
  {
    shows: 'one that stands in for another in tests does not count',
    files: {
      'use.ts': found,
      'port.ts': port,
      'users.ts': asks('users'),
      'kept.ts':
        "import type { Users } from './port.js';\nexport const createInMemoryUsers = (): Users => ({ name: async (id) => String(id) });\n",
    },
  },
  {
    shows: 'an interface of the same name is another one',
    files: {
      'use.ts': use(''),
      'port.ts': port,
      'other.ts': port,
      'users.ts': asks('users').replace('port.js', 'other.js'),
    },
  },
]);
