import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// the same name of a function of this file
const getModelForClass = (of: unknown) => new Map([[1, of]]);
await getModelForClass(User).findById(1);
    `,
  ],
  invalid: [
    `
import { getModelForClass, type DocumentType, type ReturnModelType } from '@typegoose/typegoose';
const UserModel = getModelForClass(User);
await UserModel.findById(1);
      ~~~~~~~~~~~~~~~~~~ round-trip when awaited
await new UserModel({ name }).save();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
export async function save(users: ReturnModelType<typeof User>, user: DocumentType<User>) {
  await users.countDocuments();
        ~~~~~~~~~~~~~~~~~~~~ round-trip when awaited
  await user.save();
        ~~~~~~~~~ round-trip
}
    `,
  ],
});
