import type { Convention } from './conventions.js';
import { words } from './each.js';

/** Names that stand for a query builder. */

const database =
  /^(?:tx|trx|transaction|conn(?:ection)?|executor|client|orm|(?:\w*[a-z])?(?:[dD]b|DB|[dD]atabase|[dD]rizzle))_?$/u;

/** A connection of knex, by the names it is given. */
const connection =
  /^(?:tx|trx|transaction|legacy|replica|reporting|warehouse|(?:\w*[a-z])?(?:[kK]nex|[dD]b|DB|[dD]atabase))_?$/u;

const drizzle = { package: 'drizzle-orm', type: 'PgDatabase' };
const knex = { package: 'knex', type: 'Knex' };
const kysely = { package: 'kysely', type: 'Kysely' };

/** What only a builder of knex is continued with, once its table is chosen. */
const continued =
  words(`where whereIn whereNot whereNull whereNotNull whereRaw whereBetween whereExists andWhere
  select insert update del delete first join leftJoin innerJoin count countDistinct max min sum orderBy returning
  pluck increment decrement from distinct distinctOn as with truncate`);

export const builderConventions: readonly Convention[] = [
  {
    example: 'await db.query.users.findFirst()',
    is: { package: 'drizzle-orm', type: 'RelationalQueries' },
    receiver: /^query$/u,
    called: 'model',
    names: words('findMany findFirst'),
  },
  {
    example: "await knex('users').where({ id })",
    is: knex,
    receiver: connection,
    called: 'itself',
    given: 'table',
    then: { names: continued },
  },
  {
    example: "await db.select('id').from('users')",
    is: knex,
    receiver: connection,
    names: words('select distinct first pluck count max min sum'),
    given: 'columns',
    then: { names: ['from'], given: 'table' },
  },
  {
    example: "await db.select('id').where({ id }).from('users')",
    is: knex,
    receiver: connection,
    names: words('select distinct first'),
    given: 'columns',
    then: { names: words('where whereIn whereNot whereNull whereNotNull whereRaw join leftJoin') },
  },
  {
    example: "await db.from('users').where({ id })",
    is: knex,
    receiver: connection,
    names: words('from table into'),
    given: 'table',
    then: { names: continued },
  },
  {
    example: "await trx.raw('UPDATE users SET seen = ?', [now])",
    is: knex,
    receiver: connection,
    names: ['raw'],
    use: 'promise',
    given: 'sql',
  },
  {
    example: 'await db.select({ id: users.id }).from(users)',
    is: drizzle,
    receiver: database,
    names: words('select selectDistinct'),
    then: { names: ['from'] },
  },
  {
    example: 'await db.insert(users).values(rows)',
    is: drizzle,
    receiver: database,
    names: ['insert'],
    then: { names: ['values'] },
  },
  {
    example: 'await tx.update(users).set({ name })',
    is: drizzle,
    receiver: database,
    names: ['update'],
    then: { names: ['set'] },
  },
  {
    example: 'await tx.delete(users).where(eq(users.id, id))',
    is: drizzle,
    receiver: database,
    names: ['delete'],
    given: 'at-most-one',
    then: { names: ['where'] },
  },
  {
    example: 'await db.execute(sql`SELECT name FROM users`)',
    is: drizzle,
    receiver: database,
    names: ['execute'],
    use: 'promise',
    given: 'tagged-sql',
  },
  {
    example: "await db.selectFrom('users').selectAll().execute()",
    is: kysely,
    receiver:
      /^(?:tx|trx|transaction|conn(?:ection)?|client|legacy|replica|reporting|warehouse|getKysely|(?:\w*[a-z])?(?:[kK]ysely|[dD]b|DB|[dD]atabase))_?$/u,
    names: words('selectFrom insertInto updateTable deleteFrom'),
  },
  {
    example: "await supabase.from('users').select('id, name')",
    is: { package: '@supabase/supabase-js', type: 'SupabaseClient' },
    receiver: /supabase(?:Admin|Client)?_?$/iu,
    names: ['from'],
    then: { names: words('delete insert select update upsert') },
  },
];
