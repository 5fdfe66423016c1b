import { expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { printStats } from '../../src/cli/stats.js';
import { clean, queryInLoop, workplace } from '../support/command.js';

const { write, run } = workplace();

it('prints the time of each rule of the preset beside the findings', async () => {
  write({ 'a.ts': queryInLoop, 'b.ts': clean });
  const { code, out, err } = await run(['--stats', '--format', 'json']);
  expect(code).toBe(1);
  expect(JSON.parse(out)).toHaveLength(2);
  const [head, ...rows] = err.trimEnd().split('\n');
  expect(head).toMatch(/^ +ms +ms per file +of parsing$/u);
  const names = rows.map((row) => row.replace(/ +\d.*/u, '').trim()).sort();
  expect(names).toEqual(
    ['parsing', 'all rules', ...Object.keys(plugin.configs.recommended.rules ?? {})].sort(),
  );
  expect(rows.every((row) => / \d+\.\d +\d+\.\d{3} +\d+\.\d %$/u.test(row))).toBe(true);
});

it('adds up passes and files, the longest first', () => {
  const pass = (parse: number, rules: Record<string, number>) => ({
    parse: { total: parse },
    rules: Object.fromEntries(Object.entries(rules).map(([name, total]) => [name, { total }])),
    fix: { total: 0 },
    total: 0,
  });
  const results = [
    { stats: { fixPasses: 0, times: { passes: [pass(10, { 'x/a': 1, 'x/b': 2 })] } } },
    { stats: { fixPasses: 0, times: { passes: [pass(10, { 'x/a': 1, 'x/b': 3 })] } } },
    {},
  ] as unknown as Parameters<typeof printStats>[0];
  expect(printStats(results).split('\n')).toEqual([
    '             ms  ms per file  of parsing',
    'parsing    20.0        6.667     100.0 %',
    'all rules   7.0        2.333      35.0 %',
    '  x/b       5.0        1.667      25.0 %',
    '  x/a       2.0        0.667      10.0 %',
  ]);
});
