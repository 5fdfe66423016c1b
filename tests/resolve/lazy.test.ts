import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a factory of a package that is not catalogued
import { createPool } from 'generic-pool';
const pool = createPool();
export const load = async () => pool.connect();
    `,
    `
// a Map called prisma
const prisma = new Map();
prisma.user.findMany();
    `,
  ],
  invalid: [
    `
// the rows of a builder that was awaited are no builder any more
import knex from 'knex';
const db = knex({});
const rows = await db('users').where({ name });
                   ~~~~~~~~~~~~~~~~~ round-trip when awaited
rows.map((row) => row.id);
const query = db('users').where({ name });
              ~~~~~~~~~~~~~~~~~ round-trip when awaited
(await query).find((row) => row.id === 1);
    `,
    `
// names in a chain that no library knows
import { db } from './db.js';
await db.selectFrom('users').selectAll().groupBy('id').execute();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip (convention)
    `,
    `
// a model that is looked up before it is made
import mongoose from 'mongoose';
const Tag = mongoose.models.Tag || mongoose.model('Tag', schema);
await Tag.find({});
      ~~~~~~~~ round-trip when awaited
    `,
  ],
});
