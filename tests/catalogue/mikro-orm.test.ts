import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// what is only collected is no query
import { MikroORM } from '@mikro-orm/postgresql';
const { em } = await MikroORM.init({});
const user = em.create(User, { name });
em.persist(user);
em.remove(em.getReference(User, 1));
const names = em.createQueryBuilder(User).select('name').where({ id: 1 });
    `,
    `
// the same names from another package
import { EntityManager } from 'typeorm';
export const write = (em: EntityManager) => em.flush();
    `,
  ],
  invalid: [
    `
import { MikroORM } from '@mikro-orm/postgresql';
const orm = await MikroORM.init({});
const em = orm.em.fork();
await em.findOne(User, { id: 1 });
      ~~~~~~~~~~ round-trip
await em.persist(user).flush();
      ~~~~~~~~~~~~~~~~~~~~~~ round-trip
await em.nativeDelete(User, { id: 1 });
      ~~~~~~~~~~~~~~~ round-trip
await em.getRepository(User).findAll();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await em.execute('SELECT 1');
      ~~~~~~~~~~ round-trip
await em.getConnection('read').execute('SELECT 1');
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await em.createQueryBuilder(User).select('name').where({ id: 1 }).getResultList();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await em.qb(User).insert({ name }).execute();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await em.populate(users, ['posts']);
      ~~~~~~~~~~~ round-trip
await em.transactional(async (inner) => {
      ~~~~~~~~~~~~~~~~ round-trip
  await inner.upsert(User, { id: 1 });
        ~~~~~~~~~~~~ round-trip
});
    `,
    `
// annotations of the core and the drivers, and a repository of one's own
import { EntityRepository, type AbstractSqlConnection, type Collection, type EntityManager, type Ref } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/mysql';
class Users extends EntityRepository<User> {
  load(id: number) {
    return this.findOneOrFail({ id });
           ~~~~~~~~~~~~~~~~~~ round-trip
  }
  touch() {
    return this.em.flush();
           ~~~~~~~~~~~~~ round-trip
  }
}
export async function load(
  em: EntityManager,
  sql: SqlEntityManager,
  users: Users,
  posts: Collection<Post>,
  author: Ref<User>,
  connection: AbstractSqlConnection,
) {
  await connection.execute('SELECT 1');
        ~~~~~~~~~~~~~~~~~~ round-trip
  await em.flush();
        ~~~~~~~~ round-trip
  await sql.count(User, {});
        ~~~~~~~~~ round-trip
  await users.getEntityManager().persistAndFlush(user);
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
  await posts.init();
        ~~~~~~~~~~ round-trip
  await author.load();
        ~~~~~~~~~~~ round-trip
}
    `,
  ],
});

testRule(noQueryInLoop, {
  valid: [
    `
// collected in the loop, sent once
import type { EntityManager } from '@mikro-orm/core';
export async function save(em: EntityManager, users: User[]) {
  for (const user of users) em.persist(user);
  await em.flush();
}
    `,
    `
// sent every hundredth time
import type { EntityManager } from '@mikro-orm/core';
export async function save(em: EntityManager, users: User[]) {
  for (const [index, user] of users.entries()) {
    em.persist(user);
    if (index % 100 === 0) await em.flush();
  }
}
    `,
    `
// collected in the loop, and sent as the rows of one statement
import type { EntityManager } from '@mikro-orm/postgresql';
export async function save(em: EntityManager, readings: Reading[]) {
  const values: unknown[] = [];
  for (const reading of readings) values.push(reading.unit, reading.at);
  await em.getConnection().execute(insertOf(readings.length), values);
}
    `,
    `
// what is loaded with the rows, or may be
import { Collection, type EntityManager, type Ref } from '@mikro-orm/core';
class Shelf {
  books = new Collection<Book>(this);
  room!: Ref<Room>;
}
export async function all(em: EntityManager, options) {
  const shelves = await em.find(Shelf, {}, { populate: ['room'] });
  for (const shelf of shelves) await shelf.room.load();
  for (const shelf of await em.find(Shelf, {}, options)) await shelf.room.load();
  for (const shelf of await em.find(Shelf, {}, { ...options })) await shelf.room.load();
}
    `,
    `
// known miss: rows of a repository, which no argument says the class of
import { Collection, type EntityManager, type Ref } from '@mikro-orm/core';
class Shelf {
  books = new Collection<Book>(this);
  room!: Ref<Room>;
}
export async function all(em: EntityManager) {
  for (const shelf of await em.getRepository(Shelf).findAll()) await shelf.books.init();
}
    `,
    `
// what is there already
import { Collection, type EntityManager, type Ref } from '@mikro-orm/core';
class Shelf {
  books = new Collection<Book>(this);
  room!: Ref<Room>;
}
export async function all(em: EntityManager) {
  for (const shelf of await em.find(Shelf, {})) {
    console.log(shelf.books.getItems(), shelf.room.unwrap());
    await shelf.load();
  }
}
    `,
  ],
  invalid: [
    `
// what belongs to each row
import { Collection, type EntityManager, type Ref } from '@mikro-orm/core';
class Shelf {
  books = new Collection<Book>(this);
  room!: Ref<Room>;
}
export async function all(em: EntityManager, name: string) {
  const shelves = await em.find(Shelf, { name }, { limit: 1000 });
  for (const shelf of shelves) await shelf.books.init();
                                     ~~~~~~~~~~~~~~~~ queryInLoop
  for (let i = 0; i < shelves.length; i += 1) await shelves[i].room.load();
                                                    ~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// the same of one that is read in the turn
import { Collection, type EntityManager, type Ref } from '@mikro-orm/core';
class Shelf {
  books = new Collection<Book>(this);
  room!: Ref<Room>;
}
export async function all(em: EntityManager, keys: number[]) {
  for (const key of keys) {
    const shelf = await em.findOneOrFail(Shelf, key);
                        ~~~~~~~~~~~~~~~~ queryInLoop
    await shelf.books.init();
  }
}
    `,
    {
      code: `
// what is sent is another row each time, though no argument says so
import type { EntityManager } from '@mikro-orm/core';
export async function save(em: EntityManager, users: User[]) {
  for (const user of users) {
    em.persist(user);
    await em.flush();
          ~~~~~~~~ queryInLoop
  }
}
      `,
      message:
        '\`em.flush\` sends a request of its own for every element of \`users\`. Instead, call \`persist()\` or change the entities in the loop, and send everything with one \`flush()\` after it.',
    },
    `
// a statement for each row, past the unit of work
import type { EntityManager } from '@mikro-orm/postgresql';
export async function save(em: EntityManager, readings: Reading[]) {
  for (const reading of readings) {
    await em.getConnection().execute('INSERT INTO readings (unit, at) VALUES (?, ?)', [reading.unit, reading.at]);
          ~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}
    `,
  ],
});
