import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { promiseUse } from '../resolve/promise-use.js';
import type { Resolution } from '../resolve/resolution.js';
import { isFunction } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import { isInside, iterationAround, type Iteration } from './iteration.js';
import { usesIn } from './references.js';
import { readsTree } from './tree-of-rows.js';
import type { RoundTripSite } from './round-trips.js';
import { nodesIn } from './turn.js';

/**
 * Does an iteration walk down a tree or graph: with a function that calls itself, or on from what it has just read?
 * Then what is read next is not known before, unless
 * all that it does is to read a tree of rows.
 */
export function isWalk(resolution: Resolution, iteration: Iteration, site: RoundTripSite): boolean {
  if (
    site.steps.some(({ to }) => isRecursive(resolution.at(to), to) && !isOwnTree(resolution, iteration, to))
  )
    return true;
  const host = functionAround(iteration.node);
  return host !== undefined && leadsOn(resolution, iteration, host, site.node) && !isTree(resolution, host);
}

/** Of a loop outside, the loop in the function speaks. */
function isOwnTree(resolution: Resolution, { node }: Iteration, callee: FunctionNode): boolean {
  return isInside(node, callee) && isTree(resolution, callee);
}

function isTree(resolution: Resolution, host: FunctionNode): boolean {
  return readsTree(resolution, host, callsOf(resolution, host.body, host));
}

// By the function's node, which lives as long as the file's tree.
const recursive = new WeakMap<FunctionNode, boolean>();

function isRecursive(resolution: Resolution, callee: FunctionNode): boolean {
  let answer = recursive.get(callee);
  if (answer === undefined) {
    answer = false;
    for (const call of callsOf(resolution, callee.body, callee)) answer ||= goesOn(resolution, call, callee);
    recursive.set(callee, answer);
  }
  return answer;
}

/** Once per child, or with something that the function found out; `return remove(-id)` only begins again. */
function goesOn(resolution: Resolution, call: TSESTree.CallExpression, callee: FunctionNode): boolean {
  const iteration = iterationAround(resolution, call);
  if (iteration && isInside(iteration.node, callee)) return true;
  return call.arguments.some((argument) => isFoundOut(resolution, argument, callee.body));
}

/** Does an expression hold something that a function waited for, or that was handed to a callback in it? */
function isFoundOut(resolution: Resolution, node: TSESTree.Node, body: TSESTree.Node, hops = 3): boolean {
  for (const { variable } of usesIn(resolution, node)) {
    const [definition] = variable.defs;
    if (!definition || !isInside(definition.name, body)) continue;
    const declared: TSESTree.Node = definition.node;
    if (declared.type !== AST_NODE_TYPES.VariableDeclarator || !declared.init || hops === 0) return true;
    const waits = [...nodesIn(resolution, declared.init)].some(
      (part) => part.node.type === AST_NODE_TYPES.AwaitExpression,
    );
    if (waits || isFoundOut(resolution, declared.init, body, hops - 1)) return true;
  }
  return false;
}

function* callsOf(
  resolution: Resolution,
  root: TSESTree.Node,
  callee: FunctionNode,
): Generator<TSESTree.CallExpression> {
  for (const { node } of nodesIn(resolution, root)) {
    if (node.type !== AST_NODE_TYPES.CallExpression) continue;
    const called = resolution.valueOf(node.callee);
    if (called?.kind === 'function' && called.node === callee) yield node;
  }
}

/** The function that the code of an iteration belongs to, looking through callbacks. */
function functionAround(node: TSESTree.Node): FunctionNode | undefined {
  for (let current = node.parent; current; current = current.parent) {
    if (isFunction(current) && current.parent.type !== AST_NODE_TYPES.CallExpression) return current;
  }
  return undefined;
}

/** `const child = await read(id); … await walk(child)` */
function leadsOn(
  resolution: Resolution,
  { body }: Iteration,
  host: FunctionNode,
  request: TSESTree.Node,
): boolean {
  const { outermost, use } = promiseUse(request);
  const declarator = use === 'awaited' ? outermost.parent?.parent : undefined;
  if (declarator?.type !== AST_NODE_TYPES.VariableDeclarator || !isInside(declarator, body)) return false;
  const read = new Set(resolution.sourceCode.getDeclaredVariables(declarator));
  for (const call of callsOf(resolution, body, host)) {
    for (const argument of call.arguments) {
      for (const { variable } of usesIn(resolution, argument)) if (read.has(variable)) return true;
    }
  }
  return false;
}
