import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { argumentsDoc } from './arguments.js';
import { breaksParent, choice, group, hard, indent, join, soft, willBreak, type Doc } from './doc.js';
import { isBeforeEmptyLine, type Printer } from './fragment.js';
import { isFunctionExpression, isNumber, isSimple } from './simple-nodes.js';
import { isInParentheses } from './parentheses.js';

interface Link {
  readonly node: TSESTree.Node;
  readonly printed: Doc;
  readonly isBeforeEmptyLine?: boolean;
}

type Links = readonly Link[];

/** A call at the end of a chain, and whether the chain is long enough to be broken before its calls. */
export function chainDoc(
  printer: Printer,
  node: TSESTree.CallExpression,
): { readonly doc: Doc; readonly isLong: boolean } {
  const all = linksOf(printer, node);
  const groups = grouped(all);
  const printed = groups.map(docs);
  const [head = [], second = []] = groups;
  const isMerged = groups.length >= 2 && mergesFirst(printer, groups, isStatement(node));
  const hasEmptyLine = groups.some((links) => links.at(-1)?.isBeforeEmptyLine);
  if (groups.length <= (isMerged ? 3 : 2) && !hasEmptyLine) return { doc: group(printed), isLong: false };
  const rest = groups.slice(isMerged ? 2 : 1);
  const broken: Doc = [
    docs(head),
    isMerged ? docs(second) : '',
    rest.length > 0 ? indent([hard, join(hard, rest.map(docs))]) : '',
  ];
  const calls = all.map((link) => link.node).filter((link) => link.type === AST_NODE_TYPES.CallExpression);
  const areInvolved = calls.length > 2 && calls.some((call) => !call.arguments.every((arg) => isSimple(arg)));
  const endsWithFunction =
    groups.at(-1)?.at(-1)?.node.type === AST_NODE_TYPES.CallExpression &&
    willBreak(printed.at(-1) ?? '') &&
    calls.slice(0, -1).some((call) => call.arguments.some(isFunctionExpression));
  if (areInvolved || printed.slice(0, -1).some(willBreak) || endsWithFunction) {
    return { doc: group(broken), isLong: true };
  }
  return { doc: [willBreak(printed) ? breaksParent : '', choice(printed, broken)], isLong: true };
}

function docs(links: Links): Doc {
  return links.map(({ printed }) => printed);
}

function isStatement({ parent }: TSESTree.Node): boolean {
  const outer = parent?.type === AST_NODE_TYPES.ChainExpression ? parent.parent : parent;
  return outer?.type === AST_NODE_TYPES.ExpressionStatement;
}

/** From the first of the chain to the call at its end. */
function linksOf(printer: Printer, last: TSESTree.CallExpression): Links {
  const links: Link[] = [];
  let node: TSESTree.Node = last;
  for (;;) {
    if (node !== last && isInParentheses(printer.fragment, node)) break;
    if (node.type === AST_NODE_TYPES.CallExpression && (node === last || isCalled(node.callee))) {
      links.unshift(callLink(printer, node, node !== last));
      node = node.callee;
    } else if (node.type === AST_NODE_TYPES.MemberExpression) {
      links.unshift({ node, printed: memberDoc(printer, node) });
      node = node.object;
    } else if (node.type === AST_NODE_TYPES.TSNonNullExpression) {
      links.unshift({ node, printed: '!' });
      node = node.expression;
    } else if (node.type === AST_NODE_TYPES.ChainExpression) {
      node = node.expression;
    } else break;
  }
  return [{ node, printed: printer.print(node) }, ...links];
}

function isCalled({ type }: TSESTree.Node): boolean {
  return type === AST_NODE_TYPES.MemberExpression || type === AST_NODE_TYPES.CallExpression;
}

function callLink(printer: Printer, node: TSESTree.CallExpression, isInside: boolean): Link {
  const isBefore = isInside && isBeforeEmptyLine(printer.fragment, node);
  const printed = [
    node.optional ? '?.' : '',
    node.typeArguments ? printer.asWritten(node.typeArguments) : '',
    argumentsDoc(printer, node),
    isBefore ? hard : '',
  ];
  return { node, printed, isBeforeEmptyLine: isBefore };
}

/** `.name`, `?.name`, `[0]` */
export function memberDoc(
  { print }: Printer,
  { computed, optional, property }: TSESTree.MemberExpression,
): Doc {
  if (!computed) return [optional ? '?.' : '.', print(property)];
  const open = optional ? '?.[' : '[';
  return isNumber(property)
    ? [open, print(property), ']']
    : group([open, indent([soft, print(property)]), soft, ']']);
}

/** What stays together: the start, and then each name with the calls after it. */
function grouped(links: Links): readonly Links[] {
  let at = 1;
  while (at < links.length && isOfStart(links[at]?.node)) at += 1;
  if (links[0]?.node.type !== AST_NODE_TYPES.CallExpression) {
    while (isMember(links[at]?.node) && isMember(links[at + 1]?.node)) at += 1;
  }
  const groups: Link[][] = [links.slice(0, at)];
  let current: Link[] = [];
  for (const link of links.slice(at)) {
    const hasCall = current.some(({ node }) => node.type === AST_NODE_TYPES.CallExpression);
    if (hasCall && isMember(link.node) && !isIndex(link.node)) {
      groups.push(current);
      current = [];
    }
    current.push(link);
  }
  if (current.length > 0) groups.push(current);
  return groups;
}

function isOfStart(node: TSESTree.Node | undefined): boolean {
  return (
    node?.type === AST_NODE_TYPES.TSNonNullExpression ||
    node?.type === AST_NODE_TYPES.CallExpression ||
    (node !== undefined && isIndex(node))
  );
}

function isMember(node: TSESTree.Node | undefined): boolean {
  return node?.type === AST_NODE_TYPES.MemberExpression;
}

/** `[0]` */
function isIndex(node: TSESTree.Node): boolean {
  return node.type === AST_NODE_TYPES.MemberExpression && node.computed && isNumber(node.property);
}

/** Does the first name stay beside what it is called on, as in `this.find()` and `z.object()`? */
function mergesFirst({ format }: Printer, groups: readonly Links[], isStatement: boolean): boolean {
  const [head = [], second = []] = groups;
  const [first] = head;
  const next = second[0]?.node;
  const isComputed = next?.type === AST_NODE_TYPES.MemberExpression && next.computed;
  const isFactory = (name: string) => /^[A-Z]|^[$_]+$/u.test(name);
  if (head.length === 1 && first) {
    const { node } = first;
    if (node.type === AST_NODE_TYPES.ThisExpression) return true;
    if (node.type !== AST_NODE_TYPES.Identifier) return false;
    return isFactory(node.name) || (isStatement && node.name.length <= format.tabWidth) || isComputed;
  }
  const last = head.at(-1)?.node;
  return (
    last?.type === AST_NODE_TYPES.MemberExpression &&
    last.property.type === AST_NODE_TYPES.Identifier &&
    (isFactory(last.property.name) || isComputed)
  );
}
