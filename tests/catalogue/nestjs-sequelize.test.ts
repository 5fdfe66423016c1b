import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// the decorator of the same name from the project
import { InjectModel } from './decorators.js';
class Users {
  constructor(@InjectModel(User) private readonly users) {}
  load() {
    return this.users.findOne({});
  }
}
    `,
  ],
  invalid: [
    `
import { InjectConnection, InjectModel } from '@nestjs/sequelize';
class Users {
  constructor(
    @InjectModel(User) private readonly users,
    @InjectConnection() private readonly sequelize,
  ) {}
  async load(id: number) {
    const user = await this.users.findByPk(id);
                       ~~~~~~~~~~~~~~~~~~~ round-trip
    await user.destroy();
          ~~~~~~~~~~~~ round-trip
    await this.sequelize.query('SELECT 1');
          ~~~~~~~~~~~~~~~~~~~~ round-trip
    const transaction = await this.sequelize.transaction();
                              ~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip, acquire
    await transaction.commit();
          ~~~~~~~~~~~~~~~~~~ round-trip, release
  }
}
    `,
  ],
});
