import type { TSESLint } from '@typescript-eslint/utils';
import * as parser from '@typescript-eslint/parser';
import { RuleTester, type Rule } from 'eslint';
import { checkJavaScript, checkSuggestions, checkWording } from './beyond-rule-tester.js';
import { readMarkedCode, type Mark } from './marked-code.js';

export interface AnyRule extends TSESLint.RuleModule<string, readonly unknown[]> {
  readonly name: string;
}

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
  /** Marked code: `~~~~ messageId` under each reported range. */
  readonly code: string;
  /** The wording of the first report. */
  readonly message?: string;
  /** The code after the only suggestion of the first report; no other report has one. */
  readonly suggestion?: string;
  /** For each report in order, the code after each of its suggestions. */
  readonly suggestions?: readonly (readonly string[])[];
  /** The title of the first suggestion of the first report. */
  readonly title?: string;
}

export interface Cases {
  readonly valid: readonly (string | ValidCase)[];
  readonly invalid: readonly (string | InvalidCase)[];
}

/** A case that was read: code without marks, everything given. */
export interface ReadCase {
  readonly name: string;
  readonly code: string;
  readonly marks: readonly Mark[];
  readonly filename: string;
  readonly options: readonly unknown[];
  readonly settings: { readonly 'backend-performance'?: Readonly<Record<string, unknown>> };
  readonly espree: boolean;
  readonly message: string | undefined;
  readonly suggestions: readonly (readonly string[])[];
  readonly title: string | undefined;
}

/**
 * Runs a rule on marked code through ESLint's own RuleTester, with all of its assertions,
 * and checks what RuleTester does not: the wording, and that every suggestion keeps the code sound.
 */
export function testRule(rule: AnyRule, cases: Cases): void {
  const valid = cases.valid.map(readCase);
  const invalid = cases.invalid.map(readCase);
  for (const { code, marks } of valid)
    if (marks.length > 0) throw new Error(`A valid case has a mark:\n${code}`);
  for (const { code, marks } of invalid)
    if (marks.length === 0) throw new Error(`An invalid case has no mark:\n${code}`);

  new RuleTester({ languageOptions: { parser, sourceType: 'module' } }).run(
    rule.name,
    rule as unknown as Rule.RuleModule,
    {
      valid: valid.map(forRuleTester),
      invalid: invalid.map((given) => ({ ...forRuleTester(given), errors: expectedErrors(rule, given) })),
    },
  );
  checkWording(rule, invalid);
  checkSuggestions(rule, invalid);
  checkJavaScript(rule, [...valid, ...invalid]);
}

export function readCase(input: string | InvalidCase): ReadCase {
  const given: InvalidCase = typeof input === 'string' ? { code: input } : input;
  const { code, marks } = readMarkedCode(given.code);
  if (given.title !== undefined && !given.suggestion && !given.suggestions) {
    throw new Error(`A title has no suggestion:\n${code}`);
  }
  const outputs = given.suggestions ?? (given.suggestion === undefined ? [] : [[given.suggestion]]);
  return {
    name: caseName(code),
    code,
    marks,
    filename: given.filename ?? (given.espree ? 'file.js' : 'file.ts'),
    options: given.options ?? [],
    settings: given.settings ? { 'backend-performance': given.settings } : {},
    espree: given.espree ?? false,
    message: given.message,
    suggestions: outputs.map((ofReport) => ofReport.map((output) => readMarkedCode(output).code)),
    title: given.title,
  };
}

/** The comment that says what the case shows; without one, the code says it. */
function caseName(code: string): string {
  const trimmed = code.trim();
  return /^\/\/.*/u.exec(trimmed)?.[0] ?? (trimmed || '(an empty file)');
}

function forRuleTester({
  name,
  code,
  filename,
  options,
  settings,
  espree,
}: ReadCase): RuleTester.ValidTestCase {
  return {
    name,
    code,
    filename,
    options: [...options],
    settings,
    ...(espree ? { languageOptions: { parser: undefined as never } } : {}), // then ESLint uses its own
  };
}

/** A label is a message id, or the message itself where the rule has no such id, as the probe's. */
function expectedErrors(rule: AnyRule, { marks, suggestions }: ReadCase): RuleTester.TestCaseError[] {
  return marks.map(({ label, line, column, endColumn }, index) => ({
    ...(Object.hasOwn(rule.meta.messages, label) ? { messageId: label } : { message: label }),
    line,
    column,
    endLine: line,
    endColumn,
    ...(suggestions[index]?.length ? { suggestions: suggestions[index].length } : {}),
  }));
}
