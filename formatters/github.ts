import type { ESLint, Linter } from 'eslint';
import { relativePath, rootFolder } from '../src/report/paths.js';

/**
 * The results as commands that GitHub Actions turns into annotations of the changed files.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
 */
export default function github(
  results: readonly ESLint.LintResult[],
  { cwd, rulesMeta }: Pick<ESLint.LintResultData, 'cwd' | 'rulesMeta'>,
): string {
  const root = rootFolder(cwd);
  return results
    .flatMap(({ filePath, messages }) => {
      const file = relativePath(filePath, root);
      return messages.map((message) => annotation(file, message, pageOf(message, rulesMeta)));
    })
    .join('\n');
}

function annotation(file: string, message: Linter.LintMessage, page: string | undefined): string {
  const { line, column, endLine, endColumn, severity, ruleId } = message;
  const properties = {
    file,
    line,
    col: column,
    endLine,
    // Columns count only within one line.
    endColumn: endLine === line ? endColumn : undefined,
    title: ruleId ?? 'ESLint',
  };
  const given = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const text = page === undefined ? message.message : `${message.message}\n${page}`;
  return `::${severity === 2 ? 'error' : 'warning'} ${given.join(',')}::${escapeData(text)}`;
}

function pageOf({ ruleId }: Linter.LintMessage, rulesMeta: ESLint.LintResultData['rulesMeta']) {
  return ruleId === null ? undefined : rulesMeta[ruleId]?.docs?.url;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
