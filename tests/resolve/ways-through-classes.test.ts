import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// injection of something else
import { Inject } from '@nestjs/common';
export class Service {
  constructor(
    @Inject(PAYMENTS) private payments,
    @Inject(tokenFor(User)) private users,
  ) {}
  async load() {
    await this.payments.run('SELECT 1');
    await this.users.run('SELECT 1');
  }
}
    `,
  ],
  invalid: [
    `
// fields in every form
import { Pool } from 'pg';
import { Redis } from 'ioredis';
export class Service {
  #hidden?: Pool;
  private cached: Pool | undefined;
  readonly store!: Redis;
  declare given: Pool;
  accessor kept = new Pool();
  static #own = new Pool();
  static {
    Service.late = new Pool();
  }
  async load() {
    this.#hidden ??= new Pool();
    await this.#hidden.query('SELECT 1');
          ~~~~~~~~~~~~~~~~~~ round-trip
    await this.cached?.query('SELECT 1');
          ~~~~~~~~~~~~~~~~~~ round-trip
    await this.store.get('key');
          ~~~~~~~~~~~~~~ round-trip, cache-read
    await this.given.query('SELECT 1');
          ~~~~~~~~~~~~~~~~ round-trip
    await this.kept.query('SELECT 1');
          ~~~~~~~~~~~~~~~ round-trip
    await Service.#own.query('SELECT 1');
          ~~~~~~~~~~~~~~~~~~ round-trip
    await Service.late.query('SELECT 1');
          ~~~~~~~~~~~~~~~~~~ round-trip
  }
}
    `,
    `
// fields without annotations that are set in a method
import { Pool } from 'pg';
export class Service {
  source = null;
  async start() {
    this.source = new Pool();
    this.other ??= new Pool();
  }
  async load() {
    await this.source.query('SELECT 1');
          ~~~~~~~~~~~~~~~~~ round-trip
    await this.other.query('SELECT 1');
          ~~~~~~~~~~~~~~~~ round-trip
  }
}
    `,
    `
// parameter properties in every form
import { Pool } from 'pg';
import type { Redis } from 'ioredis';
export class Service {
  constructor(
    private readonly a: Pool,
    public b = new Pool(),
    protected readonly c?: Redis | null,
    private d: { pool: Pool } = { pool: new Pool() },
  ) {
    a.query('SELECT 1');
    ~~~~~~~ round-trip
    b.query('SELECT 1');
    ~~~~~~~ round-trip
  }
  async load() {
    await this.a.query('SELECT 1');
          ~~~~~~~~~~~~ round-trip
    await this.b.query('SELECT 1');
          ~~~~~~~~~~~~ round-trip
    await this.c?.get('key');
          ~~~~~~~~~~~ round-trip, cache-read
    await this.d.pool.query('SELECT 1');
          ~~~~~~~~~~~~~~~~~ round-trip
  }
}
    `,
    `
// what a class of the file inherits: fields, getters, methods, statics, abstract members
import { Pool } from 'pg';
abstract class Base {
  static shared = new Pool();
  protected abstract main: Pool;
  protected abstract make(): Pool;
  protected source: Pool;
  constructor(source: Pool) {
    this.source = source;
  }
  protected get reader() {
    return this.source;
  }
  protected client() {
    return this.source.connect();
           ~~~~~~~~~~~~~~~~~~~ acquire
  }
}
export class Service extends Base {
  async load() {
    await Service.shared.query('SELECT 1');
          ~~~~~~~~~~~~~~~~~~~~ round-trip
    await this.main.query('SELECT 1');
          ~~~~~~~~~~~~~~~ round-trip
    await this.make().query('SELECT 1');
          ~~~~~~~~~~~~~~~~~ round-trip
    await this.source.query('SELECT 1');
          ~~~~~~~~~~~~~~~~~ round-trip
    await this.reader.query('SELECT 1');
          ~~~~~~~~~~~~~~~~~ round-trip
    await super.reader.query('SELECT 1');
          ~~~~~~~~~~~~~~~~~~ round-trip
    const client = await this.client();
    client.release();
    ~~~~~~~~~~~~~~ release
    const { source, reader: renamed } = this;
    await source.query('SELECT 1');
          ~~~~~~~~~~~~ round-trip
    await renamed.query('SELECT 1');
          ~~~~~~~~~~~~~ round-trip
    const self = this;
    names.map(function () {
      return self.source.query('SELECT 1');
             ~~~~~~~~~~~~~~~~~ round-trip
    });
  }
}
    `,
    `
// injection into fields and parameters
import { Inject, Optional } from '@nestjs/common';
import {
  getRepositoryToken,
  InjectDataSource,
  InjectEntityManager,
  InjectRepository,
} from '@nestjs/typeorm';
import { InjectModel } from '@nestjs/mongoose';
import { CACHE_MANAGER } from '@nestjs/cache-manager';
export class Service {
  @InjectRepository(User) private readonly users;
  @Inject(CACHE_MANAGER) private cache;
  constructor(
    @InjectDataSource() private readonly source,
    @InjectEntityManager('other') private readonly manager,
    @InjectModel(Cat.name) private cats,
    @Optional() @Inject(getRepositoryToken(Order)) private orders,
  ) {}
  async load() {
    await this.users.find();
          ~~~~~~~~~~~~~~~ round-trip
    await this.cache.get('key');
          ~~~~~~~~~~~~~~ cache-read
    await this.source.query('SELECT 1');
          ~~~~~~~~~~~~~~~~~ round-trip
    await this.manager.find(User);
          ~~~~~~~~~~~~~~~~~ round-trip
    await this.cats.findOne({ a: 1 });
          ~~~~~~~~~~~~~~~~~ round-trip when awaited
    await this.orders.find();
          ~~~~~~~~~~~~~~~~ round-trip
  }
}
    `,
    `
// a class that is made and used in one place, and one in a variable
import { Pool } from 'pg';
const Database = class {
  readonly source = new Pool();
  client() {
    return this.source.connect();
           ~~~~~~~~~~~~~~~~~~~ acquire
  }
};
await new Database().source.query('SELECT 1');
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
const client = await new Database().client();
client.release();
~~~~~~~~~~~~~~ release
    `,
    `
// active records of typeorm
import { BaseEntity } from 'typeorm';
export class User extends BaseEntity {
  static byName(name) {
    return this.findOneBy({ name });
           ~~~~~~~~~~~~~~ round-trip
  }
  async touch() {
    await this.save();
          ~~~~~~~~~ round-trip
  }
}
class Admin extends User {}
const user = new User();
await user.save();
      ~~~~~~~~~ round-trip
const found = await User.findOneBy({ id: 1 });
                    ~~~~~~~~~~~~~~ round-trip
await found.save();
      ~~~~~~~~~~ round-trip
await Admin.find();
      ~~~~~~~~~~ round-trip
    `,
    `
// models of sequelize and mongoose
import { Model, Sequelize } from 'sequelize';
import mongoose, { model, models } from 'mongoose';
class Order extends Model {}
const sequelize = new Sequelize('a');
const Item = sequelize.define('item', {});
const Cat = mongoose.model('Cat', schema);
const Bird = mongoose.models.Bird || mongoose.model('Bird', schema);
const Fox = models.Fox ?? model('Fox');
await Order.findAll();
      ~~~~~~~~~~~~~ round-trip
await Item.findAll();
      ~~~~~~~~~~~~ round-trip
await Cat.findOne({});
      ~~~~~~~~~~~ round-trip when awaited
await Bird.findOne({});
      ~~~~~~~~~~~~ round-trip when awaited
await Fox.findOne({});
      ~~~~~~~~~~~ round-trip when awaited
await mongoose.model('Cat').findOne({});
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
    `,
    `
// repositories: a class of the file, and one that is extended with methods
import { DataSource, Repository } from 'typeorm';
class Users extends Repository<User> {
  all() {
    return this.find();
           ~~~~~~~~~ round-trip
  }
}
export const orders = new DataSource({}).getRepository(Order).extend({
  all() {
    return this.find();
           ~~~~~~~~~ round-trip
  },
});
export class Service {
  constructor(private readonly users: Users) {}
  async load() {
    await this.users.find();
          ~~~~~~~~~~~~~~~ round-trip
  }
}
    `,
  ],
});
