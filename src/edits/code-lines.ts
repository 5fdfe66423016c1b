import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { FileStyle } from './file-style.js';

/** A line of code that an edit puts together. */
interface Line {
  readonly text: string;
  /** It begins inside a template, where white space is part of the text: it is never indented. */
  readonly raw?: boolean;
}

export type Lines = readonly Line[];

/** The lines of a text without indentation of its own. */
export function lines(...texts: readonly string[]): Lines {
  return texts.map((text) => ({ text }));
}

/** The lines of a piece of source, relative to the indentation of the line on which it starts. */
export function sourceLines(sourceCode: Readonly<TSESLint.SourceCode>, [start, end]: TSESTree.Range): Lines {
  const base = indentationAt(sourceCode, start);
  const templates = sourceCode.ast.tokens.filter(
    (token) => token.type === 'Template' && token.range[0] >= start && token.range[1] <= end,
  );
  let offset = start;
  return sourceCode.text
    .slice(start, end)
    .split(/(?<=\n)/u)
    .map((line, index): Line => {
      const from = offset;
      offset += line.length;
      const text = line.replace(/\r?\n$/u, '');
      if (index === 0) return { text };
      if (templates.some(({ range }) => range[0] < from && from < range[1])) return { text, raw: true };
      return { text: text.startsWith(base) ? text.slice(base.length) : text.trimStart() };
    });
}

/** The white space at the start of the line that a position is on. */
export function indentationAt({ text }: Readonly<TSESLint.SourceCode>, position: number): string {
  const line = text.slice(text.lastIndexOf('\n', position - 1) + 1);
  return /^[^\S\r\n]*/u.exec(line)?.[0] ?? '';
}

/** Puts a text before the first line and after the last. */
export function wrapped(before: string, inner: Lines, after = ''): Lines {
  return inner.map(({ text, raw }, index) => ({
    text: `${index === 0 ? before : ''}${text}${index === inner.length - 1 ? after : ''}`,
    ...(raw ? { raw } : {}),
  }));
}

/** A line that opens, lines that are indented, and a line that closes. */
export function nested(style: FileStyle, open: string, inner: Lines, close: string): Lines {
  return [{ text: open }, ...inner.map((line) => indented(style, line)), { text: close }];
}

function indented({ unit }: FileStyle, line: Line): Line {
  return line.raw || line.text === '' ? line : { text: unit + line.text };
}

const widest = 80;

/** A call: on one line where it fits; one argument that ends in a function stays beside the parentheses. */
export function callLines(style: FileStyle, open: string, args: readonly Lines[], close: string): Lines {
  if (args.every((arg) => arg.length === 1)) {
    const text = open + args.map(([line]) => line?.text ?? '').join(', ') + close;
    if (text.length <= widest) return [{ text }];
  } else if (args.length === 1 && args[0] && isBlock(args[0])) {
    return wrapped(open, args[0], close);
  }
  return nested(
    style,
    open,
    args.flatMap((arg) => wrapped('', arg, ',')),
    close,
  );
}

function isBlock(arg: Lines): boolean {
  return /[({[]$/u.test(arg[0]?.text ?? '') && /^[)}\]]/u.test(arg.at(-1)?.text ?? '');
}

/** The lines as text, to be put at a place with this indentation. */
export function linesText({ newline }: FileStyle, code: Lines, indentation: string): string {
  return code
    .map(({ text, raw }, index) => (index === 0 || raw || text === '' ? text : indentation + text))
    .join(newline);
}
