import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testInProject } from '../support/in-project.js';

const users = `
import { Pool } from 'pg';
const pool = new Pool();
export class Users {
  async name(id: number) {
    return pool.query('SELECT name FROM users WHERE id = $1', [id]);
  }
}
`;

const steps = `
import { Users } from './users.js';
export interface Context {
  ids: number[];
  users: Users;
}
export interface Step {
  name: string;
  run(context: Context): Promise<void>;
}
export type Task = (context: Context) => Promise<void>;
export const define = (step: Step): Step => step;
`;

const run = (call: string): string =>
  `run({ ids, users }) {
    for (const id of ids) await users.name(id);
${call}
  },`;

const reported = run('                                ~~~~~~~~~~ queryInLoop');

/** A parameter without a type of its own has the one that is expected where its function is written. */
testInProject(noQueryInLoop, [
  ...[
    [
      'an object that is declared to be of a type',
      `const step: Step = {\n  name: 'a',\n  async ${reported}\n};`,
    ],
    ['one that has to satisfy it', `const step = {\n  name: 'a',\n  async ${reported}\n} satisfies Step;`],
    ['one of a list', `const steps: Step[] = [{\n  name: 'a',\n  async ${reported}\n}];`],
    ['a field of a class', `class Steps {\n  first: Step = {\n  name: 'a',\n  async ${reported}\n};\n}`],
    [
      'what a function says that it gives',
      `const make = (): Step => ({\n  name: 'a',\n  async ${reported}\n});`,
    ],
    ['what it returns', `function make(): Step {\n  return {\n  name: 'a',\n  async ${reported}\n};\n}`],
    ['what a function asks for', `define({\n  name: 'a',\n  async ${reported}\n});`],
    [
      'a part of an object',
      `const all: { first: Step } = { first: {\n  name: 'a',\n  async ${reported}\n} };`,
    ],
    ['by key', `const all: Record<string, Step> = { first: {\n  name: 'a',\n  async ${reported}\n} };`],
    // Of the project, nothing says what these are.
    ['an object without a type', `const step = {\n  name: 'a',\n  async ${run('')}\n};`],
    [
      'a member that the type does not have',
      `const step: Step = {\n  name: 'a',\n  async ${run('').replace('run', 'stop')}\n};`,
    ],
  ].map(([shows = '', code = '']) => ({
    shows,
    files: {
      'use.ts': `\nimport { define, type Step } from './steps.js';\nvoid define;\n${code}\n`,
      'steps.ts': steps,
      'users.ts': users,
    },
  })),
]);

/** What a function of another file gives, by its import in the type. */
testInProject(
  noQueryInLoop,
  [
    ['makeUsers', '                                ~~~~~~~~~~ queryInLoop'],
    ['makeNames', ''],
  ].map(([name = '', marks = '']) => ({
    shows: name,
    files: {
      'use.ts': `
export async function all(users: ReturnType<typeof import('./make.js').${name}>, ids: number[]) {
    for (const id of ids) await users.name(id);
${marks}
}
`,
      'make.ts': `
import { Users } from './users.js';
export const makeUsers = () => new Users();
export const makeNames = () => ({ name: (id: number) => String(id) });
`,
      'users.ts': users,
    },
  })),
);
