import { noSelectStar } from '../../rules/no-select-star.js';
import { testInProject } from '../support/in-project.js';
import { testRule } from '../support/test-rule.js';

const db = `
import knex from 'knex';
const db = knex({ client: 'pg' });`;

/** Stars among the columns that a query builder is told. */
testRule(noSelectStar, {
  valid: [
    `
// columns by their names, and a word with a star${db}
export const houses = () => db('houses').select('id', 'name as *');
export const rooms = () => db('rooms').select(['id']);
    `,
    `
// a builder that is not known
export const houses = (store) => store.houses().select('*');
    `,
    `
// a part of another query${db}
export const houses = () =>
  db('houses').whereIn('id', db('flats').select('*')).leftJoin(db('rooms').select('*').as('r'), 'r.house', 'houses.id').select('id');
export const some = () => db('houses').whereExists((query) => query.select('*').from('rooms')).select('id');
    `,
    `
// rows that are only counted, one column of them, rows of a query with a name, of another query and of two${db}
export const size = () => db('houses').select('*').count();
export const names = () => db('houses').select('*').pluck('name');
export const ranked = () => db.with('ranked', db.raw('select id from houses')).select('*').from('ranked');
export const top = () => db.select('*').from(db('houses').select('id').as('top'));
const inner = db('houses').select('id');
export const topByName = () => db.select('*').from(inner);
export const both = () => db('houses').select('*').union(db('flats').select('id'));
    `,
    `
// rows that stay in the database, a statement that nobody sends, and one that changes rows${db}
export const free = () => db('houses').select('*').where({ isOld: true }).update({ isFree: true });
export const copy = () => db('old_houses').insert(db('houses').select('*'));
export const text = () => db('houses').select('*').toString();
    `,
    `
// whichever table the function is called for${db}
export const all = (table) => db(table).select('*');
export const more = (query) => query.select('*');
for (const table of tables) await db(\`\${table}_log\`).select('*');
    `,
    `
// a builder that somebody else began
import type { Knex } from 'knex';
export const page = (query: Knex.QueryBuilder) => query.select('*').limit(20);
    `,
    `
// a class for any table: a field, a method of its own, a type as a parameter
import knex from 'knex';
import type { Repository } from 'typeorm';
const db = knex({ client: 'pg' });
export class Table {
  constructor(table) {
    this.table = table;
  }
  query() {
    return db(this.table);
  }
  all() {
    return this.query().select('*');
  }
  first() {
    return db(this.table).select('*').first();
  }
}
export class Service<T> {
  constructor(private readonly rows: Repository<T>) {}
  all() {
    return this.rows.createQueryBuilder('r').select('r.*').getRawMany();
  }
}
    `,
    `
// the number of rows, and a text for later
import type { Repository } from 'typeorm';
export const size = (houses: Repository<House>) => houses.createQueryBuilder('h').select('h.*').getCount();
export const text = (houses: Repository<House>) => houses.createQueryBuilder('h').select('h.*').getQuery();
    `,
    `
// a copy of rows has all columns, whichever those are${db}
export async function copyRooms(from, to) {
  const rooms = await db('rooms as r').where('r.house', from).select('r.*');
  await db('rooms').insert(rooms.map((room) => ({ ...room, house: to })));
}
    `,
    `
// a table of the database itself${db}
export const columns = () => db('information_schema.columns').where({ table_name: 'houses' }).select('*');
    `,
    `
// known miss: a builder that a class of the file begins for its own table
import knex from 'knex';
const db = knex({ client: 'pg' });
export class Houses {
  query() {
    return db('houses');
  }
  all() {
    return this.query().select('*');
  }
}
    `,
  ],
  invalid: [
    `
// of a table by its name, in a list, with a join${db}
export const houses = () => db('houses').select('*');
                                                 ~ selectStar
export const rooms = () => db('rooms').join('houses', 'houses.id', 'rooms.house').select(['rooms.*', 'houses.name']);
                                                                                           ~~~~~~~ selectStar
export const flats = async () => await db.select('*').from('flats').where({ isFree: true }).first();
                                                  ~ selectStar
    `,
    `
// of a constant, an alias, a builder in pieces${db}
const HOUSES = 'houses';
export const houses = (isFree) => db(isFree ? { h: HOUSES } : 'flats').where({ isFree });
export const all = () => db({ h: HOUSES }).select('h.*');
                                                   ~~~ selectStar
export async function some(isFree) {
  let query = db(HOUSES).select('*').orderBy('id');
                                 ~ selectStar
  if (isFree) query = query.where({ isFree });
  return (await query).map(readHouse);
}
const base = db(HOUSES).where({ isFree: true });
export const free = () => base.select('*');
                                       ~ selectStar
    `,
    `
// rows that are written to another table${db}
export async function bill(house) {
  const rooms = await db('rooms').where({ house }).select('*');
                                                           ~ selectStar
  await db('bills').insert(rooms.map(({ price }) => ({ house, price })));
}
    `,
    `
// by a name that stands for a connection
export const houses = (trx) => trx('houses').select('*').where({ id: 1 });
                                                     ~ selectStar
    `,
    `
// of an entity, and of a model
import { Model } from 'objection';
import type { EntityManager, Repository } from 'typeorm';
import { House } from './house.js';
class Room extends Model {}
export const houses = (repository: Repository<House>) => repository.createQueryBuilder('h').select('h.*').getRawMany();
                                                                                                    ~~~ selectStar
export const others = (manager: EntityManager) => manager.createQueryBuilder().select('h.*').from(House, 'h').getRawMany();
                                                                                       ~~~ selectStar
export const rooms = () => Room.query().select('rooms.*').limit(20);
                                                ~~~~~~~ selectStar
    `,
  ],
});

const base = `
import knex from 'knex';
const db = knex({ client: 'pg' });
export class Table {
  constructor(table) {
    this.table = table;
    this.db = db;
  }
  query(trx) {
    return trx ? trx(this.table) : this.db(this.table);
  }
}
`;

testInProject(noSelectStar, [
  {
    shows: 'a builder that a base class of another file begins',
    files: {
      'houses.ts': `
import { Table } from './table.js';
export class Houses extends Table {
  constructor() {
    super('houses');
  }
  newest(limit) {
    const query = this.query().select('*').orderBy('id', 'desc');
                                       ~ selectStar
    return limit ? query.limit(limit) : query;
  }
}
`,
      'table.ts': base,
    },
  },
]);
