import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { docText } from './doc-text.js';
import type { Format, Fragment } from './fragment.js';
import { childrenOf, indentationOf, isStatement, printerOf } from './printer.js';

/** How wide lines are said to be, the most usual first. */
const widths = [80, 100, 120, 110, 90, 140, 160] as const;

/** So many statements tell it, of which none is longer. */
const enough = 80;
const longest = 1000;

/** How wide may lines be? With that width, most statements would be laid out as they are. */
export function widthOf(
  { ast, text, visitorKeys }: Readonly<TSESLint.SourceCode>,
  format: Omit<Format, 'width'>,
): number {
  const comments = ast.comments ?? [];
  const fragment: Fragment = { text, body: ast.body, tokens: ast.tokens, comments, visitorKeys };
  const telling = tellingStatements(fragment);
  let best: number = widths[0];
  let most = -Infinity;
  const wide = breakableLines(fragment);
  for (const width of widths) {
    const whole = { ...format, width };
    const printer = printerOf(fragment, whole, new Map());
    const same = telling.filter(({ node, text: head }) =>
      docText(printer.print(node), whole, indentationOf(text, node.range[0])).startsWith(head),
    );
    const against = wide.filter(
      ({ at, length }) =>
        length > width && !same.some(({ node: { loc } }) => loc.start.line <= at && at <= loc.end.line),
    );
    const score = same.length - against.length / 10;
    if (score > most) {
      best = width;
      most = score;
    }
  }
  return best;
}

/** How long the long lines are that could be broken: they have a list, an object, an arrow or an operator. */
function breakableLines({ comments, text, tokens }: Fragment): readonly LongLine[] {
  const excepted = new Set<number>();
  for (const { loc, type } of [...tokens, ...comments]) {
    if (!/^(?:Template|Block|Line|JSXText)$/u.test(type)) continue;
    for (let at = loc.start.line; at <= loc.end.line; at += 1) excepted.add(at);
  }
  return text
    .split('\n')
    .map((line, index) => ({ line, at: index + 1, length: line.length }))
    .filter(({ at, length }) => length > widths[0] && !excepted.has(at))
    .filter(({ line }) => /, | \{ | => | && | \|\| | \? /u.test(line.replace(/'[^']*'|"[^"]*"/gu, "''")));
}

interface LongLine {
  readonly at: number;
  readonly length: number;
}

/** A statement as far as its first block, or all of it where it has none. */
interface Telling {
  readonly node: TSESTree.Node;
  readonly text: string;
}

/** Statements that are near the end of a line, or have several. */
function tellingStatements({ body, text, visitorKeys }: Fragment): readonly Telling[] {
  const found: Telling[] = [];
  const pending: TSESTree.Node[] = body.toReversed();
  for (let node = pending.pop(); node && found.length < enough; node = pending.pop()) {
    const isUnit = isStatement(node) || (node.type === AST_NODE_TYPES.Property && startsLine(text, node));
    const block = isUnit ? firstBlock(node, visitorKeys) : undefined;
    const head = text.slice(node.range[0], block?.range[0] ?? node.range[1]);
    const isSmall = head.length < longest;
    if (isUnit && isSmall && isTelling(indentationOf(text, node.range[0]) + head))
      found.push({ node, text: head });
    if (!isUnit || block || !isSmall) {
      for (const child of childrenOf(node, visitorKeys).toReversed()) pending.push(child);
    }
  }
  return found;
}

function startsLine(text: string, { range: [start] }: TSESTree.Node): boolean {
  return text.slice(text.lastIndexOf('\n', start - 1) + 1, start).trim() === '';
}

function isTelling(written: string): boolean {
  return written.replace(/(?<=\S)\s+/gu, ' ').length > widths[0] - 20;
}

function firstBlock(
  statement: TSESTree.Node,
  visitorKeys: Fragment['visitorKeys'],
): TSESTree.Node | undefined {
  const pending = [statement];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (/^(?:BlockStatement|ClassBody|TSInterfaceBody)$/u.test(node.type)) return node;
    for (const child of childrenOf(node, visitorKeys).toReversed()) pending.push(child);
  }
  return undefined;
}
