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
  ],
  invalid: [
    reported(rates('if (base === quote) return 1;')),
    reported(rates("if (!base || quote === 'EUR') return 1;")),
    reported(rates('')),
  ],
});
