import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { isFunction, keyName, propertyName } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import { callWith, isWithin, outermost, type Carried } from './ownership-carried.js';
import type { Terms } from './ownership-terms.js';

/** What a name stands for, seen from the resource. */
export type Role =
  | { readonly is: 'resource' } // the resource itself, or its promise
  | { readonly is: 'carrier' } // something with the resource in it: `{ client }`, `new Repository(client)`
  | { readonly is: 'releaser' } // its releasing function: `const { release } = client`
  | { readonly is: 'helper'; readonly body: FunctionNode }; // a function of the region that uses the resource

export interface Named {
  readonly variable: TSESLint.Scope.Variable;
  readonly role: Role;
}

/** Every place of a region that speaks of the resource, with what the name there stands for. */
export type Mentions = ReadonlyMap<TSESTree.Node, Role>;

/** Where does a region speak of the resource: at these places, by its own names, or by names derived from them? */
export function mentionsOf(
  names: Iterable<Named>,
  region: TSESTree.Node,
  terms: Terms,
  resolution: Resolution,
  places: Mentions = new Map(),
): Mentions {
  const mentions = new Map<TSESTree.Node, Role>();
  const known = new Set<TSESLint.Scope.Variable>();
  const pending = [...names];
  const mention = (place: TSESTree.Node, role: Role): void => {
    mentions.set(place, role);
    pending.push(...namesFrom(place, role, region, terms, resolution));
    const exposing = role.is === 'resource' ? exposedAt(place, terms) : undefined;
    if (exposing) mention(exposing, role);
  };
  for (const [place, role] of places) mention(place, role);
  for (let named = pending.pop(); named; named = pending.pop()) {
    const { variable, role } = named;
    if (known.has(variable) || !variable.identifiers.some((name) => isWithin(name, region))) continue;
    known.add(variable);
    for (const reference of variable.references) {
      const { identifier } = reference;
      if (reference.isRead() && isWithin(identifier, region)) mention(identifier, role);
    }
  }
  return mentions;
}

/** `session.client` or `session.getClient()`, where that is the resource which `session` gives back. */
function exposedAt(place: TSESTree.Node, { exposed }: Terms): TSESTree.Node | undefined {
  const { node, contained } = outermost(place);
  const { parent } = node;
  const isOwner = parent?.type === AST_NODE_TYPES.MemberExpression && parent.object === node;
  if (!isOwner || contained || !exposed.has(propertyName(parent) ?? '')) return undefined;
  const isCalled = parent.parent.type === AST_NODE_TYPES.CallExpression && parent.parent.callee === parent;
  return isCalled ? parent.parent : parent;
}

/** The names that the value of a mention is bound to, and the functions that use it. */
function* namesFrom(
  mention: TSESTree.Node,
  role: Role,
  region: TSESTree.Node,
  terms: Terms,
  resolution: Resolution,
): Generator<Named> {
  if (role.is === 'resource' || role.is === 'carrier') {
    yield* boundTo(outermost(mention), role, terms, resolution);
  } else if (role.is === 'releaser') {
    const { node, contained } = outermost(mention);
    const { parent } = node;
    const isNamed = parent?.type === AST_NODE_TYPES.VariableDeclarator && parent.init === node;
    if (isNamed && !contained) yield* named(parent.id, role, resolution);
  }
  for (let node = mention.parent; node && node !== region; node = node.parent) {
    if (!isFunction(node)) continue;
    if (node.id) yield* named(node.id, { is: 'helper', body: node }, resolution);
    const carried = outermost(node);
    // What a call answers that was awaited is its result: the function went into the call, and stayed there.
    if (!isAwaitedCall(carried)) yield* boundTo(carried, { is: 'helper', body: node }, terms, resolution);
  }
}

function isAwaitedCall({ node }: Carried): boolean {
  const call = callWith(node);
  return call !== undefined && outermost(call).awaited;
}

const carrier: Role = { is: 'carrier' };
const releaser: Role = { is: 'releaser' };

function* boundTo(
  { node, contained }: Carried,
  role: Role,
  terms: Terms,
  resolution: Resolution,
): Generator<Named> {
  const { parent } = node;
  const call = callWith(node);
  if (call) {
    // What a query answers has nothing of the connection in it.
    const answers = resolution.callAt(call)?.member.roundTrip !== undefined;
    if (!answers) yield* boundTo(outermost(call), carrier, terms, resolution);
  } else if (parent?.type === AST_NODE_TYPES.VariableDeclarator && parent.init === node) {
    if (role.is === 'resource' && !contained) yield* destructured(parent.id, terms, resolution);
    yield* named(parent.id, contained ? carrier : role, resolution);
  } else if (parent?.type === AST_NODE_TYPES.AssignmentExpression && parent.right === node) {
    yield* named(parent.left, contained ? carrier : role, resolution);
  } else if (parent?.type === AST_NODE_TYPES.MemberExpression && role.is === 'resource' && !contained) {
    if (terms.releasing.has(propertyName(parent) ?? '')) yield* boundReleaser(parent, resolution);
  }
}

/** `const { release } = client`, `const { client, close } = session` */
export function* destructured(
  pattern: TSESTree.Node,
  terms: Terms,
  resolution: Resolution,
): Generator<Named> {
  if (pattern.type !== AST_NODE_TYPES.ObjectPattern) return;
  for (const property of pattern.properties) {
    const name = property.type === AST_NODE_TYPES.Property ? (keyName(property) ?? '') : '';
    if (property.type !== AST_NODE_TYPES.Property) continue;
    if (terms.exposed.has(name)) yield* named(property.value, { is: 'resource' }, resolution);
    else if (terms.releasing.has(name)) yield* named(property.value, releaser, resolution);
  }
}

/** `const release = client.release`, and the same with `.bind(client)` */
function* boundReleaser(member: TSESTree.MemberExpression, resolution: Resolution): Generator<Named> {
  const { parent } = member;
  const isBind =
    parent.type === AST_NODE_TYPES.MemberExpression &&
    parent.object === member &&
    propertyName(parent) === 'bind';
  const { node } = outermost(isBind ? parent.parent : member);
  if (node.parent?.type === AST_NODE_TYPES.VariableDeclarator) {
    yield* named(node.parent.id, releaser, resolution);
  }
}

function* named(name: TSESTree.Node, role: Role, { sourceCode }: Resolution): Generator<Named> {
  if (name.type !== AST_NODE_TYPES.Identifier) return;
  const variable = ASTUtils.findVariable(sourceCode.getScope(name), name.name);
  if (variable) yield { variable, role };
}
