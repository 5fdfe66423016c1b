import type { Linter } from 'eslint';
import jsTokens from 'js-tokens';
import { markup, type Html } from './html.js';

const linesAround = 3;
const mostLines = 12;
const longestLine = 400;

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
}

interface Line {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

const keywords = new Set(
  `abstract as async await break case catch class const continue debugger declare default delete do else enum export
  extends false finally for from function get if implements import in instanceof interface is keyof let new null of
  private protected public readonly return satisfies set static super switch this throw true try type typeof undefined
  using var void while with yield`.split(/\s+/u),
);

/** The lines of a source text, each in pieces of one color. Never throws, whatever the text is. */
export function coloredLines(source: string): readonly Line[] {
  const lines: Line[] = [];
  let text = '';
  let pieces: Piece[] = [];
  for (const { type, value } of jsTokens(source, { jsx: true })) {
    const kind = kindOf(type, value);
    for (const [index, part] of value.split(/\r\n|[\r\n\u2028\u2029]/u).entries()) {
      if (index > 0) {
        lines.push({ text, pieces });
        text = '';
        pieces = [];
      }
      if (kind !== '' && part !== '')
        pieces.push({ start: text.length, end: text.length + part.length, kind });
      text += part;
    }
  }
  return [...lines, { text, pieces }];
}

function kindOf(type: string, value: string): string {
  if (type.endsWith('Comment')) return 'comment';
  if (/String|Template|RegularExpression/u.test(type)) return 'string';
  if (type === 'NumericLiteral') return 'numeral';
  if (type === 'IdentifierName') return keywords.has(value) ? 'keyword' : /^[A-Z]/u.test(value) ? 'type' : '';
  return '';
}

/** The lines that a message is about, with what it is about underlined. */
export function codeOf(lines: readonly Line[], message: Linter.LintMessage): Html {
  const { line, column, endLine = line, endColumn = column + 1, severity } = message;
  const first = Math.max(1, line - linesAround);
  const last = Math.min(lines.length, Math.min(endLine + linesAround, first + mostLines));
  const width = String(last).length;
  const rows: Html[] = [];
  for (let number = first; number <= last; number++) {
    const shown = lines[number - 1] ?? { text: '', pieces: [] };
    const isMarked = number >= line && number <= endLine;
    const indent = shown.text.length - shown.text.trimStart().length;
    const start = number === line ? column - 1 : indent;
    const end = number === endLine ? endColumn - 1 : shown.text.length;
    const mark = isMarked
      ? { start, end: Math.max(end, start + 1), kind: severity === 2 ? 'error' : 'warning' }
      : undefined;
    const shownNumber = markup`<span class="number" aria-hidden="true">${String(number).padStart(width)}</span>`;
    rows.push(markup`<span class="line${isMarked && ' at'}">${shownNumber}${row(shown, mark)}\n</span>`);
  }
  const label = `Code around line ${line}`;
  return markup`<pre class="code" tabindex="0" aria-label="${label}"><code>${rows}</code></pre>`;
}

/** A line in its pieces, cut where it is longer than anyone reads, with the mark around what it covers. */
function row({ text, pieces }: Line, mark: Piece | undefined): Html {
  const from = mark && mark.end > longestLine ? Math.max(0, mark.start - longestLine / 4) : 0;
  const to = Math.min(text.length, from + longestLine);
  const between = (start: number, end: number): Html =>
    colored(text, pieces, Math.max(from, start), Math.min(to, end));
  const [before, after] = [from > 0 && '…', to < text.length && '…'];
  if (!mark) return markup`${before}${between(from, to)}${after}`;
  // A message may be about the end of a line, where nothing stands.
  const marked = mark.start < text.length ? between(mark.start, mark.end) : ' ';
  const squiggle = markup`<mark class="squiggle ${mark.kind}">${marked}</mark>`;
  return markup`${before}${between(from, mark.start)}${squiggle}${between(mark.end, to)}${after}`;
}

function colored(text: string, pieces: readonly Piece[], from: number, to: number): Html {
  const parts: Html[] = [];
  let at = from;
  for (const { start, end, kind } of pieces) {
    const [first, last] = [Math.max(start, at), Math.min(end, to)];
    if (first >= last) continue;
    parts.push(markup`${text.slice(at, first)}<span class="${kind}">${text.slice(first, last)}</span>`);
    at = last;
  }
  return markup`${parts}${text.slice(at, Math.max(at, to))}`;
}
