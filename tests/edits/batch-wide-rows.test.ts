import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';

/** Rows of more columns than a thousand of them can have in one statement. */
testRule(noQueryInLoop, {
  valid: [],
  invalid: [
    {
      code: `
// rows of many columns, of which fewer fit into one statement
import knex from 'knex';
const db = knex(config);
export async function add(list: Row[]) {
  for (const row of list) await db('wide').insert({ c0: row.c0, c1: row.c1, c2: row.c2, c3: row.c3, c4: row.c4, c5: row.c5, c6: row.c6, c7: row.c7, c8: row.c8, c9: row.c9, c10: row.c10, c11: row.c11, c12: row.c12, c13: row.c13, c14: row.c14, c15: row.c15, c16: row.c16, c17: row.c17, c18: row.c18, c19: row.c19, c20: row.c20, c21: row.c21, c22: row.c22, c23: row.c23, c24: row.c24, c25: row.c25, c26: row.c26, c27: row.c27, c28: row.c28, c29: row.c29, c30: row.c30, c31: row.c31, c32: row.c32 });
                                ~~~~~~~~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Write all rows with one `insert`, 100 at a time.',
      suggestion: `
// rows of many columns, of which fewer fit into one statement
import knex from 'knex';
const db = knex(config);
export async function add(list: Row[]) {
  const rows = list.map((row) => ({ c0: row.c0, c1: row.c1, c2: row.c2, c3: row.c3, c4: row.c4, c5: row.c5, c6: row.c6, c7: row.c7, c8: row.c8, c9: row.c9, c10: row.c10, c11: row.c11, c12: row.c12, c13: row.c13, c14: row.c14, c15: row.c15, c16: row.c16, c17: row.c17, c18: row.c18, c19: row.c19, c20: row.c20, c21: row.c21, c22: row.c22, c23: row.c23, c24: row.c24, c25: row.c25, c26: row.c26, c27: row.c27, c28: row.c28, c29: row.c29, c30: row.c30, c31: row.c31, c32: row.c32 }));
  for (let start = 0; start < rows.length; start += 100) {
    await db('wide').insert(rows.slice(start, start + 100));
  }
}
      `,
    },
    {
      code: `
// the same in SQL
import { Pool } from 'pg';
const pool = new Pool();
export async function add(list: Row[]) {
  for (const row of list) await pool.query('INSERT INTO wide (c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17, c18, c19, c20, c21, c22, c23, c24, c25, c26, c27, c28, c29, c30, c31, c32) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33)', [row.c0, row.c1, row.c2, row.c3, row.c4, row.c5, row.c6, row.c7, row.c8, row.c9, row.c10, row.c11, row.c12, row.c13, row.c14, row.c15, row.c16, row.c17, row.c18, row.c19, row.c20, row.c21, row.c22, row.c23, row.c24, row.c25, row.c26, row.c27, row.c28, row.c29, row.c30, row.c31, row.c32]);
                                ~~~~~~~~~~ queryInLoop
}
      `,
      title: 'Write all rows with one `INSERT`, 100 at a time.',
      suggestion: `
// the same in SQL
import { Pool } from 'pg';
const pool = new Pool();
export async function add(list: Row[]) {
  const rows = list.map((row) => [row.c0, row.c1, row.c2, row.c3, row.c4, row.c5, row.c6, row.c7, row.c8, row.c9, row.c10, row.c11, row.c12, row.c13, row.c14, row.c15, row.c16, row.c17, row.c18, row.c19, row.c20, row.c21, row.c22, row.c23, row.c24, row.c25, row.c26, row.c27, row.c28, row.c29, row.c30, row.c31, row.c32]);
  for (let start = 0; start < rows.length; start += 100) {
    const part = rows.slice(start, start + 100);
    const places = part.map((_, index) => \`($\${33 * index + 1}, $\${33 * index + 2}, $\${33 * index + 3}, $\${33 * index + 4}, $\${33 * index + 5}, $\${33 * index + 6}, $\${33 * index + 7}, $\${33 * index + 8}, $\${33 * index + 9}, $\${33 * index + 10}, $\${33 * index + 11}, $\${33 * index + 12}, $\${33 * index + 13}, $\${33 * index + 14}, $\${33 * index + 15}, $\${33 * index + 16}, $\${33 * index + 17}, $\${33 * index + 18}, $\${33 * index + 19}, $\${33 * index + 20}, $\${33 * index + 21}, $\${33 * index + 22}, $\${33 * index + 23}, $\${33 * index + 24}, $\${33 * index + 25}, $\${33 * index + 26}, $\${33 * index + 27}, $\${33 * index + 28}, $\${33 * index + 29}, $\${33 * index + 30}, $\${33 * index + 31}, $\${33 * index + 32}, $\${33 * index + 33})\`);
    await pool.query(\`INSERT INTO wide (c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17, c18, c19, c20, c21, c22, c23, c24, c25, c26, c27, c28, c29, c30, c31, c32) VALUES \${places.join(', ')}\`, part.flat());
  }
}
      `,
    },
  ],
});
