import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import { promiseUse } from '../resolve/promise-use.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, isFunction } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import {
  callWith,
  calledName,
  disposalName,
  isWithin,
  memberName,
  outermost,
  type Call,
} from './ownership-carried.js';
import type { Mentions, Role } from './ownership-mentions.js';
import type { Terms } from './ownership-terms.js';

/** What becomes of the resource at one place that speaks of it. */
export type Fate =
  | 'nothing' // it is only looked at, or gets another name
  | 'use'
  | 'release'
  | 'hand-over'; // from here on it is somebody else's business, or we cannot tell

/** One resource in a region, and where the region speaks of it. */
export interface Sighting {
  readonly region: TSESTree.Node;
  readonly terms: Terms;
  readonly mentions: Mentions;
  readonly resolution: Resolution;
  /** What a function of this file does with the resource that it gets as this argument. */
  readonly fateIn: (body: FunctionNode, index: number) => FateInFunction;
}

/** What becomes of the resource in a function of this file that gets it as an argument. */
export interface FateInFunction {
  readonly fate: Fate;
  /** It gives the resource back where it returns, and not where it throws. */
  readonly isLostOnThrow: boolean;
}

/** One resource, and what is known of it before any path is walked. */
export interface Obligation extends Sighting {
  /** Does the code below a node speak of the resource? */
  readonly isAbout: (node: TSESTree.Node) => boolean;
  /** The region itself gives the resource back somewhere: it keeps it when it lends it to others. */
  readonly isReleasedHere: boolean;
  /** The region listens on it, and so may mean to keep it: `client.on('notification', …)`. */
  readonly isListenedTo: boolean;
  /** It does, and gives it back nowhere. */
  readonly isKeptOpen: boolean;
}

/** Functions and methods whose name says that they end what they get, or the transaction on it and perhaps both. */
const endsByName =
  /release|close|dispose|destroy|free|shut_?down|clean_?up|tear_?down|give_?back|^(?:end|finish|commit|rollback|abort)/iu;

/** Functions and methods that keep what they get, or give it to whoever waits for it. */
export const keepsByName =
  /^(?:push|unshift|add|set|enqueue|register|use|adopt|defer|resolve|callback|cb|done|next|call|apply)$/u;

/** Methods of functions that run them: `work.apply(this, [client])`. */
const appliesByName = /^(?:apply|call)$/u;

/** Methods that keep a listener until something happens. */
export const listensByName = /^(?:on|once|addListener|prependListener|addEventListener)$/u;

/** Methods that are done with their callback when they return. */
const iteratesByName =
  /^(?:map|forEach|filter|flatMap|some|every|find|findIndex|reduce|reduceRight|sort|from)$/u;

/** What becomes of the resource where one of its names is read? */
export function fateAt(obligation: Obligation, mention: TSESTree.Node, role: Role): Fate {
  if (isRelease(obligation, mention, role)) return 'release';
  const { node, contained } = outermost(mention);
  const { parent } = node;
  if (role.is === 'helper') return isCallee(node) ? 'nothing' : fateOfClosure(obligation, mention, role.body);
  if (role.is === 'releaser') return 'nothing';
  if (parent?.type === AST_NODE_TYPES.MemberExpression && parent.object === node) {
    return contained || role.is === 'carrier' ? 'nothing' : fateOfMember(obligation, parent);
  }
  const call = callWith(node);
  return call
    ? fateOfArgument(obligation, call, node, contained || role.is === 'carrier')
    : fateOfValue(obligation, node);
}

/** Is the resource given back here? Judged from this place alone. */
function isRelease(sighting: Sighting, mention: TSESTree.Node, role: Role): boolean {
  const { terms } = sighting;
  const { node, contained } = outermost(mention);
  const { parent } = node;
  const isDirect = role.is === 'resource' && !contained;
  if (role.is === 'helper') return false;
  if (role.is === 'releaser') return contained || !isBound(node);
  if (parent?.type === AST_NODE_TYPES.MemberExpression && parent.object === node) {
    const name = memberName(parent);
    if (role.is === 'carrier') return endsByName.test(name);
    const isNamed = terms.releasing.has(name) || disposalName(parent.property, parent.computed) !== undefined;
    return isDirect && isNamed && !isBound(outermost(parent).node) && !isStatement(outermost(parent).node);
  }
  const call = callWith(node);
  if (!call || contained) return false;
  const name = calledName(call);
  if (terms.releasingByArgument.get(name) === call.arguments.indexOf(node as TSESTree.Expression))
    return true;
  const inFile = isDirect ? fateInFile(sighting, call, node)?.fate : undefined;
  return inFile === undefined ? endsByName.test(name) : inFile === 'release';
}

/** What is there to know of a resource before any path is walked? */
export function obligationOf(sighting: Sighting): Obligation {
  const places = [...sighting.mentions];
  const isReleasedHere = places.some(([mention, role]) => isRelease(sighting, mention, role));
  const isListenedTo = places.some(([mention]) => listensOn(sighting, mention));
  return {
    ...sighting,
    isAbout: speaksOf(sighting.mentions),
    isReleasedHere,
    isListenedTo,
    isKeptOpen: isListenedTo && !isReleasedHere,
  };
}

/** Asks whether the code below a node speaks of the resource. */
export function speaksOf(mentions: Mentions): (node: TSESTree.Node) => boolean {
  const starts = [...mentions.keys()].map(({ range }) => range[0]).sort((a, b) => a - b);
  return ({ range }) => firstAtOrAfter(starts, range[0]) < range[1];
}

/** The first of sorted numbers that is not below a limit. */
function firstAtOrAfter(sorted: readonly number[], limit: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? Infinity) < limit) from = middle + 1;
    else to = middle;
  }
  return sorted[from] ?? Infinity;
}

/** `client.anything` */
function fateOfMember(obligation: Obligation, member: TSESTree.MemberExpression): Fate {
  if (isSubscription(obligation, member)) return obligation.isReleasedHere ? 'nothing' : 'hand-over';
  if (listensByName.test(memberName(lastMember(member)))) return 'nothing'; // to its errors, as everybody should
  return takes(member, obligation.terms) ? 'use' : 'nothing';
}

function listensOn(sighting: Sighting, mention: TSESTree.Node): boolean {
  const { node, contained } = outermost(mention);
  const { parent } = node;
  const isOwner = parent?.type === AST_NODE_TYPES.MemberExpression && parent.object === node;
  return isOwner && !contained && isSubscription(sighting, parent);
}

/** `client.on('notification', …)`, `channel.consume(queue, …)`: whoever listens to a connection means to keep it. */
function isSubscription({ terms }: Sighting, member: TSESTree.MemberExpression): boolean {
  if (terms.subscribing.has(memberName(member))) return true;
  const last = lastMember(member);
  const call = last.parent;
  if (!listensByName.test(memberName(last)) || call.type !== AST_NODE_TYPES.CallExpression) return false;
  const [event] = call.arguments;
  return event?.type !== AST_NODE_TYPES.Literal || event.value !== 'error';
}

/** `on` of `connected.client.on`: the resource may have the connection that it stands for inside. */
function lastMember(member: TSESTree.MemberExpression): TSESTree.MemberExpression {
  const { parent } = member;
  const isOwner = parent.type === AST_NODE_TYPES.MemberExpression && parent.object === member;
  return isOwner ? lastMember(parent) : member;
}

/** Does this member make a resource take what it needs? Properties of it that nobody described, such as its state, do not. */
export function takes(member: TSESTree.MemberExpression, { takenOnUse, members }: Terms): boolean {
  const { parent } = member;
  const isCalled = parent.type === AST_NODE_TYPES.CallExpression && parent.callee === member;
  return !takenOnUse || isCalled || members.has(memberName(member));
}

/** `f(client)`, `f({ client })`, `new F(client)` */
function fateOfArgument(obligation: Obligation, call: Call, node: TSESTree.Node, contained: boolean): Fate {
  const { resolution } = obligation;
  const inFile = contained ? undefined : fateInFile(obligation, call, node)?.fate;
  if (inFile !== undefined) return inFile;
  if (resolution.callAt(call)?.member.roundTrip) return 'use';
  const { use } = promiseUse(call);
  if (keepsByName.test(calledName(call)) && !(use === 'awaited' && appliesByName.test(calledName(call))))
    return 'hand-over';
  const isAnswer = use === 'returned' && !isNested(obligation, call); // perhaps with the resource in it
  if (isAnswer) return 'hand-over';
  if (isParameter(obligation, call.callee)) {
    // `await work(client)` lends it to a callback; `resolve(client)` and `callback(null, client)` give it away.
    return use === 'awaited' || use === 'returned' || use === 'stored' ? 'use' : 'hand-over';
  }
  if (obligation.isReleasedHere) return 'use';
  return use === 'awaited' && isUsedAfter(obligation, call) ? 'use' : 'hand-over';
}

/** Is it inside of a function that the region only contains? */
function isNested({ region }: Obligation, start: TSESTree.Node): boolean {
  for (let node = start.parent; node && node !== region; node = node.parent) {
    if (isFunction(node)) return true;
  }
  return false;
}

/** What a function of this file does with an argument. */
function fateInFile(
  { resolution, fateIn }: Sighting,
  call: Call,
  node: TSESTree.Node,
): FateInFunction | undefined {
  const called = resolution.valueOf(call.callee);
  if (called?.kind !== 'function') return undefined;
  return fateIn(called.node, call.arguments.indexOf(node as TSESTree.Expression));
}

/** Does a call lose the resource that it gets where the called function of this file throws? */
export function isLostInCall({ mentions, ...sighting }: Sighting, call: Call): boolean {
  return call.arguments.some(
    (given) =>
      mentions.get(bare(given))?.is === 'resource' &&
      fateInFile({ mentions, ...sighting }, call, given)?.isLostOnThrow === true,
  );
}

/** A value that is neither called nor an argument. */
function fateOfValue({ region, resolution }: Obligation, node: TSESTree.Node): Fate {
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.VariableDeclarator:
      return 'nothing';
    case AST_NODE_TYPES.AssignmentExpression: {
      if (parent.left.type !== AST_NODE_TYPES.Identifier) return 'hand-over';
      const scope = resolution.sourceCode.getScope(parent.left);
      const variable = ASTUtils.findVariable(scope, parent.left.name);
      return variable?.identifiers.some((name) => isWithin(name, region)) ? 'nothing' : 'hand-over';
    }
    case AST_NODE_TYPES.CallExpression: // as its callee: `trx('users')`
    case AST_NODE_TYPES.TaggedTemplateExpression:
      return 'use';
    case AST_NODE_TYPES.BinaryExpression:
    case AST_NODE_TYPES.ConditionalExpression: // as its test
    case AST_NODE_TYPES.DoWhileStatement:
    case AST_NODE_TYPES.ExpressionStatement:
    case AST_NODE_TYPES.ForStatement:
    case AST_NODE_TYPES.IfStatement:
    case AST_NODE_TYPES.LogicalExpression: // as its left side
    case AST_NODE_TYPES.TemplateLiteral:
    case AST_NODE_TYPES.UnaryExpression:
    case AST_NODE_TYPES.WhileStatement:
      return 'nothing';
    default:
      return 'hand-over';
  }
}

/** What becomes of the resource where a function that speaks of it is mentioned, and does not run at once? */
export function fateOfClosure(obligation: Obligation, mention: TSESTree.Node, body: FunctionNode): Fate {
  const { node, contained } = outermost(mention);
  const call = callWith(node);
  if (!call) return isBound(node) ? 'nothing' : fateOfValue(obligation, node);
  if (endsIn(obligation, body)) return 'release';
  const isLent = promiseUse(call).use === 'awaited' || iteratesByName.test(calledName(call));
  return obligation.isReleasedHere || (isLent && !contained) ? 'use' : 'hand-over';
}

/** Does a function give the resource back or away, itself or through the region's other functions? */
function endsIn(obligation: Obligation, body: FunctionNode): boolean {
  for (const fate of fatesIn(obligation, body)) if (fate === 'release' || fate === 'hand-over') return true;
  return false;
}

/** What becomes of the resource in a function, and in the region's other functions that it calls? */
export function* fatesIn(obligation: Obligation, body: FunctionNode): Generator<Fate> {
  for (const part of functionsIn(obligation, body)) {
    for (const [mention, role] of obligation.mentions) {
      if (role.is !== 'helper' && isWithin(mention, part)) yield fateAt(obligation, mention, role);
    }
  }
}

/** A function, and the region's other functions that use the resource and that it speaks of. */
export function* functionsIn(
  { mentions }: Pick<Obligation, 'mentions'>,
  body: FunctionNode,
  seen = new Set<FunctionNode>(),
): Generator<FunctionNode> {
  if (seen.has(body)) return;
  seen.add(body);
  yield body;
  for (const [mention, role] of mentions) {
    if (role.is === 'helper' && isWithin(mention, body)) yield* functionsIn({ mentions }, role.body, seen);
  }
}

/** Is it bound to a name of its own? */
function isBound(node: TSESTree.Node): boolean {
  return node.parent?.type === AST_NODE_TYPES.VariableDeclarator && node.parent.init === node;
}

/** `client.release;` calls nothing. */
function isStatement({ parent }: TSESTree.Node): boolean {
  return parent?.type === AST_NODE_TYPES.ExpressionStatement;
}

function isCallee(node: TSESTree.Node): boolean {
  return node.parent?.type === AST_NODE_TYPES.CallExpression && node.parent.callee === node;
}

function isUsedAfter({ mentions }: Obligation, call: Call): boolean {
  return [...mentions].some(
    ([mention, role]) =>
      role.is === 'resource' &&
      mention.range[0] > call.range[1] &&
      mention.parent?.type === AST_NODE_TYPES.MemberExpression,
  );
}

/** Is the called function a parameter, such as `callback`, `resolve` or `next`? */
function isParameter({ resolution }: Obligation, callee: TSESTree.Node): boolean {
  const name = bare(callee);
  if (name.type !== AST_NODE_TYPES.Identifier) return false;
  const [definition] = ASTUtils.findVariable(resolution.sourceCode.getScope(name), name.name)?.defs ?? [];
  return definition !== undefined && isFunction(definition.node) && definition.name !== definition.node.id;
}
