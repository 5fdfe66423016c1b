import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, isFunction, propertyName, pushChildren } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import type { Iteration } from './iteration.js';

/** How iterations are found, which this file cannot import from where it is asked. */
interface Finders {
  readonly around: (resolution: Resolution, node: TSESTree.Node) => Iteration | undefined;
  readonly ofCall: (
    resolution: Resolution,
    call: TSESTree.CallExpression,
    callback: TSESTree.Node,
  ) => Iteration | undefined;
}

/** How a function of the project runs one of its parameters. */
interface Runner {
  /** The iteration in it that does. */
  readonly inner: Iteration;
  /** Which parameter of the callback gets the element. */
  readonly element: number;
  /** Which argument is gone over, where it is one. */
  readonly list: number;
}

/**
 * The iteration that a call of a function of the project is for a callback, which the function runs once per element:
 * `mapSeries(ids, async (id) => …)`, `eachUser(async (user) => …)`. A callback without parameters is a task.
 */
export function ownIteration(
  resolution: Resolution,
  callback: FunctionNode,
  finders: Finders,
): Iteration | undefined {
  const { params, parent: call } = callback;
  if (call.type !== AST_NODE_TYPES.CallExpression || params.length === 0) return undefined;
  const index = call.arguments.indexOf(callback as TSESTree.Expression);
  // What is handed another function too can work on whole parts with that, and on what is left with this one.
  if (index < 0 || call.arguments.filter(isFunction).length > 1) return undefined;
  const called = resolution.valueOf(call.callee);
  const runner = called?.kind === 'function' ? runnerOf(resolution, called.node, index, finders) : undefined;
  if (!runner) return undefined;
  const { inner, list } = runner;
  const source = call.arguments[list] ?? inner.source;
  const element = params[runner.element];
  return {
    node: call,
    kind: 'callback',
    body: callback,
    inner,
    ...(source ? { source } : {}),
    ...(element ? { element } : {}),
  };
}

// By the function's node, so an answer lives as long as the file's tree. One that waits for itself runs nothing.
const runners = new WeakMap<FunctionNode, Map<number, Runner | undefined>>();

function runnerOf(
  resolution: Resolution,
  host: FunctionNode,
  index: number,
  finders: Finders,
): Runner | undefined {
  const known = runners.get(host) ?? new Map<number, Runner | undefined>();
  runners.set(host, known);
  if (!known.has(index)) {
    known.set(index, undefined);
    known.set(index, findRunner(resolution.at(host), host, index, finders));
  }
  return known.get(index);
}

function findRunner(
  home: Resolution,
  host: FunctionNode,
  index: number,
  finders: Finders,
): Runner | undefined {
  const parameter = host.params[index];
  if (parameter?.type !== AST_NODE_TYPES.Identifier) return undefined;
  const variable = home.sourceCode.getDeclaredVariables(host).find(({ name }) => name === parameter.name);
  for (const { identifier } of variable?.references ?? []) {
    const call = identifier.parent;
    if (call.type !== AST_NODE_TYPES.CallExpression) continue;
    const isCalled = call.callee === identifier;
    const inner = isCalled ? finders.around(home, call) : finders.ofCall(home, call, identifier);
    if (!inner) continue;
    const element = isCalled ? call.arguments.findIndex((given) => isOfTurn(home, inner, given)) : 0;
    if (element >= 0) return { inner, element, list: listOf(home, host, inner) };
  }
  return undefined;
}

/** Does what is given mention the element: `row`, `row.id`, `rows[index]`? */
function isOfTurn({ sourceCode }: Resolution, { element, source }: Iteration, given: TSESTree.Node): boolean {
  const names = element ? namesIn(sourceCode, element) : new Set<string>();
  const list = source && sourceCode.getText(source);
  const pending = [given];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === AST_NODE_TYPES.Identifier && names.has(node.name)) return true;
    if (node.type === AST_NODE_TYPES.MemberExpression && node.computed) {
      if (sourceCode.getText(node.object) === list) return true;
    }
    pushChildren(pending, node, sourceCode.visitorKeys);
  }
  return false;
}

function namesIn({ visitorKeys }: Resolution['sourceCode'], pattern: TSESTree.Node): ReadonlySet<string> {
  const names = new Set<string>();
  const pending = [pattern];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === AST_NODE_TYPES.Identifier) names.add(node.name);
    pushChildren(pending, node, visitorKeys);
  }
  return names;
}

/** The parameter that an iteration goes over: `items`, `items.entries()`; -1 where it is something else. */
function listOf(home: Resolution, host: FunctionNode, { source }: Iteration): number {
  let list = source && bare(source);
  if (list?.type === AST_NODE_TYPES.CallExpression) {
    const callee = bare(list.callee);
    const isSame =
      callee.type === AST_NODE_TYPES.MemberExpression &&
      /^(?:entries|toReversed|values)$/u.test(propertyName(callee) ?? '');
    list = isSame ? bare(callee.object) : undefined;
  }
  if (list?.type !== AST_NODE_TYPES.Identifier) return -1;
  const variable = ASTUtils.findVariable(home.sourceCode.getScope(list), list.name);
  const [definition] = variable?.defs ?? [];
  if (!definition || !isFunction(definition.node) || definition.node !== host) return -1;
  return host.params.findIndex((parameter) => parameter === definition.name);
}
