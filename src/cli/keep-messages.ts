import type { ESLint, Linter } from 'eslint';

/** A result with only these of its messages, and its counts after them. */
export function keepMessages(
  result: ESLint.LintResult,
  isKept: (message: Linter.LintMessage) => boolean,
): ESLint.LintResult {
  const messages = result.messages.filter(isKept);
  const errors = messages.filter(({ severity }) => severity === 2);
  return {
    ...result,
    messages,
    errorCount: errors.length,
    fatalErrorCount: errors.filter(({ fatal }) => fatal).length,
    warningCount: messages.length - errors.length,
    fixableErrorCount: 0, // our rules suggest, they do not fix
    fixableWarningCount: 0,
  };
}
