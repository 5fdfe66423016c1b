import * as parser from '@typescript-eslint/parser';
import { Linter as Linter10 } from 'eslint';
import { Linter as Linter9 } from 'eslint9';
import plugin from '../../src/index.js';

/** Every version of ESLint that we support, by its name. */
export const linters = { 'ESLint 10': Linter10, 'ESLint 9': Linter9 } as const;

export type LinterName = keyof typeof linters;

interface Given {
  readonly code: string;
  readonly filename: string;
  readonly rules: Partial<Linter10.RulesRecord>;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly eslint?: LinterName;
  /** Parse with ESLint's own parser, not TypeScript's. */
  readonly espree?: boolean;
}

/** What do rules of the plugin say about this code? As messages of ESLint; throws what a rule throws. */
export function lintWith({
  code,
  filename,
  rules,
  settings = {},
  eslint = 'ESLint 10',
  espree = false,
}: Given): readonly Linter10.LintMessage[] {
  const config = {
    files: ['**/*.*'],
    plugins: { 'backend-performance': plugin },
    languageOptions: {
      ...(espree ? {} : { parser }),
      ...(filename.endsWith('.cjs') ? { sourceType: espree ? 'commonjs' : 'script' } : {}),
      parserOptions: { ecmaFeatures: { jsx: true } },
    },
    settings,
    rules,
  };
  const linter = new linters[eslint]() as Linter10; // the two have the same interface
  return linter.verify(code, config as Linter10.Config, filename);
}
