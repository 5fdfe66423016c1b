import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testInProject } from '../support/in-project.js';

const models = `
import { DataTypes, Model, Sequelize } from 'sequelize';
export class User extends Model {
  async touch() {
    await this.update({ seen: new Date() });
  }
  static active() {
    return User.findAll({ where: { active: true } });
  }
  static around(): unknown {
    return User.around();
  }
  async isAllowed(name: string) {
    const teams = (await this.$get('teams')) || [];
    return teams.some((team) => team.name === name);
  }
  async rename(name: string) {
    const row = await User.findOne({ where: { active: true } });
    row.names.push(name);
  }
}
User.init({ id: { type: DataTypes.INTEGER, primaryKey: true } }, { sequelize: new Sequelize('sqlite::memory:') });
`;

/** Rows of a model that is a class of another file. */
testInProject(noQueryInLoop, [
  {
    shows: 'a row has the methods of its class',
    files: {
      'use.ts': `
import { User } from './models.js';
for (const user of await User.findAll({ where: { active: true } })) await user.touch();
                                                                          ~~~~~~~~~~ queryInLoop
`,
      'models.ts': models,
    },
  },
  {
    shows: 'a row that a method of the class answers with',
    files: {
      'use.ts': `
import { User } from './models.js';
for (const user of await User.active()) await user.save();
                                              ~~~~~~~~~ queryInLoop
`,
      'models.ts': models,
    },
  },
  {
    shows: 'a method that answers with itself ends there',
    files: {
      'use.ts': `
import { User } from './models.js';
for (const user of await User.around()) await user.save();
`,
      'models.ts': models,
    },
  },
  {
    shows: 'the same question in a method that is told something else in every turn',
    files: {
      'use.ts': `
import { User } from './models.js';
export async function check(names: string[]) {
  const user = await User.findByPk(1);
  for (const name of names) if (!(await user.isAllowed(name))) throw new Error(name);
                                        ~~~~~~~~~~~~~~ sameQueryInLoop
}
`,
      'models.ts': models.replace("'sequelize'", "'sequelize-typescript'"),
    },
  },
  {
    shows: 'a method that changes what it read reads it again on purpose',
    files: {
      'use.ts': `
import { User } from './models.js';
export async function check(user: User, names: string[]) {
  for (const name of names) await user.rename(name);
}
`,
      'models.ts': models,
    },
  },
]);
