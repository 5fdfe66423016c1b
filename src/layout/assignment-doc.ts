import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { canBreak, group, indent, indentIfBroken, line, type Doc } from './doc.js';
import { textOf, type Format, type Printer } from './fragment.js';
import { chainDoc } from './member-chain.js';
import { isInline } from './operator-doc.js';
import { isBinaryish, isNumber, isText, unchained } from './simple-nodes.js';

type Assigned =
  | TSESTree.AssignmentExpression
  | TSESTree.Property
  | TSESTree.VariableDeclarator
  | TSESTree.PropertyDefinition;

/** `left = right`, `left: right`: where the line breaks depends on what stands on both sides. */
export function assignmentDoc(
  printer: Printer,
  node: Assigned,
  left: Doc,
  operator: string,
  right: TSESTree.Expression | TSESTree.Node,
): Doc {
  const printed = printer.print(right);
  const start: Doc = [group(left), operator];
  switch (layoutOf(printer, node, left, right)) {
    case 'after operator':
      return group([...start, group(indent([line, printed]))]);
    case 'beside operator':
      return group([...start, ' ', printed]);
    case 'in left':
      return group([left, operator, ' ', group(printed)]);
    default: {
      const gap = group(indent(line));
      return group([...start, gap, indentIfBroken(printed, gap)]);
    }
  }
}

type Layout = 'after operator' | 'beside operator' | 'fluid' | 'in left';

function layoutOf(printer: Printer, node: Assigned, left: Doc, right: TSESTree.Node): Layout {
  if (
    right.type === AST_NODE_TYPES.AssignmentExpression &&
    right.right.type === AST_NODE_TYPES.AssignmentExpression
  )
    return 'after operator';
  if (
    right.type === AST_NODE_TYPES.CallExpression &&
    right.callee.type === AST_NODE_TYPES.Identifier &&
    right.callee.name === 'require'
  )
    return 'beside operator';
  const canLeftBreak = canBreak(left);
  const isArrow =
    node.type === AST_NODE_TYPES.VariableDeclarator && right.type === AST_NODE_TYPES.ArrowFunctionExpression;
  if (isInvolvedPattern(node) || (isArrow && canLeftBreak)) return 'in left';
  const hasShortKey = isShortKey(printer.format, node, left);
  if (breaksAfterOperator(printer, right, hasShortKey)) return 'after operator';
  const isWhole =
    hasShortKey ||
    right.type === AST_NODE_TYPES.TemplateLiteral ||
    right.type === AST_NODE_TYPES.TaggedTemplateExpression ||
    right.type === AST_NODE_TYPES.ClassExpression ||
    (right.type === AST_NODE_TYPES.Literal && /^(?:boolean|number)$/u.test(typeof right.value));
  return !canLeftBreak && isWhole ? 'beside operator' : 'fluid';
}

/** `const { a, b: c, d } = …` */
function isInvolvedPattern(node: Assigned): boolean {
  const left =
    node.type === AST_NODE_TYPES.AssignmentExpression
      ? node.left
      : node.type === AST_NODE_TYPES.VariableDeclarator
        ? node.id
        : undefined;
  return (
    left?.type === AST_NODE_TYPES.ObjectPattern &&
    left.properties.length > 2 &&
    left.properties.some(
      (property) =>
        property.type === AST_NODE_TYPES.Property &&
        (!property.shorthand || property.value.type === AST_NODE_TYPES.AssignmentPattern),
    )
  );
}

function isShortKey({ tabWidth }: Format, node: Assigned, left: Doc): boolean {
  return node.type === AST_NODE_TYPES.Property && typeof left === 'string' && left.length < tabWidth + 3;
}

function breaksAfterOperator(printer: Printer, right: TSESTree.Node, hasShortKey: boolean): boolean {
  if (isBinaryish(right) && !isInline(right)) return true;
  if (right.type === AST_NODE_TYPES.SequenceExpression) return true;
  if (right.type === AST_NODE_TYPES.ConditionalExpression) {
    return isBinaryish(right.test) && !isInline(right.test);
  }
  if (hasShortKey) return false;
  let value: TSESTree.Node = right;
  for (;;) {
    if (value.type === AST_NODE_TYPES.UnaryExpression || value.type === AST_NODE_TYPES.AwaitExpression) {
      value = value.argument;
    } else if (value.type === AST_NODE_TYPES.YieldExpression && value.argument) value = value.argument;
    else if (value.type === AST_NODE_TYPES.TSNonNullExpression) value = value.expression;
    else break;
  }
  return isText(value) || isUnbreakableChain(printer, value);
}

/** `a.b.c`, `a.b(c)`: a chain that has no good place for a break. */
function isUnbreakableChain(printer: Printer, node: TSESTree.Node, isInside = false): boolean {
  const bare = unchained(node);
  if (bare.type === AST_NODE_TYPES.CallExpression) {
    if (isMemberLike(bare.callee) && chainDoc(printer, bare).isLong) return false;
    const [only, ...others] = bare.arguments;
    const isShort = !only || (others.length === 0 && isShortArgument(printer, only));
    return isShort && !hasInvolvedTypes(bare) && isUnbreakableChain(printer, bare.callee, true);
  }
  if (bare.type === AST_NODE_TYPES.MemberExpression) return isUnbreakableChain(printer, bare.object, true);
  return isInside && /^(?:Identifier|ThisExpression)$/u.test(bare.type);
}

export function isMemberLike({ type }: TSESTree.Node): boolean {
  return type === AST_NODE_TYPES.MemberExpression;
}

function isShortArgument(printer: Printer, node: TSESTree.Node): boolean {
  const most = printer.format.width / 4;
  const { length } = textOf(printer.fragment, node);
  switch (node.type) {
    case AST_NODE_TYPES.ThisExpression:
      return true;
    case AST_NODE_TYPES.Identifier:
      return length <= most;
    case AST_NODE_TYPES.Literal:
      return typeof node.value === 'string' || 'regex' in node ? length <= most : true;
    case AST_NODE_TYPES.TemplateLiteral:
      return (
        node.expressions.length === 0 && length <= most + 2 && !textOf(printer.fragment, node).includes('\n')
      );
    case AST_NODE_TYPES.UnaryExpression:
      return isNumber(node) ? true : isShortArgument(printer, node.argument);
    case AST_NODE_TYPES.CallExpression:
      return node.arguments.length === 0 && node.callee.type === AST_NODE_TYPES.Identifier && length <= most;
    default:
      return false;
  }
}

function hasInvolvedTypes({ typeArguments }: TSESTree.CallExpression): boolean {
  const params = typeArguments?.params ?? [];
  return (
    params.length > 1 || params.some(({ type }) => /^TS(?:Union|Intersection)Type$|TypeLiteral$/u.test(type))
  );
}
