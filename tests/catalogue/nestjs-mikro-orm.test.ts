import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// the decorator of the same name for another library
import { InjectRepository } from './decorators.js';
class Users {
  constructor(@InjectRepository(User) private readonly users) {}
  load() {
    return this.users.findAll();
  }
}
    `,
  ],
  invalid: [
    `
import { InjectEntityManager, InjectRepository } from '@mikro-orm/nestjs';
class Users {
  constructor(
    @InjectRepository(User) private readonly users,
    @InjectEntityManager() private readonly em,
  ) {}
  async load() {
    await this.users.findAll();
          ~~~~~~~~~~~~~~~~~~ round-trip
    await this.em.flush();
          ~~~~~~~~~~~~~ round-trip
  }
}
    `,
  ],
});
