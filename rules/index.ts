import type { ESLintUtils } from '@typescript-eslint/utils';
import type { RuleDocs } from '../src/create-rule.js';

export interface Rule extends ESLintUtils.RuleModule<string, readonly unknown[], RuleDocs> {
  readonly name: string;
}

/** Every rule of the plugin. */
export const rules: readonly Rule[] = [];
