import * as parser from '@typescript-eslint/parser';
import { Linter, type Rule } from 'eslint';
import { describe, expect, it } from 'vitest';
import { noSelectStar } from '../../rules/no-select-star.js';

/** How many findings a file has, and how many seconds they take; with the rule off, how many it takes anyway. */
function lint(code: string, isOn = true): { readonly findings: number; readonly seconds: number } {
  const start = process.cpuUsage(); // a busy machine takes no more of it
  const messages = new Linter().verify(
    code,
    {
      files: ['**/*.ts'],
      plugins: { test: { rules: { star: noSelectStar as unknown as Rule.RuleModule } } },
      rules: { 'test/star': isOn ? 2 : 0 },
      languageOptions: { parser },
    },
    'file.ts',
  );
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return { findings: messages.length, seconds: process.cpuUsage(start).user / 1e6 };
}

const select = "'SELECT * FROM users '";

describe('files of any shape take little time', () => {
  it.each([
    ['a long sum', `query(${Array.from({ length: 300 }, () => select).join(' + ')})`],
    ['a long list', `query([${Array.from({ length: 1500 }, () => select).join(', ')}].join(' '))`],
    ['a long template', `query(\`${'SELECT * FROM users ${1} '.repeat(1500)}\`)`],
    ['pushes', `const a = [${select}]; ${`a.push(${select}); `.repeat(1000)} query(a.join(' '))`],
    ['additions', `let a = ${select}; ${`a += ${select}; `.repeat(1000)} query(a)`],
    ['many reads of one name', `const a = ${select}; ${'query(a); '.repeat(1500)}`],
    ['many writes of one name', `let a; ${`a = ${select}; query(a); `.repeat(1000)}`],
    [
      'many fields of a class',
      `class A { ${Array.from({ length: 1000 }, (_, n) => `a${n} = ${select}; b${n}() { query(this.a${n}); }`).join(' ')} }`,
    ],
    ['many reads of one field', `class A { a = ${select}; b() { ${'query(this.a); '.repeat(1500)} } }`],
    [
      'many constants',
      Array.from({ length: 1000 }, (_, n) => `const a${n} = ${select}; query(a${n});`).join('\n'),
    ],
  ])('%s', (_name, code) => {
    const { seconds } = lint(code, false);
    expect(lint(code).seconds).toBeLessThan(2 + 4 * seconds);
  });
});

it('reports each star of a long text once', () => {
  expect(lint(`query(${Array.from({ length: 3 }, () => select).join(" + 'UNION ALL ' + ")})`).findings).toBe(
    3,
  );
});
