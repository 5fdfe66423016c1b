import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, classOfThis, isFunction, isNothing, nodesBelow, propertyName } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import { restOf } from './list-rest.js';

/** A list that a function goes through by calling itself for the next element. */
export interface RecursiveList {
  readonly source: TSESTree.Node;
  /** The pattern that holds the element, where the rest is handed on. */
  readonly element?: TSESTree.Node;
}

/**
 * The list that a function goes through by calling itself: `sendFrom(mails, index + 1)`, until `index >= mails.length`, or
 * with the rest of the list, `const [mail, ...rest] = mails; … return send(rest)`.
 */
export function recursiveList(resolution: Resolution, host: FunctionNode): RecursiveList | undefined {
  if (host.params.length === 0 || host.body.type !== AST_NODE_TYPES.BlockStatement) return undefined;
  const name = ownName(host);
  if (name === undefined || !resolution.sourceCode.getText(host.body).includes(name)) return undefined;
  for (const node of nodesBelow(host.body, resolution.sourceCode.visitorKeys)) {
    if (node.type !== AST_NODE_TYPES.CallExpression || !callsItself(resolution, host, node)) continue;
    const list = listOfIndex(resolution, host, node) ?? listOfRest(resolution, host, node);
    if (list) return list;
  }
  return undefined;
}

/** Does a `return` only end one turn of such a function: the one after the last, or with the call for the next? */
export function endsTurn(
  resolution: Resolution,
  host: TSESTree.Node,
  node: TSESTree.ReturnStatement,
): boolean {
  if (!isFunction(host)) return false;
  if (node.argument && givesNext(resolution, host, node.argument)) return true;
  const guard = node.parent.type === AST_NODE_TYPES.BlockStatement ? node.parent.parent : node.parent;
  if (guard.type !== AST_NODE_TYPES.IfStatement || guard.parent !== host.body) return false;
  return isPastLast(resolution, guard.test);
}

/** `walk(index + 1)`, `1 + (await walk(index + 1))` */
function givesNext(resolution: Resolution, host: FunctionNode, answer: TSESTree.Node): boolean {
  const given = bare(answer);
  switch (given.type) {
    case AST_NODE_TYPES.AwaitExpression:
      return givesNext(resolution, host, given.argument);
    case AST_NODE_TYPES.BinaryExpression:
      return given.operator === '+' && givesNext(resolution, host, given.right);
    default:
      return callsItself(resolution, host, given);
  }
}

/** `index >= list.length`, and `!item` or `item === undefined` after `const [item, ...rest] = list` or `const item = list[index]` */
function isPastLast({ sourceCode }: Resolution, test: TSESTree.Node): boolean {
  if (/\.length\b/u.test(sourceCode.getText(test))) return true;
  const asked = askedAbsent(test);
  if (!asked) return false;
  const [definition] = ASTUtils.findVariable(sourceCode.getScope(asked), asked.name)?.defs ?? [];
  if (definition?.name.parent?.type === AST_NODE_TYPES.ArrayPattern) return true;
  const declarator: TSESTree.Node | undefined = definition?.node;
  const value = declarator?.type === AST_NODE_TYPES.VariableDeclarator ? declarator.init : undefined;
  return value?.type === AST_NODE_TYPES.MemberExpression && value.computed;
}

/** `item` of `!item`, `item === undefined` */
function askedAbsent(test: TSESTree.Node): TSESTree.Identifier | undefined {
  const asked =
    test.type === AST_NODE_TYPES.UnaryExpression && test.operator === '!'
      ? test.argument
      : test.type === AST_NODE_TYPES.BinaryExpression && test.operator === '===' && isNothing(test.right)
        ? test.left
        : undefined;
  return asked?.type === AST_NODE_TYPES.Identifier ? asked : undefined;
}

/** The last name of the function: `sendFrom` of `this.sendFrom = …` and of a method. */
function ownName(host: FunctionNode): string | undefined {
  if (host.id) return host.id.name;
  const { parent } = host;
  if (parent.type === AST_NODE_TYPES.VariableDeclarator)
    return parent.id.type === AST_NODE_TYPES.Identifier ? parent.id.name : undefined;
  if (parent.type !== AST_NODE_TYPES.MethodDefinition || parent.computed) return undefined;
  return 'name' in parent.key ? parent.key.name : undefined;
}

/** Does a function call itself there? */
export function callsItself({ sourceCode }: Resolution, host: TSESTree.Node, node: TSESTree.Node): boolean {
  if (!isFunction(host)) return false;
  if (node.type !== AST_NODE_TYPES.CallExpression) return false;
  const callee = bare(node.callee);
  if (callee.type === AST_NODE_TYPES.MemberExpression) {
    const isOfThis = callee.object.type === AST_NODE_TYPES.ThisExpression;
    const name = propertyName(callee)?.replace('#', '');
    const isOfClass = isOfThis && host.parent.type === AST_NODE_TYPES.MethodDefinition;
    return isOfClass && name === ownName(host) && classOfThis(node)?.node === host.parent.parent?.parent;
  }
  if (callee.type !== AST_NODE_TYPES.Identifier || callee.name !== ownName(host)) return false;
  const [definition] = ASTUtils.findVariable(sourceCode.getScope(callee), callee.name)?.defs ?? [];
  return definition?.node === host || definition?.node === host.parent;
}

/** `list` of `walk(list, index + 1)`, where `index` is compared with `list.length`. */
function listOfIndex(
  { sourceCode }: Resolution,
  host: FunctionNode,
  call: TSESTree.CallExpression,
): RecursiveList | undefined {
  const place = host.params.findIndex((parameter, at) => {
    const name = parameter.type === AST_NODE_TYPES.AssignmentPattern ? parameter.left : parameter;
    const given = call.arguments[at];
    return name.type === AST_NODE_TYPES.Identifier && given !== undefined && isNext(given, name.name);
  });
  const index = host.params[place];
  const name = index?.type === AST_NODE_TYPES.AssignmentPattern ? index.left : index;
  if (name?.type !== AST_NODE_TYPES.Identifier) return undefined;
  for (const node of nodesBelow(host.body, sourceCode.visitorKeys)) {
    if (node.type !== AST_NODE_TYPES.BinaryExpression) continue;
    const sides = [bare(node.left), bare(node.right)];
    const length = sides.find((side) => side.type === AST_NODE_TYPES.MemberExpression);
    const isCompared = sides.some(
      (side) => side.type === AST_NODE_TYPES.Identifier && side.name === name.name,
    );
    if (isCompared && length?.type === AST_NODE_TYPES.MemberExpression && propertyName(length) === 'length')
      return { source: length.object };
  }
  const first = takenAt(host, name.name);
  return first && { source: first };
}

/** `list` of `const item = list[index]; if (!item) return;` */
function takenAt({ body }: FunctionNode, index: string): TSESTree.Node | undefined {
  const [first, second] = body.type === AST_NODE_TYPES.BlockStatement ? body.body : [];
  if (first?.type !== AST_NODE_TYPES.VariableDeclaration || second?.type !== AST_NODE_TYPES.IfStatement)
    return undefined;
  const [declarator] = first.declarations;
  const taken = declarator?.init && bare(declarator.init);
  if (taken?.type !== AST_NODE_TYPES.MemberExpression || !taken.computed) return undefined;
  const isAtIndex = taken.property.type === AST_NODE_TYPES.Identifier && taken.property.name === index;
  const asked = askedAbsent(second.test);
  const isAsked = declarator?.id.type === AST_NODE_TYPES.Identifier && asked?.name === declarator.id.name;
  return isAtIndex && isAsked ? taken.object : undefined;
}

/** `index + 1` */
function isNext(given: TSESTree.Node, index: string): boolean {
  return (
    given.type === AST_NODE_TYPES.BinaryExpression &&
    given.operator === '+' &&
    given.left.type === AST_NODE_TYPES.Identifier &&
    given.left.name === index &&
    given.right.type === AST_NODE_TYPES.Literal &&
    given.right.value === 1
  );
}

/** `list` of `const [first, ...rest] = list; … walk(rest)`, `walk(list.slice(1))`, and of a parameter `[first, ...rest]`. */
function listOfRest(
  resolution: Resolution,
  host: FunctionNode,
  call: TSESTree.CallExpression,
): RecursiveList | undefined {
  for (const [at, parameter] of host.params.entries()) {
    const given = call.arguments[at];
    if (!given) continue;
    if (parameter.type === AST_NODE_TYPES.ArrayPattern) {
      const [element, rest] = parameter.elements;
      if (isNamed(rest, given)) return { source: parameter, ...(element ? { element } : {}) };
    }
    const rest = restOf(resolution, given);
    if (!rest || parameter.type !== AST_NODE_TYPES.Identifier || rest.list.name !== parameter.name) continue;
    const { list, first } = rest;
    if (first) return { source: list, element: first };
    // A text can be cut, too.
    const isList = new RegExp(`\\b${list.name}(?:\\.length|\\[0\\])`, 'u');
    if (isList.test(resolution.sourceCode.getText(host))) return { source: list };
  }
  return undefined;
}

function isNamed(rest: TSESTree.DestructuringPattern | null | undefined, given: TSESTree.Node): boolean {
  if (rest?.type !== AST_NODE_TYPES.RestElement || given.type !== AST_NODE_TYPES.Identifier) return false;
  return rest.argument.type === AST_NODE_TYPES.Identifier && rest.argument.name === given.name;
}
