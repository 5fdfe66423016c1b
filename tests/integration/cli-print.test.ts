import type { ESLint, Linter } from 'eslint';
import picocolors from 'picocolors';
import { expect, it } from 'vitest';
import { printResults } from '../../src/cli/print.js';

const plain = picocolors.createColors(false);

function result(source: string, ...messages: Partial<Linter.LintMessage>[]): ESLint.LintResult {
  return {
    filePath: `${process.cwd()}/a.ts`,
    source,
    messages: messages.map((message) => ({
      ruleId: 'x/rule',
      severity: 2,
      message: 'Costly.',
      line: 1,
      column: 1,
      ...message,
    })),
  } as ESLint.LintResult;
}

const printed = (...results: ESLint.LintResult[]): readonly string[] =>
  printResults(results, plain).split('\n');

it('underlines the range, also after tabs and to the end of the first of several lines', () => {
  const source = 'first;\n\tawait all(\n\t\tids,\n\t);\n';
  expect(printed(result(source, { line: 2, column: 8, endLine: 4, endColumn: 3 })).slice(2, 7)).toEqual([
    '      1 | first;',
    '      2 | \tawait all(',
    '        | \t      ^^^^',
    '      3 | \t\tids,',
    '',
  ]);
});

it('cuts a long line around the range', () => {
  const source = `${'a;'.repeat(500)}here${';b'.repeat(500)}`;
  const [, , code = '', underline = ''] = printed(result(source, { column: 1001, endColumn: 1005 }));
  expect(code.length).toBeLessThan(140);
  expect(code.slice(underline.indexOf('^'), underline.lastIndexOf('^') + 1)).toBe('here');
});

it('shows no control characters, which a terminal would obey', () => {
  expect(printed(result('a\u001B[31m;', { endColumn: 2 }))[2]).toBe('      1 | a\uFFFD[31m;');
});

it('counts by rule, the most frequent first, and says how many have a suggestion', () => {
  const suggestions = [{ desc: 'Do.', fix: { range: [0, 0] as [number, number], text: '' } }];
  const rare = { ruleId: 'x/rare', severity: 1 as const };
  const many = Array.from({ length: 10 }, (_, index) => (index < 3 ? { suggestions } : {}));
  expect(
    printed(result('a', rare, ...many), result('b', { ruleId: null, fatal: true }), result('c')).slice(-4),
  ).toEqual([
    '11 errors and 1 warning in 2 of 3 files',
    '  10  x/rule, 3 with a suggestion',
    '   1  x/rare',
    '   1  cannot be parsed',
  ]);
});
