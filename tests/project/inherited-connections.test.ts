import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testInProject } from '../support/in-project.js';

const db = `
import knex from 'knex';
export const db = knex({ client: 'pg' });
`;

const base = (body: string): string => `
import { db } from './db.js';
export class Repository {
  constructor(table, connection = db) {
    this.table = table;
    this.connection = connection;
  }
  ${body}
  find(id, trx) {
    return this.query(trx).where({ id }).first('id');
  }
}
`;

const use = (mark: string): string => `
import { Repository } from './base.js';
class Houses extends Repository {
  constructor() {
    super('houses');
  }
}
const houses = new Houses();
for (const id of ids) await houses.find(id);
${mark}
`;

const reported = use('                            ~~~~~~~~~~~ queryInLoop');

/** A connection that is called by itself, which a class of another file has from a third. */
testInProject(noQueryInLoop, [
  {
    shows: 'a field that holds what the parameter of the constructor is by default',
    files: {
      'use.ts': reported,
      'base.ts': base('query() { return this.connection(this.table); }'),
      'db.ts': db,
    },
  },
  {
    shows: 'the same, where a transaction may be given that nothing is said about',
    files: {
      'use.ts': reported,
      'base.ts': base('query(trx) { return trx ? trx(this.table) : this.connection(this.table); }'),
      'db.ts': db,
    },
  },
  {
    shows: 'a method of the project with that name',
    files: {
      'use.ts': use(''),
      'base.ts': base(`query() { return this.connectionOf(this.table); }
  connectionOf(table) { return { where: () => ({ first: () => table }) }; }`),
      'db.ts': db,
    },
  },
  {
    shows: 'a field that holds a function of the project',
    files: {
      'use.ts': use(''),
      'base.ts': base('query() { return this.connection(this.table); }'),
      'db.ts': 'export const db = (table) => ({ where: () => ({ first: () => table }) });',
    },
  },
]);
