import path from 'node:path';
import type { ESLint, Linter } from 'eslint';
import { relativePath, rootFolder } from './paths.js';

export interface ReportedRule {
  /** As in the results; what cannot be parsed has none. */
  readonly id: string | null;
  /** Without the prefix of a plugin. */
  readonly name: string;
  readonly description?: string;
  readonly url?: string;
  readonly count: number;
  /** From 0, the most frequent first: its color. */
  readonly rank: number;
}

export interface Finding {
  readonly rule: ReportedRule;
  readonly message: Linter.LintMessage;
}

export interface ReportedFile {
  /** From the root of the project, with `/`. */
  readonly path: string;
  readonly source: string;
  readonly findings: readonly [Finding, ...Finding[]];
}

export interface ReportModel {
  /** The name of the folder that paths start from. */
  readonly project: string;
  readonly filesLinted: number;
  readonly rules: readonly ReportedRule[];
  readonly files: readonly ReportedFile[];
  readonly findings: number;
  readonly warnings: number;
  readonly withSuggestion: number;
}

/** The findings as the report shows them: by file, each with its rule, and rules by how often they speak. */
export function modelOf(
  results: readonly ESLint.LintResult[],
  { cwd, rulesMeta }: Pick<ESLint.LintResultData, 'cwd' | 'rulesMeta'>,
): ReportModel {
  const root = rootFolder(cwd);
  const messages = results.flatMap((result) => result.messages);
  const counts = new Map<string | null, number>();
  for (const { ruleId } of messages) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  const rules = new Map(
    [...counts]
      .toSorted(([a, many], [b, few]) => few - many || String(a).localeCompare(String(b)))
      .map(([id, count], rank) => [id, describe(id, count, rank, rulesMeta)]),
  );

  const files = results.flatMap((result): ReportedFile[] => {
    const [first, ...others] = result.messages.flatMap((message): Finding[] => {
      const rule = rules.get(message.ruleId);
      return rule ? [{ rule, message }] : [];
    });
    const file = { path: relativePath(result.filePath, root), source: result.source ?? '' };
    return first ? [{ ...file, findings: [first, ...others] }] : [];
  });
  return {
    project: path.basename(root),
    filesLinted: results.length,
    rules: [...rules.values()],
    files: files.toSorted((a, b) => a.path.localeCompare(b.path)),
    findings: messages.length,
    warnings: messages.filter(({ severity }) => severity === 1).length,
    withSuggestion: messages.filter(({ suggestions = [] }) => suggestions.length > 0).length,
  };
}

function describe(
  id: string | null,
  count: number,
  rank: number,
  rulesMeta: ESLint.LintResultData['rulesMeta'],
): ReportedRule {
  if (id === null) return { id, name: 'cannot be parsed', count, rank };
  const { description, url } = rulesMeta[id]?.docs ?? {};
  return {
    id,
    name: id.slice(id.lastIndexOf('/') + 1),
    count,
    rank,
    ...(description !== undefined && { description }),
    ...(url !== undefined && { url }),
  };
}
