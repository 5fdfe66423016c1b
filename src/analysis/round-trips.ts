import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { RoundTrip } from '../catalogue/schema.js';
import { implementedFunctions } from '../resolve/implemented-functions.js';
import { calleeText, conventionalCall, type LibraryCall } from '../resolve/library-calls.js';
import { isCallOfThis, ownMethod, receiverClass } from '../resolve/own-methods.js';
import { promiseUse } from '../resolve/promise-use.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, calledName, isFunction, keyName, pushChildren } from '../resolve/syntax.js';
import type { ClassNode, FunctionNode } from '../resolve/value.js';
import { statementKind } from '../sql/statement-kind.js';
import { HOLE } from '../sql/tokens.js';
import { isBehindMemory, waitsEachTime } from './behind-memory.js';
import { isInside, runsWhereWritten, iterationAround } from './iteration.js';
import { isBefore } from './operation.js';
import { transactionAround } from './own-transaction.js';
import { pathPartsOf, type PathPart } from './path-text.js';
import { asSentToServer } from './kept-by-server.js';
import { isSent, isSentBehind } from './sent.js';
import { sentSql } from './sql-text.js';

/** A place where the program waits for a server, itself or in a function that is called there. */
export interface RoundTripSite {
  /** The call at this place: of the library, or of a function of the project. */
  readonly node: TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.TaggedTemplateExpression;
  /** The library call that sends the request. */
  readonly call: LibraryCall;
  readonly roundTrip: RoundTrip;
  /** The functions on the way from the place to the library call; empty when it is the call itself. */
  readonly path: readonly PathPart[];
  /** Each step of that way. */
  readonly steps: readonly Step[];
  /** A request without a batch form that the function makes as well, with fewer functions in between. */
  readonly nearer?: RoundTripSite;
}

/** One step of the way: a call, and the function of the project that it runs. */
export interface Step {
  /** Where the function is called, or handed over by name. */
  readonly from: TSESTree.Node;
  readonly to: FunctionNode;
}

/** Does the way to the request lead into another file, so that it is only the first of what may be many there? */
export function leadsElsewhere({ path }: Pick<RoundTripSite, 'path'>): boolean {
  return path.some(({ place }) => place !== undefined);
}

/** How many functions a way leads through at most. */
const furthest = 5;

/** Which round trip does a call make, directly or through functions of the project? */
export function roundTripAt(resolution: Resolution, node: TSESTree.Node): RoundTripSite | undefined {
  const call = resolution.callAt(node);
  if (call) return directSite(resolution, call);
  if (node.type !== AST_NODE_TYPES.CallExpression) return undefined;
  const called = resolution.valueOf(node.callee);
  if (!called || called.kind === 'function-type') return siteByType(resolution, node);
  if (called.kind !== 'function') return undefined;
  return (
    siteBehind(resolution, node, calleeText(resolution, node), called.node) ??
    guessedSite(resolution, node, called.node)
  );
}

/** Could an argument be a function that is handed over by its name: `load`, `this.load`, `this.load.bind(this)`? */
export function mayNameFunction(node: TSESTree.CallExpressionArgument): boolean {
  if (node.type === AST_NODE_TYPES.CallExpression) return calledName(node) === 'bind';
  return node.type === AST_NODE_TYPES.Identifier || node.type === AST_NODE_TYPES.MemberExpression;
}

/** Which round trip does a function make that is handed over by name, as in `ids.map(load)`, `ids.map(this.load.bind(this))`? */
export function roundTripOf(
  resolution: Resolution,
  given: TSESTree.Node,
): Omit<RoundTripSite, 'node'> | undefined {
  const callback = withoutBind(given);
  const value = resolution.valueOf(callback);
  if (value?.kind !== 'function' || isFunction(callback)) return undefined;
  const name = resolution.sourceCode.getText(callback);
  return siteBehind(resolution, callback, name, value.node);
}

function withoutBind(given: TSESTree.Node): TSESTree.Node {
  if (given.type !== AST_NODE_TYPES.CallExpression || calledName(given) !== 'bind') return given;
  const callee = bare(given.callee);
  return callee.type === AST_NODE_TYPES.MemberExpression ? callee.object : given;
}

const waitedFor: ReadonlySet<string> = new Set<ReturnType<typeof promiseUse>['use']>([
  'awaited',
  'listed',
  'returned',
]);

/** Where only types say which function it is: that of a class, or of each class that implements an interface. */
function siteByType(resolution: Resolution, node: TSESTree.CallExpression): RoundTripSite | undefined {
  if (!waitedFor.has(promiseUse(node).use)) return undefined; // types are dear, and most calls are no promise
  const name = calleeText(resolution, node);
  const sites = resolution.functionsByType(node.callee).map((to) => siteBehind(resolution, node, name, to));
  if (!sites.every((site) => site !== undefined)) return undefined;
  const batched = sites.filter(({ roundTrip }) => roundTrip.forMany !== undefined);
  return batched.find(({ roundTrip }) => roundTrip.server === 'database') ?? batched[0] ?? sites[0];
}

function siteBehind<From extends TSESTree.Node>(
  resolution: Resolution,
  node: From,
  name: string,
  to: FunctionNode,
) {
  const inside = nearestIn(resolution, to, receiverClass(resolution, node));
  if (!inside) return undefined;
  const parts = pathPartsOf(resolution, name, to);
  const behind = <Site extends RoundTripSite>(site: Site) => ({
    ...site,
    node,
    path: [...parts, ...site.path],
    steps: [{ from: node, to }, ...site.steps],
  });
  const site = behind(inside);
  if (!isSentBehind(resolution, node, site)) return undefined;
  const nearer = inside.nearer && behind(inside.nearer);
  return nearer && isSentBehind(resolution, node, nearer) ? { ...site, nearer } : site;
}

function directSite(resolution: Resolution, made: LibraryCall): RoundTripSite | undefined {
  const call = asSentToServer(resolution, made);
  const roundTrip = call.member.roundTrip && asGiven(call, call.member.roundTrip);
  return roundTrip && isSent(resolution, call)
    ? { node: call.node, call, roundTrip, path: [], steps: [] }
    : undefined;
}

/** What the names say of a function of another file that waits for something, where following it led to nothing. */
function guessedSite(
  resolution: Resolution,
  node: TSESTree.CallExpression,
  to: FunctionNode,
): RoundTripSite | undefined {
  if (resolution.at(to) === resolution || !waitsEachTime(resolution, to)) return undefined;
  const call = conventionalCall(resolution, node);
  return call && directSite(resolution, call);
}

/** `createMany({ data: [row] })`: a call that takes many, and is given one. */
function asGiven({ member, name, node }: LibraryCall, roundTrip: RoundTrip): RoundTrip {
  if (roundTrip.forMany !== undefined || roundTrip.access === 'command' || member.callback) return roundTrip;
  if (node.type === AST_NODE_TYPES.TaggedTemplateExpression) return roundTrip;
  return node.arguments.some(isListOfOne)
    ? { ...roundTrip, forMany: `give the list of all of them to one \`${name}()\`` }
    : roundTrip;
}

function isListOfOne(node: TSESTree.Node): boolean {
  const given = bare(node);
  if (given.type === AST_NODE_TYPES.ArrayExpression) {
    return given.elements.length === 1 && given.elements[0]?.type !== AST_NODE_TYPES.SpreadElement;
  }
  return (
    given.type === AST_NODE_TYPES.ObjectExpression &&
    given.properties.some(
      (property) =>
        property.type === AST_NODE_TYPES.Property &&
        /^(?:data|documents|items|rows|values)$/u.test(keyName(property) ?? '') &&
        property.value.type === AST_NODE_TYPES.ArrayExpression &&
        isListOfOne(property.value),
    )
  );
}

// By the function's node, so an answer lives as long as the file's tree; and by the class of what it is called on.
const nearest = new WeakMap<FunctionNode, Map<ClassNode | undefined, RoundTripSite | undefined>>();

/**
 * The round trip that a function makes with the fewest functions in between. One that has a batch form goes first.
 * Searched level by level, so that the answer does not depend on which function was asked about before.
 */
function nearestIn(
  asking: Resolution,
  start: FunctionNode,
  self: ClassNode | undefined,
): RoundTripSite | undefined {
  const known = nearest.get(start) ?? new Map<ClassNode | undefined, RoundTripSite | undefined>();
  nearest.set(start, known);
  if (!known.has(self)) known.set(self, searchNearest(asking, start, self));
  return known.get(self);
}

function searchNearest(
  asking: Resolution,
  start: FunctionNode,
  startSelf: ClassNode | undefined,
): RoundTripSite | undefined {
  const seen = new Set([start]);
  let level: readonly Reached[] = [{ callee: start, self: startSelf, path: [], steps: [] }];
  let found: RoundTripSite | undefined;
  let guessed: RoundTripSite | undefined;
  for (let hops = 1; hops <= furthest && level.length > 0; hops += 1) {
    const next: Reached[] = [];
    for (const { callee, self, path, steps } of level) {
      const home = asking.at(callee);
      const { sites, calls } = workOf(home, callee);
      for (const site of sites) {
        if (!found) found = { ...site, path, steps };
        else if (isBetter(asking, callee, site, found)) found = { ...site, path, steps, nearer: found };
      }
      for (const call of calls) {
        const { from, guess } = call;
        if (guess) guessed ??= { ...guess, path, steps };
        const to = (call.isOfThis && ownMethod(home, self, from)) || call.to;
        if (!to || seen.has(to)) continue;
        seen.add(to);
        next.push({
          callee: to,
          self: call.isOfThis ? self : receiverClass(home, from),
          path: [...path, ...pathPartsOf(home, calleeText(home, from), to)],
          steps: [...steps, { from, to }],
        });
      }
    }
    if (found?.roundTrip.forMany !== undefined) break;
    level = next;
  }
  return found ?? guessed;
}

/** One with a batch form; one that is more than the settings of a connection; and one that stands alone, where the other is in a transaction of another way through the function. */
function isBetter(
  asking: Resolution,
  callee: FunctionNode,
  site: RoundTripSite,
  found: RoundTripSite,
): boolean {
  if (site.roundTrip.forMany === undefined) return false;
  if (found.roundTrip.forMany === undefined || onlySetsUp(asking, found)) return true;
  const begun = isInside(found.call.node, callee) && transactionAround(found.call.node, callee);
  return Boolean(begun) && !transactionAround(site.node, callee) && !isBefore(found.call.node, site.node);
}

/** `SET SESSION TRANSACTION READ ONLY`: the same for every statement that follows, on whichever connection. */
function onlySetsUp(asking: Resolution, { call }: RoundTripSite): boolean {
  if (call.node.type !== AST_NODE_TYPES.CallExpression || call.node.arguments.length > 1) return false;
  const text = sentSql(asking.at(call.node), call)?.text;
  return (
    text !== undefined &&
    !text.includes(HOLE) &&
    statementKind(text) === 'session' &&
    !/^\s*set\s+(?:constraints|local|transaction)\b/iu.test(text)
  );
}

interface Reached extends Pick<RoundTripSite, 'path' | 'steps'> {
  readonly callee: FunctionNode;
  /** The class of what it is called on, where that is known. */
  readonly self: ClassNode | undefined;
}

/** What a function does itself: requests, and calls of functions of the project. Loops inside it are reported there. */
interface Work {
  readonly sites: readonly RoundTripSite[];
  readonly calls: readonly {
    readonly from: TSESTree.CallExpression;
    /** Left out where only the class of `this` says which function it is. */
    readonly to?: FunctionNode;
    readonly isOfThis: boolean;
    readonly guess?: RoundTripSite;
  }[];
}

const works = new WeakMap<FunctionNode, Work>();

function workOf(resolution: Resolution, callee: FunctionNode): Work {
  let work = works.get(callee);
  if (!work) {
    work = searched(resolution, callee);
    works.set(callee, work);
  }
  return work;
}

function searched(resolution: Resolution, callee: FunctionNode): Work {
  const sites: RoundTripSite[] = [];
  const calls: Work['calls'][number][] = [];
  for (const node of callsIn(resolution, callee)) {
    const call = resolution.callAt(node);
    const site = call && directSite(resolution, call);
    if (site && isEachTime(resolution, callee, node)) sites.push(site);
    if (call || node.type !== AST_NODE_TYPES.CallExpression) continue;
    const to = functionCalled(resolution, node);
    const isOfThis = isCallOfThis(node);
    if ((!to && !isOfThis) || !isEachTime(resolution, callee, node)) continue;
    const guess = to && guessedSite(resolution, node, to);
    calls.push({ from: node, isOfThis, ...(to ? { to } : {}), ...(guess ? { guess } : {}) });
  }
  return { sites, calls };
}

/** The function of the project that a call runs: the one that the syntax leads to, or that alone implements it. */
function functionCalled(resolution: Resolution, node: TSESTree.CallExpression): FunctionNode | undefined {
  const called = resolution.valueOf(node.callee);
  if (called) {
    if (called.kind === 'function') return called.node;
    if (called.kind !== 'function-type') return undefined;
  }
  if (!waitedFor.has(promiseUse(node).use)) return undefined;
  const [only, ...others] = implementedFunctions(resolution, node.callee);
  return others.length === 0 ? only : undefined;
}

/** Does a call of the function get to this place, once, and not only while something is not kept in memory yet? */
function isEachTime(resolution: Resolution, callee: FunctionNode, place: TSESTree.Node): boolean {
  return !iterationAround(resolution, place) && !isBehindMemory(resolution, callee, place);
}

/** Every call that runs when the function is called, in the order of the code. */
function callsIn(resolution: Resolution, callee: FunctionNode): readonly RoundTripSite['node'][] {
  const calls: RoundTripSite['node'][] = [];
  const pending: TSESTree.Node[] = [callee.body];
  for (let node = pending.pop(); node; node = pending.pop()) {
    switch (node.type) {
      case AST_NODE_TYPES.CatchClause: // only after a failure
        continue;
      case AST_NODE_TYPES.ArrowFunctionExpression:
      case AST_NODE_TYPES.FunctionDeclaration:
      case AST_NODE_TYPES.FunctionExpression:
        if (!runsWhereWritten(resolution, node)) continue;
        break;
      case AST_NODE_TYPES.CallExpression:
      case AST_NODE_TYPES.NewExpression:
      case AST_NODE_TYPES.TaggedTemplateExpression:
        calls.push(node);
        break;
    }
    pushChildren(pending, node, resolution.sourceCode.visitorKeys);
  }
  return calls;
}
