import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { isElement, isOwnOf } from '../analysis/references.js';
import { isInside, type Iteration } from '../analysis/iteration.js';
import { effectsOf } from '../catalogue/schema.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, propertyName } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';

/** What expressions read that are evaluated before a loop instead of in every turn. */
export interface Reads {
  readonly variables: Set<TSESLint.Scope.Variable>;
  readonly properties: Set<string>;
}

/** An expression as it can stand before the loop, and the parts of the element that it uses. */
export interface PlainText {
  readonly text: string;
  readonly elements: ReadonlySet<TSESLint.Scope.Variable>;
}

/** Expressions that need no parentheses inside of another. */
const standsAlone: ReadonlySet<string> = new Set([
  AST_NODE_TYPES.CallExpression,
  AST_NODE_TYPES.Identifier,
  AST_NODE_TYPES.Literal,
  AST_NODE_TYPES.MemberExpression,
  AST_NODE_TYPES.TemplateLiteral,
]);
const pureFunctions = new Set(['BigInt', 'Boolean', 'Number', 'String', 'encodeURIComponent', 'parseInt']);
const pureMethods = new Set(
  'concat join padEnd padStart replace replaceAll slice substring toLowerCase toString toUpperCase trim'.split(
    ' ',
  ),
);

/**
 * Is an expression the same whether it is evaluated in each turn or before the loop, as it follows from the element
 * and from what stays as it is? Constants of the body are written out. Adds what it reads to `reads`.
 */
export function plainText(
  resolution: Resolution,
  iteration: Iteration,
  expression: TSESTree.Node,
  reads: Reads,
): PlainText | undefined {
  const { sourceCode } = resolution;
  const elements = new Set<TSESLint.Scope.Variable>();
  const inlined: { readonly range: TSESTree.Range; readonly text: string }[] = [];

  const isPlainName = (node: TSESTree.Identifier): boolean => {
    const variable = ASTUtils.findVariable(sourceCode.getScope(node), node.name);
    if (!variable) return false;
    if (isElement(iteration, variable)) {
      elements.add(variable);
      return true;
    }
    if (!isOwnOf(iteration, variable)) {
      reads.variables.add(variable);
      return staysAsItIs(iteration, variable);
    }
    const init = constantInit(variable);
    const own = init && plainText(resolution, iteration, init, reads);
    if (!own) return false;
    for (const element of own.elements) elements.add(element);
    inlined.push({ range: node.range, text: standsAlone.has(init.type) ? own.text : `(${own.text})` });
    return true;
  };

  if (!isPlain(resolution, expression, isPlainName, reads)) return undefined;
  if (sourceCode.getCommentsInside(expression).length > 0) return undefined;
  let text = sourceCode.getText(expression);
  for (const part of inlined.sort((a, b) => b.range[0] - a.range[0])) {
    const [start, end] = part.range.map((offset) => offset - expression.range[0]);
    text = text.slice(0, start) + part.text + text.slice(end);
  }
  return { text, elements };
}

/** The parameter of a function that is given an element and uses these parts of it. */
export function parameterText(
  { sourceCode }: Resolution,
  element: TSESTree.Node,
  used: ReadonlySet<TSESLint.Scope.Variable>,
): string | undefined {
  if (element.type === AST_NODE_TYPES.Identifier) return sourceCode.getText(element);
  const names = new Set([...used].map(({ name }) => name));
  const isUsed = (node: TSESTree.Node | null): boolean =>
    node?.type === AST_NODE_TYPES.Identifier && names.delete(node.name);
  let text = '';
  if (element.type === AST_NODE_TYPES.ObjectPattern) {
    const kept = element.properties.filter(
      (property) => property.type === AST_NODE_TYPES.Property && isUsed(property.value),
    );
    text = `{ ${kept.map((property) => sourceCode.getText(property)).join(', ')} }`;
  } else if (element.type === AST_NODE_TYPES.ArrayPattern) {
    const parts = element.elements.map((part) => (isUsed(part) && part ? sourceCode.getText(part) : ''));
    text = `[${parts.join(', ').replace(/[, ]+$/u, '')}]`;
  }
  const annotation = 'typeAnnotation' in element && element.typeAnnotation;
  return names.size > 0 ? undefined : text + (annotation ? sourceCode.getText(annotation) : '');
}

type IsPlainName = (node: TSESTree.Identifier) => boolean;

function isPlain(
  resolution: Resolution,
  node: TSESTree.Node,
  isPlainName: IsPlainName,
  reads: Reads,
): boolean {
  const inner = (next: TSESTree.Node) => isPlain(resolution, next, isPlainName, reads);
  switch (node.type) {
    case AST_NODE_TYPES.Literal:
      return !('regex' in node);
    case AST_NODE_TYPES.ThisExpression:
      return true;
    case AST_NODE_TYPES.Identifier:
      return isPlainName(node);
    case AST_NODE_TYPES.TemplateLiteral:
      return node.expressions.every(inner);
    case AST_NODE_TYPES.MemberExpression: {
      const name = propertyName(node);
      if (name !== undefined) reads.properties.add(name);
      return inner(node.object) && (!node.computed || inner(node.property));
    }
    case AST_NODE_TYPES.BinaryExpression:
    case AST_NODE_TYPES.LogicalExpression:
      return inner(node.left) && inner(node.right);
    case AST_NODE_TYPES.ConditionalExpression:
      return inner(node.test) && inner(node.consequent) && inner(node.alternate);
    case AST_NODE_TYPES.UnaryExpression:
      return node.operator !== 'delete' && node.operator !== 'void' && inner(node.argument);
    case AST_NODE_TYPES.ChainExpression:
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
    case AST_NODE_TYPES.TSSatisfiesExpression:
      return inner(node.expression);
    case AST_NODE_TYPES.CallExpression:
      return node.arguments.every(inner) && isPureCall(resolution, node, inner, reads);
    default:
      return false;
  }
}

function isPureCall(
  resolution: Resolution,
  node: TSESTree.CallExpression,
  inner: (node: TSESTree.Node) => boolean,
  reads: Reads,
): boolean {
  const callee = bare(node.callee);
  if (callee.type === AST_NODE_TYPES.Identifier && pureFunctions.has(callee.name)) {
    const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(callee), callee.name);
    return !variable || variable.defs.length === 0;
  }
  const library = resolution.callAt(node);
  if (library) {
    // `dataSource.getRepository(User)`
    const isAccess = library.member.gives !== undefined && effectsOf(library.member).length === 0;
    return isAccess && callee.type === AST_NODE_TYPES.MemberExpression && inner(callee.object);
  }
  const called = resolution.valueOf(callee);
  if (called?.kind === 'function') return isPureFunction(resolution, called.node, reads);
  return (
    callee.type === AST_NODE_TYPES.MemberExpression &&
    pureMethods.has(propertyName(callee) ?? '') &&
    inner(callee.object)
  );
}

/** A function of one expression over its parameters and constants, such as one that makes a key of an id. */
function isPureFunction(resolution: Resolution, node: FunctionNode, reads: Reads): boolean {
  if (node.async || node.generator) return false;
  const [only, ...others] = node.body.type === AST_NODE_TYPES.BlockStatement ? node.body.body : [];
  if (others.length > 0) return false;
  const result =
    node.body.type !== AST_NODE_TYPES.BlockStatement
      ? node.body
      : only?.type === AST_NODE_TYPES.ReturnStatement
        ? only.argument
        : undefined;
  if (!result || !node.params.every(({ type }) => type === AST_NODE_TYPES.Identifier)) return false;
  const isParameterOrConstant: IsPlainName = (name) => {
    const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(name), name.name);
    if (variable?.defs.length !== 1) return false;
    return variable.references.every((reference) => reference.init === true || !reference.isWrite());
  };
  return isPlain(resolution, result, isParameterOrConstant, reads);
}

/** Is the variable of an outer scope assigned neither in the loop nor by a function that could run meanwhile? */
function staysAsItIs(iteration: Iteration, variable: TSESLint.Scope.Variable): boolean {
  return variable.references.every(
    (reference) =>
      !reference.isWrite() ||
      reference.init ||
      (reference.from.variableScope === variable.scope.variableScope &&
        !isInside(reference.identifier, iteration.node)),
  );
}

function constantInit(variable: TSESLint.Scope.Variable): TSESTree.Expression | undefined {
  const [definition] = variable.defs;
  const declarator: TSESTree.Node | undefined = definition?.node;
  return declarator?.type === AST_NODE_TYPES.VariableDeclarator &&
    declarator.parent.kind === 'const' &&
    declarator.id === definition?.name
    ? (declarator.init ?? undefined)
    : undefined;
}
