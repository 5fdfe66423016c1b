import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// decorators of a file of one's own
import { InjectRepository } from './inject';
class Users {
  constructor(@InjectRepository(User) private readonly users) {}
  load(id: number) {
    return this.users.findOneBy({ id });
  }
}
    `,
  ],
  invalid: [
    `
import { InjectDataSource, InjectEntityManager, InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
class Users {
  @InjectEntityManager() private readonly manager;
  constructor(
    @InjectRepository(User) private readonly users: Repository<User>,
    @InjectRepository(Post) private readonly posts,
    @InjectDataSource() private readonly source,
  ) {}
  async load(id: number) {
    await this.users.findOneBy({ id });
          ~~~~~~~~~~~~~~~~~~~~ round-trip
    await this.posts.findOneBy({ id });
          ~~~~~~~~~~~~~~~~~~~~ round-trip
    await this.manager.find(User);
          ~~~~~~~~~~~~~~~~~ round-trip
    const runner = this.source.createQueryRunner();
                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ acquire
  }
}
    `,
    `
// the same decorators for another container
import { InjectManager, InjectRepository } from 'typeorm-typedi-extensions';
class Users {
  @InjectRepository(User) private readonly users;
  @InjectManager() private readonly manager;
  load(id: number) {
    return this.users.findOneBy({ id });
           ~~~~~~~~~~~~~~~~~~~~ round-trip
  }
  save(user: User) {
    return this.manager.save(user);
           ~~~~~~~~~~~~~~~~~ round-trip
  }
}
    `,
  ],
});
