import { Linter } from 'eslint';

/** What a linter says about a file, as sorted text. */
export interface Said {
  readonly findings: readonly string[];
  /** What each suggestion is called, and the file after it. */
  readonly suggestions: readonly string[];
}

/** Counted from nought, as the language server protocol does. */
interface Place {
  readonly line: number;
  readonly character: number;
}

/** A finding as text. */
export function finding(
  range: { readonly start: Place; readonly end: Place },
  rule: string,
  message: string,
): string {
  const [start, end] = [range.start, range.end].map(({ line, character }) => `${line + 1}:${character + 1}`);
  return `${start}-${end} ${rule} ${message}`;
}

/** A finding as text, for what tells only where it begins. */
export function withoutEnd(text: string): string {
  return text.replace(/-\d+:\d+ /u, ' ');
}

/** A suggestion as text. */
export function suggestion(title: string, output: string): string {
  return `${title}\n${output}`;
}

/** What ESLint says about a file. */
export function eslintSays(code: string, file: string, config: Linter.Config, cwd: string): Said {
  // Without what ESLint itself says about comments for the rules of others.
  const linterOptions = { noInlineConfig: true, reportUnusedDisableDirectives: 'off' } as const;
  const messages = new Linter({ cwd })
    .verify(code, { files: ['**/*.*'], linterOptions, ...config }, file)
    .filter(({ fatal, ruleId }) => fatal || ruleId?.startsWith('backend-performance/'));
  return {
    findings: messages
      .map(({ line, column, endLine = line, endColumn = column, ruleId, message }) =>
        finding(
          {
            start: { line: line - 1, character: column - 1 },
            end: { line: endLine - 1, character: endColumn - 1 },
          },
          ruleId ?? 'cannot be parsed:',
          message,
        ),
      )
      .sort(),
    suggestions: messages
      .flatMap(({ suggestions = [] }) => suggestions)
      .map(({ desc, fix }) =>
        suggestion(desc, code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1])),
      )
      .sort(),
  };
}

/** The same without what only the layout of suggestions may change: oxlint gives plugins no parser to lay them out. */
export function withoutLayout({ findings, suggestions }: Said): Said {
  return { findings, suggestions: suggestions.map((edit) => edit.replace(/[\s(),;]+/gu, '')).sort() };
}
