import { DefinitionType } from '@typescript-eslint/scope-manager';
import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import { requestByName } from '../analysis/evident-work.js';
import { isBestCompared } from '../analysis/extreme.js';
import { leaves } from '../analysis/independence.js';
import type { Iteration } from '../analysis/iteration.js';
import { isOwnOf, usesIn } from '../analysis/references.js';
import { isLog, isOwnPlace, nodesIn, rootOf, turnOf, type Turn } from '../analysis/turn.js';
import { promiseUse } from '../resolve/promise-use.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, isFunction, propertyName } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import { hostOf } from './batch-place.js';
import { addsNumber } from './number-sum.js';
import { isNativeWait } from './waited-call.js';

/**
 * Can the body of a loop become a function whose calls overlap, with the same results and effects in the same order?
 * Asked of a loop whose turns are independent. `collected` are the places that collect results in order.
 */
export function isMovable(
  resolution: Resolution,
  iteration: Iteration,
  collected: readonly TSESTree.Node[],
  isTyped: boolean,
): boolean {
  const turn = turnOf(resolution, iteration);
  if (isTyped && (narrowsOutside(turn) || setsOutside(turn))) return false;
  for (const { node, isOwnCode } of nodesIn(resolution, iteration.body)) {
    if (collected.includes(node)) continue;
    if (isOwnCode && (leaves(iteration, node) || !isMovableStatement(node))) return false;
    if (!isMovableNode(turn, node)) return false;
  }
  return true;
}

function isMovableStatement(node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.LabeledStatement:
    case AST_NODE_TYPES.YieldExpression:
      return false;
    case AST_NODE_TYPES.VariableDeclaration:
      return node.kind === 'const' || node.kind === 'let';
    case AST_NODE_TYPES.ForOfStatement:
      return !node.await;
    default:
      return true;
  }
}

function isMovableNode(turn: Turn, node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.AssignmentExpression:
      if (isOwnPlace(turn, node.left)) return true;
      if (isBestCompared(turn, node)) return false; // Of two that are alike the first in the list is kept.
      // `total += await f()` reads the total before it waits: turns at the same time would lose each other's sums.
      if (node.operator !== '=' && containsAwait(turn, node.right)) return false;
      if (node.operator === '+=' && !isInOrder(turn, node)) {
        return addsNumber(turn.resolution, bare(node.left), node.right) && !isEntry(node.left);
      }
      return !isEntry(node.left) || isInOrder(turn, node);
    case AST_NODE_TYPES.UnaryExpression:
      return node.operator !== 'delete' || isOwnPlace(turn, node.argument);
    case AST_NODE_TYPES.Identifier:
      return !isChangingOutside(turn, node);
    case AST_NODE_TYPES.CallExpression:
      return isMovableCall(turn, node);
    default:
      return true;
  }
}

function containsAwait({ resolution }: Turn, root: TSESTree.Node): boolean {
  for (const { node, isOwnCode } of nodesIn(resolution, root)) {
    if (isOwnCode && node.type === AST_NODE_TYPES.AwaitExpression) return true;
  }
  return false;
}

/** Entries stand in the order in which they are made. */
function isEntry(target: TSESTree.Node): boolean {
  return bare(target).type === AST_NODE_TYPES.MemberExpression;
}

function isInOrder({ firstWait }: Turn, node: TSESTree.Node): boolean {
  return node.range[1] <= firstWait;
}

/** A variable from outside that is assigned more than once: a function would see what it is later. */
function isChangingOutside(turn: Turn, name: TSESTree.Identifier): boolean {
  const { resolution, iteration } = turn;
  const reference = name.parent;
  if (
    reference.type === AST_NODE_TYPES.MemberExpression &&
    reference.property === name &&
    !reference.computed
  ) {
    return false;
  }
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(name), name.name);
  if (!variable || isOwnOf(iteration, variable)) return false;
  const isRead = variable.references.some(
    (reference) => reference.identifier === name && reference.isReadOnly(),
  );
  const writes = variable.references.filter((found) => found.isWrite());
  return isRead && writes.some((found) => found.init !== true);
}

const mutating = /^(?:copyWithin|fill|next|pop|reverse|shift|sort|splice)$/u;

function isMovableCall(turn: Turn, call: TSESTree.CallExpression): boolean {
  const { resolution } = turn;
  if (isLog(call)) return true;
  const callee = bare(call.callee);
  if (callee.type === AST_NODE_TYPES.MemberExpression && isOwnPlace(turn, callee.object)) return true;
  if (resolution.callAt(call)) return true;
  const called = resolution.valueOf(callee);
  if (called?.kind === 'function') return keepsToItself(resolution, called.node, []);
  const { use } = promiseUse(call);
  if (use === 'awaited' && isOfPromise(callee)) return true; // The call that it belongs to is judged by itself.
  if (use === 'awaited') return requestByName(resolution, call) === 'transfer' || isNativeWait(callee);
  if (use === 'dropped') return isInOrder(turn, call);
  return callee.type !== AST_NODE_TYPES.MemberExpression || !mutating.test(propertyName(callee) ?? '');
}

/** Is it the `catch` of `load(url).catch(…)`, or the `text` of `(await load(url)).text()`? */
function isOfPromise(callee: TSESTree.Node): boolean {
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
  const { object } = callee;
  if (object.type === AST_NODE_TYPES.AwaitExpression) return true;
  const isSettled = /^(?:catch|finally|then)$/u.test(propertyName(callee) ?? '');
  return isSettled && object.type === AST_NODE_TYPES.CallExpression;
}

/** Does a function of this file change nothing but what it has made itself, as far as its text shows? */
function keepsToItself(
  resolution: Resolution,
  callee: FunctionNode,
  around: readonly FunctionNode[],
): boolean {
  if (around.includes(callee)) return true; // it calls itself
  if (around.length === 3) return false;
  const own = { resolution, iteration: { node: callee } as Iteration };
  // What it is given may be of the outside, and its parts then change in the order of the answers.
  const isOwn = (place: TSESTree.Node) =>
    isOwnPlace(own, place) &&
    (place.type === AST_NODE_TYPES.Identifier || !isParameter(resolution, callee, rootOf(place)));
  for (const { node } of nodesIn(resolution, callee)) {
    if (node.type === AST_NODE_TYPES.AssignmentExpression && !isOwn(node.left)) return false;
    if (node.type === AST_NODE_TYPES.UpdateExpression && !isOwn(node.argument)) return false;
    if (node.type !== AST_NODE_TYPES.CallExpression || isLog(node) || resolution.callAt(node)) continue;
    const inner = resolution.valueOf(node.callee);
    if (inner?.kind === 'function' && !isFunction(bare(node.callee))) {
      if (!keepsToItself(resolution, inner.node, [...around, callee])) return false;
    } else if (promiseUse(node).use === 'dropped' && !isOwn(node.callee)) {
      return false;
    }
  }
  return true;
}

function isParameter({ sourceCode }: Resolution, callee: FunctionNode, root: TSESTree.Node): boolean {
  if (root.type !== AST_NODE_TYPES.Identifier) return false;
  const definition = ASTUtils.findVariable(sourceCode.getScope(root), root.name)?.defs[0];
  return definition?.type === DefinitionType.Parameter && definition.node === callee;
}

/** TypeScript takes a variable for what it was before the loop, where only a function inside assigns it. */
export function setsOutside(turn: Pick<Turn, 'iteration' | 'resolution'>): boolean {
  for (const { node } of nodesIn(turn.resolution, turn.iteration.body)) {
    if (
      node.type === AST_NODE_TYPES.AssignmentExpression &&
      node.operator === '=' &&
      node.left.type === AST_NODE_TYPES.Identifier &&
      !isOwnPlace(turn, node.left)
    ) {
      return true;
    }
  }
  return false;
}

/** Does TypeScript know the same of what a part of a turn reads, if that part stands in a function of its own? */
export function keepsTypes(resolution: Resolution, iteration: Iteration, part: TSESTree.Node): boolean {
  if (narrowsOutside({ resolution, iteration }, part)) return false;
  return [...usesIn(resolution, part)].every(
    ({ variable }) =>
      isOwnOf(iteration, variable) ||
      variable.references.every((reference) => !reference.isWrite() || reference.init),
  );
}

/**
 * Does the function test something of the outside before the loop that the body then uses? TypeScript forgets inside
 * a function what was tested outside of it, unless it is a constant.
 */
export function narrowsOutside(
  { resolution, iteration }: Pick<Turn, 'iteration' | 'resolution'>,
  part: TSESTree.Node = iteration.body,
): boolean {
  const { sourceCode } = resolution;
  const host = hostOf(iteration.node);
  if (!host) return false;
  const used = new Set<string>();
  for (const { node } of nodesIn(resolution, part)) {
    if (node.type === AST_NODE_TYPES.MemberExpression && !isOwnPlace({ resolution, iteration }, node)) {
      used.add(sourceCode.getText(node));
    }
  }
  if (used.size === 0) return false;
  for (const { node } of nodesIn(resolution, host)) {
    if (node.range[0] >= iteration.node.range[0]) continue;
    const test =
      node.type === AST_NODE_TYPES.IfStatement || node.type === AST_NODE_TYPES.ConditionalExpression
        ? node.test
        : node.type === AST_NODE_TYPES.LogicalExpression
          ? node.left
          : undefined;
    if (!test) continue;
    for (const { node: part } of nodesIn(resolution, test)) {
      if (part.type === AST_NODE_TYPES.MemberExpression && used.has(sourceCode.getText(part))) return true;
    }
  }
  return false;
}
