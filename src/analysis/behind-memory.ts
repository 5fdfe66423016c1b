import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import { passedThrough } from '../resolve/passed-through.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, calledName, isFunction, ownNodes, propertyName, pushChildren } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import { isAtHand } from './at-hand.js';
import { isInside } from './iteration.js';
import { rootOf } from './turn.js';

/**
 * Is a place in a function only reached while something is not yet kept in memory, so that most calls of the function
 * do not get there? As in `this.pool ??= await connect()`, where a map is asked for the key before and filled after, and
 * in what is handed to `memoize`.
 */
export function isBehindMemory(resolution: Resolution, callee: FunctionNode, place: TSESTree.Node): boolean {
  if (isHandedToMemory(resolution, callee, place)) return true;
  return writesIn(resolution, callee).some(({ text, node }) =>
    looksIn(resolution, callee, text).some(
      (look) => !isInside(look, node) && look.range[1] <= place.range[0],
    ),
  );
}

/** Does a function wait for something that it does not keep in memory, and that is not at hand? */
export function waitsEachTime(resolution: Resolution, callee: FunctionNode): boolean {
  if (writesIn(resolution, callee).length > 0) return false;
  const { body } = callee;
  const isCall = (node: TSESTree.Node): boolean => bare(node).type === AST_NODE_TYPES.CallExpression;
  const isAsked = (node: TSESTree.Node): boolean => isCall(node) && !isAtHand(resolution, node);
  if (body.type !== AST_NODE_TYPES.BlockStatement) return isAsked(body);
  for (const node of ownNodes(body, resolution.sourceCode.visitorKeys)) {
    const awaited = node.type === AST_NODE_TYPES.AwaitExpression ? node.argument : undefined;
    if (awaited && (isAsked(awaited) || !isCall(awaited))) return true; // what a name holds may be a promise
    if (node.type === AST_NODE_TYPES.ReturnStatement && node.argument && isAsked(node.argument)) return true;
  }
  return false;
}

const memoizing =
  /^(?:cached?|dedupe|fetchOrSet|getOr(?:Add|Compute|Create|Fetch|Load|Set)|memo(?:ize)?|once|remember|singleFlight|wrap)$/iu;

/** `memoize(async () => …)`, `this.cache.wrap(key, () => …)` */
function isHandedToMemory(resolution: Resolution, callee: FunctionNode, place: TSESTree.Node): boolean {
  for (let node: TSESTree.Node | undefined = place; node; node = node.parent) {
    const { parent } = node;
    const isGiven = isFunction(node) && parent?.type === AST_NODE_TYPES.CallExpression;
    if (isGiven && memoizing.test(calledName(parent)) && !passedThrough(resolution, parent)) return true;
    if (node === callee) return false;
  }
  return false;
}

/** A place that outlives the function and that it fills. */
interface Write {
  readonly text: string;
  readonly node: TSESTree.Node;
}

const writes = new WeakMap<FunctionNode, readonly Write[]>();

function writesIn(resolution: Resolution, callee: FunctionNode): readonly Write[] {
  let found = writes.get(callee);
  if (!found) {
    found = nodesOf(resolution, callee, mayWrite).flatMap((node) => {
      const written = writtenBy(resolution, node);
      return written && outlives(resolution, callee, written)
        ? [{ text: resolution.sourceCode.getText(written), node }]
        : [];
    });
    writes.set(callee, found);
  }
  return found;
}

function mayWrite({ type }: TSESTree.Node): boolean {
  return type === AST_NODE_TYPES.AssignmentExpression || type === AST_NODE_TYPES.CallExpression;
}

/** `this.pool = …`, `byId[key] = …`, `this.models.set(key, …)` where that asks no server. */
function writtenBy(resolution: Resolution, node: TSESTree.Node): TSESTree.Node | undefined {
  if (node.type === AST_NODE_TYPES.AssignmentExpression) {
    const target = bare(node.left);
    if (target.type === AST_NODE_TYPES.Identifier) return target;
    if (target.type !== AST_NODE_TYPES.MemberExpression) return undefined;
    return target.computed ? bare(target.object) : target;
  }
  if (node.type !== AST_NODE_TYPES.CallExpression) return undefined;
  const callee = bare(node.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  if (!/^(?:add|put|set)$/u.test(propertyName(callee) ?? '')) return undefined;
  return resolution.callAt(node)?.member.roundTrip ? undefined : bare(callee.object);
}

function outlives(resolution: Resolution, callee: FunctionNode, written: TSESTree.Node): boolean {
  const root = rootOf(written);
  if (root.type === AST_NODE_TYPES.ThisExpression) return true;
  if (root.type !== AST_NODE_TYPES.Identifier) return false;
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(root), root.name);
  const [definition] = variable?.defs ?? [];
  return definition !== undefined && !isInside(definition.name, callee);
}

function looksIn(resolution: Resolution, callee: FunctionNode, text: string): readonly TSESTree.Node[] {
  return nodesOf(
    resolution,
    callee,
    (node) =>
      (node.type === AST_NODE_TYPES.Identifier || node.type === AST_NODE_TYPES.MemberExpression) &&
      resolution.sourceCode.getText(node) === text,
  );
}

function nodesOf(
  { sourceCode }: Resolution,
  callee: FunctionNode,
  isMeant: (node: TSESTree.Node) => boolean,
): readonly TSESTree.Node[] {
  const found: TSESTree.Node[] = [];
  const pending: TSESTree.Node[] = [callee.body];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (isMeant(node)) found.push(node);
    pushChildren(pending, node, sourceCode.visitorKeys);
  }
  return found;
}
