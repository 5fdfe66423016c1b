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
import { InjectConnection, InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
class Users {
  constructor(
    @InjectModel(User.name) private readonly users: Model<User>,
    @InjectModel('Post') private readonly posts,
    @InjectConnection() private readonly connection,
  ) {}
  async load(id: string) {
    await this.users.findById(id);
          ~~~~~~~~~~~~~~~~~~~ round-trip when awaited
    await this.posts.deleteMany({ id });
          ~~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
    await new this.users({}).save();
          ~~~~~~~~~~~~~~~~~~~~~~~ round-trip
    const session = await this.connection.startSession();
                          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ acquire
    await session.endSession();
          ~~~~~~~~~~~~~~~~~~ release
  }
}
    `,
  ],
});
