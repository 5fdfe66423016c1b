import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testInProject } from '../support/in-project.js';

const use = (mark: string) => `
import { Pool } from 'pg';
import { runAll } from './run.js';
const pool = new Pool();
export const all = (ids: number[]) => runAll(ids.map((id) => async () => {
  await pool.query('SELECT name FROM users WHERE id = $1', [id]);
${mark}
}), 5);
`;

/** Functions that are made for each element, and handed to a function of another file. */
testInProject(noQueryInLoop, [
  {
    shows: 'functions that a function of another file calls, some at a time',
    files: {
      'use.ts': use('        ~~~~~~~~~~ queryInLoop'),
      'run.ts': `
export async function runAll<T>(tasks: (() => Promise<T>)[], size = 3): Promise<void> {
  for (let at = 0; at < tasks.length; at += size) {
    await Promise.all(tasks.slice(at, at + size).map((task) => task()));
  }
}
`,
    },
    suggests: [],
  },
  {
    shows: 'functions that a function of another file hands on',
    files: {
      'use.ts': use('        ~~~~~~~~~~ queryInLoop'),
      'run.ts': `
import { inParts } from './parts.js';
export const runAll = (tasks: (() => Promise<void>)[], size: number) => inParts(tasks, size);
`,
      'parts.ts': `
export async function inParts(jobs: (() => Promise<void>)[], size: number) {
  const [first, ...others] = jobs;
  for (const job of jobs) await job();
  return [first, others.length, size];
}
`,
    },
  },
  {
    shows: 'functions that a function of another file keeps',
    files: {
      'use.ts': use(''),
      'run.ts': `
const kept: (() => Promise<void>)[][] = [];
export const runAll = (tasks: (() => Promise<void>)[], size: number) => { kept.push(tasks); return size; };
`,
    },
  },
]);
