import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { noUnboundedConcurrency } from '../../rules/no-unbounded-concurrency.js';
import { testInProject } from '../support/in-project.js';

const read = (first: string): string => `
import { createPool } from 'mysql2/promise';
const pool = createPool({ uri: 'mysql://localhost' });
export async function read(text: string, values: unknown[], tenant = '') {
  const connection = await pool.getConnection();
  try {
    ${first};
    const [rows] = await connection.query(text, values);
    return rows;
  } finally {
    connection.release();
  }
}
`;

const use = (marks: string): string => `
import { read } from './read.js';
export async function all(names: string[], out: unknown[]) {
  for (const name of names) out.push(await read('SELECT id FROM users WHERE name = ?', [name]));
${marks}
}
`;

/** What a function asks first is not always what it is there for. */
testInProject(noQueryInLoop, [
  {
    shows: 'a connection is set up before the statement',
    files: {
      'use.ts': use('                                           ~~~~ queryInLoop'),
      'read.ts': read("await connection.query('SET SESSION TRANSACTION READ ONLY')"),
    },
  },
  // It may be another database for each, or a transaction of its own.
  ...[
    'await connection.query(`SET search_path TO ${tenant}`)',
    "await connection.query('SET @tenant = ?', [tenant])",
    "await connection.query('SET TRANSACTION ISOLATION LEVEL SERIALIZABLE')",
    "await connection.query('BEGIN')",
  ].map((first) => ({ shows: first, files: { 'use.ts': use(''), 'read.ts': read(first) } })),
]);

const calendar = (read: string): string => `
import axios from 'axios';
import { Redis } from 'ioredis';
const redis = new Redis();
export class Calendar {
  private async token(id: string) {
    const [kept] = await redis.${read};
    if (kept) return kept;
    const { data } = await axios.post('https://calendar.test/token');
    return data;
  }
  private async request(id: string) {
    const token = await this.token(id);
    for (let attempt = 1; ; attempt++) {
      try {
        return await axios.delete('https://calendar.test/' + id, { headers: { token } });
      } catch (error) {
        if (attempt > 3) throw error;
      }
    }
  }
  cancel(id: string) {
    return this.request(id);
  }
}
`;

const useOfCalendar = (marks: string): string => `
import { Calendar } from './calendar.js';
import { meetings } from './meetings.js';
export async function all(calendar: Calendar) {
  const found = await meetings.find();
  await Promise.all(found.map((meeting) => calendar.cancel(meeting.id)));
${marks}
}
`;

testInProject(noUnboundedConcurrency, [
  {
    shows: 'a token is read from a cache before each request',
    files: {
      'use.ts': useOfCalendar('        ~~~~~~~~~~~ unboundedConcurrency'),
      'calendar.ts': calendar("mget('calendar:token', 'calendar:user')"),
    },
  },
  {
    shows: 'a cache is asked for each element, on purpose, and may have what is asked for',
    files: {
      'use.ts': `
import { Redis } from 'ioredis';
import { Calendar } from './calendar.js';
import { meetings } from './meetings.js';
export async function all(calendar: Calendar, redis: Redis, isFast: boolean) {
  const found = await meetings.findIds();
  if (isFast) return redis.mget(found);
  await Promise.all(found.map((id) => calendar.cancel(id)));
}
`,
      'calendar.ts': calendar('mget(`calendar:${id}`)'),
    },
  },
]);

const users = `
import { Pool } from 'pg';
const pool = new Pool();
export class Users {
  async name(id: number) {
    return pool.query('SELECT name FROM users WHERE id = $1', [id]);
  }
  async idle(day: string, limit = 50) {
    const { rows } = await pool.query('SELECT id FROM users WHERE day < $1 LIMIT $2', [day, limit]);
    return rows;
  }
  async since(days: number) {
    const { rows } = await pool.query('SELECT id FROM users WHERE day > $1', [days]);
    return rows;
  }
}
`;

const useOfUsers = (call: string, marks: string): string => `
import { Users } from './users.js';
const users = new Users();
export async function all(day: string, most: number, out: unknown[]) {
  const found = await users.${call};
  for (const user of found) out.push(await users.name(user.id));
${marks}
}
`;

const reported = '                                           ~~~~~~~~~~ queryInLoop';

testInProject(noQueryInLoop, [
  ...[
    ['a limit', 'idle(day, 100)', ''],
    ['the limit of the function', 'idle(day)', ''],
    ['a large limit', 'idle(day, 5000)', reported],
    ['a number that is no limit', 'since(30)', reported],
    ['an unknown limit', 'idle(day, most)', reported],
  ].map(([shows = '', call = '', marks = '']) => ({
    shows,
    files: { 'use.ts': useOfUsers(call, marks), 'users.ts': users },
  })),
]);

const routes = (type: string, pattern: string, marks: string): string => `
import type { Plugin } from 'some-server';
import type { Users } from './users.js';
interface Services { users: Users; }
export const routes: ${type} = async (app, ${pattern}) => {
  app.get('/', async (request) => {
    const out: unknown[] = [];
    for (const id of request.body.ids) out.push(await users.name(id));
${marks}
    return out;
  });
};
`;

const found = '                                                      ~~~~~~~~~~ queryInLoop';

testInProject(noQueryInLoop, [
  ...[
    ['options that a type of a package describes', 'Plugin<{ users: Users }>', '{ users }', found],
    ['by a type of its own', 'Plugin<Services, string>', '{ users }', found],
    ['other names', 'Plugin<{ accounts: Users }>', '{ users }', ''],
    ['more names', 'Plugin<{ users: Users }>', '{ users, log }', ''],
  ].map(([shows = '', type = '', pattern = '', marks = '']) => ({
    shows,
    files: { 'use.ts': routes(type, pattern, marks), 'users.ts': users },
  })),
]);
