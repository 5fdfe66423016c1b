import assert from 'node:assert/strict';
import * as parser from '@typescript-eslint/parser';
import { Linter, type ESLint } from 'eslint';
import { format } from 'prettier';
import { beforeAll, describe, expect, it } from 'vitest';
import plugin from '../../../src/index.js';
import { compilerProblems } from '../../support/compiler.js';
import { attacks, type Attack } from './attack-cases.js';

/** What every suggestion has to withstand, wherever the code stands and however it is written. */
const tried = attacks.map((attack) => ({ attack, outputs: outputsFor(attack) }));
const files = tried.flatMap(({ attack, outputs }, index) =>
  [attack.code, ...outputs].map((text, variant) => ({
    name: `/${index}/${variant}/${fileOf(attack)}`,
    text,
  })),
);
let problems: ReadonlyMap<string, readonly string[]>;

beforeAll(() => {
  const found = compilerProblems(files);
  problems = new Map(files.map(({ name }, index) => [name, found[index] ?? []]));
}, 120_000);

describe.each(tried.map((given, index) => ({ ...given, index, name: given.attack.name })))(
  '$name',
  ({ attack, outputs, index }) => {
    it('is parsed', () => {
      assert.deepEqual(
        lint(attack, attack.code).filter(({ fatal }) => fatal),
        [],
        attack.code,
      );
    });

    it('withstands every suggestion', async () => {
      const given = lint(attack, attack.code).map(({ message }) => withoutLines(message));
      for (const [variant, output] of outputs.entries()) {
        const left = lint(attack, output);
        assert.deepEqual(
          left.filter(({ fatal }) => fatal),
          [],
          output,
        );
        assert.deepEqual(
          without(
            left.map(({ message }) => withoutLines(message)),
            given,
          ),
          [],
          output,
        );
        assert.ok(left.length < given.length, `The report is still there:\n${output}`);
        const before = problems.get(`/${index}/0/${fileOf(attack)}`) ?? [];
        const after = problems.get(`/${index}/${variant + 1}/${fileOf(attack)}`) ?? [];
        assert.deepEqual(without(after, before), [], output);
        const options = {
          parser: 'typescript',
          singleQuote: true,
          semi: !attack.name.includes('no semicolons'),
        };
        const once = await format(output, options);
        assert.equal(await format(once, options), once);
        if (attack.code.includes('\r\n')) assert.doesNotMatch(output, /[^\r]\n/u);
        for (const [comment] of attack.code.matchAll(/\/\* ?keep.*?\*\/|\/\/ keep.*/gu)) {
          assert.ok(output.includes(comment), `A comment is lost:\n${output}`);
        }
      }
    });
  },
);

it('most of them get a suggestion', () => {
  expect(attacks.length).toBeGreaterThanOrEqual(120);
  expect(tried.filter(({ outputs }) => outputs.length > 0).length).toBeGreaterThanOrEqual(90);
});

function fileOf({ isTsx }: Attack): string {
  return isTsx ? 'file.tsx' : 'file.ts';
}

function outputsFor(attack: Attack): readonly string[] {
  return lint(attack, attack.code).flatMap(({ suggestions = [] }) =>
    suggestions.map(
      ({ fix }) => attack.code.slice(0, fix.range[0]) + fix.text + attack.code.slice(fix.range[1]),
    ),
  );
}

function lint(attack: Attack, code: string): readonly Linter.LintMessage[] {
  const rules = ['no-select-star', 'no-sequential-await', 'no-unbounded-concurrency', 'require-cache-ttl'];
  return new Linter().verify(
    code,
    {
      files: ['**/*.*'],
      plugins: { 'backend-performance': plugin as unknown as ESLint.Plugin },
      languageOptions: { parser, sourceType: 'module' },
      rules: Object.fromEntries(
        [...rules, 'require-connection-release'].map((rule) => [`backend-performance/${rule}`, 'error']),
      ),
    },
    fileOf(attack),
  );
}

function withoutLines(message: string): string {
  return message.replaceAll(/line \d+/gu, 'a line');
}

/** What is in the list and not among the others, counting how often. */
function without(list: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return list.filter((item) => {
    const place = left.indexOf(item);
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
}
