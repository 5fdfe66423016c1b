import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Convention } from '../catalogue/conventions.js';
import { isAnnotatedAs } from './annotated-as.js';
import { hasArguments } from './conventional-arguments.js';
import { importOf, requiredSpecifier } from './imports.js';
import { promiseUse } from './promise-use.js';
import type { Resolution } from './resolution.js';
import { calledOnResult } from './result-members.js';
import { bare, enclosingFunction, isFunction, propertyName } from './syntax.js';
import type { CallNode } from './value.js';

/** Is a call used in the way that a convention asks for? */
export function fits(resolution: Resolution, convention: Convention, node: CallNode): boolean {
  const { annotated, from, given, imports, result, then, unless, unlessCalled, use } = convention;
  return (
    (then === undefined || hasNext(resolution, then, node)) &&
    (use === undefined || hasUse(resolution, use, node)) &&
    (given === undefined || hasArguments(resolution, given, node)) &&
    (from === undefined || isImportedFrom(resolution, from, node)) &&
    (annotated === undefined || isReceiverOf(resolution, annotated, node)) &&
    (imports === undefined || importsAny(resolution, imports)) &&
    (unless === undefined || !importsAny(resolution, unless)) &&
    (unlessCalled === undefined || !isAlsoCalled(resolution, unlessCalled, node)) &&
    (result === undefined || isUsedAs(resolution, result, node))
  );
}

function isReceiverOf(resolution: Resolution, type: RegExp, node: CallNode): boolean {
  if (node.type === AST_NODE_TYPES.TaggedTemplateExpression) return false;
  const callee = bare(node.callee);
  return callee.type === AST_NODE_TYPES.MemberExpression && isAnnotatedAs(resolution, callee.object, type);
}

/** Is a member of this name called on the same receiver somewhere in the file? */
function isAlsoCalled({ sourceCode }: Resolution, name: string, node: CallNode): boolean {
  if (node.type === AST_NODE_TYPES.TaggedTemplateExpression) return false;
  const callee = bare(node.callee);
  return (
    callee.type === AST_NODE_TYPES.MemberExpression &&
    sourceCode.text.includes(`${sourceCode.getText(callee.object)}.${name}(`)
  );
}

/** Is what is called, or what the member belongs to, imported from such a module? */
function isImportedFrom({ sourceCode }: Resolution, specifier: RegExp, node: CallNode): boolean {
  if (node.type === AST_NODE_TYPES.TaggedTemplateExpression) return false;
  const callee = bare(node.callee);
  const root = callee.type === AST_NODE_TYPES.MemberExpression ? bare(callee.object) : callee;
  if (root.type !== AST_NODE_TYPES.Identifier) return false;
  const definition = ASTUtils.findVariable(sourceCode.getScope(root), root.name)?.defs[0];
  if (!definition) return false;
  const { node: declaration } = definition;
  const required =
    declaration.type === AST_NODE_TYPES.VariableDeclarator && declaration.init
      ? requiredSpecifier(bare(declaration.init))
      : undefined;
  return specifier.test(required ?? importOf(definition)?.specifier ?? '');
}

function isUsedAs(resolution: Resolution, members: readonly RegExp[], node: CallNode): boolean {
  const called = [...calledOnResult(resolution, node)];
  return members.every((member) => called.some((name) => member.test(name)));
}

function importsAny({ sourceCode }: Resolution, specifier: RegExp): boolean {
  return sourceCode.ast.body.some((statement) => {
    if (statement.type === AST_NODE_TYPES.ImportDeclaration) return specifier.test(statement.source.value);
    if (statement.type !== AST_NODE_TYPES.VariableDeclaration) return false;
    return statement.declarations.some(
      ({ init }) => init && specifier.test(requiredSpecifier(bare(init)) ?? ''),
    );
  });
}

function hasUse(resolution: Resolution, use: NonNullable<Convention['use']>, node: CallNode): boolean {
  const found = promiseUse(node);
  switch (use) {
    case 'promise':
      return (
        ['awaited', 'returned', 'listed'].includes(found.use) ||
        isPushed(found.outermost) ||
        isLeftOnPurpose(found.outermost)
      );
    case 'promise-or-callback':
      return hasUse(resolution, 'promise', node) || isAnsweredByCallback(node);
    case 'waited':
      return isWaited(resolution, node);
    case 'awaited':
      return isAwaited(node);
    case 'awaited-list':
      return isAwaited(node) && isTakenApart(found.outermost.parent);
    case 'not-awaited':
      return !isAwaited(node);
  }
}

/** `void users.updateOne(…)`: written for a promise that nobody waits for. */
function isLeftOnPurpose({ parent }: TSESTree.Node): boolean {
  return parent?.type === AST_NODE_TYPES.UnaryExpression && parent.operator === 'void';
}

/** `promises.push(pool.query(…))` */
function isPushed(node: TSESTree.Node): boolean {
  return pushedTo(node) !== undefined;
}

/** `promises` of `promises.push(pool.query(…))` */
function pushedTo(node: TSESTree.Node): TSESTree.Node | undefined {
  const call = node.parent;
  if (call?.type !== AST_NODE_TYPES.CallExpression || call.callee.type !== AST_NODE_TYPES.MemberExpression)
    return undefined;
  const isPush = propertyName(call.callee) === 'push' && call.arguments.includes(node as TSESTree.Expression);
  return isPush ? call.callee.object : undefined;
}

/** `promises.push(pool.query(…))`, and somewhere `Promise.all(promises)` */
function isCollected({ sourceCode }: Resolution, node: TSESTree.Node): boolean {
  const list = pushedTo(node);
  if (list?.type !== AST_NODE_TYPES.Identifier) return false;
  const variable = ASTUtils.findVariable(sourceCode.getScope(list), list.name);
  return (
    variable?.references.some(
      ({ identifier: { parent } }) => parent.type === AST_NODE_TYPES.CallExpression && isCombinator(parent),
    ) ?? false
  );
}

/** `pool.query(text, (error, result) => …)` */
function isAnsweredByCallback(node: CallNode): boolean {
  const last = node.type === AST_NODE_TYPES.TaggedTemplateExpression ? undefined : node.arguments.at(-1);
  return isFunction(last) && last.params.length > 1;
}

/** What is returned is waited for where the function is `async`, or its callers go to `Promise.all`. */
function isWaited(resolution: Resolution, node: TSESTree.Node): boolean {
  const { outermost, use } = promiseUse(node);
  if (use === 'awaited') return true;
  if (use === 'passed' || use === 'listed') {
    const list = use === 'listed' ? promiseUse(outermost.parent ?? outermost).outermost : outermost;
    const call = list.parent;
    return (
      (call?.type === AST_NODE_TYPES.CallExpression && isCombinator(call)) || isCollected(resolution, list)
    );
  }
  if (use !== 'returned') return false;
  const host = enclosingFunction(outermost);
  if (!host) return false;
  const { parent: taker } = host;
  if (host.async) return true;
  if (taker.type !== AST_NODE_TYPES.CallExpression) return false;
  // A list of promises that is only returned waits for none of them.
  return !(isMap(taker) && promiseUse(taker).use === 'returned') && isWaited(resolution, taker);
}

function isMap({ callee }: TSESTree.CallExpression): boolean {
  return (
    callee.type === AST_NODE_TYPES.MemberExpression && /^(?:flatMap|map)$/u.test(propertyName(callee) ?? '')
  );
}

/** `Promise.all(…)`, also one of a project's own. */
function isCombinator({ callee }: TSESTree.CallExpression): boolean {
  if (callee.type === AST_NODE_TYPES.Identifier) return /^promiseAll/iu.test(callee.name);
  return (
    callee.type === AST_NODE_TYPES.MemberExpression &&
    callee.object.type === AST_NODE_TYPES.Identifier &&
    /^(?:Promise|Bluebird)$/u.test(callee.object.name)
  );
}

function isAwaited(node: TSESTree.Node): boolean {
  return node.parent?.type === AST_NODE_TYPES.AwaitExpression;
}

function isTakenApart(awaited: TSESTree.Node | undefined): boolean {
  const declarator = awaited?.parent;
  return (
    declarator?.type === AST_NODE_TYPES.VariableDeclarator &&
    declarator.id.type === AST_NODE_TYPES.ArrayPattern
  );
}

function hasNext(resolution: Resolution, then: NonNullable<Convention['then']>, node: CallNode): boolean {
  const next = node.parent;
  if (next.type !== AST_NODE_TYPES.MemberExpression || next.object !== node) return false;
  if (!then.names.includes(propertyName(next) ?? '')) return false;
  if (then.given === undefined) return true;
  const call = next.parent;
  return call.type === AST_NODE_TYPES.CallExpression && hasArguments(resolution, then.given, call);
}
