import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { hard, verbatim, type Doc } from './doc.js';
import { isInText, textOf, type Format, type Fragment, type Hint, type Printer } from './fragment.js';
import { nodeDoc } from './node-doc.js';
import { needsParentheses } from './parentheses.js';
import { isBinaryish } from './simple-nodes.js';
import { commentDoc, statementDoc } from './statement-doc.js';

/** Where the statements of the file before the edit stood: their lines, and the indentation of the first. */
export type Before = ReadonlyMap<string, string>;

/** Makes what lays out the nodes of a piece of code. */
export function printerOf(fragment: Fragment, format: Format, before: Before): Printer {
  const known = new Map<TSESTree.Node, Map<string, Doc>>();
  const { leading, whole } = placedComments(fragment);
  const printer: Printer = { fragment, format, print, asWritten, commentsBefore };
  return printer;

  function print(node: TSESTree.Node, hint: Hint = {}): Doc {
    const variants = known.get(node) ?? new Map<string, Doc>();
    known.set(node, variants);
    const variant = `${hint.hugs}${hint.isBare}`;
    const doc = variants.get(variant) ?? madeDoc(node, hint);
    variants.set(variant, doc);
    return doc;
  }

  function madeDoc(node: TSESTree.Node, hint: Hint): Doc {
    if (isStatement(node)) return keptDoc(node);
    const doc = newDoc(node, hint);
    return needsParentheses(fragment, node, hint) ? ['(', doc, ')'] : doc;
  }

  function newDoc(node: TSESTree.Node, hint: Hint): Doc {
    const doc = whole.has(node) ? undefined : (statementDoc(printer, node) ?? nodeDoc(printer, node, hint));
    return doc ?? asWritten(node);
  }

  function keptDoc(node: TSESTree.Node): Doc {
    const indentation = before.get(relativeText(fragment, node));
    const anew = newDoc(node, {});
    return indentation === undefined ? anew : { kind: 'kept', indentation, lines: asWritten(node), anew };
  }

  function asWritten(node: TSESTree.Node): Doc {
    return linesOf(fragment, node).map(({ isRaw, text }, index) =>
      index === 0 ? text : isRaw ? verbatim(`\n${text}`) : [hard, text],
    );
  }

  function commentsBefore(node: TSESTree.Node): Doc {
    const comments = leading.get(node) ?? [];
    return comments.length === 0
      ? ''
      : comments.map(({ range }) => [commentDoc(fragment.text.slice(...range)), hard]);
  }
}

/** Is it one of a list of statements? */
export function isStatement({ parent, type }: TSESTree.Node): boolean {
  return (
    /Statement$|Declaration$/u.test(type) &&
    (parent?.type === AST_NODE_TYPES.BlockStatement || parent?.type === AST_NODE_TYPES.Program)
  );
}

interface TextLine {
  readonly text: string;
  /** It begins inside a template or a string, where white space is part of the text. */
  readonly isRaw: boolean;
}

/** The text of a node by lines, without the indentation of the line on which it begins. */
function linesOf(fragment: Fragment, node: TSESTree.Node): readonly TextLine[] {
  const text = textOf(fragment, node);
  if (!text.includes('\n')) return [{ text, isRaw: false }];
  const base = indentationOf(fragment.text, node.range[0]);
  let at = node.range[0];
  return text.split('\n').map((written, index) => {
    const isRaw = index > 0 && isInText(fragment, at);
    at += written.length + 1;
    if (isRaw || index === 0) return { text: written, isRaw };
    return { text: written.startsWith(base) ? written.slice(base.length) : written.trimStart(), isRaw };
  });
}

/** The white space at the start of the line that a position is on. */
export function indentationOf(text: string, position: number): string {
  const start = text.lastIndexOf('\n', position - 1) + 1;
  return /^[^\S\n]*/u.exec(text.slice(start, position))?.[0] ?? '';
}

/** The text of a node, the same wherever it is indented. */
export function relativeText(fragment: Fragment, node: TSESTree.Node): string {
  return linesOf(fragment, node)
    .map(({ text }) => text)
    .join('\n');
}

/** Which comments stand on lines of their own in a list, and what is left as it is for the others. */
function placedComments({ body, comments, text, visitorKeys }: Fragment) {
  const leading = new Map<TSESTree.Node, TSESTree.Comment[]>();
  const whole = new Set<TSESTree.Node>();
  for (const comment of comments) {
    const inside = (node: TSESTree.Node) =>
      node.range[0] <= comment.range[0] && comment.range[1] <= node.range[1];
    let holder = body.find(inside);
    let next: TSESTree.Node | undefined = holder;
    let children: readonly TSESTree.Node[] = [];
    while (next) {
      holder = next as TSESTree.Statement;
      children = childrenOf(next, visitorKeys);
      next = children.find(inside);
    }
    if (!holder || isListOfStatements(holder)) continue;
    const following = children.find(({ range }) => range[0] >= comment.range[1]);
    const ownsLine = /^[^\S\n]*$/u.test(
      text.slice(text.lastIndexOf('\n', comment.range[0]) + 1, comment.range[0]),
    );
    const isBeforeLine = text.slice(comment.range[1], following?.range[0]).includes('\n');
    if (following && isOfList(holder, following) && ownsLine && isBeforeLine) {
      leading.set(following, [...(leading.get(following) ?? []), comment]);
    } else whole.add(inOnePiece(holder));
  }
  return { leading, whole };
}

/** The whole of the operators or the chain that a node is a part of: they are laid out together. */
function inOnePiece(node: TSESTree.Node): TSESTree.Node {
  const { parent } = node;
  if (!parent) return node;
  const isPart =
    (isBinaryish(node) && isBinaryish(parent)) ||
    (parent.type === AST_NODE_TYPES.CallExpression && parent.callee === node) ||
    (parent.type === AST_NODE_TYPES.MemberExpression && parent.object === node) ||
    parent.type === AST_NODE_TYPES.ChainExpression ||
    parent.type === AST_NODE_TYPES.TSNonNullExpression;
  return isPart ? inOnePiece(parent) : node;
}

/** Is a node an element, a property or an argument of another? */
function isOfList(holder: TSESTree.Node, node: TSESTree.Node): boolean {
  if (holder.type === AST_NODE_TYPES.CallExpression || holder.type === AST_NODE_TYPES.NewExpression) {
    return holder.arguments.includes(node as TSESTree.CallExpressionArgument);
  }
  return holder.type === AST_NODE_TYPES.ArrayExpression || holder.type === AST_NODE_TYPES.ObjectExpression;
}

function isListOfStatements({ type }: TSESTree.Node): boolean {
  return type === AST_NODE_TYPES.BlockStatement || (type as string) === 'Program';
}

/** The nodes directly in a node, in the order of the text. */
export function childrenOf(
  node: TSESTree.Node,
  visitorKeys: Fragment['visitorKeys'],
): readonly TSESTree.Node[] {
  const values = (visitorKeys[node.type] ?? []).flatMap(
    (key) => (node as unknown as Record<string, unknown>)[key] as TSESTree.Node | TSESTree.Node[] | null,
  );
  return values
    .filter((value): value is TSESTree.Node => Boolean(value?.range))
    .sort((a, b) => a.range[0] - b.range[0]);
}
