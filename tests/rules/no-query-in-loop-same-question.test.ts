import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';

const rates = (before: string, parameters = 'base: string, quote: string', fields = ''): string => `
import { Pool } from 'pg';
const pool = new Pool();
class Rates {
  ${fields}
  async of(${parameters}): Promise<number> {
    ${before}
    const { rows } = await pool.query('SELECT rate FROM rates WHERE base = $1 AND quote = $2', [base, quote]);
    return rows[0].rate;
  }
  async total(orders: Order[], base: string, quote: string): Promise<number> {
    let total = 0;
    for (const order of orders) total += order.amount * (await this.of(base, quote));
    return total;
  }
}
`;

const reported = (code: string): string =>
  code.replace(
    /^(?<indent>.*await )this\.of\(base, quote\).*$/mu,
    (line, indent: string) => `${line}\n${' '.repeat(indent.length)}~~~~~~~ sameQueryInLoop`,
  );

/** A question that is the same in every turn, behind a function that answers some of them by itself. */
testRule(noQueryInLoop, {
  valid: [
    rates('if (this.known.has(base)) return 1;', undefined, 'known = new Set<string>();'),
    rates('if (isKnown(base)) return 1;'),
    rates('if (quote in known) return 1;'),
    rates("base = ''; if (base === quote) return 1;"),
    `
// a condition that is another in each turn
import { Pool } from 'pg';
const pool = new Pool();
async function rate(base: string, amount: number) {
  if (amount === 0) return 1;
  const { rows } = await pool.query('SELECT rate FROM rates WHERE base = $1', [base]);
  return rows[0].rate;
}
for (const order of orders) print(order, await rate('EUR', order.amount));
    `,
    `
// the text of a statement that writes is handed on
import { Pool } from 'pg';
const pool = new Pool();
async function one(text: string) {
  const { rows } = await pool.query(text);
  return rows[0];
}
for (const draft of drafts) show(draft, await one('INSERT INTO numbers DEFAULT VALUES RETURNING id'));
    `,
  ],
  invalid: [
    `
// the text of a statement is handed on
import { Pool } from 'pg';
const pool = new Pool();
const query = async (text: string, values?: unknown[]) => pool.query(text, values);
async function one(text: string, values?: unknown[]) {
  const { rows } = await query(text, values);
  return rows[0];
}
export async function addLevies(drafts: Draft[]) {
  for (const draft of drafts) {
    const levy = await one("SELECT rate FROM levies WHERE kind = 'grid'");
                       ~~~ sameQueryInLoop
    show(draft, levy);
    const next = await one(\`SELECT nextval('levies') FROM \${table}\`);
  }
}
    `,
    reported(rates('if (base === quote) return 1;')),
    reported(rates("if (!base || quote === 'EUR') return 1;")),
    reported(rates('')),
  ],
});
