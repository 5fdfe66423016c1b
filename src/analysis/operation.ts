import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { calleeText } from '../resolve/library-calls.js';
import { promiseUse } from '../resolve/promise-use.js';
import type { Resolution } from '../resolve/resolution.js';
import type { FunctionNode } from '../resolve/value.js';
import { isInside, type Iteration } from './iteration.js';
import { dependsOnTurn, usesIn } from './references.js';
import type { RoundTripSite } from './round-trips.js';
import { isRead } from './sql-statement.js';
import { nodesIn } from './turn.js';
import { effectsIn, saysEffect } from './turn-effects.js';

/** From this many effects on, what is done for an element is an operation of its own, such as publishing a post. */
const many = 3;

/**
 * Is a request one step of an operation that belongs to one element, so that a batch of it alone changes little?
 * That is a function that is called per element and has many effects, a turn in which a write is one of many, a write
 * that records what the turn has done elsewhere, writes that need what one of a service gave, and a read of what the turn
 * has just changed.
 */
export function isStepOfOperation(
  resolution: Resolution,
  iteration: Iteration,
  site: RoundTripSite,
): boolean {
  if (site.steps.some(({ to }) => isOperation(resolution, to))) return true;
  if (isRead(resolution.at(site.call.node), site.call)) return readsBack(resolution, site);
  return (
    isOneOfMany(resolution, iteration, site) ||
    recordsEffect(resolution, iteration, site) ||
    isFed(resolution, iteration, site)
  );
}

// By the function's node, which lives as long as the file's tree.
const operations = new WeakMap<FunctionNode, boolean>();

function isOperation(resolution: Resolution, callee: FunctionNode): boolean {
  let answer = operations.get(callee);
  if (answer === undefined) {
    answer = countEffects(resolution, callee) >= many;
    operations.set(callee, answer);
  }
  return answer;
}

/** A turn that does many other things besides the write. */
function isOneOfMany(resolution: Resolution, { body }: Iteration, { node }: RoundTripSite): boolean {
  return countEffects(resolution, body, node) >= many;
}

function countEffects(asking: Resolution, root: TSESTree.Node, except?: TSESTree.Node): number {
  const resolution = asking.at(root);
  const effects = new Set<string>();
  for (const call of effectsIn(resolution, root)) {
    if (call !== except) effects.add(calleeText(resolution, call));
  }
  return effects.size;
}

/** `await mail(user); await users.update(user.id, { mailedAt })`: written for each, so that nothing is done twice. */
function recordsEffect(resolution: Resolution, iteration: Iteration, site: RoundTripSite): boolean {
  const places = [site.node, ...site.steps.slice(1).map(({ from }) => from)];
  const functions = [iteration.body, ...site.steps.map(({ to }) => to.body)];
  return [...places, site.call.node].some((place, index) => {
    const root = functions[index];
    if (!root || !isInside(place, root)) return false;
    const home = resolution.at(root);
    for (const effect of effectsIn(home, root)) {
      if (!isBefore(effect, place) || !isDoneFor(effect) || isOfQueries(home, effect)) continue;
      if (index > 0 || dependsOnTurn(resolution, iteration, effect)) return true;
    }
    return false;
  });
}

/** `const id = await posts.import(post); await tags.insert(id, …); await links.insert(id, …)`: what the first gives goes into the others. */
function isFed(resolution: Resolution, { body }: Iteration, { node }: RoundTripSite): boolean {
  const effects = [...effectsIn(resolution, body)];
  for (const effect of effects) {
    const declarator = promiseUse(effect).outermost.parent?.parent;
    if (declarator?.type !== AST_NODE_TYPES.VariableDeclarator) continue;
    const given = resolution.sourceCode.getDeclaredVariables(declarator);
    const fed = [...nodesIn(resolution, body)].filter(
      ({ node: other }) =>
        other !== effect &&
        (isWrite(resolution, other) || effects.some((call) => call === other)) &&
        mentionsAny(resolution, other, given),
    );
    if (fed.length > 1 && (node === effect || fed.some((other) => other.node === node))) return true;
  }
  return false;
}

function isWrite(resolution: Resolution, node: TSESTree.Node): boolean {
  const call = resolution.callAt(node);
  return call?.member.roundTrip !== undefined && !isRead(resolution, call);
}

function mentionsAny(
  resolution: Resolution,
  node: TSESTree.Node,
  variables: readonly TSESLint.Scope.Variable[],
): boolean {
  for (const { variable } of usesIn(resolution, node)) if (variables.includes(variable)) return true;
  return false;
}

/** Its name says what it does, or nobody looks at its answer. */
function isDoneFor(effect: TSESTree.CallExpression): boolean {
  return (
    saysEffect(effect) ||
    promiseUse(effect).outermost.parent?.parent?.type === AST_NODE_TYPES.ExpressionStatement
  );
}

/** A function of this file that only asks what could be asked for all elements at once. */
function isOfQueries(resolution: Resolution, effect: TSESTree.CallExpression): boolean {
  const called = resolution.valueOf(effect.callee);
  return called?.kind === 'function' && countEffects(resolution, called.node) === 0;
}

/** Is one call made before another on the same way through the code? */
export function isBefore(first: TSESTree.Node, second: TSESTree.Node): boolean {
  if (first.range[1] > second.range[0]) return false;
  let node = first;
  for (; node.parent && !isInside(second, node.parent); node = node.parent) if (leaves(node)) return false;
  switch (node.parent?.type) {
    case AST_NODE_TYPES.ConditionalExpression:
    case AST_NODE_TYPES.IfStatement:
      return node === node.parent.test;
    case AST_NODE_TYPES.ArrayExpression:
    case AST_NODE_TYPES.SwitchStatement:
      return false;
    default:
      return true;
  }
}

/** `if (…) { …; continue; }`: the rest of the turn is for the others. */
function leaves(node: TSESTree.Node): boolean {
  if (node.type !== AST_NODE_TYPES.BlockStatement || node.parent.type !== AST_NODE_TYPES.IfStatement)
    return false;
  return /^(?:Break|Continue|Return|Throw)Statement$/u.test(node.body.at(-1)?.type ?? '');
}

/** `await jobs.settle(id); await jobs.findById(id)`: a read from a repository that the same code has just changed. */
function readsBack(resolution: Resolution, { steps, call, node }: RoundTripSite): boolean {
  const { receiver } = call;
  if (!receiver || call.library.isStandIn !== true) return false;
  const owner = resolution.at(receiver).sourceCode.getText(receiver);
  return steps.some(({ to }, index) => {
    const place = steps[index + 1]?.from ?? call.node;
    const home = resolution.at(to);
    for (const effect of effectsIn(home, to.body)) {
      if (effect !== node && isBefore(effect, place) && calleeText(home, effect).startsWith(`${owner}.`)) {
        return true;
      }
    }
    return false;
  });
}
