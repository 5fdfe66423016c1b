import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testInProject } from '../support/in-project.js';

const names = `
import { Pool } from 'pg';
const pool = new Pool();
export class Names {
  async firstOf(id: number) { return pool.query('SELECT name FROM users WHERE id = $1', [id]); }
  async charAt(id: number) { return pool.query('SELECT name FROM users WHERE id = $1', [id]); }
}
`;
const asking = (method: string, ...marks: string[]) => `
import type { Names } from './names.js';
export async function all(names: Names, ids: number[]) {
  for (const id of ids) {
    await names.${method}(id);
${marks.join('\n')}
  }
}
`;

/** Where a text comes from need not be known: asking would read other files for each `charAt` and `toFixed`. */
testInProject(noQueryInLoop, [
  {
    shows: 'a method of a class of another file',
    files: { 'use.ts': asking('firstOf', '          ~~~~~~~~~~~~~ queryInLoop'), 'names.ts': names },
  },
  {
    // known miss: without types, what is called like a method of texts is taken to be one
    shows: 'one that is called like a method of texts',
    files: { 'use.ts': asking('charAt', '          ~~~~~~~~~~~~ typed: queryInLoop'), 'names.ts': names },
  },
]);
