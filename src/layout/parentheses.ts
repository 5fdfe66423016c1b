import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { tokenFrom, tokenUpTo, type Fragment, type Hint } from './fragment.js';

/** Is a node to be written in parentheses? Those that were written are kept, where they may mean something. */
export function needsParentheses(fragment: Fragment, node: TSESTree.Node, { isBare }: Hint): boolean {
  if (isBare || !isExpression(node)) return false;
  if (node.type === AST_NODE_TYPES.AwaitExpression && isOperand(node)) return true;
  return !isClosed(node) && isInParentheses(fragment, node);
}

function isExpression({ type }: TSESTree.Node): boolean {
  return /Expression$|^(?:Identifier|Literal|JSXElement|JSXFragment|TemplateLiteral)$/u.test(type);
}

/** `...(await a)`, `(await a) + 1` */
function isOperand(node: TSESTree.AwaitExpression): boolean {
  const { parent } = node;
  return (
    /^(?:Binary|Logical|Unary|TSAs|TSNonNull|TSSatisfies)Expression$|^SpreadElement$/u.test(parent.type) ||
    (parent.type === AST_NODE_TYPES.ConditionalExpression && parent.test === node) ||
    (parent.type === AST_NODE_TYPES.MemberExpression && parent.object === node) ||
    (parent.type === AST_NODE_TYPES.CallExpression && parent.callee === node)
  );
}

/** `a`, `a.b`, `a()`, `[a]`: nothing around can take it apart. */
function isClosed({ parent, type }: TSESTree.Node): boolean {
  return (
    /^(?:Identifier|(?:Array|Call|Member|This)Expression|TemplateLiteral)$/u.test(type) &&
    parent?.type !== AST_NODE_TYPES.NewExpression
  );
}

/** Is a node in parentheses that are no part of another's syntax? */
export function isInParentheses(fragment: Fragment, node: TSESTree.Node): boolean {
  const before = tokenUpTo(fragment, node.range[0]);
  const after = tokenFrom(fragment, node.range[1]);
  if (before?.value !== '(' || after?.value !== ')') return false;
  if (!ownsParentheses(node)) return true;
  return (
    tokenUpTo(fragment, before.range[0])?.value === '(' && tokenFrom(fragment, after.range[1])?.value === ')'
  );
}

/** Do the parentheses around belong to the syntax of what the node is in? */
function ownsParentheses(node: TSESTree.Node): boolean {
  const { parent } = node;
  if (!parent) return false;
  switch (parent.type as string) {
    case 'CallExpression':
    case 'NewExpression': {
      const { arguments: list } = parent as TSESTree.CallExpression;
      return list.length === 1 && list[0] === node;
    }
    case 'ImportExpression':
      return true;
    case 'IfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
      return (parent as TSESTree.IfStatement).test === node;
    case 'SwitchStatement':
      return (parent as TSESTree.SwitchStatement).discriminant === node;
    case 'CatchClause':
      return (parent as TSESTree.CatchClause).param === node;
    case 'ArrowFunctionExpression':
    case 'FunctionDeclaration':
    case 'FunctionExpression':
      return (parent as TSESTree.ArrowFunctionExpression).params.includes(node as TSESTree.Parameter);
    default:
      return false;
  }
}
