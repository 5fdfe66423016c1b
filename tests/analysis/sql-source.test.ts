import * as parser from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/utils';
import { Linter, type Rule } from 'eslint';
import { expect, describe, it } from 'vitest';
import type { SourcePart } from '../../src/analysis/sql-source.js';
import { sqlTextOf } from '../../src/analysis/sql-text.js';
import { resolutionOf } from '../../src/resolve/library-calls.js';

/** Where `u.*` of the shown text stands in the file. */
function starSource(code: string, languageOptions: Linter.LanguageOptions): SourcePart | undefined {
  let source: SourcePart | undefined;
  const probe: Rule.RuleModule = {
    create: (context) => ({
      CallExpression(node) {
        const [argument] = node.arguments as TSESTree.Expression[];
        if (!argument || source) return;
        const { text, sourceAt } = sqlTextOf(resolutionOf(context as never), argument);
        source = sourceAt(text.indexOf('u.*'), text.indexOf('u.*') + 3);
      },
    }),
  };
  const config: Linter.Config = {
    files: ['**/*.ts'],
    plugins: { test: { rules: { probe } } },
    rules: { 'test/probe': 2 },
  };
  expect(new Linter().verify(code, { ...config, languageOptions }, 'file.ts')).toEqual([]);
  return source;
}

const parsers: readonly (readonly [string, Linter.LanguageOptions])[] = [
  ['the TypeScript parser', { parser }],
  ["ESLint's own parser", {}],
];

describe.each(parsers)('a part of a text stands in the file, for %s', (_name, languageOptions) => {
  it.each([
    [String.raw`show('SELECT u.* FROM u')`, "'"],
    [String.raw`show("SELECT u.* FROM u")`, '"'],
    ['show(`SELECT u.* FROM u`)', '`'],
    ['show(`SELECT ${a}} u.* FROM u ${b}`)', '`'],
    ['show(`SELECT ${a} ${b} u.*`)', '`'],
    [String.raw`show('\n\t\'\\SELECT u.*')`, "'"],
    [String.raw`show('\x41\u0041\u{41}\u{1F600} u.*')`, "'"],
    [String.raw`show('😀 u.*')`, "'"],
    ["show('SELECT \\\n\\\n u.*')", "'"],
    ["show('SELECT \\\r\n u.*')", "'"],
    ["show('SELECT \\\nu.*')", "'"],
    ['show(`SELECT\r\n\r\n u.*\r\n`)', '`'],
    ['show(`SELECT\\n ${a}\r\n \\` u.* FROM u`)', '`'],
    ["show('SELECT ' + 'a, u.*' + ' FROM u')", "'"],
    ["show(['SELECT', 'u.*', 'FROM u'].join('\\n'))", "'"],
    ['show(String.raw`SELECT \\n u.*`)', undefined],
    ["const q = 'SELECT u.*'; show(`${q} FROM u`)", "'"],
  ])('%s', (code, quote) => {
    const source = starSource(code, languageOptions);
    expect(source && code.slice(...source.range)).toBe('u.*');
    expect(source?.quote).toBe(quote);
  });

  it.each(["show('SELECT u' + '.*')", 'show(`SELECT ${"u"}.*`)'])('but not in one piece: %s', (code) => {
    expect(starSource(code, languageOptions)).toBeUndefined();
  });
});
