import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { isInside, type Iteration } from '../analysis/iteration.js';
import { isElement, isOwnOf, usesIn } from '../analysis/references.js';
import { isLog, nodesIn, rootOf } from '../analysis/turn.js';
import type { LibraryCall } from '../resolve/library-calls.js';
import { promiseUse } from '../resolve/promise-use.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, calledName, childNodes, isFunction, propertyName } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import { isElsewhere } from './batch-elsewhere.js';
import type { Reads } from './batch-plain.js';
import { isPlainCall } from './plain-call.js';
import { isWaitedFor } from './waited-call.js';

/** Within which code a question is asked, and what has to stay as it is. */
export interface QuietTurn {
  readonly resolution: Resolution;
  readonly iteration: Iteration;
  /** The request itself, which is left out. */
  readonly read: TSESTree.Node;
  readonly call: LibraryCall;
  /** The name of the rows that it is about; empty where it has none. */
  readonly model: string;
  readonly reads: Reads;
}

/** What the turns do beside the request. */
export interface Others {
  /** Names of functions that are not known and waited for: they could write to the server. */
  readonly unknown: readonly string[];
  /** A turn can end the loop. */
  readonly mayEnd: boolean;
  /** A turn can end the function. */
  readonly mayReturn: boolean;
}

interface Found {
  readonly unknown: Set<string>;
  mayEnd: boolean;
  mayReturn: boolean;
}

/** How many functions of other files are looked into for one call. */
const furthest = 30;

/**
 * What do the turns do beside a request, if none of it changes what later turns ask for? Undefined where it does.
 * Functions that are not known and waited for could write to the server, so they are named.
 */
export function othersIn(turn: QuietTurn): Others | undefined {
  const found: Found = { unknown: new Set(), mayEnd: false, mayReturn: false };
  return leavesAlone(turn, turn.iteration.body, true, 2, found)
    ? { ...found, unknown: [...found.unknown] }
    : undefined;
}

function leavesAlone(
  turn: QuietTurn,
  root: TSESTree.Node,
  isTurn: boolean,
  hops: number,
  found: Found,
): boolean {
  const pending: { readonly node: TSESTree.Node; readonly ownExits: boolean }[] = [
    { node: root, ownExits: !isTurn },
  ];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node, ownExits } = next;
    if (node === turn.read) continue;
    if (!isAllowed(turn, node, hops, found)) return false;
    if (!ownExits && node.type === AST_NODE_TYPES.BreakStatement) found.mayEnd = true;
    if (node.type === AST_NODE_TYPES.ReturnStatement && endsLoop(turn, node, isTurn)) {
      found.mayEnd = true;
      found.mayReturn = true;
    }
    const inner = ownExits || isFunction(node) || /^(?:Do|For|Switch|While)/u.test(node.type);
    for (const child of childNodes(node, turn.resolution.sourceCode.visitorKeys).reverse()) {
      pending.push({ node: child, ownExits: inner });
    }
  }
  return true;
}

function endsLoop({ iteration }: QuietTurn, node: TSESTree.Node, isTurn: boolean): boolean {
  if (!isTurn || iteration.kind === 'callback') return false;
  for (let current = node.parent; current && current !== iteration.body; current = current.parent) {
    if (isFunction(current)) return false;
  }
  return true;
}

function isAllowed(turn: QuietTurn, node: TSESTree.Node, hops: number, found: Found): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.ImportExpression:
    case AST_NODE_TYPES.LabeledStatement:
    case AST_NODE_TYPES.YieldExpression:
      return false;
    case AST_NODE_TYPES.BreakStatement:
    case AST_NODE_TYPES.ContinueStatement:
      return !node.label;
    case AST_NODE_TYPES.ForOfStatement:
      return !node.await;
    case AST_NODE_TYPES.VariableDeclaration:
      return node.kind !== 'using' && node.kind !== 'await using';
    case AST_NODE_TYPES.AssignmentExpression:
      return isHarmlessTarget(turn, node.left);
    case AST_NODE_TYPES.UpdateExpression:
      return isHarmlessTarget(turn, node.argument);
    case AST_NODE_TYPES.UnaryExpression:
      return node.operator !== 'delete';
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.TaggedTemplateExpression:
      return isHarmlessCall(turn, node, hops, found);
    default:
      return true;
  }
}

/** Variables that the request does not need, properties of the element that it does not read, and entries of collections. */
function isHarmlessTarget({ resolution, iteration, reads }: QuietTurn, given: TSESTree.Node): boolean {
  const target = bare(given);
  const variableOf = (name: TSESTree.Identifier) =>
    ASTUtils.findVariable(resolution.sourceCode.getScope(name), name.name);
  if (target.type === AST_NODE_TYPES.Identifier) {
    const variable = variableOf(target);
    return variable !== null && !reads.variables.has(variable) && !isElement(iteration, variable);
  }
  if (target.type !== AST_NODE_TYPES.MemberExpression) return false;
  const name = propertyName(target);
  if (isElementExpression(resolution, iteration, target.object)) {
    return name !== undefined && !reads.properties.has(name);
  }
  const root = rootOf(target);
  if (root.type !== AST_NODE_TYPES.Identifier) return false;
  const variable = variableOf(root);
  if (!variable || reads.variables.has(variable)) return false;
  return isCollection(variable) || !isOwnOf(iteration, variable);
}

/** The element as a whole: its name, an entry of the list at the place of the turn, or a constant that holds it. */
export function isElementExpression(
  resolution: Resolution,
  iteration: Iteration,
  given: TSESTree.Node,
): boolean {
  const { element, node: loop, source } = iteration;
  const node = bare(given);
  if (element?.type !== AST_NODE_TYPES.Identifier) return false;
  const variableOf = (name: TSESTree.Identifier) =>
    ASTUtils.findVariable(resolution.sourceCode.getScope(name), name.name);
  if (node.type === AST_NODE_TYPES.Identifier) {
    const variable = variableOf(node);
    if (!variable) return false;
    if (isElement(iteration, variable)) return loop.type !== AST_NODE_TYPES.ForStatement;
    const declarator: TSESTree.Node | undefined = variable.defs[0]?.node;
    return (
      isOwnOf(iteration, variable) &&
      declarator?.type === AST_NODE_TYPES.VariableDeclarator &&
      declarator.id === variable.defs[0]?.name &&
      declarator.init?.type === AST_NODE_TYPES.MemberExpression &&
      isElementExpression(resolution, iteration, declarator.init)
    );
  }
  if (node.type !== AST_NODE_TYPES.MemberExpression || !node.computed || !source) return false;
  const place = node.property.type === AST_NODE_TYPES.Identifier ? variableOf(node.property) : null;
  return (
    place !== null &&
    isElement(iteration, place) &&
    resolution.sourceCode.getText(node.object) === resolution.sourceCode.getText(source)
  );
}

/** Is the variable a list, map, set or object that is made in this file? */
export function isCollection(variable: TSESLint.Scope.Variable): boolean {
  const declarator: TSESTree.Node | undefined = variable.defs[0]?.node;
  if (declarator?.type !== AST_NODE_TYPES.VariableDeclarator || !declarator.init) return false;
  if (declarator.id !== variable.defs[0]?.name) return false;
  const init = bare(declarator.init);
  return (
    init.type === AST_NODE_TYPES.ArrayExpression ||
    init.type === AST_NODE_TYPES.ObjectExpression ||
    (init.type === AST_NODE_TYPES.NewExpression &&
      init.callee.type === AST_NODE_TYPES.Identifier &&
      /^(?:Array|(?:Weak)?(?:Map|Set))$/u.test(init.callee.name))
  );
}

const collectionMethod = new Set('add entries find get has keys push set unshift values'.split(' '));

/** Names that say that a function changes something: what it is given, or what the server keeps. */
const changing =
  /^(?:add|append|apply|archive|assign|cancel|change|clear|commit|copyWithin|create|decrement|defaults|delete|destroy|disable|drop|enable|extend|fill|flush|increment|init|insert|link|lock|mark|merge|migrate|move|mutate|normali[sz]e|patch|persist|pop|process|publish|purge|push|put|refresh|register|release|remove|rename|replace|reserve|reset|restore|reverse|revoke|run|save|set|shift|sort|splice|store|sync|toggle|touch|transfer|truncate|unlink|unlock|unset|unshift|update|upsert|write)(?![a-z])/u;

/** Does the name of a function say that it changes something? */
export function saysChange(name: string): boolean {
  return changing.test(name);
}

function isHarmlessCall(
  turn: QuietTurn,
  node: TSESTree.CallExpression | TSESTree.TaggedTemplateExpression,
  hops: number,
  found: Found,
): boolean {
  const { resolution } = turn;
  const library = resolution.callAt(node);
  if (library?.member.roundTrip?.server === 'http') {
    found.unknown.add(library.callee);
    return true;
  }
  // What a name alone takes for a request is no better known than another function.
  if (library && (!library.library.isStandIn || isElsewhere(resolution, library, turn.call)))
    return isElsewhere(resolution, library, turn.call);
  if (node.type === AST_NODE_TYPES.TaggedTemplateExpression) return !isWaitedFor(resolution, node);
  const callee = bare(node.callee);
  const called = resolution.valueOf(callee);
  if (called?.kind === 'function') {
    if (isFunction(callee)) return true;
    if (resolution.at(called.node) !== resolution)
      return isHarmlessElsewhere(turn, node, called.node, hops, found);
    return hops > 0 && leavesAlone(turn, called.node, false, hops - 1, found);
  }
  if (isPlainCall(resolution, node) || isLog(node)) return true;
  return mayBeHarmless(turn, node, found);
}

/** A function that is not known: one that is waited for could write to the server, so it is named. */
function mayBeHarmless(turn: QuietTurn, node: TSESTree.CallExpression, found: Found): boolean {
  const { resolution } = turn;
  const callee = bare(node.callee);
  const name = calledName(node);
  if (callee.type === AST_NODE_TYPES.MemberExpression && collectionMethod.has(name)) {
    if (promiseUse(node).use !== 'awaited' && isInCollection(turn, callee.object)) return true;
  }
  if (saysChange(name) && mayChange(turn, node)) return false;
  if (!isWaitedFor(resolution, node)) return true;
  found.unknown.add(shortName(resolution, node));
  return name !== '';
}

/** A function of another file: where it does more than can be followed, it is named like one that is not known. */
function isHarmlessElsewhere(
  turn: QuietTurn,
  node: TSESTree.CallExpression,
  called: FunctionNode,
  hops: number,
  found: Found,
): boolean {
  if (isLog(node) && promiseUse(node).use !== 'awaited') return true;
  const own: Found = { unknown: new Set(), mayEnd: false, mayReturn: false };
  if (hops > 0 && leavesAlone(turn, called, false, hops - 1, own) && own.unknown.size === 0) return true;
  return mayBeHarmless(turn, node, found) && asksElsewhere(turn, called, new Set());
}

/** Are all requests that a function is seen to make such that they can come before or after the request in question? */
function asksElsewhere(turn: QuietTurn, called: FunctionNode, seen: Set<FunctionNode>): boolean {
  seen.add(called);
  const { resolution } = turn;
  for (const { node } of nodesIn(resolution, called)) {
    if (node.type !== AST_NODE_TYPES.CallExpression && node.type !== AST_NODE_TYPES.TaggedTemplateExpression)
      continue;
    const library = resolution.callAt(node);
    if (library?.member.roundTrip?.server === 'http') continue;
    if (library && !isElsewhere(resolution, library, turn.call)) return false;
    const next =
      !library && node.type === AST_NODE_TYPES.CallExpression ? resolution.valueOf(node.callee) : undefined;
    if (next?.kind !== 'function' || seen.has(next.node) || seen.size >= furthest) continue;
    if (!asksElsewhere(turn, next.node, seen)) return false;
  }
  return true;
}

/** May a function with such a name change what is asked for: the row, the list, or the model of the row? */
function mayChange(
  { resolution, iteration, model, reads }: QuietTurn,
  node: TSESTree.CallExpression,
): boolean {
  const callee = bare(node.callee);
  const isOther =
    callee.type === AST_NODE_TYPES.MemberExpression &&
    callee.object.type === AST_NODE_TYPES.Identifier &&
    model !== '' &&
    !resolution.sourceCode.getText(callee).toLowerCase().includes(model.toLowerCase());
  for (const { node: use, variable } of usesIn(resolution, node)) {
    const isPart = use.parent.type === AST_NODE_TYPES.MemberExpression && use.parent.object === use;
    const isCalled = callee.type === AST_NODE_TYPES.MemberExpression && isInside(use, callee);
    if (isOther && isPart && !isCalled) continue;
    if (isOwnOf(iteration, variable) || reads.variables.has(variable)) return true;
  }
  return false;
}

function shortName({ sourceCode }: Resolution, node: TSESTree.CallExpression): string {
  const text = sourceCode.getText(node.callee);
  return /^[\w.$]{1,40}$/u.test(text) ? text : calledName(node);
}

/** A collection that the request does not need, or an entry of one: `groups`, `groups[key]`, `groups.get(key)`. */
function isInCollection({ resolution, iteration, reads }: QuietTurn, given: TSESTree.Node): boolean {
  let root = bare(given);
  while (root.type !== AST_NODE_TYPES.Identifier) {
    if (root.type === AST_NODE_TYPES.MemberExpression) root = bare(root.object);
    else if (root.type === AST_NODE_TYPES.CallExpression) root = bare(root.callee);
    else if (root.type === AST_NODE_TYPES.AssignmentExpression) root = bare(root.left);
    else return false;
  }
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(root), root.name);
  if (variable === null || reads.variables.has(variable)) return false;
  return isCollection(variable) || (!isOwnOf(iteration, variable) && variable.defs.length > 0);
}
