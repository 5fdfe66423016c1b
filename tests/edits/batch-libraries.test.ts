import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';
import { withoutSuggestion } from '../support/without-suggestion.js';

/** Reads by key of each library whose rows can be read together, and their neighbours that cannot. */
testRule(withoutSuggestion(noQueryInLoop, 'askAtMost'), {
  valid: [],
  invalid: [
    {
      code: `
// a repository: the name that the condition needs joins the import
import { Repository } from 'typeorm';
export async function load(users: Repository<User>, ids: number[]) {
  const found = [];
  for (const id of ids) {
    const user = await users.findOneBy({ id });
                       ~~~~~~~~~~~~~~~ queryInLoop
    if (user) found.push(user);
  }
  return found;
}
      `,
      title:
        'Read all rows with one `findBy` for each 1000 keys before the loop, and find each by its exact `id`.',
      suggestion: `
// a repository: the name that the condition needs joins the import
import { Repository, In } from 'typeorm';
export async function load(users: Repository<User>, ids: number[]) {
  const found = [];
  const uniqueIds = [...new Set(ids)];
  const users2 = (
    await readInChunks(uniqueIds, 1000, (chunk) =>
      users.findBy({ id: In(chunk) }),
    )
  ).flat();
  const userById = new Map<string, (typeof users2)[number]>(
    users2.map((user) => [String(user.id), user]),
  );
  for (const id of ids) {
    const user = userById.get(String(id)) ?? null;
    if (user) found.push(user);
  }
  return found;
}

async function readInChunks<T, R>(
  list: readonly T[],
  size: number,
  callback: (chunk: T[]) => R,
): Promise<Awaited<R>[]> {
  const results: Awaited<R>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    results.push(await callback(chunk));
  }
  return results;
}
      `,
    },
    {
      code: `
// options that mean the same for many rows stay
import { In, Repository } from 'typeorm';
export class Users {
  constructor(private readonly userRepository: Repository<User>) {}
  async loadAll(ids: number[]) {
    return await Promise.all(
      ids.map((id) => this.userRepository.findOne({ where: { id, active: true }, relations: { posts: true } })),
                      ~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    );
  }
}
      `,
      title:
        'Read all rows with one `find` for each 1000 keys before the loop, and find each by its exact `id`.',
      suggestion: `
// options that mean the same for many rows stay
import { In, Repository } from 'typeorm';
export class Users {
  constructor(private readonly userRepository: Repository<User>) {}
  async loadAll(ids: number[]) {
    const uniqueIds = [...new Set(ids)];
    const users = (
      await readInChunks(uniqueIds, 1000, (chunk) =>
        this.userRepository.find({ where: { id: In(chunk), active: true }, relations: { posts: true } }),
      )
    ).flat();
    const userById = new Map<string, (typeof users)[number]>(users.map((user) => [String(user.id), user]));
    return ids.map((id) => userById.get(String(id)) ?? null);
  }
}

async function readInChunks<T, R>(
  list: readonly T[],
  size: number,
  callback: (chunk: T[]) => R,
): Promise<Awaited<R>[]> {
  const results: Awaited<R>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    results.push(await callback(chunk));
  }
  return results;
}
      `,
    },
    {
      code: `
// a manager takes the entity first; a key of which nothing is known
import { type EntityManager, In } from 'typeorm';
import { Person } from './person.js';
export async function load(manager: EntityManager, orders: Order[]) {
  const names: string[] = [];
  for (const order of orders) {
    const owner = await manager.findOneBy(Person, { id: order.ownerId });
                        ~~~~~~~~~~~~~~~~~ queryInLoop
    names.push(owner?.name ?? 'nobody');
  }
  return names;
}
      `,
      title:
        'Read all rows with one `findBy` for each 1000 keys before the loop, and find each by its exact `id`, where a key that is missing finds none.',
      suggestion: `
// a manager takes the entity first; a key of which nothing is known
import { type EntityManager, In } from 'typeorm';
import { Person } from './person.js';
export async function load(manager: EntityManager, orders: Order[]) {
  const names: string[] = [];
  const uniqueIds = [...new Set(orders.map((order) => order.ownerId))];
  const persons = (
    await readInChunks(uniqueIds, 1000, (chunk) =>
      manager.findBy(Person, { id: In(chunk) }),
    )
  ).flat();
  const personById = new Map<string, (typeof persons)[number]>(
    persons.map((person) => [String(person.id), person]),
  );
  for (const order of orders) {
    const owner = personById.get(String(order.ownerId)) ?? null;
    names.push(owner?.name ?? 'nobody');
  }
  return names;
}

async function readInChunks<T, R>(
  list: readonly T[],
  size: number,
  callback: (chunk: T[]) => R,
): Promise<Awaited<R>[]> {
  const results: Awaited<R>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    results.push(await callback(chunk));
  }
  return results;
}
      `,
    },
    {
      code: `
// the rows of each parent, in their order
import { DataSource, In } from 'typeorm';
import { Post } from './post.js';
export async function load(dataSource: DataSource, authors: Author[]) {
  for (const author of authors) {
    author.posts = await dataSource.getRepository(Post).find({ where: { authorId: author.id }, order: { createdAt: 'DESC' } });
                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}
      `,
      title:
        'Read all rows with one `find` for each 1000 keys before the loop, and group them by their exact `authorId`, where a key that is missing finds none.',
      suggestion: `
// the rows of each parent, in their order
import { DataSource, In } from 'typeorm';
import { Post } from './post.js';
export async function load(dataSource: DataSource, authors: Author[]) {
  const uniqueAuthorIds = [...new Set(authors.map((author) => author.id))];
  const rows = (
    await readInChunks(uniqueAuthorIds, 1000, (chunk) =>
      dataSource.getRepository(Post).find({ where: { authorId: In(chunk) }, order: { createdAt: 'DESC' } }),
    )
  ).flat();
  const rowsByAuthorId = new Map<string, typeof rows>();
  for (const row of rows) {
    const key = String(row.authorId);
    const group = rowsByAuthorId.get(key);
    if (group) group.push(row);
    else rowsByAuthorId.set(key, [row]);
  }
  for (const author of authors) {
    author.posts = rowsByAuthorId.get(String(author.id)) ?? [];
  }
}

async function readInChunks<T, R>(list: readonly T[], size: number, callback: (chunk: T[]) => R): Promise<Awaited<R>[]> {
  const results: Awaited<R>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    results.push(await callback(chunk));
  }
  return results;
}
      `,
    },
    {
      code: `
// a sequelize model by its key, with options
import { Model } from 'sequelize';
class Team extends Model { declare id: number; }
export async function load(ids: number[]) {
  const teams = new Map<number, Team | null>();
  for (const id of ids) teams.set(id, await Team.findByPk(id, { include: ['members'] }));
                                            ~~~~~~~~~~~~~ queryInLoop
  return teams;
}
      `,
      title:
        'Read all rows with one `findAll` for each 1000 keys before the loop, and find each by its exact `id`.',
      suggestion: `
// a sequelize model by its key, with options
import { Model } from 'sequelize';
class Team extends Model { declare id: number; }
export async function load(ids: number[]) {
  const teams = new Map<number, Team | null>();
  const uniqueIds = [...new Set(ids)];
  const teams2 = (
    await readInChunks(uniqueIds, 1000, (chunk) =>
      Team.findAll({ where: { id: chunk }, include: ['members'] }),
    )
  ).flat();
  const teamById = new Map<string, (typeof teams2)[number]>(
    teams2.map((team) => [String(team.id), team]),
  );
  for (const id of ids) teams.set(id, teamById.get(String(id)) ?? null);
  return teams;
}

async function readInChunks<T, R>(
  list: readonly T[],
  size: number,
  callback: (chunk: T[]) => R,
): Promise<Awaited<R>[]> {
  const results: Awaited<R>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    results.push(await callback(chunk));
  }
  return results;
}
      `,
    },
    {
      code: `
// the rows of each parent, of a sequelize model
import { Model } from 'sequelize';
class Member extends Model { declare teamId: number; }
export async function load(teams: { id: number }[]) {
  return await Promise.all(
    teams.map(async (team) => {
      const members = await Member.findAll({ where: { teamId: team.id }, attributes: ['teamId', 'name'] });
                            ~~~~~~~~~~~~~~ queryInLoop
      return { team, members };
    }),
  );
}
      `,
      title:
        'Read all rows with one `findAll` for each 1000 keys before the loop, and group them by their exact `teamId`.',
      suggestion: `
// the rows of each parent, of a sequelize model
import { Model } from 'sequelize';
class Member extends Model { declare teamId: number; }
export async function load(teams: { id: number }[]) {
  const uniqueTeamIds = [...new Set(teams.map((team) => team.id))];
  const members2 = (
    await readInChunks(uniqueTeamIds, 1000, (chunk) =>
      Member.findAll({ where: { teamId: chunk }, attributes: ['teamId', 'name'] }),
    )
  ).flat();
  const membersByTeamId = new Map<string, typeof members2>();
  for (const member of members2) {
    const key = String(member.teamId);
    const group = membersByTeamId.get(key);
    if (group) group.push(member);
    else membersByTeamId.set(key, [member]);
  }
  return await Promise.all(
    teams.map(async (team) => {
      const members = membersByTeamId.get(String(team.id)) ?? [];
      return { team, members };
    }),
  );
}

async function readInChunks<T, R>(
  list: readonly T[],
  size: number,
  callback: (chunk: T[]) => R,
): Promise<Awaited<R>[]> {
  const results: Awaited<R>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    results.push(await callback(chunk));
  }
  return results;
}
      `,
    },
    {
      code: `
// a mongoose model, with calls that mean the same for many
import mongoose from 'mongoose';
const Cat = mongoose.model('Cat', schema);
export async function load(ids: string[]) {
  const cats = [];
  for (const id of ids) {
    const cat = await Cat.findById(id).select('name').lean();
                      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    if (!cat) throw new Error(\`No cat \${id}\`);
    cats.push(cat);
  }
  return cats;
}
      `,
      title: 'Read all rows with one `find` before the loop, and find each by its exact `_id`.',
      suggestion: `
// a mongoose model, with calls that mean the same for many
import mongoose from 'mongoose';
const Cat = mongoose.model('Cat', schema);
export async function load(ids: string[]) {
  const cats = [];
  const uniqueIds = [...new Set(ids)];
  const cats2 =
    uniqueIds.length > 0
      ? await Cat.find({ _id: { $in: uniqueIds } })
          .select('name')
          .lean()
      : [];
  const catById = new Map<string, (typeof cats2)[number]>(
    cats2.map((cat) => [String(cat._id), cat]),
  );
  for (const id of ids) {
    const cat = catById.get(String(id)) ?? null;
    if (!cat) throw new Error(\`No cat \${id}\`);
    cats.push(cat);
  }
  return cats;
}
      `,
    },
    {
      code: `
// the documents of each parent, sorted
import mongoose from 'mongoose';
const Cat = mongoose.model('Cat', schema);
export async function load(owners: { id: string; name: string }[]) {
  return Promise.all(owners.map(async ({ id, name }) => ({ name, cats: await Cat.find({ owner: id }).sort({ age: 1 }).exec() })));
                                                                             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
      `,
      title:
        'Read all rows with one `find` before the loop, and group them by their exact `owner`, where a key that is missing finds none.',
      suggestion: `
// the documents of each parent, sorted
import mongoose from 'mongoose';
const Cat = mongoose.model('Cat', schema);
export async function load(owners: { id: string; name: string }[]) {
  const uniqueOwners = [...new Set(owners.map(({ id }) => id))];
  const cats =
    uniqueOwners.length > 0
      ? await Cat.find({ owner: { $in: uniqueOwners } })
          .sort({ age: 1 })
          .exec()
      : [];
  const catsByOwner = new Map<string, typeof cats>();
  for (const cat of cats) {
    const key = String(cat.owner);
    const group = catsByOwner.get(key);
    if (group) group.push(cat);
    else catsByOwner.set(key, [cat]);
  }
  return Promise.all(owners.map(async ({ id, name }) => ({ name, cats: catsByOwner.get(String(id)) ?? [] })));
}
      `,
    },
    {
      code: `
// a collection
import { MongoClient } from 'mongodb';
const users = new MongoClient(url).db('shop').collection('users');
export async function load(orders: Order[]) {
  for (const order of orders) order.user = await users.findOne({ _id: order.userId });
                                                 ~~~~~~~~~~~~~ queryInLoop
}
      `,
      title:
        'Read all rows with one `find` before the loop, and find each by its exact `_id`, where a key that is missing finds none.',
      suggestion: `
// a collection
import { MongoClient } from 'mongodb';
const users = new MongoClient(url).db('shop').collection('users');
export async function load(orders: Order[]) {
  const uniqueIds = [...new Set(orders.map((order) => order.userId))];
  const users2 =
    uniqueIds.length > 0 ? await users.find({ _id: { $in: uniqueIds } }).toArray() : [];
  const userById = new Map<string, (typeof users2)[number]>(
    users2.map((user) => [String(user._id), user]),
  );
  for (const order of orders) order.user = userById.get(String(order.userId)) ?? null;
}
      `,
    },
    {
      code: `
// the rows of each parent, of a Prisma model
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(users: { id: string }[]) {
  const counts: Record<string, number> = {};
  for (const user of users) {
    const posts = await prisma.post.findMany({ where: { authorId: user.id }, orderBy: { id: 'asc' } });
                        ~~~~~~~~~~~~~~~~~~~~ queryInLoop
    counts[user.id] = posts.length;
  }
  return counts;
}
      `,
      title:
        'Read all rows with one `findMany` for each 1000 keys before the loop, and group them by their exact `authorId`.',
      suggestion: `
// the rows of each parent, of a Prisma model
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(users: { id: string }[]) {
  const counts: Record<string, number> = {};
  const uniqueAuthorIds = [...new Set(users.map((user) => user.id))];
  const posts2 = (
    await readInChunks(uniqueAuthorIds, 1000, (chunk) =>
      prisma.post.findMany({ where: { authorId: { in: chunk } }, orderBy: { id: 'asc' } }),
    )
  ).flat();
  const postsByAuthorId = new Map<string, typeof posts2>();
  for (const post of posts2) {
    const key = String(post.authorId);
    const group = postsByAuthorId.get(key);
    if (group) group.push(post);
    else postsByAuthorId.set(key, [post]);
  }
  for (const user of users) {
    const posts = postsByAuthorId.get(String(user.id)) ?? [];
    counts[user.id] = posts.length;
  }
  return counts;
}

async function readInChunks<T, R>(
  list: readonly T[],
  size: number,
  callback: (chunk: T[]) => R,
): Promise<Awaited<R>[]> {
  const results: Awaited<R>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    results.push(await callback(chunk));
  }
  return results;
}
      `,
    },
    {
      code: `
// no semicolons, tabs, double quotes
import { Repository } from "typeorm"
export async function load(users: Repository<User>, ids: number[]) {
	const found: number[] = []
	for (const id of ids) {
		const posts = await users.findBy({ authorId: id })
                      ~~~~~~~~~~~~ queryInLoop
		found.push(posts.length)
	}
	return found
}
      `,
      title:
        'Read all rows with one `findBy` for each 1000 keys before the loop, and group them by their exact `authorId`.',
      suggestion: `
// no semicolons, tabs, double quotes
import { Repository, In } from "typeorm"
export async function load(users: Repository<User>, ids: number[]) {
	const found: number[] = []
	const uniqueAuthorIds = [...new Set(ids)]
	const users2 = (
		await readInChunks(uniqueAuthorIds, 1000, (chunk) =>
			users.findBy({ authorId: In(chunk) }),
		)
	).flat()
	const usersByAuthorId = new Map<string, typeof users2>()
	for (const user of users2) {
		const key = String(user.authorId)
		const group = usersByAuthorId.get(key)
		if (group) group.push(user)
		else usersByAuthorId.set(key, [user])
	}
	for (const id of ids) {
		const posts = usersByAuthorId.get(String(id)) ?? []
		found.push(posts.length)
	}
	return found
}

async function readInChunks<T, R>(
	list: readonly T[],
	size: number,
	callback: (chunk: T[]) => R,
): Promise<Awaited<R>[]> {
	const results: Awaited<R>[] = []
	for (let start = 0; start < list.length; start += size) {
		const chunk = list.slice(start, start + size)
		results.push(await callback(chunk))
	}
	return results
}
      `,
    },
    `
// the name means something else here
import type { Repository } from 'typeorm';
import { In } from './words.js';
export async function load(users: Repository<User>, ids: number[]) {
  for (const id of ids) console.log(await users.findOneBy({ id }));
                                          ~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    {
      code: `
// types alone are imported: the name is not known yet
import type { Repository } from 'typeorm';
export async function load(users: Repository<User>, ids: number[]) {
  for (const id of ids) console.log(await users.findOneBy({ id }));
                                          ~~~~~~~~~~~~~~~ queryInLoop
}
      `,
      title:
        'Read all rows with one `findBy` for each 1000 keys before the loop, and find each by its exact `id`.',
      suggestion: `
// types alone are imported: the name is not known yet
import { In } from 'typeorm';
import type { Repository } from 'typeorm';
export async function load(users: Repository<User>, ids: number[]) {
  const uniqueIds = [...new Set(ids)];
  const users2 = (
    await readInChunks(uniqueIds, 1000, (chunk) =>
      users.findBy({ id: In(chunk) }),
    )
  ).flat();
  const userById = new Map<string, (typeof users2)[number]>(
    users2.map((user) => [String(user.id), user]),
  );
  for (const id of ids) console.log(userById.get(String(id)) ?? null);
}

async function readInChunks<T, R>(
  list: readonly T[],
  size: number,
  callback: (chunk: T[]) => R,
): Promise<Awaited<R>[]> {
  const results: Awaited<R>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    results.push(await callback(chunk));
  }
  return results;
}
      `,
    },
    `
// by text, which a database may compare without case
import { Model } from 'sequelize';
class User extends Model {}
export async function load(emails: string[]) {
  for (const email of emails) console.log(await User.findOne({ where: { email } }));
                                                ~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// the key is left out of what is read
import mongoose from 'mongoose';
const Cat = mongoose.model('Cat', schema);
export async function load(ids: string[]) {
  for (const id of ids) console.log(await Cat.findById(id).select('name -_id'));
                                          ~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// the first of several rows: nobody knows which
import type { Repository } from 'typeorm';
export async function load(posts: Repository<Post>, ids: number[]) {
  for (const authorId of ids) console.log(await posts.findOneBy({ authorId }));
                                                ~~~~~~~~~~~~~~~ queryInLoop
}
    `,
  ],
});
