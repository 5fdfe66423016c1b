import path from 'node:path';
import type { ESLint, Linter } from 'eslint';
import { codeFrame, linesOf } from './code-frame.js';
import type { Colors } from './colors.js';

/** The results for a person: findings by file, each with its code, and a summary by rule. */
export function printResults(results: readonly ESLint.LintResult[], colors: Colors): string {
  const withMessages = results.filter(({ messages }) => messages.length > 0);
  const files = withMessages.map((result) => printFile(result, colors));
  return [...files, printSummary(results, withMessages, colors)].join('\n');
}

function printFile({ filePath, messages, source = '' }: ESLint.LintResult, colors: Colors): string {
  const lines = linesOf(source);
  const findings = messages.map((message) => {
    const place = colors.dim(`${message.line}:${message.column}`);
    const level = message.severity === 2 ? colors.red('error') : colors.yellow('warning');
    const headline = `${place}  ${level}  ${message.message}  ${colors.dim(message.ruleId ?? '')}`.trimEnd();
    return `${indent(headline, 2)}\n${indent(codeFrame(lines, message, colors), 6)}\n`;
  });
  return [colors.underline(path.relative('', filePath)), ...findings].join('\n');
}

function printSummary(
  results: readonly ESLint.LintResult[],
  withMessages: readonly ESLint.LintResult[],
  colors: Colors,
): string {
  const messages = withMessages.flatMap((result) => result.messages);
  if (messages.length === 0) return colors.green(`Nothing found in ${count(results.length, 'file')}.`);

  const errors = messages.filter(({ severity }) => severity === 2).length;
  const levels = [count(errors, 'error'), count(messages.length - errors, 'warning')]
    .filter((level) => !level.startsWith('0'))
    .join(' and ');
  const total = `${levels} in ${withMessages.length} of ${count(results.length, 'file')}`;
  return `${colors.bold(total)}\n${indent(countByKind(messages), 2)}`;
}

function countByKind(messages: readonly Linter.LintMessage[]): string {
  const kinds = new Map<string, { all: number; suggested: number }>();
  for (const message of messages) {
    const { all, suggested } = kinds.get(kindOf(message)) ?? { all: 0, suggested: 0 };
    const hasSuggestion = (message.suggestions ?? []).length > 0;
    kinds.set(kindOf(message), { all: all + 1, suggested: suggested + (hasSuggestion ? 1 : 0) });
  }
  const sorted = [...kinds].toSorted(([, a], [, b]) => b.all - a.all);
  const width = String(sorted[0]?.[1].all).length;
  return sorted
    .map(([kind, { all, suggested }]) => {
      const note = suggested > 0 ? `, ${suggested} with a suggestion` : '';
      return `${String(all).padStart(width)}  ${kind}${note}`;
    })
    .join('\n');
}

/** The rule of a message; only a file that cannot be parsed has none. */
function kindOf({ ruleId }: Linter.LintMessage): string {
  return ruleId ?? 'cannot be parsed';
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function indent(text: string, by: number): string {
  return text.replace(/^/gmu, ' '.repeat(by));
}
