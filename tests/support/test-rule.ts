import type { TSESLint } from '@typescript-eslint/utils';
import * as parser from '@typescript-eslint/parser';
import { RuleTester, type Rule } from 'eslint';
import { readMarkedCode } from './marked-code.js';

/** What can be said of a case beside its code. */
interface CaseSettings {
  readonly options?: readonly unknown[];
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly filename?: string;
  /** Parse as JavaScript with ESLint's own parser. */
  readonly espree?: boolean;
}

export interface ValidCase extends CaseSettings {
  readonly code: string;
}

export interface InvalidCase extends CaseSettings {
  /** Marked code: `~~~~ messageId` under each reported range, in the order of the code. */
  readonly code: string;
  /** The wording of the first report. */
  readonly message?: string;
  /** The code after the only suggestion of the first report; no other report has one. */
  readonly suggestion?: string;
  /** For each report in order, the code after each of its suggestions. */
  readonly suggestions?: readonly (readonly string[])[];
}

export interface Cases {
  readonly valid: readonly (string | ValidCase)[];
  readonly invalid: readonly (string | InvalidCase)[];
}

/** Runs a rule on marked code through ESLint's own RuleTester, with all of its assertions. */
export function testRule(rule: TSESLint.RuleModule<string, readonly unknown[]>, cases: Cases): void {
  const tester = new RuleTester({ languageOptions: { parser, sourceType: 'module' } });
  tester.run(ruleName(rule), rule as unknown as Rule.RuleModule, {
    valid: cases.valid.map((given) => validCase(typeof given === 'string' ? { code: given } : given)),
    invalid: cases.invalid.map((given) => invalidCase(typeof given === 'string' ? { code: given } : given)),
  });
}

function ruleName(rule: TSESLint.RuleModule<string, readonly unknown[]>): string {
  return rule.meta.docs?.url?.match(/(?<name>[^/]+)\.md$/u)?.groups?.['name'] ?? 'rule';
}

function validCase(given: ValidCase): RuleTester.ValidTestCase {
  const { code, marks } = readMarkedCode(given.code);
  if (marks.length > 0) throw new Error(`A valid case has a mark:\n${given.code}`);
  return { code, name: caseName(code), ...caseSettings(given) };
}

function invalidCase(given: InvalidCase): RuleTester.InvalidTestCase {
  const { code, marks } = readMarkedCode(given.code);
  if (marks.length === 0) throw new Error(`An invalid case has no mark:\n${given.code}`);
  const suggestions =
    given.suggestions ?? (given.suggestion === undefined ? undefined : [[given.suggestion]]);
  const errors = marks.map((mark, index) => ({
    ...(index === 0 && given.message !== undefined ? { message: given.message } : { messageId: mark.label }),
    line: mark.line,
    column: mark.column,
    endColumn: mark.endColumn,
    ...(suggestions?.[index]?.length
      ? { suggestions: suggestions[index].map((output) => ({ output: readMarkedCode(output).code })) }
      : {}),
  }));
  return { code, name: caseName(code), errors, ...caseSettings(given) };
}

/** The first line that is not empty: where the code does not say what it shows, a comment there does. */
function caseName(code: string): string {
  return code.trim() || '(an empty file)';
}

function caseSettings(given: CaseSettings): Partial<RuleTester.ValidTestCase> {
  return {
    filename: given.filename ?? (given.espree ? 'file.js' : 'file.ts'),
    ...(given.options ? { options: [...given.options] } : {}),
    ...(given.settings ? { settings: { 'backend-performance': given.settings } } : {}),
    ...(given.espree ? { languageOptions: { parser: undefined as never } } : {}),
  };
}
