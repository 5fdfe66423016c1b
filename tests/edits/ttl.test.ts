import * as parser from '@typescript-eslint/parser';
import type { TSESLint } from '@typescript-eslint/utils';
import { Linter, type Rule } from 'eslint';
import { describe, expect, it } from 'vitest';
import type { TtlForm } from '../../src/catalogue/schema.js';
import { withTtl } from '../../src/edits/ttl.js';

/** The code after the edit to its first call; `undefined` where the edit is refused. */
function edited(code: string, ttl: TtlForm, seconds = 300): string | undefined {
  const rule: Rule.RuleModule = {
    meta: { fixable: 'code' },
    create(context) {
      const sourceCode = context.sourceCode as unknown as TSESLint.SourceCode;
      return {
        'Program > ExpressionStatement CallExpression'(node: Rule.Node) {
          const fix = withTtl(sourceCode, node as never, ttl, seconds) as Rule.ReportFixer | undefined;
          context.report({ node, message: 'edit', fix: fix ?? null });
        },
      };
    },
  };
  const [message] = new Linter().verify(code, {
    plugins: { test: { rules: { edit: rule } } },
    languageOptions: { parser },
    rules: { 'test/edit': 'error' },
  });
  const fix = message?.fix;
  return fix && code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]);
}

describe('a time to live as words', () => {
  const ttl: TtlForm = { form: 'tokens', from: 2, words: ['EX', 'PX'], write: 'EX', unit: 's' };

  it.each([
    ['set(key, value)', "set(key, value, 'EX', 300)"],
    ['set(key, value,)', "set(key, value, 'EX', 300,)"],
    ['set(key, (value))', "set(key, (value), 'EX', 300)"],
    ['set(key, value /* fresh */)', "set(key, value, 'EX', 300 /* fresh */)"],
    ['set(key, "value")', 'set(key, "value", "EX", 300)'],
    ["set(key, value, 'NX')", "set(key, value, 'EX', 300, 'NX')"],
    ['set(key, value, () => done())', "set(key, value, 'EX', 300, () => done())"],
    ['set(\n  key,\n  value,\n)', "set(\n  key,\n  value, 'EX', 300,\n)"],
    ['set?.(key, value)', "set?.(key, value, 'EX', 300)"],
  ])('%s', (code, output) => {
    expect(edited(code, ttl)).toBe(output);
  });

  it('is refused where there is no value', () => {
    expect(edited('set(key)', ttl)).toBeUndefined();
  });
});

describe('a time to live as an argument', () => {
  const ttl: TtlForm = { form: 'argument', argument: 2, unit: 'ms', zero: 'forever' };

  it.each([
    ['set(key, value)', 'set(key, value, 300_000)'],
    ['set(key, value, 0)', 'set(key, value, 300_000)'],
    ['set(key, value, undefined)', 'set(key, value, 300_000)'],
    ['set(key, value, null, done)', 'set(key, value, 300_000, done)'],
    ['set(key, value, NEVER)', undefined],
  ])('%s', (code, output) => {
    expect(edited(code, ttl)).toBe(output);
  });

  it.each([
    [1, 's', 'set(key, value, 1)'],
    [3600, 's', 'set(key, value, 3600)'],
    [86400, 's', 'set(key, value, 86_400)'],
    [5, 'ms', 'set(key, value, 5000)'],
    [86400, 'ms', 'set(key, value, 86_400_000)'],
  ] as const)('%s seconds in %s', (seconds, unit, output) => {
    expect(edited('set(key, value)', { ...ttl, unit }, seconds)).toBe(output);
  });
});

describe('a time to live as an argument that is better written as an object', () => {
  const ttl: TtlForm = {
    form: 'argument',
    argument: 2,
    unit: 's',
    zero: 'default',
    keys: ['ttl'],
    write: 'ttl',
  };

  it.each([
    ['set(key, value)', 'set(key, value, { ttl: 300 })'],
    ['set(key, value, 0)', 'set(key, value, { ttl: 300 })'],
    ['set(key, value, { ttl: 0 })', 'set(key, value, { ttl: 300 })'],
  ])('%s', (code, output) => {
    expect(edited(code, ttl)).toBe(output);
  });
});

describe('a time to live as an option', () => {
  const ttl: TtlForm = { form: 'option', argument: 2, keys: ['EX'], write: 'EX', unit: 's' };

  it.each([
    ['set(key, value)', 'set(key, value, { EX: 300 })'],
    ['set(key, value, {})', 'set(key, value, { EX: 300 })'],
    ['set(key, value, { NX: true })', 'set(key, value, { NX: true, EX: 300 })'],
    ['set(key, value, { NX: true, })', 'set(key, value, { NX: true, EX: 300, })'],
    ['set(key, value, { EX: undefined })', 'set(key, value, { EX: 300 })'],
    ['set(key, value, undefined)', 'set(key, value, { EX: 300 })'],
    ['set(key, value, options)', undefined],
    ['set(key, value, { ...options })', undefined],
    ['set(key, value, { EX: NEVER })', undefined],
    ['set(key, value, { /* none yet */ })', undefined],
  ])('%s', (code, output) => {
    expect(edited(code, ttl)).toBe(output);
  });

  it('is written in the form of the library', () => {
    const nested = { ...ttl, write: 'expiration', value: "{ type: 'EX', value: # }" };
    expect(edited('set(key, value)', nested)).toBe(
      "set(key, value, { expiration: { type: 'EX', value: 300 } })",
    );
    expect(edited('set("key", value, { GET: true })', nested)).toBe(
      'set("key", value, { GET: true, expiration: { type: "EX", value: 300 } })',
    );
  });
});

describe('a time to live in each item', () => {
  const ttl: TtlForm = { form: 'items', argument: 0, keys: ['ttl'], write: 'ttl', unit: 'ms' };

  it.each([
    ['mset([{ key, value }])', 'mset([{ key, value, ttl: 300_000 }])'],
    [
      'mset([{ key: a, value }, { key: b, value, ttl: 5 }, { key: c, value, ttl: 0 }])',
      'mset([{ key: a, value, ttl: 300_000 }, { key: b, value, ttl: 5 }, { key: c, value, ttl: 300_000 }])',
    ],
    [
      'mset(rows.map((row) => ({ key: row.id, value: row })))',
      'mset(rows.map((row) => ({ key: row.id, value: row, ttl: 300_000 })))',
    ],
    ['mset([{ ...row }])', undefined],
    ['mset([{ key, value }, { ...row }])', undefined],
  ])('%s', (code, output) => {
    expect(edited(code, ttl)).toBe(output);
  });
});
