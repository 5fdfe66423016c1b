import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import { promiseUse } from '../resolve/promise-use.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, childNodes, isFunction, propertyName } from '../resolve/syntax.js';
import { isInside, type Iteration } from './iteration.js';
import { isOrderedCall } from './ordered-effects.js';
import { dependsOnTurn, isOwnOf } from './references.js';

/** Can the turns of a loop run at the same time and still do the same? Only where the file proves it. */
export function areIndependent(resolution: Resolution, iteration: Iteration): boolean {
  const turn: Turn = { resolution, iteration, firstWait: firstWaitOf(resolution, iteration.body) };
  for (const { node, isOwnCode } of nodesOf(resolution, iteration.body)) {
    if (isOwnCode && leaves(iteration, node)) return false;
    if (!isHarmless(turn, node)) return false;
  }
  return true;
}

interface Turn {
  readonly resolution: Resolution;
  readonly iteration: Iteration;
  /** Up to here, turns that start one after another run in order even when they do not wait for each other. */
  readonly firstWait: number;
}

function firstWaitOf(resolution: Resolution, body: TSESTree.Node): number {
  let first = Infinity;
  for (const { node, isOwnCode } of nodesOf(resolution, body)) {
    if (isOwnCode && node.type === AST_NODE_TYPES.AwaitExpression) first = Math.min(first, node.range[1]);
  }
  return first;
}

/** Every node of a body; code of functions inside it is not the body's own. */
function* nodesOf({ sourceCode }: Resolution, body: TSESTree.Node) {
  const pending = [{ node: body, isOwnCode: true }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    yield next;
    const isOwnCode = next.isOwnCode && !isFunction(next.node);
    for (const node of childNodes(next.node, sourceCode.visitorKeys)) pending.push({ node, isOwnCode });
  }
}

/** Does the statement end the loop, or hand over control in it? */
function leaves(iteration: Iteration, node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.ReturnStatement:
    case AST_NODE_TYPES.YieldExpression:
      return true;
    case AST_NODE_TYPES.ContinueStatement:
      return node.label !== null;
    case AST_NODE_TYPES.BreakStatement:
      return node.label !== null || breaksOutOf(iteration, node);
    default:
      return false;
  }
}

function breaksOutOf(iteration: Iteration, node: TSESTree.BreakStatement): boolean {
  for (let current: TSESTree.Node | undefined = node; current; current = current.parent) {
    if (current === iteration.node) return true;
    if (/^(?:For|While|DoWhile|Switch)/u.test(current.type)) return false;
  }
  return true;
}

function isHarmless(turn: Turn, node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.AssignmentExpression:
      return isHarmlessAssignment(turn, node);
    case AST_NODE_TYPES.UpdateExpression:
      return isOwnPlace(turn, node.argument) || (isUnread(node) && isOnlyAdded(turn, node.argument));
    case AST_NODE_TYPES.UnaryExpression:
      return node.operator !== 'delete' || isKeptByKey(turn, bare(node.argument));
    case AST_NODE_TYPES.CallExpression:
      return isHarmlessCall(turn, node);
    default:
      return true;
  }
}

/** Sums, flags that are only set, and entries by key come out the same in any order. */
function isHarmlessAssignment(turn: Turn, node: TSESTree.AssignmentExpression): boolean {
  const target = bare(node.left);
  if (isOwnPlace(turn, target)) return true;
  switch (node.operator) {
    case '=':
      if (isKeptByKey(turn, target)) return true;
      return isConstant(node.right) && isOnlyAdded(turn, target);
    case '+=':
    case '-=':
      // `total += await f()` reads the total before it waits: turns at the same time would lose each other's sums.
      return (
        !containsAwait(turn.resolution, node.right) &&
        isNumber(turn, target, node.right) &&
        isOnlyAdded(turn, target)
      );
    default:
      return false;
  }
}

function isConstant(node: TSESTree.Node): boolean {
  return node.type === AST_NODE_TYPES.Literal || node.type === AST_NODE_TYPES.Identifier
    ? node.type === AST_NODE_TYPES.Literal || node.name === 'undefined'
    : false;
}

/** Text is put together in order, numbers in any. */
function isNumber({ resolution }: Turn, target: TSESTree.Node, added: TSESTree.Node): boolean {
  if (target.type === AST_NODE_TYPES.Identifier) {
    const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(target), target.name);
    const declarator = variable?.defs[0]?.node;
    if (declarator?.type === AST_NODE_TYPES.VariableDeclarator && declarator.init) {
      return declarator.init.type === AST_NODE_TYPES.Literal && typeof declarator.init.value === 'number';
    }
  }
  if (added.type === AST_NODE_TYPES.Literal) return typeof added.value === 'number';
  const value = bare(added);
  return (
    value.type === AST_NODE_TYPES.MemberExpression &&
    /^(?:byteLength|count|length|size)$/u.test(propertyName(value) ?? '')
  );
}

function isUnread(node: TSESTree.UpdateExpression): boolean {
  return (
    node.parent.type === AST_NODE_TYPES.ExpressionStatement || node.parent.type === AST_NODE_TYPES.ForStatement
  );
}

/** A place that each turn has for itself: a variable of the turn, or a property of its element. */
function isOwnPlace({ resolution, iteration }: Turn, target: TSESTree.Node): boolean {
  const root = rootOf(target);
  if (root.type !== AST_NODE_TYPES.Identifier) return false;
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(root), root.name);
  return variable !== null && isOwnOf(iteration, variable);
}

/** `byId[user.id]`: each turn has a key of its own, and does not look at the others' before it waits. */
function isKeptByKey(turn: Turn, target: TSESTree.Node): boolean {
  return (
    target.type === AST_NODE_TYPES.MemberExpression &&
    target.computed &&
    dependsOnTurn(turn.resolution, turn.iteration, target.property) &&
    isOnlyAdded(turn, target.object)
  );
}

/**
 * Does the loop only change this place, without acting on what is in it? Looking at it before the first wait is fine
 * (`if (seen.has(id)) continue; seen.add(id)`), and so is writing it to a log.
 */
function isOnlyAdded({ resolution, iteration, firstWait }: Turn, place: TSESTree.Node): boolean {
  const text = resolution.sourceCode.getText(bare(place));
  const uses: TSESTree.Node[] = [];
  for (const { node } of nodesOf(resolution, iteration.body)) {
    if (isPlace(node) && resolution.sourceCode.getText(node) === text && !isInLog(node, iteration)) {
      uses.push(node);
    }
  }
  const areInOrder = uses.every((use) => use.range[1] <= firstWait);
  return areInOrder || uses.every((use) => isChange(use));
}

/** A name that is not the property of something, or a member. */
function isPlace(node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.MemberExpression) return true;
  if (node.type !== AST_NODE_TYPES.Identifier) return false;
  const { parent } = node;
  return parent.type !== AST_NODE_TYPES.MemberExpression || parent.object === node || parent.computed;
}

/** `place.push(x)`, `place[key] = x`, `place = x`, `place += x`, `place++`. */
function isChange(node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.AssignmentExpression:
      return parent.left === node;
    case AST_NODE_TYPES.UpdateExpression:
      return true;
    case AST_NODE_TYPES.MemberExpression: {
      if (parent.object !== node) return false;
      if (parent.computed) {
        const target = parent.parent;
        return (
          (target.type === AST_NODE_TYPES.AssignmentExpression && target.left === parent) ||
          target.type === AST_NODE_TYPES.UpdateExpression ||
          (target.type === AST_NODE_TYPES.UnaryExpression && target.operator === 'delete')
        );
      }
      const call = parent.parent;
      return (
        call.type === AST_NODE_TYPES.CallExpression &&
        call.callee === parent &&
        collecting.test(propertyName(parent) ?? '')
      );
    }
    default:
      return false;
  }
}

/** Calls that only put something into a list, map or set, or take it out. */
const collecting = /^(?:add|delete|push|set|unshift)$/u;
const keyed = /^(?:delete|set)$/u;

function isHarmlessCall(turn: Turn, call: TSESTree.CallExpression): boolean {
  const { resolution, iteration, firstWait } = turn;
  if (isLog(call)) return true;
  if (isOrderedCall(resolution, iteration, call)) return false;
  const { use } = promiseUse(call);
  if (use !== 'dropped') return true; // What it gives is used, so it is not there for its effect.
  const callee = bare(call.callee);
  if (callee.type === AST_NODE_TYPES.MemberExpression) {
    if (isOwnPlace(turn, callee.object)) return true;
    const name = propertyName(callee) ?? '';
    const [key] = call.arguments;
    if (collecting.test(name)) {
      const hasKey = !keyed.test(name) || (key !== undefined && dependsOnTurn(resolution, iteration, key));
      return hasKey && isOnlyAdded(turn, callee.object);
    }
  }
  // An effect of unknown kind keeps its order only where no turn has waited yet.
  return call.range[1] <= firstWait;
}

const logName =
  /^(?:bar|console|debug|log(?:ger)?|logging|metrics|ora|progress|reporter|span|spinner|statsd?|telemetry|tracer|ui)$/iu;
const logVerb = /^(?:debug|error|info|log|trace|verbose|warn|warning)$/u;
const logFunction = /^(?:capture|log|record|report|trace|track)[A-Z]/u;

function isLog(call: TSESTree.CallExpression): boolean {
  const callee = bare(call.callee);
  if (callee.type === AST_NODE_TYPES.Identifier) {
    return logName.test(callee.name) || logFunction.test(callee.name);
  }
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
  const owner = bare(callee.object);
  const ownerName =
    owner.type === AST_NODE_TYPES.Identifier
      ? owner.name
      : owner.type === AST_NODE_TYPES.MemberExpression
        ? (propertyName(owner) ?? '')
        : '';
  return logName.test(ownerName.replace(/^[#_]/u, '')) || logVerb.test(propertyName(callee) ?? '');
}

function isInLog(node: TSESTree.Node, iteration: Iteration): boolean {
  for (let current = node.parent; current && isInside(current, iteration.body); current = current.parent) {
    if (current.type === AST_NODE_TYPES.CallExpression && isLog(current)) return true;
  }
  return false;
}

/** The start of a chain: `a` of `a.b().c`. */
function rootOf(node: TSESTree.Node): TSESTree.Node {
  for (let current = bare(node); ;) {
    if (current.type === AST_NODE_TYPES.MemberExpression) current = bare(current.object);
    else if (current.type === AST_NODE_TYPES.CallExpression) current = bare(current.callee);
    else return current;
  }
}

function containsAwait(resolution: Resolution, root: TSESTree.Node): boolean {
  for (const { node, isOwnCode } of nodesOf(resolution, root)) {
    if (isOwnCode && node.type === AST_NODE_TYPES.AwaitExpression) return true;
  }
  return false;
}
