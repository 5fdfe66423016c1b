import type { ESLint } from 'eslint';
import plugin from '../index.js';
import type { Judged } from './baseline.js';
import type { Changes } from './changed-lines.js';
import { keepMessages } from './keep-messages.js';
import type { Options } from './options.js';

/** The findings that the user asked for: those that no baseline lists, on lines that changed. */
export async function narrowed(
  results: readonly ESLint.LintResult[],
  options: Pick<Options, 'baseline' | 'config' | 'preset' | 'rules'>,
  changes: Changes | undefined,
): Promise<Judged> {
  let judged: Judged = { results, known: 0, stale: [] };
  if (options.baseline !== undefined) {
    const { judgeByBaseline } = await import('./baseline.js');
    judged = judgeByBaseline(results, options.baseline, runRules(options));
  }
  if (!changes) return judged;
  return {
    ...judged,
    results: judged.results.map((result) =>
      // What cannot be parsed hides whatever changed.
      keepMessages(
        result,
        (message) => message.ruleId === null || changes.hasMessage(result.filePath, message),
      ),
    ),
  };
}

/** Did a rule, named without prefix, run with these options? */
export function runRules({
  config,
  preset,
  rules,
}: Pick<Options, 'config' | 'preset' | 'rules'>): (rule: string) => boolean {
  if (config !== undefined) return () => true;
  const ids =
    rules.length > 0 ? rules.map(({ ruleId }) => ruleId) : Object.keys(plugin.configs[preset].rules ?? {});
  const run = new Set(ids);
  return (rule) => run.has(`${plugin.meta.namespace}/${rule}`);
}
