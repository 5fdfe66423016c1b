import type { TSESTree } from '@typescript-eslint/utils';
import type { Page } from './doc-text.js';
import type { Doc } from './doc.js';

/** How Prettier was told to write a file, as far as its text shows it. */
export interface Format extends Page {
  readonly semicolon: ';' | '';
  /** Where a broken list ends with a comma: also one of arguments or parameters, or only a literal. */
  readonly trailingComma: 'all' | 'es5' | 'none';
  /** `{ a }` */
  readonly hasSpacedBraces: boolean;
  /** `(a) => a` */
  readonly hasArrowParens: boolean;
}

/** A piece of code that was parsed. */
export interface Fragment {
  readonly text: string;
  readonly body: readonly TSESTree.Statement[];
  readonly tokens: readonly TSESTree.Token[];
  readonly comments: readonly TSESTree.Comment[];
  readonly visitorKeys: Readonly<Record<string, readonly string[] | undefined>>;
}

/** Where a node is printed, as far as its layout depends on it. */
export interface Hint {
  /** It is the first or the last argument, and stays beside the parenthesis. */
  readonly hugs?: 'first' | 'last';
  /** Its parentheses are those of what it is in. */
  readonly isBare?: boolean;
}

/** What a function that lays out nodes of a kind can ask. */
export interface Printer {
  readonly fragment: Fragment;
  readonly format: Format;
  readonly print: (node: TSESTree.Node, hint?: Hint) => Doc;
  /** The node as it is written. */
  readonly asWritten: (node: TSESTree.Node) => Doc;
  /** The comments on lines of their own before an element of a list, with their line breaks. */
  readonly commentsBefore: (node: TSESTree.Node) => Doc;
}

/** The first token that begins at a position or after it. */
export function tokenFrom({ tokens }: Fragment, position: number): TSESTree.Token | undefined {
  return tokens[tokenIndex(tokens, position)];
}

/** The last token that ends at a position or before it. */
export function tokenUpTo({ tokens }: Fragment, position: number): TSESTree.Token | undefined {
  let at = tokenIndex(tokens, position) - 1;
  while (at >= 0 && (tokens[at]?.range[1] ?? 0) > position) at -= 1;
  return tokens[at];
}

/** Is a position inside a template or a string, where white space is part of the text? */
export function isInText({ tokens }: Fragment, position: number): boolean {
  const token = tokens[tokenIndex(tokens, position) - 1];
  return token !== undefined && position < token.range[1] && /^(?:String|Template)$/u.test(token.type);
}

function tokenIndex(tokens: readonly TSESTree.Token[], position: number): number {
  let from = 0;
  let to = tokens.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((tokens[middle]?.range[0] ?? 0) < position) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Is an empty line after a node, and what ends it? */
export function isBeforeEmptyLine(fragment: Fragment, node: TSESTree.Node): boolean {
  let end = node.range[1];
  for (let next = tokenFrom(fragment, end); next; next = tokenFrom(fragment, end)) {
    if (!/^[),;]$/u.test(next.value) || fragment.text.slice(end, next.range[0]).includes('\n')) break;
    end = next.range[1];
  }
  return /^[^\S\n]*(?:\/\/[^\n]*)?\n[^\S\n]*\n/u.test(fragment.text.slice(end));
}

/** Is there a line break between two positions? */
export function hasLineBreak({ text }: Fragment, from: number, to: number): boolean {
  return text.slice(from, to).includes('\n');
}

/** The text of a node. */
export function textOf({ text }: Fragment, { range: [start, end] }: TSESTree.Node): string {
  return text.slice(start, end);
}
