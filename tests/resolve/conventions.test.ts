import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    {
      code: `
// the user wants no guesses
await prisma.user.findMany();
      `,
      settings: { conventions: false },
    },
    `
// the receiver is a class of this file
class Cache {
  set(key, value) {}
}
const cacheManager = new Cache();
await cacheManager.set('key', 1);
    `,
    `
// the receiver is of a package that is not catalogued
import { Pool } from 'generic-pool';
const pool = new Pool();
await pool.connect();
    `,
    `
// a Map called prisma
const prisma = new Map();
await prisma.user.findMany();
    `,
    `
// a repository whose methods are not awaited
export function load(userRepository, id) {
  const user = userRepository.findById(id);
  userRepository.save(user);
}
    `,
    `
// a method of a repository that says nothing of rows
await userRepository.connect();
await userRepository.serialize(user);
    `,
    `
// the repository of another ORM
import { In } from '@mikro-orm/core';
const builder = repository.createQueryBuilder();
    `,
  ],
  invalid: [
    `
// a function that sends the text that it is given, and one of this file that does not
import { query } from './db.js';
function runQuery(text) {
  return text.length;
}
export async function load(id) {
  await query('SELECT name FROM users WHERE id = $1', [id]);
        ~~~~~ round-trip (convention)
  await query('users', id);
  await runQuery('SELECT name FROM users');
  await db.users.findByPk(id);
        ~~~~~~~~~~~~~~~~~ round-trip (convention)
}
    `,
    `
// documents by the names of their types
import { Model } from 'mongoose';
import type { UserDocument, UserRow } from './user.js';
export async function keep(users: UserDocument[], rows: UserRow[], one: UserDocument) {
  for (const user of users) await user.save();
                                  ~~~~~~~~~ round-trip (convention)
  await Promise.all(users.map((user) => user.save()));
                                        ~~~~~~~~~ round-trip (convention)
  await one.save();
        ~~~~~~~~ round-trip (convention)
  for (const row of rows) await row.save();
  await other.save();
}
    `,
    `
// promises that are collected, and answers that a callback is given
export async function all(ids, done) {
  const promises = [];
  for (const id of ids) promises.push(pool.query('SELECT name FROM users WHERE id = $1', [id]));
                                      ~~~~~~~~~~ round-trip (convention)
  pool.query('SELECT name FROM users WHERE id = $1', [ids[0]], (error, result) => done(error, result));
  ~~~~~~~~~~ round-trip (convention)
  pool.query('SELECT name FROM users');
  await Promise.all(promises);
}
    `,
    `
// an interface of this file says what its members are called, not what they do
interface PostRepository { findByUserId(id: string): Promise<Post[]> }
interface Formatter { find(id: string): Promise<string> }
class Posts {
  constructor(private readonly postRepository: PostRepository, private readonly formatter: Formatter) {}
  async load(id: string) {
    await this.formatter.find(id);
    return await this.postRepository.findByUserId(id);
                 ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip (convention)
  }
}
    `,
    `
// documents that are read into a list
import { users } from './collections.js';
await users.find({ team }).toArray();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip (convention)
users.find((user) => user.team === team);
    `,
    `
// prisma: by the name of the client, by what only it has, by its options
await prisma.user.findMany();
      ~~~~~~~~~~~~~~~~~~~~ round-trip when awaited (convention)
await this.prismaService.txClient().user.findUnique({ where: { id } });
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited (convention)
await ctx.db.user.count({ where: { email } });
      ~~~~~~~~~~~~~~~~~ round-trip when awaited (convention)
await reader.$queryRaw\`SELECT name FROM users\`;
      ~~~~~~~~~~~~~~~~ round-trip when awaited (convention)
    `,
    `
// knex and drizzle, told apart by how they name a table
await db('users').where({ id });
      ~~~~~~~~~~~~~~~~~ round-trip when awaited (convention)
await this.db(USERS).insert(row);
      ~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited (convention)
await db.select(['id', db.raw('now()')]).from(Tables.USERS);
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited (convention)
await db.select({ id: users.id }).from(users);
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited (convention)
await tx.delete(users).where(eq(users.id, id));
      ~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited (convention)
    `,
    `
// pools: what is taken has to be given back
const client = await pool.connect();
                     ~~~~~~~~~~~~ acquire (convention)
const connection = await pool.getConnection();
                         ~~~~~~~~~~~~~~~~~~ acquire (convention)
const reserved = await sql.reserve();
                       ~~~~~~~~~~~ acquire (convention)
const runner = dataSource.createQueryRunner();
               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ acquire (convention)
    `,
    `
// SQL that is written there, in a constant, or under a key
await client.query('SELECT name FROM users WHERE id = $1', [id]);
      ~~~~~~~~~~~~ round-trip (convention)
const text = \`SELECT name FROM \${table}\` + where;
await pool.query(text);
      ~~~~~~~~~~ round-trip (convention)
await db.query({ text: 'DELETE FROM users' });
      ~~~~~~~~ round-trip (convention)
await connection.execute('UPDATE users SET seen = ?', [now]);
      ~~~~~~~~~~~~~~~~~~ round-trip (convention)
await db.exec('UPDATE users SET seen = ?', [now]);
      ~~~~~~~ round-trip (convention)
await db.exec('UPDATE users SET seen = $1', [now]);
      ~~~~~~~ round-trip (convention)
await sql\`SELECT name FROM users\`;
      ~~~ round-trip when awaited (convention)
    `,
    `
// the end of a chain of a builder
await query.andWhere('user.age > :age', { age }).getMany();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip (convention)
await this.find(options).getRawMany();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip (convention)
    `,
    `
// models, told apart by their options
import { User } from './models/user.js';
await User.findByPk(id);
      ~~~~~~~~~~~~~ round-trip (convention)
await Document.unscoped().findOne({ where: { slug } });
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip (convention)
await Document.unscoped().scope('published').findOne({ where: { slug } });
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip (convention)
await User.findOne({ email });
      ~~~~~~~~~~~~ round-trip when awaited (convention)
await IdeaModel.find(query);
    `,
    `
// functions of a module of the project that has rows
import { findTeamById } from './models/teams.js';
import * as users from './repositories/users.js';
await findTeamById(id);
      ~~~~~~~~~~~~ round-trip (convention)
await users.findById(id);
      ~~~~~~~~~~~~~~ round-trip (convention)
    `,
    `
// members that plugins and users give to the objects of a framework
import type { Request } from 'express';
import type { FastifyInstance } from 'fastify';
import Koa from 'koa';
import { PrismaService } from 'nestjs-prisma';
export async function load(app: FastifyInstance, request: Request, id: string) {
  await app.prisma.user.findUnique({ where: { id } });
        ~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited (convention)
  await request.app.locals.db.query('SELECT id FROM users WHERE id = $1', [id]);
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip (convention)
}
export class Users {
  constructor(private readonly prisma: PrismaService) {}
  all() {
    return this.prisma.user.findMany();
           ~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited (convention)
  }
}
const koa = new Koa();
await koa.context.redis.get('key');
      ~~~~~~~~~~~~~~~~~~~~~ round-trip, cache-read (convention)
    `,
    `
// caches and queues
await this.redis.setex('key', 60, value);
      ~~~~~~~~~~~~~~~~ round-trip (convention)
await Redis.defaultClient.get('key');
      ~~~~~~~~~~~~~~~~~~~~~~~ round-trip, cache-read (convention)
await cacheManager.get('key');
      ~~~~~~~~~~~~~~~~ cache-read (convention)
await this.mailQueue.add('welcome', { id });
      ~~~~~~~~~~~~~~~~~~ round-trip, enqueue (convention)
    `,
    `
// a repository, data access object or model that the project wrote itself
export async function load(id) {
  await this.userRepository.findByEmail(id);
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip (convention)
  await context.models.metrics.getById(id);
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip (convention)
  await ctx.repos.tickets.findById(id);
        ~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip (convention)
  await userDAO.deleteById(id);
        ~~~~~~~~~~~~~~~~~~ round-trip (convention)
  await this.models().user().load(id);
        ~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip (convention)
  return userRepository.save(user);
         ~~~~~~~~~~~~~~~~~~~ round-trip (convention)
}
    `,
    `
// a service or store of rows, by a look-up of one
export async function load(id) {
  await this.usersService.findOne(id);
        ~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip (convention)
  await teamStore.getById(id);
        ~~~~~~~~~~~~~~~~~ round-trip (convention)
  await this.usersService.notify(id);
  await this.pagesService.getByUrl(url);
  await this.cacheService.findOne(id);
  this.usersService.findOne(id);
}
    `,
    `
// a function of a module that is called after what it holds
import { getTeam } from 'back-end/src/models/TeamModel';
import { loadTeam } from '../services/teams';
import { getTeamModel } from '../models/team';
export async function load(id) {
  await getTeam(id);
        ~~~~~~~ round-trip (convention)
  await loadTeam(id);
  await getTeamModel(id);
  getTeam(id);
}
    `,
    `
// a client of Prisma under another name, by options that only it has
const { client } = connections;
export async function load(id) {
  await client.user.updateMany({ where: { id }, data: { seen: true } });
        ~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited (convention)
  await client.user.updateMany({ id }, { seen: true });
  await client.user.create({ data: { id } });
        ~~~~~~~~~~~~~~~~~~ round-trip when awaited (convention)
  await client.users.create({ email });
}
    `,
    `
// \`this\` of a class that extends one of another file
import { Base } from './base';
class User extends Base {
  static load(id) {
    return this.findByPk(id);
           ~~~~~~~~~~~~~ round-trip (convention)
  }
  static async copy(user, transaction) {
    await this.create({ ...user }, { transaction });
          ~~~~~~~~~~~ round-trip (convention)
    await this.create({ ...user });
  }
}
class Alone {
  static load(id) {
    return this.findByPk(id);
  }
}
    `,
    `
// a row, by the transaction that it is written in
export async function remove(user, transaction) {
  await user.destroy({ transaction });
        ~~~~~~~~~~~~ round-trip (convention)
  await user.destroy();
}
    `,
    `
// folders of the project are no packages
import type { Context } from 'back-end/types/request';
import type { Session } from 'some-package';
export async function load(context: Context, session: Session, id: string) {
  await context.models.users.getById(id);
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip (convention)
  await session.models.users.getById(id);
}
    `,
    `
// a collection of MongoDB, by its name or by operators
export async function change(id) {
  await this.users.updateOne({ id }, { $set: { seen: true } });
        ~~~~~~~~~~~~~~~~~~~~ round-trip (convention)
  await this.users.updateOne({ id }, { seen: true });
  await usersCollection.deleteOne({ id });
        ~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip (convention)
  await this.users.deleteOne({ id });
}
    `,
    `
// commands that only Redis has
export async function seen(id) {
  await this.client.hset('seen', id, '1');
        ~~~~~~~~~~~~~~~~ round-trip, cache-write (convention)
  await this.client.get(id);
}
    `,
    `
// a class of a scoped package may be a part of the same project
import { PrismaService } from '@acme/database';
export class Users {
  constructor(private readonly prismaService: PrismaService) {}
  async load() {
    await this.prismaService.user.findMany();
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited (convention)
  }
}
    `,
  ],
});
