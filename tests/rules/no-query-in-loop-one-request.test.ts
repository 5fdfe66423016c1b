import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';
import { withoutSuggestion } from '../support/without-suggestion.js';

/** Requests that cannot be one, by what they ask, and neighbours that can. */
testRule(withoutSuggestion(noQueryInLoop, 'askAtMost'), {
  valid: [
    `
// each row is changed under a lock of its own, in a function of the class
export class Gifts {
  async remindAll(gifts) {
    for (const gift of gifts) await this.remind(gift.token);
  }
  async remind(token) {
    const gift = await this.giftRepository.getByToken(token);
    await this.giftRepository.transaction(async (transacting) => {
      const locked = await this.giftRepository.getByToken(token, { transacting, forUpdate: true });
      await this.giftRepository.update(locked, { transacting });
    });
  }
}
    `,
    `
// each turn locks its row
import { Pool } from 'pg';
const pool = new Pool();
for (const id of ids) await pool.query('SELECT balance FROM accounts WHERE id = $1 FOR UPDATE', [id]);
    `,
    `
// a lock by a function whose name stands elsewhere
import { Pool } from 'pg';
const pool = new Pool();
const lock = 'pg_advisory_xact_lock';
for (const key of keys) await pool.query(\`SELECT \${lock}($1)\`, [key]);
    `,
    `
// a lock among the options
import { Model } from 'sequelize';
class Seat extends Model {}
for (const id of ids) await Seat.findByPk(id, { transaction, lock: true });
    `,
    `
// a lock in the chain
import knex from 'knex';
const db = knex({ client: 'pg' });
for (const id of ids) await db('seats').where({ id }).forUpdate().first();
    `,
    `
// the last few of each
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
for (const { id } of posts) {
  await prisma.comment.findMany({ where: { postId: id }, orderBy: { at: 'desc' }, take: 3 });
}
    `,
    `
// the last few of each, in SQL
import { Pool } from 'pg';
const pool = new Pool();
for (const id of ids) await pool.query('SELECT at FROM visits WHERE page = $1 ORDER BY at LIMIT 5', [id]);
    `,
    `
// another column in each turn
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
for (const column of picked) await prisma.user.findFirst({ select: { [column]: true }, where: { id } });
    `,
    `
// conditions that are put together for each turn
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
for (const segment of segments) await prisma.user.count({ where: conditionsOf(segment) });
    `,
    `
// a piece of SQL that is put together for each turn
import { Prisma, PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
for (const rule of rules) {
  const condition = rule.strict ? Prisma.sql\`AND seen\` : Prisma.empty;
  await prisma.$queryRaw\`SELECT id FROM users WHERE team = \${rule.team} \${condition}\`;
}
    `,
    `
// a piece of SQL that is put together for each turn, as an argument
import { Prisma, PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
for (const rule of rules) {
  const condition = conditionOf(rule);
  await prisma.$queryRaw(Prisma.sql\`SELECT id FROM users WHERE team = \${rule.team} AND \${condition}\`);
}
    `,
    `
// each element is a connection of its own
import type { Client } from 'pg';
export async function close(clients: Client[]) {
  for (const client of clients) await client.query('DELETE FROM locks');
}
    `,
    `
// only in the state that was read
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
for (const job of jobs) {
  const { count } = await prisma.job.updateMany({
    where: { id: job.id, status: job.status },
    data: { status: 'lost' },
  });
  if (count === 0) skipped.push(job);
}
    `,
    `
// each write must have found its row
import { Collection } from 'mongodb';
export async function move(docs: Collection<Doc>, ids: string[]) {
  for (const id of ids) {
    const moved = await docs.updateOne({ id, done: false }, { $set: { done: true } });
    if (moved.matchedCount === 0) throw new Error(id);
  }
}
    `,
    `
// the same in a function
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
async function claim(id: string) {
  const { count } = await prisma.job.updateMany({ where: { id, owner: null }, data: { owner: me } });
  return count === 1;
}
for (const id of ids) if (await claim(id)) mine.push(id);
    `,
    `
// so too where another function hands on what it says
import { Pool } from 'pg';
const pool = new Pool();
class Seats {
  async free(id) {
    const result = await pool.query('UPDATE seats SET owner = NULL WHERE id = $1', [id]);
    return result.rowCount === 1;
  }
  async release(id) {
    return await this.free(id);
  }
  async releaseAll(ids) {
    let freed = 0;
    for (const id of ids) freed += (await this.release(id)) ? 1 : 0;
    return freed;
  }
}
    `,
    `
// a turn that locks its row reads what belongs to it
import { Model } from 'sequelize';
class Seat extends Model {}
class Room extends Model {}
for (const id of ids) {
  const seat = await Seat.findByPk(id, { transaction, lock: transaction.LOCK.UPDATE });
  await Room.findByPk(seat.roomId, { transaction });
}
    `,
    `
// a turn under the lock of its element
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
for (const id of ids) {
  await withLock(id, async () => {
    await prisma.ramp.findUnique({ where: { id } });
  });
}
    `,
    `
// a loop that undoes what was done before a failure
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
try {
  await publish(drafts);
} catch (error) {
  for (const draft of drafts) await prisma.draft.update({ where: { id: draft.id }, data: { live: false } });
}
    `,
    `
// a comment says why, at the loop
import { Pool } from 'pg';
const pool = new Pool();
// Sequential on purpose: the trigger counts.
for (const id of ids) await pool.query('DELETE FROM users WHERE id = $1', [id]);
    `,
    `
// a comment says why, at the query
import { Redis } from 'ioredis';
const redis = new Redis();
export async function mark(ids: string[]) {
  // No pipeline here: the keys are on several nodes of the cluster, autoPipelining sorts them.
  await Promise.all(ids.map((id) => redis.set(id, '1', 'EX', 60)));
}
    `,
    `
// a comment says that each turn needs what the one before wrote
import { Pool } from 'pg';
const pool = new Pool();
for (const id of ids) {
  // Reload so that it has the drafts that were just published.
  const { rows } = await pool.query('SELECT drafts FROM features WHERE id = $1', [id]);
  publish(rows[0].drafts);
}
    `,
    `
// each turn waits for a free place
import { Pool } from 'pg';
const pool = new Pool();
const jobs = items.map(async (item) => {
  await places.acquire();
  await pool.query('UPDATE files SET done = true WHERE id = $1', [item.id]);
  places.release();
});
    `,
    `
// a cache that is told, and nobody waits
import { Redis } from 'ioredis';
const redis = new Redis();
for (const id of ids) void redis.expire(id, 60);
    `,
    `
// whether a row was found decides what else is done
import { Pool } from 'pg';
const pool = new Pool();
async function free(id) {
  const result = await pool.query('UPDATE seats SET owner = NULL WHERE id = $1', [id]);
  return result.rowCount > 0;
}
export async function freeAll(ids, missed) {
  let count = 0;
  for (const id of ids) {
    if (await free(id)) count += 1;
    else missed.push(id);
  }
  for (const id of ids) {
    if (await free(id)) missed.push(id);
  }
  let last;
  for (const id of ids) {
    if (await free(id)) last = id;
  }
  return [count, last];
}
    `,
  ],
  invalid: [
    `
// conditions that are put together for each turn, where the batch form takes a question for each
import { Client } from '@elastic/elasticsearch';
const search = new Client({ node });
export async function overview(saved) {
  for (const { wanted } of saved) show(await search.search({ index: 'houses', query: conditionsOf(wanted) }));
                                             ~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// a comparison that a package writes is no condition that is put together for the turn
import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
const db = drizzle(url);
for (const id of ids) found.push(await db.query.posts.findFirst({ where: eq(posts.id, id) }));
                                       ~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    `,
    `
// a read in a function of the class, without a lock
export class Gifts {
  async remindAll(gifts) {
    for (const gift of gifts) await this.remind(gift.token);
                                    ~~~~~~~~~~~ queryInLoop
  }
  async remind(token) {
    const gift = await this.giftRepository.getByToken(token);
    await this.send(gift);
  }
}
    `,
    `
// the same without a lock
import { Pool } from 'pg';
const pool = new Pool();
for (const id of ids) await pool.query('SELECT balance FROM accounts WHERE id = $1 -- for updates see below', [id]);
                            ~~~~~~~~~~ queryInLoop
    `,
    `
// no lock among the options
import { Model } from 'sequelize';
class Seat extends Model {}
for (const id of ids) await Seat.findByPk(id, { transaction, lock: false });
                            ~~~~~~~~~~~~~ queryInLoop
    `,
    `
// the one row of a key
import { Pool } from 'pg';
const pool = new Pool();
for (const id of ids) await pool.query('SELECT name FROM users WHERE id = $1 LIMIT 1', [id]);
                            ~~~~~~~~~~ queryInLoop
    `,
    `
// all of each
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
for (const { id } of posts) {
  await prisma.comment.findMany({ where: { postId: id }, orderBy: { at: 'desc' } });
        ~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
    `
// the same columns in each turn
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
for (const id of ids) await prisma.user.findFirst({ select: { [column]: true }, where: { id } });
                            ~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    `,
    `
// values in a piece of SQL that all turns share
import { Prisma, PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const condition = strict ? Prisma.sql\`AND seen\` : Prisma.empty;
for (const id of ids) await prisma.$queryRaw\`SELECT id FROM users WHERE team = \${id} \${condition}\`;
                            ~~~~~~~~~~~~~~~~ queryInLoop
    `,
    {
      code: `
// a state that all rows get
import { PrismaClient } from '@prisma/client';
declare const jobs: { id: number }[];
const prisma = new PrismaClient();
for (const job of jobs) {
  await prisma.job.updateMany({ where: { id: job.id, status: 'open' }, data: { status: 'lost' } });
        ~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}
    `,
      suggestion: `
// a state that all rows get
import { PrismaClient } from '@prisma/client';
declare const jobs: { id: number }[];
const prisma = new PrismaClient();
const ids = jobs.map((job) => job.id);
if (ids.length > 0)
  await prisma.job.updateMany({
    where: { id: { in: ids }, status: 'open' },
    data: { status: 'lost' },
  });
`,
    },
    `
// each element is a row
for (const user of users) await user.destroy({ transaction });
                                ~~~~~~~~~~~~ queryInLoop
    `,
    `
// counted together
import { Collection } from 'mongodb';
export async function move(docs: Collection<Doc>, ids: string[]) {
  let total = 0;
  for (const id of ids) {
    const moved = await docs.updateOne({ id, done: false }, { $set: { done: true } });
                        ~~~~~~~~~~~~~~ queryInLoop
    total += moved.matchedCount;
  }
  return total;
}
    `,
    `
// written where it was not there yet
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
for (const { key, value } of settings) {
  const { count } = await prisma.setting.updateMany({ where: { key }, data: { value } });
                          ~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  if (count === 0) await prisma.setting.create({ data: { key, value } });
}
    `,
    `
// another wrapper round a turn
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
for (const id of ids) {
  await withSpan(id, async () => {
    await prisma.ramp.findMany({ where: { parentId: id } });
          ~~~~~~~~~~~~~~~~~~~~ queryInLoop
  });
}
    `,
    {
      code: `
// rows with values of their own
import { Pool } from 'pg';
const pool = new Pool();
for (const { id, name } of users) await pool.query('UPDATE users SET name = $2 WHERE id = $1', [id, name]);
                                        ~~~~~~~~~~ queryInLoop
      `,
      message:
        '`pool.query` sends a request of its own for every element of `users`. Instead, update all rows that get the same values with one `UPDATE`, and rows with values of their own with one that joins a list of them (`UPDATE … FROM (VALUES …)`).',
    },
    {
      code: `
// new rows
import { Pool } from 'pg';
declare const names: string[];
const pool = new Pool();
for (const name of names) await pool.query('INSERT INTO users (name) VALUES ($1)', [name]);
                                ~~~~~~~~~~ queryInLoop
      `,
      suggestion: `
// new rows
import { Pool } from 'pg';
declare const names: string[];
const pool = new Pool();
const rows = names.map((name) => [name]);
for (let start = 0; start < rows.length; start += 1000) {
  const part = rows.slice(start, start + 1000);
  const places = part.map((_, index) => \`($\${index + 1})\`);
  await pool.query(\`INSERT INTO users (name) VALUES \${places.join(', ')}\`, part.flat());
}
`,
      message:
        '`pool.query` sends a request of its own for every element of `names`. Instead, write all rows with one `INSERT` of several rows.',
    },
    {
      code: `
// a comment that says what, not why
import { Pool } from 'pg';
declare const ids: number[];
const pool = new Pool();
// In order to free their names.
for (const id of ids) await pool.query('DELETE FROM users WHERE id = $1', [id]);
                            ~~~~~~~~~~ queryInLoop
    `,
      suggestion: `
// a comment that says what, not why
import { Pool } from 'pg';
declare const ids: number[];
const pool = new Pool();
// In order to free their names.
if (ids.length > 0)
  await pool.query('DELETE FROM users WHERE id = ANY($1)', [ids]);
`,
    },
    {
      code: `
// a place that is taken once, for all
import { Pool } from 'pg';
declare const ids: number[];
const pool = new Pool();
await places.acquire();
for (const id of ids) await pool.query('DELETE FROM users WHERE id = $1', [id]);
                            ~~~~~~~~~~ queryInLoop
    `,
      suggestion: `
// a place that is taken once, for all
import { Pool } from 'pg';
declare const ids: number[];
const pool = new Pool();
await places.acquire();
if (ids.length > 0)
  await pool.query('DELETE FROM users WHERE id = ANY($1)', [ids]);
`,
    },
    `
// a function that says whether it found its row, where nobody asks
import { Pool } from 'pg';
const pool = new Pool();
class Seats {
  async free(id) {
    const result = await pool.query('UPDATE seats SET owner = NULL WHERE id = $1', [id]);
    return result.rowCount === 1;
  }
  async release(id) {
    return await this.free(id);
  }
  async giveBack(id) {
    return this.release(id);
  }
  async releaseAll(ids) {
    for (const id of ids) await this.giveBack(id);
                                ~~~~~~~~~~~~~ queryInLoop
  }
}
    `,
    `
// a database that is told, and nobody waits
import { Pool } from 'pg';
const pool = new Pool();
for (const id of ids) void pool.query('DELETE FROM users WHERE id = $1', [id]);
                           ~~~~~~~~~~ queryInLoop
    `,
    `
// whether a row was found is only counted, as one request does too
import { Pool } from 'pg';
const pool = new Pool();
async function free(id) {
  const result = await pool.query('UPDATE seats SET owner = NULL WHERE id = $1', [id]);
  return result.rowCount > 0;
}
export async function freeAll(ids) {
  let count = 0;
  let others = 0;
  for (const id of ids) if (await free(id)) count++;
                                  ~~~~ queryInLoop
  for (const id of ids) {
    if (await free(id)) {
              ~~~~ queryInLoop
      others += 1;
    }
  }
  return count + others;
}
    `,
  ],
});
