import type { ESLintUtils } from '@typescript-eslint/utils';
import type { RuleDocs } from '../src/create-rule.js';
import { noQueryInLoop } from './no-query-in-loop.js';
import { noSelectStar } from './no-select-star.js';
import { noSequentialAwait } from './no-sequential-await.js';
import { noUnboundedConcurrency } from './no-unbounded-concurrency.js';
import { requireCacheTtl } from './require-cache-ttl.js';
import { requireConnectionRelease } from './require-connection-release.js';

export interface Rule extends ESLintUtils.RuleModule<string, readonly unknown[], RuleDocs> {
  readonly name: string;
}

/** Every rule of the plugin. */
export const rules: readonly Rule[] = [
  noQueryInLoop,
  noSelectStar,
  noSequentialAwait,
  noUnboundedConcurrency,
  requireCacheTtl,
  requireConnectionRelease,
];
