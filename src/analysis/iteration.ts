import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { LibraryCall } from '../resolve/library-calls.js';
import { mayHave } from '../resolve/may-have.js';
import { promiseUse } from '../resolve/promise-use.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, calledName, isFunction, propertyName } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import { ownIteration } from './own-iteration.js';
import { recursiveList } from './recursive-list.js';

/** A place where code runs once per element. */
export interface Iteration {
  /** The loop statement, the call that runs the callback, or the function that calls itself for the next element. */
  readonly node: FunctionNode | LoopNode | TSESTree.CallExpression;
  readonly kind: 'loop' | 'callback';
  /** What runs once per element. */
  readonly body: TSESTree.Node;
  /** What is iterated over, where it is one expression. */
  readonly source?: TSESTree.Node;
  /** The pattern or parameter that holds the element. */
  readonly element?: TSESTree.Node;
  /** The array method, or the member of a library, that runs the callback. */
  readonly method?: string;
  /** The library call that runs the callback, as `pMap`. */
  readonly call?: LibraryCall;
  /** The iteration in a function of the project that runs the callback, as in `mapSeries(ids, …)`. */
  readonly inner?: Iteration;
  /** The function that each turn makes, and that something else calls later: it is the body. */
  readonly task?: FunctionNode;
}

export type LoopNode =
  | TSESTree.DoWhileStatement
  | TSESTree.ForInStatement
  | TSESTree.ForOfStatement
  | TSESTree.ForStatement
  | TSESTree.WhileStatement;

/** Array methods that run a callback once per element, with the index of the parameter that holds the element. */
const arrayMethods: ReadonlyMap<string, number> = new Map([
  ['every', 0],
  ['filter', 0],
  ['find', 0],
  ['findIndex', 0],
  ['findLast', 0],
  ['flatMap', 0],
  ['forEach', 0],
  ['map', 0],
  ['reduce', 1],
  ['reduceRight', 1],
  ['some', 0],
]);

/** Functions of `Array` that run a callback once per element of their first argument. */
const fromList: ReadonlySet<string> = new Set(['from', 'fromAsync']);

/**
 * Which iteration surrounds a node most closely? Looks through callbacks that run once where they are written
 * (of `.then`, transactions, limiters), but not out of functions that are only defined there.
 */
export function iterationAround(resolution: Resolution, node: TSESTree.Node): Iteration | undefined {
  for (let child = node, current = node.parent; current; child = current, current = current.parent) {
    switch (current.type) {
      case AST_NODE_TYPES.ForStatement:
        if (child !== current.init) return overCounter(current);
        break;
      case AST_NODE_TYPES.ForInStatement:
      case AST_NODE_TYPES.ForOfStatement:
        if (child === current.body) return overElements(current);
        break;
      case AST_NODE_TYPES.WhileStatement:
      case AST_NODE_TYPES.DoWhileStatement:
        return { node: current, kind: 'loop', body: current.body };
      case AST_NODE_TYPES.PropertyDefinition:
      case AST_NODE_TYPES.StaticBlock:
        return undefined;
      default: {
        if (isFunction(current)) return iterationAroundFunction(resolution, current);
      }
    }
  }
  return undefined;
}

// By the function's node, so an answer lives as long as the file's tree: all nodes in a function share it.
const aroundFunctions = new WeakMap<FunctionNode, { readonly iteration: Iteration | undefined }>();

const finders = { around: iterationAround, ofCall: callIteration };

function iterationAroundFunction(resolution: Resolution, node: FunctionNode): Iteration | undefined {
  let known = aroundFunctions.get(node);
  if (!known) {
    const own = callbackIteration(resolution, node) ?? ownIteration(resolution, node, finders);
    const isLookedThrough = !own && runsWhereWritten(resolution, node);
    const around = isLookedThrough ? iterationAround(resolution, node) : undefined;
    known = { iteration: own ?? around ?? byCallingItself(resolution, node) };
    aroundFunctions.set(node, known);
  }
  return known.iteration;
}

function byCallingItself(resolution: Resolution, node: FunctionNode): Iteration | undefined {
  const list = recursiveList(resolution, node);
  return list && { node, kind: 'loop', body: node.body, ...list };
}

/** `for (let i = 0; i < rows.length; i++)` goes over `rows`. */
function overCounter(node: TSESTree.ForStatement): Iteration {
  const sides = node.test?.type === AST_NODE_TYPES.BinaryExpression ? [node.test.left, node.test.right] : [];
  const length = sides
    .map((side) => bare(side))
    .find((side) => side.type === AST_NODE_TYPES.MemberExpression && propertyName(side) === 'length');
  return {
    node,
    kind: 'loop',
    body: node.body,
    ...(length?.type === AST_NODE_TYPES.MemberExpression ? { source: length.object } : {}),
  };
}

/** The iteration that a loop statement is. */
export function overElements(node: TSESTree.ForInStatement | TSESTree.ForOfStatement): Iteration {
  const { left } = node;
  const element = left.type === AST_NODE_TYPES.VariableDeclaration ? left.declarations[0]?.id : left;
  return { node, kind: 'loop', body: node.body, source: node.right, ...(element ? { element } : {}) };
}

/** The iteration that runs a function once per element, where the function is written as its callback. */
export function callbackIteration(resolution: Resolution, callback: FunctionNode): Iteration | undefined {
  const call = callback.parent;
  if (call.type !== AST_NODE_TYPES.CallExpression || (call.callee as TSESTree.Node) === callback)
    return undefined;
  return callIteration(resolution, call, callback);
}

/** Could a call run a callback once per element, going by its name alone? */
export function mayIterate(resolution: Resolution, call: TSESTree.CallExpression): boolean {
  const name = calledName(call);
  return arrayMethods.has(name) || fromList.has(name) || mayHave(resolution, call, 'iterates');
}

/** The iteration that a call is for one of its arguments: `ids.map(load)`, `Array.from(ids, load)`, `pMap(ids, load)`. */
export function callIteration(
  resolution: Resolution,
  call: TSESTree.CallExpression,
  callback: TSESTree.Node,
): Iteration | undefined {
  const index = call.arguments.indexOf(callback as TSESTree.Expression);
  const callee = bare(call.callee);
  const method = callee.type === AST_NODE_TYPES.MemberExpression ? propertyName(callee) : undefined;
  const parameter = arrayMethods.get(method ?? '');
  if (!mayIterate(resolution, call)) return undefined;
  const library = resolution.callAt(call);
  const iterates = library?.member.iterates;
  if (iterates) {
    if (iterates.callback !== index) return undefined;
    const { source } = iterates;
    const elements =
      typeof source === 'number' ? call.arguments[source] : chainedArgument(call, source.chained);
    return callbackOver(call, callback, elements, 0, library.name, library);
  }
  if (library || method === undefined || callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  if (parameter !== undefined && index === 0) {
    return callbackOver(call, callback, callee.object, parameter, method);
  }
  const isFrom =
    index === 1 &&
    fromList.has(method) &&
    callee.object.type === AST_NODE_TYPES.Identifier &&
    callee.object.name === 'Array';
  return isFrom ? callbackOver(call, callback, call.arguments[0], 0, 'map') : undefined;
}

/** The first argument of an earlier call of a chain: `ids` in `pool.over(ids).run(load)`, with the name `over`. */
function chainedArgument(call: TSESTree.CallExpression, name: string): TSESTree.Node | undefined {
  for (let current: TSESTree.Node = call; current.type === AST_NODE_TYPES.CallExpression;) {
    const callee = bare(current.callee);
    if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
    if (propertyName(callee) === name) return current.arguments[0];
    current = bare(callee.object);
  }
  return undefined;
}

function callbackOver(
  node: TSESTree.CallExpression,
  callback: TSESTree.Node,
  source: TSESTree.Node | undefined,
  parameter: number,
  method: string,
  call?: LibraryCall,
): Iteration {
  const element = isFunction(callback) ? callback.params[parameter] : undefined;
  return {
    node,
    kind: 'callback',
    body: callback,
    method,
    ...(source ? { source } : {}),
    ...(element ? { element } : {}),
    ...(call ? { call } : {}),
  };
}

const settling = new Set(['catch', 'finally', 'then']);
const waited: ReadonlySet<string> = new Set(['awaited', 'returned']);

/** Does a function run once, right where it is written? */
export function runsWhereWritten(resolution: Resolution, callback: FunctionNode): boolean {
  const { parent } = callback;
  if (parent.type === AST_NODE_TYPES.NewExpression) {
    return parent.callee.type === AST_NODE_TYPES.Identifier && parent.callee.name === 'Promise';
  }
  if (parent.type !== AST_NODE_TYPES.CallExpression) return false;
  const callee = bare(parent.callee);
  if (callee === callback) return true;
  if (callee.type === AST_NODE_TYPES.MemberExpression && settling.has(propertyName(callee) ?? ''))
    return true;
  // A function that is handed over and waited for, as in `await withSpan('load', async () => …)`.
  const isWaitedFor = (callback.async || isThunk(callback)) && waited.has(promiseUse(parent).use);
  if (!isWaitedFor && !mayHave(resolution, parent, 'callback')) return false;
  const library = resolution.callAt(parent);
  return library ? library.member.callback !== undefined : isWaitedFor;
}

/** `() => load(id)`, which no list has elements for. */
function isThunk({ body, params }: FunctionNode): boolean {
  return params.length === 0 && bare(body).type === AST_NODE_TYPES.CallExpression;
}

/** Is a node inside another? */
export function isInside(node: TSESTree.Node, outer: TSESTree.Node): boolean {
  if (node.range[0] < outer.range[0] || node.range[1] > outer.range[1]) return false;
  // The same places of another file are not inside.
  for (let current: TSESTree.Node | undefined = node; current; current = current.parent) {
    if (current === outer) return true;
  }
  return false;
}
