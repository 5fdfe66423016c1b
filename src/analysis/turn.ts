import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, childNodes, isFunction, propertyName } from '../resolve/syntax.js';
import { isInside, type Iteration } from './iteration.js';
import { isOwnOf } from './references.js';

/** What one turn of an iteration does. */
export interface Turn {
  readonly resolution: Resolution;
  readonly iteration: Iteration;
  /** Where the first wait begins: up to here, turns that are started one after another run in order all the same. */
  readonly firstWait: number;
}

/** What does one turn of an iteration do? */
export function turnOf(resolution: Resolution, iteration: Iteration): Turn {
  let firstWait = Infinity;
  for (const { node, isOwnCode } of nodesIn(resolution, iteration.body)) {
    if (isOwnCode && node.type === AST_NODE_TYPES.AwaitExpression) {
      firstWait = Math.min(firstWait, node.range[0]);
    }
  }
  return { resolution, iteration, firstWait };
}

/** Every node of a body. Code of functions inside it is not the body's own. */
export function* nodesIn(
  { sourceCode }: Resolution,
  body: TSESTree.Node,
): Generator<{ readonly node: TSESTree.Node; readonly isOwnCode: boolean }> {
  const pending = [{ node: body, isOwnCode: true }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    yield next;
    const isOwnCode = next.isOwnCode && !isFunction(next.node);
    const children = childNodes(next.node, sourceCode.visitorKeys).reverse();
    for (const node of children) pending.push({ node, isOwnCode });
  }
}

/** A place that each turn has for itself: a variable of the turn, or a property of its element. */
export function isOwnPlace(
  { resolution, iteration }: Pick<Turn, 'iteration' | 'resolution'>,
  place: TSESTree.Node,
): boolean {
  const root = rootOf(place);
  if (root.type !== AST_NODE_TYPES.Identifier) return false;
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(root), root.name);
  return variable !== null && isOwnOf(iteration, variable);
}

/** The start of a chain: `a` of `a.b().c`. */
export function rootOf(node: TSESTree.Node): TSESTree.Node {
  for (let current = bare(node); ;) {
    if (current.type === AST_NODE_TYPES.MemberExpression) current = bare(current.object);
    else if (current.type === AST_NODE_TYPES.CallExpression) current = bare(current.callee);
    else return current;
  }
}

const logName =
  /^(?:bar|console|debug|log(?:ger)?|logging|metrics|ora|progress|reporter|span|spinner|statsd?|telemetry|tracer)$/iu;
const logVerb = /^(?:debug|error|info|log|trace|verbose|warn|warning|(?:report|set|update)Progress)$/u;
const logFunction = /^(?:capture|log|record|report|trace|track)[A-Z]/u;

/** Does the call only tell people what happens, in a log, metric or trace? */
export function isLog(call: TSESTree.CallExpression): boolean {
  const callee = bare(call.callee);
  if (callee.type === AST_NODE_TYPES.Identifier) {
    return logName.test(callee.name) || logFunction.test(callee.name);
  }
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
  const owner = bare(callee.object);
  const name =
    owner.type === AST_NODE_TYPES.Identifier
      ? owner.name
      : owner.type === AST_NODE_TYPES.MemberExpression
        ? (propertyName(owner) ?? '')
        : '';
  return logName.test(name.replace(/^[#_]/u, '')) || logVerb.test(propertyName(callee) ?? '');
}

/** Is a node an argument of something that only logs, within the turn? */
export function isInLog({ iteration }: Turn, node: TSESTree.Node): boolean {
  for (let current = node.parent; current && isInside(current, iteration.body); current = current.parent) {
    if (current.type === AST_NODE_TYPES.CallExpression && isLog(current)) return true;
  }
  return false;
}
