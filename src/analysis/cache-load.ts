import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, calledName, childNodes, isFunction, keyName, propertyName } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import { assignedOnce } from './assigned-once.js';
import { usesIn } from './references.js';
import { roundTripAt } from './round-trips.js';

export type Variables = ReadonlySet<TSESLint.Scope.Variable>;

/**
 * Does a value come from a source of truth: from an awaited call that reads, not one that creates something?
 * A value made from what was already `found` in the cache is an update of it, not a load.
 */
export function isLoaded(resolution: Resolution, value: TSESTree.Node, found: Variables): boolean {
  return (
    [...usesIn(resolution, value)].some(({ variable }) => isAnswer(variable)) ||
    comesFrom(resolution, value, (call) => isLoad(resolution, call, found))
  );
}

/** `body` of `response.json = (body) => …`: what the handlers of a request answer. */
function isAnswer({ defs }: TSESLint.Scope.Variable): boolean {
  const callback: TSESTree.Node | undefined = defs[0]?.node;
  if (!isFunction(callback) || callback.parent.type !== AST_NODE_TYPES.AssignmentExpression) return false;
  const { left } = callback.parent;
  return (
    left.type === AST_NODE_TYPES.MemberExpression && /^(?:end|json|send)$/u.test(propertyName(left) ?? '')
  );
}

/** Is a value made of rows that a query gives in the same function? */
export function isMadeOfRows(resolution: Resolution, value: TSESTree.Node): boolean {
  const none: Variables = new Set();
  return comesFrom(
    resolution,
    value,
    (call) =>
      roundTripAt(resolution, call)?.roundTrip.server === 'database' && isLoad(resolution, call, none),
  );
}

/** Does a function ask a server for something that it reads, after a place in it? */
export function loadsAfter(
  resolution: Resolution,
  { body }: FunctionNode,
  place: TSESTree.Node,
  found: Variables,
): boolean {
  return awaitedIn(resolution, body).some(
    (call) =>
      call.range[0] > place.range[1] &&
      roundTripAt(resolution, call) !== undefined &&
      isLoad(resolution, call, found),
  );
}

function comesFrom(
  resolution: Resolution,
  value: TSESTree.Node,
  isSource: (call: TSESTree.Node) => boolean,
  hops = 4,
): boolean {
  if (awaitedIn(resolution, value).some(isSource)) return true;
  if (hops === 0) return false;
  for (const { variable } of usesIn(resolution, value)) {
    if (sourcesOf(variable).some((source) => comesFrom(resolution, source, isSource, hops - 1))) return true;
    const promised = promiseBehind(variable);
    if (promised && isSource(promised)) return true;
  }
  return false;
}

function awaitedIn({ sourceCode }: Resolution, root: TSESTree.Node): readonly TSESTree.Node[] {
  const awaited: TSESTree.Node[] = [];
  const pending = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (isFunction(node)) continue;
    if (node.type === AST_NODE_TYPES.AwaitExpression) awaited.push(bare(node.argument));
    pending.push(...childNodes(node, sourceCode.visitorKeys));
  }
  return awaited;
}

function sourcesOf(variable: TSESLint.Scope.Variable): readonly TSESTree.Node[] {
  const list = listBehind(variable);
  return [
    ...variable.references.flatMap(({ writeExpr }) => (writeExpr ? [writeExpr] : [])),
    ...variable.references.flatMap(({ identifier }) => putInto(identifier)),
    ...(list ? [list] : []),
  ];
}

/**
 * What is put into a list or map where its name is used, or into a list that it has: `list.push(value)`, `map.set(key, value)`,
 * `byKey[key] = value`, `(byKey[key] ??= []).push(value)`.
 */
function putInto(place: TSESTree.Node): readonly TSESTree.Node[] {
  const { parent } = place;
  if (parent?.type === AST_NODE_TYPES.AssignmentExpression && parent.left === place)
    return [parent.right, ...putInto(parent)];
  if (parent?.type === AST_NODE_TYPES.TSNonNullExpression) return putInto(parent);
  if (parent?.type !== AST_NODE_TYPES.MemberExpression || parent.object !== place) return [];
  const call = parent.parent;
  if (call.type !== AST_NODE_TYPES.CallExpression || call.callee !== parent) return putInto(parent);
  const name = propertyName(parent) ?? '';
  if (name === 'get') return putInto(call);
  return /^(?:add|push|set|unshift)$/u.test(name) ? call.arguments : [];
}

/** The list of which a variable is an element: `rows` in `rows.map((row) => …)`. */
function listBehind({ defs, name }: TSESLint.Scope.Variable): TSESTree.Node | undefined {
  const callback: TSESTree.Node | undefined = defs[0]?.node;
  if (!isFunction(callback) || callback.parent.type !== AST_NODE_TYPES.CallExpression) return undefined;
  const [element] = callback.params;
  const { callee } = callback.parent;
  const isElement = element?.type === AST_NODE_TYPES.Identifier && element.name === name;
  const isMethod =
    callee.type === AST_NODE_TYPES.MemberExpression &&
    /^(?:map|flatMap|forEach)$/u.test(propertyName(callee) ?? '');
  return isElement && isMethod ? callee.object : undefined;
}

/** The call whose result a variable is: `load()` in `load().then((variable) => …)` and `load((error, variable) => …)`. */
function promiseBehind(variable: TSESLint.Scope.Variable): TSESTree.Node | undefined {
  const callback: TSESTree.Node | undefined = variable.defs[0]?.node;
  if (!isFunction(callback) || callback.parent.type !== AST_NODE_TYPES.CallExpression) return undefined;
  const call = callback.parent;
  const { callee } = call;
  if (callee.type === AST_NODE_TYPES.MemberExpression && propertyName(callee) === 'then')
    return bare(callee.object);
  if (call.parent.type === AST_NODE_TYPES.CallExpression && calledName(call.parent) === 'pipe') {
    const stream = bare(call.parent.callee);
    if (passesOn.test(calledName(call)) && stream.type === AST_NODE_TYPES.MemberExpression)
      return bare(stream.object);
  }
  const [error, result] = callback.params;
  const isAnswer =
    error?.type === AST_NODE_TYPES.Identifier &&
    saysError.test(error.name) &&
    result?.type === AST_NODE_TYPES.Identifier &&
    result.name === variable.name;
  return isAnswer && call.arguments.at(-1) === callback ? call : undefined;
}

/** Operators whose function gets what a stream gives: `next.handle().pipe(tap((body) => …))`. */
const passesOn = /^(?:concatMap|exhaustMap|map|mergeMap|switchMap|tap)$/u;

const saysError = /^_?(?:e|ex)\d?$|err(?:or)?\d?$/iu;

/** Names of functions that make something new or change something, and of those that only wait. */
const creates =
  /^(?:acquire|add|create|delete|destroy|emit|encrypt|enqueue|generate|hash|incr|insert|issue|lock|mint|patch|post|publish|put|random|register|remove|save|send|set|sign|sleep|store|update|upload|upsert|validate|verify|wait|write)/iu;
const createsByText =
  /\b(?:insert\s+into|update\s+\S+\s+set|delete\s+from)\b|\bmethod:\s*['"`](?:post|put|patch|delete)\b/iu;
const unpacks = /^(?:arrayBuffer|blob|json|text)$/u;

function isLoad(resolution: Resolution, node: TSESTree.Node, found: Variables): boolean {
  if (usesAny(resolution, node, found) && !isRevalidation(resolution, node)) return false;
  const member = resolution.callAt(node)?.member;
  const site = roundTripAt(resolution, node);
  const { server } = site?.nearer?.roundTrip ?? site?.roundTrip ?? member?.roundTrip ?? {};
  if (member?.cacheRead || server === 'cache') return false;
  if (server === 'http' && asksByPost(resolution, node)) return true;
  if (member?.roundTrip?.access === 'write') return false;
  if (node.type === AST_NODE_TYPES.CallExpression) {
    const [list] = node.arguments;
    if (list?.type === AST_NODE_TYPES.ArrayExpression && isPromiseCombinator(node)) {
      return list.elements.some((element) => element && isLoad(resolution, bare(element), found));
    }
    const callee = bare(node.callee);
    const name =
      callee.type === AST_NODE_TYPES.MemberExpression
        ? propertyName(callee)
        : callee.type === AST_NODE_TYPES.Identifier
          ? callee.name
          : undefined;
    if (name === undefined) return false;
    if (!member?.roundTrip && creates.test(name) && !asksModel(resolution, node)) return false;
    if (callee.type === AST_NODE_TYPES.MemberExpression && unpacks.test(name)) {
      const unpacked = bare(callee.object);
      return (
        isLoad(resolution, unpacked, found) ||
        comesFrom(resolution, unpacked, (call) => isLoad(resolution, call, found), 2)
      );
    }
  } else if (node.type !== AST_NODE_TYPES.TaggedTemplateExpression) {
    return false;
  }
  return !createsByText.test(resolution.sourceCode.getText(node));
}

/** A request that asks whether what was found still holds, by its tag or date. */
function isRevalidation({ sourceCode }: Resolution, node: TSESTree.Node): boolean {
  return /['"`]if-(?:none-match|modified-since)['"`]/iu.test(sourceCode.getText(node));
}

/** `post('/estimates', units)`: a question that is too long for an address. */
function asksByPost({ sourceCode }: Resolution, node: TSESTree.Node): boolean {
  if (node.type !== AST_NODE_TYPES.CallExpression || !/^post$/iu.test(calledName(node))) return false;
  const [path] = node.arguments;
  return path !== undefined && asks.test(sourceCode.getText(path));
}

/** The last part of a path that names a question or an answer, and nothing that is made; a token is only lent. */
const asks =
  /\/(?:analy[sz]e|calculat(?:e|ions?)|check|convert|estimates?|find|geocode|graphql|lookup|match(?:es)?|predict(?:ions?)?|prices?|quer(?:y|ies)|quotes?|rates?|reports?|score|search|tokens?|translate)\W*$/iu;

/** `completions.create({ model, messages })`: the answer of a model is worked out, as the answer of a query is, and nothing new. */
function asksModel(resolution: Resolution, { arguments: [given] }: TSESTree.CallExpression): boolean {
  const options = given && assignedOnce(resolution, given);
  return (
    options?.type === AST_NODE_TYPES.ObjectExpression &&
    options.properties.some(
      (property) => property.type === AST_NODE_TYPES.Property && keyName(property) === 'model',
    )
  );
}

function isPromiseCombinator({ callee }: TSESTree.CallExpression): boolean {
  return (
    callee.type === AST_NODE_TYPES.MemberExpression &&
    callee.object.type === AST_NODE_TYPES.Identifier &&
    callee.object.name === 'Promise'
  );
}

function usesAny(resolution: Resolution, node: TSESTree.Node, variables: Variables): boolean {
  for (const { variable } of usesIn(resolution, node)) if (variables.has(variable)) return true;
  return false;
}
