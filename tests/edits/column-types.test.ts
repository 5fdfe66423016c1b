import { noSelectStar } from '../../rules/no-select-star.js';
import { testRule } from '../support/test-rule.js';

/** Columns that the type of the rows names: all of them have to be columns of the table. */
testRule(noSelectStar, {
  valid: [],
  invalid: [
    `
// rows of a type which another query completes by a join
import type { Pool } from 'pg';
interface Reservation { id: string; shard_id: number; shard_key: string }
export const byId = (pool: Pool, id: string) =>
  pool.query<Reservation>('SELECT * FROM reservations WHERE id = $1', [id]);
                                  ~ selectStar
export const byShard = (pool: Pool, key: string) =>
  pool.query<Reservation>('SELECT r.id, r.shard_id, s.key AS shard_key FROM reservations r JOIN shards s ON s.id = r.shard_id WHERE s.key = $1', [key]);
    `,
    `
// rows of a type of which another query names a column
import type { Pool } from 'pg';
interface Order { id: string; total: number }
const totals = 'SELECT id, sum(price) AS "total" FROM orders GROUP BY id';
export const orders = (pool: Pool) => pool.query<Order>('SELECT * FROM orders');
                                                                ~ selectStar
export const sums = (pool: Pool) => pool.query<Order>(totals);
    `,
    {
      code: `
// the query that joins itself says which columns are of the other table
import type { Pool } from 'pg';
interface Reservation { id: string; shard_id: number; shard_key: string }
export const byShard = (pool: Pool, key: string) =>
  pool.query<Reservation>('SELECT r.*, s.key AS shard_key FROM reservations r JOIN shards s ON s.id = r.shard_id WHERE s.key = $1', [key]);
                                  ~~~ selectStar
export const count = (pool: Pool, key: string) => pool.query<Count>('SELECT count(*) AS id FROM reservations r JOIN shards s ON s.id = r.shard_id');
      `,
      title: 'Name the columns: `id`, `shard_id`.',
      suggestion: `
// the query that joins itself says which columns are of the other table
import type { Pool } from 'pg';
interface Reservation { id: string; shard_id: number; shard_key: string }
export const byShard = (pool: Pool, key: string) =>
  pool.query<Reservation>('SELECT r.id, r.shard_id, s.key AS shard_key FROM reservations r JOIN shards s ON s.id = r.shard_id WHERE s.key = $1', [key]);
export const count = (pool: Pool, key: string) => pool.query<Count>('SELECT count(*) AS id FROM reservations r JOIN shards s ON s.id = r.shard_id');
      `,
    },
    {
      code: `
// rows of a type that other queries of the same table give
import type { Pool } from 'pg';
interface User { id: string; name: string }
export const all = (pool: Pool) => pool.query<User>('SELECT * FROM users');
                                                            ~ selectStar
export const one = (pool: Pool, id: string) => pool.query<User>('SELECT id, name FROM users WHERE id = $1', [id]);
      `,
      title: 'Name the columns: `id`, `name`.',
      suggestion: `
// rows of a type that other queries of the same table give
import type { Pool } from 'pg';
interface User { id: string; name: string }
export const all = (pool: Pool) => pool.query<User>('SELECT id, name FROM users');
export const one = (pool: Pool, id: string) => pool.query<User>('SELECT id, name FROM users WHERE id = $1', [id]);
      `,
    },
  ],
});
