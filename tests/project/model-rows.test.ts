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

const useOfUser = `
import { User } from './models.js';
export async function load(ids: number[]) {
  const found: unknown[] = [];
  for (const id of ids) found.push(await User.findByPk(id));
                                         ~~~~~~~~~~~~~ queryInLoop
  return found;
}
`;

const useOfNames = `
import { userOf } from './names.js';
export async function load(names: string[]) {
  const found: unknown[] = [];
  for (const name of names) found.push(await userOf(name));
                                             ~~~~~~ queryInLoop
  return found;
}
`;

/** A function that reads a row by its name, in another file. */
function namesBy(body: string): string {
  return `import { User, Visit } from './models.js';\nexport async function userOf(name: string) {\n  ${body}\n}\n`;
}

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

/** Rows that a loop reads by the key of a model that is a class of another file. */
testInProject(noQueryInLoop, [
  {
    shows: 'a key that a base class in a further file declares, and hooks that have nothing to do with reads',
    files: {
      'use.ts': useOfUser,
      'models.ts': `
import { BeforeCreate, Column, Table } from 'sequelize-typescript';
import { Row } from './row.js';
@Table export class User extends Row {
  @Column declare name: string;
  @BeforeCreate static check(user: User) { if (user.name === '') throw new Error('no name'); }
}
`,
      'row.ts': `
import { AfterUpdate, Column, Model, PrimaryKey } from 'sequelize-typescript';
export class Row extends Model {
  @PrimaryKey @Column declare userId: number;
  @AfterUpdate static tell() { changed(); }
}
`,
    },
    suggests: [
      'Read all rows with one `findAll` for each 1000 keys before the loop, and find each by its exact `userId`.',
    ],
  },
  ...(
    [
      [
        'a base class that reads in its own way',
        'static override findAll() { return super.findAll({ limit: 9 }); }',
      ],
      ['a base class with a hook for rows that are found', '@AfterFind static found() { seen(); }'],
      ['a key that is compared without case', '@PrimaryKey @Column declare email: string;'],
      ['a second part of the key', '@PrimaryKey @Column declare teamId: number;'],
    ] as const
  ).map(([shows, member]) => ({
    shows: `refused: ${shows}`,
    files: {
      'use.ts': useOfUser,
      'models.ts': `import { Row } from './row.js';\nexport class User extends Row {}\n`,
      'row.ts': `
import { AfterFind, Column, Model, PrimaryKey } from 'sequelize-typescript';
export class Row extends Model {
  ${shows.startsWith('a key') ? '' : '@PrimaryKey @Column declare id: number;'}
  ${member}
}
`,
    },
    suggests: [
      'Still send one request for each, but 5 at a time: the first to fail ends it, with others on their way.',
    ],
  })),
  {
    shows: 'what a function of another file writes is named, where it is another model, and logs are not',
    files: {
      'use.ts': `
import { tell } from './tell.js';
import { User } from './models.js';
import { Logger } from './log.js';
export async function load(ids: number[]) {
  for (const id of ids) {
    const user = await User.findByPk(id);
                       ~~~~~~~~~~~~~ queryInLoop
    Logger.info('telling', id);
    if (user) await tell(user.name);
  }
}
`,
      'models.ts': models.replace(
        'export class User',
        'export class Mail extends Model {}\nexport class User',
      ),
      'log.ts': `export class Logger { static lines: string[]; static info(text: string, id: number) { this.lines.push(text + id); } }\n`,
      'tell.ts': `
import { Mail } from './models.js';
let told = 0;
export async function tell(name: string) {
  told += 1;
  await count(told);
  await Mail.create({ name });
}
`,
    },
    suggests: [
      'Read all rows with one `findAll` for each 1000 keys before the loop, so before any turn calls `tell`, and find each by its exact `id`.',
    ],
  },
  {
    shows: 'refused: a function of another file that writes to the same model, however far away',
    files: {
      'use.ts': `
import { tell } from './tell.js';
import { User } from './models.js';
export async function load(ids: number[]) {
  for (const id of ids) {
    const user = await User.findByPk(id);
                       ~~~~~~~~~~~~~ queryInLoop
    if (user) await tell(user.name);
  }
}
`,
      'models.ts': models,
      'tell.ts': `
import { User } from './models.js';
const one = (name: string) => two(name);
const two = (name: string) => three(name);
const three = (name: string) => User.create({ name });
let told = 0;
export async function tell(name: string) {
  told += 1;
  await one(name);
}
`,
    },
    suggests: [],
  },
  {
    shows: 'a function of another file that only reads is asked some at a time',
    files: {
      'use.ts': useOfNames,
      'names.ts': namesBy(`return User.findOne({ where: { name } });`),
      'models.ts': models,
    },
    suggests: [
      'Still send one request for each, but 5 at a time: the first to fail ends it, with others on their way.',
    ],
  },
  {
    shows: 'refused: one that also writes',
    files: {
      'use.ts': useOfNames,
      'names.ts': namesBy(
        `const user = await User.findOne({ where: { name } });\n  await Visit.create({ name });\n  return user;`,
      ),
      'models.ts': models.replace(
        'export class User',
        'export class Visit extends Model {}\nexport class User',
      ),
    },
    suggests: [],
  },
  {
    shows: 'refused: one that hands its work to what is not known',
    files: {
      'use.ts': useOfNames,
      'names.ts': namesBy(`return traced(async () => User.findOne({ where: { name } }));`),
      'models.ts': models,
    },
    suggests: [],
  },
  {
    shows: 'one chunk in every turn of a loop that is reported anyway',
    files: {
      'use.ts': `
import { User } from './models.js';
export async function load(teams: { name: string; ids: number[] }[]) {
  for (const team of teams) {
    const owner = await User.findOne({ where: { team: team.name } });
                        ~~~~~~~~~~~~ queryInLoop
    for (const id of team.ids) show(owner, await User.findByPk(id));
                                                 ~~~~~~~~~~~~~ queryInLoop
  }
}
`,
      'models.ts': models,
    },
    suggests: [
      'Read all rows with one `findAll` for each 1000 keys before the loop, so before any turn calls `show`, and find each by its exact `id`.',
    ],
  },
]);
