import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import {
  breaksParent,
  choice,
  group,
  hard,
  ifBroken,
  indent,
  join,
  line,
  soft,
  willBreak,
  type Doc,
} from './doc.js';
import { isBeforeEmptyLine, type Printer } from './fragment.js';
import { parametersDoc } from './function-doc.js';
import { isBinaryish, isFunctionExpression, isNumber, isSimple, unchained } from './simple-nodes.js';

type Called = TSESTree.CallExpression | TSESTree.NewExpression;

/** The arguments of a call: in one line, each on its own, or with the first or the last beside the parenthesis. */
export function argumentsDoc(printer: Printer, node: Called): Doc {
  const args = node.arguments;
  if (args.length === 0) return '()';
  if (areEffect(args))
    return [
      '(',
      join(
        ', ',
        args.map((arg) => printer.print(arg)),
      ),
      ')',
    ];
  const hasEmptyLine = args.slice(0, -1).some((arg) => isBeforeEmptyLine(printer.fragment, arg));
  const printed = args.map((arg, index) => separated(printer, args, index, printer.print(arg)));
  const hasComment = args.some((arg) => printer.commentsBefore(arg) !== '');
  const isTrailed = printer.format.trailingComma === 'all';
  const allBroken = () => group(['(', indent([line, ...printed]), isTrailed ? ',' : '', line, ')'], true);
  if (hasEmptyLine || hasComment || areComposed(args)) return allBroken();
  if (hugsFirst(args)) return hugged(printer, args, printed, 0, allBroken);
  if (hugsLast(args)) return hugged(printer, args, printed, args.length - 1, allBroken);
  const all: Doc = ['(', indent([soft, ...printed]), isTrailed ? ifBroken(',') : '', soft, ')'];
  return isCalledWithLess(node) ? all : group(all, printed.some(willBreak));
}

function separated(
  { commentsBefore, fragment }: Printer,
  args: readonly TSESTree.CallExpressionArgument[],
  index: number,
  printed: Doc,
): Doc {
  const arg = args[index];
  if (!arg) return printed;
  const doc: Doc = [commentsBefore(arg), printed];
  if (index === args.length - 1) return doc;
  return [doc, isBeforeEmptyLine(fragment, arg) ? [',', hard, hard] : [',', line]];
}

/** One argument stays beside the parenthesis, as far as the others stay on its line. */
function hugged(
  printer: Printer,
  args: readonly TSESTree.CallExpressionArgument[],
  printed: readonly Doc[],
  at: number,
  allBroken: () => Doc,
): Doc {
  const arg = args[at];
  if (!arg || printed.toSpliced(at, 1).some(willBreak)) return allBroken();
  if (isFunctionExpression(arg) && willBreak(parametersDoc(printer, arg))) return allBroken();
  const hug = printer.print(arg, { hugs: at === args.length - 1 ? 'last' : 'first' });
  const around = (doc: Doc): Doc => [
    '(',
    ...printed.toSpliced(at, 1, separated(printer, args, at, doc)),
    ')',
  ];
  const broken = around(group(hug, true));
  return willBreak(hug)
    ? [breaksParent, choice(broken, allBroken())]
    : choice(around(hug), broken, allBroken());
}

/** `useEffect(() => { … }, [a])` */
function areEffect(args: readonly TSESTree.CallExpressionArgument[]): boolean {
  const [first, second, third] = args;
  const pair = third ? [second, third] : [first, second];
  if (args.length > 3 || (third && first?.type !== AST_NODE_TYPES.Identifier)) return false;
  const [effect, list] = pair;
  return (
    effect?.type === AST_NODE_TYPES.ArrowFunctionExpression &&
    effect.params.length === 0 &&
    effect.body.type === AST_NODE_TYPES.BlockStatement &&
    list?.type === AST_NODE_TYPES.ArrayExpression
  );
}

/** More than one function, or a call beside something that itself gets a function. */
function areComposed(args: readonly TSESTree.CallExpressionArgument[]): boolean {
  if (args.length <= 1) return false;
  if (args.filter(isFunctionExpression).length > 1) return true;
  return args.some((arg) => {
    const call = unchained(arg);
    return call.type === AST_NODE_TYPES.CallExpression && call.arguments.some(isFunctionExpression);
  });
}

/** `f(a, b)(c)` */
function isCalledWithLess(node: Called): boolean {
  const { parent } = node;
  return (
    node.type === AST_NODE_TYPES.CallExpression &&
    parent.type === AST_NODE_TYPES.CallExpression &&
    parent.callee === node &&
    parent.arguments.length > 0 &&
    node.arguments.length > parent.arguments.length
  );
}

function hugsFirst(args: readonly TSESTree.CallExpressionArgument[]): boolean {
  const [first, second] = args;
  if (!first || !second || args.length !== 2 || !isFunctionExpression(first)) return false;
  if (
    first.type === AST_NODE_TYPES.ArrowFunctionExpression &&
    first.body.type !== AST_NODE_TYPES.BlockStatement
  )
    return false;
  if (isFunctionExpression(second) || second.type === AST_NODE_TYPES.ConditionalExpression) return false;
  return isShort(second) && !canHug(second);
}

function isShort(node: TSESTree.Node): boolean {
  if (
    (node.type === AST_NODE_TYPES.CallExpression || node.type === AST_NODE_TYPES.NewExpression) &&
    node.arguments.length > 1
  )
    return false;
  if (isBinaryish(node)) return isSimple(node.left, 1) && isSimple(node.right, 1);
  return isSimple(node);
}

function hugsLast(args: readonly TSESTree.CallExpressionArgument[]): boolean {
  const last = args.at(-1);
  const before = args.at(-2);
  if (!last || !canHug(last) || before?.type === last.type) return false;
  if (last.type !== AST_NODE_TYPES.ArrayExpression || args.length < 2) return true;
  const areNumbers = last.elements.every((element) => element !== null && isNumber(element));
  return !areNumbers && !(args.length === 2 && before?.type === AST_NODE_TYPES.ArrowFunctionExpression);
}

/** Can it begin beside a parenthesis, and end beside the other? */
function canHug(node: TSESTree.Node, isInArrow = false): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.ObjectExpression:
      return node.properties.length > 0;
    case AST_NODE_TYPES.ArrayExpression:
      return node.elements.length > 0;
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSSatisfiesExpression:
    case AST_NODE_TYPES.TSTypeAssertion:
      return canHug(node.expression);
    case AST_NODE_TYPES.FunctionExpression:
      return true;
    case AST_NODE_TYPES.ArrowFunctionExpression:
      return hasHuggedBody(node.body, isInArrow);
    default:
      return false;
  }
}

function hasHuggedBody(body: TSESTree.Node, isInArrow: boolean): boolean {
  switch (body.type) {
    case AST_NODE_TYPES.BlockStatement:
    case AST_NODE_TYPES.ObjectExpression:
    case AST_NODE_TYPES.ArrayExpression:
    case AST_NODE_TYPES.JSXElement:
    case AST_NODE_TYPES.JSXFragment:
      return true;
    case AST_NODE_TYPES.ArrowFunctionExpression:
      return canHug(body, true);
    default:
      return (
        !isInArrow &&
        (body.type === AST_NODE_TYPES.ConditionalExpression ||
          unchained(body).type === AST_NODE_TYPES.CallExpression)
      );
  }
}
