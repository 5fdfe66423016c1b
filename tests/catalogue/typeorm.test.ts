import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// the same names from another package
import { Repository } from '@mikro-orm/core';
export const load = (users: Repository<User>) => users.findOneBy({ id: 1 });
    `,
    `
// what only makes objects and builders
import { DataSource } from 'typeorm';
const users = new DataSource({}).getRepository(User);
const user = users.merge(users.create(), { name });
const sql = users.createQueryBuilder('user').where('user.id = 1').getQuery();
    `,
  ],
  invalid: [
    `
// the elements of a list
import { BaseEntity } from 'typeorm';
class User extends BaseEntity {}
export async function rename(users: User[]) {
  for (const user of users) await user.save();
                                  ~~~~~~~~~ round-trip
}
    `,
    `
import { DataSource } from 'typeorm';
const dataSource = new DataSource({});
const users = dataSource.getRepository(User);
await users.findOneBy({ id });
      ~~~~~~~~~~~~~~~ round-trip
await users.save(user);
      ~~~~~~~~~~ round-trip
await users.manager.find(Post);
      ~~~~~~~~~~~~~~~~~~ round-trip
await dataSource.manager.getRepository(Post).delete(id);
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await dataSource.query('SELECT 1');
      ~~~~~~~~~~~~~~~~ round-trip
await dataSource.sql\`SELECT 1\`;
      ~~~~~~~~~~~~~~ round-trip
    `,
    `
// builders
import { DataSource } from 'typeorm';
const dataSource = new DataSource({});
const posts = await dataSource
  .getRepository(Post)
  .createQueryBuilder('post')
  .leftJoinAndSelect('post.author', 'author')
  .where('post.id = :id', { id })
  .getMany();
   ~~~~~~~ round-trip
const builder = dataSource.createQueryBuilder();
await builder.insert().into(Post).values({}).execute();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await builder.update(Post).set({}).where('id = 1').execute();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await builder.delete().from(Post).execute();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await builder.relation(Post, 'tags').of(post).add(tag);
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
    `,
    `
// transactions
import { DataSource } from 'typeorm';
const dataSource = new DataSource({});
await dataSource.transaction(async (manager) => {
      ~~~~~~~~~~~~~~~~~~~~~~ round-trip
  await manager.save(user);
        ~~~~~~~~~~~~ round-trip
});
await dataSource.manager.transaction('SERIALIZABLE', async (manager) => {
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
  await manager.getRepository(User).update(1, {});
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
});
    `,
    `
// query runners
import { DataSource } from 'typeorm';
const runner = new DataSource({}).createQueryRunner();
               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ acquire
await runner.connect();
await runner.startTransaction();
      ~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await runner.manager.findOne(User, {});
      ~~~~~~~~~~~~~~~~~~~~~~ round-trip
await runner.commitTransaction();
      ~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await runner.release();
      ~~~~~~~~~~~~~~ release
    `,
    `
// active records
import { BaseEntity } from 'typeorm';
class User extends BaseEntity {
  static load(id: number) {
    return this.findOneBy({ id });
           ~~~~~~~~~~~~~~ round-trip
  }
  rename() {
    return this.save();
           ~~~~~~~~~ round-trip
  }
}
const user = await User.findOneOrFail({ where: { id } });
                   ~~~~~~~~~~~~~~~~~~ round-trip
await user.remove();
      ~~~~~~~~~~~ round-trip
await User.create({ id }).save();
      ~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await new User().save();
      ~~~~~~~~~~~~~~~ round-trip
    `,
    `
// annotations, and a repository of one's own
import { EntityManager, Repository, type QueryRunner, type SelectQueryBuilder } from 'typeorm';
class Users extends Repository<User> {
  load(id: number) {
    return this.findOneBy({ id });
           ~~~~~~~~~~~~~~ round-trip
  }
}
export async function load(
  users: Users,
  manager: EntityManager,
  runner: QueryRunner,
  builder: SelectQueryBuilder<User>,
) {
  await users.count();
        ~~~~~~~~~~~ round-trip
  await manager.findOneBy(User, {});
        ~~~~~~~~~~~~~~~~~ round-trip
  await runner.query('SELECT 1');
        ~~~~~~~~~~~~ round-trip
  await builder.getOne();
        ~~~~~~~~~~~~~~ round-trip
}
    `,
    `
// the global functions of 0.2 and 0.3
import { getConnection, getManager, getRepository } from 'typeorm';
await getRepository(User).find();
      ~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
await getManager().query('SELECT 1');
      ~~~~~~~~~~~~~~~~~~ round-trip
const runner = getConnection().createQueryRunner();
               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ acquire
    `,
    `
// the connections by name, up to 0.3
import { getConnectionManager } from 'typeorm';
await getConnectionManager().get('main').getRepository(User).find();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
    `,
  ],
});
