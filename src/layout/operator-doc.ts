import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { align, group, ifBroken, indent, indentIfBroken, line, soft, type Doc } from './doc.js';
import { type Printer } from './fragment.js';
import { isBinaryish } from './simple-nodes.js';
import { isInParentheses } from './parentheses.js';

type Binary = TSESTree.BinaryExpression | TSESTree.LogicalExpression;

/** `a && b`, `a + b`: broken after each operator of the same rank. */
export function binaryDoc(printer: Printer, node: Binary): Doc {
  const { parent } = node;
  const parts = partsOf(printer, node, isTest(node));
  if (isTest(node)) return parts;
  if (isCalledOrRead(node)) return group([indent([soft, ...parts]), soft]);
  if (isIndentedAround(node) || hasInlineEnd(node)) return group(parts);
  const isAssigned =
    parent.type === AST_NODE_TYPES.AssignmentExpression ||
    parent.type === AST_NODE_TYPES.VariableDeclarator ||
    parent.type === AST_NODE_TYPES.PropertyDefinition ||
    parent.type === AST_NODE_TYPES.Property;
  if (isAssigned && !isInline(node)) return group(parts);
  const [first = '', ...rest] = parts;
  const isMarkup = /^JSX/u.test(node.right.type);
  const chain = group([first, indent(isMarkup ? rest.slice(0, -1) : rest)]);
  return isMarkup ? group([chain, indentIfBroken(rest.at(-1) ?? '', chain)]) : chain;
}

function isTest({ parent }: TSESTree.Node): boolean {
  return /^(?:If|While|Switch|DoWhile)Statement$/u.test(parent?.type ?? '');
}

function isCalledOrRead(node: Binary): boolean {
  const { parent } = node;
  if (parent.type === AST_NODE_TYPES.UnaryExpression) return true;
  if (parent.type === AST_NODE_TYPES.MemberExpression) return !parent.computed;
  return (
    (parent.type === AST_NODE_TYPES.CallExpression || parent.type === AST_NODE_TYPES.NewExpression) &&
    parent.callee === node
  );
}

/** Does what it is in indent it already? */
function isIndentedAround(node: Binary): boolean {
  const { parent } = node;
  switch (parent.type) {
    case AST_NODE_TYPES.ReturnStatement:
    case AST_NODE_TYPES.ThrowStatement:
    case AST_NODE_TYPES.YieldExpression:
    case AST_NODE_TYPES.ForStatement:
    case AST_NODE_TYPES.TemplateLiteral:
      return true;
    case AST_NODE_TYPES.ArrowFunctionExpression:
      return parent.body === node;
    case AST_NODE_TYPES.ConditionalExpression:
      return !/^(?:Return|Throw)Statement$|^(?:Call|New)Expression$/u.test(parent.parent.type);
    case AST_NODE_TYPES.CallExpression:
      return (
        parent.callee.type === AST_NODE_TYPES.Identifier &&
        parent.callee.name === 'Boolean' &&
        parent.arguments.length === 1
      );
    default:
      return false;
  }
}

/** Operands and operators; those of an operator of the same rank on the left come first. */
function partsOf(printer: Printer, node: Binary, isInTest: boolean): Doc[] {
  const { left, right } = node;
  const isFlat = isBinaryish(left) && isOfSameRank(node.operator, left.operator);
  const parts: Doc[] =
    isFlat && !isInParentheses(printer.fragment, left)
      ? partsOf(printer, left, isInTest)
      : [group(printer.print(left))];
  const operand = printer.print(right);
  const rest: Doc = isInline(node) ? [node.operator, ' ', operand] : [node.operator, line, operand];
  const isAlone =
    !(isInTest && node.type === AST_NODE_TYPES.LogicalExpression) &&
    node.parent.type !== node.type &&
    left.type !== node.type &&
    right.type !== node.type;
  return [...parts, ' ', isAlone ? group(rest) : rest];
}

/** `a || {}`: its right side begins on the line of the operator. */
export function isInline(node: Binary): boolean {
  if (node.type !== AST_NODE_TYPES.LogicalExpression) return false;
  const { right } = node;
  return (
    (right.type === AST_NODE_TYPES.ObjectExpression && right.properties.length > 0) ||
    (right.type === AST_NODE_TYPES.ArrayExpression && right.elements.length > 0) ||
    /^JSX(?:Element|Fragment)$/u.test(right.type)
  );
}

function hasInlineEnd(node: Binary): boolean {
  if (!isInline(node)) return false;
  return isBinaryish(node.left) && isOfSameRank(node.operator, node.left.operator)
    ? hasInlineEnd(node.left)
    : true;
}

const ranks = [
  ['??'],
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '===', '!=', '!=='],
  ['<', '>', '<=', '>=', 'in', 'instanceof'],
  ['>>', '<<', '>>>'],
  ['+', '-'],
  ['*', '/', '%'],
  ['**'],
];

function rankOf(operator: string): number {
  return ranks.findIndex((rank) => rank.includes(operator));
}

/** Can the operators stand in one row without parentheses, and be read so? */
function isOfSameRank(operator: string, left: string): boolean {
  const rank = rankOf(operator);
  if (rank !== rankOf(left) || operator === '**' || rank === rankOf('==') || rank === rankOf('<<'))
    return false;
  return operator === left || (rank !== rankOf('*') && operator !== '%' && left !== '%');
}

/** `a ? b : c` */
export function conditionalDoc(printer: Printer, node: TSESTree.ConditionalExpression): Doc {
  const { alternate, consequent, parent, test } = node;
  const outer = parent.type === AST_NODE_TYPES.ConditionalExpression ? parent : undefined;
  const isTestOfOuter = outer?.test === node;
  const isNested = outer !== undefined && !isTestOfOuter;
  const isChosen = consequent.type === AST_NODE_TYPES.ConditionalExpression;
  const side = (inner: TSESTree.Node) => {
    const isBare = inner.type === AST_NODE_TYPES.ConditionalExpression;
    const printed = printer.print(inner, { isBare });
    return printer.format.unit === '\t' ? indent(printed) : align(2, printed);
  };
  const sides: Doc = [
    line,
    '? ',
    isChosen ? ifBroken('', '(') : '',
    side(consequent),
    isChosen ? ifBroken('', ')') : '',
    line,
    ': ',
    side(alternate),
  ];
  const isRead = parent.type === AST_NODE_TYPES.MemberExpression && !parent.computed;
  const startsValue = isStartOfValue(node);
  const printedTest = printer.print(test);
  const parts: Doc = [
    outer?.alternate === node ? align(2, printedTest) : printedTest,
    isNested
      ? outer.consequent === node
        ? align(printer.format.tabWidth - 2, sides)
        : sides
      : indent(sides),
    isRead && !startsValue ? soft : '',
  ];
  if (startsValue) return group([indent([soft, group(parts)]), soft]);
  if (isTestOfOuter) return group([indent([soft, parts]), soft]);
  return isNested ? parts : group(parts);
}

/** `return (a ? b : c).d()`: is it what a chain is called on that is returned, assigned or waited for? */
function isStartOfValue(node: TSESTree.ConditionalExpression): boolean {
  let start: TSESTree.Node = node;
  let outer: TSESTree.Node | undefined = node.parent;
  while (
    outer &&
    ((outer.type === AST_NODE_TYPES.CallExpression && outer.callee === start) ||
      (outer.type === AST_NODE_TYPES.MemberExpression && outer.object === start) ||
      outer.type === AST_NODE_TYPES.ChainExpression ||
      outer.type === AST_NODE_TYPES.TSNonNullExpression)
  ) {
    start = outer;
    outer = outer.parent;
  }
  if (start === node || !outer) return false;
  if (outer.type === AST_NODE_TYPES.AssignmentExpression) return outer.right === start;
  return /^(?:VariableDeclarator|(?:Return|Throw)Statement|(?:Unary|Yield|Await)Expression)$/u.test(
    outer.type,
  );
}
