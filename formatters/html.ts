import type { ESLint } from 'eslint';
import { modelOf } from '../src/report/model.js';
import { reportPage } from '../src/report/page.js';

/** The results as one page that needs nothing else: by rule, by folder, with their code and suggestions. */
export default function htmlReport(
  results: readonly ESLint.LintResult[],
  data: Pick<ESLint.LintResultData, 'cwd' | 'rulesMeta'>,
): string {
  return reportPage(modelOf(results, data), new Date());
}
