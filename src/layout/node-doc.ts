import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { argumentsDoc } from './arguments.js';
import { assignmentDoc, isMemberLike } from './assignment-doc.js';
import { group, indent, soft, verbatim, type Doc } from './doc.js';
import { textOf, type Hint, type Printer } from './fragment.js';
import { arrowDoc, functionDoc } from './function-doc.js';
import { annotation, arrayDoc, objectDoc, propertyDoc } from './literal-doc.js';
import { chainDoc, memberDoc } from './member-chain.js';
import { binaryDoc, conditionalDoc } from './operator-doc.js';
import { isTemplateOfLines, isText, unchained } from './simple-nodes.js';
import { isInParentheses } from './parentheses.js';

/** The document of an expression or a pattern; undefined for what is left as it is written. */
export function nodeDoc(printer: Printer, node: TSESTree.Node, hint: Hint): Doc | undefined {
  const { fragment, print } = printer;
  switch (node.type) {
    case AST_NODE_TYPES.Identifier:
      return [node.name, node.optional ? '?' : '', annotation(printer, node.typeAnnotation)].filter(Boolean)
        .length === 1
        ? node.name
        : [node.name, node.optional ? '?' : '', annotation(printer, node.typeAnnotation)];
    case AST_NODE_TYPES.Literal:
    case AST_NODE_TYPES.TemplateLiteral:
      return verbatim(textOf(fragment, node));
    case AST_NODE_TYPES.TaggedTemplateExpression:
      return [print(node.tag), typeArguments(printer, node), print(node.quasi)];
    case AST_NODE_TYPES.ChainExpression:
      return print(node.expression);
    case AST_NODE_TYPES.TSNonNullExpression:
      return [print(node.expression), '!'];
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression:
      return callDoc(printer, node);
    case AST_NODE_TYPES.MemberExpression:
      return readDoc(printer, node);
    case AST_NODE_TYPES.AwaitExpression:
      return awaitDoc(printer, node);
    case AST_NODE_TYPES.YieldExpression:
      return ['yield', node.delegate ? '*' : '', node.argument ? [' ', print(node.argument)] : ''];
    case AST_NODE_TYPES.ArrayExpression:
    case AST_NODE_TYPES.ArrayPattern:
      return arrayDoc(printer, node);
    case AST_NODE_TYPES.ObjectExpression:
    case AST_NODE_TYPES.ObjectPattern:
      return objectDoc(printer, node);
    case AST_NODE_TYPES.Property:
      return propertyDoc(printer, node);
    case AST_NODE_TYPES.ArrowFunctionExpression:
      return arrowDoc(printer, node, hint);
    case AST_NODE_TYPES.FunctionExpression:
    case AST_NODE_TYPES.FunctionDeclaration:
      return functionDoc(printer, node, hint);
    case AST_NODE_TYPES.BinaryExpression:
    case AST_NODE_TYPES.LogicalExpression:
      return binaryDoc(printer, node);
    case AST_NODE_TYPES.ConditionalExpression:
      return conditionalDoc(printer, node);
    case AST_NODE_TYPES.AssignmentExpression:
      return assignmentDoc(printer, node, print(node.left), ` ${node.operator}`, node.right);
    default:
      return smallDoc(printer, node);
  }
}

/** What is laid out around one or two parts. */
function smallDoc({ asWritten, print }: Printer, node: TSESTree.Node): Doc | undefined {
  switch (node.type) {
    case AST_NODE_TYPES.AssignmentPattern:
      return [print(node.left), ' = ', print(node.right)];
    case AST_NODE_TYPES.RestElement:
      return ['...', print(node.argument), node.typeAnnotation ? asWritten(node.typeAnnotation) : ''];
    case AST_NODE_TYPES.SpreadElement:
      return ['...', print(node.argument)];
    case AST_NODE_TYPES.UnaryExpression:
      return [node.operator, /[a-z]$/u.test(node.operator) ? ' ' : '', print(node.argument)];
    case AST_NODE_TYPES.UpdateExpression:
      return node.prefix ? [node.operator, print(node.argument)] : [print(node.argument), node.operator];
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSSatisfiesExpression: {
      const word = node.type === AST_NODE_TYPES.TSAsExpression ? ' as ' : ' satisfies ';
      const parts: Doc = [print(node.expression), word, asWritten(node.typeAnnotation)];
      return isOperated(node) ? group([indent([soft, parts]), soft]) : parts;
    }
    default:
      return undefined;
  }
}

/** Is it called, or is something of it read? */
function isOperated(node: TSESTree.Node): boolean {
  const { parent } = node;
  return (
    (parent?.type === AST_NODE_TYPES.CallExpression && parent.callee === node) ||
    (parent?.type === AST_NODE_TYPES.MemberExpression && parent.object === node)
  );
}

function typeArguments(
  { asWritten }: Printer,
  node: TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.TaggedTemplateExpression,
): Doc {
  return node.typeArguments ? asWritten(node.typeArguments) : '';
}

function callDoc(printer: Printer, node: TSESTree.CallExpression | TSESTree.NewExpression): Doc {
  const { fragment, print } = printer;
  const isNew = node.type === AST_NODE_TYPES.NewExpression;
  const [only, ...others] = node.arguments;
  const isPath =
    node.callee.type === AST_NODE_TYPES.Identifier && node.callee.name === 'require' && only && isText(only);
  const head: Doc = [
    isNew ? 'new ' : '',
    print(node.callee),
    !isNew && node.optional ? '?.' : '',
    typeArguments(printer, node),
  ];
  if (only && others.length === 0 && (isPath || (isTemplateOfLines(only) && startsOnLine(printer, only)))) {
    return [...head, '(', print(only), ')'];
  }
  if (!isNew && isMemberLike(node.callee) && !isInParentheses(fragment, node.callee)) {
    return chainDoc(printer, node).doc;
  }
  const call = [...head, argumentsDoc(printer, node)];
  return node.callee.type === AST_NODE_TYPES.CallExpression ? group(call) : call;
}

/** Does it begin on the line of what is before it? */
function startsOnLine({ fragment: { text } }: Printer, node: TSESTree.Node): boolean {
  return /\S[^\S\n]*$/u.test(text.slice(text.lastIndexOf('\n', node.range[0] - 1) + 1, node.range[0]));
}

function awaitDoc({ print }: Printer, node: TSESTree.AwaitExpression): Doc {
  const parts: Doc = ['await ', print(node.argument)];
  if (!isOperated(node)) return parts;
  const inner: Doc = [indent([soft, parts]), soft];
  let outer: TSESTree.Node | undefined = node.parent;
  while (outer && !/^(?:AwaitExpression|BlockStatement)$/u.test(outer.type)) outer = outer.parent;
  const isStart = outer?.type === AST_NODE_TYPES.AwaitExpression && startOf(outer.argument) === node;
  return isStart ? inner : group(inner);
}

/** What is furthest to the left of an expression. */
function startOf(node: TSESTree.Node): TSESTree.Node {
  if (node.type === AST_NODE_TYPES.CallExpression) return startOf(node.callee);
  if (node.type === AST_NODE_TYPES.MemberExpression) return startOf(node.object);
  return node.type === AST_NODE_TYPES.ChainExpression || node.type === AST_NODE_TYPES.TSNonNullExpression
    ? startOf(node.expression)
    : node;
}

/** `a.b` outside of a chain of calls. */
function readDoc(printer: Printer, node: TSESTree.MemberExpression): Doc {
  const { object } = node;
  const lookup = memberDoc(printer, node);
  let outer: TSESTree.Node | undefined = node.parent;
  while (outer && (isMemberLike(outer) || outer.type === AST_NODE_TYPES.TSNonNullExpression))
    outer = outer.parent;
  const isKept =
    node.computed ||
    (outer?.type === AST_NODE_TYPES.AssignmentExpression && outer.left.type !== AST_NODE_TYPES.Identifier) ||
    (object.type === AST_NODE_TYPES.Identifier && !isMemberLike(node.parent)) ||
    (isAssigned(node) && isCallWithArguments(printer, unchained(object)));
  return [printer.print(object), isKept ? lookup : group(indent([soft, lookup]))];
}

function isAssigned(node: TSESTree.Node): boolean {
  let { parent } = node;
  while (
    parent?.type === AST_NODE_TYPES.ChainExpression ||
    parent?.type === AST_NODE_TYPES.TSNonNullExpression
  )
    parent = parent.parent;
  return (
    parent?.type === AST_NODE_TYPES.AssignmentExpression || parent?.type === AST_NODE_TYPES.VariableDeclarator
  );
}

function isCallWithArguments(printer: Printer, node: TSESTree.Node): boolean {
  if (node.type !== AST_NODE_TYPES.CallExpression) return false;
  return node.arguments.length > 0 || (isMemberLike(node.callee) && chainDoc(printer, node).isLong);
}
