import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { enclosingFunction, isFunction, propertyName } from '../resolve/syntax.js';
import { isLoaded, loadsAfter } from './cache-load.js';

/**
 * Does a function fill an entry that it missed: does it, before the write, read the entry, test what came back,
 * and load from elsewhere what it writes?
 */
export function isFilledAfterMiss(
  resolution: Resolution,
  read: TSESTree.CallExpression,
  write: TSESTree.CallExpression,
  written: readonly TSESTree.Node[],
): boolean {
  if (!isReadBefore(resolution, read, write)) return false;
  const found = foundIn(resolution, read);
  return written.some((value) => isLoaded(resolution, value, found));
}

/** Does a function read an entry before the write, and decide by what came back? */
export function isReadBefore(
  resolution: Resolution,
  read: TSESTree.CallExpression,
  write: TSESTree.CallExpression,
): boolean {
  if (read.range[0] >= write.range[0]) return false;
  return isTested(read) || [...foundIn(resolution, read)].some(isVariableTested);
}

/** Does a function give back what a read found, before it comes to the write? */
export function isServed(
  resolution: Resolution,
  read: TSESTree.CallExpression,
  write: TSESTree.CallExpression,
): boolean {
  return [...foundIn(resolution, read)].some(({ references }) =>
    references.some(({ identifier }) => identifier.range[1] <= write.range[0] && isReturned(identifier)),
  );
}

/** Does a function give back what a read found, or what it put in its place? */
export function isGivenBack(resolution: Resolution, read: TSESTree.CallExpression): boolean {
  return [...foundIn(resolution, read)].some(({ references }) =>
    references.some(({ identifier }) => isReturned(identifier)),
  );
}

/** Does a function give back what a read found, or else what it loads? */
export function isServedOrLoaded(resolution: Resolution, read: TSESTree.CallExpression): boolean {
  const host = enclosingFunction(read);
  const found = foundIn(resolution, read);
  return isGivenBack(resolution, read) && host !== undefined && loadsAfter(resolution, host, read, found);
}

function isReturned(expression: TSESTree.Node): boolean {
  for (let node = expression.parent; node && !isFunction(node); node = node.parent) {
    if (node.type === AST_NODE_TYPES.ReturnStatement) return true;
    if (/Statement$/u.test(node.type)) return false;
  }
  return false;
}

/** The variables that hold what a read gives, or something made from it. */
function foundIn(resolution: Resolution, read: TSESTree.CallExpression): Set<TSESLint.Scope.Variable> {
  const found = new Set(receiversOf(resolution, read));
  for (const variable of found) {
    for (const reference of variable.references) {
      if (!reference.isRead()) continue;
      for (const made of receiversOf(resolution, reference.identifier)) found.add(made);
    }
  }
  return found;
}

/** The variables that get what an expression gives: declared, assigned, or parameters of a callback. */
function receiversOf(
  { sourceCode }: Resolution,
  expression: TSESTree.Node,
): readonly TSESLint.Scope.Variable[] {
  let child: TSESTree.Node = expression;
  for (let node = expression.parent; node && !isFunction(node); child = node, node = node.parent) {
    if (node.type === AST_NODE_TYPES.VariableDeclarator) return sourceCode.getDeclaredVariables(node);
    if (node.type === AST_NODE_TYPES.AssignmentExpression && node.left.type === AST_NODE_TYPES.Identifier) {
      const variable = ASTUtils.findVariable(sourceCode.getScope(node), node.left.name);
      return variable ? [variable] : [];
    }
    if (node.type === AST_NODE_TYPES.MemberExpression && node.object === child) {
      const { parent } = node;
      if (parent.type === AST_NODE_TYPES.CallExpression && givesOn.test(propertyName(node) ?? '')) {
        return parametersOf(sourceCode, parent.arguments);
      }
    }
    if (node.type === AST_NODE_TYPES.ForOfStatement && node.right === child) {
      return sourceCode.getDeclaredVariables(node.left);
    }
    if (/Statement$/u.test(node.type)) break;
  }
  return expression.type === AST_NODE_TYPES.CallExpression
    ? parametersOf(sourceCode, expression.arguments)
    : [];
}

/** Methods that give a result, or its elements, to a callback. */
const givesOn = /^(?:filter|forEach|map|then)$/u;

function parametersOf(
  sourceCode: Readonly<TSESLint.SourceCode>,
  given: readonly TSESTree.Node[],
): readonly TSESLint.Scope.Variable[] {
  return given.filter(isFunction).flatMap((callback) => sourceCode.getDeclaredVariables(callback));
}

function isVariableTested(variable: TSESLint.Scope.Variable): boolean {
  return variable.references.some((reference) => reference.isRead() && isTested(reference.identifier));
}

/** Does the program decide by this expression how to go on? */
function isTested(expression: TSESTree.Node): boolean {
  let child: TSESTree.Node = expression;
  for (let node = expression.parent; node; child = node, node = node.parent) {
    if (isFunction(node)) return node.body === child && isPredicate(node);
    switch (node.type) {
      case AST_NODE_TYPES.IfStatement:
      case AST_NODE_TYPES.ConditionalExpression:
      case AST_NODE_TYPES.WhileStatement:
        return node.test === child;
      case AST_NODE_TYPES.LogicalExpression:
        if (node.left === child) return true;
        break;
      case AST_NODE_TYPES.BlockStatement:
        return false;
    }
  }
  return false;
}

/** `ids.filter((id, index) => !found[index])` */
function isPredicate({ parent }: TSESTree.Node): boolean {
  return (
    parent?.type === AST_NODE_TYPES.CallExpression &&
    parent.callee.type === AST_NODE_TYPES.MemberExpression &&
    /^(?:filter|some|every|find)$/u.test(propertyName(parent.callee) ?? '')
  );
}
