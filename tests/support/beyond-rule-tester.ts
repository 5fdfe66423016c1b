import assert from 'node:assert/strict';
import { basename } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter, type Rule } from 'eslint';
import { describe, it } from 'vitest';
import { compilerProblems } from './compiler.js';
import { otherRequests } from './other-requests.js';
import { asPrettierHasIt } from './prettier-layout.js';
import type { AnyRule, ReadCase } from './test-rule.js';

/** For each case that gives a message, one test: the first report has exactly this wording. */
export function checkWording(rule: AnyRule, cases: readonly ReadCase[]): void {
  const worded = cases.filter((given) => given.message !== undefined);
  if (worded.length === 0) return;

  describe(`${rule.name}: its wording`, () => {
    for (const given of worded) {
      it(given.name, () => {
        assert.equal(lint(rule, given, given.code)[0]?.message, given.message);
      });
    }
  });
}

/**
 * For each case with suggestions, one test: each is the expected edit, ends its report, makes no new report, gives the
 * compiler nothing new to complain about, such as a syntax error or a name that is unknown, unused or out of scope, and is
 * laid out as Prettier has it, where the case is.
 */
export function checkSuggestions(rule: AnyRule, cases: readonly ReadCase[]): void {
  const suggested = cases.filter((given) => given.suggestions.flat().length > 0);
  if (suggested.length === 0) return;

  let problemsOf: ((code: string) => readonly string[]) | undefined;
  describe(`${rule.name}: its suggestions`, () => {
    for (const given of suggested) {
      it(given.name, async () => {
        problemsOf ??= compile(suggested);
        const reports = lint(rule, given, given.code);
        const outputs = reports.map((report) => outputsOf(report, given.code));
        assert.deepEqual(outputs.flat(), given.suggestions.flat());
        if (given.title !== undefined) assert.equal(reports[0]?.suggestions?.[0]?.desc, given.title);

        for (const [index, output] of outputs.flatMap((texts, at) =>
          texts.map((text) => [at, text] as const),
        )) {
          const others = reports.toSpliced(index, 1).map((report) => withoutPlace(report, given.code));
          const left = lint(rule, given, output);
          // A loop whose turns make several requests is reported at the next of them, with one less.
          const inTurn = otherRequests(reports[index]?.message ?? '');
          const next = left.findIndex(({ message }) => inTurn > 0 && otherRequests(message) === inTurn - 1);
          const after = left.toSpliced(next, next < 0 ? 0 : 1).map((report) => withoutPlace(report, output));
          assert.deepEqual(without(after, others), [], `The suggestion leaves or makes a report:\n${output}`);

          const problems = without(problemsOf(output), problemsOf(given.code));
          assert.deepEqual(problems, [], `The suggestion does not compile:\n${output}`);
          assert.equal(
            output,
            await asPrettierHasIt(given, output),
            'Prettier would lay it out in another way.',
          );
        }
      });
    }
  });
}

/** `model<Post>(…)` is two comparisons in JavaScript. */
const comparesWithTypes = /\w<[A-Z]\w*>\(/u;

/**
 * One test for all cases that are plain JavaScript: ESLint's own parser, whose trees lack what only TypeScript has, leads
 * to the same reports.
 */
export function checkJavaScript(rule: AnyRule, cases: readonly ReadCase[]): void {
  it(`${rule.name}: the same with ESLint's own parser`, () => {
    for (const given of cases) {
      if (given.espree || comparesWithTypes.test(given.code)) continue;
      const reports = lint(rule, { ...given, espree: true }, given.code);
      if (reports.some(({ fatal, ruleId }) => fatal === true || ruleId === null)) continue; // has types
      const places = reports.map(({ line, column }) => ({ line, column }));
      const marked = given.marks.map(({ line, column }) => ({ line, column }));
      assert.deepEqual(places, marked, given.code);
    }
  });
}

function lint(rule: AnyRule, given: ReadCase, code: string): readonly Linter.LintMessage[] {
  return new Linter().verify(
    code,
    {
      files: ['**/*.*'],
      plugins: { 'backend-performance': { rules: { [rule.name]: rule as unknown as Rule.RuleModule } } },
      languageOptions: { sourceType: 'module', ...(given.espree ? {} : { parser }) },
      settings: { ...given.settings },
      rules: { [`backend-performance/${rule.name}`]: ['error', ...given.options] },
    },
    given.filename,
  );
}

/** The code after each suggestion of a report. */
function outputsOf({ suggestions = [] }: Linter.LintMessage, code: string): readonly string[] {
  return suggestions.map(({ desc, fix }) => {
    assert.doesNotMatch(desc, /\{\{/u, 'A placeholder in the title has no value.');
    return code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]);
  });
}

/** A report as one line, with the text it is about instead of its place, which an edit moves. */
function withoutPlace(
  { messageId, message, line, column, endColumn }: Linter.LintMessage,
  code: string,
): string {
  const text = code.split('\n')[line - 1]?.slice(column - 1, (endColumn ?? column) - 1);
  return messageId ? `${messageId} at ${text}` : message;
}

/** What the compiler says about every input and output; in one program for all of them, as making one is dear. */
function compile(cases: readonly ReadCase[]): (code: string) => readonly string[] {
  const files = cases.flatMap(({ code, suggestions, filename }, index) =>
    [code, ...suggestions.flat()].map((text, variant) => ({
      name: `/${index}/${variant}/${basename(filename)}`,
      text,
    })),
  );
  const problems = compilerProblems(files);
  return (code) => problems[files.findIndex(({ text }) => text === code)] ?? [];
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
