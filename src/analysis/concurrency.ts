import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import { promiseUse } from '../resolve/promise-use.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, isFunction, propertyName } from '../resolve/syntax.js';
import { callbackIteration, iterationAround, type Iteration } from './iteration.js';

/** The combinators that wait for a list of promises. */
const combinators = new Set(['all', 'allSettled', 'any', 'race']);

/** Promises that a combinator waits for, made once per element of an iteration. */
export interface FanOut {
  readonly iteration: Iteration;
  /** What makes the promise of one element: the callback, or the argument of `push`. */
  readonly each: TSESTree.Node;
}

/** Is it `Promise.all(…)` or one of its relatives? */
export function combinatorOf(node: TSESTree.CallExpression): string | undefined {
  const callee = bare(node.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression || callee.object.type !== AST_NODE_TYPES.Identifier) {
    return undefined;
  }
  const name = propertyName(callee);
  return callee.object.name === 'Promise' && name !== undefined && combinators.has(name) ? name : undefined;
}

/** Which iterations start the promises of a list that a combinator is given? */
export function fanOutsOf(resolution: Resolution, list: TSESTree.Node, hops = 4): readonly FanOut[] {
  const node = bare(list);
  if (hops === 0) return [];
  switch (node.type) {
    case AST_NODE_TYPES.ArrayExpression:
      return node.elements.flatMap((element) =>
        element?.type === AST_NODE_TYPES.SpreadElement
          ? fanOutsOf(resolution, element.argument, hops - 1)
          : [],
      );
    case AST_NODE_TYPES.CallExpression:
      return mapped(resolution, node, hops);
    case AST_NODE_TYPES.Identifier:
      return collected(resolution, node, hops);
    default:
      return [];
  }
}

function mapped(resolution: Resolution, node: TSESTree.CallExpression, hops: number): readonly FanOut[] {
  for (const callback of node.arguments) {
    if (!isFunction(callback)) continue;
    const iteration = callbackIteration(resolution, callback);
    if (
      iteration &&
      !iteration.call?.member.limits &&
      (iteration.method === 'map' || iteration.method === 'flatMap')
    ) {
      return [{ iteration, each: callback }];
    }
  }
  const callee = bare(node.callee);
  const keepsList =
    callee.type === AST_NODE_TYPES.MemberExpression &&
    /^(?:filter|flat|concat|slice|reverse)$/u.test(propertyName(callee) ?? '');
  return keepsList ? fanOutsOf(resolution, callee.object, hops - 1) : [];
}

/** A list that is made earlier: `const loads = ids.map(load)`, or filled by `push` in a loop. */
function collected(resolution: Resolution, node: TSESTree.Identifier, hops: number): readonly FanOut[] {
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(node), node.name);
  if (!variable) return [];
  return variable.references.flatMap(({ identifier, writeExpr }): readonly FanOut[] => {
    if (writeExpr) return fanOutsOf(resolution, writeExpr, hops - 1);
    const member = identifier.parent;
    if (member.type !== AST_NODE_TYPES.MemberExpression || propertyName(member) !== 'push') return [];
    const call = member.parent;
    if (call.type !== AST_NODE_TYPES.CallExpression || call.callee !== member) return [];
    const iteration = iterationAround(resolution, call);
    return iteration ? call.arguments.map((each) => ({ iteration, each })) : [];
  });
}

/** Do the turns of an iteration run at the same time, as those of `Promise.all(ids.map(…))`? */
export function runsConcurrently(resolution: Resolution, iteration: Iteration): boolean {
  const { node } = iteration;
  if (node.type !== AST_NODE_TYPES.CallExpression || iteration.call?.member.iterates?.sequential)
    return false;
  if (iteration.method === 'forEach') return true;
  const { use, outermost } = promiseUse(node);
  if (use === 'awaited' || use === 'dropped') return iteration.call !== undefined;
  if (use === 'stored' || use === 'listed') return true;
  const { parent } = outermost;
  return (
    parent?.type === AST_NODE_TYPES.CallExpression &&
    combinatorOf(parent) !== undefined &&
    resolution !== undefined
  );
}
