import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import { promiseUse } from '../resolve/promise-use.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, calledName, isFunction, propertyName } from '../resolve/syntax.js';
import { addsEntry } from './archive-entry.js';
import { asksWhatItWrites } from './asks-what-it-writes.js';
import { assignedOnce } from './assigned-once.js';
import { carriesState } from './carried-state.js';
import { isStepOfCounter } from './counted-list.js';
import { isStopped } from './stopped.js';
import { isExtreme } from './extreme.js';
import { isAskedForGroup, isAskedForSum, isEmptyGroup } from './group.js';
import { isInside, iterationAround, type Iteration } from './iteration.js';
import { isCommandInOneFolder } from './one-folder.js';
import { isMadeForTurn, isOrderedCall } from './ordered-effects.js';
import { dependsOnTurn } from './references.js';
import { isSorted } from './sorted-list.js';
import { takesNextElement } from './taken-apart.js';
import { callsItself, endsTurn } from './recursive-list.js';
import { effectsIn } from './turn-effects.js';
import { isInLog, isLog, isOwnPlace, nodesIn, turnOf, type Turn } from './turn.js';

/** Can the turns of a loop run at the same time and still do the same? Only where the file proves it. */
export function areIndependent(resolution: Resolution, iteration: Iteration): boolean {
  if (isUndone(resolution, iteration) || isReversed(iteration) || sharesElements(resolution, iteration))
    return false;
  if (writesInOrder(resolution, iteration)) return false;
  const turn = turnOf(resolution, iteration);
  for (const { node, isOwnCode } of nodesIn(resolution, iteration.body)) {
    if (isOwnCode && leaves(iteration, node) && !isStopped(turn, node) && !isOver(turn, node)) return false;
    if (!isHarmless(turn, node)) return false;
  }
  return true;
}

function isOver({ resolution, iteration }: Turn, node: TSESTree.Node): boolean {
  return node.type === AST_NODE_TYPES.ReturnStatement && endsTurn(resolution, iteration.node, node);
}

/** `stacks.reverse()`: the last first, so that the order is meant. */
function isReversed({ source }: Iteration): boolean {
  const list = source && bare(source);
  return list?.type === AST_NODE_TYPES.CallExpression && /^(?:reverse|toReversed)$/u.test(calledName(list));
}

/** Turns over a list that was sorted on purpose, and that write: what comes later is written later. */
function writesInOrder(resolution: Resolution, { source, body }: Iteration): boolean {
  if (!source || !isSorted(resolution, source)) return false;
  return !effectsIn(resolution, body).next().done;
}

/** One of some workers, which take turns with the elements of one iterator: `const next = urls.values()`. */
function sharesElements(resolution: Resolution, { node, source }: Iteration): boolean {
  if (source?.type !== AST_NODE_TYPES.Identifier) return false;
  const iterator = assignedOnce(resolution, source);
  if (
    iterator.type !== AST_NODE_TYPES.CallExpression ||
    !/^(?:entries|keys|values)$/u.test(calledName(iterator))
  )
    return false;
  const worker = iterationAround(resolution, node);
  return worker?.kind === 'callback' && !isInside(iterator, worker.node);
}

/**
 * Does what comes after a failure of the loop look at what the turns before it collected, as to take them back, or to mark
 * what is done?
 */
function isUndone({ sourceCode }: Resolution, iteration: Iteration): boolean {
  const { handler, finalizer } = tryAround(iteration.node) ?? {};
  const looksAt = (block: TSESTree.BlockStatement, isMeant: (place: TSESTree.Node) => boolean): boolean =>
    sourceCode
      .getScope(block)
      .through.some(
        ({ resolved }) =>
          resolved?.references.some(
            ({ identifier }) => isInside(identifier, iteration.body) && isMeant(identifier),
          ) ?? false,
      );
  return (
    (handler ? looksAt(handler.body, isChanged) : false) ||
    // Also where nothing failed; how many there were is only told.
    (finalizer ? looksAt(finalizer, (place) => isChanged(place) && !isTarget(place)) : false)
  );
}

/** The nearest `try` around a loop. */
function tryAround(loop: TSESTree.Node): TSESTree.TryStatement | undefined {
  for (let node = loop.parent, child = loop; node && !isFunction(node); child = node, node = node.parent) {
    if (node.type === AST_NODE_TYPES.TryStatement && node.block === child) return node;
  }
  return undefined;
}

/** Does the statement end the loop, or hand over control in it? */
export function leaves(iteration: Iteration, node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.ReturnStatement:
      return iteration.kind === 'loop'; // A callback's turn ends with it, not the whole.
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
  const isStep = () => isStepOfCounter(turn.resolution, turn.iteration.node, node);
  switch (node.type) {
    case AST_NODE_TYPES.AssignmentExpression:
      return isHarmlessAssignment(turn, node) || isStep();
    case AST_NODE_TYPES.UpdateExpression:
      return (
        isStep() ||
        isInLog(turn, node) ||
        isOwnPlace(turn, node.argument) ||
        (isStatement(node) && isOnlyChanged(turn, node.argument))
      );
    case AST_NODE_TYPES.UnaryExpression:
      return node.operator !== 'delete' || isKeptByKey(turn, bare(node.argument));
    case AST_NODE_TYPES.CallExpression:
      return isHarmlessCall(turn, node);
    case AST_NODE_TYPES.TaggedTemplateExpression:
      return !isCommandInOneFolder(turn.resolution, turn.iteration, node);
    default:
      return true;
  }
}

/** Sums, flags that are only set, and entries by key come out the same in any order, and a text can be put together at the end. */
function isHarmlessAssignment(turn: Turn, node: TSESTree.AssignmentExpression): boolean {
  const target = bare(node.left);
  if (isOwnPlace(turn, target) || takesNextElement(turn.resolution, node)) return true;
  switch (node.operator) {
    case '=':
      if (isKeptByKey(turn, target) || isExtreme(turn, node)) return true;
      return isConstant(node.right) && isOnlyChanged(turn, target);
    case '??=':
    case '||=':
      return isEmptyGroup(node.right) && isKeptByKey(turn, target);
    case '+=':
    case '-=':
      return isOnlyChanged(turn, target);
    default:
      return false;
  }
}

function isConstant(node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.Identifier) return node.name === 'undefined';
  return node.type === AST_NODE_TYPES.Literal;
}

function isStatement({ parent }: TSESTree.UpdateExpression): boolean {
  return parent.type === AST_NODE_TYPES.ExpressionStatement || parent.type === AST_NODE_TYPES.ForStatement;
}

/** `byId[user.id]`: each turn has a key of its own, and does not look at the others' after it waits. */
function isKeptByKey(turn: Turn, target: TSESTree.Node): boolean {
  return (
    target.type === AST_NODE_TYPES.MemberExpression &&
    target.computed &&
    dependsOnTurn(turn.resolution, turn.iteration, target.property) &&
    isOnlyChanged(turn, target.object, target)
  );
}

/**
 * Does the loop only change this place, without acting on what is in it? Looking at it before the first wait is fine
 * (`if (seen.has(id)) continue; seen.add(id)`), and so is writing it to a log.
 */
function isOnlyChanged(turn: Turn, place: TSESTree.Node, entry?: TSESTree.Node): boolean {
  const { resolution, iteration, firstWait } = turn;
  const { sourceCode } = resolution;
  const text = sourceCode.getText(bare(place));
  const ownEntry =
    entry && iteration.node.type === AST_NODE_TYPES.ForInStatement && sourceCode.getText(entry);
  const uses: TSESTree.Node[] = [];
  for (const { node } of nodesIn(resolution, iteration.body)) {
    if (!isPlace(node) || sourceCode.getText(node) !== text || isInLog(turn, node)) continue;
    // What `for (const key in pages)` finds at its own key, no other turn writes.
    if (!ownEntry || sourceCode.getText(node.parent) !== ownEntry) uses.push(node);
  }
  return (
    uses.every((use) => endOfUse(use) <= firstWait) ||
    uses.every((use) => isChanged(use) || isAskedForGroup(resolution, use) || isAskedForSum(resolution, use))
  );
}

/** Where the use of a place is over: `pages.set(url, await load(url))` changes `pages` after the wait. */
function endOfUse(place: TSESTree.Node): number {
  let node = place;
  while (node.parent?.type === AST_NODE_TYPES.MemberExpression && node.parent.object === node)
    node = node.parent;
  const { parent } = node;
  const isDone =
    parent?.type === AST_NODE_TYPES.CallExpression || parent?.type === AST_NODE_TYPES.AssignmentExpression;
  return isDone ? parent.range[1] : node.range[1];
}

/** A name that is not the property of something, or a member. */
function isPlace(node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.MemberExpression) return true;
  if (node.type !== AST_NODE_TYPES.Identifier) return false;
  const { parent } = node;
  switch (parent.type) {
    case AST_NODE_TYPES.MemberExpression:
      return parent.object === node || parent.computed;
    case AST_NODE_TYPES.Property:
      return parent.value === node || parent.computed;
    case AST_NODE_TYPES.TSPropertySignature:
      return false;
    default:
      return true;
  }
}

/** Calls that only put something into a list, map or set, or take it out. */
const collecting = /^(?:add|delete|push|set|unshift)$/u;
const keyed = /^(?:delete|set)$/u;

/** `place.push(x)`, `place[key] = x`, `place[key].push(x)`, `place = x`, `place += x`, `place++`. */
function isChanged(place: TSESTree.Node): boolean {
  const { parent } = place;
  if (parent?.type !== AST_NODE_TYPES.MemberExpression) return isTarget(place);
  if (parent.object !== place) return false;
  if (parent.computed) return isChanged(parent);
  const call = parent.parent;
  return (
    call.type === AST_NODE_TYPES.CallExpression &&
    call.callee === parent &&
    collecting.test(propertyName(parent) ?? '')
  );
}

function isTarget(node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.AssignmentExpression:
      return parent.left === node;
    case AST_NODE_TYPES.UpdateExpression:
      return true;
    case AST_NODE_TYPES.UnaryExpression:
      return parent.operator === 'delete';
    default:
      return false;
  }
}

function isHarmlessCall(turn: Turn, call: TSESTree.CallExpression): boolean {
  const { resolution, iteration, firstWait } = turn;
  if (addsEntry(resolution, iteration, call) || isNextTaken(resolution, call)) return true;
  if (isOrderedCall(resolution, iteration, call)) return false;
  if (isLog(call) || callsItself(resolution, iteration.node, call)) return true;
  // Each level of a recursion would run as many turns at a time again.
  const called = resolution.valueOf(call.callee);
  if (called?.kind === 'function') {
    if (isInside(iteration.node, called.node)) return false;
    const home = resolution.at(called.node);
    if (home === resolution && carriesState(home, called.node)) return false;
    if (asksWhatItWrites(resolution, iteration, call, called.node)) return false;
  }
  if (isHandedOver(resolution, iteration, call)) return false;
  if (isOnlyOwner(turn, call)) return true;
  if (promiseUse(call).use !== 'dropped' && !isOnlyRun(call)) return true; // What it gives is used, so it is not there for its effect.
  const callee = bare(call.callee);
  if (callee.type === AST_NODE_TYPES.MemberExpression) {
    if (isOwnPlace(turn, callee.object) || isMadeForTurn(resolution, iteration, callee.object)) return true;
    const name = propertyName(callee) ?? '';
    if (collecting.test(name)) {
      if (isSource(turn, callee.object)) return false; // What a turn adds is a turn of its own.
      const [key] = call.arguments;
      const hasKey = !keyed.test(name) || (key !== undefined && dependsOnTurn(resolution, iteration, key));
      return hasKey && isOnlyChanged(turn, callee.object);
    }
  }
  // An effect of unknown kind keeps its order only where no turn has waited yet.
  return call.range[1] <= firstWait;
}

function isNextTaken(resolution: Resolution, { parent }: TSESTree.CallExpression): boolean {
  return parent.type === AST_NODE_TYPES.AssignmentExpression && takesNextElement(resolution, parent);
}

/** `io.to(user.room)` of `io.to(user.room).emit(…)`, which says what is done. */
function isOnlyOwner({ iteration, resolution }: Turn, { parent }: TSESTree.CallExpression): boolean {
  return (
    parent.type === AST_NODE_TYPES.MemberExpression && isMadeForTurn(resolution, iteration, parent.object)
  );
}

/** `await handle(page);` of a function that the function around is given: who knows what it does, and in which order. */
function isHandedOver(
  { sourceCode }: Resolution,
  iteration: Iteration,
  { callee, parent }: TSESTree.CallExpression,
): boolean {
  if (callee.type !== AST_NODE_TYPES.Identifier || parent.type !== AST_NODE_TYPES.AwaitExpression)
    return false;
  if (parent.parent.type !== AST_NODE_TYPES.ExpressionStatement) return false;
  const [definition] = ASTUtils.findVariable(sourceCode.getScope(callee), callee.name)?.defs ?? [];
  if (!definition || !isFunction(definition.node) || isInside(definition.name, iteration.node)) return false;
  return definition.node.params.some((parameter) => isInside(definition.name, parameter));
}

/** `pages.forEach((page) => book.add(page))`: nobody looks at what the callback gives. */
function isOnlyRun(call: TSESTree.CallExpression): boolean {
  const { parent } = call;
  const taker =
    parent.type === AST_NODE_TYPES.ArrowFunctionExpression && parent.body === call
      ? parent.parent
      : undefined;
  return taker?.type === AST_NODE_TYPES.CallExpression && calledName(taker) === 'forEach';
}

function isSource(
  { resolution: { sourceCode }, iteration: { source } }: Turn,
  place: TSESTree.Node,
): boolean {
  return source !== undefined && sourceCode.getText(bare(source)) === sourceCode.getText(bare(place));
}
