import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a field of a class of the project
import { Users } from './users.js';
export class Service {
  constructor(private readonly users: Users) {}
  async load() {
    await this.users.run('SELECT 1');
  }
}
    `,
    `
// this of a function inside a method is another this
import { Pool } from 'pg';
export class Service {
  private readonly source = new Pool();
  load() {
    return function () {
      return this.source.query('SELECT 1');
    };
  }
}
    `,
    `
// a field of the static side is not one of the instance
import { Pool } from 'pg';
export class Service {
  static source = new Pool();
  async load() {
    await this.source.query('SELECT 1');
  }
}
    `,
    `
// classes that extend each other
class A extends B {}
class B extends A {}
new A().query('SELECT 1');
    `,
  ],
  invalid: [
    `
// fields: initialised, annotated, private, assigned in the constructor
import { Pool } from 'pg';
export class Service {
  private readonly made = new Pool();
  private annotated: Pool;
  #hidden = new Pool();
  constructor() {
    this.assigned = new Pool();
  }
  async load() {
    await this.made.query('SELECT 1');
          ~~~~~~~~~~~~~~~ round-trip
    await this.annotated.query('SELECT 1');
          ~~~~~~~~~~~~~~~~~~~~ round-trip
    await this.#hidden.query('SELECT 1');
          ~~~~~~~~~~~~~~~~~~ round-trip
    await this.assigned.query('SELECT 1');
          ~~~~~~~~~~~~~~~~~~~ round-trip
  }
}
    `,
    `
// a field that a parameter of the constructor fills
import { Pool } from 'pg';
export class Service {
  constructor(source: Pool) {
    this.source = source;
  }
  load = async () => {
    await this.source.query('SELECT 1');
          ~~~~~~~~~~~~~~~~~ round-trip
  };
}
    `,
    `
// parameter properties and injection
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
export class Service {
  constructor(
    private readonly users: Repository<User>,
    @InjectRepository(Order) private readonly orders,
  ) {}
  async load() {
    await this.users.find();
          ~~~~~~~~~~~~~~~ round-trip
    await this.orders.find();
          ~~~~~~~~~~~~~~~~ round-trip
  }
}
    `,
    `
// an injected token
import { CACHE_MANAGER } from '@nestjs/cache-manager';
import { Inject } from '@nestjs/common';
export class Service {
  constructor(@Inject(CACHE_MANAGER) private readonly store) {}
  async load() {
    await this.store.get('key');
          ~~~~~~~~~~~~~~ cache-read
  }
}
    `,
    `
// a getter, and a method that gives the client
import { Pool } from 'pg';
export class Service {
  private readonly pool = new Pool();
  get source() {
    return this.pool;
  }
  client() {
    return this.pool.connect();
           ~~~~~~~~~~~~~~~~~ acquire
  }
  async load() {
    await this.source.query('SELECT 1');
          ~~~~~~~~~~~~~~~~~ round-trip
    const client = await this.client();
    client.release();
    ~~~~~~~~~~~~~~ release
  }
}
    `,
    `
// inherited from a class of the file
import { Pool } from 'pg';
class Base {
  protected readonly source = new Pool();
}
export class Service extends Base {
  async load() {
    await this.source.query('SELECT 1');
          ~~~~~~~~~~~~~~~~~ round-trip
  }
}
    `,
    `
// static fields
import { Pool } from 'pg';
export class Service {
  static source = new Pool();
  static async load() {
    await this.source.query('SELECT 1');
          ~~~~~~~~~~~~~~~~~ round-trip
    await Service.source.query('SELECT 1');
          ~~~~~~~~~~~~~~~~~~~~ round-trip
  }
}
    `,
    `
// active record, and a repository that is extended
import { BaseEntity, Repository } from 'typeorm';
class User extends BaseEntity {}
class Users extends Repository<User> {
  async load() {
    await this.find();
          ~~~~~~~~~ round-trip
  }
}
await User.findOneBy({ id: 1 });
      ~~~~~~~~~~~~~~ round-trip
await new Users().find();
      ~~~~~~~~~~~~~~~~ round-trip
    `,
    `
// an instance of a class of the file
import { Pool } from 'pg';
class Database {
  readonly pool = new Pool();
}
const database = new Database();
await database.pool.query('SELECT 1');
      ~~~~~~~~~~~~~~~~~~~ round-trip
    `,
  ],
});
