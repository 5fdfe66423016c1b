import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, calledName, isFunction, wholeChain } from '../resolve/syntax.js';
import { callIteration, iterationAround, mayIterate, type Iteration } from './iteration.js';
import type { FunctionNode } from '../resolve/value.js';
import { isOwnOf } from './references.js';
import { turnOf } from './turn.js';

/**
 * Does a `reduce` wait in each turn for the turn before, and for nothing else of it:
 * `urls.reduce(async (before, url) => { await before; await fetch(url); }, Promise.resolve())`?
 */
export function isChainedReduce(resolution: Resolution, iteration: Iteration): boolean {
  const { body: callback, method } = iteration;
  if (method !== 'reduce' || !isFunction(callback) || !callback.async) return false;
  const before = parameterOf(resolution, callback);
  return (
    before !== undefined &&
    before.references.length > 0 &&
    before.references.every((use) => isOnlyAwaited(resolution, use))
  );
}

/** Does each turn of a `reduce` begin with a wait for the turn before: `async (before, row) => { const rows = await before; … }`? */
export function waitsForTurnBefore(resolution: Resolution, iteration: Iteration): boolean {
  const { body: callback, method } = iteration;
  if (method !== 'reduce' || !isFunction(callback)) return false;
  const { firstWait } = turnOf(resolution, turnOfCallback(iteration));
  const before = parameterOf(resolution, callback);
  return (
    before?.references.some(
      ({ identifier: { parent } }) =>
        parent.type === AST_NODE_TYPES.AwaitExpression && parent.range[0] === firstWait,
    ) ?? false
  );
}

/** The iteration, with the code of one turn as its body. */
export function turnOfCallback(iteration: Iteration): Iteration {
  return isFunction(iteration.body) ? { ...iteration, body: iteration.body.body } : iteration;
}

/** The turn of a callback that a library runs for one element after another: `Promise.mapSeries(urls, (url) => fetch(url))`. */
export function sequentialTurn(resolution: Resolution, call: TSESTree.CallExpression): Iteration | undefined {
  const iterates = mayIterate(resolution, call) ? resolution.callAt(call)?.member.iterates : undefined;
  if (!iterates) return ownSequentialTurn(resolution, call);
  const callback = iterates.sequential ? call.arguments[iterates.callback] : undefined;
  if (!isFunction(callback) || !givesPromise(callback)) return undefined;
  const iteration = callIteration(resolution, call, callback);
  return iteration && !needsTheTurnBefore.test(iteration.method ?? '')
    ? turnOfCallback(iteration)
    : undefined;
}

/** The same for a function of the project that waits for its callback in a loop, and for nothing else: `eachSeries(urls, async (url) => …)`. */
function ownSequentialTurn(resolution: Resolution, call: TSESTree.CallExpression): Iteration | undefined {
  const callback = call.arguments.find((given) => isFunction(given) && (given.async || isOneCall(given)));
  if (!isFunction(callback)) return undefined;
  const iteration = iterationAround(resolution, callback.body);
  const inner = iteration?.node === call ? iteration.inner : undefined;
  if (!iteration || inner?.kind !== 'loop') return undefined;
  return onlyWaits(inner.body) ? turnOfCallback(iteration) : undefined;
}

/** `(item) => send(item)` */
function isOneCall({ body }: FunctionNode): boolean {
  return bare(body).type === AST_NODE_TYPES.CallExpression;
}

/** `await work(item);` as all that a turn does, but to count */
function onlyWaits(body: TSESTree.Node): boolean {
  const steps = body.type === AST_NODE_TYPES.BlockStatement ? body.body : [body];
  const [only, ...others] = steps.filter((step) => !isStep(step));
  return (
    others.length === 0 &&
    only?.type === AST_NODE_TYPES.ExpressionStatement &&
    only.expression.type === AST_NODE_TYPES.AwaitExpression
  );
}

/** `index++`, `index += 1` */
function isStep(node: TSESTree.Node): boolean {
  if (node.type !== AST_NODE_TYPES.ExpressionStatement) return false;
  const { expression } = node;
  return (
    expression.type === AST_NODE_TYPES.UpdateExpression ||
    (expression.type === AST_NODE_TYPES.AssignmentExpression &&
      expression.operator === '+=' &&
      expression.right.type === AST_NODE_TYPES.Literal)
  );
}

/** Works on what the turn before gave, or ends with the first that fits. */
const needsTheTurnBefore = /^(?:detect|every|find|foldl|foldr|inject|reduce|some)/u;

/** A callback that is given one to call at its end says by that when the turn is over. */
function givesPromise({ async, params }: FunctionNode): boolean {
  return async || params.length < 2;
}

/**
 * What a promise runs after another, once per element: the callback of `before.then(() => fetch(url))` in
 * `urls.reduce((before, url) => …)`, or of `chain = chain.then(() => fetch(url))` in a loop.
 */
export function chainedTurn(resolution: Resolution, call: TSESTree.CallExpression): Iteration | undefined {
  if (calledName(call) !== 'then') return undefined;
  const callee = bare(call.callee);
  const [work] = call.arguments;
  if (callee.type !== AST_NODE_TYPES.MemberExpression || callee.object.type !== AST_NODE_TYPES.Identifier)
    return undefined;
  if (!isFunction(work) || !takesOnlyResults(resolution, work)) return undefined;
  const iteration = iterationAround(resolution, call);
  if (!iteration) return undefined;
  const { object } = callee;
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(object), object.name);
  if (!variable) return undefined;
  const isChain =
    iteration.method === 'reduce'
      ? isFunction(iteration.body) &&
        variable === parameterOf(resolution, iteration.body) &&
        variable.references.length === 1 &&
        isResult(call, iteration.body)
      : !isOwnOf(iteration, variable) && isAssignedTo(call, object.name);
  return isChain ? { ...iteration, kind: 'callback', body: work.body } : undefined;
}

/** `(pages) => fetch(url).then((page) => [...pages, page])`, or nothing. */
function takesOnlyResults({ sourceCode }: Resolution, work: FunctionNode): boolean {
  const [results, ...others] = sourceCode
    .getDeclaredVariables(work)
    .filter(({ defs }) => work.params.some((parameter) => parameter === defs[0]?.name));
  if (work.params.length === 0) return true;
  if (!results || others.length > 0 || work.params.length > 1) return false;
  return results.references.every(({ identifier }) => isCollected(identifier));
}

function parameterOf(
  { sourceCode }: Resolution,
  callback: TSESTree.Node,
): TSESLint.Scope.Variable | undefined {
  if (!isFunction(callback)) return undefined;
  const [before] = callback.params;
  if (before?.type !== AST_NODE_TYPES.Identifier) return undefined;
  return sourceCode.getDeclaredVariables(callback).find(({ defs }) => defs[0]?.name === before);
}

/** `await before;`, or results that are only collected: `[...(await before), page]`, `const pages = await before; pages.push(page)`. */
function isOnlyAwaited(
  { sourceCode }: Resolution,
  { identifier }: Pick<TSESLint.Scope.Reference, 'identifier'>,
): boolean {
  const waiting = identifier.parent;
  if (waiting.type !== AST_NODE_TYPES.AwaitExpression) return false;
  const { parent } = waiting;
  if (parent.type === AST_NODE_TYPES.ExpressionStatement) return true;
  if (parent.type !== AST_NODE_TYPES.VariableDeclarator || parent.id.type !== AST_NODE_TYPES.Identifier)
    return isCollected(waiting);
  const [results] = sourceCode.getDeclaredVariables(parent);
  return results?.references.every((use) => use.init === true || isCollected(use.identifier)) ?? false;
}

/** `pages.push(page)`, `pages[url] = page`, `pages.set(url, page)`, `[...pages, page]`, `{ ...pages, [url]: page }`, `return pages`, `return count + 1` */
function isCollected(list: TSESTree.Node): boolean {
  const { parent } = list;
  switch (parent?.type) {
    case AST_NODE_TYPES.ReturnStatement:
      return true;
    case AST_NODE_TYPES.BinaryExpression:
      return parent.operator === '+' && parent.parent.type === AST_NODE_TYPES.ReturnStatement;
    case AST_NODE_TYPES.SpreadElement:
      return /^(?:Array|Object)Expression$/u.test(parent.parent.type);
    case AST_NODE_TYPES.MemberExpression:
      return parent.object === list && isAddedTo(parent);
    default:
      return false;
  }
}

function isAddedTo({ computed, parent }: TSESTree.MemberExpression): boolean {
  if (parent.type === AST_NODE_TYPES.CallExpression)
    return /^(?:add|concat|push|set)$/u.test(calledName(parent));
  return computed && parent.type === AST_NODE_TYPES.AssignmentExpression && parent.operator === '=';
}

/** Is the promise what the callback gives? */
function isResult(call: TSESTree.CallExpression, callback: TSESTree.Node): boolean {
  const { parent } = wholeChain(call);
  if (parent?.type === AST_NODE_TYPES.ReturnStatement) return true;
  return parent === callback;
}

/** `chain = chain.then(…)` */
function isAssignedTo(call: TSESTree.CallExpression, name: string): boolean {
  const { parent } = wholeChain(call);
  return (
    parent?.type === AST_NODE_TYPES.AssignmentExpression &&
    parent.operator === '=' &&
    parent.left.type === AST_NODE_TYPES.Identifier &&
    parent.left.name === name
  );
}
