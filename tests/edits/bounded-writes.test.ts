import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';

const prisma = `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();`;

/** Writes of values of their own, which cannot be one, of a loop that has waited for each so far. */
testRule(noQueryInLoop, {
  valid: [],
  invalid: [
    {
      code: `
// a row of its own for each${prisma}
export async function rename(users: { id: string; first: string; last: string }[]) {
  for (const user of users) {
    const name = [user.first, user.last].join(' ');
    await prisma.user.update({ where: { id: user.id }, data: { name } });
          ~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}
      `,
      title:
        'Still send one request for each, but 5 at a time and in no fixed order: the first to fail ends it, with others on their way.',
      suggestion: `
// a row of its own for each${prisma}
export async function rename(users: { id: string; first: string; last: string }[]) {
  for (let start = 0; start < users.length; start += 5) {
    await Promise.all(
      users.slice(start, start + 5).map(async (user) => {
        const name = [user.first, user.last].join(' ');
        await prisma.user.update({ where: { id: user.id }, data: { name } });
      }),
    );
  }
}
      `,
    },
    {
      code: `
// a model of the project, for some of the list
import { Notice } from './models';
export async function tell(members: { id: string; muted: boolean }[]) {
  for (const member of members) {
    if (member.muted) continue;
    await Notice.create({ memberId: member.id });
          ~~~~~~~~~~~~~ queryInLoop
  }
}
      `,
      suggestion: `
// a model of the project, for some of the list
import { Notice } from './models';
export async function tell(members: { id: string; muted: boolean }[]) {
  for (let start = 0; start < members.length; start += 5) {
    await Promise.all(
      members.slice(start, start + 5).map(async (member) => {
        if (member.muted) return;
        await Notice.create({ memberId: member.id });
      }),
    );
  }
}
      `,
    },
    {
      code: `
// a statement that changes rows, beside a function of the file that asks nothing
import { Pool } from 'pg';
const pool = new Pool();
const labelOf = (name: string) => name.trim().toLowerCase();
export async function rename(tags: { id: string; name: string }[]) {
  for (const { id, name } of tags) {
    await pool.query('UPDATE tags SET name = $2 WHERE id = $1', [id, labelOf(name)]);
          ~~~~~~~~~~ queryInLoop
  }
}
      `,
      suggestion: `
// a statement that changes rows, beside a function of the file that asks nothing
import { Pool } from 'pg';
const pool = new Pool();
const labelOf = (name: string) => name.trim().toLowerCase();
export async function rename(tags: { id: string; name: string }[]) {
  for (let start = 0; start < tags.length; start += 5) {
    await Promise.all(
      tags
        .slice(start, start + 5)
        .map(async ({ id, name }) =>
          pool.query('UPDATE tags SET name = $2 WHERE id = $1', [id, labelOf(name)]),
        ),
    );
  }
}
      `,
    },
    {
      code: `
// a question beside the write${prisma}
export async function rename(users: { id: string; name: string }[]) {
  for (const user of users) {
    const taken = await prisma.name.findFirst({ where: { name: user.name } });
                        ~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    await prisma.user.update({ where: { id: user.id }, data: { name: taken ? user.id : user.name } });
  }
}
      `,
    },
    {
      code: `
// a question in a function that the turn calls${prisma}
const isTaken = async (name: string) => (await prisma.name.count({ where: { name: { startsWith: name } } })) > 0;
export async function rename(users: { id: string; name: string }[], taken: Promise<boolean>[]) {
  for (const user of users) {
    await prisma.user.update({ where: { id: user.id }, data: { name: user.name } });
          ~~~~~~~~~~~~~~~~~~ queryInLoop
    void isTaken(user.name).catch(() => false);
  }
}
      `,
    },
    {
      code: `
// a second write${prisma}
export async function rename(users: { id: string; name: string }[]) {
  for (const user of users) {
    await prisma.user.update({ where: { id: user.id }, data: { name: user.name } });
          ~~~~~~~~~~~~~~~~~~ queryInLoop
    await prisma.change.create({ data: { userId: user.id, name: user.name } });
  }
}
      `,
    },
    {
      code: `
// a write that looks whether the row is there, of which two would find none${prisma}
export async function tag(names: string[]) {
  for (const name of names) {
    await prisma.tag.upsert({ where: { name }, create: { name }, update: { uses: name.length } });
          ~~~~~~~~~~~~~~~~~ queryInLoop
  }
}
      `,
    },
    {
      code: `
// the same, as an option
import { MongoClient } from 'mongodb';
const tags = new MongoClient('mongodb://localhost').db().collection<{ name: string; uses: number }>('tags');
export async function tag(names: string[]) {
  const changed: number[] = [];
  for (const name of names) {
    const answer = await tags.updateOne({ name }, { $set: { uses: name.length } }, { upsert: true });
                         ~~~~~~~~~~~~~~ queryInLoop
    changed.push(answer.modifiedCount);
  }
  return changed;
}
      `,
    },
    {
      code: `
// the same, in a model of the project
import { Tag } from './models';
export async function tag(names: string[]) {
  for (const name of names) {
    await Tag.findOrCreate({ where: { name, width: name.length } });
          ~~~~~~~~~~~~~~~~ queryInLoop
  }
}
      `,
    },
    {
      code: `
// a document that looks at the stored one before it is saved
import { model, Schema } from 'mongoose';
const User = model('User', new Schema({ name: String }));
export async function rename(names: Map<string, string>) {
  const users = await User.find({ renamed: true });
  for (const user of users) {
    await user.save();
          ~~~~~~~~~ queryInLoop
  }
}
      `,
    },
    {
      code: `
// a function of the file that may do more than the write${prisma}
async function rename(id: string, name: string) {
  await prisma.user.update({ where: { id }, data: { name } });
}
export async function renameAll(users: { id: string; name: string }[]) {
  for (const user of users) {
    await rename(user.id, user.name.trim());
          ~~~~~~ queryInLoop
  }
}
      `,
    },
    {
      code: `
// one connection, which sends one after another anyway
import { Client } from 'pg';
export async function rename(tags: { id: string; name: string }[]) {
  const client = new Client();
  await client.connect();
  try {
    await store(client, tags);
  } finally {
    await client.end();
  }
}
async function store(client: Client, tags: { id: string; name: string }[]) {
  for (const { id, name } of tags) {
    await client.query('UPDATE tags SET name = $2 WHERE id = $1', [id, name.trim()]);
          ~~~~~~~~~~~~ queryInLoop
  }
}
      `,
    },
    {
      code: `
// a function of the database, which may do anything
import { Pool } from 'pg';
const pool = new Pool();
export async function rename(tags: { id: string; name: string }[]) {
  for (const { id, name } of tags) {
    await pool.query('UPDATE tags SET name = next_name($2) WHERE id = $1', [id, name.trim()]);
          ~~~~~~~~~~ queryInLoop
  }
}
      `,
    },
    {
      code: `
// a list that was sorted on purpose${prisma}
export async function number(users: { id: string; rank: number; name: string }[]) {
  const ranked = users.toSorted((a, b) => a.rank - b.rank);
  for (const user of ranked) {
    await prisma.user.update({ where: { id: user.id }, data: { name: user.name } });
          ~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}
      `,
    },
  ],
});
