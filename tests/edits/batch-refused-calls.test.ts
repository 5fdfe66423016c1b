import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';
import { withoutSuggestion } from '../support/without-suggestion.js';

/** Calls that are reported without an edit, as a part of them is not known or means another thing for many. */
testRule(withoutSuggestion(noQueryInLoop, 'askAtMost'), {
  valid: [],
  invalid: [
    `
// an insert of what a function of another file makes, which can be rows
import type { Kysely } from 'kysely';
import { toRow } from './rows.js';
export async function add(db: Kysely<Database>, names: string[]) {
  for (const name of names) await db.insertInto('users').values(toRow(name)).execute();
                                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// a delete that is told a type
import type { Repository } from 'typeorm';
export async function clear(users: Repository<User>, ids: number[]) {
  for (const id of ids) await users.delete<User>({ id });
                              ~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// a delete by what another object says
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function clear(all: Prisma.UserDeleteArgs[]) {
  for (const args of all) await prisma.user.delete(args);
                                ~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// a delete by a condition that another object holds
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function clear(conditions: Prisma.UserWhereUniqueInput[]) {
  for (const where of conditions) await prisma.user.delete({ where });
                                        ~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// a delete by a condition that another object completes
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function clear(keys: { id: number }[]) {
  for (const key of keys) await prisma.user.delete({ where: { ...key } });
                                ~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// a delete by a column whose name is computed
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function clear(ids: number[], column: string) {
  for (const id of ids) await prisma.user.deleteMany({ where: { [column]: id } });
                              ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// a delete by two keys that change
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function clear(members: { userId: number; teamId: number }[]) {
  for (const { userId, teamId } of members) await prisma.member.deleteMany({ where: { userId, teamId } });
                                                  ~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// a change that SQL counts up, for a key that can be twice in the list
import { Kysely, sql } from 'kysely';
export async function count(db: Kysely<Shop>, ids: number[]) {
  for (const id of ids) await db.updateTable('posts').set({ views: sql\`views + 1\` }).where('id', '=', id).execute();
                              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// a read that is told a type
import type { Repository } from 'typeorm';
export async function load(users: Repository<User>, ids: number[]) {
  for (const id of ids) console.log(await users.findOneBy<User>({ id }));
                                          ~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// a read that may not be there
import type { Repository } from 'typeorm';
export async function load(users: Repository<User>, ids: number[]) {
  for (const id of ids) console.log(await users.findOneBy?.({ id }));
                                          ~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// a repository that may not be there
import type { Repository } from 'typeorm';
export async function load(users: Repository<User> | undefined, ids: number[]) {
  for (const id of ids) console.log(await users?.findOneBy({ id }));
                                          ~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// a repository for each element
import type { DataSource } from 'typeorm';
export async function load(dataSource: DataSource, items: { type: string; id: number }[]) {
  for (const { type, id } of items) console.log(await dataSource.getRepository(type).findOneBy({ id }));
                                                      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// a value that is parsed in a chain
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(keys: string[]) {
  for (const key of keys) console.log(await redis.get(key).then((text) => JSON.parse(text ?? 'null')));
                                            ~~~~~~~~~ queryInLoop
}
    `,
    `
// a key that a list holds
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(keys: [string][]) {
  for (const key of keys) console.log(await redis.get(...key));
                                            ~~~~~~~~~ queryInLoop
}
    `,
    `
// a document whose chain may end
import mongoose, { Schema } from 'mongoose';
const User = mongoose.model('User', new Schema({ name: String }));
export async function load(ids: string[]) {
  for (const id of ids) console.log(await User.findById(id)?.lean());
                                          ~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// a document by a call that may not be there
import mongoose, { Schema } from 'mongoose';
const User = mongoose.model('User', new Schema({ name: String }));
export async function load(ids: string[]) {
  for (const id of ids) console.log(await User.findById(id).lean?.());
                                          ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// a document of a type of its own, which is not that of a list
import mongoose, { Schema } from 'mongoose';
const User = mongoose.model('User', new Schema({ name: String }));
export async function load(ids: string[]) {
  for (const id of ids) console.log(await User.findById(id).lean<PlainUser>());
                                          ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// a document that has to be there
import mongoose, { Schema } from 'mongoose';
const User = mongoose.model('User', new Schema({ name: String }));
export async function load(ids: string[]) {
  for (const id of ids) console.log(await User.findById(id).orFail());
                                          ~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// a value that is the same in every turn
import { Redis } from 'ioredis';
const redis = new Redis();
export async function load(names: string[]) {
  for (const name of names) console.log(name, await redis.get('config'));
                                                    ~~~~~~~~~ sameQueryInLoop
}
    `,
    `
// a key that a function makes, which may be missing
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const ownerOf = (order: Order) => order.owner;
export async function load(orders: Order[]) {
  for (const order of orders) console.log(await prisma.user.findUnique({ where: { id: ownerOf(order) } }));
                                                ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// a key that a method makes
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: string[]) {
  for (const id of ids) console.log(await prisma.user.findUnique({ where: { id: id.trim() } }));
                                          ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// a key that is added up
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: number[]) {
  for (const id of ids) console.log(await prisma.user.findUnique({ where: { id: id + 1 } }));
                                          ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// a key of several columns, two of which change
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function clear(members: { userId: number; teamId: number }[]) {
  for (const { userId, teamId } of members) await prisma.member.delete({ where: { userId_teamId: { userId, teamId } } });
                                                  ~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// what belongs to each document, in an order of its own
import mongoose, { Schema } from 'mongoose';
const User = mongoose.model('User', new Schema({ name: String }));
export async function load(ids: string[]) {
  for (const id of ids) console.log(await User.findById(id).populate({ path: 'posts', options: { sort: 'title' } }));
                                          ~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
  ],
});
