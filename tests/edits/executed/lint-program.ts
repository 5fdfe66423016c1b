import { join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter, type ESLint } from 'eslint';
import plugin from '../../../src/index.js';
import { pathOf } from './install.js';
import type { Program } from './program.js';

/** A suggestion, and the code after it. */
export interface Suggested {
  readonly rule: string;
  readonly title: string;
  readonly code: string;
}

/** Where a program would stand if it were a file. */
export function fileOf({ folder = 'newest', isTsx }: Program): string {
  return join(pathOf(folder), isTsx ? 'program.tsx' : 'program.ts');
}

/** Every suggestion of every report of the recommended rules, applied by itself. */
export function suggestionsFor(program: Program): readonly Suggested[] {
  return lint(program, program.code).flatMap(({ ruleId, suggestions = [] }) =>
    suggestions.map(({ desc, fix }) => ({
      rule: ruleId?.split('/')[1] ?? '',
      title: desc,
      code: program.code.slice(0, fix.range[0]) + fix.text + program.code.slice(fix.range[1]),
    })),
  );
}

/** The reports on a program, each as one line that does not say where it is. */
export function reportsOn(program: Program, code: string): readonly string[] {
  return lint(program, code).map(({ ruleId, message }) => `${ruleId ?? ''}: ${withoutLines(message)}`);
}

function withoutLines(message: string): string {
  return message.replaceAll(/line \d+/gu, 'a line');
}

function lint(program: Program, code: string): readonly Linter.LintMessage[] {
  const rules = Object.keys(plugin.configs.recommended.rules ?? {});
  return new Linter({ cwd: '/' }).verify(
    code,
    {
      files: ['**/*.*'],
      plugins: { 'backend-performance': plugin as unknown as ESLint.Plugin },
      languageOptions: { parser, sourceType: 'module' },
      rules: Object.fromEntries(rules.map((rule) => [rule, 'error'])),
    },
    fileOf(program),
  );
}
