import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { olderPromise } from '../catalogue/request-words.js';
import { promiseUse } from '../resolve/promise-use.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, isFunction, ownNodes, propertyName } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import { waitsForTurnBefore } from './chained-turns.js';
import { callIteration, isInside, iterationAround, type Iteration } from './iteration.js';
import { isOwnOf } from './references.js';
import { returnedBy } from './returned.js';

/** Promises that are made once per element of an iteration, without waiting for the one before. */
export interface FanOut {
  readonly iteration: Iteration;
  /** What makes the promise of one element: the callback, or the argument of `push`. */
  readonly each: TSESTree.Node;
  /** Counts only where it carries bytes or a message: what a loop leaves behind is often a small write. */
  readonly isHeavyOnly?: boolean;
}

const combinators: ReadonlySet<string> = new Set(['all', 'allSettled', 'any', 'race']);
/** What projects call their own combinators, and the one that waits for streams, each of which begins when it does. */
const ownCombinator = /^promiseAll(?:Settled)?$|^forkJoin$|^allSettled(?:WithRejection)?$/u;

/** Which combinator of promises is called: `all`, `allSettled`, `any` or `race`? */
export function combinatorOf(node: TSESTree.CallExpression): string | undefined {
  const callee = bare(node.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression || callee.object.type !== AST_NODE_TYPES.Identifier) {
    return undefined;
  }
  const name = propertyName(callee);
  return callee.object.name === 'Promise' && name !== undefined && combinators.has(name) ? name : undefined;
}

/** What waits for a list of promises, as the user calls it: `Promise.all`, or a function of the project's own. */
export function waiterOf(node: TSESTree.CallExpression): string | undefined {
  const combinator = combinatorOf(node);
  if (combinator !== undefined) return `Promise.${combinator}`;
  const callee = bare(node.callee);
  if (callee.type === AST_NODE_TYPES.Identifier) {
    return ownCombinator.test(callee.name) ? callee.name : undefined;
  }
  if (callee.type !== AST_NODE_TYPES.MemberExpression || callee.object.type !== AST_NODE_TYPES.Identifier)
    return undefined;
  const { name: owner } = callee.object;
  const name = propertyName(callee) ?? '';
  return olderPromise.test(owner) && combinators.has(name) ? `${owner}.${name}` : undefined;
}

/** Which iterations start the promises of a list? Follows the list to where it is made or filled. */
export function fanOutsOf(resolution: Resolution, list: TSESTree.Node, hops = 5): readonly FanOut[] {
  const node = bare(list);
  if (hops === 0) return [];
  const follow = (next: TSESTree.Node) => fanOutsOf(resolution, next, hops - 1);
  switch (node.type) {
    case AST_NODE_TYPES.ArrayExpression:
      return node.elements.flatMap((element) =>
        element?.type === AST_NODE_TYPES.SpreadElement ? follow(element.argument) : [],
      );
    case AST_NODE_TYPES.ConditionalExpression:
      return [node.consequent, node.alternate].flatMap(follow);
    case AST_NODE_TYPES.LogicalExpression:
      return [node.left, node.right].flatMap(follow);
    case AST_NODE_TYPES.CallExpression:
      return ofCall(resolution, node, follow);
    case AST_NODE_TYPES.Identifier:
      return ofName(resolution, node, follow);
    default:
      return [];
  }
}

type Follow = (next: TSESTree.Node) => readonly FanOut[];

/** Methods whose result holds the promises of the list they are called on. */
const keepsList = /^(?:concat|filter|flat|from|reverse|slice|sort|toSorted|values)$/u;

function ofCall(resolution: Resolution, node: TSESTree.CallExpression, follow: Follow): readonly FanOut[] {
  for (const each of node.arguments) {
    const iteration = callIteration(resolution, node, each);
    if (!iteration) continue;
    if (iteration.call?.member.limits) return [];
    if (iteration.method !== 'map' && iteration.method !== 'flatMap') break;
    // In `groups.flatMap((group) => group.ids.map(load))`, the inner list can be the long one.
    const inner = isFunction(each) ? returnedBy(resolution, each).flatMap(follow) : [];
    return [...inner, { iteration, each }];
  }
  const callee = bare(node.callee);
  if (callee.type === AST_NODE_TYPES.MemberExpression && keepsList.test(propertyName(callee) ?? '')) {
    return [callee.object, ...node.arguments].flatMap(follow);
  }
  const made = resolution.valueOf(callee);
  if (made?.kind !== 'function') return [];
  return made.node.generator
    ? yieldedIn(resolution, made.node)
    : returnedBy(resolution, made.node).flatMap(follow);
}

/** `yield fetch(url)` in a loop of a generator of this file. */
function yieldedIn(resolution: Resolution, generator: FunctionNode): readonly FanOut[] {
  if (generator.async || resolution.at(generator) !== resolution) return [];
  const found: FanOut[] = [];
  for (const node of ownNodes(generator.body, resolution.sourceCode.visitorKeys)) {
    if (node.type !== AST_NODE_TYPES.YieldExpression || node.delegate || !node.argument) continue;
    const iteration = iterationAround(resolution, node);
    if (iteration) found.push({ iteration, each: node.argument });
  }
  return found;
}

/** A list that is made earlier: `const loads = ids.map(load)`, or filled in a loop. */
function ofName(resolution: Resolution, node: TSESTree.Identifier, follow: Follow): readonly FanOut[] {
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(node), node.name);
  if (!variable) return [];
  return variable.references.flatMap(({ identifier, writeExpr }): readonly FanOut[] => {
    if (writeExpr) return follow(writeExpr);
    const added = addedAt(identifier);
    if (added.length === 0) return [];
    const iteration = iterationAround(resolution, identifier);
    const isPerElement =
      iteration !== undefined && !isOwnOf(iteration, variable) && !isDrained(variable, iteration, resolution);
    return added.flatMap((each): readonly FanOut[] => {
      if (each.type === AST_NODE_TYPES.SpreadElement) return follow(each.argument);
      if (each.type === AST_NODE_TYPES.AwaitExpression) return []; // A value, not a promise.
      return isPerElement ? [{ iteration, each }] : [];
    });
  });
}

/** What is put into a list here: `list.push(a, b)`, `set.add(a)`, `map.set(key, a)`, `byKey[key] = a`. */
function addedAt(list: TSESLint.Scope.Reference['identifier']): readonly TSESTree.Node[] {
  const member = list.parent;
  if (member.type !== AST_NODE_TYPES.MemberExpression || member.object !== list) return [];
  const call = member.parent;
  if (call.type === AST_NODE_TYPES.AssignmentExpression && member.computed && call.left === member) {
    return [call.right];
  }
  if (call.type !== AST_NODE_TYPES.CallExpression || call.callee !== member) return [];
  const name = propertyName(member) ?? '';
  if (name === 'set') return call.arguments.slice(1);
  return /^(?:add|push|unshift)$/u.test(name) ? call.arguments : [];
}

/** Does the iteration that fills a list also look at its length, empty it or wait for it? Then it bounds itself. */
function isDrained(variable: TSESLint.Scope.Variable, iteration: Iteration, resolution: Resolution): boolean {
  return variable.references.some((reference) => {
    const { identifier } = reference;
    if (!isInside(identifier, iteration.node)) return false;
    if (reference.isWrite()) return true;
    const { parent } = identifier;
    if (parent.type === AST_NODE_TYPES.MemberExpression) return addedAt(identifier).length === 0;
    return (
      parent.type === AST_NODE_TYPES.CallExpression &&
      waiterOf(parent) !== undefined &&
      iterationAround(resolution, parent)?.node === iteration.node
    );
  });
}

/** Do the turns of an iteration run at the same time, as those of `Promise.all(ids.map(…))`? */
export function runsConcurrently(resolution: Resolution, iteration: Iteration): boolean {
  const { body, call, inner, method, node } = iteration;
  if (inner) return runsConcurrently(resolution.at(inner.node), inner);
  if (node.type !== AST_NODE_TYPES.CallExpression || call?.member.iterates?.sequential) return false;
  if (method === 'forEach') return true;
  if (method === 'reduce' && isFunction(body) && body.async)
    return !waitsForTurnBefore(resolution, iteration);
  const { use, outermost } = promiseUse(node);
  switch (use) {
    case 'awaited':
    case 'dropped':
      return call !== undefined;
    case 'listed':
    case 'stored':
      return true;
    case 'passed':
      return (
        outermost.parent?.type === AST_NODE_TYPES.CallExpression && waiterOf(outermost.parent) !== undefined
      );
    case 'returned': {
      const around = iterationAround(resolution, node);
      return around === undefined || runsConcurrently(resolution, around);
    }
    default:
      return outermost.parent?.type === AST_NODE_TYPES.SpreadElement;
  }
}
