import type { Linter } from 'eslint';
import type { Colors } from './colors.js';

const linesAround = 1;
const longestLine = 120;

/** The lines of a source text as ESLint counts them; what follows the last line break is none. */
export function linesOf(source: string): readonly string[] {
  const lines = source.split(/\r\n|[\r\n\u2028\u2029]/u);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** The lines that a message is about, with its range underlined. */
export function codeFrame(lines: readonly string[], message: Linter.LintMessage, colors: Colors): string {
  const { line, column, endLine = line, endColumn = column + 1 } = message;
  const first = Math.max(1, line - linesAround);
  const last = Math.min(lines.length, line + linesAround);
  const width = String(last).length;
  // A long line, such as a minified one, is cut around the range.
  const cut = Math.max(0, column - longestLine / 2);

  const frame: string[] = [];
  for (let number = first; number <= last; number++) {
    const whole = lines[number - 1] ?? '';
    const start = whole.length > longestLine ? cut : 0;
    const text = printable(whole.slice(start, start + longestLine));
    frame.push(`${colors.dim(`${String(number).padStart(width)} |`)} ${text}`.trimEnd());
    if (number !== line) continue;

    const before = text.slice(0, column - 1 - start).replace(/[^\t]/gu, ' ');
    const end = endLine === line ? endColumn - 1 : whole.length;
    const length = Math.min(end - start, text.length) - (column - 1 - start);
    frame.push(
      `${colors.dim(`${' '.repeat(width)} |`)} ${before}${colors.red('^'.repeat(Math.max(1, length)))}`,
    );
  }
  return frame.join('\n');
}

/** A terminal obeys control characters; source code has no say there. */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\t]/gu, '\uFFFD');
}
