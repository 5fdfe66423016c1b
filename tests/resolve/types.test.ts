import { probe } from '../support/probe.js';
import { testWithTypes } from '../support/typed.js';

const made = {
  'made.ts': `
import { Pool, type PoolClient } from 'pg';
import { DataSource, Repository } from 'typeorm';
import { PrismaClient } from '@prisma/client';
import Redis from 'ioredis';
import knex from 'knex';

export class Post { id = 1 }
export const store = new Pool();
export const rows = knex({});
export const source = new DataSource();
export const memory = new Redis();
export function makePool() { return new Pool(); }
export const openStore = async () => store.connect();
export class Posts extends Repository<Post> {}
export class MorePosts extends Posts {}
export class Database extends PrismaClient {}
export function inContext() { return { posts: new MorePosts(), db: new Database() }; }
export type Held = PoolClient;
export interface Lent<Value> { value: Value }
  `,
};

testWithTypes(probe, [
  {
    code: `
// a value that another file exports
import { store } from './made';
export const read = () => store.query('SELECT 1');
                          ~~~~~~~~~~~ typed: round-trip (type)
    `,
    files: made,
  },
  {
    code: `
// the result of a function of another file, whose type is inferred
import { makePool } from './made';
export async function read() {
  const held = await makePool().connect();
                     ~~~~~~~~~~~~~~~~~~ typed: acquire (type)
                     ~~~~~~~~~~~~~~~~~~ untyped: acquire (convention)
  await held.query('SELECT 1');
        ~~~~~~~~~~ typed: round-trip (type)
        ~~~~~~~~~~ untyped: round-trip (convention)
  held.release();
  ~~~~~~~~~~~~ typed: release (type)
  ~~~~~~~~~~~~ untyped: release (convention)
}
    `,
    files: made,
  },
  {
    code: `
// what awaiting a function of another file gives
import { openStore } from './made';
export async function read() {
  const held = await openStore();
  await held.query('SELECT 1');
        ~~~~~~~~~~ typed: round-trip (type)
  (await openStore()).release();
  ~~~~~~~~~~~~~~~~~~~~~~~~~~~ typed: release (type)
}
    `,
    files: made,
  },
  {
    code: `
// a value that is called by itself, where only its type shows what it is
import { inTable } from './made';
export async function read() {
  const { table } = inTable();
  await table('users').where({ id: 1 });
        ~~~~~~~~~~~~~~~~~~~~ typed: round-trip when awaited (type)
}
    `,
    files: {
      'made.ts': `
import knex from 'knex';
export function inTable() { return { table: knex({}) }; }
      `,
    },
  },
  {
    code: `
// ReturnType and Awaited of a function of another file
import type { makePool, openStore } from './made';
export async function read(a: ReturnType<typeof makePool>, b: Awaited<ReturnType<typeof openStore>>) {
  await a.query('SELECT 1');
        ~~~~~~~ typed: round-trip (type)
  await b.query('SELECT 1');
        ~~~~~~~ typed: round-trip (type)
}
    `,
    files: made,
  },
  {
    code: `
// an alias of another file, also in a union with nothing, and as a part of an intersection
import type { Held } from './made';
export async function read(a: Held | undefined, b: Held & { name: string }) {
  await a?.query('SELECT 1');
        ~~~~~~~~ typed: round-trip (type)
  await b.query('SELECT 1');
        ~~~~~~~ typed: round-trip (type)
}
    `,
    files: made,
  },
  {
    code: `
// alternatives that agree, and such of which only one is known
import type { Held, makePool } from './made';
export async function read(a: Held | ReturnType<typeof makePool>, b: Held | Map<string, number>) {
  await a.query('SELECT 1');
        ~~~~~~~ typed: round-trip (type)
  if ('query' in b) await b.query('SELECT 1');
                          ~~~~~~~ typed: round-trip (type)
}
    `,
    files: made,
  },
  {
    code: `
// generics: the argument, and the bound of a parameter
import type { Held, Lent } from './made';
export async function read<Client extends Held>(lent: Lent<Held>, [held]: Client[]) {
  await lent.value.query('SELECT 1');
        ~~~~~~~~~~~~~~~~ typed: round-trip (type)
  await held.query('SELECT 1');
        ~~~~~~~~~~ typed: round-trip (type)
}
    `,
    files: made,
  },
  {
    code: `
// a class of the project that extends, over two files, what a package has
import { inContext } from './made';
export async function read(id: number) {
  const { posts, db } = inContext();
  await posts.findOneBy({ id });
        ~~~~~~~~~~~~~~~ typed: round-trip (type)
  await db.user.findMany();
        ~~~~~~~~~~~~~~~~ typed: round-trip when awaited (type)
}
    `,
    files: made,
  },
  {
    code: `
// this of such a class
import { MorePosts } from './made';
export class BestPosts extends MorePosts {
  best() { return this.find(); }
                  ~~~~~~~~~ typed: round-trip (type)
}
    `,
    files: made,
  },
  {
    code: `
// a type that the catalogue calls otherwise is known by what it is a member of
import { inContext } from './made';
export const { user } = inContext().db;
export const read = () => inContext().db.user.findMany();
                          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ typed: round-trip when awaited (type)
    `,
    files: made,
  },
  {
    code: `
// a function value: a query builder that is called by itself
import { rows as table } from './made';
export const read = (id: number) => table('users').where('id', id).first();
                                    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ typed: round-trip when awaited (type)
    `,
    files: made,
  },
  {
    code: `
// a package that is installed as pnpm does it, and one whose default export has a name of its own
import { memory } from './made';
export const write = () => memory.setex('a', 60, 'b');
                           ~~~~~~~~~~~~ typed: round-trip (type)
    `,
    files: made,
  },
  {
    code: `
// a static side, from another file
import { User } from './user';
export const read = () => User.find();
                          ~~~~~~~~~ typed: round-trip (type)
export const rename = async () => {
  const user = await User.findOneBy({ id: 1 });
                     ~~~~~~~~~~~~~~ typed: round-trip (type)
                     ~~~~~~~~~~~~~~ untyped: round-trip (convention)
  await user?.save();
        ~~~~~~~~~~ typed: round-trip (type)
        ~~~~~~~~~~ untyped: round-trip (convention)
};
    `,
    files: {
      'user.ts': `
import { BaseEntity } from 'typeorm';
export class User extends BaseEntity { id = 1 }
      `,
    },
  },
  {
    code: `
// a generated client that the project keeps in a folder of its own
import { database } from './database';
export const read = () => database.post.findMany();
                          ~~~~~~~~~~~~~~~~~~~~~~ typed: round-trip when awaited (type)
    `,
    files: {
      'database.ts': `
import { PrismaClient } from './generated/client';
export const database = new PrismaClient();
      `,
      'generated/client.ts': `
/* This file is generated. */
interface PostDelegate { findMany(): Promise<object[]> }
export declare class PrismaClient { get post(): PostDelegate }
      `,
    },
  },
  {
    code: `
// an interface that is injected, with one implementation in the project, and one with two
import type { Shelf, Store } from './shelf';
export class Reader {
  constructor(private readonly shelf: Shelf, private readonly store: Store) {}
  read() {
    return [this.shelf.find({}), this.store.find({})];
            ~~~~~~~~~~~~~~~ typed: round-trip (type)
  }
}
    `,
    files: {
      'shelf.ts': `
import { Repository } from 'typeorm';
class Book { id = 1 }
export interface Shelf { find(options: object): Promise<object[]> }
export class Books extends Repository<Book> implements Shelf {}
export interface Store { find(options: object): Promise<object[]> }
export class InDatabase extends Repository<Book> implements Store {}
export class InMemory implements Store { async find() { return []; } }
      `,
    },
  },
  {
    code: `
// a type of a package that seems to be someone else's, and extends one that is known
import { shelf, type Shelf } from 'shelves';
export const read = (own: Shelf) => [own.find(), shelf.find()];
                                     ~~~~~~~~ typed: round-trip (type)
                                                 ~~~~~~~~~~ typed: round-trip (type)
    `,
  },
  {
    code: `
// a delegate of a generated client, and a client with extensions
import type { Prisma } from '@prisma/client';
import { extended } from './extended';
export const { user: people } = extended;
export const read = (users: Prisma.UserDelegate[]) => [
  ...users.map((one) => one.findMany()),
                        ~~~~~~~~~~~~ typed: round-trip when awaited (type)
  people.findMany(),
  ~~~~~~~~~~~~~~~ typed: round-trip when awaited (type)
  extended.user.findMany(),
  ~~~~~~~~~~~~~~~~~~~~~~ typed: round-trip when awaited (type)
];
    `,
    files: {
      'extended.ts': `
import { PrismaClient } from '@prisma/client';
export const extended = new PrismaClient().$extends({});
      `,
    },
  },
  {
    code: `
// a module of a library under a name of another
import { files } from './files';
export const read = () => [files.readFile('a'), files.parse('b')];
                           ~~~~~~~~~~~~~~ typed: round-trip
    `,
    files: {
      'files.ts': `export * as files from 'fs/promises';`,
    },
  },
  {
    code: `
// a promise of a repository of the project, whose class the program does not see
import { openRepository } from './open';
export async function read(id: number) {
  const user = await (await openRepository()).findById(id);
                     ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip (convention)
  return user;
}
    `,
    files: {
      'open.ts': `
import type { Missing } from 'not-installed';
export async function openRepository(): Promise<Missing> { return undefined as never; }
      `,
    },
  },
  {
    code: `
// any function and any object may be of a library
import { databases } from './databases';
export const write = async (row: object) => {
  const { db } = databases;
  await db('users').insert(row);
        ~~~~~~~~~~~~~~~~~~ round-trip when awaited (convention)
};
    `,
    files: { 'databases.ts': `export declare const databases: { db: Function };` },
  },
  {
    code: `
// a Map by the name of a cache, and a list by that of a repository
import { cacheManager, userRepository } from './memory';
export async function read(key: string) {
  await cacheManager.set(key, 1);
        ~~~~~~~~~~~~~~~~ untyped: cache-write (convention)
  return await userRepository.find(Boolean);
               ~~~~~~~~~~~~~~~~~~~ untyped: round-trip (convention)
}
    `,
    files: {
      'memory.ts': `
export const cacheManager = new Map<string, number>();
export const userRepository = [1, 2];
      `,
    },
  },
  {
    code: `
// a class of a package outside the catalogue
import { pool } from './hosting';
export async function read(id: number) {
  await pool.query('SELECT 1');
        ~~~~~~~~~~ untyped: round-trip (convention)
}
    `,
    files: {
      'hosting.ts': `
import { Hosting } from 'git-hosting';
export const pool = new Hosting();
      `,
    },
  },
  {
    code: `
// a repository of the project that keeps its rows in memory
import { userRepository } from './users';
export async function read(id: number) {
  await userRepository.findById(id);
        ~~~~~~~~~~~~~~~~~~~~~~~ untyped: round-trip (convention)
  await userRepository.findBySize(id);
        ~~~~~~~~~~~~~~~~~~~~~~~~~ untyped: round-trip (convention)
}
    `,
    files: {
      'users.ts': `
class UserRepository {
  private users = new Map<number, { id: number }>();
  async findById(id: number) { return this.users.get(id); }
  async findBySize(id: number) { return [...this.users.values()].filter((user) => this.fits(user.id, id)); }
  private fits(a: number, b: number): boolean { return a === b || this.fits(a - 1, b); }
}
export const userRepository = new UserRepository();
      `,
    },
  },
  {
    code: `
// a repository of the project that asks something which the program does not see
import { userRepository } from './users';
export const read = async (id: number) => {
  await userRepository.findById(id);
        ~~~~~~~~~~~~~~~~~~~~~~~ round-trip (convention)
};
    `,
    files: {
      'users.ts': `
import { connection } from 'not-installed';
export class UserRepository {
  async findById(id: number) { return connection.ask(id); }
}
export const userRepository = new UserRepository();
      `,
    },
  },
  {
    code: `
// an interface whose implementations all stay in the process, and one of which an implementation does not
import type { Archive, UserRepository } from './users';
export async function read(userRepository: UserRepository, archiveRepository: Archive, id: number) {
  await userRepository.findById(id);
        ~~~~~~~~~~~~~~~~~~~~~~~ untyped: round-trip (convention)
  await archiveRepository.findById(id);
        ~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip (convention)
}
    `,
    files: {
      'users.ts': `
import { connection } from 'not-installed';
export interface UserRepository { findById(id: number): Promise<number | undefined> }
export class InMemory implements UserRepository {
  async findById(id: number) { return [1, 2].find((other) => other === id); }
}
export interface Archive { findById(id: number): Promise<number | undefined> }
export class Old implements Archive { async findById(id: number) { return id; } }
export class New implements Archive { async findById(id: number) { return connection.ask(id); } }
      `,
    },
  },
  {
    code: `
// a cache manager of the project's own, which has rules of its own about expiry
import { cacheManager } from './cache';
export const write = async () => {
  await cacheManager.set('a', 'b');
        ~~~~~~~~~~~~~~~~ untyped: cache-write (convention)
};
    `,
    files: {
      'cache.ts': `
import { remote } from 'not-installed';
class CacheManager { async set(key: string, value: string) { await remote.put(key, value, { seconds: 60 }); } }
export const cacheManager = new CacheManager();
      `,
    },
  },
  {
    code: `
// any, unknown and what is not installed are not known: names count as they do without types
import { missing } from 'not-installed';
import { pool } from './loose';
export async function read(this: any, userRepository: any, id: number) {
  await pool.query('SELECT 1');
        ~~~~~~~~~~ round-trip (convention)
  await userRepository.findById(id);
        ~~~~~~~~~~~~~~~~~~~~~~~ round-trip (convention)
  await missing.userRepository.findById(id);
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip (convention)
}
    `,
    files: {
      'loose.ts': `
import { Base } from 'not-installed';
class Pool extends Base {}
export const pool = new Pool();
      `,
    },
  },
]);
