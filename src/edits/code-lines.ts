import { AST_TOKEN_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
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

/** A part of the source to be written in another way, without line breaks. */
export interface Rewrite {
  readonly range: TSESTree.Range;
  readonly text: string;
}

/** The lines of a piece of source, relative to the indentation of the line on which it starts. */
export function sourceLines(
  sourceCode: Readonly<TSESLint.SourceCode>,
  [start, end]: TSESTree.Range,
  rewrites: readonly Rewrite[] = [],
): Lines {
  const base = indentationAt(sourceCode, start);
  const templates = sourceCode.ast.tokens.filter(
    (token) => token.type === AST_TOKEN_TYPES.Template && token.range[0] >= start && token.range[1] <= end,
  );
  const isInTemplate = (at: number) => templates.some(({ range }) => range[0] < at && at < range[1]);
  const result: Line[] = [];
  let line = '';
  let isRaw = false;
  const finish = () => {
    const dedented = line.startsWith(base) ? line.slice(base.length) : line.trimStart();
    result.push(isRaw ? { text: line, raw: true } : { text: result.length === 0 ? line : dedented });
    line = '';
  };
  for (let at = start; at < end; at += 1) {
    const rewrite = rewrites.find(({ range }) => range[0] === at);
    if (rewrite) {
      line += rewrite.text;
      if (rewrite.range[1] > at) {
        at = rewrite.range[1] - 1;
        continue;
      }
    }
    const character = sourceCode.text.charAt(at);
    if (character === '\n') {
      line = line.replace(/\r$/u, '');
      finish();
      isRaw = isInTemplate(at + 1);
    } else {
      line += character;
    }
  }
  line += rewrites.find(({ range }) => range[0] === end)?.text ?? '';
  finish();
  return result;
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

/** A call: on one line where it fits; a function as the last argument stays beside the parentheses. */
export function callLines(style: FileStyle, open: string, args: readonly Lines[], close: string): Lines {
  const last = args.at(-1);
  const others = args.slice(0, -1);
  const start = open + others.map(([line]) => `${line?.text ?? ''}, `).join('');
  if (last && others.every((arg) => arg.length === 1)) {
    const isShort = last.length === 1 && start.length + (last[0]?.text.length ?? 0) + close.length <= widest;
    if (isShort || isBlock(last)) return wrapped(start, last, close);
  }
  return nested(
    style,
    open,
    args.flatMap((arg) => wrapped('', arg, ',')),
    close,
  );
}

function isBlock(arg: Lines): boolean {
  return arg.length > 1 && /[({[]$/u.test(arg[0]?.text ?? '') && /^[)}\]]/u.test(arg.at(-1)?.text ?? '');
}

/** The lines as text, to be put at a place with this indentation. */
export function linesText({ newline }: FileStyle, code: Lines, indentation: string): string {
  return code
    .map(({ text, raw }, index) => (index === 0 || raw || text === '' ? text : indentation + text))
    .join(newline);
}
