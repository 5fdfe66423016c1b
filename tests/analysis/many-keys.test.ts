import { changingAt } from '../../src/analysis/changing.js';
import { iterationAround } from '../../src/analysis/iteration.js';
import { takesMany } from '../../src/analysis/many-keys.js';
import { testRule } from '../support/test-rule.js';
import { loopProbe } from './loop-probe.js';

/** Marks each request with whether it works on a list. */
const probe = loopProbe('many-keys', (resolution, node) => {
  const call = resolution.callAt(node);
  const iteration = call?.member.roundTrip && iterationAround(resolution, node);
  if (!iteration) return undefined;
  const way = { call, steps: [] };
  return takesMany(resolution, way, changingAt(resolution, iteration, way)) ? 'many' : 'one';
});

testRule(probe, {
  valid: [],
  invalid: [
    `
// SQL: placeholders for a list, and a list of constants
import { Pool } from 'pg';
const pool = new Pool();
for (const { id, ids } of teams) {
  pool.query('SELECT name FROM users WHERE id = $1', [id]);
  ~~~~~~~~~~ one
  pool.query('SELECT name FROM users WHERE id = ANY($1)', [ids]);
  ~~~~~~~~~~ many
  pool.query('SELECT name FROM users WHERE id IN ($1, $2)', ids);
  ~~~~~~~~~~ many
  pool.query(\`SELECT name FROM users WHERE id IN (\${ids.join()})\`);
  ~~~~~~~~~~ many
  pool.query('INSERT INTO users SELECT * FROM unnest($1::int[])', [ids]);
  ~~~~~~~~~~ many
  pool.query('INSERT INTO users VALUES ?', [ids]);
  ~~~~~~~~~~ many
  pool.query('INSERT INTO users SELECT * FROM json_to_recordset($1) AS t(id int)', [JSON.stringify(rows)]);
  ~~~~~~~~~~ many
  pool.query(\`INSERT INTO users SELECT * FROM jsonb_populate_recordset(NULL::users, \${rows})\`);
  ~~~~~~~~~~ many
  pool.query('SELECT t.name FROM users, jsonb_array_elements(users.tags) AS t(name) WHERE id = $1', [id]);
  ~~~~~~~~~~ one
  pool.query("SELECT name FROM users WHERE id = $1 AND kind IN ('free', 'paid')", [id]);
  ~~~~~~~~~~ one
  pool.query('INSERT INTO users VALUES ($1)', [id]);
  ~~~~~~~~~~ one
}
    `,
    `
// Prisma: a list of the turn, one key, constants, a list that all turns share
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
for (const team of teams) {
  prisma.user.findMany({ where: { id: { in: team.ids } } });
  ~~~~~~~~~~~~~~~~~~~~ many
  prisma.user.findMany({ where: { OR: team.names.map((name) => ({ name })) } });
  ~~~~~~~~~~~~~~~~~~~~ many
  prisma.user.findMany({ where: { id: { in: [team.ownerId, team.deputyId] } } });
  ~~~~~~~~~~~~~~~~~~~~ one
  prisma.user.findMany({ where: { teamId: team.id } });
  ~~~~~~~~~~~~~~~~~~~~ one
  prisma.user.findMany({ where: { teamId: team.id, kind: { in: ['free', 'paid'] } } });
  ~~~~~~~~~~~~~~~~~~~~ one
  prisma.user.findMany({ where: { teamId: team.id, kind: { in: wanted } } });
  ~~~~~~~~~~~~~~~~~~~~ one
  prisma.team.update({ where: { id: team.id }, data: { tags: team.tags.map(String) } });
  ~~~~~~~~~~~~~~~~~~ one
}
    `,
    `
// TypeORM
import { In, Repository } from 'typeorm';
export function load(users: Repository<User>, teams: Team[]) {
  for (const team of teams) {
    users.findBy({ id: In(team.ids) });
    ~~~~~~~~~~~~ many
    users.findBy({ id: In([team.ownerId]) });
    ~~~~~~~~~~~~ one
    users.findBy({ teamId: team.id, kind: In(['free', 'paid']) });
    ~~~~~~~~~~~~ one
    users.save(team.rows.map((row) => users.create(row)));
    ~~~~~~~~~~ many
    users.save(team.owner);
    ~~~~~~~~~~ one
  }
}
    `,
    `
// MongoDB
import { MongoClient } from 'mongodb';
const users = new MongoClient(url).db().collection('users');
for (const team of teams) {
  users.find({ _id: { $in: team.ids } }).toArray();
  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ many
  users.findOne({ _id: team.ownerId });
  ~~~~~~~~~~~~~ one
}
    `,
    `
// builders
import { Kysely } from 'kysely';
export async function load(db: Kysely<Tables>, teams: Team[]) {
  for (const team of teams) {
    await db.selectFrom('users').where('id', 'in', team.ids).execute();
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ many
    await db.selectFrom('users').where('id', '=', team.ownerId).execute();
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ one
    await db.insertInto('users').values(team.users).execute();
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ many
    await db.insertInto('users').values({ name: team.name }).execute();
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ one
    await db.insertInto('users').values(team).execute();
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ one
  }
}
    `,
  ],
});
