import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';
import { withoutSuggestion } from '../support/without-suggestion.js';

/** Conditions on keys that cannot become one condition on all of them. */
testRule(withoutSuggestion(noQueryInLoop, 'askAtMost'), {
  valid: [],
  invalid: [
    `
// refused: a condition that is spread, which may hold the key, too
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: string[], scope: object) {
  for (const id of ids) console.log(await prisma.post.findMany({ where: { ...scope, authorId: id } }));
                                          ~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// refused: a column whose name is computed
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: string[], column: string) {
  for (const id of ids) console.log(await prisma.post.findMany({ where: { [column]: id, authorId: id } }));
                                          ~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// refused: options that are spread
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: string[], options: object) {
  for (const id of ids) console.log(await prisma.post.findMany({ ...options, where: { authorId: id } }));
                                          ~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// refused: arguments that are spread
import { User } from './models.js';
export async function load(rows: [number][]) {
  for (const row of rows) console.log(await User.findByPk(...row));
                                            ~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// refused: more arguments than are known
import { User } from './models.js';
export async function load(ids: number[], log: object) {
  for (const id of ids) console.log(await User.findByPk(id, {}, log));
                                          ~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// refused: a key of several columns under another name
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(ids: string[], teamId: string) {
  for (const id of ids) console.log(await prisma.member.findUnique({ where: { byTeam: { userId: id, teamId } } }));
                                          ~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// refused: two conditions on each key
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(rows: { authorId: string; state: string }[]) {
  for (const row of rows) console.log(await prisma.post.findMany({ where: { authorId: row.authorId, state: row.state } }));
                                            ~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// refused: columns under other names, of which one may be the key's
import { Model } from 'sequelize';
class User extends Model {}
export async function load(ids: number[]) {
  for (const id of ids) {
    const user = await User.findByPk(id, { attributes: [['email', 'id'], 'name'] });
                       ~~~~~~~~~~~~~ queryInLoop
    console.log(user?.name);
  }
}
    `,
  ],
});
